"""A legal move between two unknown states is just what the table of the same conflict knows as a move."""

from __future__ import annotations

import random

import pytest

from comity.case.nouns import OptionConflict
from comity.conflict.model import Model, build
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.steps import move
from comity.solve.sat import sat_engine
from comity.testing.conflicts import Shape, plain_of, random_case

SHAPES = {
    "one-way": Shape(3, 4, infeasible=0.1, one_way=0.6, statements=True),
    "closed moves": Shape(2, 4, infeasible=0.2, one_way=0.3, cannot=True, statements=True),
    "four parties": Shape(4, 4, infeasible=0.2, statements=True),
}
Pair = tuple[int, int]


def moves_of(model: Model, party: int, paying: bool) -> set[Pair]:
    """Return the moves of a party as pairs of packed states."""
    assert model.codes is not None
    plain, code = plain_of(model), model.codes.tolist()
    ranks = plain.ranks[party]
    return {
        (code[s], code[t]) for s in plain.states for t in plain.moves[party][s] if not paying or ranks[t] > ranks[s]
    }


def solved(e: Encoding, f: Encoding, literal: int) -> set[Pair]:
    every = range(1 << len(e.options))
    return {(s, t) for s in every for t in every if e.engine.solve([literal, *e.fixed(s), *f.fixed(t)])}


@pytest.mark.parametrize("paying", [False, True])
@pytest.mark.parametrize("name", SHAPES)
def test_who_moves_where_equals_the_table(name: str, paying: bool) -> None:
    for seed in range(6):
        case = random_case(random.Random(f"{name}{seed}"), SHAPES[name])
        assert isinstance(case.conflict, OptionConflict)
        model = build(case)
        e = Encoding(case.conflict, sat_engine())
        f = Encoding(case.conflict, e.engine, beside=e)
        wants = {p.party: p.preference for p in case.conflict.preferences}
        who = move(e, f, model.parties[1:], wants if paying else None)
        assert model.parties[0] not in who
        for k, party in enumerate(model.parties[1:], 1):
            assert solved(e, f, who[party]) == moves_of(model, k, paying), (seed, party)


def test_a_pass_keeps_the_state_and_has_no_mover() -> None:
    case = random_case(random.Random(3), SHAPES["four parties"])
    assert isinstance(case.conflict, OptionConflict)
    e = Encoding(case.conflict, sat_engine())
    f = Encoding(case.conflict, e.engine, beside=e)
    idle = e.fresh()
    who = move(e, f, ["p1", "p2"], pass_=idle)
    stays = solved(e, f, idle)
    assert stays
    assert all(s == t for s, t in stays)
    assert not any(e.engine.solve([idle, literal]) for literal in who.values())
    assert not e.engine.solve([-idle, *(-literal for literal in who.values())])
