"""One offer: years locked in, shares, and what leaving costs in each year, by hand and by brute force."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.partners import Offer, Payment, Phase
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.partners.locked_in.locked import (
    amounts,
    check,
    cost_of_leaving,
    exit_share,
    leaving_share,
    paid_until,
    years_locked_in,
)


def span(low: int | str, high: int | str | None = None) -> Span:
    return Span(Fraction(low), Fraction(low if high is None else high))


def paid(year: int, low: int, high: int | None = None, phase: Phase = "") -> Payment:
    return Payment(year, span(low, high), phase)


def plain_cost(offer: Offer, years: int, year: int, rate: Fraction, dear: bool) -> Fraction:
    """The definition read aloud, with exact fractions; dear for leaving, or cheap."""
    assert offer.leaving is not None
    assert offer.yearly is not None
    total = offer.leaving.high if dear else offer.leaving.low
    for later in range(year + 1, years + 1):
        due = [p.amount.low if dear else p.amount.high for p in offer.payments if p.year == later]
        worth = offer.yearly.high if dear else offer.yearly.low
        total += (worth - sum(due, Fraction(0))) / (1 + rate) ** (later - year)
    return total


@pytest.mark.parametrize("seed", range(20))
def test_the_cost_of_leaving_holds_every_rate_tried_in_exact_fractions(seed: int) -> None:
    draw = random.Random(seed)
    payments = tuple(paid(draw.randint(0, 12), a := draw.randint(-5, 30), a + draw.randint(0, 5)) for _ in range(6))
    offer = Offer("x", payments=payments, leaving=span(3, 9), yearly=span(2, draw.randint(2, 8)))
    found = cost_of_leaving(offer, 10, (0.02, 0.08))
    assert found is not None
    tried = [Fraction(2 * 20 + k, 1000) for k in range(-20, 41)]
    for year, (low, high) in enumerate(found):
        cheap = [float(plain_cost(offer, 10, year, rate, False)) for rate in tried]
        dear = [float(plain_cost(offer, 10, year, rate, True)) for rate in tried]
        assert low <= min(cheap) + 1e-9
        assert high >= max(dear) - 1e-9
        assert (low, high) == pytest.approx((min(cheap), max(dear)), abs=0.02)


def test_leaving_in_the_last_year_costs_what_leaving_costs() -> None:
    offer = Offer("x", payments=(paid(1, 4),), leaving=span(3, 5), yearly=span(10))
    found = cost_of_leaving(offer, 7, (0.03, 0.07))
    assert found is not None
    assert found[-1] == (3.0, 5.0)


def test_what_is_paid_before_does_not_count_for_leaving_after() -> None:
    offer = Offer("x", payments=(paid(0, 100), paid(5, 4)), leaving=span(3), yearly=span(1))
    cheaper = replace(offer, payments=(paid(0, 1), paid(5, 4)))
    assert cost_of_leaving(offer, 9, (0.0, 0.1)) == cost_of_leaving(cheaper, 9, (0.0, 0.1))
    assert paid_until(offer, 5)[4:] == ((100.0, 100.0), (104.0, 104.0))


def test_dearer_leaving_and_more_value_lock_in_more_and_less() -> None:
    assert years_locked_in(span(20, 30), span(5, 10)) == (2.0, 6.0)
    assert years_locked_in(span(40, 60), span(5, 10)) == (4.0, 12.0)
    assert years_locked_in(span(20, 30), span(10, 20)) == (1.0, 3.0)


def test_what_is_not_public_is_never_nothing() -> None:
    assert years_locked_in(None, span(1)) is None
    assert years_locked_in(span(1), None) is None
    assert years_locked_in(span(5), span(0)) is None
    assert years_locked_in(span(5), span(-1, 5)) == (1.0, math.inf)
    assert years_locked_in(span(0), span(0, 5)) == (0.0, 0.0)
    offer = Offer("x", payments=(paid(0, 10, phase="build"),))
    assert exit_share(offer, 60, (0.0, 0.1)) is None
    assert leaving_share(offer, 60, (0.0, 0.1)) is None
    assert cost_of_leaving(replace(offer, leaving=span(1)), 60, (0.0, 0.1)) is None
    assert cost_of_leaving(Offer("x", leaving=span(1), yearly=span(1)), 60, (0.0, 0.1)) is None


def test_shares_by_hand_with_intervals() -> None:
    offer = Offer("x", payments=(paid(0, 60, 90, "build"), paid(1, 11, 22, "exit")), leaving=span(14, 21))
    assert exit_share(offer, 60, (0.1, 0.1)) == pytest.approx((10 / 100, 20 / 80))
    assert leaving_share(offer, 60, (0.1, 0.1)) == pytest.approx((14 / 110, 21 / 70))


def test_income_makes_no_share() -> None:
    offer = Offer("x", payments=(paid(0, 60, 90, "build"), paid(1, -5, 5, "exit")), leaving=span(1))
    assert exit_share(offer, 60, (0.0, 0.1)) is None
    assert leaving_share(offer, 60, (0.0, 0.1)) is None


def test_payments_in_one_year_add_up_and_late_ones_are_left_out() -> None:
    low, high = amounts([paid(1, 2, 3), paid(1, 4), paid(3, 9)], 2)
    assert low.tolist() == [0.0, 6.0, 0.0]
    assert high.tolist() == [0.0, 7.0, 0.0]


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (Offer("x", leaving=span(-1, 2)), "Write 0 or more"),
        (Offer("x", yearly=span(2, 1)), "lower end first"),
        (Offer("x", payments=(paid(3, 2, 1),)), "year 3 goes from 2 to 1"),
        (Offer("x", payments=(paid(-2, 1),)), "in year -2"),
    ],
)
def test_numbers_that_cannot_be_are_refused(offer: Offer, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check(offer)
