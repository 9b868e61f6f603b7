"""What is left of a signed network once the actors whose side is plain have been merged with a neighbour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.balance.colouring import Camps, Weights
from comity.budget import Budget


@dataclass(frozen=True, slots=True, eq=False)
class Kernel:
    """
    A smaller network with the same best camps.

    Parameters
    ----------
    matrix : Weights, shape (K, K)
        Ties between what is left; ties that fell together are added up.
    of : int array, shape (N,)
        The actor of the kernel that stands for each actor of the network.
    sign : Camps, shape (N,)
        Whether each actor stands on that one's side (+1) or against it (-1).
    settled : int
        Frustrated weight that is there beyond the kernel's own, whatever the camps of the kernel.
    """

    matrix: Weights
    of: NDArray[np.intp]
    sign: Camps
    settled: int

    def lifted(self, camps: Camps) -> Camps:
        """Return the camps of all actors, given those of the kernel."""
        return np.asarray(camps[self.of] * self.sign, np.int8)


def kernel(matrix: Weights, *, every: bool = False, budget: Budget | None = None) -> Kernel:
    r"""
    Merge every actor that must stand with, or against, a neighbour.

    Let :math:`s` be the sign of the tie of u and v. If the two stand otherwise than s says, then one of them gains by
    changing sides, or neither has a loss on average, as soon as

    .. math:: |w_{uv}| \ge \min\Big(\sum_{x \ne v} |w_{ux}|,\ \sum_{x \ne u} |w_{vx}|,\
              \tfrac12 \sum_{x \ne u,v} |w_{ux} - s\,w_{vx}|\Big).

    So some best camps follow the tie, and v can be switched by s and merged into u. The first two terms take away
    leaves, chains and actors with one tie that outweighs the rest; the third takes away twins, which alliances are
    full of. Ties that fall together are added up, and what cancels out is frustrated in any case.

    Parameters
    ----------
    matrix : Weights, shape (N, N)
    every : bool
        Merge only where the inequality is strict: then *all* best camps live on in the kernel, not just one.
    budget : Budget, optional
        Where it ends, the kernel found so far is returned; it is as valid, only larger.

    Examples
    --------
    In a triangle of three foes one tie is frustrated. Two of them merge, and their ties to the third cancel out:

    >>> foes = np.array([[0, -1, -1], [-1, 0, -1], [-1, -1, 0]])
    >>> small = kernel(foes)
    >>> small.matrix.shape, small.settled, kernel(foes, every=True).matrix.shape
    ((2, 2), 1, (3, 3))

    References
    ----------
    The first two rules are those of data reduction for the balanced subgraph problem: Hueffner, F., Betzler, N. &
    Niedermeier, R. (2010). Separator-based data reduction for signed graph balancing. Journal of Combinatorial
    Optimization 20(4), 335-360. The third is the average of the two changes of side, derived here and checked against
    every colouring of small networks.
    """
    budget = budget or Budget()
    work = matrix.astype(np.int64)
    alive = np.ones(len(work), np.bool_)
    of, sign = np.arange(len(work)), np.ones(len(work), np.int8)
    fits, last = 0, -1
    while last != fits and not budget.over():
        last = fits
        for u in np.flatnonzero(np.abs(work).sum(axis=0)).tolist():
            while alive[u] and (v := _follower(work, u, every)) is not None and not budget.over():
                fits += abs(int(work[u, v]))
                _merge(work, u, v, of, sign)
                alive[v] = False
    before, after = int(np.abs(matrix, dtype=np.int64).sum()) // 2, int(np.abs(work).sum()) // 2
    number = np.cumsum(alive) - 1
    left = np.flatnonzero(alive)
    return Kernel(work[np.ix_(left, left)], number[of].astype(np.intp), sign, (before - fits - after) // 2)


def _follower(work: Weights, u: int, every: bool) -> int | None:
    """Return a neighbour that can be merged into u."""
    near = np.flatnonzero(work[u])
    if not len(near):
        return None
    tie = np.abs(work[u, near])
    rows = work[near]
    alone = np.minimum(np.abs(work[u]).sum(), np.abs(rows).sum(axis=1)) - tie
    apart = np.abs(work[u] - np.sign(work[u, near])[:, None] * rows).sum(axis=1) - 2 * tie
    spare = 2 * tie - np.minimum(2 * alone, apart)
    best = int(spare.argmax())
    return int(near[best]) if spare[best] > 0 or (spare[best] == 0 and not every) else None


def _merge(work: Weights, u: int, v: int, of: NDArray[np.intp], sign: Camps) -> None:
    """Switch v by the sign of its tie with u, then make the two one, in place."""
    s = int(np.sign(work[u, v]))
    work[u] += s * work[v]
    work[u, u] = 0
    work[:, u] = work[u]
    work[v] = work[:, v] = 0
    moved = of == v
    of[moved] = u
    sign[moved] *= s
