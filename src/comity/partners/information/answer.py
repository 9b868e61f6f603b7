"""What is worth finding out, in plain values and in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from comity.partners.information.totals import Totals
from comity.partners.naming import listed

LITTLE = 0.005
"""What is worth less than this on the scale of 0 to 1 is next to nothing."""
SHOWN = 3
"""So many of the unknowns are said in words."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """
    One thing that may be found out, and what knowing it is worth.

    Parameters
    ----------
    offer, criterion : str
        The cell; empty where it is a claim.
    claim : str
        The claim, or that of the cell.
    value : float
        By how much the best choice would be better on average, on the scale of 0 to 1; at least 0.
    changes : float
        The chance that another offer is best then.
    bar : float or None
        In the unit of the criterion: on the better side of it ``above`` is the best, on the other side ``below``.
    above, below : str
        Offers; empty where there is no bar.
    unit : str
    called : str
        What sentences call it.
    """

    offer: str
    criterion: str
    claim: str
    value: float
    changes: float
    bar: float | None = None
    above: str = ""
    below: str = ""
    unit: str = ""
    called: str = field(default="", compare=False, repr=False)
    names: tuple[str, str] = field(default=("", ""), compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "offer": self.offer,
            "criterion": self.criterion,
            "claim": self.claim,
            "value": self.value,
            "changes": self.changes,
            "bar": self.bar,
            "above": self.above,
            "below": self.below,
        }

    def sentence(self) -> str:
        """Return it in words."""
        said = f"{self.called}: worth {self.value:.3f}; with a chance of {self.changes:.2f} another offer is best then."
        if self.bar is None:
            return said
        unit = f" {self.unit}" if self.unit else ""
        above, below = self.names
        return f'{said} If it is better than {self.bar:.3g}{unit}, "{above}" is best on average, else "{below}".'


@dataclass(frozen=True, slots=True)
class Information:
    """
    What is worth finding out before one chooses, for n offers.

    Parameters
    ----------
    worths : tuple of (str, float)
        What each offer is worth on average over all that is open.
    best : tuple of str
        The offers that are worth most; several where they are equal.
    cells, claims : tuple of Unknown
        Those worth most first.
    totals : Totals
        What it would be worth to know everything.
    seed : int
    names : tuple of str
        What sentences call the offers.
    promised : bool
        Whether a cell is only promised.
    """

    worths: tuple[tuple[str, float], ...]
    best: tuple[str, ...]
    cells: tuple[Unknown, ...]
    claims: tuple[Unknown, ...]
    totals: Totals
    seed: int
    names: tuple[str, ...] = field(default=(), compare=False, repr=False)
    promised: bool = field(default=False, compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        kinds = (("cells", self.totals.cells), ("weights", self.totals.weights), ("both", self.totals.both))
        return {
            "best": list(self.best),
            "worths": dict(self.worths),
            "cells": [c.to_json() for c in self.cells],
            "claims": [c.to_json() for c in self.claims],
            "totals": {kind: None if total is None else total.to_json() for kind, total in kinds},
            "draws": self.totals.draws,
            "seed": self.seed,
            "cut": self.totals.cut,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return it in plain sentences."""
        said = [self._leading()]
        useful = [u for u in (*self.cells, *self.claims) if u.value > 0]
        useful.sort(key=lambda u: (-u.value, u.claim, u.offer, u.criterion))
        if not self.cells and not self.claims:
            said.append("No cell is open: there is nothing to find out about the offers.")
        elif not useful:
            said.append("No single thing that is open would, once known, change which offer is best on average.")
        else:
            said.append("Most worth finding out, on the scale from 0, the worst, to 1, the best:")
            said += [u.sentence() for u in useful[:SHOWN]]
            said.append("What single things are worth does not add up: two may be worth more, or less, than their sum.")
        said += self._of_all()
        if self.promised:
            said.append("Promises are taken as kept here: whether they are is not among the things to find out.")
        if self.totals.cut:
            said.append(f"The work ended early, after {self.totals.draws:,} draws: {self.totals.cut}.")
        return tuple(said)

    def _leading(self) -> str:
        if len(self.best) == 1:
            return f"On average over all that is open, {listed(self.names)} is worth most. That alone makes no winner."
        return f"No offer is ahead: on average over all that is open, {listed(self.names)} are worth the same."

    def _of_all(self) -> list[str]:
        cells, weights = self.totals.cells, self.totals.weights
        if cells is None or weights is None:
            return []
        said = f"To know every cell would be worth {cells.value:.3f}, to know the weights {weights.value:.3f}."
        if max(cells.high, weights.high) < LITTLE:
            return [f"{said} Both are worth next to nothing on a scale of 1."]
        if cells.low > weights.high:
            return [said, "Facts about the offers are worth more here than settling what matters."]
        if weights.low > cells.high:
            return [said, "Settling what matters is worth more here than facts about the offers."]
        return [said]
