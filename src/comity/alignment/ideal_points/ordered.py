"""How likely yes, abstain and no are for an actor at a place on the line: the ordered logit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


def log_chances(u: Reals, h: Reals) -> Reals:
    r"""
    Return the logarithms of the chances of yes, abstain and no.

    A vote has a slope :math:`b`, a middle :math:`m` and half a width :math:`h > 0` of the band in which one abstains.
    An actor at :math:`x` has :math:`u = m - bx`, and with the logistic function :math:`F`

    .. math:: P(yes) = F(u - h), \quad P(abstain) = F(u + h) - F(u - h), \quad P(no) = 1 - F(u + h).

    The chance of abstaining is :math:`F(u + h) F(h - u) (1 - e^{-2h})`, which loses no digits in the tails.

    Parameters
    ----------
    u, h : arrays of one shape, or that broadcast
        ``h`` is positive.

    Returns
    -------
    array of shape (3, ...)

    Examples
    --------
    >>> np.exp(log_chances(np.array(0.0), np.array(1.0))).round(3).tolist()
    [0.269, 0.462, 0.269]

    References
    ----------
    Samejima, F. (1969). Estimation of latent ability using a response pattern of graded scores. Psychometrika
    Monograph 17. Bailey, M., Strezhnev, A. and Voeten, E. (2017). Estimating dynamic state preferences from United
    Nations voting data. Journal of Conflict Resolution 61(2), 430-456 (there with the normal curve).
    """
    low, high = u - h, u + h
    not_yes, no = -_softplus(low), -_softplus(high)
    return np.stack((low + not_yes, high + no + not_yes + np.log(-np.expm1(-2.0 * h)), no))


def slopes(u: Reals, h: Reals) -> tuple[Reals, Reals]:
    """
    Return the derivatives of :func:`log_chances` by ``u`` and by ``log h``, each of shape (3, ...).

    Examples
    --------
    >>> by_u, by_width = slopes(np.array(0.0), np.array(1.0))
    >>> by_u.round(3).tolist(), by_width.round(3).tolist()
    ([0.731, 0.0, -0.731], [-0.731, 0.851, -0.731])
    """
    low, high = _logistic(u - h), _logistic(u + h)
    by_u = np.stack((1.0 - low, 1.0 - low - high, -high))
    band = np.minimum(2.0 * h, 500.0)  # beyond, the quotient is as good as 0
    wider = band / np.expm1(band)
    by_width = np.stack((-(1.0 - low) * h, (1.0 - high + low) * h + wider, -high * h))
    return by_u, by_width


def _softplus(t: Reals) -> Reals:
    return np.asarray(np.maximum(t, 0.0) + np.log1p(np.exp(-np.abs(t))), np.float64)


def _logistic(t: Reals) -> Reals:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * t)), np.float64)
