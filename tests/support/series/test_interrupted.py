"""Interrupted series: the sign by kind of event, windows, checks, refusals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from comity.case.support import SeriesTest
from comity.support.answer import Check, Tested
from comity.support.panel.panel import Panel
from comity.support.series.before import placebo_dates, straight
from comity.support.series.interrupted import interrupted
from comity.support.series.windows import ALL, Window, series_of, windows_of

Series = Callable[[np.random.Generator, int, float], np.ndarray]
MakePanel = Callable[..., Panel]
MakeTest = Callable[..., SeriesTest]
T = np.arange(60)


def falls(rng: np.random.Generator, size: float = 6.0) -> np.ndarray:
    return 20 + 0.1 * T - size * (T >= 35) + rng.normal(size=60)


def one(test: SeriesTest, panel: Panel) -> Tested:
    (window,) = windows_of(panel)
    return interrupted(test, panel, window)


def named(found: Tested, name: str) -> Check:
    (check,) = (c for c in found.checks if c.name == name)
    return check


@pytest.mark.parametrize(("what", "sign"), [("cut", 1), ("reduced", 1), ("ended", 1), ("restored", -1), ("raised", -1)])
def test_the_effect_is_that_of_less_support_whatever_the_event(
    panel_from: MakePanel, asked: MakeTest, what: str, sign: int
) -> None:
    y = falls(np.random.default_rng(150))
    found = one(asked(), panel_from(y, events=((None, 35, what),)))
    assert found.effect == pytest.approx(-6 * sign, abs=1.5)
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.effect < found.high  # type: ignore[operator]
    assert found.verdict == ("supported" if sign > 0 else "contradicted")


def test_a_line_that_goes_on_shows_no_effect(panel_from: MakePanel, asked: MakeTest) -> None:
    found = one(asked(), panel_from(falls(np.random.default_rng(51), 0.0), events=((None, 35, "cut"),)))
    assert found.verdict == "cannot be told"
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high


def test_periods_between_announcement_and_cut_count_on_neither_side(panel_from: MakePanel, asked: MakeTest) -> None:
    y = falls(np.random.default_rng(52))
    y[30:35] += 40  # what is fired off before the cut
    events = ((None, 30, "announced"), (None, 35, "cut"))
    known = one(asked(), panel_from(y, events=events))
    assert known.effect == pytest.approx(-6, abs=1.5)
    assert named(known, "anticipation").passed is False
    assert not named(known, "anticipation").gates
    assert dict(known.details)["periods before"] == 30
    unknown = one(asked(), panel_from(y, events=events[1:]))
    assert unknown.effect is not None
    assert unknown.effect < -10


def test_a_bend_before_the_cut_stops_the_verdict(panel_from: MakePanel, asked: MakeTest) -> None:
    y = falls(np.random.default_rng(53)) + 0.05 * np.minimum(T - 17, 18) ** 2
    found = one(asked(), panel_from(y, events=((None, 35, "cut"),)))
    assert named(found, "straight before the event").passed is False
    assert found.verdict == "cannot be told"


def test_a_fall_at_a_placebo_date_is_found() -> None:
    y = 20 - 12.0 * (T >= 20) + np.random.default_rng(54).normal(size=60)
    check = placebo_dates(y, Window(0, 40, "cut", 0, 60, 40), horizon=3)
    assert check.passed is False
    short = placebo_dates(y, Window(0, 10, "cut", 0, 60, 10), horizon=3)
    assert short.passed is None
    assert not short.gates


def test_checks_before_a_cut_fail_rarely_where_nothing_is_wrong(lasting_series: Series) -> None:
    rng = np.random.default_rng(55)
    window = Window(0, 24, "cut", 0, 36, 24)
    failed = [0, 0]
    for _ in range(40):
        y = lasting_series(rng, 36, 0.5)
        failed[0] += straight(y[:24]).passed is False
        failed[1] += placebo_dates(y, window, 3).passed is False
    assert max(failed) <= 7


def test_what_befalls_every_unit_is_no_effect_of_one_cut(panel_from: MakePanel, asked: MakeTest) -> None:
    rng = np.random.default_rng(152)
    y = np.array([falls(rng) for _ in range(8)])
    shared = one(asked(), panel_from(y, events=((0, 35, "cut"),)))
    assert named(shared, "no such effect in placebo units").passed is False
    assert shared.verdict == "cannot be told"
    y[1:] += 6 * (T >= 35)
    alone = one(asked(), panel_from(y, events=((0, 35, "cut"),)))
    assert named(alone, "no such effect in placebo units").passed is True
    assert alone.verdict == "supported"


def test_an_event_of_all_units_is_looked_for_in_their_mean(panel_from: MakePanel, asked: MakeTest) -> None:
    rng = np.random.default_rng(57)
    y = np.array([falls(rng) for _ in range(4)])
    panel = panel_from(y, events=((None, 35, "cut"),))
    (window,) = windows_of(panel)
    assert window.unit == ALL
    assert series_of(panel, ALL) == pytest.approx(y.mean(axis=0))
    assert interrupted(asked(), panel, window).effect == pytest.approx(-6, abs=1)


def test_a_window_ends_where_support_changes_again(panel_from: MakePanel) -> None:
    events = ((None, 10, "cut"), (None, 20, "announced"), (None, 25, "restored"), (None, 40, "cut"))
    found = windows_of(panel_from(falls(np.random.default_rng(58)), events=events))
    assert [(w.start, w.announced, w.at, w.end) for w in found] == [(0, 10, 10, 25), (10, 20, 25, 40), (25, 40, 40, 60)]


@pytest.mark.parametrize(("at", "words"), [(5, "5 months before"), (57, "3 after")])
def test_too_few_periods_on_a_side_are_refused_and_counted(
    panel_from: MakePanel, asked: MakeTest, at: int, words: str
) -> None:
    found = one(asked(), panel_from(falls(np.random.default_rng(59)), events=((None, at, "cut"),)))
    assert found.refused
    assert words in found.why


def test_a_series_on_its_line_exactly_is_refused(panel_from: MakePanel, asked: MakeTest) -> None:
    found = one(asked(), panel_from(3.0 + 2.0 * T, events=((None, 30, "cut"),)))
    assert found.refused
    assert "exactly" in found.why


def test_other_ways_to_treat_errors_are_told(panel_from: MakePanel, asked: MakeTest) -> None:
    found = one(asked(), panel_from(falls(np.random.default_rng(60)), events=((None, 35, "cut"),)))
    check = named(found, "other errors say the same")
    assert check.passed
    assert "ARMA" in check.words
    assert "Newey-West" in check.words


def test_names_of_units_and_unit_of_measurement_make_no_difference(panel_from: MakePanel, asked: MakeTest) -> None:
    y = falls(np.random.default_rng(61))
    first = one(asked(), panel_from(y, events=((None, 35, "cut"),)))
    second = one(asked(), panel_from(1e3 * y + 7, events=((None, 35, "cut"),), units=("north",)))
    assert second.effect == pytest.approx(1e3 * (first.effect or 0), rel=1e-6)
    assert second.p == pytest.approx(first.p, rel=1e-5)
    assert first.verdict == second.verdict


def test_the_effect_is_the_mean_of_its_path(panel_from: MakePanel, asked: MakeTest) -> None:
    found = one(asked(horizon=5), panel_from(falls(np.random.default_rng(62)), events=((None, 35, "cut"),)))
    effects, seen, without = found.paths
    assert found.effect == pytest.approx(np.mean([p.middle for p in effects.points[:6]]))
    gap = np.array([s.middle - w.middle for s, w in zip(seen.points, without.points, strict=True)])
    assert gap[:35].mean() == pytest.approx(0, abs=0.5)
    assert gap[35:].mean() == pytest.approx(-6, abs=1)
    assert seen.points[0].label == "2000-01"
