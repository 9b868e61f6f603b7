"""What a commitment is worth: the plain twin, a trinomial tree, closed forms, and laws."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.partners.options.choice import AT_ONCE, Stages, checked_stages, choice
from comity.partners.options.forever import held_forever
from comity.partners.options.plain import plain_choice
from comity.partners.options.tree import Terms

TERMS = st.builds(Terms, st.floats(0.0, 0.1), st.floats(0.0, 0.1), st.floats(0.1, 0.6))


def normal(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


def black_scholes(value: float, cost: float, rate: float, spread: float, years: float) -> float:
    wide = spread * math.sqrt(years)
    d1 = (math.log(value / cost) + (rate + spread**2 / 2) * years) / wide
    return value * normal(d1) - cost * math.exp(-rate * years) * normal(d1 - wide)


def trinomial(ratio: float, terms: Terms, years: int, a_year: int) -> float:
    """The tree of Kamrad and Ritchken with a stretch of sqrt(3): up, level or down."""
    step = 1 / a_year
    size, drift = terms.spread * math.sqrt(3 * step), terms.rate - terms.lost - terms.spread**2 / 2
    lean = drift * step / (2 * size)
    up, down, discount = 1 / 6 + lean, 1 / 6 - lean, math.exp(-terms.rate * step)
    n = years * a_year
    pay = ratio * np.exp(size * np.arange(-n, n + 1)) - 1
    held = np.maximum(pay, 0)
    for k in range(1, n + 1):
        held = np.maximum(discount * (up * held[2:] + 2 / 3 * held[1:-1] + down * held[:-2]), pay[k:-k])
    return float(held[0])


def staged_at_random(draw: random.Random) -> Stages:
    years = sorted(draw.sample(range(1, 5), draw.randint(0, 3)))
    parts = [draw.random() for _ in range(len(years) + 1)]
    return tuple((year, part / sum(parts)) for year, part in zip([0, *years], parts, strict=True))


@pytest.mark.parametrize("seed", range(25))
def test_the_tree_equals_the_definition_read_aloud(seed: int) -> None:
    draw = random.Random(seed)
    terms = Terms(draw.uniform(0, 0.1), draw.uniform(0, 0.1), draw.uniform(0.15, 0.6))
    ratio, years, a_year, stages = draw.uniform(0.3, 3), draw.randint(1, 4), draw.randint(1, 4), staged_at_random(draw)
    held, now, _ = plain_choice(ratio, terms, years, a_year, stages)
    found = choice(ratio, terms, years, a_year, stages)
    assert (found.held, found.now) == pytest.approx((held, now), abs=1e-12)


@pytest.mark.parametrize(("ratio", "terms"), [(1.0, Terms(0.04, 0.04, 0.2)), (0.8, Terms(0.03, 0.06, 0.4))])
def test_the_tree_comes_to_what_a_trinomial_tree_comes_to(ratio: float, terms: Terms) -> None:
    assert choice(ratio, terms, 5, 100).held == pytest.approx(trinomial(ratio, terms, 5, 100), abs=3e-4)


def test_where_nothing_is_lost_the_choice_is_the_european_one() -> None:
    found = choice(1.1, Terms(0.05, 0.0, 0.3), 2, 400)
    assert found.held == pytest.approx(black_scholes(1.1, 1.0, 0.05, 0.3, 2), abs=2e-4)


def test_the_longer_one_may_wait_the_nearer_to_the_closed_form() -> None:
    terms = Terms(0.05, 0.1, 0.3)
    wide = [held_forever(1.0, 0.05, 0.1, 0.3) - choice(1.0, terms, years, 24).held for years in (1, 5, 20, 80)]
    assert wide == sorted(wide, reverse=True)
    assert abs(wide[-1]) < 3e-4


def test_two_stages_are_an_option_on_an_option() -> None:
    terms, first, second, year, end = Terms(0.05, 0.0, 0.3), 0.3, 0.5, 1, 3
    z = np.linspace(-8, 8, 4_001)
    later = 0.9 * np.exp((0.05 - 0.3**2 / 2) * year + 0.3 * z)
    worth = [max(black_scholes(v, second, 0.05, 0.3, end - year) - first, 0) for v in later.tolist()]
    mean = np.sum(np.array(worth) * np.exp(-z * z / 2)) * (z[1] - z[0]) / math.sqrt(2 * math.pi)
    found = choice(0.9, terms, 1, 200, ((0, 0.2), (year, first), (end, second)))
    assert found.now == pytest.approx(math.exp(-0.05 * year) * mean - 0.2, abs=3e-4)


@settings(max_examples=60, deadline=None)
@given(st.floats(0.2, 4.0), TERMS, st.integers(1, 6), st.floats(0.0, 0.3), st.integers(0, 10**6))
def test_choices_are_never_worth_less_than_nothing_and_more_spread_never_makes_them_worth_less(
    ratio: float, terms: Terms, years: int, more: float, seed: int
) -> None:
    stages = staged_at_random(random.Random(seed))
    found = choice(ratio, terms, years, 12, stages)
    assert found.held >= max(found.now, 0.0)
    assert found.waiting >= 0
    assert found.now >= found.bound - 1e-9
    assert found.held <= ratio + 1e-9
    wilder = choice(ratio, Terms(terms.rate, terms.lost, terms.spread + more), years, 12, stages)
    # trees are near the truth and not at it: their errors may go either way
    assert wilder.held >= found.held - 5e-3 * ratio
    assert wilder.now >= found.now - 5e-3 * ratio


@settings(max_examples=40, deadline=None)
@given(st.floats(0.2, 4.0), TERMS, st.integers(1, 5))
def test_a_longer_wait_is_worth_no_less(ratio: float, terms: Terms, years: int) -> None:
    assert choice(ratio, terms, years + 1, 12).held >= choice(ratio, terms, years, 12).held - 1e-9


def test_a_cost_that_falls_due_later_leaves_more_room_to_leave() -> None:
    terms = Terms(0.0, 0.02, 0.4)  # without a rate only the room to leave speaks for paying later
    early = choice(1.0, terms, 3, 24, ((0, 0.6), (1, 0.2), (4, 0.2)))
    later = choice(1.0, terms, 3, 24, ((0, 0.6), (2, 0.2), (4, 0.2)))
    last = choice(1.0, terms, 3, 24, ((0, 0.2), (2, 0.2), (4, 0.6)))
    assert early.bound == pytest.approx(later.bound)
    assert early.leaving <= later.leaving <= last.leaving
    assert early.now <= later.now <= last.now


def test_all_paid_at_once_leaves_nothing_to_leave() -> None:
    found = choice(1.3, Terms(0.04, 0.04, 0.2), 5, 24)
    assert found.leaving == pytest.approx(0.0, abs=1e-12)
    assert found.now == pytest.approx(0.3)


def test_stages_are_put_in_order_and_what_is_left_is_paid_at_the_beginning() -> None:
    assert checked_stages(((4, 0.25), (0, 0.1), (2, 0.25))) == ((0, 0.5), (2, 0.25), (4, 0.25))
    assert checked_stages(()) == AT_ONCE


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        (((2, 0.1), (2, 0.2)), "Two stages are in year 2"),
        (((-1, 0.1),), "in year -1"),
        (((1, 0.7), (2, 0.7)), "add up to 1.4"),
        (((1, -0.1),), "at least 0"),
    ],
)
def test_stages_that_cannot_be_are_refused(stages: Stages, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        checked_stages(stages)
