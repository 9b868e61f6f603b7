"""Answers of limited length in the array tier: the same as from a table of the feasible states, and as read aloud."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.case.nouns import Case, OptionConflict, Statement
from comity.conflict import plain
from comity.conflict.analyse import Settings, analyse
from comity.conflict.dense.refusals import CONCEPTS
from comity.conflict.dense.search import search
from comity.logic.tree import And, Name, Not
from comity.testing.conflicts import Shape, plain_of, random_case

SHAPES = {
    "infeasible": Shape(3, 6, infeasible=0.4, one_way=0, statements=True),
    "one-way": Shape(4, 6, infeasible=0.2, one_way=0.4, statements=True),
    "closed": Shape(4, 6, infeasible=0.3, one_way=0.2, statements=True, cannot=True),
    "two parties": Shape(2, 5, infeasible=0.4, one_way=0.1, statements=True),
    "every state": Shape(3, 6, infeasible=0, one_way=0, statements=True),
}


def tied(rng: random.Random, shape: Shape, statements: int) -> Case:
    """Return a case whose states are too many to forbid one by one: some options need others to be on."""
    case = random_case(rng, replace(shape, infeasible=0))
    assert isinstance(case.conflict, OptionConflict)
    ids = [o.id for o in case.conflict.options]
    pairs = [rng.sample(ids, 2) for _ in range(statements)]
    trees = [And((Name(a), Not(Name(b)))) for a, b in pairs]
    rows = tuple(Statement(repr(t), t) for t in trees)
    return replace(case, conflict=replace(case.conflict, infeasible=rows, status_quo=None))


def counts(case: Case, depth: int | None) -> list[int | None]:
    """Return how many equilibria there are, once they are those of the table tier."""
    ours, wanted = search(case, depth=depth, limit=1 << 13), analyse(case, Settings(CONCEPTS, depth=depth))
    assert not ours.absent
    for key in CONCEPTS:
        assert ours.labels(key) == wanted.labels(wanted.equilibria(key)), (key, depth)
    return [ours.found[key].count for key in CONCEPTS]


@pytest.mark.parametrize("name", SHAPES)
def test_every_concept_equals_the_table_tier_at_every_depth(name: str) -> None:
    for seed in range(20):
        case = random_case(random.Random(f"{name}{seed}"), SHAPES[name])
        for depth in range(5):
            counts(case, depth)


@pytest.mark.parametrize("cannot", [False, True])
def test_parties_of_both_sides_answer_what_was_known_the_round_before(cannot: bool) -> None:
    deeper = 0
    for seed in range(6):
        rng = random.Random(seed)
        shape = Shape(rng.choice([4, 5]), rng.choice([10, 12]), one_way=0.2, statements=True, cannot=cannot)
        case = tied(rng, shape, 6)
        got = [counts(case, depth) for depth in (1, 2, 3, None)]
        deeper += got[0] != got[1]
    assert deeper  # a second answer matters somewhere, or this would show nothing


@pytest.mark.parametrize("name", ["infeasible", "closed"])
def test_what_is_found_is_what_the_definitions_say(name: str) -> None:
    matters = set()
    for seed in range(12):
        case = random_case(random.Random(seed), replace(SHAPES[name], parties=3, options=4))
        model = analyse(case, Settings(("nash",))).model
        p = plain_of(model)
        for depth in (1, 2):
            ours = search(case, ("gmr", "seq"), depth=depth)
            for key in ("gmr", "seq"):
                wanted = [s for s in p.states if all(plain.stable(p, key, i, s, depth) for i in p.players)]
                assert ours.labels(key) == [model.label(s) for s in wanted]
                matters.add((seed, key, tuple(wanted)))
    assert len(matters) > 24  # at least one answer changes with the depth


def test_without_answers_every_concept_is_nash() -> None:
    case = random_case(random.Random(5), SHAPES["closed"])
    result = search(case, depth=0)
    assert {found.states for found in result.found.values()} == {search(case, ("nash",)).found["nash"].states}
