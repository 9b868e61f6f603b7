"""The section ``partners`` as frozen nouns: offers by criteria, what is known of each, weights, costs over time."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from comity.case.places import NOWHERE
from comity.case.settlement import Span
from comity.errors import Where

Better = Literal["more", "less"]
Phase = Literal["build", "operate", "maintain", "upgrade", "exit", ""]
PHASES: tuple[Phase, ...] = ("build", "operate", "maintain", "upgrade", "exit")
Shape = Literal["exact", "uniform", "normal", "grade", "unknown"]
DISCOUNT = Span(Fraction(3, 100), Fraction(7, 100))


@dataclass(frozen=True, slots=True)
class Cell:
    """
    What is known of one offer on one criterion.

    ``exact`` has ``low == high``; ``uniform`` lies between ``low`` and ``high``; ``normal`` has mean ``low`` and
    standard deviation ``high``; ``grade`` names one of the criterion's grades; ``unknown`` ("not public") is uniform
    over the whole range of the criterion, which is information and never zero. ``promised`` marks what is only
    said: neither contracted, delivered nor counted. ``claim`` names a claim of the evidence whose posterior is the
    chance that the cell holds; where it fails the cell is ``unknown``.
    """

    shape: Shape = "unknown"
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    grade: str = ""
    promised: bool = False
    claim: str = ""
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Criterion:
    """
    What offers are judged by.

    Values scale linearly from 0 at ``worst`` to 1 at ``best``; what lies outside is cut off. A criterion with
    ``grades`` (the worst first) has no numbers: of its values only their order is known. ``weight`` is a number, an
    interval, or None where it is free.
    """

    id: str
    text: str = ""
    unit: str = ""
    better: Better = "more"
    worst: Fraction = Fraction(0)
    best: Fraction = Fraction(1)
    grades: tuple[str, ...] = ()
    weight: Span | None = None
    phase: Phase = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Payment:
    """What an offer costs in a year, counted from its beginning; in the unit of the section, before discounting."""

    year: int
    amount: Span
    phase: Phase = ""
    text: str = ""
    promised: bool = False
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """A change of an offer on a date: a cell that became known, was bettered, or was taken back."""

    date: str
    criterion: str
    cell: Cell
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """
    One offer: ``cells`` are (criterion, cell); a criterion that is not there is ``unknown``.

    ``leaving`` is what it costs to leave once it was begun, ``yearly`` what it is worth a year: their ratio is how
    locked in one would be. ``vendors`` are those it comes from, several where it is mixed.
    """

    id: str
    by: str = ""
    text: str = ""
    cells: tuple[tuple[str, Cell], ...] = ()
    payments: tuple[Payment, ...] = ()
    log: tuple[Event, ...] = ()
    leaving: Span | None = None
    yearly: Span | None = None
    vendors: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """Weights compared pair by pair: that of ``more`` is ``low`` to ``high`` times that of ``than``."""

    more: str
    than: str
    low: Fraction = Fraction(1)
    high: Fraction | None = None
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Preferred:
    """A stated preference between two offers, for robust ordinal regression."""

    better: str
    than: str
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Commitment:
    """
    An irreversible commitment as an option: worth ``value``, costs ``cost``, may wait up to ``years``.

    ``rate`` is the riskless rate, ``lost`` what is lost each year by waiting, ``spread`` the volatility: a stated
    assumption, so an interval. ``stages`` are (year after the beginning, part of the cost); what they leave of the cost
    is due at the beginning, and at each stage one may stop.
    """

    offer: str
    value: Span
    cost: Span
    rate: Span
    lost: Span
    spread: Span
    years: int = 10
    stages: tuple[tuple[int, Fraction], ...] = ()
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Partners:
    """
    Everything a case says about whose long-term offer holds up.

    ``weights`` says how they are known: ``free`` (any), ``given`` (each criterion its number or interval), ``ranked``
    (the order in ``ranking``, the most important first); ``compared`` bounds them pair by pair. ``discount`` is the
    yearly rate of whole-life cost over ``years``.
    """

    criteria: tuple[Criterion, ...] = ()
    offers: tuple[Offer, ...] = ()
    weights: Literal["free", "given", "ranked"] = "free"
    ranking: tuple[str, ...] = ()
    compared: tuple[Compared, ...] = ()
    preferred: tuple[Preferred, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    discount: Span = DISCOUNT
    years: int = 60
    unit: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)
