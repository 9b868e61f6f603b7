"""The fit against lifelines and statsmodels, and what has no fit."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

from comity.support.endings.cox import NoMaximumError, fit
from comity.support.endings.risk_sets import risk_sets


@pytest.fixture(params=range(3))
def sets(request, wars):
    w = wars(request.param, units=60, settlement=0.1, log_settlement=0.6)
    return risk_sets(np.column_stack([-w.support, w.terrain]), w.ending > 0, w.clock, w.unit)


def test_newton_and_lifelines_find_the_same(sets):
    pytest.importorskip("lifelines")
    assert fit(sets, "lifelines").logs == pytest.approx(fit(sets, "newton").logs, abs=1e-5)


def test_errors_from_the_curvature_are_those_of_lifelines(sets):
    lifelines = pytest.importorskip("lifelines")
    frame = pd.DataFrame({"a": sets.x[:, 0], "b": sets.x[:, 1], "e": sets.ended, "t0": sets.clock - 1, "t": sets.clock})
    found = lifelines.CoxTimeVaryingFitter().fit(frame, "e", "t0", "t")
    assert np.sqrt(np.diag(fit(sets).plain)) == pytest.approx(found.standard_errors_.to_numpy(), rel=1e-4)


def spelled_out(length, ended, x):
    """One row for each period of each unit."""
    unit = np.repeat(np.arange(len(length)), length)
    clock = np.arange(len(unit)) - np.repeat(np.cumsum(length) - length, length) + 1
    return x[unit], ended[unit] & (clock == length[unit]), clock, unit


def test_with_support_that_never_changes_it_is_the_model_of_statsmodels():
    duration = pytest.importorskip("statsmodels.duration.hazard_regression")
    rng = np.random.default_rng(4)
    length, ended, x = rng.integers(1, 12, 80), rng.random(80) < 0.7, rng.normal(size=(80, 2))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = duration.PHReg(length, x, status=ended.astype(int), ties="efron").fit()
    mine = fit(risk_sets(*spelled_out(length, ended, x)))
    assert mine.logs == pytest.approx(found.params, abs=1e-5)
    assert np.sqrt(np.diag(mine.plain)) == pytest.approx(found.bse, rel=1e-4)
    assert mine.likelihood == pytest.approx(found.llf)


def test_clustered_errors_are_those_of_lifelines_where_nothing_is_tied():
    lifelines = pytest.importorskip("lifelines")
    rng = np.random.default_rng(5)
    length, ended, x = rng.permutation(60) + 1, rng.random(60) < 0.8, rng.normal(size=(60, 2))
    conflict = np.arange(60) // 3
    frame = pd.DataFrame({"t": length, "e": ended, "a": x[:, 0], "b": x[:, 1], "c": conflict})
    found = lifelines.CoxPHFitter().fit(frame, "t", "e", cluster_col="c", formula="a + b")
    rows = spelled_out(length, ended, x)
    mine = fit(risk_sets(*rows[:3], conflict[rows[3]]))
    assert np.sqrt(np.diag(mine.clustered) * 19 / 20) == pytest.approx(found.standard_errors_.to_numpy(), rel=1e-4)


def test_the_larger_error_is_taken(sets):
    fitted = fit(sets)
    assert (fitted.errors**2 >= np.maximum(np.diag(fitted.plain), np.diag(fitted.clustered)) - 1e-12).all()


def test_counting_rows_twice_in_one_conflict_does_not_make_surer(wars):
    w = wars(1, units=60, settlement=0.1)
    once = risk_sets(w.support[:, None], w.ending > 0, w.clock, w.unit)
    columns = [np.concatenate([a, a]) for a in (w.support[:, None], w.ending > 0, w.clock, w.unit)]
    twice = fit(risk_sets(*columns))
    assert twice.plain[0, 0] == pytest.approx(fit(once).plain[0, 0] / 2, rel=0.05)
    assert twice.errors[0] == pytest.approx(fit(once).clustered[0, 0] ** 0.5, rel=0.05)


@pytest.mark.parametrize("engine", ["newton", "lifelines"])
def test_columns_that_move_together_are_refused(sets, engine):
    both = np.hstack([sets.x, sets.x[:, :1] * 2 + 1])
    with pytest.raises(NoMaximumError, match="move together"):
        fit(risk_sets(both, sets.ended, sets.clock, sets.cluster), engine)


def test_a_column_that_is_the_same_for_all_at_risk_is_refused(sets):
    with pytest.raises(NoMaximumError, match="does not differ"):
        fit(risk_sets(sets.clock[:, None].astype(float), sets.ended, sets.clock, sets.cluster))
