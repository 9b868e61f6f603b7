"""The implied ranking: the tiers are those of a naive score, and what decides is the first statement that differs."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from comity.case.nouns import Prioritised
from comity.conflict.model import Model, build
from comity.conflict.ranking import implied_ranking, ranking_json
from comity.logic.tree import And, Implies, Name, Node, Not, Or
from comity.testing.conflicts import Shape, random_case


def holds(tree: Node, on: set[str]) -> bool:
    """Read a statement aloud: the few kinds of trees that the random cases use."""
    if isinstance(tree, Name):
        return tree.name in on
    if isinstance(tree, Not):
        return not holds(tree.part, on)
    if isinstance(tree, And):
        return all(holds(p, on) for p in tree.parts)
    if isinstance(tree, Or):
        return any(holds(p, on) for p in tree.parts)
    assert isinstance(tree, Implies)
    return not holds(tree.condition, on) or holds(tree.consequence, on)


def truth(model: Model, player: int, s: int) -> list[bool]:
    preference = model.preference(player).preference
    assert isinstance(preference, Prioritised)
    assert model.codes is not None
    on = {o.id for k, o in enumerate(model.options) if int(model.codes[s]) >> k & 1}
    return [holds(x.tree, on) for x in preference.statements]


@pytest.fixture(scope="module")
def models() -> list[Model]:
    return [build(random_case(random.Random(seed), Shape(3, 5, statements=True))) for seed in range(15)]


def test_the_tiers_are_those_of_the_score_two_to_the_power_of_k_minus_its_place(models: list[Model]) -> None:
    for model in models:
        for i in range(model.n_players):
            score = []
            for s in range(model.n_states):
                kept = truth(model, i, s)
                score.append(sum(2 ** (len(kept) - 1 - k) for k, v in enumerate(kept) if v))
            expected = [{s for s, v in enumerate(score) if v == level} for level in sorted(set(score), reverse=True)]
            assert [set(t.states) for t in implied_ranking(model, i)] == expected


def test_what_puts_a_tier_above_the_next_is_the_first_statement_that_differs(models: list[Model]) -> None:
    for model in models:
        for i in range(model.n_players):
            tiers = implied_ranking(model, i)
            preference = model.preference(i).preference
            assert isinstance(preference, Prioritised)
            for t, lower in pairwise(tiers):
                for a in t.states:
                    for b in lower.states:
                        kept, lost = truth(model, i, a), truth(model, i, b)
                        first = next(k for k in range(len(kept)) if kept[k] != lost[k])
                        assert kept[first]
                        assert t.over_next == preference.statements[first].text
            assert tiers[-1].over_next == ""


def test_places_count_from_one_and_the_best_come_first(models: list[Model]) -> None:
    for model in models:
        tiers = implied_ranking(model, 0)
        assert [t.place for t in tiers] == list(range(1, len(tiers) + 1))
        ranks = [int(model.ranks[0][t.states[0]]) for t in tiers]
        assert ranks == sorted(ranks, reverse=True)


def test_the_top_alone_is_the_top_of_the_whole(models: list[Model]) -> None:
    for model in models:
        whole = implied_ranking(model, 1)
        for best in (0, 1, 2, 100):
            assert implied_ranking(model, 1, best=best) == whole[:best]


def test_some_states_alone_keep_their_order(models: list[Model]) -> None:
    model = models[0]
    among = np.arange(0, model.n_states, 3)
    tiers = implied_ranking(model, 0, among=among)
    assert sorted(s for t in tiers for s in t.states) == among.tolist()
    ranks = [int(model.ranks[0][t.states[0]]) for t in tiers]
    assert ranks == sorted(ranks, reverse=True)


def test_the_json_lists_every_state_once(models: list[Model]) -> None:
    for model in models:
        listed = [label for t in ranking_json(model, 0) for label in t["states"]]
        assert sorted(listed) == sorted(model.label(s) for s in range(model.n_states))
