"""An output that was an aim or a forecast is never taken for an output."""

from __future__ import annotations

from fractions import Fraction

from comity.case.programme import Declared
from comity.case.settlement import Span
from comity.programme.declared.analyse import declared


def said(name: str, kind: str, number: int, expected: bool = False) -> Declared:
    span = Span(Fraction(number), Fraction(number))
    return Declared(name, "a yard", "ferries", kind, span, "ships", "2024", "2024", expected=expected, by="its owner")


def test_what_was_expected_tells_nothing_of_whether_a_target_was_reached() -> None:
    (pair,) = declared([said("t", "target", 4), said("o", "output", 5, expected=True)]).things[0].pairs
    assert pair.early
    assert pair.verdict == "cannot be told"
    (plain,) = declared([said("t", "target", 4), said("o", "output", 5)]).things[0].pairs
    assert not plain.early
    assert plain.verdict == "reached"


def test_what_was_expected_is_marked_in_words_and_in_the_answer() -> None:
    found = declared([said("t", "target", 4), said("o", "output", 5, expected=True), said("c", "capacity", 9, True)])
    assert "For 2024: target 4 (its owner); capacity 9 expected (its owner); output 5 expected (its owner)." in (
        found.sentences()
    )
    assert "the output was an aim or a forecast, so whether it was reached cannot be told." in found.sentences()[-1]
    (time,) = found.to_json()["things"][0]["times"]
    assert [f["expected"] for kind in ("target", "capacity", "output") for f in time[kind]] == [False, True, True]


def test_one_reported_output_beside_an_expected_one_still_tells() -> None:
    figures = [said("t", "target", 4), said("hoped", "output", 5, expected=True), said("made", "output", 3)]
    verdicts = {p.output.id: p.verdict for p in declared(figures).things[0].pairs}
    assert verdicts == {"hoped": "cannot be told", "made": "not reached"}


def test_a_target_without_a_number_is_not_said_to_be_of_one() -> None:
    bare = Declared("t", "a yard", "ferries", "target", None, "ships", "2024", "2024")
    words = "The target for 2024 has no number, so nothing tells whether it was reached."
    assert declared([bare]).sentences()[-1] == words
    pair = declared([bare, said("o", "output", 5)]).sentences()[-1]
    assert pair == "For 2024, what share of the target was reached cannot be told: the target has no number."
