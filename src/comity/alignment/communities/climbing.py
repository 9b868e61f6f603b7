"""Groups that cannot be bettered by moving one actor or merging groups: the climb behind every partition here."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.alignment.communities.partitions import canonical
from comity.alignment.network import Index, Reals

Pause = Callable[[], None]


def climb(gain: Reals, start: Index, order: Index, pause: Pause = lambda: None) -> Index:
    r"""
    Return a partition that no move of one actor and no merger of groups betters.

    The aim is :math:`\sum_{ij} g_{ij}` over the pairs in one group. One actor at a time goes to the group, or to a new
    one, where it adds most; once nobody moves, whole groups move in the same way (this is the method of Louvain), and
    then single actors once more, until nothing changes. Gains may have either sign, so this works for signed ties and
    for a consensus too.

    Parameters
    ----------
    gain : array of shape (N, N)
        Symmetric; the diagonal does not matter.
    start : array of int, shape (N,)
        Labels in 0 .. N-1.
    order : array of int, shape (N,)
        In which order actors are asked.
    pause : callable
        Called between rounds; may raise to stop the work.

    Returns
    -------
    array of int, shape (N,)
        Groups numbered as they first appear.

    Examples
    --------
    >>> gain = np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]], float)
    >>> climb(gain, np.array([0, 0, 0]), np.arange(3)).tolist()
    [0, 0, 1]

    References
    ----------
    Blondel, V. D., Guillaume, J.-L., Lambiotte, R. & Lefebvre, E. (2008). Fast unfolding of communities in large
    networks. Journal of Statistical Mechanics P10008.
    """
    free = gain.copy()
    np.fill_diagonal(free, 0.0)
    least = 1e-10 * float(np.abs(free).max(initial=0.0))
    labels = canonical(start)
    while True:
        labels = canonical(_settle(free, labels, order, least, pause))
        merged = _merge(free, labels, least, pause)
        if merged.max(initial=-1) == labels.max(initial=-1):
            return labels
        labels = merged


def _settle(gain: Reals, labels: Index, order: Index, least: float, pause: Pause) -> Index:
    """Move one actor at a time; ``pull[g, i]`` is what actor i gains from the members of group g."""
    labels = labels.copy()
    pull = _members(labels, len(gain)) @ gain
    moved = True
    while moved:
        pause()
        moved = False
        for i in order.tolist():
            here, offers = labels[i], pull[:, i]
            to = int(offers.argmax())
            if offers[to] > offers[here] + least:
                pull[here] -= gain[i]
                pull[to] += gain[i]
                labels[i], moved = to, True
    return labels


def _merge(gain: Reals, labels: Index, least: float, pause: Pause) -> Index:
    """Let groups move as single actors do."""
    members = _members(labels, int(labels.max(initial=-1)) + 1)
    between = members @ gain @ members.T
    np.fill_diagonal(between, 0.0)
    every = np.arange(len(between))
    of = _settle(between, every, every, least, pause)
    return canonical(of[labels])


def _members(labels: Index, rows: int) -> Reals:
    out = np.zeros((rows, len(labels)))
    out[labels, np.arange(len(labels))] = 1.0
    return out
