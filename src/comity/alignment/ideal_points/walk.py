"""Where each actor stands in each session, given how likely its votes are at each place of a grid."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
REACH, STEP = 5.0, 0.125


def grid(walk: float) -> Reals:
    """
    Return the places that an actor can stand at: evenly from -5 to 5, finer where the walk has small steps.

    Examples
    --------
    >>> len(grid(1.0)), len(grid(0.1))
    (81, 151)
    """
    return np.linspace(-REACH, REACH, 1 + 2 * math.ceil(REACH / min(STEP, walk / 1.5)))


def posterior(loglik: Reals, places: Reals, walk: float) -> tuple[Reals, float]:
    r"""
    Return the chances of the places for each session and actor, and the logarithm of the likelihood.

    Before any vote, a place is standard normal. From one session to the next an actor walks,

    .. math:: x_{s+1} = \sqrt{1 - w^2}\, x_s + w \varepsilon, \quad \varepsilon \sim N(0, 1),

    so that places are standard normal in every session. With :math:`w = 1` the sessions do not know of one another;
    the smaller :math:`w`, the less an actor moves between two sessions. The sums are those of a hidden Markov chain,
    forwards and backwards.

    Parameters
    ----------
    loglik : array of shape (S, N, Q)
        Logarithm of how likely the actor's votes of the session are at each place.
    places : array of shape (Q,)
        See :func:`grid`.
    walk : float
        :math:`w`, above 0 and at most 1.

    Returns
    -------
    weights : array of shape (S, N, Q)
        Each row adds up to 1.
    total : float

    Examples
    --------
    >>> places = grid(1.0)
    >>> weights, total = posterior(np.zeros((2, 1, 81)), places, 1.0)
    >>> round(float(weights[0, 0] @ places**2), 3), round(total, 3)
    (1.0, 0.0)

    References
    ----------
    Rabiner, L. (1989). A tutorial on hidden Markov models. Proceedings of the IEEE 77(2), 257-286.
    """
    prior = np.exp(-0.5 * places**2)
    prior /= prior.sum()
    top = loglik.max(axis=2, keepdims=True)
    like = np.exp(loglik - top)
    total = float(top.sum())
    if walk == 1.0 or len(like) == 1:
        weights = like * prior
        sums = weights.sum(axis=2, keepdims=True)
        return weights / sums, total + float(np.log(sums).sum())
    step = _steps(places, walk)
    ahead, back = np.empty_like(like), np.ones_like(like)
    for s in range(len(like)):
        ahead[s] = like[s] * (prior if s == 0 else ahead[s - 1] @ step)
        sums = ahead[s].sum(axis=1, keepdims=True)
        total += float(np.log(sums).sum())
        ahead[s] /= sums
    for s in range(len(like) - 2, -1, -1):
        back[s] = (like[s + 1] * back[s + 1]) @ step.T
        back[s] /= back[s].max(axis=1, keepdims=True)
    weights = ahead * back
    return weights / weights.sum(axis=2, keepdims=True), total


def _steps(places: Reals, walk: float) -> Reals:
    """Return the chances of going from one place to another, shape (Q, Q); rows add up to 1."""
    away = places[None, :] - math.sqrt(1.0 - walk**2) * places[:, None]
    chances = np.exp(-0.5 * (away / walk) ** 2)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), np.float64)
