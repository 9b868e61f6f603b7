"""Voting power in weighted votes: Banzhaf swings and the Shapley-Shubik index, in exact numbers."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.errors import TooLargeError

MOST_CELLS = 20_000_000  # of the table (size of coalition, votes)
MOST_HALVED = 30  # voters whose subsets are listed in two halves where the table is too large
_SAFE_COUNT = 62  # so many voters have fewer subsets than a 64-bit number holds

Counts = NDArray[Any]
BySize = tuple[tuple[int, ...], ...]


def swings_by_size(weights: Sequence[int | Fraction], quota: int | Fraction, veto: Collection[int] = ()) -> BySize:
    r"""
    Return for each voter how many coalitions of each size it swings.

    A coalition wins where it has ``quota`` votes or more and every voter with a veto. Voter i swings S, a coalition
    without i, where :math:`S \cup \{i\}` wins and S does not.

    The number of coalitions by size and votes is the coefficient in :math:`\prod_j (1 + x y^{w_j})`; that of the
    coalitions without i is found by dividing by its factor. With n voters this takes :math:`O(n^2 q)` additions.
    Where the quota is too large for a table, the voters are split in two halves whose subsets are sorted and matched.

    Parameters
    ----------
    weights : sequence of n numbers, 0 or more
        Fractions are brought to whole numbers.
    quota : number
        At 0 or below, every coalition with all vetoes wins, the empty one too where nobody has a veto.
    veto : collection of int
        Places of the voters that every winning coalition contains.

    Returns
    -------
    tuple of n tuples of n ints
        ``[i][s]``: swings of i among the coalitions of s others.

    Raises
    ------
    TooLargeError
        With more than 30 voters and a quota for which the table would have more than 20,000,000 cells.

    Examples
    --------
    Three votes, two of them needed, each voter alike: a voter swings the two coalitions of one other.

    >>> swings_by_size([1, 1, 1], 2)
    ((0, 2, 0), (0, 2, 0), (0, 2, 0))

    The third has a veto, so it also swings the two others together:

    >>> swings_by_size([1, 1, 1], 2, veto=[2])
    ((0, 1, 0), (0, 1, 0), (0, 2, 1))
    """
    n, vetoes = len(weights), sorted(set(veto))
    whole, needed = _whole(weights, quota)
    free = [j for j in range(n) if j not in vetoes]
    left = needed - sum(whole[j] for j in vetoes)
    top = sum(whole[j] for j in free)
    found = [[0] * n for _ in range(n)]
    if left > top:
        return tuple(tuple(row) for row in found)
    tally = _tally([whole[j] for j in free], left)
    for k, i in enumerate(free):
        for size, number in enumerate(tally.between(k, left - whole[i], left)):
            found[i][size + len(vetoes)] = number
    for i in vetoes:
        for size, number in enumerate(tally.at_least(left)):
            found[i][size + len(vetoes) - 1] = number
    return tuple(tuple(row) for row in found)


def banzhaf(swings: BySize) -> tuple[tuple[int, Fraction, Fraction], ...]:
    r"""
    Return for each voter its swings, its share of all swings, and the share of coalitions that it swings.

    The second is the normalised index, the third the absolute one, :math:`\eta_i / 2^{n-1}` [1]_ [2]_. Where nobody
    swings anything, shares are 0.

    Examples
    --------
    The Council of the six in 1958:

    >>> swings, share, _ = banzhaf(swings_by_size([4, 4, 4, 2, 2, 1], 12))[0]
    >>> swings, share
    (10, Fraction(5, 21))

    References
    ----------
    .. [1] Banzhaf, J. F. (1965). Weighted Voting Doesn't Work. Rutgers Law Review 19, 317-343.
    .. [2] Dubey, P. and Shapley, L. S. (1979). Mathematical Properties of the Banzhaf Power Index. Mathematics of
       Operations Research 4, 99-131.
    """
    raw = [sum(row) for row in swings]
    every = sum(raw)
    half = 2 ** max(len(swings) - 1, 0)
    return tuple((r, Fraction(r, every) if every else Fraction(0), Fraction(r, half)) for r in raw)


def shapley_shubik(swings: BySize) -> tuple[Fraction, ...]:
    r"""
    Return for each voter the share of orders in which it turns a losing coalition into a winning one.

    :math:`\phi_i = \sum_s \eta_{is} \, s! \, (n - 1 - s)! / n!`, with :math:`\eta_{is}` its swings among coalitions of
    s others [1]_. The indices sum to 1 where the coalition of all wins and the empty one does not.

    Examples
    --------
    >>> [str(x) for x in shapley_shubik(swings_by_size([4, 4, 4, 2, 2, 1], 12))]
    ['7/30', '7/30', '7/30', '3/20', '3/20', '0']

    References
    ----------
    .. [1] Shapley, L. S. and Shubik, M. (1954). A Method for Evaluating the Distribution of Power in a Committee
       System. American Political Science Review 48, 787-792.
    """
    n = len(swings)
    orders = math.factorial(n)
    return tuple(
        Fraction(sum(number * math.factorial(s) * math.factorial(n - 1 - s) for s, number in enumerate(row)), orders)
        for row in swings
    )


def _whole(weights: Sequence[int | Fraction], quota: int | Fraction) -> tuple[list[int], int]:
    """Return weights and quota as small whole numbers with the same winning coalitions."""
    exact = [Fraction(w) for w in weights]
    if any(w < 0 for w in exact):
        raise ValueError("A voter has 0 votes or more.")
    scale = math.lcm(*(w.denominator for w in exact))
    scaled = [int(w * scale) for w in exact]
    common = math.gcd(*scaled) or 1
    return [w // common for w in scaled], math.ceil(Fraction(quota) * scale / common)


class _Table:
    """Coalitions by size and votes below the quota, and by size in all: the generating function as an array."""

    def __init__(self, weights: Sequence[int], quota: int) -> None:
        self.weights, self.quota = weights, max(quota, 0)
        n = len(weights)
        # [s, w]: coalitions of s voters with w votes, w < quota
        self.counts: Counts = np.zeros((n + 1, self.quota), np.int64 if n <= _SAFE_COUNT else object)
        if self.quota:
            self.counts[0, 0] = 1
        for w in weights:
            if w < self.quota:
                self.counts[1:, w:] += self.counts[:-1, : self.quota - w].copy()

    def between(self, voter: int, low: int, high: int) -> list[int]:
        """Return by size the coalitions without this voter that have ``low`` votes or more and fewer than ``high``."""
        without = self.counts.copy()
        w = self.weights[voter]
        if w < self.quota:
            for s in range(1, len(without)):  # divide by (1 + x y^w)
                without[s, w:] -= without[s - 1, : self.quota - w]
        return [int(x) for x in without[:-1, max(low, 0) : max(high, 0)].sum(axis=1)]

    def at_least(self, low: int) -> list[int]:
        """Return by size the coalitions that have ``low`` votes or more."""
        n = len(self.weights)
        below = [int(x) for x in self.counts[:, : max(low, 0)].sum(axis=1)]
        return [math.comb(n, s) - below[s] for s in range(n + 1)]


class _Halves:
    """The same counts from the sorted subsets of two halves of the voters."""

    def __init__(self, weights: Sequence[int]) -> None:
        self.weights = weights

    def between(self, voter: int, low: int, high: int) -> list[int]:
        """Return by size the coalitions without this voter that have ``low`` votes or more and fewer than ``high``."""
        others = [*self.weights[:voter], *self.weights[voter + 1 :]]
        above, below = _reaching(others, low), _reaching(others, high)
        return [a - b for a, b in zip(above, below, strict=True)]

    def at_least(self, low: int) -> list[int]:
        """Return by size the coalitions that have ``low`` votes or more."""
        return _reaching(self.weights, low)


def _reaching(weights: Sequence[int], low: int) -> list[int]:
    middle = len(weights) // 2
    left, right = (list(_by_size(half)) for half in (weights[:middle], weights[middle:]))
    found = [0] * (len(weights) + 1)
    for a, ours in enumerate(left):
        for b, theirs in enumerate(right):
            found[a + b] += int((len(theirs) - np.searchsorted(theirs, low - ours)).sum())
    return found


def _by_size(weights: Sequence[int]) -> Iterator[Counts]:
    """Yield for each size the sums of the subsets of that size, in order."""
    kind = np.int64 if sum(weights) < 2**61 else object
    sums: list[Counts] = [np.zeros(1, kind)] + [np.zeros(0, kind) for _ in weights]
    for w in weights:
        for s in range(len(weights), 0, -1):
            sums[s] = np.concatenate([sums[s], sums[s - 1] + w])
    for each in sums:
        yield np.sort(each)


def _tally(weights: Sequence[int], quota: int) -> _Table | _Halves:
    n = len(weights)
    if (n + 1) * max(quota, 0) <= MOST_CELLS:
        return _Table(weights, quota)
    if n <= MOST_HALVED:
        return _Halves(weights)
    raise TooLargeError(
        f"{n} voters with a quota of {quota:,} votes are too many for exact indices: the table has at most "
        f"{MOST_CELLS:,} cells. Round the votes, or merge voters that always vote together."
    )
