"""The fewest periods by which leads have to be shorter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.solve.mip import mip_engine

Leads = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shorter:
    """
    By how many periods each lead is shorter, and what that weighs; ``by`` is None where no lead is short enough.

    ``at_least`` is what every answer weighs; less than ``size`` only where the search ended early.
    """

    by: Leads | None
    size: float | None
    at_least: float
    why: str = ""


def shortest_change(
    leads: Leads, weights: Sequence[float], possible: Callable[[Leads], bool], pause: Callable[[], None] = lambda: None
) -> Shorter:
    """
    Return the lightest way to shorten some leads so that something becomes possible.

    A shorter lead never makes less possible. The lightest shortening that contradicts nothing known is tried. If it
    does not do, it is grown as far as it still does not, and one of the leads has to be shorter than that. Such rows
    are gathered until what is tried does (implicit hitting sets, Moreno-Centeno & Karp 2013 [1]_).

    Parameters
    ----------
    leads : tuple of int
        Each can be shortened to 0.
    weights : sequence of float
        What one period less weighs, positive.
    possible : callable
        Told by how much each lead is shorter.
    pause : callable
        Called in each round; may raise to stop the work.

    Examples
    --------
    >>> shortest_change((3, 2), (1, 1), lambda by: by[0] >= 2 or by[1] >= 1).by
    (0, 1)
    >>> shortest_change((3, 2), (1, 5), lambda by: by[0] >= 2 or by[1] >= 1).size
    2.0

    References
    ----------
    .. [1] Moreno-Centeno, E. & Karp, R. M. (2013). The implicit hitting set approach to solve combinatorial
       optimization problems. Operations Research 61(2), 453-468.
    """
    if not possible(leads):
        return Shorter(None, None, 0.0)
    engine = mip_engine()
    steps = [[engine.column(0, 1, cost=w, integer=True) for _ in range(n)] for n, w in zip(leads, weights, strict=True)]
    for columns in steps:
        for first, then in pairwise(columns):
            engine.row([(first, 1.0), (then, -1.0)], low=0.0)
    while True:
        pause()
        point = engine.solve().point
        chosen = {} if point is None else {c: round(point[c]) for columns in steps for c in columns}
        by = tuple(sum(chosen[c] for c in columns) for columns in steps)
        if possible(by):
            size = float(sum(n * w for n, w in zip(by, weights, strict=True)))
            return Shorter(by, size, size)
        most = _grown(by, leads, possible, pause)
        engine.row([(steps[k][n], 1.0) for k, n in enumerate(most) if n < leads[k]], low=1.0)


def _grown(by: Leads, leads: Leads, possible: Callable[[Leads], bool], pause: Callable[[], None]) -> Leads:
    """Return a shortening that does not do, of which none can be more without doing."""
    most = list(by)
    for k, n in enumerate(leads):
        low, high = most[k], n + 1
        while low + 1 < high:
            pause()
            most[k] = (low + high) // 2
            low, high = (low, most[k]) if possible(tuple(most)) else (most[k], high)
        most[k] = low
    return tuple(most)


def weighed(names: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    """Return the weight of each name, 1 where none is given."""
    return [float(weights.get(name, 1.0)) for name in names]
