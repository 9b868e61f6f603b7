"""Moves closed to a party in the array tier: the same answers as from a table of the feasible states."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.case.nouns import Cannot, Case, OptionConflict, Statement
from comity.conflict import plain
from comity.conflict.analyse import Settings, analyse
from comity.conflict.dense.refusals import CONCEPTS, MAX_RULES
from comity.conflict.dense.search import search
from comity.logic.tree import Name, Not, Or
from comity.testing.conflicts import Shape, plain_of, random_case

SHAPE = Shape(3, 6, infeasible=0.3, one_way=0.3, statements=True, cannot=True)


def conflict_of(case: Case) -> OptionConflict:
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def same_as_table(case: Case, keys: tuple[str, ...] = CONCEPTS) -> list[int | None]:
    ours, wanted = search(case, keys, limit=1 << 13), analyse(case, Settings(keys))
    assert not ours.absent
    for key in keys:
        assert ours.labels(key) == wanted.labels(wanted.equilibria(key)), key
    return [ours.found[key].count for key in keys]


def many_rules(rng: random.Random, case: Case, rules: int) -> Case:
    conflict = conflict_of(case)
    ids = [o.id for o in conflict.options]

    def said() -> Statement:
        a, b = (Name(x) for x in rng.sample(ids, 2))
        tree = rng.choice([a, Not(a), Or((a, b)), Or((Not(a), b))])
        return Statement(repr(tree), tree)

    rows = tuple(Cannot(rng.choice(conflict.options).by, said(), said()) for _ in range(rules))
    return replace(case, conflict=replace(conflict, cannot=rows))


def test_every_concept_equals_the_table_tier() -> None:
    matters = 0
    for seed in range(60):
        case = random_case(random.Random(seed), replace(SHAPE, parties=2 + seed % 3))
        closed = same_as_table(case)
        matters += closed != same_as_table(replace(case, conflict=replace(conflict_of(case), cannot=())))
    assert matters > 20


@pytest.mark.parametrize("rules", [3, 9, 40])
def test_any_number_of_rules_up_to_64_is_kept_apart(rules: int) -> None:
    for seed in range(5):
        rng = random.Random(f"{rules}{seed}")
        same_as_table(many_rules(rng, random_case(rng, SHAPE), rules))


@pytest.mark.parametrize("parties", [2, 5])
def test_parties_worked_for_on_the_second_side_give_the_same_answers(parties: int) -> None:
    for seed in range(4):
        rng = random.Random(seed)
        case = random_case(rng, Shape(parties, 12, infeasible=0, one_way=0.2, statements=True))
        same_as_table(many_rules(rng, case, 3))


def test_what_is_found_is_what_the_definitions_say() -> None:
    for seed in range(15):
        case = random_case(random.Random(seed), replace(SHAPE, options=4))
        model = analyse(case, Settings(("nash",))).model
        p = plain_of(model)
        ours = search(case)
        for key in CONCEPTS:
            wanted = [s for s in p.states if all(plain.stable(p, key, i, s) for i in p.players)]
            assert ours.labels(key) == [model.label(s) for s in wanted], key


def test_more_rules_than_bits_and_more_options_than_pairs_are_absent_with_the_reason() -> None:
    rng = random.Random(1)
    case = random_case(rng, replace(SHAPE, parties=1))
    assert f"{MAX_RULES + 1} rules" in search(many_rules(rng, case, MAX_RULES + 1)).absent["nash"]
    wide = random_case(rng, Shape(2, 15, infeasible=0, one_way=0, statements=True))
    options = tuple(replace(o, by="p0" if k else "p1") for k, o in enumerate(conflict_of(wide).options))
    rule = Statement("o1", Name("o1"))
    conflict = replace(conflict_of(wide), options=options, cannot=(Cannot("p1", rule, rule),), status_quo=None)
    result = search(replace(wide, conflict=conflict))
    assert set(result.found) == {"nash"}  # nothing is closed to the party with many options
    assert "closed to a party" in result.absent["gmr"]
