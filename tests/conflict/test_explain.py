"""Every answer that an explanation shows really is one, and where it says there is none, there is none."""

from __future__ import annotations

import random

import pytest

from comity.budget import Budget
from comity.case.nouns import Prioritised
from comity.catalogue.entries import load_entry
from comity.conflict.explain import ANSWERED, deciding_statement, explain
from comity.conflict.model import Model, build
from comity.conflict.plain import Plain, improvements, reach, reach_improving, stable
from comity.conflict.steps import Step
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

SHAPES = [
    Shape(2, 3),
    Shape(3, 4),
    Shape(4, 4, infeasible=0.3, one_way=0.5),
    Shape(3, 4, lumps=True, cannot=True),
    Shape(3, 4, statements=True),
]


def models() -> list[Model]:
    optional = [build(random_case(random.Random(seed), shape)) for shape in SHAPES for seed in range(4)]
    return optional + [build(random_drawn(random.Random(seed), 3, 6, 0.35)) for seed in range(6)]


def answers_by_hand(p: Plain, key: str, i: int, s: int, t: int, depth: int | None) -> set[int]:
    """Return the states that sanction the improvement from s to t."""
    others = [j for j in p.players if j != i]
    found = (reach_improving if key in ("seq", "sseq") else reach)(p, others, t, depth)
    u = p.ranks[i]
    hurt = {x for x in found if u[x] <= u[s]}
    if key in ("smr", "sseq"):
        hurt = {x for x in hurt if all(u[y] <= u[s] for y in p.moves[i][x])}
    return hurt


def is_answer(p: Plain, key: str, i: int, s: int, t: int, steps: tuple[Step, ...]) -> bool:
    at, last = t, -1
    for step in steps:
        legal = step.origin == at and step.target in p.moves[step.player][at]
        if not legal or step.player in (i, last):
            return False
        if step.improves != (p.ranks[step.player][step.target] > p.ranks[step.player][at]):
            return False
        if key in ("seq", "sseq") and not step.improves:
            return False
        at, last = step.target, step.player
    return bool(steps) and at in answers_by_hand(p, key, i, s, t, None)


@pytest.mark.parametrize("depth", [None, 1, 2])
def test_every_answer_shown_is_legal_and_takes_the_gain_away_and_none_means_none(depth: int | None) -> None:
    shown = withheld = 0
    for model in models():
        p = plain_of(model)
        for s in range(model.n_states):
            for player in explain(model, s, depth=depth).players:
                i = player.player
                assert sorted(x.target for x in player.improvements) == sorted(improvements(p, i, s))
                for improvement in player.improvements:
                    for key in ANSWERED:
                        steps, t = improvement.answers[key], improvement.target
                        if steps is None:
                            assert not answers_by_hand(p, key, i, s, t, depth)
                            withheld += 1
                        else:
                            assert is_answer(p, key, i, s, t, steps)
                            assert depth is None or len(steps) <= depth
                            # a shortest one: nothing shorter would do
                            assert not answers_by_hand(p, key, i, s, t, len(steps) - 1)
                            shown += 1
    assert min(shown, withheld) > 100


def test_the_verdicts_are_those_of_the_definitions_whatever_is_written_out() -> None:
    for model in models()[::3]:
        p = plain_of(model)
        for s in range(model.n_states):
            for limit in (0, 1, 200):
                for player in explain(model, s, limit=limit).players:
                    for key, holds in player.holds.items():
                        assert holds == stable(p, key, player.player, s), (key, s, limit)
                    assert len(player.improvements) + player.more == len(improvements(p, player.player, s))


def test_the_most_attractive_improvement_comes_first() -> None:
    for model in models():
        for s in range(model.n_states):
            for player in explain(model, s).players:
                ranks = [int(model.ranks[player.player][x.target]) for x in player.improvements]
                assert ranks == sorted(ranks, reverse=True)


def test_the_deciding_statement_is_the_first_that_tells_two_states_apart() -> None:
    model = build(random_case(random.Random(5), Shape(3, 4, statements=True)))
    for i in range(model.n_players):
        preference = model.preference(i).preference
        assert isinstance(preference, Prioritised)
        for one in range(model.n_states):
            for other in range(model.n_states):
                decided = deciding_statement(model, i, one, other)
                assert bool(decided) == (model.ranks[i][one] != model.ranks[i][other])


def test_a_ranking_gives_no_reason() -> None:
    model = build(load_entry("syria_iraq_1975").case)
    ranked = [i for i in range(model.n_players) if not isinstance(model.preference(i).preference, Prioritised)]
    for i in ranked:
        assert {deciding_statement(model, i, 0, s) for s in range(model.n_states)} == {""}


def test_an_explanation_out_of_time_keeps_what_it_has_and_says_so() -> None:
    model = build(load_entry("elmira").case)
    found = explain(model, 0, budget=Budget(0.0))
    assert found.complete is False
    assert found.players == ()
    assert found.to_json()["complete"] is False


def test_a_threat_that_would_not_pay_is_called_one() -> None:
    model = build(load_entry("chicken").case)
    said = " ".join(explain(model, model.index("YY"), players=(0,)).sentences())
    assert "Party A could gain" in said
    assert "Only a threat stands against it" in said
    assert "would not pay Party B" in said


def test_more_moves_than_are_told_are_counted() -> None:
    model = build(random_case(random.Random(3), Shape(2, 5, infeasible=0, one_way=0, ties=0)))
    for s in range(model.n_states):
        for player in explain(model, s).players:
            if len(player.improvements) > 1:
                said = explain(model, s, players=(player.player,)).sentences(limit=1)
                n = len(player.improvements) - 1
                assert said[-1].endswith(f"has {n} more move{'s' if n > 1 else ''} to states it ranks higher.")
                return
    raise AssertionError("no state with two improvements was made")
