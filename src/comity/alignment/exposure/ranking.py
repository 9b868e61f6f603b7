"""Which cut would hurt most, and how sure the order is while substitutability is known only in intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from comity.alignment.exposure.cut import every_tie, number, sales_only, what_if_cut
from comity.alignment.exposure.flows import Bought, Reals
from comity.alignment.exposure.substitutes import Substitutes
from comity.budget import Budget


@dataclass(frozen=True, slots=True)
class Ranked:
    """
    One cut in a ranking by loss.

    Parameters
    ----------
    actor : str
        Whose sales (or every tie) are cut.
    now : float
        The part of imports lost at once.
    low, high : float
        The part that stays lost after replacement.
    first, last : int
        The highest and the lowest rank that the interval allows; 1 is the largest loss. Every interval is taken by
        itself: where the same doubt lies behind several of them, the true range is narrower.
    unknown : int
        Cut flows that are not known; where there are any, the losses are lower bounds.
    """

    actor: str
    now: float
    low: float
    high: float
    first: int
    last: int
    unknown: int

    def to_json(self) -> dict[str, object]:
        """Return the row as plain values."""
        return {
            "actor": self.actor,
            "now": number(self.now),
            "after": [number(self.low), number(self.high)],
            "rank": [self.first, self.last],
            "unknown": self.unknown,
        }

    def sentence(self) -> str:
        """Return the row in words."""
        low, high = f"{100 * self.low:.1f}", f"{100 * self.high:.1f}"
        stays = f"{low} %" if low == high else f"{low} to {high} %"
        rank = f"Rank {self.first}" if self.first == self.last else f"Between rank {self.first} and {self.last}"
        return f"{rank}: without {self.actor}, {100 * self.now:.1f} % is lost at once, and {stays} after replacement."


def rank_sellers(
    year: Bought, substitutes: Substitutes, buyer: str, spare: float | None = None, budget: Budget | None = None
) -> tuple[Ranked, ...]:
    """
    Return the sellers of one buyer, ranked by what the buyer would lack if that seller sold it nothing more.

    Parameters
    ----------
    year : Bought
    substitutes : Substitutes
    buyer : str
    spare : float, optional
        As in :func:`~comity.alignment.exposure.cut.what_if_cut`.
    budget : Budget, optional

    Returns
    -------
    tuple of Ranked
        Sellers with a known flow above 0, the largest loss first (by the upper end, then the lower, then by name).

    Raises
    ------
    UsageError
        A buyer without a row in the year.
    BudgetExceededError
        The time allowed ran out.

    Examples
    --------
    >>> from comity.alignment.exposure.flows import bought, flows_of
    >>> year = bought(flows_of(["b", "c"], ["a", "a"], [2000] * 2, [60.0, 40.0]), 2000)
    >>> parts = Substitutes(by_pair={("a", "b"): (0.2, 0.9), ("a", "c"): 0.5})
    >>> [(x.actor, round(x.low, 2), round(x.high, 2), x.first, x.last) for x in rank_sellers(year, parts, "a")]
    [('b', 0.06, 0.48, 1, 2), ('c', 0.2, 0.2, 1, 2)]
    """
    i = year.place(buyer)
    rows = []
    for j in np.flatnonzero(np.nan_to_num(year.pair[i]) > 0):
        if budget is not None:
            budget.check()
        losses = what_if_cut(year, substitutes, sales_only(year, year.actors[j], (buyer,)), spare)
        low, high = losses.after[i]
        rows.append((year.actors[j], float(losses.now[i]), float(low), float(high), 0))
    return _ranked(rows)


def rank_actors(
    year: Bought, substitutes: Substitutes, spare: float | None = None, budget: Budget | None = None
) -> tuple[Ranked, ...]:
    """
    Return all actors, ranked by what the rest would lack together if every tie of that actor were cut.

    Losses are shares of the known imports of all the others; what the actor itself loses stays out.

    Parameters
    ----------
    year : Bought
    substitutes : Substitutes
    spare : float, optional
    budget : Budget, optional

    Returns
    -------
    tuple of Ranked
        Without actors whose absence leaves no known imports to compare with.

    Raises
    ------
    BudgetExceededError
        The time allowed ran out.

    Examples
    --------
    >>> from comity.alignment.exposure.flows import bought, flows_of
    >>> year = bought(flows_of(["b", "c", "a"], ["a", "a", "b"], [2000] * 3, [60.0, 40.0, 10.0]), 2000)
    >>> [(x.actor, x.now, x.high) for x in rank_actors(year, Substitutes(0.5))]
    [('a', 1.0, 1.0), ('b', 0.6, 0.3), ('c', 0.36363636363636365, 0.18181818181818182)]
    """
    rows = []
    for k, actor in enumerate(year.actors):
        if budget is not None:
            budget.check()
        losses = what_if_cut(year, substitutes, every_tie(year, actor), spare)
        others = np.arange(len(year.actors)) != k
        imports = float(np.nansum(losses.imports[others]))
        if imports > 0:
            # the actor that is cut off has nobody left to ask, so it lacks all it lost and takes nothing from others
            own = float(losses.lost[k])
            low, high = (max(part - own, 0.0) / imports for part in losses.together)
            unknown = int(losses.unknown[others].sum())
            rows.append((actor, float(losses.lost[others].sum()) / imports, low, high, unknown))
    return _ranked(rows)


def rank_span(low: Reals, high: Reals) -> tuple[tuple[int, int], ...]:
    """
    Return the highest and the lowest rank that each of several intervals allows; 1 is the largest.

    Intervals that share a point may stand in either order; equal numbers share the ranks between them.

    Examples
    --------
    >>> rank_span(np.array([0.5, 0.1, 0.0]), np.array([0.9, 0.6, 0.05]))
    ((1, 2), (1, 2), (3, 3))
    """
    above = (low[None, :] > high[:, None]).sum(axis=1)
    reach = (high[None, :] >= low[:, None]).sum(axis=1)
    return tuple((int(a) + 1, int(r)) for a, r in zip(above, reach, strict=True))


def _ranked(rows: list[tuple[str, float, float, float, int]]) -> tuple[Ranked, ...]:
    rows = [row for row in rows if not math.isnan(row[3])]
    rows.sort(key=lambda row: (-row[3], -row[2], row[0]))
    spans = rank_span(np.array([row[2] for row in rows]), np.array([row[3] for row in rows]))
    return tuple(
        Ranked(actor, now, low, high, first, last, unknown)
        for (actor, now, low, high, unknown), (first, last) in zip(rows, spans, strict=True)
    )
