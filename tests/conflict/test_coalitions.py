"""Coalitional stability against the definitions read aloud, and the coalitions it names."""

from __future__ import annotations

import random
from itertools import product

import pytest

from comity.budget import Budget
from comity.conflict.breakers import breakers, coalitional_nash
from comity.conflict.coalitions import COALITIONAL, Coalition, all_coalitions, coalitional
from comity.conflict.model import Model, build
from comity.conflict.plain import better_for_all, coalition_stable
from comity.conflict.stability import stability
from comity.errors import TooLargeError
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def mismatches(model: Model, depth: int | None, structure: tuple[Coalition, ...] = ()) -> list[tuple[str, int]]:
    plain = plain_of(model)
    found = coalitional(model.moves, model.ranks, depth=depth, structure=structure)
    every = structure or tuple(all_coalitions(model.n_players))
    out = []
    for key, s in product(COALITIONAL, range(model.n_states)):
        leaving = [h for h in every if not coalition_stable(plain, key, h, s, depth, individual=bool(structure))]
        smallest = [h for h in leaving if not any(set(k) < set(h) for k in leaving)]
        if bool(found.stable[key][s]) == bool(leaving) or sorted(found.broken_by[key].get(s, ())) != sorted(smallest):
            out.append((key, s))
    return out


@pytest.mark.parametrize("depth", [None, 1, 2])
@pytest.mark.parametrize(
    "shape",
    [
        Shape(2, 3),
        Shape(3, 4),
        Shape(3, 4, one_way=0.8),
        Shape(4, 4, infeasible=0.4),
        Shape(3, 4, lumps=True, cannot=True),
    ],
)
def test_every_coalition_equals_its_definition(shape: Shape, depth: int | None) -> None:
    for seed in range(8):
        assert mismatches(build(random_case(random.Random(seed), shape)), depth) == [], seed


@pytest.mark.parametrize("depth", [None, 2])
def test_coalitions_on_hand_drawn_graphs_equal_their_definition(depth: int | None) -> None:
    for seed in range(25):
        assert mismatches(build(random_drawn(random.Random(seed), 3, 5, 0.35)), depth) == [], seed


@pytest.mark.parametrize("structure", [((0, 1), (2,)), ((0,), (1, 2))])
def test_with_a_fixed_structure_outsiders_answer_one_by_one(structure: tuple[Coalition, ...]) -> None:
    for seed in range(12):
        assert mismatches(build(random_case(random.Random(seed), Shape(3, 4))), None, structure) == [], seed
        assert mismatches(build(random_drawn(random.Random(seed), 3, 5, 0.35)), None, structure) == [], seed


def test_breakers_name_the_smallest_coalitions_and_a_way_that_pays_each_member() -> None:
    for seed in range(20):
        model = build(random_case(random.Random(seed), Shape(3, 4)))
        found, plain = coalitional(model.moves, model.ranks, concepts=("nash",)), plain_of(model)
        for s in range(model.n_states):
            named = breakers(model, s)
            assert sorted(b.members for b in named) == sorted(found.broken_by["nash"].get(s, ()))
            for b in named:
                assert better_for_all(plain, b.members, s, b.target)
                assert b.steps[-1].target == b.target
                assert {step.player for step in b.steps} <= set(b.members)


def test_too_many_states_are_refused_with_the_limit() -> None:
    model = build(random_case(random.Random(0), Shape(3, 13, infeasible=0.0, one_way=0.0, statements=True)))
    with pytest.raises(TooLargeError, match="8,192 states"):
        coalitional(model.moves, model.ranks)


def test_large_models_still_get_coalitional_nash_by_looking_at_the_nash_equilibria_alone() -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), Shape(3, 4)))
        full = coalitional(model.moves, model.ranks, concepts=("nash",))
        alone = stability(model, "nash", None, Budget(), {}).all(axis=0)
        quick = coalitional_nash(model, alone)
        assert quick.stable["nash"].tolist() == full.stable["nash"].tolist()
        for s, named in quick.broken_by["nash"].items():
            assert sorted(named) == sorted(full.broken_by["nash"][s])
