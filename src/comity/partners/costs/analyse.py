"""Whole-life cost: the door to this room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from comity.budget import Budget
from comity.case.partners import PHASES, Offer, Partners, Payment
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.partners.costs.cheapest import (
    Stretch,
    Switch,
    always_cheapest,
    cheaper_pairs,
    sometimes_cheapest,
    streams_of,
    stretches,
    switches,
)
from comity.partners.costs.parts import cost_of
from comity.partners.costs.result import Costs
from comity.partners.limits import check_names, check_offers
from comity.partners.naming import called_by_id

MOST_YEARS = 500
LEAST_RATE, MOST_RATE = Fraction(-1, 2), Fraction(10)


def whole_life_costs(partners: Partners, *, budget: Budget | None = None) -> Costs:
    r"""
    Return what each offer costs over its whole life, and which is the cheapest.

    A payment c in year t is worth :math:`c (1 + r)^{-t}` at the beginning. Payments and the rate r may be intervals.
    Each present value has sharp ends: payments are all at one end, and the rate is where that present value is least
    or greatest, which for payments of one sign is an end of its interval, and else is searched for.

    Offers are compared at the same rate. One is the cheapest for sure if it is never dearer than any other, whatever
    the rate and each payment turn out to be. Two offers change places at the internal rate of return of their
    difference [1]_. An offer of which no payment is known costs an unknown amount, not nothing;
    so does a phase that one offer has payments for and another has none. In both cases none is the cheapest for sure.

    Parameters
    ----------
    partners : Partners
        Of its offers the payments, with ``discount`` and ``years``; later payments are left out, which is said.
    budget : Budget, optional
        Where it ends early, the present values are there and the comparison is not.

    Raises
    ------
    UsageError
        A year is below 0, an interval stands upside down, or a rate is beyond -50 % to 1000 %.
    TooLargeError
        More than 100 offers, or payments are counted for more than 500 years.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> def paid(year, low, high, phase): return Payment(year, Span(Fraction(low), Fraction(high)), phase)
    >>> x = Offer("x", payments=(paid(0, 100, 120, "build"), paid(10, 10, 10, "operate")))
    >>> y = Offer("y", payments=(paid(0, 70, 70, "build"), paid(10, 60, 80, "operate")))
    >>> found = whole_life_costs(Partners(offers=(x, y)))
    >>> {c.offer: (round(c.total.low, 1), round(c.total.high, 1)) for c in found.costs}
    {'x': (105.1, 127.4), 'y': (100.5, 129.5)}
    >>> found.cheapest is None, found.sometimes
    (True, ('x', 'y'))
    >>> [(round(s.rate, 4), s.below, s.above) for s in found.switches]
    [(0.0414, 'x', 'y')]

    References
    ----------
    .. [1] Brealey, R. A., Myers, S. C. & Allen, F. (2020). Principles of Corporate Finance, 13th edition. McGraw-Hill.
    """
    budget = budget or Budget()
    _check(partners)
    kept = {o.id: [p for p in o.payments if p.year <= partners.years] for o in partners.offers}
    known = {o: payments for o, payments in kept.items() if payments}
    rates = (float(partners.discount.low), float(partners.discount.high))
    costs = tuple(cost_of(o, payments, partners.discount) for o, payments in known.items())
    streams = {o: streams_of(payments) for o, payments in known.items()}
    always: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    sometimes: tuple[str, ...] | None = None
    found: tuple[Switch, ...] = ()
    where: tuple[Stretch, ...] = ()
    cut = ""
    try:
        if len(known) > 1:
            always = always_cheapest(streams, rates, budget)
            found = switches(streams, rates, budget)
            where = stretches(streams, rates, found)
            sometimes = sometimes_cheapest(streams, rates, budget)
            pairs = cheaper_pairs(streams, rates, budget)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        cut = budget.ended(e)
    return Costs(
        unit=partners.unit,
        low=rates[0],
        high=rates[1],
        years=partners.years,
        costs=costs,
        unknown=tuple(o for o in kept if o not in known),
        lacking=_lacking(known),
        always=always,
        cheaper=pairs,
        sometimes=tuple(known) if len(known) < 2 else sometimes,
        stretches=where,
        switches=found,
        notes=tuple(_notes(partners)),
        cut=cut,
        names=tuple(called_by_id(partners.offers).items()),
    )


def _check(partners: Partners) -> None:
    check_offers(partners)
    if not 0 <= partners.years <= MOST_YEARS:
        raise TooLargeError(f"Payments cannot be counted for {partners.years} years. Use 0 to {MOST_YEARS}.")
    low, high = partners.discount.low, partners.discount.high
    if not LEAST_RATE <= low <= high <= MOST_RATE:
        raise UsageError(
            f"The discount rate is {float(low):g} to {float(high):g} a year. Write the lower end first, as parts of 1 "
            "(0.05 is 5 %), between -0.5 and 10."
        )
    check_names("offer", [o.id for o in partners.offers])
    for offer in partners.offers:
        for payment in offer.payments:
            _check_payment(offer, payment)


def _check_payment(offer: Offer, payment: Payment) -> None:
    if payment.year < 0:
        raise UsageError(
            f'Offer "{offer.id}" has a payment in year {payment.year}. Years count from the beginning, which is 0.'
        )
    if payment.amount.low > payment.amount.high:
        raise UsageError(
            f'A payment of offer "{offer.id}" begins at {float(payment.amount.low):g} and ends at '
            f"{float(payment.amount.high):g}. Write the lower end first."
        )


def _lacking(known: Mapping[str, Sequence[Payment]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return which phases an offer has no payment for, though another has one."""
    every = {p.phase for payments in known.values() for p in payments if p.phase}
    out = []
    for offer, payments in known.items():
        missing = every - {p.phase for p in payments}
        if missing:
            out.append((offer, tuple(phase for phase in PHASES if phase in missing)))
    return tuple(out)


def _notes(partners: Partners) -> Iterator[str]:
    late = sum(p.year > partners.years for o in partners.offers for p in o.payments)
    if late:
        yield f"Left out are payments after year {partners.years}: {late} of them."
    income = [o.id for o in partners.offers if any(p.amount.low < 0 for p in o.payments if p.year <= partners.years)]
    if income:
        yield f"Some payments are or may be income, so shares of the whole are not given: {', '.join(income)}."
