"""Rates at which the present value of a stream changes its sign, and its least and greatest between two rates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from comity.partners.costs.streams import Stream, present_value

Terms = Sequence[tuple[int, float]]
STEPS = 100
FINE = 1e-15


def switching_rates(stream: Stream, low: float, high: float) -> tuple[float, ...]:
    r"""
    Return the rates between two rates at which the present value of a stream changes its sign.

    Of the difference of two offers these are the rates at which the cheaper one changes: its internal rates of return
    [1]_. With :math:`v = 1 / (1 + r)` the present value is a polynomial. Between two neighbouring zeros of its slope
    it only rises or falls, so each change of sign is found by narrowing; the zeros of the slope are found in the same
    way, and each step down drops the first year that is left. Where the present value only touches 0 nothing switches.

    Parameters
    ----------
    stream : mapping
    low, high : float
        Above -1.

    Returns
    -------
    tuple of float
        In order; never the two rates themselves.

    Examples
    --------
    Pay 100 now, get 230 in a year, pay 132 in two: two rates of return, one tenth and one fifth.

    >>> [round(r, 9) for r in switching_rates({0: -100.0, 1: 230.0, 2: -132.0}, 0.0, 1.0)]
    [0.1, 0.2]

    References
    ----------
    .. [1] Hazen, G. B. (2003). A new perspective on multiple internal rates of return. The Engineering Economist
       48(1), 31-51.
    """
    terms = [(year, amount) for year, amount in sorted(stream.items()) if amount]
    factors = _zeros(terms, 1 / (1 + high), 1 / (1 + low))
    return tuple(1 / v - 1 for v in reversed(factors))


def extremes(stream: Stream, low: float, high: float) -> tuple[float, float]:
    """
    Return the least and the greatest present value at rates between two rates.

    They are at an end, or where the slope changes its sign. Payments of one sign have neither: the higher the rate,
    the nearer to 0.

    Examples
    --------
    >>> extremes({1: 110.0}, 0.0, 0.1)
    (100.0, 110.0)
    >>> [round(x, 6) for x in extremes({0: -1.0, 1: 2.0, 2: -1.0}, -0.5, 1.0)]
    [-1.0, 0.0]
    """
    slope = {year: year * amount for year, amount in stream.items() if year}
    turns = switching_rates(slope, low, high)
    values = [present_value(stream, rate) for rate in (low, *turns, high)]
    return min(values), max(values)


def _zeros(terms: Terms, low: float, high: float) -> list[float]:
    """Return where a polynomial changes its sign strictly between two factors above 0, in order."""
    chain = [_scaled(terms)]
    while _changes(chain[-1]) > 1:
        chain.append(_scaled(_slope(chain[-1])))
    found: list[float] = []
    for polynomial in reversed(chain):
        found = _between(polynomial, [low, *found, high])
    return found


def _slope(terms: Terms) -> Terms:
    """Return the slope of a polynomial divided by its lowest power; no zero above 0 is lost by the division."""
    least = terms[0][0]
    return [(power - least, amount * (power - least)) for power, amount in terms[1:]]


def _scaled(terms: Terms) -> Terms:
    """Return a polynomial without its lowest power and with 1 as its greatest number: its zeros are the same."""
    if not terms:
        return terms
    least, most = terms[0][0], max(abs(amount) for _, amount in terms)
    return [(power - least, amount / most) for power, amount in terms]


def _changes(terms: Terms) -> int:
    """Return how often the sign changes from term to term: there are no more zeros above 0 (Descartes)."""
    return sum((a > 0) != (b > 0) for (_, a), (_, b) in pairwise(terms))


def _at(terms: Terms, v: float) -> float:
    return math.fsum(amount * v**power for power, amount in terms)


def _between(terms: Terms, points: Sequence[float]) -> list[float]:
    """Return the changes of sign of a polynomial that only rises or falls between neighbouring points."""
    if not _changes(terms):
        return []
    found: list[float] = []
    last, sign, touched = points[0], 0, False
    for point in points:
        value = _at(terms, point)
        now = (value > 0) - (value < 0)
        if not now:
            touched = True
        else:
            if sign and now != sign:
                found.append(last if touched else _narrowed(terms, last, point))
            sign, touched = now, False
        last = point
    return found


def _narrowed(terms: Terms, low: float, high: float) -> float:
    """
    Return the zero between two points at which a polynomial has different signs.

    Ridders' method: the middle, and the point to which an exponential through the ends and the middle leads; both keep
    the zero between the ends, which come at least twice as near in each step.
    """
    left, right = _at(terms, low), _at(terms, high)
    for _ in range(STEPS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        at = _at(terms, middle)
        if not at:
            return middle
        bent = math.sqrt(at * at - left * right)
        near = middle + (middle - low) * math.copysign(1.0, left) * at / bent if bent else middle
        for point, value in sorted([(middle, at), (near, _at(terms, near))]):
            if not low < point < high:
                continue
            if not value:
                return point
            if (value > 0) == (left > 0):
                low, left = point, value
            else:
                high, right = point, value
                break
        if high - low <= FINE * high:
            break
    return (low + high) / 2
