"""Tables of ties: cells to ties, and ties to text and back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.network import network_of
from comity.alignment.reading.ties import edge_text, read_edges
from comity.case.alignment import Ties

HEAD = "a,b,sign,weight,directed,kind,from,to,source\n"
name = st.text("abcdefé,\"' ", min_size=1, max_size=5).map(str.strip).filter(bool)
row = st.tuples(
    name,
    name,
    st.sampled_from([1, -1]),
    st.none() | st.fractions(0, 1000, max_denominator=99),
    st.booleans(),
    st.sampled_from(["", "war", "trade"]),
    st.sampled_from(["", "1914", "1914-07", "1914-07-28"]),
    st.sampled_from(["", "1914", "1918-11"]),
    st.sampled_from(["", "s1;s2"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(row, max_size=6))
def test_ties_that_are_written_are_read_again(rows: list[tuple[object, ...]]) -> None:
    ties = Ties(*zip(*rows, strict=True)) if rows else Ties()  # type: ignore[arg-type]
    found = read_edges(edge_text(ties), "ties.csv")
    assert not found.failed
    assert found.value == ties


def test_only_two_columns_are_needed_and_what_is_empty_has_its_default() -> None:
    found = read_edges("b,a\ny,x\n", "ties.csv")
    ties = found.value
    assert isinstance(ties, Ties)
    assert ties == Ties(("x",), ("y",), (1,), (None,), (False,), ("",), ("",), ("",), ("",))
    assert str(ties.wheres[0]) == "ties.csv:2"
    assert len(network_of(ties)) == 1


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("x,,1,,,,,,", "a tie needs two actors; b is empty."),
        ("x,y,2,,,,,,", 'sign: "2" is neither +1 nor -1.'),
        ("x,y,0,,,,,,", 'sign: "0" is neither +1 nor -1.'),
        ("x,y,1,-3,,,,,", 'weight: "-3" is no number from 0 to 1e30.'),
        ("x,y,1,1e999,,,,,", 'weight: "1e999" is no number from 0 to 1e30.'),
        ("x,y,1,,maybe,,,,", 'directed: "maybe" is neither yes nor no.'),
        ("x,y,1,,,,1914-13,,", 'from: "1914-13" is no date.'),
        ("x,y,1,,,,1918,1914,", "the tie ends (1914) before it begins (1918)."),
    ],
)
def test_a_wrong_row_is_left_out_and_said(line: str, what: str) -> None:
    found = read_edges(f"{HEAD}p,q,1,,,,,,\n{line}\n", "ties.csv")
    assert found.failed
    assert isinstance(found.value, Ties)
    assert found.value.a == ("p",)
    assert str(found.problems[0]).startswith(f"ties.csv:3: {what}")


def test_a_negative_weight_without_a_sign_is_a_negative_tie_and_said() -> None:
    found = read_edges("a,b,weight\nx,y,-2.5\nx,z,1\n", "ties.csv")
    assert isinstance(found.value, Ties)
    assert (found.value.sign, found.value.weight) == ((-1, 1), (Fraction(5, 2), 1))
    assert "1 tie has a negative weight" in str(found.problems[0])
    assert not found.failed


def test_a_tie_with_itself_is_kept_and_said() -> None:
    found = read_edges("a,b\nx,x\nx,y\n", "ties.csv")
    assert len(found.value) == 2
    assert found.problems[0].level == "warning"
    assert found.to_json()["rows"] == 2
    assert found.sentences()[0] == "Read 2 ties (edges)."


def test_a_tie_of_one_day_is_a_tie() -> None:
    found = read_edges("a,b,from,to\nx,y,1914-07-28,1914-07-28\n", "ties.csv")
    assert (len(found.value), found.problems) == (1, ())


def test_every_mistake_of_a_row_is_said_at_once() -> None:
    found = read_edges("a,b,sign,weight,directed,from,to\nx,,2,abc,maybe,20x1,soon\ny,z,1,-3,,2001,2000\n", "t.csv")
    said = [str(p) for p in found.problems]
    assert [s.split(".")[0] + "." + s.split(".")[1] for s in said] == [
        "t.csv:2: a tie needs two actors; b is empty",
        't.csv:2: sign: "2" is neither +1 nor -1',
        't.csv:2: weight: "abc" is no number from 0 to 1e30',
        't.csv:2: directed: "maybe" is neither yes nor no',
        't.csv:2: from: "20x1" is no date',
        't.csv:2: to: "soon" is no date',
        't.csv:3: weight: "-3" is no number from 0 to 1e30',
        "t.csv:3: the tie ends (2000) before it begins (2001)",
    ]
