"""Tests of single values: numbers are exact and bounded, names keep their text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case.found import At, Found, Notes
from comity.case.kinds import Kind
from comity.case.names import NewId, RefTo, Text
from comity.case.nodes import Scalar
from comity.case.values import Bool, Choice, Date, Move, Number, Pattern, exact
from comity.errors import Where

PLACE = Where("case.yaml", 7)


def read(kind: Kind, text: str) -> tuple[Found[object] | None, Notes]:
    """Return what a kind makes of a text, and its notes."""
    notes = Notes()
    return kind.read(Scalar(text, PLACE), At("here", notes)), notes


@given(st.fractions())
def test_a_fraction_is_read_as_itself(number: Fraction) -> None:
    if len(str(number)) <= 60:
        assert exact(str(number)) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-1_000_000, max_value=1_000_000, places=6))
def test_a_decimal_is_read_as_itself(number: object) -> None:
    assert exact(str(number)) == Fraction(str(number))


@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "inf",
        ".inf",
        "1_000",
        "0x10",
        "1e",
        "e5",
        "",
        "1 2",
        "--1",
        "1/0",
        "1/-2",
        "1.5/2",
        "1e301",
        "9" * 61,
        "٣",
        "½",
    ],
)
def test_what_is_no_number_of_reasonable_size_is_none(text: str) -> None:
    assert exact(text) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Text(), ""),
        (Text(), "null"),
        (Number(), "many"),
        (Bool(), "yes"),
        (Bool(), "1"),
        (Date(), "1975-5-1"),
        (Date(), "1975-02-30"),
        (Date(), "1975-05-01T00:00"),
        (Choice(("both", "forward")), "Both"),
        (Pattern(), "YN?"),
        (Pattern(), "yn"),
        (Move(), "a -> "),
        (NewId(), " "),
        (NewId(strict=True), "YN-"),
        (NewId(strict=True), "implies"),
        (NewId(), "table"),
        (NewId(), "two\nlines"),
    ],
)
def test_a_wrong_value_has_one_problem_with_its_line_and_a_way_out(kind: Kind, text: str) -> None:
    _, notes = read(kind, text)
    assert [p.where for p in notes.problems] == [PLACE]
    assert notes.problems[0].ways_out


@pytest.mark.parametrize(
    "kind", [Text(), Number(), Bool(), Date(), Choice(("both", "forward")), Pattern(), Move(), RefTo()]
)
def test_the_example_of_a_kind_is_one(kind: Kind) -> None:
    got, notes = read(kind, kind.example().strip('"'))
    assert got is not None
    assert got.where == PLACE
    assert notes.problems == []


def test_ids_of_parties_may_look_like_patterns() -> None:
    got, notes = read(NewId(of="party"), "N")
    assert got == Found("N", PLACE)
    assert notes.problems == []


def test_a_reference_is_resolved_once_everything_is_read() -> None:
    notes = Notes()
    RefTo(of="party").read(Scalar("irak", PLACE), At("by", notes))
    notes.define("party", "iraq", PLACE)
    assert notes.problems == []
    notes.resolve()
    assert [str(p) for p in notes.problems] == [
        'case.yaml:7: party "irak" is not defined. Defined: "iraq". Did you mean "iraq"?'
    ]


def test_nothing_is_said_about_names_whose_definitions_could_not_be_read() -> None:
    notes = Notes()
    RefTo(of="party").read(Scalar("irak", PLACE), At("by", notes))
    notes.define("party", "iraq", PLACE)
    notes.doubtful.add("party")
    notes.resolve()
    assert notes.problems == []
