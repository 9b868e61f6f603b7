"""Modularity: how much more tie weight lies inside groups than chance would put there, with and without signs."""

from __future__ import annotations

import numpy as np

from comity.alignment.network import Index, Reals


def modularity_matrix(weights: Reals, resolution: float = 1.0) -> Reals:
    r"""
    Return for each pair what it adds to modularity if it stands in one group.

    With :math:`w^+` and :math:`w^-` the positive and negative parts of the weights, :math:`s^\pm_i` the sums of their
    rows, :math:`m^\pm` the sums of all their entries, and :math:`\gamma` the resolution,

    .. math:: B_{ij} = \frac1{m^+ + m^-}\Bigl[w^+_{ij} - w^-_{ij} - \gamma\Bigl(\frac{s^+_i s^+_j}{m^+}
              - \frac{s^-_i s^-_j}{m^-}\Bigr)\Bigr]

    Without negative ties this is Newman's modularity. With them, a positive tie inside a group counts for it, and a
    negative one against it, each measured against chance. A higher resolution gives more and smaller groups.

    Parameters
    ----------
    weights : array of shape (N, N)
        Symmetric signed weights.
    resolution : float

    Returns
    -------
    array of shape (N, N)
        All 0 where there are no ties.

    Examples
    --------
    >>> weights = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], float)
    >>> modularity(modularity_matrix(weights), np.array([0, 0, 1, 1]))
    0.5
    >>> weights[1, 2] = weights[2, 1] = -1
    >>> round(modularity(modularity_matrix(weights), np.array([0, 0, 1, 1])), 3)
    0.5

    References
    ----------
    Gómez, S., Jensen, P. & Arenas, A. (2009). Analysis of community structure in networks of correlated data. Physical
    Review E 80, 016114. Reichardt, J. & Bornholdt, S. (2006). Statistical mechanics of community detection. Physical
    Review E 74, 016110, for the resolution.
    """
    total = float(np.abs(weights).sum())
    if not total:
        return np.zeros_like(weights)
    by_chance = _by_chance(np.maximum(weights, 0)) - _by_chance(np.maximum(-weights, 0))
    out: Reals = (weights - resolution * by_chance) / total
    return out


def modularity(matrix: Reals, labels: Index) -> float:
    """
    Return the modularity of a partition: the sum of the matrix over the pairs that stand in one group.

    Examples
    --------
    >>> modularity(np.array([[-1.0, 2.0], [2.0, -1.0]]), np.array([0, 0]))
    2.0
    """
    return float(matrix[labels[:, None] == labels[None, :]].sum())


def _by_chance(part: Reals) -> Reals:
    sums = part.sum(1)
    total = float(sums.sum())
    out: Reals = np.outer(sums, sums) / total if total else np.zeros_like(part)
    return out
