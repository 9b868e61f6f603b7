"""What it would be worth to know everything of one kind: all cells, all weights, or both; by draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.partners.information.cells import mean
from comity.partners.information.worth import best
from comity.partners.values.draws import ValueDraws
from comity.partners.values.scales import Scaled
from comity.partners.weights.draws import Weights

Reals = NDArray[np.float64]
Table = Sequence[Sequence[Scaled]]
BLOCK = 4_096
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Total:
    """A mean over draws, and the ends between which the true one lies with a chance of 95 in 100; never below 0."""

    value: float
    low: float
    high: float

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"value": self.value, "band": [self.low, self.high]}


@dataclass(frozen=True, slots=True)
class Totals:
    """What all cells, all weights, and both are worth knowing; None where the time ran out before the first draws."""

    cells: Total | None
    weights: Total | None
    both: Total | None
    draws: int
    cut: str = ""


def mean_weights(weights: Weights, draws: int, seed: int, budget: Budget) -> tuple[float, ...]:
    """
    Return the mean of the weights: exact where they have a closed form, else over so many draws.

    Examples
    --------
    >>> corners = np.array([[1.0, 0.0], [0.5, 0.5]])
    >>> mean_weights(Weights("closed form", corners), 1, 0, Budget())
    (0.75, 0.25)
    """
    if len(weights.corners):
        return tuple(weights.corners.mean(axis=0).tolist())
    sums, done = np.zeros(weights.criteria), 0
    for drawn in weights.blocks(draws, BLOCK, seed):
        budget.check()
        sums += drawn.sum(axis=1)
        done += drawn.shape[1]
    return tuple((sums / done).tolist())


def totals(table: Table, weights: Weights, middle: Sequence[float], draws: int, seed: int, budget: Budget) -> Totals:
    r"""
    Return what it would be worth to know all cells, all weights, or both.

    In each draw it is what the best offer there is worth more than the offer that is best on average, which is never
    below 0. ``cells`` keeps the weights at their means, ``weights`` the cells; the three do not add up.

    Parameters
    ----------
    table : shape (n, m)
    weights : Weights
    middle : sequence of float, length m
        Mean weights.
    draws, seed : int
    budget : Budget

    Examples
    --------
    >>> table = [[Scaled("unknown")], [Scaled("exact")]]
    >>> found = totals(table, Weights("fixed", np.eye(1)), [1.0], 1000, 0, Budget())
    >>> found.cells.value, found.weights.value
    (0.0, 0.0)
    """
    means = np.array([[mean(cell) for cell in row] for row in table])  # [i, c]
    fixed = np.array(middle)
    chosen = best((means @ fixed).tolist())
    values = ValueDraws(table, seed)
    regrets: list[Reals] = []
    cut = ""
    try:
        for drawn in weights.blocks(draws, BLOCK, seed):
            budget.check()
            shared, cells = values.shared(drawn.shape[1]), np.empty((len(middle), drawn.shape[1]))
            worth = np.empty((3, len(table), drawn.shape[1]))  # [kind, i, d]
            for i in range(len(table)):
                values.fill(i, shared, cells)
                worth[0, i], worth[1, i] = fixed @ cells, means[i] @ drawn
                worth[2, i] = np.einsum("cd,cd->d", drawn, cells)
            regrets.append(worth.max(axis=1) - worth[:, chosen].mean(axis=1))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        cut = budget.ended(e)
    if not regrets:
        return Totals(None, None, None, 0, cut)
    every = np.concatenate(regrets, axis=1)
    return Totals(_total(every[0]), _total(every[1]), _total(every[2]), every.shape[1], cut)


def _total(regrets: Reals) -> Total:
    value = max(0.0, float(regrets.mean()))
    if value <= 1e-12:
        value = 0.0
    half = Z * float(regrets.std()) / math.sqrt(len(regrets))
    return Total(value, max(0.0, value - half), value + half)
