"""Tests of stability on sets of pairs: it is the table where ranks stand behind them, and the definitions elsewhere."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from comity.budget import Budget
from comity.conflict.kinds.engine import KEYS, Ground, Steps, _plain_stable, verdicts
from comity.conflict.kinds.relations import (
    Relation,
    all_pairs,
    by_rank,
    count,
    has,
    no_pairs,
    turned,
    without,
)
from comity.conflict.model import Model
from comity.conflict.stability import stability
from comity.kernels.bitsets import pack, unpack
from comity.testing.conflicts import plain_of


def of_ranks(model: Model) -> list[Relation]:
    rows = [by_rank(r) for r in model.ranks]
    return [Relation(r, without(r)) for r in rows]


def judged(model: Model, relations: list[Relation]) -> dict[str, Any]:
    ground = Ground.of(model.moves)
    return verdicts(ground, relations, Steps.of(ground, [r.improves for r in relations]))


def test_with_ranks_behind_it_the_engine_is_the_table(made: Any) -> None:
    for _, case in made.every_case(12):
        model = made.build(case)
        found = judged(model, of_ranks(model))
        for key in KEYS:
            table = stability(model, key, None, Budget(), {})
            assert (found[key] == table).all(), (key, case)


def random_relation(rng: random.Random, n: int) -> Relation:
    """Any two sets of pairs at all: neither transitive nor complementary."""
    draw = np.random.default_rng(rng.randrange(1 << 30))
    improves, deters = draw.random((n, n)) < rng.random(), draw.random((n, n)) < rng.random()
    return Relation(pack(improves), pack(deters))


def test_with_any_pairs_at_all_the_engine_is_the_definition(made: Any) -> None:
    for rng, case in made.every_case(8):
        model = made.build(case)
        n = model.n_states
        relations = [random_relation(rng, n) for _ in model.parties]
        found = judged(model, relations)
        moves = plain_of(model).moves
        improves = [unpack(r.improves, n).tolist() for r in relations]
        for i, r in enumerate(relations):
            deters = unpack(r.deters, n).tolist()
            for key in KEYS:
                for s in range(n):
                    assert found[key][i, s] == _plain_stable(moves, improves, deters, key, i, s), (key, i, s)


def test_a_state_is_never_better_than_itself() -> None:
    rows = by_rank(np.array([0, 1, 1, 0]))
    assert not any(has(rows, s, s) for s in range(4))
    assert not any(has(all_pairs(70), s, s) for s in range(70))
    assert count(all_pairs(70)) == 70 * 69


@pytest.mark.parametrize("n", [1, 63, 64, 65, 130])
def test_pairs_are_the_same_however_they_are_packed(n: int) -> None:
    draw = np.random.default_rng(n)
    rank = draw.integers(0, 5, n).astype(np.int32)
    above = rank[None, :] > rank[:, None]
    assert (unpack(by_rank(rank), n) == above).all()
    assert (unpack(turned(by_rank(rank)), n) == above.T).all()
    assert (unpack(without(by_rank(rank)), n) == ~above).all()
    assert count(without(no_pairs(n))) == n * n


def test_a_stopped_budget_stops_the_work(made: Any) -> None:
    model = made.build(made.some_case("plain", 0))

    def pause() -> None:
        raise KeyboardInterrupt

    relations = of_ranks(model)
    ground = Ground.of(model.moves, pause)
    with pytest.raises(KeyboardInterrupt):
        verdicts(ground, relations, Steps.of(ground, [r.improves for r in relations]), ("gmr",))
