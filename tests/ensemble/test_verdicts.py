"""Tests of verdicts for many preferences at once: against the definitions read aloud, and compiled against plain."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.conflict.model import Model, build
from comity.conflict.plain import Plain, stable
from comity.ensemble.verdicts import BIT, board_of, verdicts
from comity.kernels.batch import Board
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

KEYS = ("nash", "gmr", "smr", "seq", "sseq")


def models() -> list[Model]:
    rng = random.Random(11)
    out = []
    for k in range(10):
        out.append(build(random_case(rng, Shape(parties=2 + k % 3, options=3 + k % 2, one_way=0.0 if k % 2 else 0.5))))
        out.append(build(random_case(rng, Shape(parties=3, options=4, lumps=True, cannot=k % 2 == 0))))
        out.append(build(random_drawn(rng, parties=1 + k % 4, states=5, density=0.35)))
    return out


@pytest.mark.parametrize("quick", [False, True])
def test_every_verdict_of_every_draw_is_that_of_the_definitions(quick: bool) -> None:
    rng = np.random.default_rng(5)
    seen = dict.fromkeys(KEYS, 0)
    for model in models():
        values = rng.integers(0, 4, (model.n_players, 5, model.n_states)).astype(float)  # few values: many ties
        bits = verdicts(board_of(model), values, KEYS, quick)
        base = plain_of(model)
        for d in range(5):
            p = Plain(base.moves, values[:, d].astype(int).tolist())
            for key in KEYS:
                for i in p.players:
                    want = [stable(p, key, i, s) for s in p.states]
                    assert ((bits[i, d] & BIT[key]) != 0).tolist() == want, (key, i)
                    seen[key] += want.count(False)
    assert all(seen.values())  # every concept refused something


def test_compiled_and_plain_agree_on_larger_models() -> None:
    rng = np.random.default_rng(6)
    for seed in range(4):
        shape = Shape(parties=4, options=7, one_way=0.3 * (seed % 2), lumps=seed > 1)
        model = build(random_case(random.Random(seed), shape))
        board = board_of(model)
        values = rng.standard_normal((model.n_players, 8, model.n_states))
        assert (verdicts(board, values, KEYS, True) == verdicts(board, values, KEYS, False)).all()


def test_parts_of_moves_that_can_be_taken_back_are_those_found_by_search() -> None:
    model = build(random_case(random.Random(3), Shape(parties=3, options=5, one_way=0.0)))
    by_labels = board_of(model)
    by_search = Board.of([model.moves.edges(i) for i in range(3)], True)
    values = np.random.default_rng(1).standard_normal((3, 6, model.n_states))
    assert (verdicts(by_labels, values, KEYS, False) == verdicts(by_search, values, KEYS, False)).all()


def test_only_the_concepts_asked_are_marked() -> None:
    model = build(random_case(random.Random(3), Shape()))
    values = np.zeros((model.n_players, 1, model.n_states))
    assert (verdicts(board_of(model), values, ("seq",), False) == BIT["seq"]).all()
