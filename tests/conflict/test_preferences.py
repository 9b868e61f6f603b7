"""From what a party says it prefers to ranks: exact, and with every problem of a ranking told at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case.nouns import Ranking, Statement, Weights
from comity.case.read import load
from comity.conflict.model import Model, build
from comity.conflict.preferences import dense_rank, priority_rank, weight_rank
from comity.errors import CaseError
from comity.logic.tree import Name

HEAD = """\
comity: 1
title: Preferences
parties: {a: Anna, b: Bert}
conflict:
  options:
    x: {by: a, text: X}
    y: {by: a, text: Y}
    z: {by: b, text: Z}
"""


def case(tmp_path: Path, a: str, b: str = "{statements: [z]}", more: str = "") -> Model:
    file = tmp_path / "case.yaml"
    file.write_text(f"{HEAD}{more}  preferences:\n    a: {a}\n    b: {b}\n")
    return build(load(file))


def weights(*values: str) -> Weights:
    return Weights(tuple((Statement(f"o{k}", Name(f"o{k}")), Fraction(v)) for k, v in enumerate(values)))


@given(st.integers(1, 150), st.integers(0, 2**32 - 1))
def test_any_number_of_statements_is_ranked_as_two_to_the_power_says(k: int, seed: int) -> None:
    truth = np.random.default_rng(seed).random((k, 12)) < 0.5
    score = [sum(2 ** (k - 1 - j) for j in range(k) if truth[j, s]) for s in range(12)]
    place = {v: r for r, v in enumerate(sorted(set(score)))}
    assert priority_rank(truth).tolist() == [place[v] for v in score]


def test_the_sixty_third_statement_still_decides() -> None:
    for k in (1, 61, 62, 63, 64, 124, 125, 126, 200):
        truth = np.zeros((k, 2), bool)
        truth[k - 1, 1] = True
        assert priority_rank(truth).tolist() == [0, 1]
        truth[0, 0] = k > 1  # the first outweighs all that follow
        truth[1:, 1] = True
        assert priority_rank(truth).tolist() == ([1, 0] if k > 1 else [0, 1])


def test_no_statement_ranks_everything_alike() -> None:
    assert priority_rank(np.zeros((0, 3), bool)).tolist() == [0, 0, 0]


def test_tenths_add_up_exactly() -> None:
    truth = np.array([[1, 0, 1], [1, 0, 1], [0, 1, 1]], bool)
    assert weight_rank(weights("0.1", "0.2", "0.3"), truth).tolist() == [0, 0, 1]
    assert weight_rank(weights("1/3", "1/6", "1/2"), truth).tolist() == [0, 0, 1]


@given(st.lists(st.fractions(-5, 5, max_denominator=60), min_size=1, max_size=8), st.integers(0, 2**32 - 1))
def test_weights_rank_by_their_exact_sum(values: list[Fraction], seed: int) -> None:
    truth = np.random.default_rng(seed).random((len(values), 10)) < 0.5
    total = [sum((v for v, row in zip(values, truth, strict=True) if row[s]), Fraction(0)) for s in range(10)]
    place = {v: r for r, v in enumerate(sorted(set(total)))}
    assert weight_rank(weights(*map(str, values)), truth).tolist() == [place[v] for v in total]


def test_weights_too_large_for_the_machine_are_still_exact() -> None:
    truth = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1]], bool)
    assert weight_rank(weights("1e30", "1", "1/3"), truth).tolist() == [2, 1, 0]


@given(st.lists(st.lists(st.integers(-3, 3), min_size=6, max_size=6), min_size=1, max_size=4))
def test_dense_ranks_follow_the_order_of_the_rows_without_gaps(columns: list[list[int]]) -> None:
    got = dense_rank([np.array(c) for c in columns])
    rows = list(zip(*columns, strict=True))
    order = {row: r for r, row in enumerate(sorted(set(rows)))}
    assert got.tolist() == [order[row] for row in rows]


def test_weights_in_a_file_tie_exactly(tmp_path: Path) -> None:
    model = case(tmp_path, "{weights: {x: 0.1, y: 0.2, z: 0.3}}")
    assert model.ranks[0][model.index("YYN")] == model.ranks[0][model.index("NNY")]


def test_a_ranking_ties_what_stands_in_a_nested_list(tmp_path: Path) -> None:
    model = case(tmp_path, "{ranking: [YYY, [NNN, NNY], YNN, [NYN, YYN], NYY, YNY]}")
    got = [int(model.ranks[0][model.index(x)]) for x in ("YYY", "NNN", "NNY", "YNN", "NYN", "YYN", "NYY", "YNY")]
    assert got == [5, 4, 4, 3, 2, 2, 1, 0]


def test_every_problem_of_a_ranking_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        case(
            tmp_path,
            "\n      ranking:\n        - YYN\n        - NNN\n        - YNN",
            "{ranking: [NNN]}",
            more='  infeasible: ["x & y", "y & z"]\n',
        )
    told = {p.where.line: p.what for p in caught.value.problems if "YYN" in p.what}
    assert list(told) == [13]
    assert "x & y" in told[13]
    said = " ".join(p.what for p in caught.value.problems)
    assert "the ranking of Anna leaves out 3 feasible state(s): NYN, NNY, YNY." in said
    assert "the ranking of Bert leaves out 4 feasible state(s)" in said
    assert all(p.ways_out for p in caught.value.problems)


def test_wishes_may_not_tell_merged_states_apart(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"Anna tell apart states that are merged in .end."):
        case(tmp_path, "{statements: [x]}", more='  same: {end: "--Y"}\n')
    model = case(tmp_path, '{statements: ["z | x"]}', more='  same: {end: "--Y"}\n')
    assert model.ranks[0][model.index("end")] == model.ranks[0][model.index("YNN")]


def test_a_merged_state_is_ranked_by_its_name_or_its_pattern(tmp_path: Path) -> None:
    for name in ("end", '"--Y"'):
        model = case(tmp_path, f"{{ranking: [{name}, YYN, YNN, [NNN, NYN]]}}", more='  same: {end: "--Y"}\n')
        assert model.ranks[0][model.index("end")] == 3


def test_a_ranking_made_by_a_program_needs_no_lines() -> None:
    assert Ranking((("a",), ("b",))).wheres == ()
