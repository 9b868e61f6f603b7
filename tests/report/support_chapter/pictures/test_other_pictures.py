"""Forest, paths, bars and strips: what is drawn, and that nothing lies on anything else."""

from __future__ import annotations

import datetime as dt
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.report.figures.ticks import factor_ticks, round_ticks
from comity.report.support_chapter.pictures.forest import forest_figure, panels_of
from comity.report.support_chapter.pictures.kept import Kept, kept_figure
from comity.report.support_chapter.pictures.lines import Drawn, lines_figure
from comity.report.support_chapter.pictures.strip import Figured, Strip, _lanes, _placed, strips_figure
from comity.support import answer
from comity.support.answer import Path, Point


def made(name: str, unit: str, **more: object) -> answer.Tested:
    return answer.Tested(name, "d", "interrupted", "cannot be told", "", -1.0, -2.0, 0.5, unit=unit, **more)  # type: ignore[arg-type]


def test_tests_with_different_units_never_share_an_axis() -> None:
    panels = panels_of([made("a", "deaths"), made("b", "EUR"), made("c", "deaths")], {"d": "lower"})
    assert [[t.name for t in p.tests] for p in panels] == [["a", "c"], ["b"]]


def test_a_contrast_has_no_side_that_the_statement_is_on() -> None:
    panels = panels_of([made("a", "deaths", contrast=True), made("b", "deaths")], {"d": "lower"})
    assert [p.says for p in panels] == ["", "lower"]
    whole = forest_figure("f", "Tests", "", panels)
    assert whole is not None
    assert whole.svg.count("var(--hold-4)") == 1


def test_an_endless_interval_and_a_test_without_effect_can_be_drawn() -> None:
    endless = answer.Tested("a", "d", "cox", "cannot be told", "", 1.4, 0.9, math.inf, scale="ratio", detectable=2.0)
    none = answer.Tested("b", "d", "granger", "cannot be told", "")
    figure = forest_figure("f", "Tests", "", panels_of([endless, none], {"d": "shorter"}))
    assert figure is not None
    assert len(figure.rows) == 1
    assert "nan" not in figure.svg
    assert "inf" not in figure.svg.replace("info", "")


@settings(max_examples=100)
@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_lie_within_the_axis_and_are_few(low: float, room: float) -> None:
    ticks = round_ticks(low, low + room)
    slack = 1e-6 * (abs(low) + room)
    assert 1 <= len(ticks) <= 5
    assert all(low - slack <= t <= low + room + slack for t in ticks)
    assert list(ticks) == sorted(set(ticks))


@settings(max_examples=100)
@given(st.floats(0.001, 0.99), st.floats(1.01, 1000))
def test_factors_on_an_axis_are_few_and_hold_no_effect(low: float, high: float) -> None:
    ticks = factor_ticks(low, high)
    assert 1.0 in ticks
    assert len(ticks) <= 5
    assert all(low <= t <= high for t in ticks)


def test_a_path_with_missing_points_is_broken_there() -> None:
    points = tuple(Point(float(k), math.nan if k == 2 else 1.0 * k) for k in range(6))
    figure = lines_figure("p", "A path", "", Drawn((Path("seen", points),), x="months", y="raids"))
    assert figure is not None
    assert "nan" not in figure.svg


def test_one_point_is_no_picture() -> None:
    assert lines_figure("p", "A path", "", Drawn((Path("seen", (Point(0.0, 1.0),)),))) is None


days = st.dates(dt.date(2020, 1, 1), dt.date(2024, 12, 31))


@settings(max_examples=80)
@given(st.lists(st.tuples(days, st.integers(0, 400)), min_size=1, max_size=12))
def test_bars_and_their_words_never_lie_on_one_another(rows: list[tuple[dt.date, int]]) -> None:
    first, last = dt.date(2020, 1, 1), dt.date(2026, 6, 1)
    figures = [Figured(d, d + dt.timedelta(days=n), "12,345", "allocated") for d, n in rows]
    placed = [_placed(f, first, last) for f in figures]
    lanes = _lanes(placed)
    for i, p in enumerate(placed):
        for j in range(i):
            if lanes[i] == lanes[j]:
                assert p.left >= placed[j].right or p.right <= placed[j].left


def test_a_strip_tells_what_each_figure_counts() -> None:
    row = Figured(dt.date(2024, 1, 1), dt.date(2024, 1, 31), "5", "committed", "∑")
    figure = strips_figure("s", "Figures", "", [Strip("A to B", "m", (row,))])
    assert figure is not None
    assert "promised" in figure.svg
    assert figure.rows == (("A to B", "2024-01-01", "2024-01-31", "5", "committed", "∑"),)


def test_nothing_that_holds_is_no_picture() -> None:
    assert kept_figure("k", "Kept", "", [Kept("", "a", 0, 0, 0), Kept("", "b", 0, 0, 0)]) is None
