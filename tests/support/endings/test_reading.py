"""Tables that can be read, and every reason why others cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.support import Data, EndingsTest
from comity.errors import Where
from comity.support.endings.reading import conflicts, read, refusals

COLUMNS = ("war", "year", "arms", "end")
GOOD = (("x", "1990", "1", ""), ("x", "1991", "0", "settlement"), ("y", "1990", "1", ""))


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS, **more: object) -> EndingsTest:
    data = Data(columns, rows, "wars.csv", tuple(Where("wars.csv", n + 2) for n in range(len(rows))))
    return EndingsTest(
        "wars", data, **({"unit": "war", "period": "year", "treatments": ("arms",), "ending": "end"} | more)
    )


def test_a_good_table_has_no_reason_against_it():
    history, reasons = read(table(*GOOD))
    assert reasons == ()
    assert history.units == ("x", "y")
    assert history.clock.tolist() == [1, 2, 1]
    assert history.ending.tolist() == [0, 3, 0]
    assert history.late == 2
    assert history.onoff == (True,)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (("x", "1992", "1", ""), 'an ending stands before the last row of its unit (wars.csv:3, "x" 1991)'),
        (("y", "1992", "1", ""), "periods are missing within a unit, so that its clock cannot be counted (wars.csv:5"),
        (("y", "1990", "0", ""), "there are two rows for one unit and period (wars.csv:5"),
        (("y", "soon", "0", ""), '"soon" is no period: write 2024, 2024-Q1 or 2024-05 (wars.csv:5)'),
        (("y", "1991-05", "0", ""), "periods of different length are mixed: month, year"),
        (("y", "1991", "many", ""), '"arms": "many" is no number'),
        (("y", "1991", "nan", ""), '"arms": "nan" is no number'),
        (("y", "1991", "1e99", ""), '"arms": "1e99" is larger than 1e+15'),
        (("y", "1991", "", ""), '"arms" has empty cells'),
        (("y", "1991", "1", "setlement"), 'the ending "setlement" is none of victory_a,'),
        (("", "1991", "1", ""), "a row names no unit (wars.csv:5)"),
    ],
)
def test_a_bad_row_is_named_with_its_line(row, what):
    assert any(what in reason for reason in refusals(table(*GOOD, row)))


def test_a_misspelt_ending_is_answered_with_the_word_that_was_meant():
    (reason,) = refusals(table(*GOOD[:2], ("y", "1990", "1", "setlement")))
    assert 'Did you mean "settlement"?' in reason


def test_all_reasons_are_given_at_once():
    rows = (*GOOD, ("y", "1990", "x", ""), ("y", "1993", "1", "peace"), ("y", "1994", "1", ""))
    found = " ".join(refusals(table(*rows)))
    for part in ("two rows", "are missing", "is no number", "is none of", "before the last row"):
        assert part in found


def test_places_beyond_three_are_counted():
    rows = tuple((f"u{k}", "1990", "?", "other") for k in range(9))
    assert any("(wars.csv:2, wars.csv:3, wars.csv:4 and 6 more)" in reason for reason in refusals(table(*rows)))


def test_support_that_never_varies_and_no_ending_are_refused():
    found = refusals(table(("x", "1990", "1", ""), ("y", "1990", "1", "")))
    assert found == (
        '"arms" never varies, so that nothing can be said of it',
        "no unit ended: there is nothing to learn about endings",
    )


def test_columns_that_are_not_there_or_serve_twice_are_refused():
    found = refusals(table(*GOOD, treatments=("guns",), controls=("year",)))
    assert 'there is no column "guns"' in found
    assert any('"year" is named 2 times' in reason for reason in found)
    assert refusals(table(*GOOD, treatments=())) == ("no column is named as the treatment",)
    assert refusals(table()) == ("the table has no rows",)
    assert refusals(table(*GOOD, ("x",))) == ("a row has not 4 cells (row 4)",)


def test_numbers_too_small_to_tell_apart_count_as_one():
    rows = tuple((f"u{k}", "1990", f"{k % 2 * 5}e-324", "other") for k in range(4))
    assert refusals(table(*rows))[0].startswith('"arms" never varies')


def test_words_are_mapped_and_wrong_targets_named():
    rows = (*GOOD[:1], ("x", "1991", "0", "gov wins"))
    history, _ = read(table(*rows, words=(("gov wins", "victory_a"),)))
    assert history.ending.tolist() == [0, 1]
    assert "maps to" in refusals(table(*rows, words=(("gov wins", "victory"),)))[0]


def test_episodes_of_one_conflict_belong_together_only_where_they_are_counted_from_one():
    assert conflicts(["a:1", "a:2", "b:1", "c"]).tolist() == [0, 0, 1, 2]
    assert len(set(conflicts(["ucdp:11", "ucdp:12"]).tolist())) == 2


def test_support_is_counted_in_standard_deviations_unless_it_is_on_or_off():
    rows = (("x", "1990", "10", ""), ("x", "1991", "30", "settlement"), ("y", "1990", "20", ""))
    history, _ = read(table(*rows))
    assert history.onoff == (False,)
    assert history.steps[0] == pytest.approx(np.std([10, 30, 20]))
    assert np.diff(history.less[:2, 0])[0] < 0


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(*[st.sampled_from(["", "a", "1990", "1991", "-1", "0", "1", "other", "é\x00", "9" * 70])] * 4))
)
def test_any_table_of_texts_is_read_or_refused(rows):
    history, reasons = read(EndingsTest("e", Data(COLUMNS, tuple(rows)), "war", "year", ("arms",), "end"))
    assert (history is None) == bool(reasons)
