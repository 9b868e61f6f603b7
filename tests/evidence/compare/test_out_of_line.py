"""Accounts out of line: found round by round, never where nobody else speaks."""

from __future__ import annotations

import numpy as np
import pytest

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.evidence.compare.out_of_line import fit_without_outliers
from comity.kernels.two_way import Told, two_way


def _told(seed: int = 1, events: int = 20) -> Told:
    rng = np.random.default_rng(seed)
    thing, source = np.repeat(np.arange(events), 3), np.tile(np.arange(3), events)
    value = rng.normal(5, 1, events)[thing] + rng.normal(0, 0.1, len(thing))
    return Told(thing, source, value, np.zeros(len(thing)))


def test_without_outliers_the_fit_is_the_plain_one() -> None:
    told = _told()
    found, plain = fit_without_outliers(told), two_way(told)
    assert not found.out.any()
    assert np.array_equal(found.effects.thing, plain.thing)


def test_among_few_accounts_an_outlier_does_not_hide_behind_the_scatter_it_makes() -> None:
    """Judged with itself in it, the account departs by less than three deviations; judged without, by far more."""
    thing, source = np.repeat(np.arange(4), 3), np.tile(np.arange(3), 4)
    value = np.log(np.array([130, 100, 100, 66, 51, 50, 25, 21, 20, 12, 90, 85.0]))
    told = Told(thing, source, value, np.zeros(12))
    assert np.abs(two_way(told).departs).max() < 3
    found = fit_without_outliers(told)
    assert np.flatnonzero(found.out).tolist() == [9]
    assert found.departs[9] < -5
    rest = np.arange(12) != 9
    alone = two_way(Told(thing[rest], source[rest], value[rest], np.zeros(11)))
    expected = (alone.thing[3] + alone.source[0]) @ alone.weights
    assert found.expected[9] == pytest.approx(expected, abs=0.01)


def test_clean_accounts_are_hardly_ever_out_of_line() -> None:
    flagged = 0
    for seed in range(6):
        rng = np.random.default_rng(seed)
        thing, source = np.repeat(np.arange(5), 3), np.tile(np.arange(3), 5)
        value = rng.normal(5, 1, 5)[thing] + rng.normal(0, 0.3, 3)[source] + rng.normal(0, 0.4, 15)
        flagged += int(fit_without_outliers(Told(thing, source, value, np.zeros(15))).out.sum())
    assert flagged <= 2


def test_an_outlier_that_hides_another_is_found_in_a_later_round() -> None:
    told = _told()
    value = told.value.copy()
    value[4] += 6.0
    value[31] += 1.2
    first = two_way(Told(told.thing, told.source, value, told.blur))
    assert abs(first.departs[31]) < 3
    found = fit_without_outliers(Told(told.thing, told.source, value, told.blur))
    assert np.flatnonzero(found.out).tolist() == [4, 31]


def test_small_differences_are_never_out_of_line_however_exact_the_others_are() -> None:
    told = _told()
    value = np.full(len(told.value), 5.0)
    value[7] = 5.3
    assert not fit_without_outliers(Told(told.thing, told.source, value, told.blur)).out.any()


def test_the_budget_is_asked_in_every_round() -> None:
    with pytest.raises(BudgetExceededError):
        fit_without_outliers(_told(), Budget(0.0))
