"""The pictures of the chapter, from plain values: what is drawn is what was given."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

from comity.evidence.forecasts.result import CalibrationPoint, Forecaster, Murphy
from comity.report.content import Figure, PartyName
from comity.report.evidence_chapter.pictures.calibration import calibration_figure
from comity.report.evidence_chapter.pictures.dots import PROBABILITY, Axis, Dot, Group, Words, dots_figure
from comity.report.evidence_chapter.pictures.heat import HeatRow, heat_figure, most_columns
from comity.report.palette import LIGHT

A, B = PartyName("Aland", 0), PartyName("<Borland> & co", 1)
SAID = Words("T <b>", "C", "A", ("a",), (("x",),))


def drawn(figure: Figure | None) -> ElementTree.Element:
    """Return the drawing, read as XML."""
    assert figure is not None
    return ElementTree.fromstring(figure.svg)


def circles(figure: Figure | None, r: str) -> list[float]:
    """Return how far from the left the circles of one size are."""
    return [float(e.attrib["cx"]) for e in drawn(figure).iter() if e.tag.endswith("circle") and e.attrib["r"] == r]


def test_dots_stand_where_their_numbers_are_and_rings_where_they_came_from() -> None:
    rows = (Dot("one", 0.1, 0.25, 0.5, "0.25", 0.5), Dot("two", 0.6, 0.75, 0.9, "0.75", 0.5))
    figure = dots_figure("x", SAID, (Group(A, rows),), PROBABILITY)
    left, right = PROBABILITY.x(0), PROBABILITY.x(1)
    assert circles(figure, "4.2") == [round(left + (right - left) * p, 1) for p in (0.25, 0.75)]
    assert circles(figure, "6") == [round((left + right) / 2, 1)] * 2


def test_an_axis_of_factors_puts_equal_factors_at_equal_distances() -> None:
    axis = Axis(0.25, 4.0, (), 1.0, log=True)
    assert math.isclose(axis.x(2) - axis.x(1), axis.x(1) - axis.x(0.5))
    assert axis.x(100) == axis.x(4.0)


def test_what_cannot_be_told_is_drawn_otherwise_without_colour_too() -> None:
    rows = (Dot("one", 0.4, 0.5, 0.7, "0.50", 0.5, open=True), Dot("two", 0.6, 0.75, 0.9, "0.75", 0.5))
    figure = dots_figure("x", SAID, (Group(B, rows),), PROBABILITY)
    assert figure is not None
    assert figure.svg.count("stroke-dasharray:3 2.5") == 1
    assert figure.svg.count("font-weight:600") == 2  # the head and the row that can be told


def test_a_heat_table_writes_every_value_in_its_cell() -> None:
    rows = [HeatRow("i1", (math.log(3), None)), HeatRow("i2", (-math.log(20), 0.0)), HeatRow("i3", (0.1, -0.2))]
    figure = heat_figure("h", "T", "C", ("C1", "C2"), rows, ["t"])
    texts = [e.text for e in drawn(figure).iter() if e.tag.endswith("text")]
    for said in ("×3", "–", "÷20", "1", "×1.1", "÷1.2"):
        assert said in texts
    assert figure is not None
    grounds = re.findall(r"fill:var\(--((?:hold|against)[-\d]*)\)", figure.svg)
    assert grounds == ["hold-2", "against", "hold-4", "against-4"]
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", figure.svg)) <= set(LIGHT)


def test_more_claims_than_there_is_room_for_are_not_drawn() -> None:
    heads = [f"C{k}" for k in range(most_columns() + 1)]
    assert heat_figure("h", "T", "C", heads, [HeatRow("i", (0.0,) * len(heads))], ["t"]) is None
    assert heat_figure("h", "T", "C", [], [], []) is None
    assert dots_figure("x", SAID, (Group(A, ()),), PROBABILITY) is None


def record(points: tuple[CalibrationPoint, ...]) -> Forecaster:
    """Return a forecaster with that curve."""
    return Forecaster("Ann <b>", (), 0.1, 0.2, 0.5, 0.3, Murphy(0.1, 0, 0, 0.25, 0, 0, ()), points)


def test_a_calibration_curve_passes_through_its_points_and_rises() -> None:
    points = (CalibrationPoint(0.2, 0.1, 0.0, 0.3, 10), CalibrationPoint(0.8, 0.9, 0.7, 1.0, 12))
    figure = calibration_figure("k", record(points))
    dots = [e for e in drawn(figure).iter() if e.tag.endswith("circle")]
    x, y = ([float(e.attrib[k]) for e in dots] for k in ("cx", "cy"))
    assert x[0] < x[1]
    assert y[0] > y[1]
    assert math.isclose((x[1] - x[0]) / 0.6, (y[0] - y[1]) / 0.8, rel_tol=0.01)  # one scale on both axes
    assert figure is not None
    assert figure.rows == ((0.2, 0.1, 0.0, 0.3, 10), (0.8, 0.9, 0.7, 1.0, 12))
    assert calibration_figure("k", record(())) is None


def test_names_are_words_in_every_picture() -> None:
    points = (CalibrationPoint(0.5, 0.5, 0.4, 0.6, 20),)
    for figure in (
        dots_figure("x", SAID, (Group(B, (Dot("<i>&", 0, 0.5, 1, "<u>"),)),), PROBABILITY),
        heat_figure("h", "<b>", "C", ("<C1>",), [HeatRow("<i>", (1.0,))], ["<t>"]),
        calibration_figure("k", record(points)),
    ):
        names = {e.tag.split("}")[1] for e in drawn(figure).iter()}
        assert names <= {"svg", "g", "title", "desc", "text", "rect", "path", "circle"}
