"""Draws judged one at a time by the programs that find bargaining solutions: for packages beyond going through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.settlement import Settlement
from comity.ensemble.packages.choosing import SOLUTIONS
from comity.ensemble.packages.unknown import Cells, settled
from comity.ensemble.packages.verdict import Verdict
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.bargaining.result import Bargains
from comity.settlement.packages.model import Package, Packages, packages_of

OPTIMA = 50  # optima of one solution that are listed in a draw


@dataclass(frozen=True, eq=False, slots=True)
class ByPrograms:
    """A settlement whose draws are judged by :func:`comity.settlement.packages.bargaining.analyse.bargain`."""

    settlement: Settlement
    plans: tuple[Package, ...]
    budget: Budget

    def block(self, draws: int) -> int:
        """Return how many draws are handed over at once."""
        return min(draws, 16)

    def judge(self, cells: Sequence[Cells]) -> Iterator[Verdict | None]:
        """
        Yield the verdicts of some draws; None for a draw in which a solution could not be proven.

        Raises
        ------
        BudgetExceededError
            The time ended before a draw was judged; that draw is not counted.
        """
        for d in range(len(cells[0])):
            model = packages_of(settled(self.settlement, tuple(rows[d] for rows in cells)))
            found = bargain(model, limit=OPTIMA, budget=self.budget, keys=tuple(SOLUTIONS))
            self.budget.check()
            if not all(s.proven for s in found.solutions):
                yield None
                continue
            yield Verdict(found.agreement is True, _accepts(model, self.plans), _chosen(found))


def _accepts(model: Packages, plans: Sequence[Package]) -> NDArray[np.bool_]:
    rows = [[value >= floor for value, floor in zip(model.values(p), model.floor, strict=True)] for p in plans]
    return np.array(rows, bool).reshape(len(plans), len(model.parties))


def _chosen(found: Bargains) -> dict[str, tuple[Package, ...]]:
    return {s.key: s.chosen for s in found.solutions if s.packages}
