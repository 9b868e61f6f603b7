"""Poles by a declared rule."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.capabilities.poles import PoleRule, is_pole, poles_of, poles_under_others
from comity.errors import UsageError

NAMES = ("a", "b", "c", "d")


def test_a_share_equal_to_a_threshold_counts() -> None:
    shares = np.array([0.4, 0.2, 0.2 - 1e-6, 0.2 + 1e-6])
    assert is_pole(shares, PoleRule(0.2, 0.0)).tolist() == [True, True, False, True]
    assert is_pole(shares, PoleRule(0.0, 0.5)).tolist() == [True, True, False, True]


def test_both_thresholds_must_be_met() -> None:
    shares = np.array([0.12, 0.08, 0.04, 0.76])
    assert poles_of(NAMES, shares, PoleRule(0.1, 0.0)) == ("d", "a")
    assert poles_of(NAMES, shares, PoleRule(0.1, 0.5)) == ("d",)


def test_poles_stand_largest_first_and_ties_by_name() -> None:
    assert poles_of(("d", "b", "a", "c"), np.array([0.3, 0.2, 0.2, 0.3]), PoleRule(0.1, 0.0)) == ("c", "d", "a", "b")


def test_an_actor_of_whom_nothing_is_known_is_no_pole() -> None:
    assert poles_of(("a", "b"), np.array([np.nan, 1.0]), PoleRule(0.0, 0.0)) == ("b",)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0.01, 1), min_size=4, max_size=4), st.floats(0, 0.9), st.floats(0, 0.9), st.floats(0, 0.1))
def test_a_stricter_rule_never_adds_a_pole(amounts: list[float], share: float, ratio: float, more: float) -> None:
    shares = np.array(amounts) / sum(amounts)
    loose = set(poles_of(NAMES, shares, PoleRule(share, ratio)))
    assert set(poles_of(NAMES, shares, PoleRule(share + more, ratio))) <= loose
    assert set(poles_of(NAMES, shares, PoleRule(share, ratio + more))) <= loose


def test_other_thresholds_are_shown_beside_the_rule_each_once() -> None:
    shares = np.array([0.45, 0.3, 0.17, 0.08])
    rows = poles_under_others(NAMES, shares, 1900, PoleRule(0.05, 0.5))
    assert rows[0].poles == ("a", "b")
    assert len({row.rule for row in rows}) == len(rows) == 16
    assert {len(row.poles) for row in rows} == {2, 3, 4}


@pytest.mark.parametrize(("share", "ratio"), [(-0.1, 0.5), (0.5, 1.1), (float("nan"), 0.5)])
def test_thresholds_outside_zero_and_one_are_refused(share: float, ratio: float) -> None:
    with pytest.raises(UsageError, match="from 0 to 1"):
        PoleRule(share, ratio)


def test_nobody_unknown_is_a_pole_under_the_loosest_rule() -> None:
    assert is_pole(np.array([np.nan, 0.0, 1.0]), PoleRule(0.0, 0.0)).tolist() == [False, True, True]
