"""One offer: how many years one is locked in, what leaving is of the whole cost, and what it costs in each year."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from comity.case.partners import Offer, Payment
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.costs.rates import extremes
from comity.partners.costs.streams import Stream, stream_of
from comity.partners.locked_in.discounting import Ends, Reals, ahead_ends, share_ends

Amounts = tuple[Reals, Reals]
"""Yearly amounts at their low and at their high ends, each of shape (years + 1,)."""


def years_locked_in(leaving: Span | None, yearly: Span | None) -> Ends | None:
    r"""
    Return what leaving costs over what the offer is worth a year: so many years of its value would be gone.

    :math:`L = \text{leaving} / \text{yearly}`, from the least cost over the greatest value to the greatest cost over
    the least value.

    Returns
    -------
    pair of float or None
        None where one of them is not public, or the offer is worth nothing at all; the greater end is infinite where
        the offer may be worth nothing.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def span(low, high): return Span(Fraction(low), Fraction(high))
    >>> years_locked_in(span(20, 30), span(5, 10))
    (2.0, 6.0)
    >>> years_locked_in(span(20, 30), span(0, 10))
    (2.0, inf)
    >>> years_locked_in(span(20, 30), None) is None
    True
    """
    if leaving is None or yearly is None or yearly.high <= 0:
        return None
    most = float(leaving.high / yearly.low) if yearly.low > 0 else (math.inf if leaving.high > 0 else 0.0)
    return float(leaving.low / yearly.high), most


def amounts(payments: Iterable[Payment], years: int) -> Amounts:
    """
    Return what is paid in each year up to ``years``, at the low and at the high ends.

    Examples
    --------
    >>> from fractions import Fraction
    >>> low, high = amounts([Payment(1, Span(Fraction(2), Fraction(3))), Payment(9, Span(Fraction(1), Fraction(1)))], 2)
    >>> low.tolist(), high.tolist()
    ([0.0, 2.0, 0.0], [0.0, 3.0, 0.0])
    """
    low, high = np.zeros(years + 1), np.zeros(years + 1)
    for ends, stream in zip((low, high), streams(payments, years), strict=True):
        for year, amount in stream.items():
            ends[year] = amount
    return low, high


def streams(payments: Iterable[Payment], years: int) -> tuple[Stream, Stream]:
    """
    Return what is paid up to the year ``years``, at the low and at the high ends, years without payments left out.

    Examples
    --------
    >>> from fractions import Fraction
    >>> streams([Payment(1, Span(Fraction(2), Fraction(3))), Payment(9, Span(Fraction(1), Fraction(1)))], 2)
    ({1: 2.0}, {1: 3.0})
    """
    counted = [p for p in payments if p.year <= years]
    return stream_of(counted, "low"), stream_of(counted, "high")


def exit_share(offer: Offer, years: int, discount: Ends) -> Ends | None:
    """
    Return the share of the whole-life cost that is paid in the phase ``exit``.

    Returns
    -------
    pair of float or None
        None where no payment at exit is stated, which is not 0, or a payment is below 0: income makes no share.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def paid(year, x, phase): return Payment(year, Span(Fraction(x), Fraction(x)), phase)
    >>> exit_share(Offer("x", payments=(paid(0, 75, "build"), paid(10, 25, "exit"))), 60, (0.0, 0.0))
    (0.25, 0.25)
    """
    leaving = [p for p in offer.payments if p.phase == "exit"]
    mine = streams(leaving, years)
    others = streams([p for p in offer.payments if p.phase != "exit"], years)
    if not leaving or _income(mine[0]) or _income(others[0]):
        return None
    return share_ends(mine, others, discount)


def leaving_share(offer: Offer, years: int, discount: Ends) -> Ends | None:
    """
    Return what leaving costs as a share of the whole-life cost, which may be above 1; None where one is not public.

    Examples
    --------
    >>> from fractions import Fraction
    >>> cost = Payment(0, Span(Fraction(40), Fraction(50)))
    >>> leaving_share(Offer("x", payments=(cost,), leaving=Span(Fraction(10), Fraction(10))), 60, (0.03, 0.07))
    (0.2, 0.25)
    """
    low, high = streams(offer.payments, years)
    if offer.leaving is None or _income(low) or not high:
        return None
    least, most = extremes(low, *discount)[0], extremes(high, *discount)[1]
    return float(offer.leaving.low) / most, float(offer.leaving.high) / least if least > 0 else math.inf


def _income(stream: Stream) -> bool:
    return any(amount < 0 for amount in stream.values())


def cost_of_leaving(offer: Offer, years: int, discount: Ends) -> tuple[Ends, ...] | None:
    r"""
    Return what it costs on the whole to leave at the end of each year t, seen from that year.

    .. math:: N_t = \text{leaving} + \sum_{k > t} (\text{yearly}_k - \text{paid}_k) / (1 + r)^{k - t}

    Leaving costs what is stated, gives up the value of all later years, and saves what was still to be paid, that of
    the phase ``exit`` too: ``leaving`` stands for all that leaving early costs. What was paid until t is gone either
    way and plays no part. Where the number is below 0, one is better off leaving even with nothing in its place.

    Returns
    -------
    tuple of pairs or None
        One pair for each year 0 to ``years``; None where the cost of leaving, the value a year or every payment is not
        public.

    Examples
    --------
    A value of 10 a year for two years, at a cost of 4 each, and 5 for leaving:

    >>> from fractions import Fraction
    >>> def span(x): return Span(Fraction(x), Fraction(x))
    >>> offer = Offer("x", payments=(Payment(1, span(4)), Payment(2, span(4))), leaving=span(5), yearly=span(10))
    >>> cost_of_leaving(offer, 2, (0.0, 0.0))
    ((17.0, 17.0), (11.0, 11.0), (5.0, 5.0))
    """
    if offer.leaving is None or offer.yearly is None or not offer.payments:
        return None
    low, high = amounts(offer.payments, years)
    least, most = float(offer.yearly.low) - high, float(offer.yearly.high) - low
    cost = offer.leaving
    return tuple(
        (float(cost.low) + low_end, float(cost.high) + high_end)
        for low_end, high_end in ahead_ends(least, most, discount)
    )


def paid_until(offer: Offer, years: int) -> tuple[Ends, ...]:
    """
    Return what has been paid by the end of each year, undiscounted: it is gone whether one leaves or not.

    Examples
    --------
    >>> from fractions import Fraction
    >>> paid_until(Offer("x", payments=(Payment(1, Span(Fraction(4), Fraction(5))),)), 2)
    ((0.0, 0.0), (4.0, 5.0), (4.0, 5.0))
    """
    low, high = amounts(offer.payments, years)
    return tuple(zip(low.cumsum().tolist(), high.cumsum().tolist(), strict=True))


def check(offer: Offer) -> None:
    """
    Refuse numbers that cannot be.

    Raises
    ------
    UsageError
        A cost of leaving below 0, an end below the other, or a payment before the beginning.

    Examples
    --------
    >>> check(Offer("x"))
    """
    spans = [
        ("leaving", offer.leaving),
        ("yearly", offer.yearly),
        *((f"year {p.year}", p.amount) for p in offer.payments),
    ]
    for name, span in spans:
        if span is not None and span.low > span.high:
            raise UsageError(
                f'Offer "{offer.id}": {name} goes from {span.low} to {span.high}. Write the lower end first.'
            )
    if offer.leaving is not None and offer.leaving.low < 0:
        raise UsageError(
            f'Offer "{offer.id}": leaving costs {float(offer.leaving.low):g}. Write 0 or more; what is paid out to '
            "those who leave can be stated as a payment below 0."
        )
    early = [p.year for p in offer.payments if p.year < 0]
    if early:
        raise UsageError(f'Offer "{offer.id}" has a payment in year {min(early)}. Count years from the beginning, 0.')
