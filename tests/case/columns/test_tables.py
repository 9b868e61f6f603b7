"""Ties, capabilities and votes from columns: rows with an error are left out, the others are kept as they stand."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from comity.case.columns.capabilities import capabilities_of
from comity.case.columns.cells import Columns
from comity.case.columns.ties import COLUMNS, ties_of
from comity.case.columns.votes import votes_of
from comity.case.foreign.findings import Findings

SIGN = st.sampled_from(["", "1", "+1", "-1", "−1", "0", "x"])
WEIGHT = st.sampled_from(["", "2", "0", "1/3", "-2", "x"])
WAY = st.sampled_from(["", "yes", "No", "TRUE", "x"])
DAY = st.sampled_from(["", "1914", "1914-07", "1918-11-11", "1914-02-30", "x"])
ROWS = st.lists(st.tuples(st.sampled_from(["a", "b", ""]), st.sampled_from(["c", ""]), SIGN, WEIGHT, WAY, DAY, DAY))


def table(rows: list[tuple[str, ...]]) -> Columns:
    names = ("a", "b", "sign", "weight", "directed", "from", "to")
    cells = list(zip(*rows, strict=True)) or [()] * len(names)
    return Columns(dict(zip(names, cells, strict=True)), tuple(range(2, len(rows) + 2)))


def wrong(row: tuple[str, ...]) -> int:
    """How many mistakes a row has, by the rules read aloud."""
    a, b, sign, weight, way, since, until = row
    days = {"": "", "1914": "1914", "1914-07": "1914-07", "1918-11-11": "1918-11-11"}
    return sum(
        (
            not a or not b,
            sign in ("0", "x"),
            weight == "x" or (weight == "-2" and sign != ""),
            way == "x",
            since not in days,
            until not in days,
            since == "1918-11-11" and until in ("1914", "1914-07"),
        )
    )


@given(ROWS)
def test_a_row_is_kept_if_nothing_is_wrong_with_it_and_told_if_something_is(rows: list[tuple[str, ...]]) -> None:
    notes = Findings("t.csv")
    ties = ties_of(table(rows), notes)
    good = [k for k, row in enumerate(rows) if not wrong(row)]
    assert [w.line for w in ties.wheres] == [k + 2 for k in good]
    assert ties.a == tuple(rows[k][0] for k in good)
    assert ties.sign == tuple(-1 if rows[k][2] in ("-1", "−1") or rows[k][3] == "-2" else 1 for k in good)
    assert all(w is None or w >= 0 for w in ties.weight)
    assert ties.directed == tuple(rows[k][4] in ("yes", "TRUE") for k in good)
    errors = [p.where.line for p in notes.problems if p.level == "error"]
    assert errors == [k + 2 for k, row in enumerate(rows) for _ in range(wrong(row))]


def test_every_column_of_the_contract_is_read() -> None:
    assert COLUMNS == ("a", "b", "sign", "weight", "directed", "kind", "from", "to", "source")


def test_an_actor_and_year_that_stand_twice_count_once() -> None:
    notes = Findings("t.csv")
    cells = {
        "actor": ("x", "x", "x", "", "y"),
        "year": ("1990", "1991", "1990", "1990", "x"),
        "iron": ("1", "", "2", "3", "4"),
    }
    found = capabilities_of(Columns(cells, (2, 3, 4, 5, 6)), "actor", ("iron",), notes)
    assert list(zip(found.actor, found.year, found.values, strict=True)) == [
        ("x", 1990, (Fraction(1),)),
        ("x", 1991, (None,)),
    ]
    assert sorted(p.where.line for p in notes.problems) == [4, 5, 6]


def test_a_name_that_is_no_plain_word_is_an_actor_of_votes_all_the_same() -> None:
    cells = {"id": ("r1",), "2": ("yes",), "null": ("NO",), "kind": ("",)}
    found = votes_of(Columns(cells, (2,)), Findings("t.csv"))
    assert found.actors == ("2", "null", "kind")
    assert found.cast == (("yes", "no", ""),)


def test_the_session_is_told_or_the_year_of_the_date() -> None:
    cells = {"id": ("1", "2", "3"), "session": ("s", "", ""), "date": ("2001", "2001-05-01", ""), "x": ("yes",) * 3}
    assert votes_of(Columns(cells, (2, 3, 4)), Findings("t.csv")).session == ("s", "2001", "")
