"""All tests on one table, from its texts."""

from __future__ import annotations

import json

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.support import Data, Event, SeriesTest
from comity.errors import BudgetExceededError
from comity.support.panel.panel import panel_of
from comity.support.series import analyse

METHODS = {"local_projection", "interrupted", "on_off", "granger"}


def table(y: np.ndarray, x: np.ndarray) -> Data:
    rows = tuple((f"{2000 + t // 12}-{t % 12 + 1:02d}", repr(float(y[t])), repr(float(x[t]))) for t in range(len(y)))
    return Data(("month", "deaths", "aid"), rows)


def cut_and_back() -> SeriesTest:
    rng = np.random.default_rng(100)
    off = (np.arange(72) >= 30) & (np.arange(72) < 52)
    y, x = 20 - 6 * off + rng.normal(size=72), 10 - 8 * off + rng.normal(size=72)
    events = (Event("2002-07-15", "cut"), Event("2004-05", "restored"))
    return SeriesTest("s", table(y, x), "deaths", "month", treatment="aid", events=events, horizon=3)


def test_every_test_that_a_table_bears_is_made_and_named_differently() -> None:
    test = cut_and_back()
    found = analyse.tests_on_series(test, panel_of(test))
    assert {t.method for t in found} == METHODS
    assert len({t.name for t in found}) == len(found) == 5
    assert all(t.data == "s" for t in found)
    json.dumps([t.to_json() for t in found], allow_nan=False)
    assert [t.verdict for t in found if t.method == "on_off"] == ["supported"]


def test_announcements_alone_are_refused() -> None:
    test = cut_and_back()
    only = SeriesTest("s", test.table, "deaths", "month", events=(Event("2002-07", "announced"),))
    (found,) = analyse.tests_on_series(only, panel_of(only))
    assert found.refused
    assert "only announce" in found.why


def test_too_many_events_are_left_to_comparisons_of_units() -> None:
    test = cut_and_back()
    events = tuple(Event(f"{2000 + i // 6}-{(i % 6) * 2 + 1:02d}", "cut" if i % 2 else "restored") for i in range(14))
    many = SeriesTest("s", test.table, "deaths", "month", events=events)
    (found,) = analyse.tests_on_series(many, panel_of(many))
    assert found.refused
    assert "14 events" in found.why


def test_work_stops_with_the_budget() -> None:
    test = cut_and_back()
    with pytest.raises(BudgetExceededError):
        analyse.tests_on_series(test, panel_of(test), Budget(0.0))
