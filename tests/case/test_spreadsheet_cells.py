"""No spreadsheet runs a text of a table."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.spreadsheet_cells import SUSPECT, guarded

RUNS = tuple("=+-@\t\r\n＝＋－＠")
cells = st.text("=+-@'\t\r\n ＝＋－＠ab13./e", max_size=6)


@settings(max_examples=150, deadline=None)
@given(cells)
def test_a_guarded_cell_is_a_number_or_begins_with_nothing_that_runs(cell: str) -> None:
    kept = guarded(cell)
    assert kept in (cell, "'" + cell)
    if kept.lstrip(" ")[:1] in RUNS:
        float(kept)


@settings(max_examples=150, deadline=None)
@given(cells)
def test_a_guarded_cell_stays_as_it_is(cell: str) -> None:
    assert guarded(guarded(cell)) == guarded(cell)
    if cell[:1] not in SUSPECT:
        assert guarded(cell) == cell
