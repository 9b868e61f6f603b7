"""Models saved by gmcr-py, and files that only pretend to be."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.digest import digest
from comity.case.foreign import read_foreign
from comity.case.foreign.findings import Findings
from comity.case.foreign.gmcr import read_gmcr, read_gmcr_text
from comity.case.nouns import Case, OptionConflict, Prioritised, Ranking
from comity.case.read import load_text
from comity.case.write import to_yaml
from comity.conflict.analyse import analyse
from comity.conflict.model import build
from comity.errors import Problem

ASSETS = Path(__file__).parent / "assets"


def conflict_of(case: Case | None) -> OptionConflict:
    assert case is not None
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def imported(data: Any) -> tuple[Case | None, tuple[Problem, ...]]:
    text = data if isinstance(data, str) else json.dumps(data, indent=1)
    case, problems = read_gmcr_text(text, Findings("x.gmcr"), "x")
    assert (case is None) == any(p.level == "error" for p in problems)  # nothing fails without a reason
    return case, problems


def small() -> dict[str, Any]:
    return {
        "program": "gmcr-py",
        "useManualPreferenceRanking": False,
        "options": [{"name": "Stop", "permittedDirection": "both"}, {"name": "Go", "permittedDirection": "both"}],
        "decisionMakers": [
            {"name": "One", "options": [0], "preferences": [[[0, "Y"]]]},
            {"name": "Two", "options": [1], "preferences": [[[0, "N"], [1, "Y"]]]},
        ],
        "infeasibles": [],
        "coalitions": [0, 1],
    }


def errors(data: Any) -> list[Problem]:
    _, problems = imported(data)
    return [p for p in problems if p.level == "error"]


def test_parties_options_and_directions_are_taken_over() -> None:
    conflict = conflict_of(read_gmcr(ASSETS / "quarry.gmcr")[0])
    assert [(o.id, o.by, o.text, o.moves) for o in conflict.options] == [
        ("open_the_pit", "company", "Open the pit", "forward"),
        ("pay_for_the_road", "company", "Pay for the road", "both"),
        ("grant_a_permit", "town_council", "Grant a permit", "both"),
        ("protest", "neighbours", "Protest", "back"),
    ]


def test_conditions_become_statements_over_names() -> None:
    conflict = conflict_of(read_gmcr(ASSETS / "quarry.gmcr")[0])
    assert [s.text for s in conflict.infeasible] == [
        "open_the_pit & !grant_a_permit",
        "!open_the_pit & pay_for_the_road & protest",
    ]
    company = conflict.preferences[0].preference
    assert isinstance(company, Prioritised)
    assert [s.text for s in company.statements] == [
        "grant_a_permit",
        "open_the_pit & !pay_for_the_road | !open_the_pit & !grant_a_permit",
        "!protest",
    ]


def test_a_condition_that_stands_twice_counts_once() -> None:
    preference = conflict_of(read_gmcr(ASSETS / "quarry.gmcr")[0]).preferences[2].preference
    assert isinstance(preference, Prioritised)
    assert [s.text for s in preference.statements] == ["!open_the_pit", "pay_for_the_road"]


def test_coalitions_that_join_parties_are_taken_over() -> None:
    assert conflict_of(read_gmcr(ASSETS / "quarry.gmcr")[0]).coalitions == (
        ("company", "town_council"),
        ("neighbours",),
    )


def test_single_coalitions_leave_the_structure_open() -> None:
    assert conflict_of(imported(small())[0]).coalitions == ()


def test_misperceptions_are_left_out_with_a_warning_on_their_line() -> None:
    case, problems = read_gmcr(ASSETS / "quarry.gmcr")
    assert case is not None
    assert [(p.level, p.where.line) for p in problems] == [("warning", 12)]
    assert "Town council" in problems[0].what


def test_statements_stand_on_the_line_of_the_file() -> None:
    conflict = conflict_of(read_gmcr(ASSETS / "quarry.gmcr")[0])
    assert conflict.infeasible[0].where.line == 15


def test_state_numbers_count_options_party_by_party() -> None:
    # In the file the operator's options are 2 and 1, so the pattern order is island's deal, operator's deal, night.
    conflict = conflict_of(read_gmcr(ASSETS / "ferry.gmcr")[0])
    assert [o.id for o in conflict.options] == ["deal_island", "deal_operator", "run_at_night"]
    island, operator = (p.preference for p in conflict.preferences)
    assert isinstance(island, Ranking)
    assert isinstance(operator, Ranking)
    # feasible: NNN YNN NYN YYN NNY YNY
    assert island.tiers == (("YNY",), ("YNN", "YYN"), ("NNN",), ("NYN",), ("NNY",))
    assert operator.tiers == (("NNN", "YNN", "NYN", "YYN", "NNY", "YNY"),)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_ranks_are_those_of_powers_of_two_over_the_conditions(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 4))
    literal = st.tuples(st.integers(0, n - 1), st.sampled_from("YN")).map(list)
    simple = st.lists(literal, min_size=1, max_size=n, unique_by=lambda pair: pair[0])
    compound = st.lists(simple, min_size=1, max_size=3).map(lambda m: {"compound": True, "members": m})
    preferences = data.draw(st.lists(simple | compound, max_size=5))
    model_file = {
        "options": [{"name": f"o{k}", "permittedDirection": "both"} for k in range(n)],
        "decisionMakers": [{"name": "P", "options": list(range(n)), "preferences": preferences}],
        "infeasibles": [],
        "useManualPreferenceRanking": False,
    }
    case, _ = imported(model_file)
    assert case is not None
    model = build(case)

    def holds(condition: Any, state: tuple[str, ...]) -> bool:
        members = condition["members"] if isinstance(condition, dict) else [condition]
        return any(all(state[k] == letter for k, letter in m) for m in members)

    kept: list[Any] = []
    for p in preferences:
        if p not in kept:
            kept.append(p)
    for a, b in product(product("NY", repeat=n), repeat=2):
        va, vb = (sum(2 ** (len(kept) - k) for k, p in enumerate(kept) if holds(p, s)) for s in (a, b))
        ra, rb = (model.ranks[0, model.index("".join(s))] for s in (a, b))
        assert (va > vb) == (ra > rb)


def test_names_that_are_words_of_the_language_or_not_latin_become_usable_ids() -> None:
    data = small()
    data["options"] = [{"name": "NOT", "permittedDirection": "both"}, {"name": "Мир", "permittedDirection": "both"}]
    assert [o.id for o in conflict_of(imported(data)[0]).options] == ["not_", "мир"]


def test_two_parties_of_one_name_stay_two() -> None:
    data = small()
    data["decisionMakers"][1]["name"] = "One"
    case, _ = imported(data)
    assert case is not None
    assert [p.id for p in case.parties] == ["one", "one_2"]


def test_a_party_without_preferences_is_indifferent_and_the_user_is_told() -> None:
    data = small()
    data["decisionMakers"][0]["preferences"] = []
    case, problems = imported(data)
    assert case is not None
    assert len(set(build(case).ranks[0].tolist())) == 1
    assert [p.level for p in problems] == ["warning"]


def test_a_coalition_structure_that_misses_a_party_is_dropped_as_gmcr_py_does() -> None:
    data = small()
    data["decisionMakers"].append({"name": "Three", "options": [], "preferences": [[[0, "Y"]]]})
    data["coalitions"] = [[0, 1]]
    case, problems = imported(data)
    assert conflict_of(case).coalitions == ()
    assert [p.level for p in problems] == ["warning"]


def broken(path: list[Any], value: Any) -> dict[str, Any]:
    data: Any = small()
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return data  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["options"], 5, "`options` is a number; a list is expected"),
        (["options", 0], "Stop", "`options[0]` is a text; an object is expected"),
        (["options", 0, "name"], "  ", "`options[0].name` is not a name"),
        (["options", 0, "name"], "x" * 400, "longer than 300"),
        (["options", 1, "permittedDirection"], "forward", '`options[1].permittedDirection` is "forward"'),
        (["options", 1, "permittedDirection"], 1, "`options[1].permittedDirection` is a number"),
        (["decisionMakers"], [], "no decision makers"),
        (["decisionMakers"], None, "`decisionMakers` is null; a list is expected"),
        (["decisionMakers", 0, "options"], [7], "there is no option of that number"),
        (["decisionMakers", 0, "options"], ["0"], "the number of option is expected"),
        (["decisionMakers", 0, "options"], [True], "is true or false"),
        (["decisionMakers", 0, "options"], [], "`options[0]` belongs to no decision maker"),
        (["decisionMakers", 1, "options"], [0, 1], "belongs to One already"),
        (["decisionMakers", 0, "preferences"], [[[0, "X"]]], "not an option number with Y or N"),
        (["decisionMakers", 0, "preferences"], [[[0, "Y", 1]]], "not an option number with Y or N"),
        (["decisionMakers", 0, "preferences"], [[[9, "Y"]]], "there is no option of that number"),
        (["decisionMakers", 0, "preferences"], [[[0, "Y"], [0, "N"]]], "speaks of the same option again"),
        (["decisionMakers", 0, "preferences"], ["YN"], "a condition is expected"),
        (["decisionMakers", 0, "preferences"], [{"compound": True}], "has no `members`"),
        (["infeasibles"], [[]], "has an empty condition"),
        (["infeasibles"], [[[0, 1.5]]], "not an option number with Y or N"),
        (["coalitions"], [0, 4], "there is no decision maker of that number"),
        (["useManualPreferenceRanking"], "no", "neither true nor false"),
        (["useManualPreferenceRanking"], True, "has no `preferenceRanking`"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_key_path(path: list[Any], value: Any, says: str) -> None:
    found = errors(broken(path, value))
    assert any(says in p.what for p in found), [str(p) for p in found]
    assert all(p.where.file == "x.gmcr" for p in found)
    assert all(p.ways_out for p in found)
    assert any(p.where.line >= 1 for p in found)


@pytest.mark.parametrize(
    ("ranking", "says"),
    [
        ([1, 2, 3], "leaves out states: 4"),
        ([1, 2, 3, 4, 4], "state 4 is ranked twice"),
        ([1, 2, 3, 5], "is 5, which is no feasible state"),
        ([1, 2, 3, "4"], "a state number is expected"),
        ([1, 2, [3, [4]]], "a state number is expected"),
        ("1234", "a list is expected"),
    ],
)
def test_a_ranking_that_is_none_is_refused(ranking: Any, says: str) -> None:
    data = small() | {"useManualPreferenceRanking": True}
    data["decisionMakers"][0]["preferenceRanking"] = ranking
    data["decisionMakers"][1]["preferenceRanking"] = [1, 2, 3, 4]
    assert any(says in p.what for p in errors(data))


def test_conditions_that_leave_no_state_are_refused() -> None:
    data = small() | {"useManualPreferenceRanking": True, "infeasibles": [[[0, "Y"]], [[0, "N"]]]}
    for maker in data["decisionMakers"]:
        maker["preferenceRanking"] = []
    assert any("leave no state" in p.what for p in errors(data))


def test_several_mistakes_are_told_at_once() -> None:
    data = small()
    data["options"][0]["name"] = ""
    data["options"][1]["permittedDirection"] = "sideways"
    data["infeasibles"] = [[]]
    assert len(errors(data)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        "[]",
        "7",
        "null",
        '{"options": [}',
        '{"options": 1, "options": 2}',
        '{"options" 1}',
        "{options: 1}",
        '{"a": NaN}',
        '{"a": Infinity}',
        '{"a": 01}',
        '{"a": 1e9999}',
        '{"a": "\\ud800"}',
        '{"a": "unclosed',
        '{"a": "\x01"}',
        '{"a": 1} {"b": 2}',
        "[" * 100_000,
        '{"a":' * 5_000,
        "9" * 100_000,
    ],
)
def test_text_that_is_no_model_gives_a_located_problem(text: str) -> None:
    found = errors(text)
    assert found
    assert all(p.where.line >= 1 for p in found)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(text: str) -> None:
    case, problems = imported(text)
    assert case is None
    assert problems


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "options", "members"]), inner),
    max_leaves=8,
)


@given(st.sampled_from([*small(), "misperceptions"]), json_values)
@settings(max_examples=150, deadline=None)
def test_no_value_in_place_of_another_raises(key: str, value: Any) -> None:
    imported(small() | {key: value})


@given(
    st.integers(0, 1),
    st.sampled_from(["name", "options", "preferences", "preferenceRanking"]),
    json_values,
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_no_value_inside_a_decision_maker_raises(which: int, key: str, value: Any, by_hand: bool) -> None:
    data = small() | {"useManualPreferenceRanking": by_hand}
    data["decisionMakers"][which][key] = value
    imported(data)


def test_a_model_with_too_many_rows_is_refused_quickly() -> None:
    data = small() | {"infeasibles": [[[0, "Y"]]] * 3_000}
    assert any("more than 2,000 items" in p.what for p in errors(data))


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path / "none.gmcr", tmp_path):
        case, problems = read_gmcr(path)
        assert case is None
        assert "cannot be read" in problems[0].what


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.gmcr"
    path.write_bytes(b'{\n"a": "\xff"}')
    assert [p.where.line for p in read_gmcr(path)[1]] == [2]


def test_a_byte_order_mark_and_windows_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "bom.gmcr"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(small(), indent=1).replace("\n", "\r\n").encode())
    assert read_foreign(path)[0] is not None


def test_a_file_of_many_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.gmcr"
    path.write_bytes(b" " * 9_000_000)
    assert "larger than" in read_gmcr(path)[1][0].what


def test_an_unknown_suffix_lists_what_can_be_read() -> None:
    case, problems = read_foreign("model.dgmcr")
    assert case is None
    assert ".gmcr" in problems[0].ways_out[0]
    assert ".csv" in problems[0].ways_out[0]


@pytest.mark.parametrize("name", ["quarry.gmcr", "ferry.gmcr"])
def test_an_import_written_down_loads_as_the_same_case(name: str) -> None:
    case, _ = read_gmcr(ASSETS / name)
    assert case is not None
    assert digest(load_text(to_yaml(case))) == digest(case)


def test_an_indifferent_party_survives_being_written_down() -> None:
    data = small()
    data["decisionMakers"][0]["preferences"] = []
    case, _ = imported(data)
    assert case is not None
    assert digest(load_text(to_yaml(case))) == digest(case)


def test_a_written_import_can_be_analysed() -> None:
    case, _ = read_gmcr(ASSETS / "ferry.gmcr")
    assert case is not None
    assert analyse(load_text(to_yaml(case))).model.n_states == 6
