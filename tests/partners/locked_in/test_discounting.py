"""What lies ahead and shares of the whole, against exact fractions, a fine grid, and whole-life costs."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

from comity.case.partners import Offer, Partners, Payment
from comity.case.settlement import Span
from comity.partners.costs.analyse import whole_life_costs
from comity.partners.costs.rates import extremes
from comity.partners.costs.streams import present_value
from comity.partners.locked_in.discounting import ahead_ends, places, share_ends
from comity.partners.locked_in.locked import exit_share, leaving_share


def exact(amounts: list[int], rate: Fraction) -> Fraction:
    return sum((Fraction(a) / (1 + rate) ** t for t, a in enumerate(amounts, 1)), Fraction(0))


@pytest.mark.parametrize("seed", range(10))
def test_what_lies_ahead_is_that_of_exact_fractions(seed: int) -> None:
    draw = random.Random(seed)
    amounts = [draw.randint(-50, 50) for _ in range(draw.randint(1, 60))]
    rate = Fraction(draw.randint(-5, 20), 100)
    as_floats = np.array(amounts, float)
    found = ahead_ends(as_floats, as_floats, (float(rate), float(rate)))
    for year, (least, most) in enumerate(found):
        assert least == most == pytest.approx(float(exact(amounts[year + 1 :], rate)), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_what_lies_ahead_is_the_present_value_of_whole_life_costs_seen_from_each_year(seed: int) -> None:
    draw = random.Random(seed)
    low = np.array([draw.uniform(-5, 5) for _ in range(20)])
    high = low + np.array([draw.uniform(0, 2) for _ in range(20)])
    for year, (least, most) in enumerate(ahead_ends(low, high, (0.0, 0.3))):
        cheap, dear = ({k - year: float(x) for k, x in enumerate(end) if k > year} for end in (low, high))
        assert least == pytest.approx(extremes(cheap, 0.0, 0.3)[0], abs=1e-9)
        assert most == pytest.approx(extremes(dear, 0.0, 0.3)[1], abs=1e-9)


def test_a_value_that_is_greatest_between_the_ends_of_the_rate_is_found() -> None:
    # -1 + 2.31 / (1 + r) - 1.32 / (1 + r)^2 is greatest where 1 + r = 2.64 / 2.31; seen a year before, a little lower
    flows = np.array([0.0, -1.0, 2.31, -1.32])
    fine = max(present_value(dict(enumerate(flows.tolist())), r) for r in np.linspace(0.1, 0.2, 100_001).tolist())
    assert ahead_ends(flows, flows, (0.0, 0.5))[0][1] == pytest.approx(fine, abs=1e-10)


def some_offer(draw: random.Random) -> Offer:
    payments = []
    for k in range(draw.randint(1, 12)):
        low = Fraction(draw.randint(0, 400), 7)
        phase = "exit" if k == 0 else draw.choice(["build", "operate", ""])
        span = Span(low, low + draw.randint(0, 9))
        payments.append(Payment(draw.randint(0, 70), span, phase))  # type: ignore[arg-type]
    return Offer("x", payments=tuple(payments), leaving=Span(Fraction(1), Fraction(1)))


@pytest.mark.parametrize("seed", range(40))
def test_the_whole_life_cost_that_shares_rest_on_is_that_of_whole_life_costs(seed: int) -> None:
    offer = some_offer(random.Random(seed))
    discount = Span(Fraction(3, 100), Fraction(7, 100))
    (total,) = [c.total for c in whole_life_costs(Partners(offers=(offer,), discount=discount, years=60)).costs] or [
        None
    ]
    share = leaving_share(offer, 60, (0.03, 0.07))
    if total is None:
        assert share is None
        return
    assert share is not None
    # leaving costs 1, so that a share is 1 over the whole
    assert 1 / share[1] == pytest.approx(total.low, rel=1e-12)
    assert 1 / share[0] == pytest.approx(total.high, rel=1e-12)


@pytest.mark.parametrize("seed", range(40))
def test_at_one_rate_the_share_of_exit_is_that_of_the_phase(seed: int) -> None:
    drawn = some_offer(random.Random(seed))
    known = tuple(Payment(p.year, Span(p.amount.low, p.amount.low), p.phase) for p in drawn.payments)
    offer, rate = Offer("x", payments=known), Fraction(5, 100)
    costs = whole_life_costs(Partners(offers=(offer,), discount=Span(rate, rate), years=60)).costs
    found = exit_share(offer, 60, (0.05, 0.05))
    if not costs or not costs[0].total.middle:
        assert found is None
        return
    phase = dict(costs[0].phases).get("exit")
    assert found == pytest.approx((phase.share,) * 2 if phase else (0.0, 0.0), rel=1e-12)


def test_a_known_rate_is_tried_once() -> None:
    assert places((0.05, 0.05)).tolist() == [0.05]


def test_shares_of_all_and_of_nothing() -> None:
    none, some = ({}, {}), ({0: 1.0, 1: 1.0}, {0: 2.0, 1: 2.0})
    assert share_ends(some, none, (0.0, 0.1)) == (1.0, 1.0)
    assert share_ends(none, some, (0.0, 0.1)) == (0.0, 0.0)
    assert share_ends(none, none, (0.0, 0.1)) is None


def test_a_share_late_in_life_is_greatest_at_the_lowest_rate() -> None:
    build, leave = {0: 75.0}, {2: 25.0}
    found = share_ends((leave, leave), (build, build), (0.0, 0.1))
    assert found == pytest.approx((25 / 1.21 / (75 + 25 / 1.21), 0.25))
