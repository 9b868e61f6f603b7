"""The pictures of the chapter, from plain values: what is drawn is what was given."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from comity.case.settlement import Span
from comity.report.content import Figure, PartyName
from comity.report.settlement_chapter.pictures.bars import Bar, bars_figure
from comity.report.settlement_chapter.pictures.blocks import Asked, demands_figure, parties_figure
from comity.report.settlement_chapter.pictures.deadlock import MOST_ACTS, Arrow, deadlock_figure
from comity.report.settlement_chapter.pictures.lights import Lights, lights_figure
from comity.report.settlement_chapter.pictures.points import MOST_POINTS, Named, points_figure
from comity.report.settlement_chapter.pictures.sets import sets_figure
from comity.report.settlement_chapter.pictures.timetable import MOST_STEPS, Act, TableStep, timetable_figure
from comity.report.settlement_chapter.pictures.worths import Scale, worths_figure

A, B, C = PartyName("Aland", 0), PartyName("Borland", 1), PartyName("<Cland> & co", 2)
ZERO = Span(Fraction(0), Fraction(0))


def drawn(figure: Figure | None) -> ElementTree.Element:
    """Return the drawing, read as XML."""
    assert figure is not None
    return ElementTree.fromstring(figure.svg)


def said(figure: Figure | None) -> list[str]:
    """Return every text of a drawing."""
    return [e.text or "" for e in drawn(figure).iter() if e.tag.endswith("text")]


def every_figure() -> list[Figure | None]:
    """Return one of each picture, with a party whose name could be taken for markup."""
    asked = [Asked("d1", A, "x"), Asked("d2", B, "y"), Asked("d3", C, "z")]
    steps = [
        TableStep((Act("Signs", (A,)), Act("Pays", (B, C), "at the same moment")), "day 0"),
        TableStep((Act("Ends", ()),)),
    ]
    named = [Named("N", "Nash", (Fraction(3), Fraction(4), Fraction(5)))]
    return [
        parties_figure((A, B, C), {(1, 0): 2, (2, 2): 1}, 3),
        demands_figure(asked, {(1, 0): 2, (2, 0): 3}),
        bars_figure("x", "T", "C", "u", [Bar(A, Fraction(1), "one"), Bar(C, Fraction(2), "two")]),
        deadlock_figure(1, ("one", "two", "three"), (Arrow(0, 1, (A,)), Arrow(1, 2, (B, C)), Arrow(2, 0, (C,)))),
        timetable_figure(steps, "T", "C"),
        points_figure(
            (A, C),
            [(Fraction(1), Fraction(2)), (Fraction(2), Fraction(1))],
            [Named("N", "Nash", (Fraction(1), Fraction(2)))],
            (ZERO, ZERO),
            True,
        ),
        worths_figure([Scale(p, Fraction(0), Fraction(10), Span(Fraction(2), Fraction(4))) for p in (A, B, C)], named),
        lights_figure([Lights(A, ("on", "off", "unknown")), Lights(C, ("off", "off", "on"), inferred=True)]),
        sets_figure("s", "T", "C", (A, B, C), [(0, 1), (2,)]),
    ]


def test_every_picture_is_well_formed_and_tells_its_data_in_words() -> None:
    for figure in every_figure():
        assert drawn(figure).tag.endswith("svg")
        assert figure is not None
        assert figure.alt
        assert figure.rows
        assert all(len(row) == len(figure.columns) for row in figure.rows), figure.id


def test_words_stay_inside_the_drawing() -> None:
    for figure in every_figure():
        root = drawn(figure)
        width, height = (float(x) for x in root.attrib["viewBox"].split()[2:])
        for e in root.iter():
            if e.tag.endswith("text"):
                assert -1 <= float(e.attrib["x"]) <= width + 1, e.text
                assert 0 <= float(e.attrib["y"]) <= height + 1, e.text


def test_a_pair_that_excludes_each_other_looks_unlike_one_that_needs_others() -> None:
    asked = [Asked("d1", A, ""), Asked("d2", B, ""), Asked("d3", B, "")]
    figure = demands_figure(asked, {(1, 0): 2, (2, 0): 3})
    assert figure is not None
    assert "d1 and d2: exclude each other" in figure.svg
    assert "d1 and d3: share a conflict of 3 demands" in figure.svg
    assert "d2 and d3" not in figure.svg
    assert figure.rows == (("d1", "Aland", "d2", "Borland", 2), ("d1", "Aland", "d3", "Borland", 3))


def test_sixty_demands_are_drawn_with_rows_that_do_not_touch() -> None:
    asked = [Asked(f"d{k}", (A, B, C)[k * 3 // 60], "asks a thing") for k in range(60)]
    figure = demands_figure(asked, {(k, k - 1): 2 for k in range(1, 60)}, left_out=7)
    assert figure is not None
    labels = [e for e in drawn(figure).iter() if e.tag.endswith("text") and (e.text or "").startswith("d")]
    ys = [float(e.attrib["y"]) for e in labels]
    size = float(re.search(r"font-size:([\d.]+)", labels[0].attrib["style"])[1])  # type: ignore[index]
    assert len(ys) == 60
    assert min(b - a for a, b in pairwise(ys)) >= size
    assert "7 more demands" in figure.caption


def test_an_arrow_names_those_who_insist_and_its_direction() -> None:
    figure = deadlock_figure(2, ("sign", "pay"), (Arrow(0, 1, (A,)), Arrow(1, 0, (B,))))
    assert figure is not None
    assert figure.rows == (("sign", "pay", "Aland"), ("pay", "sign", "Borland"))
    assert figure.id == "deadlock-2"


def test_a_deadlock_of_too_many_acts_is_left_to_words() -> None:
    n = MOST_ACTS + 1
    assert deadlock_figure(1, [str(k) for k in range(n)], [Arrow(k, (k + 1) % n, (A,)) for k in range(n)]) is None


def test_a_long_timetable_draws_the_first_steps_and_says_so() -> None:
    steps = [TableStep((Act(f"Act {k}", (A,)),)) for k in range(MOST_STEPS + 3)]
    figure = timetable_figure(steps, "T", "C.")
    assert figure is not None
    assert "3 further steps" in figure.caption
    assert f"Step {MOST_STEPS}" in said(figure)
    assert f"Step {MOST_STEPS + 1}" not in said(figure)
    assert len(figure.rows) == len(steps)


def test_parties_that_move_jointly_have_a_lane_of_their_own_after_the_others() -> None:
    steps = [TableStep((Act("both", (A, B)), Act("one", (B,))))]
    names = [t for t in said(timetable_figure(steps, "T", "C")) if t in ("Aland", "Borland")]
    assert names == ["Borland", "Aland", "Borland"]


def test_what_a_third_party_does_stands_in_its_lane() -> None:
    steps = [
        TableStep(
            (Act("hand over", (A,), held=True, other="a notary"), Act("release", (), held=True, other="a notary"))
        )
    ]
    assert "a notary" in said(timetable_figure(steps, "T", "C"))


def test_values_stand_where_the_axes_put_them() -> None:
    figure = points_figure((A, B), [(Fraction(0), Fraction(10)), (Fraction(10), Fraction(0))], [], (ZERO, ZERO), True)
    dots = [(float(e.attrib["cx"]), float(e.attrib["cy"])) for e in drawn(figure).iter() if e.tag.endswith("circle")]
    (x1, y1), (x2, y2) = dots
    assert x1 < x2
    assert y1 < y2  # more is higher, and what is lower on paper has the larger y


def test_a_frontier_past_the_limit_is_thinned_evenly_with_its_ends() -> None:
    front = [(Fraction(k), Fraction(5000 - k)) for k in range(5000)]
    figure = points_figure((A, B), front, [], (ZERO, ZERO), False)
    assert figure is not None
    assert len(figure.rows) == MOST_POINTS
    assert (figure.rows[0][1], figure.rows[-1][1]) == (0.0, 4999.0)
    assert "there may be more" in figure.caption


def test_packages_of_the_same_values_share_one_mark() -> None:
    named = [
        Named("N", "Nash", (Fraction(1), Fraction(1))),
        Named("E", "Egalitarian", (Fraction(1), Fraction(1))),
        Named("1", "Plan", (Fraction(0), Fraction(2))),
    ]
    assert "N E" in said(points_figure((A, B), [], named, (ZERO, ZERO), True))


def test_a_value_below_the_walk_away_is_said_to_be_so() -> None:
    figure = worths_figure(
        [Scale(A, Fraction(0), Fraction(10), Span(Fraction(4), Fraction(6)))],
        [Named("1", "Plan", (Fraction(3),)), Named("2", "Draft", (Fraction(5),))],
    )
    assert figure is not None
    assert "Aland, Plan: 3, below its walk-away value" in figure.svg
    assert "Aland, Draft: 5<" in figure.svg


def test_lights_are_told_apart_by_word_and_shape() -> None:
    figure = lights_figure([Lights(A, ("on", "off", "unknown"), inferred=True)])
    assert figure is not None
    assert [t for t in said(figure) if t in ("yes", "no", "not known")] == ["yes", "no", "not known"]
    looks = {e.attrib["style"] for e in drawn(figure).iter() if e.tag.endswith("circle")}
    assert len(looks) == 3
    assert "cannot explain the talks" in figure.caption


@pytest.mark.parametrize("sets", [[(0, 1)], [(0,), (1, 2)]])
def test_a_set_is_drawn_with_a_full_dot_per_member(sets: list[tuple[int, ...]]) -> None:
    figure = sets_figure("s", "T", "C", (A, B, C), sets)
    full = [e for e in drawn(figure).iter() if e.tag.endswith("circle") and float(e.attrib["r"]) > 5]
    assert len(full) == sum(map(len, sets))


def test_nothing_to_compare_gives_no_picture() -> None:
    assert bars_figure("x", "T", "C", "u", [Bar(A, Fraction(1), "one")]) is None
    assert bars_figure("x", "T", "C", "u", [Bar(A, Fraction(0), "0"), Bar(B, Fraction(0), "0")]) is None
    assert parties_figure((), {}, 0) is None
    assert sets_figure("s", "T", "C", (A,), [(0,)]) is None
    assert timetable_figure([], "T", "C") is None
