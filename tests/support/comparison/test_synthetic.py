"""The mix of donors: known shares come back, and the path without a cut with them."""

from __future__ import annotations

import numpy as np
import pytest

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.support.comparison.synthetic import mix, mix_each

SHARES = np.array([0.0, 0.34, 0.24, 0.2, 0.16, 0.06] + [0.0] * 33)


def twin(noise):
    """A unit that is a mix of five of 38 donors over 31 years, and loses 26 by the 31st, after the 19th."""
    rng = np.random.default_rng(13)
    outcome = 100 + rng.normal(size=(39, 31)).cumsum(axis=1) * 4 + rng.normal(size=(39, 1)) * 15
    outcome[0] = SHARES @ outcome + noise * rng.normal(size=31)
    outcome[0, 19:] += np.linspace(-2, -26, 12)
    return outcome


def test_known_shares_of_a_twin_are_recovered_and_so_is_its_effect():
    outcome = twin(0.0)
    weights = mix(outcome, np.arange(19), 0)
    assert weights == pytest.approx(SHARES, abs=1e-4)
    assert (outcome[0] - weights @ outcome)[-1] == pytest.approx(-26.0, abs=0.01)


def test_with_noise_shares_and_effect_come_close():
    outcome = twin(0.3)
    weights = mix(outcome, np.arange(19), 0)
    assert np.abs(weights - SHARES).max() < 0.06
    assert (outcome[0] - weights @ outcome)[-1] == pytest.approx(-26.0, abs=3.0)


def test_the_twin_ranks_first_among_its_placebos():
    mixed = mix_each(twin(0.3), np.arange(19))
    ratio = np.sqrt((mixed.gaps[:, 19:] ** 2).mean(axis=1)) / mixed.fit
    assert ratio.argmax() == 0


def test_nobody_is_in_its_own_mix_and_those_left_out_are_in_none():
    outcome = twin(0.3)
    mixed = mix_each(outcome, np.arange(19))
    assert np.diag(mixed.weights).max() == 0.0
    assert mix(outcome, np.arange(19), 0, without=(1,))[1] == 0.0


def test_outcomes_after_the_cut_do_not_touch_the_shares():
    outcome = twin(0.3)
    before = mix(outcome, np.arange(19), 0)
    outcome[:, 19:] = 0.0
    assert mix(outcome, np.arange(19), 0) == pytest.approx(before)


def test_a_budget_that_is_over_stops_the_placebos():
    with pytest.raises(BudgetExceededError):
        mix_each(twin(0.0), np.arange(19), Budget(0.0))
