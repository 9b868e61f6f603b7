"""The section ``support`` as frozen nouns: who helps whom with what, which choices that is, and what it may change."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from comity.case.places import NOWHERE
from comity.case.settlement import Span
from comity.case.statement import Statement
from comity.errors import Where

Kind = Literal["money", "materiel", "training", "troops", "mixed", "other"]
"""What sort of support it is; ``mixed`` where a figure adds several up, ``other`` where none of the four fits."""
Measure = Literal["committed", "allocated", "delivered", "estimated", ""]
"""What a figure counts; the first three are never added to one another or compared (conventions §92)."""
KINDS: tuple[Kind, ...] = ("money", "materiel", "training", "troops", "mixed", "other")
MEASURES: tuple[Measure, ...] = ("committed", "allocated", "delivered", "estimated")


NOTHING = Span(Fraction(0), Fraction(0))
HALF = Span(Fraction(1, 2), Fraction(1, 2))
DISCOUNT = Span(Fraction(19, 20), Fraction(19, 20))
HAZARDS = (Fraction(0), Fraction(1, 20), Fraction(1, 5), Fraction(1))
"""The chances per period of an announced cut that are compared where a case names none."""


@dataclass(frozen=True, slots=True)
class Flow:
    """
    A figure for outside support in some period.

    ``giver`` and ``to`` are parties, or names of somebody who is none. ``date`` is a day, month or year and stands for
    the whole of it; ``since`` and ``until`` name longer periods. ``value`` is None where a source gives no number.
    ``cumulative`` marks a total up to the end of its period, ``change`` a change against another period, in ``unit``.
    ``released`` is the day the figure was published: figures of different releases are not one series.
    """

    giver: str
    to: str
    kind: Kind
    id: str = ""
    date: str = ""
    since: str = ""
    until: str = ""
    value: Span | None = None
    unit: str = ""
    measure: Measure = ""
    released: str = ""
    cumulative: bool = False
    change: bool = False
    by: str = ""
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lever:
    """
    An option of the conflict that is outside support.

    Giving it is having the option on, or off where ``given`` is False. ``by`` owns the option. ``to`` is the party that
    is helped.
    """

    option: str
    by: str
    to: str = ""
    kind: Kind = "mixed"
    given: bool = True
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """
    What one kind of support does while it is on, to the side ``to``, in the war-termination game.

    ``win`` is added to that side's chance of winning a period, ``rent`` is what it gains in each period of fighting,
    ``cost`` is taken off what fighting costs it, ``spread`` is added to what the other side does not know of its
    strength. The numbers of the game itself then hold while every kind is on.
    """

    kind: Kind
    to: str
    win: Span = NOTHING
    rent: Span = NOTHING
    cost: Span = NOTHING
    spread: Span = NOTHING
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Patron:
    """
    An outside party without whose consent the fighting does not end (Cunningham 2010).

    ``war`` is what a period of fighting is worth to it, its own costs taken off, while it supports; ``peace`` what a
    period of peace is worth to it. It cannot be paid by the two sides.
    """

    by: str
    war: Span
    peace: Span = NOTHING
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Private:
    """
    What only one side knows: whether it is strong (with probability ``chance``) or weak.

    The chance of winning a period is ``spread`` higher for the strong type and ``spread`` lower for the weak one.
    """

    side: str
    chance: Span
    spread: Span
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attrition:
    """A war of attrition: what a unit of time costs each side, what winning is worth, who is subsidised by how much."""

    costs: tuple[tuple[str, Span], ...]
    prizes: tuple[tuple[str, Span], ...]
    to: str = ""
    subsidy: Span = NOTHING
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Game:
    """
    The war-termination game: two sides fight over positions 0 to ``positions``, and may share instead.

    ``sides`` are (A, B): A wins at the last position, B at 0. ``win`` is the chance that A wins a period while support
    is on, ``win_after_cut`` once it is off. ``costs`` are what a period of fighting costs A and B, ``rent`` what the
    side ``to`` gains by one while support is on. ``cut_hazard`` lists the chances per period, announced, that support
    ends; ``reversal`` is the chance per period that it comes back. ``start`` is the position today, None where every
    position counts alike; ``share`` is the part of the surplus of a deal that goes to A. A number with two ends is
    part of the region over which answers are taken.
    """

    sides: tuple[str, str]
    win: Span
    costs: tuple[Span, Span]
    positions: int = 6
    win_after_cut: Span | None = None
    rent: Span = NOTHING
    to: str = ""
    discount: Span = DISCOUNT
    cut_hazard: tuple[Fraction, ...] = HAZARDS
    reversal: Span = NOTHING
    start: int | None = None
    share: Span = HALF
    effects: tuple[Effect, ...] = ()
    patron: Patron | None = None
    private: Private | None = None
    attrition: Attrition | None = None
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Data:
    """
    A table of the user's own: columns, and the cells of each row as texts; an empty cell is an empty text.

    ``file`` is the name of the CSV file it was read from, empty where the rows stand in the case. Where it stands makes
    no difference to what it says.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    file: str = field(default="", compare=False)
    wheres: tuple[Where, ...] = field(default=(), compare=False, repr=False)

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells of a column; ValueError where there is none."""
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Event:
    """Something about support that happened, or was announced, on a date; ``unit`` where it concerns one unit alone."""

    date: str
    what: Literal["announced", "cut", "reduced", "restored", "raised", "ended"]
    unit: str = ""
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SeriesTest:
    """
    A table by period (month, quarter or year), and what is to be tested on it.

    ``outcome``, ``treatment``, ``unit``, ``period``, ``released`` and ``measure`` name columns; ``unit`` is empty
    where there is one unit. ``says`` is what the statement under test says of the outcome where support falls.
    ``donors`` are the units that a synthetic control may use; all without an event by default. ``scale`` is applied
    to the outcome before any test.
    """

    id: str
    table: Data
    outcome: str
    period: str
    treatment: str = ""
    unit: str = ""
    released: str = ""
    measure: str = ""
    events: tuple[Event, ...] = ()
    controls: tuple[str, ...] = ()
    donors: tuple[str, ...] = ()
    says: Literal["lower", "higher"] = "lower"
    scale: Literal["as_is", "log", "log1p", "asinh"] = "as_is"
    horizon: int = 6
    lags: int | None = None
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EndingsTest:
    """
    A table of conflict-periods: one row a unit and period, with support in it and how the unit ended, if it did.

    ``unit``, ``period``, ``treatments`` and ``ending`` name columns; a unit's last row says how it ended, an empty
    cell that it went on when observation ended. ``words`` maps the cells of ``ending`` to what comity calls them:
    ``victory_a``, ``victory_b``, ``settlement``, ``low_activity``, ``other``.
    """

    id: str
    table: Data
    unit: str
    period: str
    treatments: tuple[str, ...]
    ending: str
    words: tuple[tuple[str, str], ...] = ()
    controls: tuple[str, ...] = ()
    says: Literal["shorter", "longer"] = "shorter"
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Support:
    """
    Everything a case says about outside support.

    ``targets`` are outcomes that conditional support might make hold; ``steps`` what it may be made conditional on
    (any option of the other parties, on or off, where empty).
    """

    flows: tuple[Flow, ...] = ()
    levers: tuple[Lever, ...] = ()
    targets: tuple[Statement, ...] = ()
    steps: tuple[Statement, ...] = ()
    game: Game | None = None
    series: tuple[SeriesTest, ...] = ()
    endings: tuple[EndingsTest, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)
