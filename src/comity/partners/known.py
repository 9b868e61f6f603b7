"""What is known of every offer on every criterion: known, only promised, or not public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from comity.case.partners import Cell, Partners
from comity.case.wording import counted
from comity.partners.naming import called_by_id, listed

State = Literal["known", "promised", "not public"]
STATES: tuple[State, ...] = ("known", "promised", "not public")
SAID: Mapping[State, str] = {"known": "known", "promised": "only promised", "not public": "not public"}
"""Each state in a sentence."""
Chance = tuple[float, float, float]
"""The posterior of a claim, and the lower and the upper end of its interval."""


@dataclass(frozen=True, slots=True)
class KnownCell:
    """
    What is known of one offer on one criterion.

    Parameters
    ----------
    offer, criterion : str
    state : {"known", "promised", "not public"}
        Known is everything that is stated and not marked as promised: contracted, delivered or counted.
    cell : Cell
    unit : str
    chance : (p, low, high) or None
        How likely the claim holds that the cell hangs on; None where it hangs on none, or nothing is known of it.
    since : str
        The date of the last event of the offer log about it; empty where there is none.
    """

    offer: str
    criterion: str
    state: State
    cell: Cell
    unit: str = ""
    chance: Chance | None = None
    since: str = ""

    @property
    def told(self) -> str:
        """Return the value in words."""
        return told(self.cell, self.unit)

    def to_json(self) -> dict[str, Any]:
        """Return the cell as plain values."""
        return {
            "offer": self.offer,
            "criterion": self.criterion,
            "state": self.state,
            "value": plain(self.cell),
            "told": self.told,
            "claim": self.cell.claim or None,
            "chance": None if self.chance is None else list(self.chance),
            "since": self.since or None,
            "text": self.cell.text,
            "source": list(self.cell.source),
        }


@dataclass(frozen=True, slots=True)
class Known:
    """Every cell, offer by offer; ``names`` is what sentences call the offers."""

    cells: tuple[KnownCell, ...] = ()
    names: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    def count(self, state: State, offer: str | None = None) -> int:
        """Return how many cells are so, in all or of one offer."""
        return sum(c.state == state for c in self.cells if offer is None or c.offer == offer)

    def of(self, offer: str) -> dict[str, KnownCell]:
        """Return what is known of an offer, by criterion."""
        return {c.criterion: c for c in self.cells if c.offer == offer}

    @property
    def by_offer(self) -> dict[str, dict[State, int]]:
        """Return for each offer how many of its cells are known, only promised and not public."""
        offers = dict.fromkeys(c.offer for c in self.cells)
        return {o: {s: self.count(s, o) for s in STATES} for o in offers}

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "counts": {s: self.count(s) for s in STATES},
            "by_offer": self.by_offer,
            "cells": [c.to_json() for c in self.cells],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return how much is known in plain words."""
        if not self.cells:
            return ()
        parts = [f"{self.count(s)} {'is' if self.count(s) == 1 else 'are'} {SAID[s]}" for s in STATES]
        said = [f"Of {counted(len(self.cells), 'cell')} {', '.join(parts[:-1])} and {parts[-1]}."]
        if self.count("not public"):
            said.append(
                "What is not public is not taken for nothing: it may be anywhere in the range of its criterion."
            )
        if 2 * self.count("not public") > len(self.cells):
            said.append("That is most of all cells: ranks rest more on what is not public than on what is.")
        names, each = dict(self.names), Counter(c.offer for c in self.cells)
        blank = [o for o in each if self.count("not public", o) == each[o]]
        if blank:
            said.append(f"Of {listed([names.get(o, o) for o in blank])} nothing at all is public.")
        return tuple(said)


def known_cells(
    partners: Partners,
    chances: Mapping[str, Chance] | None = None,
    since: Mapping[tuple[str, str], str] | None = None,
) -> Known:
    """
    Return what is known of every cell.

    Parameters
    ----------
    partners : Partners
    chances : mapping, optional
        How likely each claim holds.
    since : mapping, optional
        From offer and criterion to the date of the last event about the cell.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Criterion, Offer
    >>> price = Cell("uniform", Fraction(2), Fraction(5), promised=True)
    >>> criteria = (Criterion("price", unit="bn"), Criterion("time"))
    >>> found = known_cells(Partners(criteria, (Offer("x", cells=(("price", price),)),)))
    >>> [(c.criterion, c.state, c.told) for c in found.cells]
    [('price', 'promised', '2 to 5 bn'), ('time', 'not public', 'not public')]
    """
    chances, since = chances or {}, since or {}
    cells = []
    for offer in partners.offers:
        here = dict(offer.cells)
        for criterion in partners.criteria:
            cell = here.get(criterion.id, Cell())
            cells.append(
                KnownCell(
                    offer.id,
                    criterion.id,
                    state_of(cell),
                    cell,
                    criterion.unit,
                    chances.get(cell.claim) if cell.claim else None,
                    since.get((offer.id, criterion.id), ""),
                )
            )
    return Known(tuple(cells), tuple(called_by_id(partners.offers).items()))


def state_of(cell: Cell) -> State:
    """
    Return whether a cell is known, only promised or not public.

    Examples
    --------
    >>> state_of(Cell("exact")), state_of(Cell("exact", promised=True)), state_of(Cell(promised=True))
    ('known', 'promised', 'not public')
    """
    if cell.shape == "unknown":
        return "not public"
    return "promised" if cell.promised else "known"


def plain(cell: Cell) -> Any:
    """
    Return what a cell says as the case writes it; None where it is not public.

    Examples
    --------
    >>> from fractions import Fraction
    >>> plain(Cell("normal", Fraction(3), Fraction(1, 2))), plain(Cell("grade", grade="own")), plain(Cell())
    ({'normal': [3.0, 0.5]}, 'own', None)
    """
    if cell.shape == "unknown":
        return None
    if cell.shape == "grade":
        return cell.grade
    low, high = float(cell.low), float(cell.high)
    if cell.shape == "normal":
        return {"normal": [low, high]}
    return low if cell.shape == "exact" else [low, high]


def told(cell: Cell, unit: str = "") -> str:
    """
    Return what a cell says in words.

    Examples
    --------
    >>> from fractions import Fraction
    >>> told(Cell("normal", Fraction(1000), Fraction(50)), "MW"), told(Cell())
    ('about 1,000 MW (standard deviation 50)', 'not public')
    """
    if cell.shape == "unknown":
        return "not public"
    if cell.shape == "grade":
        return cell.grade
    tail = f" {unit}" if unit else ""
    low, high = _number(float(cell.low)), _number(float(cell.high))
    if cell.shape == "normal":
        return f"about {low}{tail} (standard deviation {high})"
    return f"{low}{tail}" if low == high or cell.shape == "exact" else f"{low} to {high}{tail}"


def _number(value: float) -> str:
    short = float(f"{value:.6g}")
    return f"{short:,.0f}" if short.is_integer() else f"{short:,.6g}"
