"""What the others can bring about, many moves at a time, against the sequences written out one by one."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.budget import Budget
from comity.conflict.margins import reach
from comity.conflict.margins.find import margins
from comity.conflict.margins.reach import ground
from comity.conflict.model import Model, build
from comity.conflict.plain import reach as plain_reach
from comity.conflict.plain import reach_improving
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def models(seed: int) -> list[Model]:
    rng = random.Random(seed)
    shapes = [Shape(3, 4), Shape(3, 4, lumps=True), Shape(2, 4, cannot=True, statements=True)]
    return [build(random_drawn(rng, 3, 9, 0.15)), *(build(random_case(rng, s)) for s in shapes)]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("depth", [None, 0, 1, 2])
def test_answers_are_the_legal_sequences(seed: int, depth: int | None) -> None:
    for model in models(seed):
        plain, under = plain_of(model), ground(model, depth)
        starts = np.arange(model.n_states)
        for player in plain.players:
            others = [j for j in plain.players if j != player]
            for credible, twin in ((False, plain_reach), (True, reach_improving)):
                found = under.answers(player, starts, credible, Budget().check)
                for s in plain.states:
                    # a way back to the start changes no verdict
                    assert set(found[s].tolist()) - {s} == twin(plain, others, s, depth) - {s}


def test_more_than_sixty_four_starts_are_told_apart() -> None:
    model = build(random_case(random.Random(3), Shape(2, 7, infeasible=0.0, one_way=0.5)))
    plain, under = plain_of(model), ground(model)
    found = under.answers(0, np.arange(128), False, Budget().check)
    assert all(set(found[s].tolist()) - {s} == plain_reach(plain, [1], s) - {s} for s in (0, 63, 64, 100, 127))


def test_too_many_moves_are_refused_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "MAX_MOVES", 4)
    model = build(random_case(random.Random(0), Shape(2, 4)))
    found = margins(model, [0], ["nash", "seq"])
    assert set(found.absent) == {"nash", "seq"}
    assert "more than 4 moves" in found.absent["nash"]
    assert found.found == ()
