"""Tests of what is necessary and what possible, held to every completion written out one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from random import Random
from typing import Any

import numpy as np
import pytest

from comity.case.doubt import Attitude, Degree, Doubt, Fuzzy, Place
from comity.case.nouns import Free, PartyPreference, Prioritised
from comity.case.read import load_text
from comity.conflict.beyond import beyond
from comity.conflict.kinds.completions import closed
from comity.conflict.kinds.engine import KEYS
from comity.conflict.kinds.parties import open_model
from comity.conflict.kinds.uncertain import Uncertain
from comity.conflict.model import Model, build
from comity.conflict.plain import Plain, stable
from comity.kernels.bitsets import pack, unpack
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

Order = tuple[int, ...]


def weak_orders(n: int) -> Iterator[Order]:
    """Every weak order of n states as ranks: all ways to give each a level, none of the levels left out."""
    for levels in product(range(n), repeat=n):
        if set(levels) == set(range(max(levels) + 1)):
            yield levels


def agrees(order: Order, rank: list[int], open_pairs: set[frozenset[int]]) -> bool:
    n = len(rank)
    return all(
        (order[a] > order[b]) == (rank[a] > rank[b]) and (order[a] == order[b]) == (rank[a] == rank[b])
        for a in range(n)
        for b in range(n)
        if a != b and frozenset((a, b)) not in open_pairs
    )


def by_enumeration(p: Plain, choices: list[list[Order]], key: str) -> tuple[set[int], set[int]]:
    always, ever = set(p.states), set()
    for profile in product(*choices):
        q = Plain(p.moves, profile)
        held = {s for s in p.states if all(stable(q, key, i, s) for i in p.players)}
        always &= held
        ever |= held
    return always, ever


def check(got: Uncertain, p: Plain, choices: list[list[Order]], exact: tuple[str, ...]) -> None:
    for key in KEYS:
        always, ever = by_enumeration(p, choices, key)
        need, may = got.necessary[key], got.possible[key]
        for bounds, truth in ((need, always), (may, ever)):
            assert {s for s in p.states if bounds.surely[s]} <= truth, key
            assert truth <= {s for s in p.states if bounds.perhaps[s]}, key
            assert bounds.exact or key not in exact, key


SMALL = (
    lambda rng: random_drawn(rng, parties=3, states=4, density=0.4),
    lambda rng: random_drawn(rng, parties=2, states=5, density=0.4),
    lambda rng: random_case(rng, Shape(parties=2, options=2, infeasible=0)),
    lambda rng: random_case(rng, Shape(parties=3, options=3, infeasible=0.5)),
    lambda rng: random_case(rng, Shape(parties=2, options=3, infeasible=0, lumps=True)),
    lambda rng: random_case(rng, Shape(parties=2, options=3, infeasible=0.4, cannot=True)),
)


def small(made: Any) -> Iterator[tuple[Random, Any, Model]]:
    for k, maker in enumerate(SMALL):
        for seed in range(8):
            rng = Random(f"small {k} {seed}")
            case = maker(rng)
            model = made.build(case)
            if 2 <= model.n_states <= 5:
                yield rng, case, model


@pytest.mark.parametrize("few", [500, 0])
def test_necessary_and_possible_are_what_every_and_some_completion_say(
    made: Any, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With ``few`` = 0 no completion is gone through: Nash, GMR and SMR are exact all the same."""
    monkeypatch.setattr("comity.conflict.kinds.bounds.MAX_COMPLETIONS", few)
    done = 0
    for rng, case, model in small(made):
        p = plain_of(model)
        choices: list[list[Order]] = []
        for k, party in enumerate(model.parties):
            pairs = made.random_unknown(rng, model, 3) if k < 2 else []
            case = made.unknown(case, party, pairs)
            open_pairs = {frozenset((model.index(a), model.index(b))) for a, b in pairs}
            choices.append([o for o in weak_orders(model.n_states) if agrees(o, list(p.ranks[k]), open_pairs)])
        if len(choices[0]) * len(choices[1]) > 150:
            continue
        got = beyond(made.build(case)).uncertain
        assert got is not None
        check(got, p, choices, KEYS if few else ("nash", "gmr", "smr"))
        done += 1
    assert done >= 25


def test_bounds_hold_what_enumeration_finds_in_hybrids(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown pairs beside fuzzy parties and attitudes: without enumeration the truth lies between the bounds."""
    done = 0
    for rng, case, model in small(made):
        a, b = model.parties[:2]
        case = made.unknown(case, a, made.random_unknown(rng, model, 3))
        labels = [model.label(s) for s in range(model.n_states)]
        degree = Degree(Place(labels[0]), Place(labels[1]), Fraction(rng.randint(0, 10), 10))
        case = made.changed(
            case, b, lambda row, d=degree: replace(row, doubt=Doubt(fuzzy=Fuzzy((d,), Fraction(3, 10))))
        )
        tones = tuple((p, rng.choice(("positive", "negative", "neutral"))) for p in model.parties)
        assert case.conflict is not None
        case = replace(case, conflict=replace(case.conflict, attitudes=(Attitude(b, tones),)))
        exact = beyond(made.build(case)).uncertain
        with monkeypatch.context() as few:
            few.setattr("comity.conflict.kinds.bounds.MAX_COMPLETIONS", 0)
            bounds = beyond(made.build(case)).uncertain
        assert exact is not None
        assert bounds is not None
        if not all(f[key].exact for f in (exact.necessary, exact.possible) for key in KEYS):
            continue
        for key in KEYS:
            for name in ("necessary", "possible"):
                truth, around = getattr(exact, name)[key].surely, getattr(bounds, name)[key]
                assert (around.surely <= truth).all(), (name, key)
                assert (truth <= around.perhaps).all(), (name, key)
        done += 1
    assert done >= 25


def test_a_free_preference_is_completed_by_strict_orders(made: Any) -> None:
    done = 0
    for _, case, model in small(made):
        p = plain_of(model)
        party = model.parties[0]
        case = made.changed(case, party, lambda row: PartyPreference(row.party, Free()))
        orders = list(permutations(range(model.n_states)))
        got = beyond(open_model(case)).uncertain
        assert got is not None
        check(got, p, [orders, *([tuple(r)] for r in p.ranks[1:])], KEYS)
        done += 1
    assert done >= 5


def test_free_statements_are_completed_by_their_orders(made: Any) -> None:
    for seed in range(25):
        case = random_case(Random(seed), Shape(options=3, statements=True))
        model = made.build(case)
        said = model.preference(0).preference
        assert isinstance(said, Prioritised)
        free = Free(said.statements[:4])
        opened = open_model(made.changed(case, model.parties[0], lambda row, f=free: PartyPreference(row.party, f)))
        orders = []
        for chosen in permutations(free.statements):
            other = made.changed(
                case, model.parties[0], lambda row, c=chosen: replace(row, preference=Prioritised(tuple(c)))
            )
            orders.append(tuple(made.build(other).ranks[0].tolist()))
        got = beyond(opened).uncertain
        assert got is not None
        p = plain_of(model)
        check(got, p, [orders, *([tuple(r)] for r in p.ranks[1:])], KEYS)


def test_what_follows_from_known_pairs_is_known() -> None:
    """a over c and c over b, with a and b unknown: a over b all the same."""
    text = """
comity: 1
title: t
parties: {one: One}
conflict:
  states: [a, b, c]
  moves: {one: ["b -> a", "a -> b", "b -> c", "c -> b"]}
  preferences: {one: {ranking: [a, c, b], unknown: [[a, b]]}}
"""
    got = beyond(build(load_text(text))).uncertain
    assert got is not None
    assert got.to_json()["extensions"]["b"]["nash"] == ["a", "c"]
    assert got.to_json()["extensions"]["a"]["nash"] == ["c"]  # pair by pair, a would be left for b
    assert got.to_json()["necessary"]["nash"] == ["a", "c"]  # but b is surely worse
    assert "undecided" not in got.to_json()


def test_the_closure_is_what_walking_finds() -> None:
    draw = np.random.default_rng(5)
    for n in (1, 5, 70):
        some = draw.random((n, n)) < 1.5 / n
        reach = some.copy()
        for _ in range(n):
            reach |= (reach.astype(int) @ some.astype(int)) > 0
        assert (unpack(closed(pack(some)), n) == reach).all()
