"""Who stands between others: betweenness and constraint."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from comity.alignment.communities.weights import graph_of
from comity.alignment.network import Reals


def betweenness(tied: NDArray[np.bool_]) -> Reals:
    """
    Return for each actor the share of pairs of others whose shortest paths run through it; each tie is one step.

    A pair with several shortest paths counts by the share of them that run through the actor.

    Parameters
    ----------
    tied : bool array of shape (N, N)
        Symmetric.

    Returns
    -------
    array of shape (N,)
        0 to 1.

    Examples
    --------
    >>> betweenness(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], bool)).tolist()
    [0.0, 1.0, 0.0]

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40, 35-41.
    """
    found = nx.betweenness_centrality(graph_of(tied.astype(np.float64)))
    return np.array([found[i] for i in range(len(tied))], np.float64)


def constraint(strength: Reals) -> Reals:
    r"""
    Return Burt's constraint: how far an actor's ties lead back to the same others.

    With :math:`p_{ij}` the share of i's tie strength that goes to j,

    .. math:: c_i = \sum_j \Bigl(p_{ij} + \sum_q p_{iq} p_{qj}\Bigr)^2

    over those j that i is tied with. Low where an actor bridges others who are not tied with one another.

    Parameters
    ----------
    strength : array of shape (N, N)
        Symmetric, not negative, 0 on the diagonal. Ones for ties that all count alike.

    Returns
    -------
    array of shape (N,)
        Not a number for an actor without ties.

    Examples
    --------
    >>> constraint(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], float)).tolist()
    [1.0, 0.5, 1.0]

    References
    ----------
    Burt, R. S. (1992). Structural Holes. Harvard University Press, chapter 2.
    """
    sums = strength.sum(1, keepdims=True)
    share = np.divide(strength, sums, out=np.zeros_like(strength), where=sums > 0)
    out: Reals = (((share + share @ share) ** 2) * (strength > 0)).sum(1)
    return np.where(sums[:, 0] > 0, out, np.nan)
