"""When rows bear a model, and why not; the smallest factor that could be seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.support import Data
from comity.errors import BudgetExceededError
from comity.support.endings.cox import fit
from comity.support.endings.models import endings_of, lagged, model_of, persistence, smallest_factor
from comity.support.endings.reading import read
from comity.support.endings.risk_sets import risk_sets
from comity.support.endings.words import ANY


def history_of(wars, seed=0, **law):
    return read(wars(seed, **law).test())[0]


def model(history, ending=ANY):
    return model_of(history, ending, "newton", Budget())


def test_fewer_than_five_endings_for_each_column_are_refused(wars):
    history = history_of(wars, units=40, periods=6, settlement=0.1, victory_a=0.01)
    assert 0 < (history.ending == 1).sum() < 5
    assert "at least 5 for each column are needed (§106)" in model(history, "victory_a").reason
    assert model(history).fitted is not None


def test_each_control_asks_for_five_endings_more(wars):
    test = wars(1, units=12, settlement=0.2).test()
    one, two = read(test)[0], read(replace(test, controls=("terrain",)))[0]
    few = (
        replace(one, ending=np.where(one.unit < 8, one.ending, 0)),
        replace(two, ending=np.where(two.unit < 8, two.ending, 0)),
    )
    assert "5 for each" not in model(few[0]).reason
    assert "There are 8 endings for 2 columns" in model(few[1]).reason


def test_fewer_than_ten_conflicts_are_refused(wars):
    history = history_of(wars, units=9)
    assert "There are 9 conflicts" in model(history).reason


def test_endings_that_only_come_without_support_are_refused_with_the_counts(wars):
    history = history_of(wars, units=60, settlement=0.1, victory_b=0.1)
    apart = np.where((history.ending == 3) & (history.treatments[:, 0] > 0), 2, history.ending)
    refused = model(replace(history, ending=apart), "settlement").reason
    assert "Of " in refused
    assert 'such endings 0 came with "support"' in refused
    assert "no finite factor fits best" in refused


def test_one_sort_of_ending_is_not_modelled_twice(wars):
    assert endings_of(history_of(wars, settlement=0.1)) == (ANY,)
    assert endings_of(history_of(wars, settlement=0.1, victory_b=0.1)) == (ANY, "victory_b", "settlement")


def test_a_budget_that_is_over_stops_before_the_fit(wars):
    with pytest.raises(BudgetExceededError):
        model_of(history_of(wars), ANY, "newton", Budget(0.0))


def test_the_model_before_uses_the_support_of_the_same_unit_a_period_earlier(wars):
    w = wars(2, units=80, settlement=0.15, log_settlement=0.8)
    history = read(w.test())[0]
    earlier = [
        {(u, t): s for u, t, s in zip(history.unit, history.clock, history.treatments[:, 0], strict=True)}.get(
            (u, t - 1)
        )
        for u, t in zip(history.unit, history.clock, strict=True)
    ]
    kept = np.array([e is not None for e in earlier])
    x = -np.array([e for e in earlier if e is not None])[:, None]
    sets = risk_sets(x, history.ending[kept] > 0, history.clock[kept], history.unit[kept])
    assert lagged(history, model(history)).logs == pytest.approx(fit(sets).logs)


def test_persistence_is_the_correlation_with_the_period_before(wars):
    assert persistence(history_of(wars, units=300, switch=0.1), 0) == pytest.approx(0.8, abs=0.05)
    assert persistence(history_of(wars, units=300, switch=1.0), 0) == pytest.approx(-1)


def test_the_smallest_factor_is_schoenfelds_where_groups_are_large():
    rng = np.random.default_rng(1)
    x, ended = (rng.random((5000, 1)) < 0.3) * 1.0, rng.random(5000) < 0.04
    found = smallest_factor(risk_sets(x, ended, np.ones(5000, int), np.arange(5000)), 0)
    by_hand = np.exp(2.8016 / np.sqrt(ended.sum() * x.mean() * (1 - x.mean())))
    assert found == pytest.approx(by_hand, rel=0.01)


def test_a_factor_of_the_smallest_size_is_found_four_times_in_five(wars):
    def run(seed, log):
        w = wars(seed, units=70, switch=0.1, settlement=0.1, log_settlement=log)
        sets = risk_sets(-w.support[:, None], w.ending > 0, w.clock, w.unit)
        return sets, fit(sets)

    log = np.mean([np.log(smallest_factor(run(s, 0.0)[0], 0)) for s in range(20)])
    found = [fitted.logs[0] > 1.96 * fitted.errors[0] for _, fitted in (run(s, log) for s in range(300))]
    assert 0.7 <= np.mean(found) <= 0.88


def test_units_of_measure_make_no_difference(wars):
    test = wars(3, units=60).test()
    at = test.table.columns.index("terrain")
    bigger = tuple((*r[:at], f"{float(r[at]) * 1e6:.6f}", *r[at + 1 :]) for r in test.table.rows)
    tests = (test, replace(test, table=Data(test.table.columns, bigger)))
    found = [model(read(replace(t, treatments=("terrain",)))[0]).fitted.logs for t in tests]
    assert found[0] == pytest.approx(found[1], rel=1e-6)
