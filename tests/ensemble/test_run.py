"""Tests of chunks and tallies: the same counts however the draws are split, and nothing counted twice."""

from __future__ import annotations

import pickle
import random
from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import Case
from comity.catalogue.entries import load_entry
from comity.conflict.model import build
from comity.conflict.preferences import dense_rank
from comity.conflict.stability import stability
from comity.ensemble.draws import uniforms
from comity.ensemble.features import draw
from comity.ensemble.plan import Plan, plan
from comity.ensemble.run import prepare, run_chunk
from comity.ensemble.tally import Tally, combine
from comity.errors import UsageError
from comity.testing.conflicts import Shape, random_case, random_drawn

KEYS = ("nash", "gmr", "smr", "seq", "sseq")


def whole(p: Plan) -> Tally:
    ready = prepare(p)
    return combine(run_chunk(p, c, ready) for c in p.chunks())


def cases() -> list[Case]:
    rng = random.Random(2)
    return [
        random_case(rng, Shape(statements=True)),
        random_case(rng, Shape(lumps=True, cannot=True)),
        random_drawn(rng),
        random_case(rng, Shape(parties=2, one_way=1.0)),
    ]


def test_counts_are_those_of_the_table_on_every_drawn_preference() -> None:
    for case in cases():
        p = plan(case, 40, 3, KEYS, dispersion=0.6)
        tally, model, ready = whole(p), build(case), prepare(p)
        held = np.zeros_like(tally.held)
        for d in range(40):
            worth = [
                draw(q, uniforms(3, i, d, 1, q.width), (), ready.n_states).worth[0]
                for i, q in enumerate(ready.ground.players)
            ]
            ranks = np.array([dense_rank([np.unique(w, return_inverse=True)[1]]) for w in worth], np.int32)
            drawn = replace(model, ranks=ranks)
            held += [stability(drawn, key, None, Budget(), {}).all(axis=0) for key in KEYS]
        assert (tally.held == held).all()


def test_the_size_of_chunks_and_their_order_make_no_difference() -> None:
    for case in cases():
        p = plan(case, 150, 3, KEYS)
        one, many = whole(p), [run_chunk(q, c) for q in [replace(p, size=37)] for c in q.chunks()]
        random.Random(1).shuffle(many)
        other = combine(many)
        for name in ("held", "own", "drawn", "own_given", "held_given"):
            assert (getattr(one, name) == getattr(other, name)).all(), name
        assert other.chunks.tolist() == [0, 1, 2, 3, 4]


def test_compiled_and_plain_kernels_count_the_same() -> None:
    for case in cases():
        p = plan(case, 60, 3, KEYS)
        chunk = p.chunks()[0]
        assert run_chunk(p, chunk, prepare(p, True)).to_bytes() == run_chunk(p, chunk, prepare(p, False)).to_bytes()


def test_room_for_one_draw_at_a_time_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    p = plan(cases()[0], 30, 3)
    want = run_chunk(p, p.chunks()[0]).to_bytes()
    monkeypatch.setattr("comity.ensemble.run._ROOM", 1)
    assert run_chunk(p, p.chunks()[0]).to_bytes() == want


def test_a_plan_can_be_sent_and_says_what_it_is_by_its_digest() -> None:
    case = cases()[0]
    p = plan(case, 100, 3)
    sent = pickle.loads(pickle.dumps(p))
    assert sent.digest == p.digest
    assert run_chunk(sent, sent.chunks()[0]).to_bytes() == run_chunk(p, p.chunks()[0]).to_bytes()
    others = [plan(case, 101, 3), plan(case, 100, 4), plan(case, 100, 3, ("nash",)), plan(case, 100, 3, dispersion=0.2)]
    others += [plan(case, 100, 3, without=("o0",)), plan(case, 100, 3, with_=("o0",)), plan(cases()[1], 100, 3)]
    assert len({p.digest, *(q.digest for q in others)}) == 8


def test_concepts_are_kept_in_one_order() -> None:
    case = cases()[0]
    assert plan(case, 10, 0, ("seq", "nash")).digest == plan(case, 10, 0, ("nash", "seq")).digest


def test_a_tally_comes_back_from_its_bytes() -> None:
    tally = whole(plan(cases()[0], 50, 3, without=("o0",)))
    back = Tally.from_bytes(tally.to_bytes())
    assert back.to_bytes() == tally.to_bytes()
    assert (back.lost == tally.lost).all()
    assert back.held.shape == tally.held.shape


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"comity tally 1\n{}\nxx"])
def test_bytes_that_are_no_tally_are_refused(damage: bytes) -> None:
    with pytest.raises(UsageError, match="no tally"):
        Tally.from_bytes(damage)


def test_a_tally_that_claims_to_be_huge_or_is_cut_short_is_refused() -> None:
    good = whole(plan(cases()[0], 5, 3)).to_bytes()
    with pytest.raises(UsageError, match="damaged"):
        Tally.from_bytes(good[:-9])
    with pytest.raises(UsageError, match="too large"):
        Tally.from_bytes(good.replace(b'"chunks": [1]', b'"chunks": [99999999999]'))
    with pytest.raises(UsageError, match="negative"):
        Tally.from_bytes(good.replace(b'"chunks": [1]', b'"chunks": [-1]'))


def test_a_chunk_is_not_counted_twice_nor_another_plan_with_it() -> None:
    p = plan(cases()[0], 50, 3)
    tally = whole(p)
    with pytest.raises(UsageError, match="twice"):
        combine([tally, tally])
    with pytest.raises(UsageError, match="different plans"):
        combine([tally, whole(replace(p, seed=4))])
    with pytest.raises(UsageError, match="nothing"):
        combine([])


def test_the_same_draws_answer_different_questions() -> None:
    case = load_entry("syria_iraq_1975").case
    both, alone = whole(plan(case, 300, 5, ("nash", "seq"))), whole(plan(case, 300, 5, ("nash",)))
    assert (both.held[0] == alone.held[0]).all()
    more = whole(plan(case, 400, 5, ("nash",)))
    assert (more.held[0] >= alone.held[0]).all()  # the first 300 draws are the same


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"draws": 0}, "draws cannot"),
        ({"seed": -1}, "seed"),
        ({"concepts": ("sim",)}, "Concepts: nash"),
        ({"concepts": ()}, "no concept"),
        ({"dispersion": 1.5}, "dispersion"),
        ({"without": ("nowhere",)}, "Options: o0"),
        ({"without": ("o0",), "with_": ("o0",)}, "both"),
    ],
)
def test_arguments_that_do_not_fit_are_refused_with_the_way_out(wrong: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        plan(**{"case": cases()[0], "draws": 10, "seed": 0, **wrong})  # type: ignore[arg-type]


def test_a_drawn_conflict_has_no_option_to_hold() -> None:
    with pytest.raises(UsageError, match="drawn by hand"):
        plan(cases()[2], 10, 0, without=("x",))
