"""The war of attrition: rates, durations and chances against a race that is run many times."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.support.attrition.waiting import waiting, yielding

NUMBERS = st.floats(0.1, 10)


def race(costs: tuple[float, float], prizes: tuple[float, float], runs: int = 40_000) -> tuple[float, float]:
    """Return how long a race of two exits lasts and how often A outlasts B, from runs drawn at random."""
    rng = np.random.default_rng(5)
    exit_a = rng.exponential(prizes[1] / costs[1], runs)
    exit_b = rng.exponential(prizes[0] / costs[0], runs)
    return float(np.minimum(exit_a, exit_b).mean()), float((exit_b < exit_a).mean())


def test_duration_and_chances_are_those_of_a_race_run_many_times() -> None:
    for costs, prizes in (((2.0, 2.0), (10.0, 10.0)), ((2.0, 0.5), (8.0, 12.0))):
        found = waiting(costs, prizes)
        duration, wins = race(costs, prizes)
        assert found.duration == pytest.approx(duration, rel=0.03)
        assert found.wins_a == pytest.approx(wins, abs=0.01)


@settings(max_examples=60)
@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_nobody_gains_by_giving_in_a_little_earlier_or_later(
    a: float, b: float, prize_a: float, prize_b: float
) -> None:
    found = waiting((a, b), (prize_a, prize_b))
    # waiting a moment costs what it brings: the other's exit rate times the prize
    assert found.exit_b * prize_a == pytest.approx(a)
    assert found.exit_a * prize_b == pytest.approx(b)


@settings(max_examples=60)
@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_exchanging_the_sides_exchanges_the_answer(a: float, b: float, prize_a: float, prize_b: float) -> None:
    one, other = waiting((a, b), (prize_a, prize_b)), waiting((b, a), (prize_b, prize_a))
    assert (one.exit_a, one.wins_a) == (other.exit_b, other.wins_b)
    assert one.duration == pytest.approx(other.duration)


def test_a_subsidy_slows_the_opponent_and_leaves_the_own_rate_as_it_is() -> None:
    plain, helped = waiting((2, 2), (10, 10)), waiting((2, 1), (10, 10))
    assert helped.exit_b == plain.exit_b
    assert helped.exit_a == plain.exit_a / 2
    assert helped.duration > plain.duration
    assert helped.wins_b < plain.wins_b


def test_a_side_that_loses_nothing_by_waiting_wins_at_once() -> None:
    found = waiting((0, 1), (5, 5))
    assert (found.at_once, found.duration, found.wins_a) == ("b", 0.0, 1.0)
    assert waiting((0, 0), (5, 5)).duration == math.inf


def test_without_a_prize_there_is_no_war_of_attrition() -> None:
    with pytest.raises(UsageError, match="prize above 0"):
        waiting((1, 1), (0, 5))


def test_where_a_side_may_be_stubborn_both_are_known_to_be_at_the_same_moment() -> None:
    found = waiting((2, 1), (10, 10))
    told = yielding(found, 0.05)
    left_a = (1 - told.at_once_a) * math.exp(-found.exit_a * told.until)
    left_b = (1 - told.at_once_b) * math.exp(-found.exit_b * told.until)
    assert left_a == pytest.approx(0.05)
    assert left_b == pytest.approx(0.05)


def test_how_long_both_wait_is_the_area_under_the_chance_that_both_still_do() -> None:
    found = waiting((2, 1), (10, 10))
    told = yielding(found, 0.05)
    times = np.linspace(0, told.until, 20_001)
    both = (1 - told.at_once_a) * (1 - told.at_once_b) * np.exp(-(found.exit_a + found.exit_b) * times)
    assert told.duration == pytest.approx(float(np.trapezoid(both, times)), rel=1e-6)


def test_the_less_stubbornness_the_surer_the_opponent_of_the_helped_side_gives_in() -> None:
    found = waiting((2, 1), (10, 10))
    chances = [yielding(found, z).at_once_a for z in (0.2, 0.05, 0.001)]
    assert chances == sorted(chances)
    assert chances[-1] > 0.95
    with pytest.raises(UsageError, match="never gives in"):
        yielding(found, 0.0)
