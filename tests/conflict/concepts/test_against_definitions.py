"""Every concept, on random small models of every kind, against the definitions read aloud."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case.nouns import OptionConflict, Ranking
from comity.conflict.analyse import Settings, analyse
from comity.conflict.concepts.limited import limited_stable, nonmyopic_stable
from comity.conflict.model import Model, build
from comity.conflict.plain import limited, stable
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

KEYS = ("nash", "gmr", "smr", "seq", "sseq")
SHAPES = {
    "two parties": Shape(2, 3),
    "three parties, free": Shape(3, 4, infeasible=0, one_way=0, ties=0),
    "three parties, infeasible": Shape(3, 4, infeasible=0.4, one_way=0),
    "three parties, one-way": Shape(3, 4, infeasible=0.2, one_way=0.7),
    "four parties": Shape(4, 5, infeasible=0.3),
    "statements": Shape(3, 4, statements=True),
    "merged states": Shape(3, 4, lumps=True),
    "closed moves": Shape(3, 4, cannot=True),
    "merged and closed": Shape(4, 4, lumps=True, cannot=True),
}


def mismatches(model: Model, depth: int | None) -> list[tuple[str, int, int]]:
    plain = plain_of(model)
    keys = KEYS if model.codes is None or model.space.merged else (*KEYS, "sim")
    result = analyse(model, Settings(concepts=keys, depth=depth))
    assert not result.absent
    return [
        (key, i, s)
        for key, i, s in product(keys, range(model.n_players), range(model.n_states))
        if bool(result.stable[key][i, s]) != stable(plain, key, i, s, depth)
    ]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("depth", [None, 1, 2])
def test_every_concept_equals_its_definition(name: str, depth: int | None) -> None:
    for seed in range(25):
        model = build(random_case(random.Random(f"{name}{seed}"), SHAPES[name]))
        assert mismatches(model, depth) == [], seed


@pytest.mark.parametrize("parties", [2, 3, 4])
@pytest.mark.parametrize("depth", [None, 1, 2, 3])
def test_hand_drawn_graphs_track_the_last_mover(parties: int, depth: int | None) -> None:
    for seed in range(40):
        model = build(random_drawn(random.Random(seed), parties, 6))
        assert mismatches(model, depth) == [], seed


@pytest.mark.parametrize("one_way", [0.0, 0.5])
def test_limited_moves_equal_backward_induction(one_way: float) -> None:
    for seed in range(30):
        model = build(random_case(random.Random(seed), Shape(2, 3, one_way=one_way)))
        plain, edges = plain_of(model), (model.moves.edges(0), model.moves.edges(1))
        for h in range(1, 6):
            got = limited_stable(edges, model.ranks, h).stays
            expected = [[limited(plain, i, s, h) for s in range(model.n_states)] for i in (0, 1)]
            assert got.tolist() == expected, (seed, h)


def test_nonmyopic_is_limited_move_stability_over_a_whole_period() -> None:
    longest = 0
    for seed in range(60):
        model = build(random_case(random.Random(seed), Shape(2, 4, infeasible=0.3)))
        edges = (model.moves.edges(0), model.moves.edges(1))
        found = nonmyopic_stable(edges, model.ranks)
        assert found is not None
        stays, begin, length = found.stays, found.begin, found.length
        longest = max(longest, length)
        later = [limited_stable(edges, model.ranks, h).stays for h in range(begin + 3 * length, begin + 5 * length)]
        assert np.array_equal(stays, np.logical_and.reduce(later))
    assert longest > 1  # the check above saw real cycles


@given(st.integers(0, 10**6), st.permutations(range(4)))
def test_a_limited_move_verdict_that_hangs_on_the_option_order_is_announced(seed: int, order: list[int]) -> None:
    case = random_case(random.Random(seed), Shape(2, 4, ties=0.5))
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    shuffled = replace(
        conflict,
        options=tuple(conflict.options[k] for k in order),
        preferences=tuple(
            replace(p, preference=Ranking(tuple(tuple(reordered(x, order) for x in t) for t in p.preference.tiers)))
            for p in conflict.preferences
            if isinstance(p.preference, Ranking)
        ),
        status_quo=None,
    )
    keys = ("l2", "l3", "l4", "nonmyopic")
    one = analyse(replace(case, conflict=replace(conflict, status_quo=None)), Settings(keys))
    two = analyse(replace(case, conflict=shuffled), Settings(keys))
    for key in keys:
        before = {(i, reordered(one.model.label(s), order)): bool(v) for (i, s), v in np.ndenumerate(one.stable[key])}
        after = {(i, two.model.label(s)): bool(v) for (i, s), v in np.ndenumerate(two.stable[key])}
        assert before == after or "several best moves" in one.notes[key]


def reordered(label: str, order: list[int]) -> str:
    return "".join(label[k] for k in order)


def test_l1_is_nash() -> None:
    for seed in range(20):
        result = analyse(random_case(random.Random(seed), Shape(2, 4)), Settings(concepts=("nash", "l1")))
        assert np.array_equal(result.stable["nash"], result.stable["l1"])


def test_limited_moves_of_three_parties_are_absent_with_a_reason() -> None:
    result = analyse(random_case(random.Random(0), Shape(3, 3)), Settings(concepts=("l2", "nonmyopic")))
    assert set(result.absent) == {"l2", "nonmyopic"}
    assert "two parties" in result.absent["l2"]


def test_simultaneous_moves_are_absent_where_states_are_drawn_or_merged() -> None:
    drawn = analyse(random_drawn(random.Random(0)), Settings(concepts=("sim",)))
    merged = analyse(random_case(random.Random(0), Shape(3, 4, lumps=True)), Settings(concepts=("sim",)))
    assert "drawn by hand" in drawn.absent["sim"]
    assert "merged" in merged.absent["sim"]
