"""A conflict made ready: who plays, who can move where, and what does not fit."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from comity.case.nouns import Case
from comity.case.read import load
from comity.catalogue.entries import load_entry
from comity.conflict.model import Model, build
from comity.errors import CaseError, UsageError
from comity.testing.conflicts import Shape, random_case

HEAD = "comity: 1\ntitle: T\nparties: {a: A, b: B, c: C}\n"


def made(tmp_path: Path, conflict: str) -> Model:
    file = tmp_path / "case.yaml"
    file.write_text(HEAD + "conflict:\n" + conflict)
    return build(load(file))


OPTIONS = "  options: {x: {by: a, text: X}, y: {by: a, text: Y}, z: {by: b, text: Z}}\n"
WISHES = "  preferences: {a: {statements: [x]}, b: {statements: [z]}}\n"


def targets(model: Model, party: str, label: str) -> set[str]:
    _, to = model.moves.pairs(model.player(party), np.array([model.index(label)]))
    return {model.label(int(t)) for t in to}


def test_a_party_with_neither_options_nor_wishes_is_no_player(tmp_path: Path) -> None:
    assert made(tmp_path, OPTIONS + WISHES).parties == ("a", "b")


def test_a_party_with_wishes_alone_is_a_player_without_moves(tmp_path: Path) -> None:
    model = made(tmp_path, OPTIONS + WISHES.replace("}}", "}, c: {statements: [y]}}"))
    assert model.parties == ("a", "b", "c")
    assert targets(model, "c", "NNN") == set()


def test_a_party_changes_its_own_options_only_and_any_of_them_at_once(tmp_path: Path) -> None:
    model = made(tmp_path, OPTIONS + WISHES)
    assert targets(model, "a", "NNY") == {"YNY", "NYY", "YYY"}
    assert targets(model, "b", "YNN") == {"YNY"}


def test_one_way_options_go_one_way(tmp_path: Path) -> None:
    model = made(
        tmp_path,
        OPTIONS.replace("text: X", "text: X, moves: forward").replace("text: Y", "text: Y, moves: back") + WISHES,
    )
    assert targets(model, "a", "NYN") == {"YYN", "NNN", "YNN"}
    assert targets(model, "a", "YNN") == set()


def test_a_move_may_pass_over_what_is_infeasible(tmp_path: Path) -> None:
    # x and y can only be changed together
    model = made(tmp_path, OPTIONS + '  infeasible: ["x ^ y"]\n' + WISHES)
    assert targets(model, "a", "NNN") == {"YYN"}


def test_a_closed_move_is_closed_to_its_party_alone(tmp_path: Path) -> None:
    model = made(tmp_path, OPTIONS + '  cannot: [{by: a, from: "!x & z", to: x}]\n' + WISHES)
    assert targets(model, "a", "NNY") == {"NYY"}
    assert targets(model, "a", "NNN") == {"YNN", "NYN", "YYN"}
    assert targets(model, "b", "NNY") == {"NNN"}
    assert model.transitive is False


def test_merged_states_are_left_by_any_move_of_their_members(tmp_path: Path) -> None:
    model = made(
        tmp_path, OPTIONS + '  same: {end: "Y--"}\n  preferences: {a: {statements: [x]}, b: {statements: ["x | z"]}}\n'
    )
    assert targets(model, "a", "end") == {"NNN", "NYN", "NNY", "NYY"}
    assert targets(model, "b", "end") == set()
    assert targets(model, "a", "NNN") == {"NYN", "end"}


def test_a_status_quo_may_be_a_pattern_a_map_or_a_merged_state(tmp_path: Path) -> None:
    for text, label in [("NYN", "NYN"), ("{y: true}", "NYN"), ("{y: true, x: false}", "NYN")]:
        model = made(tmp_path, OPTIONS + f"  status_quo: {text}\n" + WISHES)
        assert model.status_quo is not None
        assert model.label(model.status_quo) == label
    merged = '  same: {end: "Y--"}\n  status_quo: end\n  preferences: {a: {statements: [x]}, b: {statements: [x]}}\n'
    model = made(tmp_path, OPTIONS + merged)
    assert model.label(model.status_quo or 0) == "end"


def test_an_infeasible_status_quo_is_refused_with_the_statement_and_the_line(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        made(tmp_path, OPTIONS + '  infeasible: ["x & y"]\n  status_quo: YYN\n' + WISHES)
    (problem,) = caught.value.problems
    assert "x & y" in problem.what
    assert problem.where.line == 7
    assert problem.ways_out


def test_a_conflict_in_which_nothing_is_feasible_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no state is feasible"):
        made(tmp_path, OPTIONS + '  infeasible: ["x | !x"]\n' + WISHES)


def test_a_case_without_a_conflict_is_refused() -> None:
    with pytest.raises(UsageError, match="no conflict section"):
        build(Case("empty", ()))


def test_a_wrong_label_is_refused_with_the_reason() -> None:
    model = build(load_entry("elmira").case)
    with pytest.raises(UsageError, match="4 letters, the conflict has 5 options"):
        model.index("NNNN")
    with pytest.raises(UsageError, match='Did you mean "abandoned"'):
        model.index("abandon")
    with pytest.raises(UsageError, match="Players: moe, ur, lg"):
        model.player("moo")


def test_a_reading_is_the_model_with_other_ranks() -> None:
    from dataclasses import replace

    from comity.case.nouns import OptionConflict, Reading

    case = random_case(random.Random(1), Shape(2, 3, statements=True))
    assert isinstance(case.conflict, OptionConflict)
    rows = list(case.conflict.preferences)
    rows[0] = replace(rows[0], readings=(Reading("other", "", rows[1].preference),))
    model = build(replace(case, conflict=replace(case.conflict, preferences=tuple(rows))))
    assert np.array_equal(model.reading({"p0": "other"}).ranks[0], model.ranks[1])
    assert np.array_equal(model.reading({"p0": "main"}).ranks, model.ranks)
    assert np.array_equal(model.reading({}).ranks, model.ranks)
    with pytest.raises(UsageError, match="Readings: main, other"):
        model.reading({"p0": "missing"})


def test_ranks_are_dense_from_zero() -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), Shape(3, 4, statements=bool(seed % 2))))
        for row in model.ranks:
            assert sorted(set(row.tolist())) == list(range(int(row.max()) + 1))
