"""What each check asks, at its border."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.endings.checks import constant_factor, earlier_support, second_estimator, several_treatments
from comity.support.endings.discrete import Discrete
from comity.support.endings.proportional import Drift
from comity.support.endings.result import Fitted


def fitted(log, error=0.2):
    spread = np.array([[error**2]])
    return Fitted(np.array([log]), spread, spread, 50, 500, 50, -100.0)


@pytest.mark.parametrize(("before", "passed"), [(0.5, True), (0.21, True), (0.19, False), (-0.5, False), (0.0, False)])
def test_earlier_support_must_show_half_of_what_its_lasting_lets_through(before, passed):
    assert earlier_support(fitted(0.5), fitted(before), 0, 0.8, True).passed is passed


def test_both_signs_are_asked_the_same():
    for sign in (1, -1):
        assert earlier_support(fitted(sign * 0.5), fitted(sign * 0.3), 0, 0.8, True).passed


def test_earlier_support_decides_only_beside_a_finding():
    assert not earlier_support(fitted(0.1), fitted(-0.1), 0, 0.8, finding=False).gates
    assert earlier_support(fitted(0.9), None, 0, 0.8, finding=True).passed is None


def test_support_that_turns_every_period_has_nothing_to_show():
    assert earlier_support(fitted(0.5), fitted(0.5), 0, 0.1, True).passed is None


def test_estimators_agree_within_one_standard_error():
    assert second_estimator(fitted(0.5), Discrete(np.array([0.69]), np.array([0.2])), 0).passed
    assert not second_estimator(fitted(0.5), Discrete(np.array([0.71]), np.array([0.2])), 0).passed
    assert second_estimator(fitted(0.5), None, 0).passed is None


def test_a_factor_that_moves_is_no_one_number():
    assert constant_factor(Drift(3.9, 0.048, -0.1), "arms").passed is False
    assert "falls" in constant_factor(Drift(3.9, 0.048, -0.1), "arms").words
    assert constant_factor(None, "arms").passed is None
    assert several_treatments(0.049, 2).passed
    assert not several_treatments(0.05, 2).passed
