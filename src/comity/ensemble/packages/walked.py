"""Draws judged by going through the packages that can be acceptable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Settlement
from comity.ensemble.packages.choosing import SOLUTIONS
from comity.ensemble.packages.laid_out import Grid, LaidOut, Whole, grids_of, lay_out
from comity.ensemble.packages.unknown import Cells
from comity.ensemble.packages.verdict import Verdict
from comity.settlement.packages.model import Package, Packages

_ROOM = 1 << 25  # bytes of worth that are held at once


@dataclass(frozen=True, eq=False, slots=True)
class Walked:
    """
    A settlement whose draws are judged package by package.

    Parameters
    ----------
    grids : [party] -> Grid
    laid : LaidOut
    plans : [plan][party] -> columns of the party's values that the plan is worth
    order : parties, the one that refuses most first
    """

    grids: tuple[Grid, ...]
    laid: LaidOut
    plans: tuple[tuple[NDArray[np.int64], ...], ...]
    order: tuple[int, ...]

    def block(self, draws: int) -> int:
        """Return how many draws may be judged at once."""
        row = sum(len(half.columns) for half in self.laid.halves) + len(self.laid.patterns[0])
        row += max(len(grid.low) for grid in self.grids)
        return max(1, min(draws, _ROOM // (8 * row * len(self.grids))))

    def judge(self, cells: Sequence[Cells]) -> Iterator[Verdict | None]:
        """Yield the verdicts of some draws; ``cells[p]`` has the shape (D, columns of p)."""
        values = [grid.drawn(rows) for grid, rows in zip(self.grids, cells, strict=True)]
        tables = [self._tables(p, values[p]) for p in range(len(values))]
        accepts = self._accepts(values)
        for d in range(len(cells[0])):
            inside, gains = self._acceptable(tables, values, d)
            chosen = {key: self._packages(inside[choose(gains)]) for key, choose in SOLUTIONS.items() if len(inside)}
            yield Verdict(bool(len(inside)), accepts[:, :, d], chosen)

    def _accepts(self, values: Sequence[Whole]) -> NDArray[np.bool_]:
        """Return who accepts which plan in which draw, shape (plans, P, D)."""
        out = np.zeros((len(self.plans), len(values), len(values[0])), bool)
        for k, plan in enumerate(self.plans):
            for p, own in enumerate(plan):
                out[k, p] = values[p][:, own].sum(axis=1) >= values[p][:, 0]
        return out

    def _tables(self, party: int, values: Whole) -> tuple[Whole, Whole, Whole]:
        """Return what combinations of levels of each half, and kinds of packages, are worth, shapes (D, ...)."""
        one, other = self.laid.halves
        pattern = self.laid.patterns[party]
        adds = values[:, values.shape[1] - pattern.shape[1] :] @ pattern.T.astype(np.float64)
        return one.worth(values), other.worth(values), adds

    def _acceptable(
        self, tables: Sequence[tuple[Whole, Whole, Whole]], values: Sequence[Whole], d: int
    ) -> tuple[NDArray[np.int64], Whole]:
        """Return the packages that all accept in a draw, and what each party gains by them."""
        one, other, kind = self.laid.at
        inside = None
        for p in self.order:
            a, b, c = (table[d] for table in tables[p])
            at = (one, other, kind) if inside is None else (one[inside], other[inside], kind[inside])
            enough = a[at[0]] + b[at[1]] + c[at[2]] >= values[p][d, 0]
            inside = np.flatnonzero(enough) if inside is None else inside[enough]
        assert inside is not None
        gains = [
            t[0][d][one[inside]] + t[1][d][other[inside]] + t[2][d][kind[inside]] - values[p][d, 0]
            for p, t in enumerate(tables)
        ]
        return inside, np.array(gains)

    def _packages(self, at: NDArray[np.int64]) -> tuple[Package, ...]:
        return tuple(self.laid.package(int(n)) for n in at)


def walked(settlement: Settlement, model: Packages, plans: Sequence[Package]) -> Walked | None:
    """
    Return what judges the draws of a settlement; None where its packages are too many, or it needs other means.

    Parameters
    ----------
    settlement : Settlement
        With its intervals.
    model : Packages
        Of the same settlement.
    plans : sequence of Package
    """
    grids = grids_of(settlement)
    laid = lay_out(settlement, grids) if grids is not None else None
    if grids is None or laid is None:
        return None
    columns = tuple(tuple(_columns(settlement, model, plan, p) for p in range(len(grids))) for plan in plans)
    return Walked(grids, laid, columns, _order(grids, laid))


def _columns(settlement: Settlement, model: Packages, plan: Package, party: int) -> NDArray[np.int64]:
    """Return the columns whose values add up to what a plan is worth to a party."""
    sizes = [len(issue.levels) for issue in settlement.issues]
    begins = 1 + np.cumsum([0, *sizes])
    levels = [int(begins[k]) + int(at) for k, at in enumerate(plan)]
    together = settlement.values[party].together
    extras = [int(begins[-1]) + j for j, t in enumerate(together) if model.holds(t.when.tree, plan)]
    return np.array([*levels, *extras], np.int64)


def _order(grids: Sequence[Grid], laid: LaidOut) -> tuple[int, ...]:
    """Return the parties by how many packages each accepts at the middles of its intervals, the fewest first."""
    one, other, kind = laid.at
    accepted = []
    for p, grid in enumerate(grids):
        middle = ((grid.least + grid.most) / 2)[None, :]
        pattern = laid.patterns[p]
        adds = middle[0, middle.shape[1] - pattern.shape[1] :] @ pattern.T.astype(np.float64)
        worth = laid.halves[0].worth(middle)[0][one] + laid.halves[1].worth(middle)[0][other] + adds[kind]
        accepted.append(int((worth >= middle[0, 0]).sum()))
    return tuple(sorted(range(len(grids)), key=lambda p: (accepted[p], p)))
