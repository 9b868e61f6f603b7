"""The section ``settlement`` as frozen nouns: who asks for what, in which order, worth what to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from comity.case.places import NOWHERE
from comity.case.statement import Statement
from comity.errors import Where

Kind = Literal["prerequisite", "demand", "red_line", "offer"]


@dataclass(frozen=True, slots=True)
class Span:
    """A number with the ends of what it may be; ``low == middle == high`` where it is known."""

    low: Fraction
    high: Fraction

    @property
    def middle(self) -> Fraction:
        """Return the value that is used where one is needed."""
        return (self.low + self.high) / 2

    @property
    def known(self) -> bool:
        """Return True where both ends are the same."""
        return self.low == self.high


ONE = Span(Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Term:
    """
    A thing that can be agreed, and as an act of a sequence: something that is done once.

    ``by`` are the parties that do it, ``takes`` days. For the ways out of a deadlock: ``escrow`` names who could hold
    it for both sides (empty: nobody), ``parts`` into how many verified parts it can be split (1: not at all),
    ``together`` whether it can be done at the same moment as another act. ``means`` says in options of the conflict
    when the term holds.
    """

    id: str
    text: str = ""
    by: tuple[str, ...] = ()
    takes: Span | None = None
    escrow: str = ""
    parts: int = 1
    together: bool = True
    means: Statement | None = None
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier occasion on which the demand was made: whether its party gave it up in the end."""

    waived: bool
    date: str = ""
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Demand:
    """
    What a party asks for.

    ``opens`` is the term that a prerequisite is for (the key ``for``): it then means "opens -> requires".

    ``version`` names the version of a text in which the row stands; empty where it stands in all of them.
    """

    id: str
    by: str
    kind: Kind
    requires: Statement
    opens: str = ""
    weight: Span = ONE
    text: str = ""
    history: tuple[Past, ...] = ()
    version: str = ""
    why: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """
    A claim that one act comes before another. ``within``: least and most days from ``first`` to ``then``.

    ``within`` is None where no days are given; its end is None where there is no latest day.
    """

    by: str
    first: str
    then: str
    id: str = ""
    weight: Span = ONE
    within: tuple[Fraction, Fraction | None] | None = None
    text: str = ""
    version: str = ""
    why: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text whose versions differ, such as the drafts of a plan. The first one is the main one."""

    id: str
    text: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IssueLevel:
    """One way in which an issue can be settled; ``means`` says it in options of the conflict."""

    id: str
    text: str = ""
    means: Statement | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """What has to be settled: by one of its levels, or, where ``span`` is there, by any number between its ends."""

    id: str
    text: str = ""
    levels: tuple[IssueLevel, ...] = ()
    span: tuple[Fraction, Fraction] | None = None
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Together:
    """What a combination of levels adds to the sum of their values."""

    when: Statement
    adds: Span
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Values:
    """
    What packages are worth to one party, in units of its own: the sum over issues, and what combinations add.

    ``levels`` holds issue -> (level -> value), every level once; an issue that is absent is worth 0 whatever it is.
    ``curves`` holds continuous issue -> points (x, value) of a concave piecewise line that covers its span.
    ``bargaining_weight`` is the party's exponent in the weighted Nash product.
    """

    party: str
    walk_away: Span
    levels: tuple[tuple[str, tuple[tuple[str, Span], ...]], ...] = ()
    curves: tuple[tuple[str, tuple[tuple[Fraction, Fraction], ...]], ...] = ()
    together: tuple[Together, ...] = ()
    bargaining_weight: Fraction = Fraction(1)
    why: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """A package with a name, such as a published plan: issue -> level, or the text of a number."""

    id: str
    package: tuple[tuple[str, str], ...]
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Breach:
    """
    How a party could break a package: it would set some issues to other levels, or simply gain something by it.

    It is open where ``when`` holds (None: always). Found out, it costs the party ``punished`` times the reliability of
    the strongest guarantee that is in force.
    """

    by: str
    text: str = ""
    when: Statement | None = None
    sets: tuple[tuple[str, str], ...] = ()
    gains: Span = Span(Fraction(0), Fraction(0))
    punished: Span = Span(Fraction(0), Fraction(0))
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """What stands behind a package: in force where ``when`` holds, and acted on with the chance ``reliability``."""

    when: Statement
    reliability: Span
    text: str = ""
    by: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Room:
    """
    Who can block a settlement, and what a party that is left out can do to it.

    ``votes`` and ``quota``: what is decided by vote (quota None: nothing is). ``can_undo`` holds party -> (issue ->
    levels): left out, the party can set each of these issues to any of these levels, or leave it.
    """

    veto: tuple[str, ...] = ()
    votes: tuple[tuple[str, Fraction], ...] = ()
    quota: Fraction | None = None
    can_undo: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ripe:
    """
    What is said about a party's readiness. None means that nothing is said.

    ``continuation``: what going on is worth, period by period, in the party's own units; ``hurting``: whether going on
    hurts it more and more, where there is no figure. ``inferred`` where this was concluded from talks having begun.
    """

    party: str
    continuation: tuple[Fraction, ...] = ()
    hurting: bool | None = None
    way_out: bool | None = None
    spokesman: bool | None = None
    inferred: bool = False
    why: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The section ``settlement``, whole. Everything keeps the order of the file."""

    terms: tuple[Term, ...] = ()
    facts: tuple[Statement, ...] = ()
    seek: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    sequence: tuple[Order, ...] = ()
    versions: tuple[Version, ...] = ()
    issues: tuple[Issue, ...] = ()
    packages_exclude: tuple[Statement, ...] = ()
    values: tuple[Values, ...] = ()
    comparable: bool = False
    plans: tuple[Plan, ...] = ()
    room: Room | None = None
    breaches: tuple[Breach, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    ripeness: tuple[Ripe, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def term(self, term_id: str) -> Term | None:
        """Return the term of that id, or None: an act of the sequence need not be a term."""
        return next((t for t in self.terms if t.id == term_id), None)

    def issue(self, issue_id: str) -> Issue:
        """Return the issue of that id; KeyError where there is none."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def of(self, party: str) -> Values | None:
        """Return the values of a party, or None where none are given."""
        return next((v for v in self.values if v.party == party), None)
