"""Whole comparisons: what is tested, what is refused and why, and that names and sides are alike."""

from __future__ import annotations

import dataclasses
import json
import re

import numpy as np
import pytest
from scipy.stats import binom

from comity.budget import Budget
from comity.case.support import Event
from comity.support.comparison.analyse import comparisons
from comity.support.panel.panel import panel_of
from comity.support.warnings import WARNINGS


def made(test, budget=None):
    return comparisons(test, panel_of(test), budget)


def check_of(tested, name):
    return next(c for c in tested.checks if c.name == name)


def test_a_strong_effect_on_one_unit_is_told_by_a_synthetic_control(series, factors):
    outcome = factors(1, 25, 24)
    outcome[0] = outcome[1:4].mean(axis=0) + 0.1 * np.sin(np.arange(24))
    outcome[0, 18:] -= 12.0
    (found,) = made(series(outcome, {0: 18}))
    assert found.verdict == "supported"
    assert found.low < found.effect < found.high < 0
    assert found.effect == pytest.approx(-12.0, abs=1.0)
    assert found.p == pytest.approx(1 / 25)
    assert {p.name for p in found.paths} >= {"actual", "synthetic", "gap", "placebo: u07"}
    assert {"one_treated", "low_power_pretrend", "spillover"} <= set(found.warnings)
    (turned,) = made(series(outcome, {0: 18}, says="higher"))
    assert turned == dataclasses.replace(found, verdict="contradicted", why=turned.why)


def test_actual_less_synthetic_is_the_gap(series, factors):
    (found,) = made(series(factors(2, 12, 20), {0: 14}))
    paths = {p.name: [x.middle for x in p.points] for p in found.paths}
    assert np.subtract(paths["actual"], paths["synthetic"]) == pytest.approx(paths["gap"])


def test_with_few_donors_the_test_says_which_chance_it_cannot_reach(series, factors):
    outcome = factors(3, 9, 24)
    outcome[0] = outcome[1:4].mean(axis=0) + 0.1 * np.sin(np.arange(24))
    outcome[0, 18:] -= 50.0
    (found,) = made(series(outcome, {0: 18}))
    assert found.verdict == "cannot be told"
    assert "smallest p that ranks can give is 0.111" in found.why
    assert (found.low, found.high) == (None, None)
    assert "few_units" in found.warnings


def test_a_unit_that_no_mix_can_follow_is_refused(series, factors):
    outcome = factors(4, 25, 24)
    outcome[0] = outcome.max() + 50 + 0.1 * np.arange(24)
    (found,) = made(series(outcome, {0: 18}))
    assert found.refused
    assert "No mix of the donors follows u00" in found.why
    assert found.effect is None


def test_a_short_time_before_the_cut_is_refused(series, factors):
    (found,) = made(series(factors(5, 25, 24), {0: 4}))
    assert found.refused
    assert "There are 4 periods before the cut was known" in found.why


def test_donors_are_those_named_without_changes_of_their_own_and_without_holes(series, factors):
    outcome = factors(6, 12, 24)
    outcome[0] = outcome[1:6].mean(axis=0)
    outcome[5, 22:] = np.nan
    donors = (*(f"u{u:02d}" for u in range(1, 9)), "nobody")
    (found,) = made(series(outcome, {0: 18}, (Event("1995", "raised", "u02"),), donors=donors))
    details = dict(found.details)
    assert details["donors"] == 6
    notes = " ".join(str(v) for k, v in details.items() if k.startswith("note"))
    assert "nobody" in notes
    assert "u02" in notes
    assert "u05" in notes


def test_fewer_than_three_donors_are_refused_with_the_reason(series, factors):
    (found,) = made(series(factors(7, 12, 24), {0: 18}, donors=("u01", "u02")))
    assert found.refused
    assert "2 units could serve as donors" in found.why


def staggered(factors, seed, effect, units=24, treated=10, trend=0.0):
    rng = np.random.default_rng(seed)
    outcome = 20 + rng.normal(size=(units, 1)) + rng.normal(size=(units, 24)) + rng.normal(size=24).cumsum()
    cuts = {u: 10 + u % 6 for u in range(treated)}
    for unit, at in cuts.items():
        outcome[unit, at:] += effect
        outcome[unit] += trend * np.arange(24)
    return outcome, cuts


def test_a_strong_effect_of_staggered_cuts_is_told(series, factors):
    outcome, cuts = staggered(factors, 1, -3.0)
    (found,) = made(series(outcome, cuts))
    assert (found.method, found.verdict) == ("staggered", "supported")
    assert found.low < -3.0 < found.high < 0
    assert found.detectable == pytest.approx(2.80 * dict(found.details)["standard error"], rel=1e-2)
    assert {s.name for s in found.sensitivity} >= {"E-value of the estimate", "Rosenbaum bound (gamma)"}
    (mirrored,) = made(series(-outcome, cuts))
    assert (mirrored.effect, mirrored.low, mirrored.verdict) == (
        pytest.approx(-found.effect),
        pytest.approx(-found.high),
        "contradicted",
    )


def test_a_trend_before_the_cut_is_caught_and_takes_the_verdict_away(series, factors):
    (found,) = made(series(*staggered(factors, 2, -3.0, trend=-0.6)))
    assert found.high < 0
    assert not check_of(found, "no trend before the cut").passed
    assert found.verdict == "cannot be told"


def test_the_check_of_trends_says_what_it_could_not_have_seen(series, factors):
    (found,) = made(series(*staggered(factors, 3, -3.0)))
    check = check_of(found, "no trend before the cut")
    assert check.passed
    assert "would mostly go unseen" in check.words
    assert "low_power_pretrend" in found.warnings


def test_no_effect_cannot_be_told(series, factors):
    (found,) = made(series(*staggered(factors, 4, 0.0)))
    assert found.verdict == "cannot be told"
    assert found.low <= 0 <= found.high


def test_two_units_are_tested_one_by_one_and_too_few_to_be_tested_together(series, factors):
    found = made(series(factors(8, 24, 24), {0: 14, 1: 17}))
    assert [t.method for t in found] == ["synthetic_control", "synthetic_control", "staggered"]
    assert len({t.name for t in found}) == 3
    assert found[2].refused


def test_names_of_units_make_no_difference(series, factors):
    outcome, cuts = staggered(factors, 5, -2.0)
    order = np.random.default_rng(0).permutation(len(outcome))
    place = np.argsort(order)
    (one,) = made(series(outcome, cuts))
    (other,) = made(series(outcome[order], {int(place[u]): t for u, t in cuts.items()}))
    assert (other.effect, other.low, other.p) == pytest.approx((one.effect, one.low, one.p))
    outcome = factors(9, 25, 24)
    (one,) = made(series(outcome, {0: 18}))
    (other,) = made(series(outcome[::-1], {24: 18}))
    assert (other.effect, other.low, other.high, other.p) == pytest.approx(
        (one.effect, one.low, one.high, one.p), rel=1e-4
    )


def test_one_unit_alone_gives_no_comparison(series, factors):
    assert made(series(factors(10, 1, 24), {0: 18})) == ()


def test_where_nobody_loses_support_nothing_is_said_of_comparisons_unless_donors_are_named(series, factors):
    outcome = factors(11, 6, 24)
    assert made(series(outcome, {})) == ()
    assert made(series(outcome, {}, (Event("2000", "raised", "u01"),))) == ()
    (found,) = made(series(outcome, {}, donors=("u01",)))
    assert found.refused
    assert "No event says" in found.why


def test_a_loss_of_all_units_at_once_leaves_nothing_to_compare_and_is_refused(series, factors):
    (found,) = made(series(factors(11, 6, 24), {}, (Event("2000", "cut"),)))
    assert found.refused
    assert "all units at once" in found.why


def test_the_values_with_one_unit_less_lie_about_the_estimate_with_all(series, factors):
    outcome, cuts = staggered(factors, 7, -1.0)
    for unit, at in list(cuts.items())[:5]:
        outcome[unit, at + 2 :] = np.nan  # unequal numbers of periods: means over units are not means over times
    (found,) = made(series(outcome, cuts))
    low, high = map(float, re.findall(r"-?[\d.]+\d", check_of(found, "one unit less").words))
    assert low < found.effect < high


def test_a_budget_that_is_over_says_so(series, factors):
    found = made(series(factors(12, 24, 24), {0: 14, 1: 17}), Budget(0.0))
    assert found[-1].refused
    assert "Not finished" in found[-1].why


@pytest.mark.parametrize("cuts", [{0: 18}, {u: 10 + u % 6 for u in range(10)}])
def test_answers_are_plain_values_with_keys_of_the_list(series, factors, cuts):
    for tested in made(series(factors(13, 25, 24), cuts, scale="log")):
        json.dumps(tested.to_json(), allow_nan=False)
        assert set(tested.warnings) <= set(WARNINGS)
        assert "log of deaths" in tested.unit


def test_what_hits_all_units_and_levels_make_no_difference(series, factors):
    outcome, cuts = staggered(factors, 6, -2.0)
    shock = 5 * np.sin(np.arange(24))
    (one,) = made(series(outcome, cuts))
    (other,) = made(series(outcome + shock + np.arange(24)[: len(outcome), None], cuts))
    assert (other.effect, other.low) == pytest.approx((one.effect, one.low))


def test_too_many_donors_are_refused_and_many_units_are_compared_quickly(series, factors):
    outcome = factors(14, 420, 12)
    (found,) = made(series(outcome, {0: 8}))
    assert "name those that are like it" in found.why
    (found,) = made(series(outcome, {u: 6 + u % 3 for u in range(200)}, controls=()))
    assert not found.refused


def test_controls_and_figures_of_promises_are_spoken_of(series, factors):
    test = series(factors(15, 25, 24), {u: 10 + u % 6 for u in range(10)})
    panel = dataclasses.replace(panel_of(test), measure="committed")
    (found,) = comparisons(dataclasses.replace(test, controls=("rain",)), panel)
    assert "not used" in dict(found.details)["controls"]
    assert "committed_figures" in found.warnings


def test_a_window_in_which_nothing_changes_is_refused(series):
    outcome = np.zeros((6, 24))
    outcome[:, -1] = np.arange(6)
    (found,) = made(series(outcome, {0: 12}))
    assert found.refused
    assert "No outcome changes from 1990 to 2008" in found.why


def test_a_tiny_table_is_refused_and_does_not_fail(series, factors):
    for cuts in ({0: 0}, {0: 1, 1: 2}, {u: u for u in range(4)}):
        for found in made(series(factors(16, 5, 5), cuts)):
            assert found.verdict == "cannot be told"


@pytest.mark.parametrize("rho", [0.0, 0.8, 1.0], ids=["independent", "lasting", "walk"])
def test_units_without_an_effect_get_a_verdict_about_one_time_in_twenty(series, rho):
    """Two designs on tables in which the loss of support does nothing; what the command would say."""
    rng = np.random.default_rng(20)
    said = {"synthetic_control": 0, "staggered": 0}
    for _ in range(25):
        shocks = rng.normal(size=(24, 80))
        for t in range(1, 80):
            shocks[:, t] += rho * shocks[:, t - 1]
        outcome = shocks[:, 50:] + rng.normal(size=30).cumsum()
        for cuts in ({0: 20}, {u: int(rng.integers(10, 24)) for u in range(8)}):
            for found in made(series(outcome, cuts)):
                said[found.method] += found.verdict != "cannot be told"
    assert max(said.values()) <= binom.ppf(0.999, 25, 0.05)
