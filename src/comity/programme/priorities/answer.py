"""Which due quantities are met on time where not all can be, by stated values, and how far that hangs on the values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

_MOST = 6


@dataclass(frozen=True, slots=True)
class Priority:
    """
    How much of what is due of an item is met on time, where as much value as possible is met in all.

    Parameters
    ----------
    low, high : float or None
        The ends of the stated value of a unit; None where none is stated. It then counts as 1.
    due : float
    met, met_most : float
        The least and the most that is met with the middle of all values. They differ where the same value can be had in
        several ways.
    least, most : float
        The least and the most that is met over all the values that were tried.
    """

    item: str
    unit: str
    modernise: bool
    low: float | None
    high: float | None
    due: float
    met: float
    met_most: float
    least: float
    most: float

    @property
    def share(self) -> tuple[float, float] | None:
        """Return the share of what is due that is met with the middle of all values; None where nothing is due."""
        return (self.met / self.due, self.met_most / self.due) if self.due > 0 else None

    @property
    def changes(self) -> bool:
        """Return whether what is met was found to change within the stated values."""
        return self.least < self.met or self.most > self.met_most

    def to_json(self) -> dict[str, Any]:
        """Return the item as plain values."""
        return asdict(self) | {"share": None if self.share is None else list(self.share), "changes": self.changes}


@dataclass(frozen=True, slots=True)
class Left:
    """How much of what is due of an item in a period is left out."""

    item: str
    period: int
    name: str
    quantity: float


@dataclass(frozen=True, slots=True)
class Priorities:
    """
    What is met on time by value.

    Parameters
    ----------
    items : tuple of Priority
        By stated value of a unit (the middle of what is stated), the highest first.
    open_order : tuple of (str, str)
        Pairs of items of which either may have the higher value, so far as the stated intervals tell.
    changes : bool or None
        Whether what is met changes somewhere within the stated intervals: True where some values that were tried change
        it. None where the search ended before all of them were tried, and none of those tried did.
    all_met : bool
        Whether everything that is due is met on time; then nothing has to come first.
    stated : bool
        Whether any item has a stated value. Where none has, a unit of each counts the same.
    mixed : bool
        Units of different kinds are weighed against one another without stated values.
    tried : int
        How many items were tried, with all others at the other end of their values.
    why : str
        Why the search ended early; empty where it did not.
    left : tuple of Left
        What is left out in one way of meeting as much value as can be, with the middle of all values; there may be
        others.
    """

    items: tuple[Priority, ...] = ()
    open_order: tuple[tuple[str, str], ...] = ()
    changes: bool | None = False
    all_met: bool = False
    stated: bool = True
    mixed: bool = False
    tried: int = 0
    why: str = ""
    left: tuple[Left, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """Return the items by stated value, the highest first."""
        return tuple(p.item for p in self.items)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "items": [p.to_json() for p in self.items],
            "order": list(self.order),
            "open_order": [list(pair) for pair in self.open_order],
            "changes": self.changes,
            "all_met": self.all_met,
            "stated": self.stated,
            "mixed": self.mixed,
            "tried": self.tried,
            "why": self.why,
            "left_out": [asdict(x) for x in self.left],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        return tuple(_sentences(self))


def _sentences(found: Priorities) -> Iterator[str]:
    if not found.items:
        yield f"What is met first was not found: {found.why}." if found.why else "Nothing is due."
        return
    if found.all_met:
        yield "Everything that is due is met on time, so nothing has to come first."
        return
    if not found.stated:
        yield "No item has a stated value, so a unit of each counts the same here; that is a choice, and not a finding."
    else:
        yield "Not everything can be met on time. With as much stated value as possible met on time:"
    if found.mixed:
        yield "Units of different kinds are weighed one for one; say under `value` what a unit of each is worth."
    yield from (_item(p) for p in found.items if p.due > 0)
    if found.left:
        each = [f'{_number(x.quantity)} of "{x.item}" due in period {x.name}' for x in found.left[:_MOST]]
        more = len(found.left) - _MOST
        rest = f" and {more:,} more" if more > 0 else ""
        yield f"One way to do so does not meet {', '.join(each)}{rest}; there may be others."
    if any(p.met < p.met_most for p in found.items):
        yield "Where a span is given, the same value can be had in several ways: the values leave the choice open."
    if found.open_order:
        pairs = ", ".join(f'"{a}" and "{b}"' for a, b in found.open_order[:5])
        more = len(found.open_order) - 5
        yield f"Which is worth more a unit cannot be told of {pairs}{f' and {more:,} more pairs' if more > 0 else ''}."
    if found.stated or found.changes is None:
        yield _changes(found)


def _item(p: Priority) -> str:
    span = f", between {_number(p.least)} and {_number(p.most)} within the stated values" if p.changes else ""
    met = _number(p.met) if p.met == p.met_most else f"between {_number(p.met)} and {_number(p.met_most)}"
    return f'"{p.item}": {met} of {_number(p.due)}{f" {p.unit}" if p.unit else ""}{span}.'


def _changes(found: Priorities) -> str:
    if found.changes:
        return "What is met first changes within the stated values: the values do not settle it."
    if found.changes is None:
        return f"Whether that changes within the stated values is not known: {found.why}."
    if all(p.low == p.high for p in found.items):
        return "Each value is stated as one number; nothing is said of how sure it is."
    return "At all the values that were tried within what is stated, the same is met."


def _number(x: float) -> str:
    return f"{x:,.6g}"
