"""The section ``alignment`` as frozen nouns: dated ties between actors, and what each of them has."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from comity.case.places import NOWHERE
from comity.case.settlement import Span
from comity.errors import Where

Cast = Literal["yes", "no", "abstain", "absent", ""]
"""What an actor did when a vote was taken; empty where nothing is known of it, which is not the same as absent."""
CASTS: tuple[Cast, ...] = ("yes", "no", "abstain", "absent")
UNKNOWN_PART = Span(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Ties:
    """
    Ties between actors, column by column: row k says that ``a[k]`` and ``b[k]`` are tied.

    Actors are names or codes as the table has them; they need not be parties of the case. ``sign`` is +1 or -1.
    ``weight`` is None where none is given. ``directed`` ties lead from a to b. ``kind`` is a word of the user's own
    (alliance, trade, arms, vote, dispute). ``since`` and ``until`` are dates known in part, such as a year, and stand
    for their first and last day; empty where a tie has no beginning or end. ``source`` names sources, several with
    ``;``.
    """

    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    sign: tuple[int, ...] = ()
    weight: tuple[Fraction | None, ...] = ()
    directed: tuple[bool, ...] = ()
    kind: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    file: str = field(default="", compare=False)
    wheres: tuple[Where, ...] = field(default=(), compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.a)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """
    What actors have, by year: ``values[k]`` are the components of ``actor[k]`` in ``year[k]``, None where not known.

    A value that is not known is no zero: it stays out of every mean.
    """

    components: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    values: tuple[tuple[Fraction | None, ...], ...] = ()
    file: str = field(default="", compare=False)
    wheres: tuple[Where, ...] = field(default=(), compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.actor)


@dataclass(frozen=True, slots=True)
class Votes:
    """
    Roll calls: ``cast[r][k]`` is what ``actors[k]`` did in roll call r, named ``id[r]``.

    ``session`` groups roll calls that are taken together (a year or a session), ``body`` says where the vote was
    taken, ``date`` may be known in part; each is empty where it is not given.
    """

    actors: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    session: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    cast: tuple[tuple[Cast, ...], ...] = ()
    source: tuple[str, ...] = ()
    file: str = field(default="", compare=False)
    wheres: tuple[Where, ...] = field(default=(), compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.id)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a body: which members were there, and which were not; who is in neither list is not known."""

    date: str
    there: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Body:
    """
    An alliance, union or group whose members may be asked how they really vote, trade and fight.

    ``since`` and ``until`` bound the time that is asked about; empty where there is no bound.
    """

    id: str
    members: tuple[str, ...]
    text: str = ""
    since: str = ""
    until: str = ""
    meetings: tuple[Meeting, ...] = ()
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TieFigure:
    """
    One stated figure about an actor or a pair, such as their trade in a year, kept beside the others.

    ``of`` are the actors; ``what`` is a word of the user's own (trade, import share). ``since`` and ``until`` bound
    the period it is for. ``bound`` says whether the source gives the value itself, or that it is more or less.
    ``expected`` marks a figure that was not yet known when it was said, ``tested`` the one whose statement is tested.
    """

    id: str
    of: tuple[str, ...]
    what: str
    value: Span | None = None
    unit: str = ""
    since: str = ""
    until: str = ""
    bound: Literal["exactly", "at least", "at most", "about"] = "exactly"
    expected: bool = False
    tested: bool = False
    by: str = ""
    released: str = ""
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Substitute:
    """How much of what ``buyer`` gets from ``seller`` of a kind it could replace, 0 to 1; empty names mean all."""

    part: Span
    buyer: str = ""
    seller: str = ""
    kind: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Total:
    """What a buyer gets in all in a year, also from outside of the table; in every year where none is given."""

    buyer: str
    amount: Fraction
    year: int | None = None
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExposureAsked:
    """
    Which ties are flows from a to b that b depends on, and what is assumed of them.

    ``kinds`` are the kinds of tie, each a good of its own. ``passing`` is the part of its loss that a supplier passes
    on, ``totals`` what buyers get in all; ``cuts`` are pairs (seller, buyer) whose flows are cut in thought, an empty
    name meaning everybody. ``wear`` names kinds that last, such as arms, with the part of a stock that is lost
    each year.
    """

    kinds: tuple[str, ...] = ("trade",)
    passing: Fraction = Fraction(1, 2)
    substitutes: tuple[Substitute, ...] = ()
    totals: tuple[Total, ...] = ()
    cuts: tuple[tuple[str, str], ...] = ()
    wear: tuple[tuple[str, Fraction], ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Windows:
    """
    Which windows of time are compared: each (since, until), dates known in part; or every ``length`` years.

    ``step`` years lie between the beginnings of two windows; ``length`` by default.
    """

    spans: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    step: int | None = None
    since: str = ""
    until: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Alignment:
    """
    Everything a case says about who stands with whom.

    ``aliases`` are (as written, actor): names of the tables that mean one actor. ``states`` asks for names and codes
    of states to be brought together, with every doubt listed. ``share`` and ``ratio`` are the declared rule of poles.
    ``kinds`` of ties make the network, all of them where it is empty. ``anchor`` are two voters: the line of ideal
    points runs from the first to the second. ``focus`` are actors that get a page of their own.
    """

    ties: Ties = Ties()
    capabilities: Capabilities = Capabilities()
    votes: Votes = Votes()
    bodies: tuple[Body, ...] = ()
    figures: tuple[TieFigure, ...] = ()
    windows: Windows | None = None
    exposure: ExposureAsked | None = None
    kinds: tuple[str, ...] = ()
    share: Fraction = Fraction(1, 20)
    ratio: Fraction = Fraction(1, 2)
    anchor: tuple[str, str] | None = None
    focus: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    states: bool = False
    where: Where = field(default=NOWHERE, compare=False, repr=False)
