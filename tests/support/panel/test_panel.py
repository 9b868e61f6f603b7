"""A table becomes arrays, or every reason why it cannot."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.case.support import Data, Event, SeriesTest
from comity.errors import UsageError, Where
from comity.support.panel.panel import panel_of, refusals

COLUMNS = ("month", "unit", "deaths", "aid", "released", "measure")


def row(month: str, deaths: str, unit: str = "a", aid: str = "1", released: str = "", measure: str = "") -> list[str]:
    return [month, unit, deaths, aid, released, measure]


def asked(rows: list[list[str]], **more: object) -> SeriesTest:
    wheres = tuple(Where("figures.csv", i + 2) for i in range(len(rows)))
    table = Data(COLUMNS, tuple(tuple(r) for r in rows), file="figures.csv", wheres=wheres)
    return SeriesTest("s", table, outcome="deaths", period="month", **more)  # type: ignore[arg-type]


def months(count: int, unit: str = "a") -> list[list[str]]:
    return [row(f"{2020 + t // 12}-{t % 12 + 1:02d}", str(t % 5), unit) for t in range(count)]


def test_rows_in_any_order_make_the_same_panel() -> None:
    rows = months(10, "a") + months(8, "b")
    first = panel_of(asked(rows, unit="unit", treatment="aid"))
    random.Random(1).shuffle(rows)
    second = panel_of(asked(rows, unit="unit", treatment="aid"))
    assert first.units == second.units == ("a", "b")
    assert first.periods == second.periods
    assert np.array_equal(first.outcome, second.outcome, equal_nan=True)


def test_units_may_begin_and_end_at_different_times() -> None:
    panel = panel_of(asked(months(10, "a") + months(8, "b"), unit="unit"))
    assert panel.outcome.shape == (2, 10)
    assert np.isnan(panel.outcome[1, 8:]).all()
    assert not panel.single


def test_a_gap_is_refused_with_the_period_that_is_missing() -> None:
    rows = months(10)
    del rows[4]
    (why,) = refusals(asked(rows))
    assert "2020-05" in why
    assert "a gap is no zero" in why


def test_an_empty_cell_within_a_series_is_a_gap_and_at_its_end_is_not() -> None:
    inside, end = months(10), months(10)
    inside[3][2] = ""
    end[9][2] = ""
    assert "2020-04" in refusals(asked(inside))[0]
    assert refusals(asked(end)) == ()


def test_a_gap_of_support_is_refused_like_one_of_the_outcome() -> None:
    rows = months(10)
    rows[5][3] = ""
    assert "no aid for 2020-06" in refusals(asked(rows, treatment="aid"))[0]
    assert refusals(asked(rows)) == ()


@pytest.mark.parametrize("value", ["0", "7"])
def test_an_outcome_that_never_changes_is_refused(value: str) -> None:
    rows = [row(f"2020-{m:02d}", value) for m in range(1, 11)]
    (why,) = refusals(asked(rows))
    assert ("is 0 in every row" if value == "0" else "never changes") in why


def test_units_that_differ_but_never_change_are_refused() -> None:
    rows = [row(f"2020-{m:02d}", v, u) for u, v in (("a", "1"), ("b", "2")) for m in range(1, 9)]
    assert "never changes within a unit" in refusals(asked(rows, unit="unit"))[0]


def test_too_short_a_table_is_refused_with_the_least_length() -> None:
    assert "fewer than 4" in refusals(asked(months(3)))[0]
    assert refusals(asked(months(4))) == ()


def test_two_rows_for_one_unit_and_period_are_refused_with_both_places() -> None:
    rows = [*months(8), row("2020-03-09", "1")]
    (why,) = refusals(asked(rows))
    assert "figures.csv:10" in why
    assert "figures.csv:4" in why
    assert refusals(asked([*months(8), row("2020-03", "1", "b"), *months(8, "b")[3:]], unit="unit")) == ()


def test_every_fault_is_told_at_once_with_its_line() -> None:
    rows = months(10)
    rows[1][2], rows[2][3], rows[3][1] = "many", "1,5", ""
    told = refusals(asked(rows, treatment="aid", unit="unit"))
    assert len(told) == 3
    assert "figures.csv:3" in " ".join(told)
    assert "figures.csv:4" in " ".join(told)
    assert "figures.csv:5" in " ".join(told)


def test_a_thousand_bad_cells_are_counted_and_do_not_fill_the_screen() -> None:
    rows = [row(f"{1900 + i}", "x") for i in range(1000)]
    told = refusals(asked(rows))
    assert len(told) == 6
    assert "995 more" in told[-1]


def test_mixed_lengths_of_periods_are_refused() -> None:
    assert "mixes lengths" in refusals(asked([*months(6), row("2021", "3")]))[0]


def test_mixed_releases_and_measures_are_refused() -> None:
    rows = months(8)
    for t, r in enumerate(rows):
        r[4], r[5] = ("2021-01", "delivered") if t < 5 else ("2021-06", "committed")
    told = refusals(asked(rows, released="released", measure="measure"))
    assert any("2 releases" in w for w in told)
    assert any("delivered" in w for w in told)


def test_an_older_release_of_the_same_periods_is_left_out_and_told() -> None:
    old, new = months(8), months(8)
    for r in old:
        r[4], r[2] = "2021-01", "99"
    for r in new:
        r[4] = "2021-06"
    panel = panel_of(asked(old + new, released="released"))
    assert panel.release == "2021-06"
    assert panel.outcome.max() < 99
    assert any("left out" in n for n in panel.notes)


def test_a_column_that_is_not_there_is_named() -> None:
    assert 'no column "arms"' in refusals(asked(months(6), treatment="arms"))[0]
    assert "no rows" in refusals(asked([]))[0]


def test_the_logarithm_of_zero_is_refused_at_its_line() -> None:
    told = refusals(asked(months(6), scale="log"))
    assert "figures.csv:2" in told[0]
    assert "log1p" in told[0]
    assert panel_of(asked(months(6), scale="log1p")).outcome.max() == pytest.approx(np.log(5))


def test_dates_a_thousand_years_apart_do_not_fill_the_memory() -> None:
    rows = [row("0001-01", "1", f"u{i}") for i in range(60)] + [row("9999-12", "2", "late")]
    assert "too many" in refusals(asked(rows, unit="unit"))[0]


def test_events_are_placed_by_the_period_they_lie_in() -> None:
    events = (Event("2020-03-31", "cut"), Event("2020-02", "announced", unit="a"), Event("2020-05", "ended", unit="z"))
    more = (Event("2020", "cut"), Event("2031-01", "restored"))
    panel = panel_of(asked(months(8), unit="unit", events=events + more))
    assert panel.events == ((0, 1, "announced"), (None, 2, "cut"))
    assert panel.events_of(0) == ((1, "announced"), (2, "cut"))
    notes = " ".join(panel.unplaced)
    assert 'no unit "z"' in notes
    assert "does not say in which month" in notes
    assert "outside the table" in notes


def test_a_table_that_is_refused_raises_with_every_reason() -> None:
    rows = months(6)
    rows[0][2] = "?"
    with pytest.raises(UsageError, match=r"figures\.csv:2"):
        panel_of(asked(rows))


def test_a_column_called_released_or_measure_is_looked_at_without_being_named() -> None:
    months = [f"2024-{m:02d}" for m in range(1, 13)]
    mixed = tuple((m, str(k % 5), "2024-07" if k < 6 else "2025-01") for k, m in enumerate(months))
    test = SeriesTest("s", Data(("month", "deaths", "released"), mixed), "deaths", "month")
    assert any("releases, and none of them covers every period" in r for r in refusals(test))
    kinds = tuple((m, str(k % 5), "committed" if k < 6 else "delivered") for k, m in enumerate(months))
    test = SeriesTest("s", Data(("month", "deaths", "measure"), kinds), "deaths", "month")
    assert any("mixes" in r for r in refusals(test))
    other = tuple((m, str(k % 5), "body count" if k < 6 else "census") for k, m in enumerate(months))
    assert not refusals(SeriesTest("s", Data(("month", "deaths", "measure"), other), "deaths", "month"))


@pytest.mark.parametrize("name", ["deaths", "aid"])
def test_the_outcome_and_support_are_no_controls_of_themselves(name: str) -> None:
    rows = tuple((f"2024-{m:02d}", str(m * m), str(m % 3)) for m in range(1, 13))
    test = SeriesTest("s", Data(("month", "deaths", "aid"), rows), "deaths", "month", treatment="aid", controls=(name,))
    assert any("cannot be a control of itself" in r for r in refusals(test))
