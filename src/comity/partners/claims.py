"""Whether the answer hangs on how likely claims are: the same question at both ends of each posterior's interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import BudgetExceededError
from comity.partners.known import Chance
from comity.partners.naming import called_by_id
from comity.partners.standing import Standing, standing

MOST = 20
"""The most claims that are tried one by one, those with the widest intervals."""


@dataclass(frozen=True, slots=True)
class ClaimTried:
    """
    One claim at both ends of the interval of its posterior, all others at their middle.

    ``cells`` are the offers and criteria that hang on it; ``low`` and ``high`` the answers at the ends.
    """

    claim: str
    chance: Chance
    cells: tuple[tuple[str, str], ...]
    low: Standing
    high: Standing

    @property
    def hangs(self) -> bool:
        """Return whether the clear winner, or that there is none, differs between the two ends."""
        return self.low.winner != self.high.winner

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "claim": self.claim,
            "chance": list(self.chance),
            "cells": [list(cell) for cell in self.cells],
            "hangs": self.hangs,
            "low": self.low.to_json(),
            "high": self.high.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Claims:
    """
    The claims that cells hang on.

    Parameters
    ----------
    chances : tuple of pairs
        Each claim with its posterior and interval.
    unknown : tuple of str
        Claims of which nothing is known: their cells are taken as given.
    tried : tuple of ClaimTried
    left_out : int
        Claims with an interval that were not tried one by one.
    cut : str
        Why the work ended early; empty where it did not.
    names, texts : tuple of pairs
        What sentences call the offers, and what the claims say.
    """

    chances: tuple[tuple[str, Chance], ...]
    unknown: tuple[str, ...] = ()
    tried: tuple[ClaimTried, ...] = ()
    left_out: int = 0
    cut: str = ""
    names: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    texts: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "chances": {claim: list(chance) for claim, chance in self.chances},
            "unknown": list(self.unknown),
            "tried": [t.to_json() for t in self.tried],
            "left_out": self.left_out,
            "cut": self.cut,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in plain words what the claims do to the answer."""
        names = dict(self.names)
        texts = {c: f" ({text.removesuffix('.')})" for c, text in self.texts if text and text != c}
        said = [f'Claim "{c}"{texts.get(c, "")} holds with a chance of {_chance(x)}.' for c, x in self.chances]
        said += [
            f'Nothing is known of claim "{c}"{texts.get(c, "")}; the cells that hang on it are taken as given.'
            for c in self.unknown
        ]
        for t in self.tried:
            if t.hangs:
                ends = [f"at {p:.2f} {_winner(at, names)}" for p, at in ((t.chance[1], t.low), (t.chance[2], t.high))]
                said.append(f'The answer hangs on how likely claim "{t.claim}" is: {", ".join(ends)}.')
        if self.tried and not any(t.hangs for t in self.tried):
            said.append("At both ends of what is known of each claim the answer about a clear winner is the same.")
        if self.left_out:
            said.append(f"Not tried one by one: {self.left_out} claims with narrower intervals.")
        if self.cut:
            said.append(f"The work ended early: {self.cut}.")
        return tuple(said)


def _chance(chance: Chance) -> str:
    p, low, high = chance
    return f"{p:.2f}" if low == high else f"{p:.2f} [{low:.2f} to {high:.2f}]"


def _winner(at: Standing, names: Mapping[str, str]) -> str:
    return (
        "there is no clear winner" if at.winner is None else f'"{names.get(at.winner, at.winner)}" is the clear winner'
    )


def cells_of_claims(partners: Partners) -> dict[str, tuple[tuple[str, str], ...]]:
    """
    Return for each claim the offers and criteria whose cells hang on it, by name.

    Examples
    --------
    >>> from comity.case.partners import Cell, Offer
    >>> x = Offer("x", cells=(("price", Cell("exact", claim="c1")), ("time", Cell(claim="c2"))))
    >>> cells_of_claims(Partners(offers=(x,)))
    {'c1': (('x', 'price'),)}
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for offer in partners.offers:
        for criterion, cell in offer.cells:
            if cell.claim and cell.shape != "unknown":
                found.setdefault(cell.claim, []).append((offer.id, criterion))
    return {claim: tuple(found[claim]) for claim in sorted(found)}


def at_both_ends(
    partners: Partners,
    chances: Mapping[str, Chance],
    draws: int,
    seed: int,
    threshold: float = 0.5,
    budget: Budget | None = None,
) -> Claims:
    """
    Return what the claims do to the answer.

    Each claim whose posterior has an interval is put at its lower and at its upper end, all others at their middle.

    Parameters
    ----------
    partners : Partners
    chances : mapping claim -> (p, low, high)
    draws, seed, threshold
        As for SMAA-2.
    budget : Budget, optional
        Where it ends early, the claims tried by then are kept.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> x = Offer("x", cells=(("record", Cell("exact", Fraction(1), Fraction(1), claim="c1")),))
    >>> y = Offer("y", cells=(("record", Cell("exact", Fraction(9, 10), Fraction(9, 10))),))
    >>> found = at_both_ends(Partners((Criterion("record"),), (x, y)), {"c1": (0.5, 0.1, 0.9)}, 10_000, 0)
    >>> found.tried[0].hangs, found.tried[0].low.winner, found.tried[0].high.winner
    (True, 'y', 'x')
    """
    from comity.partners.smaa.analyse import smaa

    budget, cells = budget or Budget(), cells_of_claims(partners)
    known = {c: chances[c] for c in cells if c in chances}
    wide = sorted(
        (c for c, (_, low, high) in known.items() if low < high), key=lambda c: (known[c][1] - known[c][2], c)
    )
    tried: list[ClaimTried] = []
    cut = ""
    for claim in wide[:MOST]:
        ends = []
        try:
            for end in known[claim][1:]:
                at = {c: p for c, (p, _, _) in known.items()} | {claim: end}
                found = smaa(partners, at, draws=draws, seed=seed, threshold=threshold, budget=budget)
                ends.append(standing(found))
                cut = cut or found.cut
        except (BudgetExceededError, KeyboardInterrupt) as e:
            cut = budget.ended(e)
        if len(ends) < 2:
            break
        tried.append(ClaimTried(claim, known[claim], cells[claim], ends[0], ends[1]))
    return Claims(
        tuple(known.items()),
        tuple(c for c in cells if c not in known),
        tuple(tried),
        max(0, len(wide) - MOST),
        cut,
        tuple(called_by_id(partners.offers).items()),
    )
