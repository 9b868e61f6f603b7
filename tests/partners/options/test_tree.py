"""The binomial tree: what it is made of, and what it refuses."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comity.errors import TooLargeError, UsageError
from comity.partners.options.tree import Terms, steps_a_year, tree_of


def test_a_project_that_pays_out_is_worth_itself_less_what_is_lost() -> None:
    tree = tree_of(Terms(0.05, 0.03, 0.3), 12)
    values = tree.nodes(1.0, 3, 3)
    assert np.allclose(tree.back(values), values[1:-1] * math.exp(-0.03 / 12))


def test_what_is_certain_is_discounted_at_the_rate() -> None:
    assert tree_of(Terms(0.05, 0.03, 0.3), 4).back(np.ones(3))[0] == pytest.approx(math.exp(-0.05 / 4))


def test_a_step_has_the_mean_and_the_spread_that_are_stated() -> None:
    terms = Terms(0.05, 0.02, 0.3)
    tree = tree_of(terms, 5_000)
    moves = np.array([tree.size, -tree.size])
    chances = np.array([tree.up, 1 - tree.up])
    assert 5_000 * chances @ moves == pytest.approx(0.05 - 0.02 - 0.3**2 / 2, abs=1e-4)
    assert 5_000 * chances @ moves**2 == pytest.approx(0.3**2)


def test_too_few_steps_for_a_small_spread_are_refused() -> None:
    with pytest.raises(UsageError, match=r"too few for a spread of 0\.01"):
        tree_of(Terms(0.2, 0.0, 0.01), 12)


@pytest.mark.parametrize("spread", [0.0, 0.005, 2.5])
def test_a_spread_out_of_reach_is_refused(spread: float) -> None:
    with pytest.raises(UsageError, match="The spread is"):
        steps_a_year(Terms(0.04, 0.04, spread), 10)


def test_half_as_many_steps_still_make_a_tree() -> None:
    for terms in (Terms(0.2, 0.0, 0.05), Terms(0.0, 0.2, 0.05), Terms(0.04, 0.03, 0.01)):
        assert 0 < tree_of(terms, steps_a_year(terms, 5) // 2).up < 1


def test_too_many_steps_and_too_great_values_are_refused() -> None:
    with pytest.raises(TooLargeError, match="steps would be needed"):
        steps_a_year(Terms(0.5, 0.0, 0.01), 10)
    with pytest.raises(TooLargeError, match="too great to hold"):
        steps_a_year(Terms(0.04, 0.04, 2.0), 150)
