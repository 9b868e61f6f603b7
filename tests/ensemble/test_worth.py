"""Tests of what a drawn preference makes of the states: as if the case had been written so."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np

from comity.case.nouns import Case, OptionConflict, PartyPreference, Prioritised, Ranking, Statement
from comity.conflict.model import build
from comity.ensemble.draws import uniforms
from comity.ensemble.ground import ground_of
from comity.ensemble.laws import laws_of
from comity.ensemble.worth import ByStatements, ByWeights
from comity.logic.tree import Name
from comity.testing.conflicts import Shape, random_case, random_drawn


def same_order(worth: np.ndarray, ranks: np.ndarray) -> bool:
    a, b = worth[:, None] - worth[None, :], ranks[:, None].astype(int) - ranks[None, :]
    return bool((np.sign(a) == np.sign(b)).all())


def test_drawn_statements_rank_states_as_a_case_written_in_that_order() -> None:
    rng = random.Random(4)
    for k in range(12):
        case = random_case(rng, Shape(statements=True, options=4, cannot=k % 2 == 0))
        laws, _ = laws_of(case, Fraction(1, 2), Fraction(1, 2))
        for i, player in enumerate(ground_of(case, laws).players):
            source = player.sources[0]
            drawn = source.drawn(uniforms(k, i, 0, 6, max(source.width, 1))[:, : source.width])
            for places, worth in zip(drawn, source.scale.worth(drawn), strict=True):
                assert same_order(worth, build(reordered(case, i, places)).ranks[i])


def reordered(case: Case, player: int, places: np.ndarray) -> Case:
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    rows = list(conflict.preferences)
    wish = rows[player].preference
    assert isinstance(wish, Prioritised)
    rows[player] = PartyPreference(
        rows[player].party, Prioritised(tuple(wish.statements[k] for k in np.argsort(places)))
    )
    return replace(case, conflict=replace(conflict, preferences=tuple(rows)))


def test_drawn_ranks_rank_states_as_a_case_written_in_that_order() -> None:
    rng = random.Random(5)
    cases = [random_case(rng, Shape(options=3, lumps=True)) for _ in range(5)]
    cases += [random_drawn(rng, states=5) for _ in range(5)]
    for case in cases:
        laws, _ = laws_of(case, Fraction(1, 2), Fraction(1, 2))
        assert case.conflict is not None
        source = ground_of(case, laws).players[0].sources[0]
        drawn = source.drawn(uniforms(1, 0, 0, 5, source.width))
        wish = case.conflict.preferences[0].preference
        assert isinstance(wish, Ranking)
        for places, worth in zip(drawn, source.scale.worth(drawn), strict=True):
            new = Ranking(tuple(wish.tiers[k] for k in np.argsort(places)))
            rows = (PartyPreference(case.conflict.preferences[0].party, new), *case.conflict.preferences[1:])
            written = replace(case, conflict=replace(case.conflict, preferences=rows))
            assert same_order(worth, build(written).ranks[0])


def test_more_statements_than_a_float_holds_are_compared_one_by_one() -> None:
    rng = np.random.default_rng(1)
    truth = rng.random((70, 12)) < 0.5
    truth[:, 3] = truth[:, 8]
    places = np.array([rng.permutation(70) for _ in range(4)])
    for row, worth in zip(places, ByStatements.of(truth).worth(places), strict=True):
        keys = [tuple(truth[np.argsort(row), s].tolist()) for s in range(12)]
        order = {key: k for k, key in enumerate(sorted(set(keys)))}
        assert same_order(worth, np.array([order[k] for k in keys]))
        assert worth[3] == worth[8]


def test_the_grid_of_weights_is_exact_for_thirds_and_large_numbers() -> None:
    ends = ((Fraction(1, 3), Fraction(1, 3)), (Fraction(2, 3), Fraction(2, 3)), (Fraction(1), Fraction(1)))
    truth = np.array([[1, 0], [1, 0], [0, 1]], bool)
    scale = ByWeights.of((*ends, (Fraction(-(10**9)), Fraction(10**9))), np.vstack([truth, [[0, 0]]]))
    worth = scale.worth(scale.drawn(uniforms(1, 0, 0, 20, 4)))
    assert (worth[:, 0] == worth[:, 1]).all()


def test_a_party_without_statements_is_indifferent_in_every_draw() -> None:
    tree = Name("o0")
    case = random_case(random.Random(1), Shape(statements=True, parties=2, options=2))
    assert isinstance(case.conflict, OptionConflict)
    rows = (PartyPreference("p0", Prioritised(())), PartyPreference("p1", Prioritised((Statement("o0", tree),))))
    case = replace(case, conflict=replace(case.conflict, preferences=rows))
    laws, _ = laws_of(case, Fraction(1, 2), Fraction(1, 2))
    source = ground_of(case, laws).players[0].sources[0]
    assert (source.scale.worth(source.drawn(np.zeros((3, 0)))) == 0).all()
