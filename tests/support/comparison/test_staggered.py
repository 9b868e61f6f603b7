"""Cuts at different times: the definition read aloud, known effects, coverage, trends before the cut."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student

from comity.support.comparison.cuts import Cut
from comity.support.comparison.staggered import (
    after_weights,
    combined,
    event_time,
    one_less,
    placebo_weights,
    slope_weights,
)

PERIODS = 22


def drawn(rng, units, treated, effect=0.0, trend=0.0, growing=0.0):
    """Units with levels, shocks that hit all, errors that last; the first ones lose support, each at its own time."""
    error = rng.normal(size=(units, PERIODS))
    outcome = error.copy()
    for t in range(1, PERIODS):
        outcome[:, t] = 0.5 * outcome[:, t - 1] + error[:, t]
    outcome += 3 * rng.normal(size=(units, 1)) + rng.normal(size=PERIODS).cumsum()
    cuts, untouched = [], np.full(units, PERIODS)
    for unit in range(treated):
        at = int(rng.integers(8, PERIODS - 4))
        cuts.append(Cut(unit, at, at, PERIODS))
        untouched[unit] = at
        outcome[unit, at:] += effect + growing * np.arange(PERIODS - at)
        outcome[unit] += trend * np.arange(PERIODS)
    return outcome, tuple(cuts), untouched


def p_of(estimate):
    return 2 * student.sf(abs(estimate.value) / estimate.error, estimate.freedom)


def plain(outcome, cuts, untouched, since):
    """The definition read aloud, for one time since the cut."""
    values = []
    for cut in cuts:
        base, period = cut.known - 1, cut.at + since if since >= 0 else cut.known + since
        if not 0 <= period < min(cut.until, PERIODS):
            continue
        others = [c for c in range(len(outcome)) if c != cut.unit and untouched[c] > max(period, base)]
        if len(others) >= 2:
            own = outcome[cut.unit, period] - outcome[cut.unit, base]
            values.append(own - sum(outcome[c, period] - outcome[c, base] for c in others) / len(others))
    return sum(values) / len(values)


def test_leaving_a_unit_out_is_the_definition_without_it():
    outcome, cuts, untouched = drawn(np.random.default_rng(3), 12, 6, -1.0)
    found = event_time(outcome, cuts, untouched, 5, 4)
    after = [int(t) for t in found.at if t >= 0]
    expected = [
        np.mean([plain(outcome, tuple(c for c in cuts if c.unit != u), untouched, t) for t in after]) for u in range(6)
    ]
    assert one_less(found) == pytest.approx(expected)
    assert min(expected) < combined(found, after_weights(found)).value < max(expected)


def test_effects_equal_the_definition_read_aloud():
    outcome, cuts, untouched = drawn(np.random.default_rng(1), 12, 6, -1.0)
    found = event_time(outcome, cuts, untouched, 5, 4)
    for since, effect in zip(found.at, found.effect, strict=True):
        assert effect == pytest.approx(plain(outcome, cuts, untouched, int(since)))


def test_without_errors_growing_effects_are_met_exactly_though_a_two_way_regression_misses_them():
    rng = np.random.default_rng(2)
    outcome = np.zeros((9, PERIODS)) + rng.normal(size=(9, 1)) + rng.normal(size=PERIODS)
    cuts = tuple(Cut(u, 5 + 3 * (u % 3), 5 + 3 * (u % 3), PERIODS) for u in range(9))
    untouched = np.array([c.at for c in cuts])
    on = np.zeros_like(outcome)
    for cut in cuts:
        outcome[cut.unit, cut.at :] += 1.0 + np.arange(PERIODS - cut.at)
        on[cut.unit, cut.at :] = 1.0
    found = event_time(outcome, cuts, untouched, 3, 2)
    assert found.effect[found.at >= 0] == pytest.approx([1.0, 2.0, 3.0])
    swept = on - on.mean(axis=0) - on.mean(axis=1, keepdims=True) + on.mean()
    two_way = (swept * outcome).sum() / (swept**2).sum()
    true = outcome[on > 0].mean() - 0.0
    assert two_way < 0.75 * true


def test_a_null_is_rejected_and_a_known_effect_missed_about_once_in_twenty():
    rng = np.random.default_rng(3)
    runs, rejected, missed = 250, 0, 0
    for _ in range(runs):
        outcome, cuts, untouched = drawn(rng, 16, 8)
        found = event_time(outcome, cuts, untouched, 4, 4)
        rejected += p_of(combined(found, after_weights(found))) <= 0.05
        outcome, cuts, untouched = drawn(rng, 16, 8, effect=-2.0)
        found = event_time(outcome, cuts, untouched, 4, 4)
        total = combined(found, after_weights(found))
        missed += abs(total.value + 2.0) > student.ppf(0.975, total.freedom) * total.error
    assert 0.01 <= rejected / runs <= 0.09
    assert 0.01 <= missed / runs <= 0.09


@pytest.mark.parametrize(("trend", "least", "most"), [(0.0, 0.0, 0.10), (1.0, 0.95, 1.0)])
def test_a_strong_trend_before_the_cut_is_caught_and_none_is_not_imagined(trend, least, most):
    rng = np.random.default_rng(4)
    runs, caught = 120, 0
    for _ in range(runs):
        outcome, cuts, untouched = drawn(rng, 20, 10, trend=trend)
        found = event_time(outcome, cuts, untouched, 7, 3)
        caught += p_of(combined(found, slope_weights(found))) <= 0.05
    assert least <= caught / runs <= most


def test_the_base_period_has_no_effect_and_no_error():
    outcome, cuts, untouched = drawn(np.random.default_rng(5), 12, 6)
    found = event_time(outcome, cuts, untouched, 4, 3)
    row = list(found.at).index(-1)
    assert found.effect[row] == 0.0
    assert (found.influence[row] == 0.0).all()


def test_what_hits_all_units_changes_nothing():
    outcome, cuts, untouched = drawn(np.random.default_rng(6), 12, 6)
    shaken = outcome + 100 * np.sin(np.arange(PERIODS)) + np.arange(12)[:, None]
    one, other = (event_time(y, cuts, untouched, 4, 3) for y in (outcome, shaken))
    assert other.effect == pytest.approx(one.effect, abs=1e-9)


def test_the_order_of_the_units_changes_nothing():
    rng = np.random.default_rng(7)
    outcome, cuts, untouched = drawn(rng, 12, 6)
    order = rng.permutation(12)
    place = np.argsort(order)
    moved = tuple(Cut(int(place[c.unit]), c.at, c.known, c.until) for c in cuts)
    one, other = event_time(outcome, cuts, untouched, 4, 3), event_time(outcome[order], moved, untouched[order], 4, 3)
    for weights in (after_weights, slope_weights, placebo_weights):
        assert combined(other, weights(other)).error == pytest.approx(combined(one, weights(one)).error)
        assert combined(other, weights(other)).value == pytest.approx(combined(one, weights(one)).value)


def test_the_time_between_announcement_and_cut_counts_neither_before_nor_after():
    outcome = np.zeros((8, 12))
    outcome[:3, 5:7] = 50.0  # announced in period 5, cut in period 7: what happens in between is no effect of the cut
    outcome[:3, 7:] = -1.0
    cuts = tuple(Cut(u, 7, 5, 12) for u in range(3))
    found = event_time(outcome, cuts, np.array([5] * 3 + [12] * 5), 3, 2)
    assert found.effect == pytest.approx([0.0, 0.0, 0.0, -1.0, -1.0, -1.0])


def test_what_comes_after_support_returned_does_not_count():
    outcome = np.zeros((8, 12))
    outcome[:3, 6:8], outcome[:3, 8:] = -1.0, 40.0
    cuts = tuple(Cut(u, 6, 6, 8) for u in range(3))
    found = event_time(outcome, cuts, np.array([6] * 3 + [12] * 5), 2, 4)
    assert found.at.tolist() == [-2, -1, 0, 1]


def test_units_with_missing_outcomes_are_used_where_they_have_some():
    outcome, cuts, untouched = drawn(np.random.default_rng(8), 12, 6)
    outcome[11, :10] = np.nan
    found = event_time(outcome, cuts, untouched, 3, 2)
    assert np.isfinite(found.effect).all()
    assert found.controls[11] or not any(c.at > 10 for c in cuts)


def test_a_group_of_one_unit_is_not_taken_for_certain():
    outcome = np.random.default_rng(9).normal(size=(7, 12))
    at = [6, 6, 6, 9, 9, 9]
    cuts = tuple(Cut(u, t, t, 12) for u, t in enumerate(at))
    found = event_time(outcome, cuts, np.array([*at, 12]), 3, 2)
    assert found.controls.tolist() == [False] * 6 + [True]
    total = combined(found, after_weights(found))
    assert total.freedom == pytest.approx(6.0)
    assert total.error**2 == pytest.approx(((after_weights(found) @ found.influence) ** 2).sum() * 7 / 6)
