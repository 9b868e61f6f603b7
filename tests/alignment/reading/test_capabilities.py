"""Capabilities by actor and year, from our own table and from that of COW."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.reading.capabilities import COMPONENTS, capability_text, read_capabilities, read_cow_capabilities
from comity.case.alignment import Capabilities

HEAD = "ccode,stateabb,year,milex,milper,irst,pec,tpop,upop,cinc\n"
amount = st.none() | st.fractions(0, 10**9, max_denominator=100)
rows = st.dictionaries(
    st.tuples(st.sampled_from(["USA", "ROK", "a, b"]), st.integers(1816, 2022)), st.tuples(amount, amount), max_size=6
)


@settings(max_examples=100, deadline=None)
@given(rows)
def test_capabilities_that_are_written_are_read_again(
    given_rows: dict[tuple[str, int], tuple[Fraction | None, Fraction | None]],
) -> None:
    have = Capabilities(
        ("people", "steel"),
        tuple(a for a, _ in given_rows),
        tuple(y for _, y in given_rows),
        tuple(given_rows.values()),
    )
    found = read_capabilities(capability_text(have), "have.csv")
    assert not found.failed
    assert found.value == have


def test_what_is_not_known_is_no_zero() -> None:
    found = read_cow_capabilities(HEAD + "2,USA,1900,0,,-9,1.5,8659.0,101,0.2\n", "nmc.csv")
    assert isinstance(found.value, Capabilities)
    assert found.value.components == COMPONENTS
    assert found.value.values == ((0, None, None, Fraction(3, 2), 8659, 101),)
    assert [p.level for p in found.problems] == ["warning"]


def test_rows_that_cannot_be_used_are_said_and_left_out() -> None:
    text = HEAD + "2,USA,1900,1,1,1,1,1,1,\n2,USA,1900,2,2,2,2,2,2,\n2,,1901,1,1,1,1,1,1,\n2,USA,year,1,1,1,1,1,1,\n"
    found = read_cow_capabilities(text + "2,USA,1902,many,1,1,1,1,1,\n", "nmc.csv")
    assert isinstance(found.value, Capabilities)
    assert found.value.year == (1900, 1902)
    assert found.value.values[1][0] is None
    assert {p.where.line for p in found.problems} == {3, 4, 5, 6}
    assert found.failed


def test_a_table_without_components_is_refused_and_a_missing_one_is_said() -> None:
    assert read_capabilities("actor,year\nx,1900\n", "c.csv").failed
    found = read_cow_capabilities("stateabb,year,milex\nUSA,1900,1\n", "c.csv")
    assert not found.failed
    assert "milper" in found.problems[0].what
    assert read_cow_capabilities("stateabb,year\nUSA,1900\n", "c.csv").failed
