"""Pairs and years become ties with a beginning and an end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.reading.atop import OBLIGATIONS, read_atop, runs
from comity.case.alignment import Ties

HEAD = "ccode1,ccode2,year," + ",".join(OBLIGATIONS) + "\n"
held = st.dictionaries(
    st.tuples(st.sampled_from([(2, 20), (2, 200), (20, 200)]), st.integers(1900, 1908)),
    st.tuples(*[st.sampled_from([0, 1])] * 5),
    max_size=20,
)


def read(text: str) -> Ties:
    value = read_atop(HEAD + text, "atop.csv").value
    assert isinstance(value, Ties)
    return value


@settings(max_examples=100, deadline=None)
@given(held)
def test_ties_unrolled_year_by_year_are_the_table(table: dict[tuple[tuple[int, int], int], tuple[int, ...]]) -> None:
    t = read("".join(f"{a},{b},{year},{','.join(map(str, h))}\n" for ((a, b), year), h in table.items()))
    name = {2: "USA", 20: "CAN", 200: "UKG"}
    unrolled = [
        (t.a[k], t.b[k], t.kind[k], year) for k in range(len(t)) for year in range(int(t.since[k]), int(t.until[k]) + 1)
    ]
    wanted = {
        (name[a], name[b], kind, year)
        for ((a, b), year), h in table.items()
        for kind, on in zip(OBLIGATIONS.values(), h, strict=True)
        if on
    }
    assert len(unrolled) == len(set(unrolled))
    assert set(unrolled) == wanted


@given(st.sets(st.integers(1, 40)))
@settings(max_examples=100, deadline=None)
def test_runs_cover_the_years_and_never_touch_one_another(found: set[int]) -> None:
    spells = list(runs(found))
    assert {y for a, b in spells for y in range(a, b + 1)} == found
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(spells))


def test_a_pair_in_the_other_order_is_the_same_pair() -> None:
    t = read("2,20,1942,1,0,0,0,0\n20,2,1943,1,0,0,0,0\n")
    assert list(zip(t.a, t.b, t.since, t.until, strict=True)) == [("USA", "CAN", "1942", "1943")]


def test_doubts_and_errors_are_listed() -> None:
    text = "2,20,1942,1,0,0,0,0\n20,2,1942,1,0,0,0,0\n2,2,1942,1,0,0,0,0\n2,200,1942,0,0,0,0,0\n2,9999,1942,x,0,0,0,1\n"
    found = read_atop(HEAD + text, "atop.csv")
    said = "\n".join(map(str, found.problems))
    assert "atop.csv:3: CAN and USA in 1942 stands here a second time; the first is on line 2." in said
    assert "atop.csv:4: both actors are USA." in said
    assert "atop.csv:5: warning: 1 rows have no obligation" in said
    assert 'atop.csv:6: atop_defense: "x" is neither 0 nor 1.' in said
    assert '"9999"' in said
    assert "2 of 2 ties reach 1942, the last year of the table" in said
    assert read_atop("ccode1,ccode2,year\n2,20,1942\n", "atop.csv").failed
