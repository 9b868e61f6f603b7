"""The section ``evidence`` as frozen nouns: who claims what, what bears on it, and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from comity.case.places import NOWHERE
from comity.errors import Where

Says = Literal["supports", "contradicts", "neutral"]
RELIABILITY = "ABCDEF"
"""Grades of a source, from A (completely reliable) to F (its reliability cannot be judged)."""
CREDIBILITY = "123456"
"""Grades of an item, from 1 (confirmed by others) to 6 (its truth cannot be judged)."""


@dataclass(frozen=True, slots=True)
class Range:
    """
    A positive number with what it may be at the least and at the most: a likelihood ratio, a probability.

    ``low <= middle <= high``; all three are the same where the number is known.
    """

    low: Fraction
    middle: Fraction
    high: Fraction

    @property
    def known(self) -> bool:
        """Return True where the number is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Regraded:
    """A grade of a source from a day on: its reliability then, and, where counted, how many of its reports held."""

    date: str
    reliability: str
    checked: int | None = None
    held: int | None = None
    text: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """
    Who reports: a government, an agency, a paper, a database, a witness.

    ``side`` is the party it belongs to or speaks for, empty where it belongs to none. ``reliability`` is a letter of
    :data:`RELIABILITY`, empty where nobody has graded it, which counts as F. ``history`` holds earlier grades, oldest
    first; ``graded_by`` says whose the letter is (``modeller`` where the material itself gives none).
    """

    id: str
    name: str = ""
    side: str = ""
    reliability: str = ""
    history: tuple[Regraded, ...] = ()
    graded_by: str = ""
    kind: str = ""
    address: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a claim about the future will be decided: by which day, by which rule; the outcome once it is known."""

    by: str = ""
    rule: str = ""
    outcome: bool | None = None
    on: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """
    What somebody says is so.

    ``by`` is the party that says it, empty where ``speaker`` is no party. ``prior`` is the probability before any
    item, between 0 and 1. ``rivals`` are claims of which, with this one, at most one can be true. ``quote`` is at most
    a line. ``grade`` holds the words in which the material grades the claim.
    """

    id: str
    text: str
    by: str = ""
    speaker: str = ""
    date: str = ""
    prior: Range = Range(Fraction(1, 2), Fraction(1, 2), Fraction(1, 2))
    rivals: tuple[str, ...] = ()
    resolves: Resolution | None = None
    kind: str = ""
    quote: str = ""
    locator: str = ""
    grade: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """
    One piece of evidence on a claim.

    ``source`` is the id of an :class:`EvidenceSource`. ``origin`` names the first report that it goes back to; empty
    where it goes back to nobody else's. ``credibility`` is a digit of :data:`CREDIBILITY`, empty where not graded.
    ``ratio`` says how many times more likely the item is if the claim is true than if it is false; for an item that
    contradicts it may be written the other way round (conventions §62); None where the grades decide. ``also`` gives
    ratios for further claims, as hypotheses of one question. ``fidelity`` and ``error`` are the probabilities that the
    source passes the report of its origin on where there is one, and reports it where there is none.
    """

    id: str
    claim: str
    says: Says
    source: str
    origin: str = ""
    credibility: str = ""
    ratio: Range | None = None
    also: tuple[tuple[str, Range], ...] = ()
    date: str = ""
    locator: str = ""
    quote: str = ""
    analyst: str = ""
    text: str = ""
    fidelity: Range | None = None
    error: Range | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """
    A first report that several items go back to.

    ``seen_if_true`` and ``seen_if_false`` are the probabilities of that report where the claim is true and where it is
    not; with the fidelities of the items they make a small network. None: the items of the origin count once.
    """

    id: str
    text: str = ""
    seen_if_true: Range | None = None
    seen_if_false: Range | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Dependence:
    """Origins that are partly one: n of them count as ``n / (1 + (n - 1) * rho)``."""

    origins: tuple[str, ...]
    rho: Range
    why: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What another analyst makes of an item: a credibility, a ratio, or both."""

    item: str
    analyst: str
    credibility: str = ""
    ratio: Range | None = None
    date: str = ""
    why: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lead:
    """
    An item that nobody has yet, and could look for.

    ``seen`` gives, claim by claim, how likely it would be found if the claim were true; ``seen_if_not`` the same if
    the claim were false. ``cost`` is in any unit that all leads share.
    """

    id: str
    text: str = ""
    seen: tuple[tuple[str, Range], ...] = ()
    seen_if_not: Range | None = None
    cost: Fraction = Fraction(1)
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The probability that somebody gave a claim on a day, before it was decided."""

    claim: str
    analyst: str
    p: Fraction
    date: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Record:
    """
    What was claimed and what was verified, for one case of a kind: a rate or a count.

    A rate has ``verified`` of ``claimed``; a count has ``verified`` events over ``exposure`` (years, units, ...) and no
    ``claimed``. ``group`` names those that are alike (a kind of claim, a kind of project); ``by`` whose it is: a party,
    or any name. ``since`` and ``until`` say which time it covers.
    """

    id: str
    by: str
    verified: int
    claimed: int | None = None
    exposure: Fraction | None = None
    group: str = ""
    what: str = ""
    since: str = ""
    until: str = ""
    source: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series on a day."""

    date: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Series:
    """
    A count over time: what it counts, of whom, by whom.

    ``measure`` is ``claimed`` or ``confirmed``. A cumulative series counts from ``counts_from``, empty where that is
    not known: then only its growth between two of its own days can be used.
    """

    id: str
    of: str
    what: str
    by: str
    measure: Literal["claimed", "confirmed"]
    points: tuple[Point, ...]
    cumulative: bool = True
    counts_from: str = ""
    source: str = ""
    text: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Account:
    """What one source says a number was: rival accounts of one event are reconciled."""

    event: str
    side: str
    what: str
    source: str
    low: Fraction
    high: Fraction
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Feed:
    """How the probability of a claim reaches another room: what is made where it is at least ``at_least``."""

    claim: str
    at_least: Fraction
    makes: str
    why: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Everything a case says about claims and what they rest on.

    ``ratios`` replaces rows of the table of likelihood ratios by grade, such as ``("B2", Range(...))``. ``ledger`` is
    the name under which the entries are kept in a store that several cases share.
    """

    sources: tuple[EvidenceSource, ...] = ()
    claims: tuple[Claim, ...] = ()
    items: tuple[Item, ...] = ()
    origins: tuple[Origin, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    leads: tuple[Lead, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    records: tuple[Record, ...] = ()
    series: tuple[Series, ...] = ()
    accounts: tuple[Account, ...] = ()
    feeds: tuple[Feed, ...] = ()
    ratios: tuple[tuple[str, Range], ...] = ()
    ledger: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def claim(self, claim_id: str) -> Claim:
        """Return the claim of that id; KeyError where there is none."""
        for c in self.claims:
            if c.id == claim_id:
                return c
        raise KeyError(claim_id)
