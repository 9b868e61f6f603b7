"""Posteriors among rival hypotheses, Heuer's counts of inconsistency, and the order that each of them gives."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
SAME = 1e-12
"""Scores nearer to each other than this share a rank: sums of logarithms differ by rounding alone."""


def among(priors: Values | Sequence[float], log_ratios: Values | Sequence[float]) -> tuple[Values, Values]:
    r"""
    Return the probabilities of rival hypotheses, of which at most one is true, and that of none of them.

    .. math::
        P(H_i \mid E) = \frac{p_i \prod_g \Lambda_{ig}}{p_0 + \sum_j p_j \prod_g \Lambda_{jg}},
        \qquad p_0 = \max\Bigl(0,\; 1 - \sum_j p_j\Bigr),

    Bayes' rule where :math:`\Lambda_{ig}` is how many times more likely the evidence of origin g is under :math:`H_i`
    than where none of the hypotheses that it speaks of holds (conventions §74). For evidence that speaks of one
    hypothesis only that is its likelihood ratio as usual. Priors that sum to more than 1 are scaled down to 1.

    Parameters
    ----------
    priors : array, shape (..., H)
    log_ratios : array, shape (..., H)
        Natural logarithms, summed over origins.

    Returns
    -------
    p : array, shape (..., H)
    none : array, shape (...)
        0 where the priors leave nothing.

    Examples
    --------
    >>> p, none = among([0.5, 0.25], [np.log(2), np.log(4)])      # weights 1, 1 and 1/4
    >>> p.round(3).tolist(), round(float(none), 3)
    ([0.444, 0.444], 0.111)
    """
    prior = np.asarray(priors, np.float64)
    rest = 1.0 - prior.sum(axis=-1, keepdims=True)
    # what rounding leaves of 1 is nothing
    rest = np.where(rest > SAME, rest, 0.0)
    with np.errstate(divide="ignore"):
        weights = np.log(np.concatenate([prior, rest], axis=-1))
    weights[..., :-1] += np.asarray(log_ratios, np.float64)
    weights -= weights.max(axis=-1, keepdims=True)
    mass = np.exp(weights)
    p = mass / mass.sum(axis=-1, keepdims=True)
    return p[..., :-1], p[..., -1]


def _plain_among(priors: Sequence[float], ratios: Sequence[Sequence[float]]) -> tuple[list[float], float]:
    """The same from likelihoods of every hypothesis, and none, one piece of evidence after another."""
    p = [*priors, max(0.0, 1.0 - sum(priors))]
    for row in ratios:  # row[h]: how many times more likely under h
        p = [a * b for a, b in zip(p, [*row, 1.0], strict=True)]
        p = [a / sum(p) for a in p]
    return p[:-1], p[-1]


def inconsistent(log_ratios: Values) -> tuple[NDArray[np.int64], Values]:
    """
    Return Heuer's count of inconsistent evidence per hypothesis, and its weighted sum [1]_.

    Parameters
    ----------
    log_ratios : array, shape (G, H)
        One row per origin.

    Returns
    -------
    count : array of int, shape (H,)
        How many rows are negative: evidence that is less likely under the hypothesis.
    score : array, shape (H,)
        The sum of how far they are below 0. Least is best; evidence in favour and base rates do not enter.

    Examples
    --------
    >>> count, score = inconsistent(np.array([[1.0, -2.0], [-0.5, -0.5]]))
    >>> count.tolist(), score.tolist()
    ([1, 2], [0.5, 2.5])

    References
    ----------
    .. [1] Heuer, R. J. (1999). Psychology of Intelligence Analysis, chapter 8. Center for the Study of Intelligence.
    """
    below = np.minimum(log_ratios, 0.0)
    return (below < 0).sum(axis=0), 0.0 - below.sum(axis=0)


def ranks(scores: Values | Sequence[float]) -> tuple[int, ...]:
    """
    Return the rank of each score, least first, from 1; scores that are the same share the lower rank.

    Examples
    --------
    >>> ranks([0.2, 0.1, 0.2 + 1e-15, 0.5])
    (2, 1, 2, 4)
    """
    order = sorted(range(len(scores)), key=lambda i: float(scores[i]))
    out = [0] * len(scores)
    for place, i in enumerate(order):
        before = order[place - 1] if place else i
        same = place > 0 and float(scores[i]) - float(scores[before]) <= SAME * max(1.0, abs(float(scores[i])))
        out[i] = out[before] if same else place + 1
    return tuple(out)
