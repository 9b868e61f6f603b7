"""Tables of states, drawn up by hand or written by the CSV export."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.foreign import read_foreign
from comity.case.foreign.cubes import uncovered
from comity.case.foreign.findings import Findings
from comity.case.foreign.state_csv import read_state_csv, read_state_text
from comity.case.nouns import Case, OptionConflict, Ranking
from comity.errors import Problem

WATER = """state,Syria: Release water,Syria: Escalate,Iraq: Attack (forward),rank: Syria,rank: Iraq,status quo
quiet,N,N,N,1,3,Y
released,Y,N,N,4,1,
escalated,N,Y,N,2,6,
attacked,N,N,Y,5,2,
both yield,Y,N,Y,6,4,
war,N,Y,Y,3,2,
"""


def imported(text: str) -> tuple[Case | None, tuple[Problem, ...]]:
    case, problems = read_state_text(text, Findings("t.csv"), "t")
    assert (case is None) == any(p.level == "error" for p in problems)  # nothing fails without a reason
    return case, problems


def conflict_of(text: str) -> OptionConflict:
    case, problems = imported(text)
    assert case is not None, [str(p) for p in problems]
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def test_options_parties_and_one_way_moves_come_from_the_header() -> None:
    conflict = conflict_of(WATER)
    assert [(o.id, o.by, o.text, o.moves) for o in conflict.options] == [
        ("release_water", "syria", "Release water", "both"),
        ("escalate", "syria", "Escalate", "both"),
        ("attack", "iraq", "Attack", "forward"),
    ]


def test_states_left_out_become_infeasible() -> None:
    assert [s.text for s in conflict_of(WATER).infeasible] == ["release_water & escalate"]


def test_ranks_become_tiers_best_first_with_ties() -> None:
    iraq = conflict_of(WATER).preferences[1].preference
    assert isinstance(iraq, Ranking)
    assert iraq.tiers == (("YNN",), ("NNY", "NYY"), ("NNN",), ("YNY",), ("NYN",))


def test_the_marked_row_is_the_status_quo() -> None:
    assert conflict_of(WATER).status_quo == "NNN"


def test_a_row_with_dashes_counts_its_states_as_one() -> None:
    conflict = conflict_of(
        "state,a: x,a: leave,b: y,rank: a,rank: b\n,N,N,N,1,1\n,Y,N,N,2,2\n,N,N,Y,3,3\n,Y,N,Y,4,4\ngone,-,Y,-,5,5\n"
    )
    assert [(lump.id, lump.pattern, lump.text) for lump in conflict.same] == [("gone", "-Y-", "gone")]
    assert conflict.infeasible == ()
    assert isinstance(conflict.preferences[0].preference, Ranking)
    assert conflict.preferences[0].preference.tiers[-1] == ("gone",)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_semicolons_and_tabs_separate_too(separator: str) -> None:
    assert conflict_of(WATER.replace(",", separator)) == conflict_of(WATER)


def test_result_columns_are_not_read() -> None:
    lines = WATER.splitlines()
    wider = "\n".join([lines[0] + ",equilibrium: nash,stable: syria nash", *(line + ",Y,N" for line in lines[1:])])
    assert conflict_of(wider) == conflict_of(WATER)


def test_a_party_with_ranks_alone_is_a_player_without_moves() -> None:
    case, _ = imported("a: x,rank: a,rank: b\nY,1,2\nN,2,1\n")
    assert case is not None
    assert [p.id for p in case.parties] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 0, "the table is empty"),
        ("state,a: x,rank: a\n", 1, "the table has no states"),
        ("state,rank: a\nY,1\n", 1, "no column is an option"),
        ("a: x,b: y,rank: a\nY,Y,1\n", 1, "b has options but no column of ranks"),
        ("a: x,rank: a,rank: a\nY,1,1\n", 1, "stands there twice"),
        ("a: x,colour,rank: a\nY,red,1\n", 1, '"colour" is none that comity knows'),
        ("a: x,rank: a\nY,1\nperhaps,2\n", 3, '"perhaps" under "a: x" is neither Y nor N'),
        ("a: x,rank: a\nY,best\nN,2\n", 2, '"best" under "rank: a" is not a rank'),
        ("a: x,rank: a\nY,1e999999999\nN,2\n", 2, "is not a rank"),
        ("a: x,rank: a\nY,-1\nN,2\n", 2, "is not a rank"),
        ("a: x,rank: a\nY,1\n\nY,2\n", 4, "stands in line 2 already"),
        ("a: x,rank: a\nY\n", 2, "the row has 1 cells; the header has 2"),
        ("a: x,rank: a\nY,1,7\n", 2, "the row has 3 cells; the header has 2"),
        ("a: x,rank: a,status quo\nY,1,x\nN,2,x\n", 3, "marked in line 2 already"),
        ("a: x,rank: a,status quo\nY,1,maybe\nN,2,\n", 2, "is no mark"),
        ("a: x,b: y,rank: a,rank: b\nY,-,1,1\nY,Y,2,2\nN,N,3,3\n", 3, "covers a state of the row in line 2"),
        ('a: x,rank: a\nY,"1\n', 2, "cannot be read from here on"),
        (",".join(f"a: x{k}" for k in range(21)) + ",rank: a\n", 1, "more than 20 options"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, says: str) -> None:
    case, problems = imported(text)
    assert case is None
    found = [p for p in problems if says in p.what]
    assert found, [str(p) for p in problems]
    assert found[0].where.line == line
    assert found[0].ways_out


def test_lines_are_counted_through_cells_of_several_lines() -> None:
    _, problems = imported('state,a: x,rank: a\n"two\nlines",Y,1\nn,?,2\n')
    assert [p.where.line for p in problems] == [4]


@given(st.text(alphabet='YN-,;\n"ab:rank 01\t', max_size=120))
@settings(max_examples=200, deadline=None)
def test_no_table_raises(text: str) -> None:
    imported(text)


@given(st.integers(0, 6).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, 2**n - 1)))))
@settings(max_examples=150, deadline=None)
def test_patterns_cover_exactly_what_is_left_out(drawn: tuple[int, set[int]]) -> None:
    n, states = drawn
    patterns = uncovered(sorted(states), n, limit=1000)
    assert patterns is not None
    for code in range(2**n):
        letters = "".join("NY"[code >> k & 1] for k in range(n))
        covering = [p for p in patterns if all(a in ("-", b) for a, b in zip(p, letters, strict=True))]
        assert len(covering) == (0 if code in states else 1)


def test_a_table_that_leaves_out_states_without_pattern_is_refused() -> None:
    rows = [f"{code:012b}" for code in range(2**12) if bin(code).count("1") % 2]
    head = ",".join([*(f"a: o{k}" for k in range(12)), "rank: a"])
    text = "\n".join([head, *(",".join([*r, "1"]) for r in rows)])
    case, problems = imported(text)
    assert case is None
    assert "more than 500 statements" in problems[0].what


def test_a_csv_file_is_found_by_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "Water.CSV"
    path.write_text(WATER, encoding="utf-8")
    case, problems = read_foreign(path)
    assert case is not None
    assert case.title == "Water"
    assert problems == read_state_csv(path)[1] == ()
