"""
What lies ahead in each year, and shares of the whole, discounted at a rate known between two ends.

Present values themselves are those of whole-life costs (:mod:`comity.partners.costs.streams` and ``rates``).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.partners.costs.streams import Stream, present_value

Reals = NDArray[np.float64]
Ends = tuple[float, float]
PLACES = 129
"""The rate is tried at so many places between its ends; around the best of them it is then looked at more closely."""
CLOSER = 4
"""So many times, at a quarter as many places."""


def ahead_ends(low: Reals, high: Reals, rates: Ends) -> tuple[Ends, ...]:
    r"""
    Return for each year the ends of what still lies ahead, seen from that year.

    That is :math:`\sum_{k > t} a_k / (1 + r)^{k - t}` for year t, with the same rate in all years to come. At one rate
    the ends come from the ends of the amounts. Along the rates they are exact where all amounts have one sign, since
    the sum then only rises or only falls; else they are searched for, in all years at once.

    Parameters
    ----------
    low, high : array, shape (T,)
    rates : pair of float

    Examples
    --------
    >>> amounts = np.array([5.0, 2.0, 4.0])
    >>> ahead_ends(amounts, amounts, (0.0, 1.0))
    ((2.0, 6.0), (2.0, 4.0), (0.0, 0.0))
    """
    least, most = -_greatest(-low, rates), _greatest(high, rates)
    # no minus in front of 0
    return tuple(zip((least + 0.0).tolist(), (most + 0.0).tolist(), strict=True))


def _greatest(amounts: Reals, rates: Ends) -> Reals:
    """Return the greatest of what lies ahead along the rates, for each year; shape (T,)."""
    rows = len(amounts)
    tried = np.tile(places(rates), (rows, 1))
    found = _ahead(amounts, tried)
    best: Reals = found.max(axis=1)
    each = np.arange(rows)
    for _ in range(CLOSER if tried.shape[1] > 1 else 0):
        at = found.argmax(axis=1)
        begin, end = tried[each, np.maximum(at - 1, 0)], tried[each, np.minimum(at + 1, tried.shape[1] - 1)]
        tried = np.linspace(begin, end, PLACES // 4, axis=1)
        found = _ahead(amounts, tried)
        best = np.maximum(best, found.max(axis=1))
    return best


def _ahead(amounts: Reals, rates: Reals) -> Reals:
    """Return what lies ahead in each row at each of its rates, shape (rows, K); row t counts what comes after t."""
    out = np.zeros(rates.shape)
    for year in range(len(amounts) - 1, 0, -1):  # Horner's rule: no powers that overflow
        out[:year] = (out[:year] + amounts[year]) / (1.0 + rates[:year])
    return out


def places(rates: Ends) -> Reals:
    """
    Return the rates that are tried, both ends among them.

    Examples
    --------
    >>> places((0.03, 0.03)).tolist(), len(places((0.03, 0.07)))
    ([0.03], 129)
    """
    return np.array([rates[0]]) if rates[0] == rates[1] else np.linspace(rates[0], rates[1], PLACES)


def share_ends(part: tuple[Stream, Stream], rest: tuple[Stream, Stream], rates: Ends) -> Ends | None:
    r"""
    Return the least and the greatest of :math:`P / (P + R)` at one rate for both, None where nothing is paid.

    ``part`` and ``rest`` are amounts at their low and high ends, none below 0. At one rate the share grows with the
    part and falls with the rest, so the ends of the amounts give its ends; along the rates it is tried at 129 places.

    Examples
    --------
    >>> one, three = ({0: 1.0}, {0: 1.0}), ({0: 3.0}, {0: 4.0})
    >>> share_ends(one, three, (0.0, 0.0))
    (0.2, 0.25)
    """
    tried = places(rates).tolist()
    least, most = (np.array([present_value(end, rate) for rate in tried]) for end in part)
    fewer, more = (np.array([present_value(end, rate) for rate in tried]) for end in rest)
    if not ((least + more) > 0).all() or not ((most + fewer) > 0).all():
        return None
    return float((least / (least + more)).min()), float((most / (most + fewer)).max())
