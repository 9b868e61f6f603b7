"""Roles of brokers: between whose groups an actor stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.alignment.network import Index

ROLES = ("coordinator", "gatekeeper", "consultant", "liaison")


def broker_roles(tied: NDArray[np.bool_], groups: Index) -> NDArray[np.int64]:
    """
    Count for each actor the pairs of others that it joins and that have no tie of their own, by groups.

    ======================  ===========================================================
    coordinator             all three belong to one group
    gatekeeper              the actor and one of the two belong to one group
    consultant              the two belong to one group, the actor to another
    liaison                 all three belong to different groups
    ======================  ===========================================================

    Ties have no direction here, so gatekeeper and representative are one role, and each pair counts once.

    Parameters
    ----------
    tied : bool array of shape (N, N)
        Symmetric; False on the diagonal.
    groups : array of int, shape (N,)

    Returns
    -------
    int array of shape (N, 4)
        Columns in the order of :data:`ROLES`.

    Examples
    --------
    The middle one of three belongs with the first:

    >>> broker_roles(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], bool), np.array([0, 0, 1])).tolist()
    [[0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]]

    References
    ----------
    Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to brokerage in transaction
    networks. Sociological Methodology 19, 89-126.
    """
    out = np.zeros((len(tied), len(ROLES)), np.int64)
    for broker in range(len(tied)):
        others = np.flatnonzero(tied[broker])
        one, two = np.nonzero(np.triu(~tied[np.ix_(others, others)], 1))
        a, b, own = groups[others[one]], groups[others[two]], groups[broker]
        role = np.where(a == b, np.where(a == own, 0, 2), np.where((a == own) | (b == own), 1, 3))
        out[broker] = np.bincount(role, minlength=len(ROLES))
    return out
