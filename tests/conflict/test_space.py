"""Feasible states: which, in which order, under which names, and when they are too many."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case.nouns import Lump, Option, OptionConflict, Statement
from comity.conflict.model import build
from comity.conflict.space import MAX_OPTIONS, code_of, covers, feasible_codes, pattern_of
from comity.errors import TooLargeError
from comity.logic.tree import And, Name, Not
from comity.testing.conflicts import Shape, random_case, random_drawn


def free(options: int) -> OptionConflict:
    return OptionConflict(tuple(Option(f"o{k}", "p", "") for k in range(options)), ())


@given(st.text("YN", min_size=1, max_size=26))
def test_a_pattern_and_its_packed_form_are_the_same_thing(pattern: str) -> None:
    assert pattern_of(code_of(pattern), len(pattern)) == pattern


@given(st.text("YN-", min_size=4, max_size=4))
def test_a_pattern_covers_what_agrees_with_its_letters(pattern: str) -> None:
    codes = np.arange(16, dtype=np.uint64)
    expected = [all(p in ("-", q) for p, q in zip(pattern, pattern_of(int(c), 4), strict=True)) for c in codes.tolist()]
    assert covers(pattern, codes).tolist() == expected


def test_the_first_option_is_the_lowest_bit() -> None:
    assert [pattern_of(int(c), 2) for c in feasible_codes(free(2))] == ["NN", "YN", "NY", "YY"]


def test_every_statement_rules_out_what_satisfies_it() -> None:
    a, b = Name("o0"), Name("o1")
    rules = (Statement("o0 & o1", And((a, b))), Statement("!o0 & !o1", And((Not(a), Not(b)))))
    assert [pattern_of(int(c), 2) for c in feasible_codes(replace(free(2), infeasible=rules))] == ["YN", "NY"]


def test_chunks_of_a_large_space_fit_together() -> None:
    rule = Statement("!o20", Not(Name("o20")))  # only the upper half remains, which begins a chunk
    codes = feasible_codes(replace(free(21), infeasible=(rule,)))
    assert np.array_equal(codes, np.arange(1 << 20, 1 << 21, dtype=np.uint64))


def test_too_many_options_or_states_are_refused_with_the_ways_out() -> None:
    with pytest.raises(TooLargeError, match=r"27 options make 2\^27 combinations.*Split the conflict"):
        feasible_codes(free(MAX_OPTIONS + 1))
    with pytest.raises(TooLargeError, match=r"4,194,304.*infeasible"):
        feasible_codes(free(23))


def test_every_label_leads_back_to_its_state() -> None:
    for seed in range(10):
        for case in (random_case(random.Random(seed), Shape(3, 4, lumps=True)), random_drawn(random.Random(seed))):
            space = build(case).space
            assert [space.index(space.label(s)) for s in range(space.n_states)] == list(range(space.n_states))


def test_a_merged_state_is_found_by_its_name_its_pattern_and_each_of_its_members() -> None:
    case = random_case(random.Random(1), Shape(2, 3, infeasible=0.0, statements=True))
    assert isinstance(case.conflict, OptionConflict)
    indifferent = tuple(replace(p, preference=replace(p.preference, statements=())) for p in case.conflict.preferences)
    model = build(
        replace(
            case,
            conflict=replace(
                case.conflict, same=(Lump("end", "Y--"),), preferences=indifferent, status_quo=None, cannot=()
            ),
        )
    )
    assert model.n_states == 5
    assert [model.label(s) for s in range(5)] == ["NNN", "NYN", "NNY", "NYY", "end"]
    assert {model.index(label) for label in ("end", "Y--", "YNN", "YYY")} == {4}


@pytest.mark.parametrize("label", ["", "Y", "YYYYY", "Y-NN", "nothing", "ynnn", "YNN "])
def test_what_names_no_state_is_none(label: str) -> None:
    space = build(random_case(random.Random(0), Shape(2, 4, infeasible=0.0))).space
    assert space.index(label) is None
