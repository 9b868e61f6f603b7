"""Who would have to move together, looked for from one state of a model too large to go through."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from comity.case.nouns import Party
from comity.conflict.breakers import MAX_PLAYERS, breakers, coalitional_nash
from comity.conflict.model import build
from comity.conflict.plain import better_for_all, coalitions, reach
from comity.errors import TooLargeError
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def test_a_breaker_goes_where_it_says_and_the_nearest_place_is_taken() -> None:
    for seed in range(15):
        case = (
            random_case(random.Random(seed), Shape(3, 4, cannot=True))
            if seed % 2
            else random_drawn(random.Random(seed))
        )
        model = build(case)
        p = plain_of(model)
        for s in range(model.n_states):
            for b in breakers(model, s):
                at, last = s, -1
                for step in b.steps:
                    assert step.origin == at
                    assert step.player in b.members
                    assert step.player != last
                    assert step.target in p.moves[step.player][at]
                    at, last = step.target, step.player
                assert at == b.target
                assert better_for_all(p, b.members, s, b.target)
                shorter = reach(p, b.members, s, len(b.steps) - 1)
                assert not any(better_for_all(p, b.members, s, t) for t in shorter)


def test_a_large_model_is_judged_as_a_small_one() -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), Shape(3, 4)))
        p = plain_of(model)
        alone = np.array(
            [not any(better_for_all(p, (i,), s, t) for i in p.players for t in p.moves[i][s]) for s in p.states]
        )
        found = coalitional_nash(model, alone)
        for s in p.states:
            kept = not any(better_for_all(p, h, s, t) for h in coalitions(list(p.players)) for t in reach(p, h, s))
            assert bool(found.stable["nash"][s]) == kept
        assert set(found.broken_by["nash"]) == {s for s in p.states if alone[s] and not found.stable["nash"][s]}


def test_more_than_ten_players_are_refused_or_left_alone() -> None:
    many = MAX_PLAYERS + 1
    case = random_case(random.Random(0), Shape(many, many, infeasible=0.0, statements=True))
    model = build(replace(case, parties=tuple(Party(p.id, p.name) for p in case.parties)))
    assert breakers(model, 0) == ()
    with pytest.raises(TooLargeError, match="11 players"):
        coalitional_nash(model, np.ones(model.n_states, bool))
