"""The pictures of the chapter on alignment, from plain values: what is drawn is what was given."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from fractions import Fraction
from xml.etree import ElementTree

import numpy as np
import pytest

from comity.alignment.capabilities.poles import PoleRule
from comity.alignment.capabilities.result import Level
from comity.alignment.exposure.answer import exposure
from comity.alignment.exposure.flows import flows_of
from comity.alignment.exposure.substitutes import Substitutes
from comity.alignment.figures.beside import beside
from comity.alignment.ideal_points.result import IdealPoints, SessionPoints
from comity.alignment.shift.result import Standing
from comity.case.alignment import TieFigure
from comity.case.settlement import Span
from comity.report.alignment_chapter.pictures.alike import MOST as MOST_ALIKE
from comity.report.alignment_chapter.pictures.alike import alike_figure
from comity.report.alignment_chapter.pictures.balance_line import Balanced, balance_figure
from comity.report.alignment_chapter.pictures.beside import Period, Stated, Strand, beside_figure, strands_of
from comity.report.alignment_chapter.pictures.leaders import MOST as MOST_LEADERS
from comity.report.alignment_chapter.pictures.leaders import leaders_figure
from comity.report.alignment_chapter.pictures.measures import Moved, measures_figure
from comity.report.alignment_chapter.pictures.places import MOST as MOST_PLACED
from comity.report.alignment_chapter.pictures.places import Placed, places_figure, places_of
from comity.report.alignment_chapter.pictures.suppliers import Supplier, suppliers_figure, suppliers_of
from comity.report.alignment_chapter.pictures.trend import ties_trend_figure, trend_figure
from comity.report.content import Figure
from comity.report.palette import LIGHT

BAD = "<Cland> & co"


def drawn(figure: Figure | None) -> ElementTree.Element:
    """Return the drawing, read as XML."""
    assert figure is not None
    return ElementTree.fromstring(figure.svg)


def words(figure: Figure | None) -> list[str]:
    """Return every text of a drawing."""
    return [e.text or "" for e in drawn(figure).iter() if e.tag.endswith("text")]


def circles(figure: Figure | None, look: str) -> list[tuple[float, float]]:
    """Return the middles of the circles that are filled so."""
    found = [e for e in drawn(figure).iter() if e.tag.endswith("circle") and look in e.get("style", "")]
    return [(float(e.get("cx", "nan")), float(e.get("cy", "nan"))) for e in found]


def level(year: int, effective: float, leaders: Sequence[tuple[str, float]] = (("Aland", 0.4),)) -> Level:
    wide = (effective * 0.9, effective * 1.1)
    return Level(year, 5, 0, 1 / effective, 0.3, effective, (0.1, 0.2), (0.2, 0.4), wide, tuple(leaders), ())


LEVELS = [level(2000 + k, 3 + k / 4, (("Aland", 0.5 - k / 20), (BAD, 0.1 + k / 20))) for k in range(5)]
WINDOWS = [Balanced(2000.5 + k, f"{2000 + k}", 100, 9 - k, 9 - k, 5, 5) for k in range(4)]
MOVED = [
    Moved("effective number", 4.0, 5.0, 0.5, 1.5, 1, "more centres"),
    Moved("concentration", 0.4, 0.5, 0.05, 0.15, -1, "fewer centres"),
    Moved(BAD, 0.4, 0.38, -0.1, 0.06, -1, "cannot be told"),
]
PLACED = [
    Placed("Aland", -1.0, -1.2, -0.8, -1.1),
    Placed(BAD, 0.0, -0.1, 0.1, 0.9, True),
    Placed("Dland", 1.0, 0.7, 1.4),
]
SUPPLIERS = [Supplier("Aland", 0.6, 0.1, 0.5), Supplier(BAD, 0.4, 0.2, 0.2)]
STRANDS = [
    Strand("Trade", "bn", (Period("2023", (Stated("A", 28, 28), Stated(BAD, 26, 27, "at least"))),)),
    Strand("Share", "%", (Period("2024", (Stated("A", 20, 20, "about", tested=True),)),)),
]
SHARE = np.array([[1, 0.9, 0.1], [0.9, 1, np.nan], [0.1, np.nan, 1]])


def every_figure() -> list[Figure | None]:
    """Return one of each picture, with an actor whose name could be taken for markup."""
    return [
        trend_figure("trend", "T", "C.", LEVELS),
        leaders_figure("leaders", "T", "C.", LEVELS, PoleRule(0.05, 0.5)),
        balance_figure("balance", "T", "C.", WINDOWS),
        measures_figure("measures", "T", "C.", MOVED),
        places_figure("places", "T", "C.", PLACED, ("Aland", "Dland"), ("one", BAD)),
        suppliers_figure("suppliers", "T", "C.", SUPPLIERS, 0.1),
        alike_figure("alike", "T", "C.", ("Aland", BAD, "Dland"), SHARE),
        beside_figure("beside", "T", "C.", STRANDS),
    ]


@pytest.mark.parametrize("which", range(8))
def test_every_picture_can_be_read_drawn_and_saved(which: int) -> None:
    figure = every_figure()[which]
    root = drawn(figure)
    assert figure is not None
    assert figure.narrow
    assert figure.alt.startswith("T. ")
    assert figure.caption.startswith("C. ")
    assert len(figure.caption) > 40
    assert all(len(row) == len(figure.columns) for row in figure.rows)
    assert figure.rows
    assert not re.search(r"\b(nan|inf)\b", figure.svg)
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", figure.svg)) <= set(LIGHT)
    width, height = (float(v) for v in root.get("viewBox", "").split()[2:])
    assert width == 420
    for e in root.iter():
        for name, end in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            value = e.get(name)
            if value is not None and not e.tag.endswith("pattern"):
                assert -0.1 <= float(value) <= end + 0.1


@pytest.mark.parametrize("which", range(8))
def test_a_picture_of_the_same_values_is_the_same(which: int) -> None:
    assert every_figure()[which] == every_figure()[which]


def test_without_anything_to_show_there_is_no_picture() -> None:
    assert trend_figure("t", "T", "", LEVELS[:1]) is None
    assert leaders_figure("t", "T", "", LEVELS[:1], PoleRule()) is None
    assert balance_figure("t", "T", "", [WINDOWS[0], Balanced(2001.5, "2001", 0, 0, 0, 0, 0)]) is None
    assert measures_figure("t", "T", "", []) is None
    assert places_figure("t", "T", "", [], ("a", "b"), ("1", "2")) is None
    assert suppliers_figure("t", "T", "", []) is None
    assert alike_figure("t", "T", "", ("Aland",), np.ones((1, 1))) is None
    assert beside_figure("t", "T", "", [Strand("Trade", "bn", (Period("2023", ()),))]) is None


def test_a_higher_value_stands_higher_in_each_of_the_two_charts() -> None:
    dots = circles(trend_figure("t", "T", "", LEVELS), "var(--hold)")
    more = dots[: len(LEVELS)]
    assert [y for _, y in more] == sorted((y for _, y in more), reverse=True)
    assert [x for x, _ in more] == sorted(x for x, _ in more)
    below = dots[len(LEVELS) :]
    assert min(y for _, y in below) > max(y for _, y in more), "the second chart stands under the first"


def test_the_line_of_poles_moves_with_the_largest() -> None:
    figure = leaders_figure("t", "T", "", LEVELS, PoleRule(0.05, 0.5))
    assert figure is not None
    assert figure.columns[-1] == "threshold of a pole"
    assert [row[-1] for row in figure.rows] == pytest.approx([0.25, 0.225, 0.2, 0.175, 0.15])
    alone = leaders_figure("t", "T", "", LEVELS, PoleRule(0.05, 0.0))
    assert alone is not None
    assert {row[-1] for row in alone.rows} == {0.05}


def test_a_leader_that_is_missing_for_a_year_leaves_a_gap() -> None:
    levels = [level(2000 + k, 4.0, (("Aland", 0.4), *((("Dland", 0.2),) if k != 2 else ()))) for k in range(5)]
    figure = leaders_figure("t", "T", "", levels, PoleRule())
    assert figure is not None
    at = figure.columns.index("Dland")
    assert [row[at] for row in figure.rows] == [0.2, 0.2, "", 0.2, 0.2]


def test_leaders_keep_the_colour_they_have_elsewhere_and_no_two_share_one() -> None:
    names = [f"State {k}" for k in range(9)]
    levels = [level(2000 + k, 5.0, [(n, 0.3 - 0.02 * i) for i, n in enumerate(names)]) for k in range(2)]
    figure = leaders_figure("t", "T", "", levels, PoleRule(), {"State 1": 0})
    assert figure is not None
    tints = {}
    for e in drawn(figure).iter():
        found = re.search(r"fill:var\(--p(\d)\).*font-weight:600", e.get("style", ""))
        if e.tag.endswith("text") and found:
            tints[e.text] = found[1]
    assert len(tints) == MOST_LEADERS == len(set(tints.values()))
    assert tints["State 1"] == "0"


def test_a_split_that_is_not_proven_has_a_hollow_dot_and_is_told() -> None:
    rows = [WINDOWS[0], Balanced(2001.5, "2001", 100, 8, 6, 5, 5), *WINDOWS[2:]]
    figure = balance_figure("t", "T", "", rows)
    assert figure is not None
    assert len(circles(figure, "fill:var(--paper)")) == 1
    assert "at least 6" in figure.svg
    assert "not been ruled out" in figure.caption
    sure = balance_figure("t", "T", "", WINDOWS)
    assert sure is not None
    assert "that is proven" in sure.caption


@pytest.mark.parametrize(("towards", "right"), [(1, True), (-1, False)])
def test_a_rise_lies_on_the_side_that_it_speaks_for(towards: int, right: bool) -> None:
    still = Moved("still", 1.0, 1.0, -0.1, 0.1, 1, "cannot be told")
    figure = measures_figure("t", "T", "", [Moved("m", 1.0, 1.5, 0.4, 0.6, towards, "more centres"), still])
    (moved, _), (middle, _) = circles(figure, "")
    assert (moved > middle) is right


def test_a_band_is_turned_round_with_its_measure() -> None:
    assert Moved("m", 2.0, 3.0, 0.5, 1.5, -1, "").parts() == (-0.5, -0.75, -0.25)
    assert Moved("m", 2.0, 3.0, 0.5, 1.5, 1, "").parts() == (0.5, 0.25, 0.75)


def test_a_measure_without_a_band_or_that_began_at_nothing_can_be_drawn() -> None:
    rows = [Moved("a", 1.0, 2.0, math.nan, math.nan, 1, "cannot be told"), Moved("b", 0, 2, 1, 3, 1, "more centres")]
    figure = measures_figure("t", "T", "", rows)
    assert "began at 0" in words(figure)
    assert figure is not None
    assert [row[4] for row in figure.rows] == ["", 1.0]
    assert "nan" not in figure.alt


def test_a_change_past_the_rim_is_told_in_words() -> None:
    rows = [Moved("a", 1.0, 6.0, 4.0, 7.0, 1, "more centres"), Moved("b", 1.0, 1.1, 0.0, 0.2, 1, "cannot be told")]
    assert "+500\xa0%" in words(measures_figure("t", "T", "", rows))


def points(session: str, at: Sequence[float]) -> SessionPoints:
    found = np.array(at)
    n = len(at)
    return SessionPoints(session, found, found - 0.1, found + 0.1, np.ones(n, np.int64), 9, 0, 0.9, 0.5, 3, True)


def test_places_come_from_the_last_session_with_the_first_beside_them() -> None:
    sessions = (points("1", (0.0, 1.0, math.nan)), points("2", (0.5, math.nan, -1.0)))
    found = IdealPoints(("a", "b", "c"), ("c", "a"), 1.0, 0.95, sessions)
    rows = places_of(found)
    assert [(r.name, r.at, r.before, r.apart) for r in rows] == [("c", -1.0, None, False), ("a", 0.5, 0.0, True)]


def test_of_many_places_the_anchor_and_the_farthest_moved_stay() -> None:
    n = MOST_PLACED + 20
    first, last = np.linspace(-1, 1, n), np.linspace(-1, 1, n)
    first[30] += 0.9
    names = tuple(f"a{k:02}" for k in range(n))
    found = IdealPoints(names, ("a10", "a20"), 1.0, 0.95, (points("1", first.tolist()), points("2", last.tolist())))
    rows = places_of(found, ("a33",))
    assert len(rows) == MOST_PLACED
    assert {"a00", "a10", "a20", "a30", "a33", names[-1]} <= {r.name for r in rows}
    assert [r.at for r in rows] == sorted(r.at for r in rows)


def test_the_highest_place_stands_on_top_and_farthest_right() -> None:
    dots = circles(places_figure("t", "T", "", PLACED, ("a", "b"), ("1", "2")), "fill:var(--hold)")[1:]
    assert [x for x, _ in dots] == sorted((x for x, _ in dots), reverse=True)
    assert [y for _, y in dots] == sorted(y for _, y in dots)


def test_suppliers_come_from_the_answer_the_largest_first() -> None:
    flows = flows_of(["b", "c", "d"], ["a", "a", "a"], [2000] * 3, [10.0, 30.0, 60.0])
    found = exposure(flows, 2000, Substitutes(by_pair={("a", "c"): (0.5, 0.75)}))
    rows = suppliers_of(found, "a")
    assert [r.name for r in rows] == ["d", "c", "b"]
    assert (rows[1].at_once, rows[1].low, rows[1].high) == pytest.approx((0.3, 0.075, 0.15))


def test_codes_are_turned_into_names_where_an_answer_is_read() -> None:
    flows = flows_of(["b", "c"], ["a", "a"], [2000] * 2, [10.0, 30.0])
    assert [r.name for r in suppliers_of(exposure(flows, 2000), "a", str.upper)] == ["C", "B"]
    found = IdealPoints(("a", "b"), ("a", "b"), 1.0, 0.95, (points("1", (0.0, 1.0)),))
    assert [r.name for r in places_of(found, called=str.upper)] == ["A", "B"]
    assert strands_of(beside([stated("f", "1", "2024")]), str.upper)[0].words == "Trade of ALAND and BORLAND"
    figure = leaders_figure("t", "T", "", LEVELS, PoleRule(), {"Aland": 3}, str.upper)
    assert figure is not None
    assert figure.columns[1:3] == ("ALAND", BAD.upper()) or figure.columns[2:0:-1] == ("ALAND", BAD.upper())


def test_small_suppliers_stand_together_and_the_data_hold_them_all() -> None:
    many = [Supplier(f"s{k}", 0.04, 0.0, 0.04) for k in range(20)]
    figure = suppliers_figure("t", "T", "", many, 0.2)
    said = words(figure)
    assert "10 others together" in said
    assert "40\xa0%" in said
    assert figure is not None
    assert len(figure.rows) == 21, "the bar of the others would count them twice"


def test_of_many_actors_thirty_stand_in_the_matrix_both_ends_among_them() -> None:
    n = MOST_ALIKE + 15
    names = [f"a{k:02}" for k in range(n)]
    figure = alike_figure("t", "T", "", names, np.full((n, n), 0.7), names[::-1])
    said = [w for w in words(figure) if w.startswith("a")]
    assert len(said) == MOST_ALIKE
    assert (said[0], said[-1]) == (names[-1], names[0])
    assert figure is not None
    assert len(figure.rows) == n * (n - 1) // 2


def test_a_pair_that_shared_no_vote_is_no_field_of_disagreement() -> None:
    figure = alike_figure("t", "T", "", ("a", "b", "c"), SHARE)
    assert figure is not None
    assert "no vote shared" in words(figure)
    assert ("b", "c", "") in figure.rows
    assert "Most alike: a and b" in figure.alt
    assert "Least: a and c" in figure.alt


def stated(name: str, value: str, year: str, **more: object) -> TieFigure:
    span = Span(Fraction(value), Fraction(value))
    return TieFigure(name, ("Aland", "Borland"), "trade", span, "bn", year, year, by=name, **more)  # type: ignore[arg-type]


def test_figures_of_an_answer_are_drawn_by_period_with_who_said_them() -> None:
    found = beside(
        [stated("f1", "28.7", "2024"), stated("f2", "27", "2024", bound="at least"), stated("f3", "28", "2023")]
    )
    (strand,) = strands_of(found)
    assert strand.words == "Trade of Aland and Borland"
    assert [(p.words, [r.by for r in p.rows]) for p in strand.periods] == [("2023", ["f3"]), ("2024", ["f2", "f1"])]
    said = words(beside_figure("t", "T", "", [strand]))
    assert "≥ 27" in said
    assert {"f1", "f2", "f3", "28.7"} <= set(said)


def test_a_part_of_a_year_is_told_beside_whole_years() -> None:
    nine = TieFigure("n", ("a", "b"), "trade", Span(Fraction(20), Fraction(20)), "bn", "2025-01", "2025-09", by="n")
    year = TieFigure("y", ("a", "b"), "trade", Span(Fraction(28), Fraction(28)), "bn", "2024", "2024", by="y")
    (strand,) = strands_of(beside([nine, year]))
    assert [p.note for p in strand.periods] == ["", "9 months"]


def test_the_ground_of_a_period_leaves_bounds_and_expectations_out() -> None:
    def grounds(*rows: Stated) -> int:
        figure = beside_figure("t", "T", "", [Strand("Trade", "bn", (Period("2024", rows),))])
        return sum("var(--hold-4)" in e.get("style", "") for e in drawn(figure).iter())

    assert grounds(Stated("a", 28, 28), Stated("b", 29, 29)) == 1
    assert grounds(Stated("a", 28, 28), Stated("b", 27, 27, "at least")) == 0
    assert grounds(Stated("a", 28, 28), Stated("b", 30, 30, expected=True)) == 0


def test_figures_with_different_units_never_share_an_axis() -> None:
    lines = words(beside_figure("t", "T", "", STRANDS))
    assert "Trade, bn" in lines
    assert "Share, %" in lines


def test_a_window_of_one_year_is_told_by_that_year() -> None:
    standing = [
        Standing(dt.date(y, 1, 1), dt.date(y, 12, 31), 5, 5, 8, 0.1, 4.0, ("a",), 0.3, 0.2, 2.0, 1.0)
        for y in (2022, 2023)
    ]
    figure = ties_trend_figure("t", "T", "", standing)
    assert figure is not None
    assert "4 in 2022, 4 in 2023" in figure.alt
    assert [row[0] for row in figure.rows] == [2022.5, 2023.5]
    assert figure.columns == ("at", "effective number", "share of the strongest")


def test_windows_without_dates_have_no_trend() -> None:
    day = dt.date(2024, 1, 1)
    standing = [Standing(day, day, 5, 5, 8, 0.1, 4.0, ("a",), 0.3, 0.2, 2.0, 1.0)] * 3
    assert ties_trend_figure("t", "T", "", standing) is None
