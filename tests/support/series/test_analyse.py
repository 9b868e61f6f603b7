"""All tests on one table, from its texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom

from comity.budget import Budget
from comity.case.support import Data, Event, SeriesTest
from comity.errors import BudgetExceededError
from comity.support.panel.panel import panel_of
from comity.support.series import analyse, interrupted

Series = Callable[[np.random.Generator, int, float], np.ndarray]
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


def test_events_that_cannot_be_placed_are_told_in_a_refused_test() -> None:
    test = cut_and_back()
    events = (Event("1990-01", "cut"), Event("2003", "cut"))
    out = SeriesTest("s", test.table, "deaths", "month", events=events)
    (found,) = analyse.tests_on_series(out, panel_of(out))
    assert found.refused
    assert "lies outside the table" in found.why
    assert "does not say in which month" in found.why


def test_an_announcement_after_its_cut_is_told_to_count_for_nothing() -> None:
    test = cut_and_back()
    events = (Event("2002-07", "cut"), Event("2003-01", "announced"))
    late = SeriesTest("s", test.table, "deaths", "month", events=events)
    made, left = analyse.tests_on_series(late, panel_of(late))
    assert not made.refused
    assert left.refused
    assert "The announcement of 2003-01 is left out" in left.why


def test_a_cut_and_a_return_in_one_month_undo_one_another() -> None:
    test = cut_and_back()
    events = (Event("2002-07-02", "cut"), Event("2002-07-20", "restored"))
    torn = SeriesTest("s", test.table, "deaths", "month", events=events)
    found = analyse.tests_on_series(torn, panel_of(torn))
    assert len(found) == 2
    assert all(t.refused and "both fell and rose" in t.why for t in found)


def test_two_words_for_one_fall_are_one_event() -> None:
    test = cut_and_back()
    twice = SeriesTest(
        "s", test.table, "deaths", "month", events=(Event("2002-07", "cut"), Event("2002-07", "reduced"))
    )
    assert len(analyse.tests_on_series(twice, panel_of(twice))) == 1


def test_no_lags_are_no_lags() -> None:
    test = cut_and_back()
    none, chosen = (replace(test, lags=lags) for lags in (0, None))
    first, other = (analyse.tests_on_series(t, panel_of(t))[0] for t in (none, chosen))
    assert dict(first.details)["lags"] == 0
    assert dict(other.details)["lags"] > 0


@pytest.fixture
def one_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the second opinion of another library: it takes most of the time and decides nothing."""
    monkeypatch.setattr(interrupted, "second_opinion", lambda *_: None)


@pytest.mark.usefixtures("one_opinion")
def test_series_without_an_effect_get_a_verdict_about_one_time_in_twenty(lasting_series: Series) -> None:
    """Support of all sorts that does nothing, and a cut at a date where nothing happened: what the command says."""
    rng = np.random.default_rng(110)
    said: dict[str, list[bool]] = {}
    for law in ("independent", "lasting", "walk", "season") * 12:
        y, x = (drawn(law, rng, lasting_series) for _ in range(2))
        test = SeriesTest("s", table(20 + y, x), "deaths", "month", treatment="aid", events=(Event("2003-01", "cut"),))
        for found in analyse.tests_on_series(test, panel_of(test)):
            said.setdefault(found.method, []).append(found.verdict != "cannot be told")
    for method in ("local_projection", "interrupted"):
        assert sum(said[method]) <= binom.ppf(0.99, 48, 0.05)
    assert not any(said["granger"])


def drawn(law: str, rng: np.random.Generator, lasting_series: Series) -> np.ndarray:
    rho = {"independent": 0.0, "lasting": 0.8, "walk": 1.0, "season": 0.3}[law]
    waves = 2 * np.sin(2 * np.pi * np.arange(60) / 12 + rng.uniform(0, 6))
    return lasting_series(rng, 60, rho) + (waves if law == "season" else 0.0)
