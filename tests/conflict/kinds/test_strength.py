"""Tests of strong and weak stability against their definitions written out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.nouns import Preference, Prioritised, Ranking, Weights
from comity.case.read import load_text
from comity.conflict.beyond import beyond
from comity.conflict.kinds.engine import Ground, Steps, stable
from comity.conflict.kinds.parties import kinds_of
from comity.conflict.kinds.relations import has
from comity.conflict.kinds.strength import degrees_of, worse_by
from comity.conflict.kinds.strong import KEYS, Strong, strongly
from comity.conflict.model import Model, build
from comity.conflict.plain import improvements, reach, reach_improving
from comity.conflict.stability import stability
from comity.errors import CaseError
from comity.logic.masks import mask
from comity.testing.conflicts import Mix, Shape, mixed_case, plain_of, random_case


def strong(model: Model) -> Strong:
    got = beyond(model).strong
    assert got is not None
    return got


def degree(model: Model, i: int, s: int, x: int) -> int:
    """How much i prefers s to x, 0 where it does not: read off the preference itself."""
    wish, u = model.preference(i).preference, model.ranks[i]
    if u[s] <= u[x]:
        return 0
    first, second = model.label(s), model.label(x)
    if isinstance(wish, Ranking):
        place = {label: k for k, tier in enumerate(wish.tiers) for label in tier}
        return max((d for k, d in wish.breaks if place[first] <= k < place[second]), default=1)
    holds = [_truth(model, s), _truth(model, x)]
    if isinstance(wish, Prioritised):
        decides = next(k for k, (a, b) in enumerate(zip(*holds, strict=True)) if a != b)
        return wish.degrees[decides] if wish.degrees else 1
    assert isinstance(wish, Weights)
    gap = sum(((a - b) * w for a, b, (_, w) in zip(*holds, wish.weights, strict=True)), Fraction(0))
    return 1 + sum(gap >= m for m in wish.much)


def _truth(model: Model, s: int) -> list[bool]:
    wish = model.preference(0).preference
    said = [x for x, _ in wish.weights] if isinstance(wish, Weights) else wish.statements  # type: ignore[union-attr]
    assert model.space.raw is not None
    assert model.space.to is not None
    member = model.space.raw[model.space.to == s][:1]
    return [bool(mask(x.tree, member, {o.id: k for k, o in enumerate(model.options)})[0]) for x in said]


def graded_cases(made: Any) -> list[Model]:
    out = []
    for rng, case in made.every_case(4):
        model = made.build(case)
        wish = model.preference(0).preference
        assert isinstance(wish, Ranking)
        spots = sorted(rng.sample(range(len(wish.tiers) - 1), min(2, len(wish.tiers) - 1)))
        breaks = tuple((k, rng.randint(2, 3)) for k in spots)
        out.append(made.build(_with(made, case, model, replace(wish, breaks=breaks))))
    for seed in range(12):
        rng = Random(seed)
        lumps = seed % 2
        case = mixed_case(rng, Mix(4, 3, one_way=0.3, forbidden=0.2, lumps=lumps, cannot=seed % 3 == 0))
        model = made.build(case)
        wish = model.preference(0).preference
        assert isinstance(wish, Prioritised)
        degrees = tuple(rng.randint(1, 3) for _ in wish.statements)
        out.append(made.build(_with(made, case, model, replace(wish, degrees=degrees))))
        weights = tuple((s, Fraction(rng.randint(1, 9), rng.choice((1, 2)))) for s in wish.statements)
        much = (Fraction(5, 2), Fraction(6))
        out.append(made.build(_with(made, case, model, Weights(weights, much=much))))
    return [m for m in out if degrees_of(m.preference(0).preference)]


def _with(made: Any, case: Any, model: Model, wish: Preference) -> Any:
    return made.changed(case, model.parties[0], lambda row: replace(row, preference=wish))


def test_degrees_are_read_off_the_preference(made: Any) -> None:
    for model in graded_cases(made):
        for d in (1, 2, 3, 4):
            rows = worse_by(model, 0, d)
            for s in range(model.n_states):
                for x in range(model.n_states):
                    assert has(rows, s, x) == (degree(model, 0, s, x) >= d), (d, s, x)


def test_strong_stability_is_its_definition(made: Any) -> None:
    """Every improvement is answered by x with s preferred to x by the degree or more; under SMR every y from x too."""
    for model in graded_cases(made):
        got, p = strong(model), plain_of(model)
        others = list(p.players)[1:]
        for d in got.strong:
            for key in KEYS:
                answers = reach_improving if key in ("seq", "sseq") else reach
                for s in p.states:
                    expected = True
                    for t in improvements(p, 0, s):
                        hard = [x for x in answers(p, others, t) if degree(model, 0, s, x) >= d]
                        if key in ("smr", "sseq"):
                            hard = [x for x in hard if all(degree(model, 0, s, y) >= d for y in p.moves[0][x])]
                        expected = expected and bool(hard)
                    assert got.strong[d][key][0, s] == expected, (d, key, s)


def test_strong_means_stable_and_a_higher_degree_means_a_lower_one(made: Any) -> None:
    for model in graded_cases(made):
        got = strong(model)
        degrees = sorted(got.strong)
        for key in KEYS:
            for d in degrees:
                assert (got.strong[d][key] <= got.held[key]).all()
                assert not (got.weak(d, key) & got.equilibria(d, key)).any()
            for low, high in pairwise(degrees):
                assert (got.strong[high][key] <= got.strong[low][key]).all()


def test_without_ties_strong_at_degree_one_is_stable(made: Any) -> None:
    for seed in range(20):
        model = made.build(random_case(Random(seed), Shape(options=3, ties=0)))
        ground = Ground.of(model.moves)
        views = [k.view for k in kinds_of(model)]
        steps = Steps.of(ground, [v.leaving.maybe for v in views])
        for key in KEYS:
            table = stability(model, key, None, Budget(), {})
            for i in range(model.n_players):
                assert (stable(ground, i, strongly(model, i, views[i], 1), key, steps) == table[i]).all()


CASE = """
comity: 1
title: t
parties: {a: A, b: B}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}}
  preferences:
    a: {ranking: [YN, NN, %s YY, NY]}
    b: {statements: [y]}
"""


def test_a_mild_loss_deters_only_weakly() -> None:
    """By hand: at NN party A gains by x; B answers with YY, which A likes less than NN, mildly or much."""
    much = beyond(build(load_text(CASE % '">>",'))).to_json()["strong"]
    assert much["parties"] == {"a": {"degrees": [2]}}
    text = (CASE % "").replace("YY, NY]", 'YY, ">>", NY]')
    mild = strong(build(load_text(text)))
    hard = strong(build(load_text(CASE % '">>",')))
    nn = hard.model.index("NN")
    assert hard.strong[2]["gmr"][0, nn]
    assert hard.held["gmr"][0, nn]
    assert mild.held["gmr"][0, nn]
    assert not mild.strong[2]["gmr"][0, nn]


def test_degrees_do_not_go_with_chances() -> None:
    text = (CASE % '">>",').replace("NY]}", "NY], chances: {degrees: [{of: YN, over: NN, degree: 0.5}]}}")
    with pytest.raises(CaseError, match="degrees of strength"):
        beyond(build(load_text(text)))
