"""The chance of having ended in one way by each period, where several endings compete."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.endings.result import Curve, History
from comity.support.endings.words import ANY, ENDINGS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

NORMAL = 1.959963984540054
"""Standard errors on either side of a 95 % interval."""


def incidence(length: Ints, ended: Ints, ending: int) -> tuple[Ints, Floats, Floats]:
    r"""
    Return the cumulative incidence of one ending (Aalen and Johansen), with its standard errors.

    In the t-th period :math:`n_t` units are at risk, :math:`d_t` end in any way and :math:`c_t` in the one asked
    about. With :math:`S_t = \prod_{u \le t} (1 - d_u / n_u)` the chance of having ended in that way by t is

    .. math:: F_t = \sum_{u \le t} S_{u-1} \, c_u / n_u

    The curves of all endings and of going on add up to 1 [1]_. Taking the other endings for censoring and turning
    over the survival curve instead would count conflicts as still to be settled that were won long ago.

    Parameters
    ----------
    length : ndarray of int, shape (u,)
        The number of periods of each unit.
    ended : ndarray of int, shape (u,)
        How it ended, 0 where it went on.
    ending : int
        The ending asked about; -1 for any.

    Returns
    -------
    ndarray of int, shape (t,)
        1 to the longest length.
    ndarray of float, shape (t,)
        The chance.
    ndarray of float, shape (t,)
        Its standard error (delta method [2]_).

    Examples
    --------
    Four units end after 1, 2, 2 and 3 periods, in ways 1, 2, 1 and not at all:

    >>> at, chance, _ = incidence(np.array([1, 2, 2, 3]), np.array([1, 2, 1, 0]), 1)
    >>> chance.tolist()
    [0.25, 0.5, 0.5]

    References
    ----------
    .. [1] Aalen, O. O., & Johansen, S. (1978). An empirical transition matrix for non-homogeneous Markov chains based
       on censored observations. Scandinavian Journal of Statistics, 5(3), 141-150.
    .. [2] Marubini, E., & Valsecchi, M. G. (1995). Analysing Survival Data from Clinical Trials and Observational
       Studies. Wiley, chapter 10.
    """
    longest = int(length.max())
    risk = np.bincount(length, minlength=longest + 1)[::-1].cumsum()[::-1][1:].astype(np.float64)
    every = np.bincount(length[ended > 0], minlength=longest + 1)[1:].astype(np.float64)
    asked = ended > 0 if ending < 0 else ended == ending
    this = np.bincount(length[asked], minlength=longest + 1)[1:].astype(np.float64)
    going = np.cumprod(1 - every / risk)
    before = np.append(1.0, going[:-1])
    chance = np.cumsum(before * this / risk)
    return np.arange(1, longest + 1), chance, np.sqrt(_variance(chance, before, risk, every, this))


def _variance(chance: Floats, before: Floats, risk: Floats, every: Floats, this: Floats) -> Floats:
    """Return the variance by the delta method: the three sums over u <= t, with F_t - F_u opened up."""
    # g: every / (n (n - d)), where all that are left end nothing later can differ and the term is 0
    left = risk * (risk - every)
    g = np.divide(every, left, out=np.zeros_like(risk), where=left > 0)
    a = np.cumsum(g) * chance**2 - 2 * chance * np.cumsum(chance * g) + np.cumsum(chance**2 * g)
    b = np.cumsum(before**2 * (risk - this) / risk**3 * this)
    h = before * this / risk**2
    c = chance * np.cumsum(h) - np.cumsum(chance * h)
    variance: Floats = np.maximum(0.0, a + b - 2 * c)
    return variance


def curves(history: History, treatment: int, ending: str) -> tuple[Curve, ...]:
    """
    Return the curves of one ending for units that began with and without support.

    Groups are made by the first row of each unit and stay as they are: whoever is helped later on stays in the group
    without. They show what happened, and are no estimate of an effect.

    Parameters
    ----------
    history : History
    treatment : int
        Which of the treatments.
    ending : str
        A word of ``ENDINGS``, or ``"any ending"``.

    Returns
    -------
    tuple of Curve
        One for each group that has a unit.
    """
    last = np.append(np.flatnonzero(np.diff(history.unit)), len(history.unit) - 1)
    first = np.append(0, last[:-1] + 1)
    helped = history.treatments[first, treatment] > 0
    name = history.names[treatment]
    code = -1 if ending == ANY else 1 + ENDINGS.index(ending)
    groups = (
        (helped, f"{name} in the first {history.frequency}"),
        (~helped, f"no {name} in the first {history.frequency}"),
    )
    return tuple(
        _curve(history.clock[last][who], history.ending[last][who], code, (ending, group))
        for who, group in groups
        if who.any()
    )


def _curve(length: Ints, ended: Ints, code: int, named: tuple[str, str]) -> Curve:
    at, chance, error = incidence(length, ended, code)
    low, high = np.clip(chance - NORMAL * error, 0, 1), np.clip(chance + NORMAL * error, 0, 1)
    return Curve(named[0], named[1], at, chance, low, high, len(length))
