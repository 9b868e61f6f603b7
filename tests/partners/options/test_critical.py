"""The critical value: the closed form, the definition read aloud, and how it moves."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.partners.options.critical import critical
from comity.partners.options.forever import critical_ratio
from comity.partners.options.plain import plain_choice
from comity.partners.options.tree import Terms


@pytest.mark.parametrize("terms", [Terms(0.04, 0.04, 0.2), Terms(0.05, 0.1, 0.3), Terms(0.08, 0.05, 0.1)])
def test_one_who_may_wait_long_needs_what_the_closed_form_says(terms: Terms) -> None:
    assert critical(terms, 100, 12) == pytest.approx(critical_ratio(terms.rate, terms.lost, terms.spread), rel=2e-3)


def test_below_it_the_plain_twin_waits_and_above_it_begins() -> None:
    terms, years, a_year = Terms(0.04, 0.05, 0.3), 3, 6
    found = critical(terms, years, a_year)
    step = math.exp(terms.spread / math.sqrt(a_year))
    for ratio, waits in ((found / step, True), (found * math.sqrt(step), False), (2 * found, False)):
        _, now, waited = plain_choice(ratio, terms, years, a_year)
        assert (waited > now) == waits


def test_the_plain_twin_is_indifferent_half_a_step_below() -> None:
    terms, years, a_year = Terms(0.04, 0.05, 0.3), 3, 6
    at = critical(terms, years, a_year) / math.exp(terms.spread / math.sqrt(a_year) / 2)
    _, now, waited = plain_choice(at, terms, years, a_year)
    assert waited == pytest.approx(now, abs=1e-5)


@pytest.mark.parametrize("stages", [((0, 1.0),), ((0, 0.4), (2, 0.6))])
def test_twice_the_steps_change_it_little(stages: tuple[tuple[int, float], ...]) -> None:
    terms = Terms(0.04, 0.04, 0.25)
    assert critical(terms, 5, 40, stages) == pytest.approx(critical(terms, 5, 80, stages), rel=1e-3)


@settings(max_examples=30, deadline=None)
@given(st.floats(0.0, 0.1), st.floats(0.02, 0.1), st.floats(0.1, 0.4), st.floats(0.02, 0.2), st.integers(1, 8))
def test_more_spread_or_a_longer_wait_asks_for_more(
    rate: float, lost: float, spread: float, more: float, years: int
) -> None:
    here = critical(Terms(rate, lost, spread), years, 24)
    assert here >= 1 - 0.02 * spread
    assert critical(Terms(rate, lost, spread + more), years, 24) >= here * (1 - 1e-3)
    assert critical(Terms(rate, lost, spread), years + 1, 24) >= here * (1 - 1e-3)


def test_it_is_infinite_where_nothing_is_lost_and_nothing_where_nothing_is_paid_first() -> None:
    assert critical(Terms(0.04, 0.0, 0.2), 5, 24) == math.inf
    assert critical(Terms(0.04, 0.04, 0.2), 5, 24, ((0, 0.0), (2, 1.0))) == 0.0
