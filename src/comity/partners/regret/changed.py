"""The answer to what would change the winner, as an object and in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from comity.partners.naming import listed

SHOWN = 6
"""So many offers are told of, those that are least behind."""


@dataclass(frozen=True, slots=True)
class Changed:
    """
    One number that changes, in the user's unit.

    ``offer`` is None where it is the weight of the criterion. ``before`` is where it is at the middle of what is known;
    with grades it is None where that is between two of them. ``size`` is the change on the scale from 0 to 1, ``fits``
    whether the new number fits what is said, ``known`` whether the old one is known exactly. ``unit`` and ``stated``,
    the ends of what is said of a cell, are for sentences.
    """

    offer: str | None
    criterion: str
    before: float | str | None
    after: float | str | None
    size: float
    fits: bool
    known: bool = True
    unit: str = field(default="", compare=False, repr=False)
    stated: tuple[float, float] | None = field(default=None, compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return the change as plain values."""
        place = (
            {"criterion": self.criterion} if self.offer is None else {"offer": self.offer, "criterion": self.criterion}
        )
        known = {} if self.offer is None else {"known": self.known}
        return {**place, "from": self.before, "to": self.after, "size": self.size, "fits": self.fits, **known}


@dataclass(frozen=True, slots=True)
class Shift:
    """The nearest weights with which an offer comes first; ``moved`` is the share of all weight that moves."""

    moved: float
    weights: tuple[float, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class Change:
    """
    What would put an offer first.

    Parameters
    ----------
    offer : str
    behind : float
        How much less it is worth at the middle than the first, on the scale from 0 to 1.
    shift : Shift or None
        None where no weights put it first.
    weight : Changed or None
        The least change of one weight alone; None where none is enough.
    cells : tuple of Changed
        The least change of one cell alone, or of several where none alone is enough.
    """

    offer: str
    behind: float
    shift: Shift | None
    weight: Changed | None
    cells: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """
    What would change the winner, counted from the middle of what is known.

    Parameters
    ----------
    offers, criteria : tuple of str
    weights : tuple of float, length m
        At the middle.
    worth : tuple of float, length n
    first : tuple of str
        Offers that come first at the middle; several where they are level.
    changes : tuple of Change
        One for each other offer that was done.
    cut : str
        Why the work ended early; empty where it did not.
    notes : tuple of str
        What a reader should know of the middle.
    offer_names, criterion_names : tuple of str
        What sentences call them.
    """

    offers: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: tuple[float, ...]
    worth: tuple[float, ...]
    first: tuple[str, ...]
    changes: tuple[Change, ...]
    cut: str = ""
    notes: tuple[str, ...] = ()
    offer_names: tuple[str, ...] = field(default=(), compare=False, repr=False)
    criterion_names: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "middle": {
                "weights": dict(zip(self.criteria, self.weights, strict=True)),
                "worth": dict(zip(self.offers, self.worth, strict=True)),
                "first": list(self.first),
            },
            "changes": {c.offer: self._plain(c) for c in self.changes},
            "cut": self.cut,
            "notes": list(self.notes),
        }

    def _plain(self, change: Change) -> dict[str, Any]:
        shift = change.shift
        return {
            "behind": change.behind,
            "weights": None
            if shift is None
            else {
                "moved": shift.moved,
                "to": dict(zip(self.criteria, shift.weights, strict=True)),
                "fits": shift.fits,
            },
            "weight": None if change.weight is None else change.weight.to_json(),
            "cells": [c.to_json() for c in change.cells],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences, the offer that is least behind first."""
        names = dict(zip(self.offers, self.offer_names or self.offers, strict=True))
        if len(self.offers) == 1:
            return ("There is only one offer: no other can come first.", *self.notes)
        firsts = listed([names[o] for o in self.first])
        head = (
            f"At the middle of what is known {firsts} comes first."
            if len(self.first) == 1
            else f"No clear winner: at the middle of what is known {firsts} are level."
        )
        ordered = sorted(self.changes, key=lambda c: (c.behind, c.offer))
        early = (f"The work ended early: {self.cut}.",) if self.cut else ()
        more = (f"{len(ordered) - SHOWN} more are further behind.",) if len(ordered) > SHOWN else ()
        return (head, *(self._about(names, c) for c in ordered[:SHOWN]), *more, *early, *self.notes)

    def _about(self, names: dict[str, str], change: Change) -> str:
        ways: list[tuple[str, bool]] = []
        if change.weight is not None:
            ways.append((self._weight(change.weight), change.weight.fits))
        elif change.shift is not None:
            moved = f"if {change.shift.moved:.3g} of all weight moved from some criteria to others"
            ways.append((moved, change.shift.fits))
        if change.cells:
            ways.append((f"if {self._cells(names, change.cells)}", all(c.fits for c in change.cells)))
        none = " No weights put it first as long as the numbers stay." if change.shift is None else ""
        said = f"{listed([names[change.offer]])} is {change.behind:.3g} behind."
        return f"{said}{none} It would come first {_either(ways)}" if ways else f"{said}{none}"

    def _weight(self, changed: Changed) -> str:
        criterion = self._criterion(changed.criterion)
        if not isinstance(changed.before, float) or not isinstance(changed.after, float):
            return ""
        return f"if the weight of {criterion} were {changed.after:.3g} instead of {changed.before:.3g}"

    def _cells(self, names: dict[str, str], cells: tuple[Changed, ...]) -> str:
        """Return what cells would have to be, each offer named once."""
        by_offer: dict[str, list[str]] = {}
        for c in cells:
            by_offer.setdefault(c.offer or "", []).append(self._cell(c))
        return " and ".join(f"{listed([names[o]])} {' and '.join(said)}" for o, said in by_offer.items())

    def _cell(self, changed: Changed) -> str:
        before = "" if changed.before is None or not changed.known else f" instead of {_number(changed.before)}"
        unit = f" {changed.unit}" if changed.unit and isinstance(changed.after, float) else ""
        return f"on {self._criterion(changed.criterion)} were {_number(changed.after, changed.stated)}{unit}{before}"

    def _criterion(self, criterion: str) -> str:
        names = dict(zip(self.criteria, self.criterion_names or self.criteria, strict=True))
        return listed([names[criterion]])


def _either(ways: list[tuple[str, bool]]) -> str:
    """Return one way or another, and once whether they fit what is said where all do or none does."""
    if len(ways) > 1 and len({fits for _, fits in ways}) == 1:
        either = "Either fits" if ways[0][1] else "Either goes against"
        return f"{'; or '.join(way for way, _ in ways)}. {either} what is said."
    return f"{'; or '.join(f'{way}, {_fitting(fits)}' for way, fits in ways)}."


def _fitting(fits: bool) -> str:
    return "which fits what is said" if fits else "which goes against what is said"


def _number(value: float | str | None, stated: tuple[float, float] | None = None) -> str:
    """
    Return a number to three digits, a thousand and more whole, or a grade in quotes.

    There are more digits where three would take it into, or out of, what is stated.

    Examples
    --------
    >>> _number(16.6667), _number(14250.4), _number(96.0091, (90.0, 96.0)), _number("own")
    ('16.7', '14,250', '96.01', '"own"')
    """
    if value is None or isinstance(value, str):
        return f'"{value}"'
    whole = len(f"{abs(value):.0f}")
    low, high = stated or (value, value)
    for digits in range(max(3, whole), max(3, whole) + 7):
        short = float(f"{value:.{digits}g}")
        if stated is None or (low <= short <= high) == (low <= value <= high):
            break
    return f"{short:,.0f}" if short.is_integer() else f"{short:,.{digits}g}"
