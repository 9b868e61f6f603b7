"""The matrix of items and hypotheses: each cell the logarithm of a likelihood ratio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """
    What one item, or one origin, says of one hypothesis.

    ``low``, ``middle`` and ``high`` are natural logarithms of the likelihood ratio: how many times more likely the item
    is where the hypothesis is true than where none of the hypotheses that it speaks of is (conventions §74). ``given``
    is False where the item says nothing of the hypothesis; the ratio is then 1. ``basis`` says what the number rests
    on, such as ``ratio`` or ``B2``.
    """

    low: float = 0.0
    middle: float = 0.0
    high: float = 0.0
    given: bool = False
    basis: str = ""

    def to_json(self) -> dict[str, Any] | None:
        """Return the cell as plain values; None where it is absent."""
        if not self.given:
            return None
        return {"log_ratio": self.middle, "low": self.low, "high": self.high, "basis": self.basis or None}


ABSENT = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """
    What one item, or one origin as it counts, says of every hypothesis of a set.

    ``id`` is the item's, or the origin's; ``items`` are the items behind it. ``cells`` stand in the order of the
    hypotheses, ``claims``.
    """

    id: str
    origin: str
    items: tuple[str, ...]
    claims: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def diagnosticity(self) -> float:
        r"""
        Return by how much the row tells the hypotheses apart: :math:`\max_h \log LR_h - \min_h \log LR_h`.

        0 means that it fits all of them equally well, however strongly it speaks: it is useless for the choice.

        Examples
        --------
        >>> two = Row("i1", "", ("i1",), ("a", "b"), (Cell(1, 2, 3, True), Cell(0, 0.5, 1, True)))
        >>> two.diagnosticity
        1.5
        """
        middles = [c.middle for c in self.cells]
        return max(middles) - min(middles) if middles else 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain values."""
        cells = {claim: cell.to_json() for claim, cell in zip(self.claims, self.cells, strict=True)}
        return {
            "id": self.id,
            "origin": self.origin or None,
            "items": list(self.items),
            "cells": cells,
            "diagnosticity": self.diagnosticity,
        }
