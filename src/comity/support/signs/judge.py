"""What a cut does in many games at once: durations compared, equilibrium with equilibrium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.support.game.durations import durations
from comity.support.game.parameters import Parameters
from comity.support.game.solve import Solved, solve
from comity.support.game.spell import BEGINNINGS, Begin
from comity.support.signs.mechanism import DEPENDS as OPEN_MECHANISM
from comity.support.signs.mechanism import mechanisms

SHORTER, NONE, LONGER, DEPENDS = -1, 0, 1, 2
SAME = 1e-6
"""Durations that differ by no more, in periods, are the same (conventions §96)."""
Reals = NDArray[np.float64]
Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """
    What an announced cut does in n games, at positions 1 to K - 1.

    Parameters
    ----------
    signs : int8 array of shape (n, K - 1)
        -1 shorter, 0 nothing, 1 longer, 2 where equilibria differ or none was found.
    immediate : int8 array of the same shape
        The same for support that is gone at once; all 0 where that was not asked about.
    difference : array of the same shape
        Periods of fighting with the cut less those without, in the first equilibrium.
    mechanism : int8 array of the same shape
        Index into :data:`~comity.support.signs.mechanism.MECHANISMS`.
    settled : bool array of shape (n,)
        Whether the searches came to rest, with the cut and without, from one beginning at least.
    fights : bool array of shape (n, K - 1)
        Whether there is fighting while support is held, in the first equilibrium.
    """

    signs: Codes
    immediate: Codes
    difference: Reals
    mechanism: Codes
    settled: NDArray[np.bool_]
    fights: NDArray[np.bool_]


def judged(
    cut: Parameters,
    beginnings: Sequence[Begin] = BEGINNINGS,
    shares: Sequence[float] | None = None,
    budget: Budget | None = None,
    *,
    immediate: bool = True,
) -> Judged:
    """
    Return what the announced cut of each game does, compared with the same game without a cut (conventions §96).

    Like is compared with like: the equilibrium that is found from one beginning, with and without the cut, at the share
    of the surplus that each game has. Where these comparisons do not all have the same sign, the sign ``depends``. A
    search that does not come to rest finds no equilibrium to compare, and does not count; where none does, it depends.

    Parameters
    ----------
    cut : Parameters
        n games, each with its hazard.
    beginnings : sequence of Begin
    shares : sequence of float, optional
        Other shares of the surplus than those of the games; of several, all are gone through, and the sign depends
        where they differ. The first beginning and share give difference and mechanism.
    budget : Budget, optional
    immediate : bool
        Ask about support that is gone at once too. Without that, games that differ only in what comes after a cut
        share one game without a cut, and maps are made sooner.

    Examples
    --------
    >>> games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1, hazard=[0, 0.2, 1])
    >>> found = judged(games)
    >>> found.signs.tolist()
    [[0, 0, 0, 0, 0], [-1, -1, -1, -1, -1], [-1, -1, -1, -1, -1]]
    >>> found.difference[1].round(3).tolist()
    [-2.615, -4.538, -5.231, -4.538, -2.615]
    """
    held, of = without_cut(cut if immediate else _never_off(cut))
    first: Judged | None = None
    for begin, share in product(beginnings, (None,) if shares is None else shares):
        now = _one(held, cut, of, begin, share, budget)
        first = now if first is None else _both(first, now)
    if first is None:
        raise ValueError("at least one beginning and one share must be gone through")
    return _open(first if immediate else replace(first, immediate=np.zeros_like(first.immediate)))


def _never_off(games: Parameters) -> Parameters:
    """Return the games with nothing after a cut that differs from before: no matter where support never goes."""
    names = ("win", "cost_a", "cost_b", "rent")
    return games.changed(reversal=0.0, **{f"{name}_after_cut": getattr(games, name) for name in names})


def without_cut(cut: Parameters) -> tuple[Parameters, NDArray[np.intp]]:
    """
    Return the games without a cut, each once, and for each game of ``cut`` which of them it is.

    Examples
    --------
    >>> held, of = without_cut(Parameters.of(6, win=[0.5, 0.5, 0.6], cost_a=0, cost_b=0, hazard=[0.1, 0.2, 0.2]))
    >>> len(held), of.tolist()
    (2, [0, 0, 1])
    """
    held = cut.changed(hazard=0.0)
    rows = np.stack([getattr(held, f.name) for f in fields(held) if f.name != "positions"], axis=1)
    _, first, of = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    return held.taken(first), of.reshape(-1)


def _one(
    held: Parameters, cut: Parameters, of: NDArray[np.intp], begin: Begin, share: float | None, budget: Budget | None
) -> Judged:
    """Return the comparison for one beginning and one share."""
    calm, told = (solve(g if share is None else g.changed(share=share), begin, budget) for g in (held, cut))
    before, after = durations(calm, budget)[of], durations(told, budget)
    change = _less(after[:, 1:-1, 0], before[:, 1:-1, 0])
    signs = _sign(change)
    return Judged(
        signs=signs,
        immediate=_sign(_less(before[:, 1:-1, 1], before[:, 1:-1, 0])),
        difference=change,
        mechanism=mechanisms(_taken(calm, of), told, signs),
        settled=calm.converged[of] & told.converged,
        fights=before[:, 1:-1, 0] > 0,
    )


def _taken(solved: Solved, at: NDArray[np.intp]) -> Solved:
    """Return the solved games in another order, some of them more than once."""
    rows: dict[str, Any] = {}
    for field in fields(solved):
        value = getattr(solved, field.name)
        rows[field.name] = value[at] if isinstance(value, np.ndarray) else value
    return replace(solved, **(rows | {"parameters": solved.parameters.taken(at)}))


def _less(after: Reals, before: Reals) -> Reals:
    """Return the difference of durations; two wars without an end are of one length."""
    both = np.isinf(after) & np.isinf(before)
    return np.where(both, 0.0, np.where(both, 0.0, after) - np.where(both, 0.0, before))


def _sign(change: Reals) -> Codes:
    return (np.sign(change) * (np.abs(change) > SAME)).astype(np.int8)


def _both(first: Judged, now: Judged) -> Judged:
    """Join two comparisons: where both found equilibria and they differ, what a cut does depends on the equilibrium."""
    other, both = (now.settled & ~first.settled)[:, None], (first.settled & now.settled)[:, None]

    def joined(one: Codes, two: Codes) -> Codes:
        kept = np.where(other, two, one)
        return np.where(both & (one != two), DEPENDS, kept).astype(np.int8)

    return Judged(
        signs=joined(first.signs, now.signs),
        immediate=joined(first.immediate, now.immediate),
        difference=np.where(other, now.difference, first.difference),
        mechanism=np.where(other, now.mechanism, first.mechanism).astype(np.int8),
        settled=first.settled | now.settled,
        fights=np.where(other, now.fights, first.fights),
    )


def _open(found: Judged) -> Judged:
    """Leave open what no search came to rest on, and name no mechanism where the sign depends."""
    restless = ~found.settled[:, None]
    signs = np.where(restless, DEPENDS, found.signs).astype(np.int8)
    return Judged(
        signs=signs,
        immediate=np.where(restless, DEPENDS, found.immediate).astype(np.int8),
        difference=found.difference,
        mechanism=np.where(signs == DEPENDS, OPEN_MECHANISM, found.mechanism).astype(np.int8),
        settled=found.settled,
        fights=found.fights,
    )
