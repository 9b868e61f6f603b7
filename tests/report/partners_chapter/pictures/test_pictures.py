"""Each picture says what it was given: its data, its words, and its shapes where they carry a number."""

from __future__ import annotations

import datetime as dt
import math
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from comity.case.partners import Cell
from comity.partners.known import KnownCell
from comity.report.content import Figure
from comity.report.partners_chapter.pictures.central import central_figure
from comity.report.partners_chapter.pictures.finding import finding_figure
from comity.report.partners_chapter.pictures.history import Line, history_figure
from comity.report.partners_chapter.pictures.known import known_figure
from comity.report.partners_chapter.pictures.life_cost import AtRate, LifeCost, life_cost_figure
from comity.report.partners_chapter.pictures.moved import moved_figure
from comity.report.partners_chapter.pictures.paid import Paid, paid_figure
from comity.report.partners_chapter.pictures.pairs import pairs_figure
from comity.report.partners_chapter.pictures.promised import promised_figure
from comity.report.partners_chapter.pictures.ranks import LEFT, RIGHT, RankRow, ranks_figure
from comity.report.partners_chapter.pictures.rows import BarRow, distinct
from comity.report.partners_chapter.pictures.spans import SpanRow, spans_figure
from comity.report.partners_chapter.pictures.triangle import triangle_figure
from comity.report.partners_chapter.pictures.two_weights import steps, two_weights_figure
from comity.report.partners_chapter.pictures.weight_triangle import FINE, Space, middles

SVG = "{http://www.w3.org/2000/svg}"


def tree(figure: Figure | None) -> ElementTree.Element:
    """Return the drawing, read as XML."""
    assert figure is not None
    return ElementTree.fromstring(figure.svg)


def texts(figure: Figure | None) -> list[str]:
    """Return all words of the drawing."""
    return [t.text or "" for t in tree(figure).iter(f"{SVG}text")]


def row(name: str, *shares: float) -> RankRow:
    return RankRow(name, shares, (shares[0] - 0.01, shares[0] + 0.01))


def test_bars_of_ranks_are_as_wide_as_the_shares() -> None:
    figure = ranks_figure("r", "Ranks", "", [row("a", 0.6, 0.4), row("b", 0.4, 0.6)])
    wide = [float(r.get("width", "0")) for r in tree(figure).iter(f"{SVG}rect") if r.get("height") == "20"]
    assert wide == pytest.approx([(RIGHT - LEFT) * s for s in (0.6, 0.4, 0.4, 0.6)], abs=0.06)
    assert figure is not None
    assert figure.rows[0][:3] == ("a", 0.6, 0.4)
    assert "a: 1st in 60\xa0%, 2nd in 40\xa0%." in figure.alt


def test_offers_keep_their_order_whoever_is_first() -> None:
    names = [t for t in texts(ranks_figure("r", "R", "", [row("b", 0.1, 0.9), row("a", 0.9, 0.1)])) if t in "ab"]
    assert names == ["b", "a"]


def test_one_offer_has_no_ranks_to_draw() -> None:
    assert ranks_figure("r", "R", "", [row("a", 1.0)]) is None


def test_of_very_many_offers_those_that_are_first_most_often_are_drawn() -> None:
    n = 40
    rows = [RankRow(f"o{k}", tuple(float(r == (k + 1) % n) for r in range(n)), (0, 0)) for k in range(n)]
    figure = ranks_figure("r", "R", "", rows)
    assert figure is not None
    assert len(figure.rows) == n
    assert "10 offers that are first less often are not drawn." in figure.caption
    assert "o39" in texts(figure)


def known(state: str, shape: str = "exact", claim: str = "") -> KnownCell:
    return KnownCell("x", "c", state, Cell(shape, claim=claim))  # type: ignore[arg-type]


def test_each_way_of_knowing_has_a_look_of_its_own() -> None:
    cells = [[known("known"), known("promised"), known("not public", "unknown"), known("known", claim="c1")]]
    figure = known_figure("k", "Known", "", ["x"], list("abcd"), cells)
    assert figure is not None
    assert texts(figure).count("?") == 1  # drawn once; the key and the cell point to it
    looks = [u.get("href") for u in tree(figure).iter(f"{SVG}use")]
    assert looks == ["#k-0", "#k-1", "#k-2", "#k-0", "#k-1", "#k-2", "#k-0"]  # three keys, four cells
    squares = {g.get("id"): ElementTree.tostring(g) for g in tree(figure).iter(f"{SVG}g") if g.get("id")}
    assert set(squares) == {"k-0", "k-1", "k-2"}
    assert len(set(squares.values())) == 3
    assert [r[2] for r in figure.rows] == ["known", "promised", "not public", "known"]
    assert [r[5] for r in figure.rows] == ["no", "no", "no", "yes"]
    assert figure.svg.count("url(#k-lines)") == 1
    assert len(list(tree(figure).iter(f"{SVG}circle"))) == 1
    assert "x: known: a 0, d 0 (rests on a claim); promised: b 0; not public: c." in figure.alt


def test_a_cell_says_what_it_is_where_a_pointer_rests_on_it() -> None:
    cells = [[known("known"), known("not public", "unknown")]]
    figure = known_figure("k", "Known", "", ["x"], ["<a>", "b"], cells)
    told = [u.findtext(f"{SVG}title") for u in tree(figure).iter(f"{SVG}use") if u.find(f"{SVG}title") is not None]
    assert told == ["<a>: known, 0", "b: not public"]


def test_many_cells_that_are_not_public_are_counted_and_not_listed_one_by_one() -> None:
    cells = [
        [known("known"), *(known("not public", "unknown") for _ in range(3))],
        [known("not public", "unknown")] * 4,
    ]
    figure = known_figure("k", "Known", "", ["x", "y"], list("abcd"), cells)
    assert figure is not None
    assert (
        "The criteria are: a; b; c; d. x: known: a 0; not public: the other 3. y: not public: everything." in figure.alt
    )


def test_nothing_is_drawn_without_criteria() -> None:
    assert known_figure("k", "Known", "", ["x"], [], [[]]) is None


def test_a_pair_that_is_never_behind_is_framed() -> None:
    ahead = [[0.5, 0.7], [0.3, 0.5]]
    plain, framed = (pairs_figure("p", "Pairs", "", ["a", "b"], ahead, never) for never in ((), {(0, 1)}))
    assert plain is not None
    assert framed is not None
    assert framed.svg.count('stroke-width:2"') == plain.svg.count('stroke-width:2"') + 1
    assert "a is ahead of b in 70\xa0% of draws, and is never behind it." in framed.alt
    assert [t for t in texts(framed) if t in ("70", "30")] == ["70", "30"]


def test_too_many_offers_for_a_matrix_are_left_to_the_table() -> None:
    names = [str(k) for k in range(21)]
    assert pairs_figure("p", "Pairs", "", names, [[0.5] * 21] * 21) is None


def test_the_ring_of_an_offer_stands_where_it_is_without_promises() -> None:
    figure = promised_figure("p", "Promises", "", [("a", 0.75, 0.25), ("b", 0.25, 0.75)])
    discs = list(tree(figure).iter(f"{SVG}circle"))
    xs = [float(c.get("cx", "0")) for c in discs]
    assert xs == pytest.approx([12 + 396 * s for s in (0.75, 0.25, 0.25, 0.75)], abs=0.06)
    assert "75\xa0% \u2192 25\xa0%" in texts(figure)


def space(firsts: list[list[float]], fits: bool = True) -> Space:
    n = FINE**2
    return Space(
        ("left", "right"),
        ("a", "b", "c"),
        (0, 0),
        np.array(firsts),
        np.full(n, fits),
        ((0.8, 0.1, 0.1), (0.1, 0.8, 0.1)),
        ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    )


def test_the_triangle_says_at_which_part_of_the_weights_each_offer_is_first() -> None:
    at = middles()
    firsts = [[1.0, 0.0] if w[0] > w[1] else [0.0, 1.0] for w in at.tolist()]
    figure = triangle_figure("t", "Space", "", space(firsts))
    assert figure is not None
    assert "left: 49" in figure.alt or "left: 50" in figure.alt
    assert "No offer is first in more than half at 0\xa0%" in figure.alt
    # two looks though both offers came with the same one
    fills = set(re.findall(r"fill:var\(--p(\d)\);stroke:var\(--p\d\);stroke-width:0.6", figure.svg))
    assert fills == {"0", "1"}
    assert len(figure.rows) == FINE**2


def test_where_no_offer_leads_the_triangle_is_dotted() -> None:
    figure = triangle_figure("t", "Space", "", space([[0.5, 0.5]] * FINE**2))
    assert figure is not None
    assert "at 100\xa0%" in figure.alt
    assert figure.svg.count("url(#t-dots)") == 2
    assert "no offer in more than half of the draws" in texts(figure)


def test_two_criteria_lie_along_a_line() -> None:
    at = steps()
    firsts = np.column_stack([at[:, 0], at[:, 1]])
    figure = two_weights_figure("s", "Line", "", ["x", "y"], ["a", "b"], [0, 1], firsts, np.ones(len(at), bool))
    assert figure is not None
    assert "With 75\xa0% of the weight on a: x first in 75\xa0%, y first in 25\xa0%." in figure.alt
    assert "all weight on a" in texts(figure)


def test_offers_that_are_hardly_ever_first_are_drawn_together() -> None:
    at = steps()
    firsts = np.zeros((len(at), 12))
    firsts[:, 0] = 0.99
    firsts[:, 5:] = 0.01 / 7
    names = [f"o{k}" for k in range(12)]
    figure = two_weights_figure("s", "Line", "", names, ["a", "b"], [0] * 12, firsts, np.ones(len(at), bool))
    assert "11 other offers together" in texts(figure)


def test_central_weights_show_who_is_never_first() -> None:
    figure = central_figure("c", "Weights", "", ["x", "y"], ["a", "b"], [(0.75, 0.25), None], (0.5, 0.5))
    assert figure is not None
    assert "y: no weights drawn put it first." in figure.alt
    assert "no weights drawn put it first" in texts(figure)
    assert [t for t in texts(figure) if t in ("75", "25")] == ["75", "25"]
    assert figure.rows[2][2] == ""


def test_bars_of_central_weights_are_as_high_as_the_weights() -> None:
    figure = central_figure("c", "Weights", "", ["x", "y"], ["a", "b"], [(0.75, 0.25), (0.5, 0.5)], (0.6, 0.4))
    high = [float(r.get("height", "0")) for r in tree(figure).iter(f"{SVG}rect")]
    assert high == pytest.approx([26 * w / 0.75 for w in (0.75, 0.25, 0.5, 0.5)], abs=0.06)


def test_of_many_criteria_the_words_name_those_that_count_for_more_or_less() -> None:
    usual, names = (0.125,) * 8, list("abcdefgh")
    figure = central_figure("c", "W", "", ["x", "y"], names, [(0.25, 0.1, *(0.65 / 6,) * 6), usual], usual)
    assert figure is not None
    assert "Mean of all weights: a 12\xa0%, b 12\xa0%" in figure.alt
    assert "x: a 25\xa0%, b 10\xa0%" in figure.alt
    assert "y: all weights much like that mean." in figure.alt
    assert len(figure.rows) == 16


def test_of_many_criteria_those_that_count_alike_for_every_offer_are_not_drawn() -> None:
    usual, names = (0.125,) * 8, list("abcdefgh")
    figure = central_figure("c", "W", "", ["x", "y"], names, [(0.25, 0.1, *(0.65 / 6,) * 6), usual], usual)
    assert figure is not None
    told = [t for t in texts(figure) if t in names]
    assert told == ["a", "b", "c", "d", "e", "f", "g", "h"]  # 0.65 / 6 is not much like 0.125
    one = central_figure("c", "W", "", ["x", "y"], names, [(0.2, *(0.8 / 7,) * 7), usual], usual)
    assert one is not None
    assert [t for t in texts(one) if t in names] == ["a"]
    assert "7 criteria that count much alike whichever offer is first are not drawn" in one.caption
    assert len(one.rows) == 16
    level = central_figure("c", "W", "", ["x", "y"], names, [usual, usual], usual)
    assert level is not None
    assert [t for t in texts(level) if t in names] == names


def test_a_weight_of_next_to_nothing_stays_a_drawing() -> None:
    figure = central_figure("c", "W", "", ["x", "y"], ["a", "b"], [(0.999, 0.001), (0.001, 0.999)], (0.5, 0.5))
    assert texts(figure).count("<1") == 2


def test_no_line_of_a_scale_runs_through_words() -> None:
    rows = [BarRow("x", 0.2, "20", under=("or one weight alone", "or other numbers")), BarRow("y", 0.4, "40")]
    figure = moved_figure("m", "Moved", "", rows)
    baselines = [float(t.get("y", "0")) for t in tree(figure).iter(f"{SVG}text")]
    scale = [p.get("d", "") for p in tree(figure).iter(f"{SVG}path") if "V" in p.get("d", "")]
    ends = [tuple(map(float, m)) for d in scale for m in re.findall(r"M[\d.]+ ([\d.]+)V([\d.]+)", d)]
    assert len(scale) == 4  # for each bar the lines of the scale, and that of 0
    assert not [y for y in baselines for top, bottom in ends if top < y - 4 < bottom]


def test_next_to_nothing_looks_like_it() -> None:
    figure = finding_figure("f", "Find", "", [BarRow("x", 0.001, "0.001")])
    (wide,) = [float(r.get("width", "0")) for r in tree(figure).iter(f"{SVG}rect")]
    assert wide == pytest.approx(400 * 0.001 / 0.02, abs=0.1)


def test_whole_life_cost_tells_phases_apart_and_not_public_from_nothing() -> None:
    at = (AtRate(0.03, 9, 10, 12, (("build", 6.0), ("operate", 4.0))), AtRate(0.07, 7, 8, 9, (("build", 8.0),)))
    rows = [LifeCost("x", at, ("exit",)), LifeCost("y", ())]
    figure = life_cost_figure("l", "Cost", "", rows, "bn")
    assert figure is not None
    assert "10\xa0bn (9 to 12)" in texts(figure)
    assert "No payment is stated for: exit" in texts(figure)
    assert "payments are not public: what it costs is not known" in texts(figure)
    bars = [float(r.get("width", "0")) for r in tree(figure).iter(f"{SVG}rect") if r.get("height") == "15"]
    assert bars[0] / bars[1] == pytest.approx(1.5, abs=0.01)
    assert bars[0] / bars[2] == pytest.approx(6 / 8, abs=0.01)
    assert life_cost_figure("l", "Cost", "", [LifeCost("y", ())], "bn") is None


def test_of_many_offers_six_with_the_smallest_sum_are_drawn_over_the_years() -> None:
    rows = [Paid(f"o{k}", 3, tuple((t * (9.0 - k),) * 3 for t in range(4))) for k in range(8)]  # type: ignore[arg-type]
    figure = paid_figure("y", "Paid", "", rows, "")
    assert figure is not None
    assert "o7" in texts(figure)
    assert "o0" not in texts(figure)
    assert "2 offers with a larger sum are not drawn." in figure.caption
    assert len(figure.rows) == 32


def test_what_is_against_what_is_said_is_an_outline() -> None:
    rows = [
        BarRow("x", 0.2, "20\xa0% of weight"),
        BarRow("y", 0.4, "40\xa0% of weight", hollow=True),
        BarRow("z", None, "no"),
    ]
    figure = moved_figure("m", "Moved", "", rows)
    assert figure is not None
    assert figure.svg.count("stroke-dasharray:3 2") == 1
    assert figure.rows[2][1] == ""
    wide = [float(r.get("width", "0")) for r in tree(figure).iter(f"{SVG}rect") if r.get("height") == "13"]
    assert wide[1] == pytest.approx(2 * wide[0], abs=0.2)


def test_what_is_worth_nothing_to_know_is_not_drawn() -> None:
    assert finding_figure("f", "Find", "", [BarRow("x", 0.0, "0")]) is None
    figure = finding_figure("f", "Find", "", [BarRow("x", 0.01, "0.01"), BarRow("y", 0.0, "0")])
    assert "y" not in texts(figure)


def test_an_interval_without_an_upper_end_has_an_arrow_and_not_public_has_no_bar() -> None:
    rows = [
        SpanRow("x", (2.0, math.inf), "2 or more"),
        SpanRow("y", None, "not stated"),
        SpanRow("z", (1.0, 3.0), "1 to 3"),
    ]
    figure = spans_figure("s", "Spans", "", rows, "years")
    assert figure is not None
    assert len(list(tree(figure).iter(f"{SVG}polygon"))) == 1
    assert len(list(tree(figure).iter(f"{SVG}circle"))) == 3
    assert figure.rows[0][2] == "no upper end"
    assert figure.rows[1][1] == "not stated"
    assert spans_figure("s", "Spans", "", [rows[1]], "years") is None


def test_the_band_of_a_threshold_stands_on_the_scale_of_what_is_stated() -> None:
    figure = spans_figure("s", "Spans", "", [SpanRow("x", (1.0, 1.0), "wait", (2.0, 4.0))], "ratio", ("stated", "now"))
    discs = [float(c.get("cx", "0")) for c in tree(figure).iter(f"{SVG}circle")]
    bands = list(tree(figure).iter(f"{SVG}rect"))
    # the last are those of the row; the key stands above
    left, wide = float(bands[-1].get("x", "0")), float(bands[-1].get("width", "0"))
    assert (left - 10) / (discs[-1] - 10) == pytest.approx(2.0, abs=0.01)
    assert (left + wide - 10) / (discs[-1] - 10) == pytest.approx(4.0, abs=0.01)


def test_the_log_steps_on_its_days() -> None:
    days = [dt.date(2025, 1, 1), dt.date(2025, 2, 1), dt.date(2025, 3, 1)]
    figure = history_figure("h", "Log", "", days, [Line("x", 0, (0.2, 0.2, 0.8)), Line("y", 0, (0.8, 0.8, 0.2))], True)
    assert figure is not None
    assert "x: first in 20\xa0% before the first date, 80\xa0% from 1 March 2025." in figure.alt
    assert figure.columns == ("offer", "before", "2025-02-01", "2025-03-01")
    assert "before" in texts(figure)
    assert history_figure("h", "Log", "", days[:1], [Line("x", 0, (0.2,))], False) is None


def test_looks_differ_as_far_as_there_are_enough() -> None:
    assert sorted(distinct([5] * 8)) == list(range(8))
    assert distinct([2, 4, 6]) == [2, 4, 6]
