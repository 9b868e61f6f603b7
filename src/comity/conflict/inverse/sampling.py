"""The share of the admissible profiles in which a state holds, estimated from profiles drawn at random."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from comity.budget import Budget
from comity.conflict.inverse.admissible import Open, Orders
from comity.conflict.inverse.formula import Formula, atoms, holds
from comity.conflict.stability import stability
from comity.kernels.edges import Index

DRAWS = 20_000  # profiles at most where a formula can be evaluated
FEWEST_DRAWS = 2_000
_COMPARISONS = 400_000_000  # comparisons made in all
FEW_DRAWS = 400  # profiles at most where the whole table of states must be computed for each
_TABLES = 2_000_000  # states judged in all
SEED = 1
_AT_ONCE = 4_000_000  # places drawn at a time


@dataclass(frozen=True, slots=True)
class Sample:
    """How often a state held in profiles drawn with equal chances."""

    hits: int
    draws: int
    seed: int = SEED

    @property
    def share(self) -> float:
        """Return the share of the draws in which it held."""
        return self.hits / self.draws

    def interval(self, z: float = 1.96) -> tuple[float, float]:
        """
        Return the Wilson interval of the share, 95 per cent by default [1]_.

        Examples
        --------
        >>> low, high = Sample(50, 100).interval()
        >>> round(low, 3), round(high, 3)
        (0.404, 0.596)

        References
        ----------
        .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of
           the American Statistical Association 22, 209-212.
        """
        n, p = self.draws, self.share
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


def sampled_formula(
    formula: Formula, orders: Mapping[int, Orders], pause: Callable[[], None] = lambda: None, most: int = DRAWS
) -> Sample:
    """
    Return how often a formula holds in profiles drawn with equal chances.

    Examples
    --------
    >>> from comity.conflict.inverse.formula import Atom
    >>> formula = frozenset([frozenset([frozenset([Atom(0, (0,), (1,))])])])
    >>> abs(sampled_formula(formula, {0: Orders(0, 2)}).share - 0.5) < 0.02
    True
    """
    rng = np.random.default_rng(SEED)
    used = {p: sorted({v for a in atoms(formula) if a.party == p for v in (*a.high, *a.low)}) for p in orders}
    size = sum(len(w) for c in formula for w in c)
    draws = max(FEWEST_DRAWS, min(most, _COMPARISONS // max(size, 1)))
    width = max(len(atoms(formula)), sum(o.n_items if o.tiers else len(used[p]) for p, o in orders.items()))
    chunk = max(1, min(draws, _AT_ONCE // max(width, 1)))
    hits = done = 0
    while done < draws:
        pause()
        count = min(chunk, draws - done)
        places = {p: _drawn(o, used[p], rng, count) for p, o in orders.items() if used[p]}
        hits += int(holds(formula, places, count).sum())
        done += count
    return Sample(hits, draws)


def _drawn(orders: Orders, items: list[int], rng: np.random.Generator, count: int) -> dict[int, Index]:
    """Return the places of some items in orders drawn with equal chances."""
    # where nothing is known of the order, the order of some items is that of these items alone
    known = orders if orders.tiers else Orders(orders.party, len(items))
    places = known.draw(rng, count)
    return {v: places[:, v if orders.tiers else k] for k, v in enumerate(items)}


def sampled_table(given: Open, key: str, state: int, budget: Budget, draws: int | None = None) -> Sample:
    """Return how often a state is an equilibrium in profiles drawn with equal chances, by the table of all states."""
    draws = draws or max(100, min(FEW_DRAWS, _TABLES // given.model.n_states))
    rng = np.random.default_rng(SEED)
    hits = 0
    for _ in range(draws):
        budget.check()
        ranks = given.model.ranks.copy()
        for p, o in given.orders.items():
            ranks[p] = o.ranks(o.draw(rng, 1)[0])
        model = replace(given.model, ranks=ranks)
        hits += bool(stability(model, key, None, budget, {})[:, state].all())
    return Sample(hits, draws)
