"""How alike the surroundings of two actors are: where short walks along positive ties lead from each."""

from __future__ import annotations

import numpy as np

from comity.alignment.layout.frame import Reals


def likeness(tie: Reals) -> Reals:
    r"""
    Return how alike the surroundings of each two actors are, from 0 (nothing in common) to 1, shape (N, N).

    A walk picks at each step one of the positive ties of the actor where it stands, or stays, in proportion to their
    strength: :math:`P = D^{-1}(A + I)`. Two actors are as alike as the cosine between the rows of
    :math:`(P^2 + P^3) D^{-1/2}`, the short walks that begin at them; the last factor keeps the hub to which all walks
    lead from making everybody alike (the distance of [1]_, as a cosine).

    Parameters
    ----------
    tie : float array of shape (N, N)
        Symmetric; the strength of each positive tie, 0 where there is none.

    Examples
    --------
    Two pairs of friends, a-b and c-d:

    >>> tie = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], float)
    >>> likeness(tie).round(3)[0].tolist()
    [1.0, 1.0, 0.0, 0.0]

    References
    ----------
    .. [1] Pons, P. & Latapy, M. (2005). Computing communities in large networks using random walks. ISCIS 2005.
    """
    around = tie + np.eye(len(tie))
    degree = around.sum(axis=1)
    step = around / degree[:, None]
    two = step @ step
    ends = (two + two @ step) / np.sqrt(degree)[None, :]
    ends /= np.sqrt((ends**2).sum(axis=1))[:, None]
    return np.asarray(np.minimum(ends @ ends.T, 1.0))
