"""The one partition that agrees best with many runs, and how firmly each actor stands in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from comity.alignment.communities.climbing import Pause, climb
from comity.alignment.communities.partitions import canonical, distinct
from comity.alignment.network import Index, Reals

MOST_STARTS = 10


def together(runs: Sequence[Index]) -> Reals:
    """
    Return for each pair of actors in how many of the runs they stood in one group; shape (N, N).

    Examples
    --------
    >>> together([np.array([0, 0, 1]), np.array([0, 1, 1])]).tolist()
    [[2.0, 1.0, 0.0], [1.0, 2.0, 1.0], [0.0, 1.0, 2.0]]
    """
    out = np.zeros((len(runs[0]), len(runs[0])))
    for labels, times in distinct(runs):
        out += times * (labels[:, None] == labels[None, :])
    return out


def consensus(runs: Sequence[Index], pause: Pause = lambda: None) -> Index:
    r"""
    Return the partition that contradicts the runs about the fewest pairs of actors.

    A pair speaks for standing together by the number of runs that put it together less the number that put it apart,
    and the sum of this over the pairs in one group is to be as large as can be: the median of the runs. It is sought by
    climbing from everybody alone and from the runs that came most often. The sums are whole numbers, so nothing hangs
    on rounding. Of equally good ones that with the most groups is taken, and then the one whose labels come first.

    Parameters
    ----------
    runs : sequence of int arrays of shape (N,)
        One partition each, at least one.
    pause : callable
        May raise to stop the work.

    Returns
    -------
    array of int, shape (N,)

    Examples
    --------
    >>> consensus([np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])]).tolist()
    [0, 0, 1, 1]

    References
    ----------
    Gionis, A., Mannila, H. & Tsaparas, P. (2007). Clustering aggregation. ACM Transactions on Knowledge Discovery from
    Data 1(1).
    """
    order = np.arange(len(runs[0]))
    gain = 2 * together(runs) - len(runs)
    np.fill_diagonal(gain, 0.0)
    often = sorted(distinct(runs), key=lambda found: -found[1])[:MOST_STARTS]
    found = [climb(gain, start, order, pause) for start in (order, *(labels for labels, _ in often))]
    return min(found, key=lambda labels: (-_agreement(gain, labels), -labels.max(initial=-1), labels.tolist()))


def firmness(runs: Sequence[Index], labels: Index) -> Reals:
    """
    Return how firmly each actor stands where it is put: in how many of the runs it stood like that.

    In a group: the share of runs in which it met the others of the group, as a mean over these. Alone: the share of
    runs in which it was alone.

    Parameters
    ----------
    runs : sequence of int arrays of shape (N,)
    labels : array of int, shape (N,)

    Returns
    -------
    array of shape (N,)
        0 to 1.

    Examples
    --------
    >>> runs = [np.array([0, 0, 1]), np.array([0, 0, 0])]
    >>> firmness(runs, np.array([0, 0, 0])).tolist()
    [0.75, 0.75, 0.5]
    """
    same = labels[:, None] == labels[None, :]
    others = same.sum(1) - 1
    met = (together(runs) * same).sum(1) / len(runs) - 1
    alone = sum(times * ((run[:, None] == run[None, :]).sum(1) == 1) for run, times in distinct(runs)) / len(runs)
    out: Reals = np.where(others > 0, met / np.maximum(others, 1), alone)
    return out


def _agreement(gain: Reals, labels: Index) -> float:
    labels = canonical(labels)
    return float(gain[labels[:, None] == labels[None, :]].sum())
