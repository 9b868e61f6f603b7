"""How far off a place may be, with the votes' own parameters unknown too, once places are put on their scale."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.alignment.ideal_points.fitting import SPREADS
from comity.alignment.ideal_points.ordered import log_chances, slopes
from comity.alignment.ideal_points.roll_calls import ABSENT, Codes

Reals = NDArray[np.float64]


def on_scale(places: Reals, variances: Reals, theta: Reals, codes: Codes) -> tuple[Reals, Reals]:
    r"""
    Return the places of one session with mean 0 and spread 1, and their standard errors.

    The variances of the fit take the votes' parameters as known. Here they are made larger for what is not known of
    these: with the expected information split into places (A), votes (C) and both (B), the covariance of the places is
    :math:`(A - B C^{-1} B^T)^{-1}`; it is stretched so that :math:`A^{-1}` alone would give the variances of the fit.
    Places have a meaning only up to a shift and a stretch, so the part of the covariance that shifts or stretches
    everybody together is taken out:

    .. math:: z = (x - \bar x) / s, \quad \Sigma_z = P \Sigma_x P / s^2, \quad P = I - (1 1^T + z z^T) / n.

    At last the variances are multiplied by :math:`n / (n - 3)`, since each question spends three parameters on the
    answers of n actors and so fits them too well. In simulated votes the intervals then cover about as often as they
    say from two dozen actors on, and too seldom with a dozen.

    Parameters
    ----------
    places, variances : arrays of shape (n,)
        Of those who voted.
    theta : array of shape (3, V)
    codes : array of shape (n, V)

    Returns
    -------
    at, errors : arrays of shape (n,)

    Examples
    --------
    >>> codes = np.array([[1, 1], [1, 3], [3, 3]], np.int8)
    >>> theta = np.array([[1.0, 1.0], [0.5, -0.5], [-1.0, -1.0]])
    >>> at, errors = on_scale(np.array([-1.0, 0.0, 1.0]), np.full(3, 0.5), theta, codes)
    >>> at.round(3).tolist(), bool((errors > 0).all())
    ([-1.225, 0.0, 1.225], True)

    References
    ----------
    Louis, T. (1982). Finding the observed information matrix when using the EM algorithm. Journal of the Royal
    Statistical Society B 44, 226-233.
    """
    spread = max(float(places.std()), 1e-12)
    at = (places - places.mean()) / spread
    own, less = _information(places, theta, codes)
    wide = np.sqrt(variances * own)
    covariance = wide[:, None] * np.linalg.inv(np.diag(own) - less) * wide
    keep = np.eye(len(at)) - (1.0 + np.outer(at, at)) / len(at)
    seen = np.einsum("ij,jk,ik->i", keep, covariance, keep)
    fewer = len(at) / max(len(at) - 3, 1)
    return at, np.sqrt(fewer * np.maximum(seen, 0.0)) / spread


def _information(places: Reals, theta: Reals, codes: Codes) -> tuple[Reals, Reals]:
    """Return A as its diagonal, shape (n,), and what the votes take off, B C^-1 B', shape (n, n)."""
    slope, middle, width = theta
    u, h = middle - np.outer(places, slope), np.exp(width)  # [n, v]
    by_u, by_width = slopes(u, h)
    n = np.exp(log_chances(u, h)) * (codes != ABSENT)
    uu, ud, dd = ((n * a * b).sum(axis=0) for a, b in ((by_u, by_u), (by_u, by_width), (by_width, by_width)))
    x = places[:, None]
    both = np.stack((slope * x * uu, -slope * uu, -slope * ud))  # [3, n, v]
    rows = [[x * x * uu, -x * uu, -x * ud], [-x * uu, uu, ud], [-x * ud, ud, dd]]
    votes = np.array([[cell.sum(axis=0) for cell in row] for row in rows]).transpose(2, 0, 1) + np.diag(SPREADS**-2.0)
    less = np.einsum("jnv,vjk,kmv->nm", both, np.linalg.inv(votes), both, optimize=True)
    return 1.0 + (slope**2 * uu).sum(axis=1), less
