"""The margin of one party's verdict: minimal by exhaustion, and a change that really flips."""

from __future__ import annotations

import importlib.util
import random
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised, Statement, Weights
from comity.conflict.margins.condition import CONCEPTS
from comity.conflict.margins.own import margin
from comity.conflict.model import Model, build
from comity.conflict.plain import stable
from comity.conflict.stability import stability
from comity.errors import BudgetExceededError, UsageError
from comity.logic.tree import Name, Node, Not, Or
from comity.testing.conflicts import Mix, Shape, mixed_case, plain_of, random_case, random_drawn

_SPEC = importlib.util.spec_from_file_location("exhaustion", Path(__file__).with_name("exhaustion.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
exhaustion = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(exhaustion)


def statements_model(seed: int) -> Model:
    rng = random.Random(seed)
    mix = Mix(4, rng.choice((2, 3)), one_way=0.3, forbidden=0.3, lumps=rng.choice((0, 0, 2)), cannot=rng.choice((0, 2)))
    return _short(build(mixed_case(rng, mix)))


def ranked_model(seed: int) -> Model:
    rng = random.Random(seed)
    while True:
        case = (
            random_drawn(rng, rng.choice((2, 3)), rng.choice((4, 5)), 0.35)
            if rng.random() < 0.5
            else random_case(rng, Shape(2, 3, infeasible=0.5, lumps=rng.random() < 0.4, cannot=rng.random() < 0.4))
        )
        model = build(case)
        if 3 <= model.n_states <= 5:
            return model


def _short(model: Model) -> Model:
    """Keep at most five statements of each party, so that every order can be tried."""
    conflict = model.conflict
    assert isinstance(conflict, OptionConflict)
    rows = tuple(replace(p, preference=Prioritised(p.preference.statements[:5])) for p in conflict.preferences)
    return build(replace(model.case, conflict=replace(conflict, preferences=rows)))


def check(model: Model, player: int, state: int, key: str, depth: int | None = None) -> None:
    found = margin(model, player, state, key, depth=depth)
    base = plain_of(model)
    assert found.stable == stable(base, key, player, state, depth)
    assert found.distance == exhaustion.least_own(model, player, state, key, depth)
    if found.distance is None:
        assert found.robust
        return
    turned = exhaustion.with_ranks(model, {player: found.ranks})
    assert bool(stability(turned, key, depth, Budget(), {})[player, state]) != found.stable
    assert exhaustion.every_change(model, player)[_as_listed(model, player, found.ranks)] == found.distance


def _as_listed(model: Model, player: int, ranks: tuple[int, ...]) -> tuple[int, ...]:
    """Return the entry of every change that ranks the states the same way."""
    for listed in exhaustion.every_change(model, player):
        if np.array_equal(np.unique(listed, return_inverse=True)[1], np.unique(ranks, return_inverse=True)[1]):
            return tuple(listed)
    raise AssertionError("a change that is no order")


@pytest.mark.parametrize("seed", range(25))
def test_orders_of_statements_are_minimal_by_exhaustion(seed: int) -> None:
    model, rng = statements_model(seed), random.Random(seed)
    for key in CONCEPTS:
        check(model, rng.randrange(model.n_players), rng.randrange(model.n_states), key)


@pytest.mark.parametrize("seed", range(24))
def test_rankings_are_minimal_by_exhaustion_over_all_weak_orders(seed: int) -> None:
    model, rng = ranked_model(seed), random.Random(seed)
    for key in CONCEPTS:
        check(model, rng.randrange(model.n_players), rng.randrange(model.n_states), key)


@pytest.mark.parametrize("seed", range(6))
def test_a_depth_is_obeyed(seed: int) -> None:
    for model in (statements_model(100 + seed), ranked_model(100 + seed)):
        check(model, 0, model.n_states - 1, "gmr", depth=1)
        check(model, 0, model.n_states - 1, "sseq", depth=2)


@pytest.mark.parametrize("seed", range(8))
def test_the_changed_preference_is_the_one_that_flips(seed: int) -> None:
    for model in (statements_model(seed), ranked_model(seed)):
        for player in range(model.n_players):
            for state in range(min(4, model.n_states)):
                found = margin(model, player, state, "gmr")
                if found.changed is None:
                    continue
                changed = build(_with(model.case, model.parties[player], found.changed))
                assert bool(stability(changed, "gmr", None, Budget(), {})[player, state]) != found.stable


def _with(case: Case, party: str, preference: object) -> Case:
    assert case.conflict is not None
    rows = tuple(
        PartyPreference(p.party, preference) if p.party == party else p  # type: ignore[arg-type]
        for p in case.conflict.preferences
    )
    return replace(case, conflict=replace(case.conflict, preferences=rows))


def _said(text: str, tree: Node) -> Statement:
    return Statement(text, tree)


def two_options(*statements: str) -> Model:
    """Return a conflict in which a owns x and b owns y, and a has these statements of x, y, !x, !y."""
    trees: dict[str, Node] = {"x": Name("x"), "y": Name("y"), "!x": Not(Name("x")), "!y": Not(Name("y"))}
    trees["x | !x"] = Or((trees["x"], trees["!x"]))
    mine = Prioritised(tuple(_said(t, trees[t]) for t in statements))
    options = (Option("x", "a", "x"), Option("y", "b", "y"))
    rows = (PartyPreference("a", mine), PartyPreference("b", Prioritised(())))
    return build(Case("two", (Party("a", "Anna"), Party("b", "Bert")), OptionConflict(options, rows)))


def test_saying_a_statement_twice_changes_no_margin() -> None:
    once, twice = two_options("!x", "x", "y"), two_options("!x", "!x", "x", "x", "y")
    for state in range(4):
        for key in CONCEPTS:
            a, b = margin(once, 0, state, key), margin(twice, 0, state, key)
            assert (a.distance, a.stable, a.words) == (b.distance, b.stable, b.words)
    found = margin(twice, 0, twice.index("NN"), "nash")
    assert found.changed is not None
    assert [s.text for s in found.changed.statements] == ["x", "x", "!x", "!x", "y"]


def test_a_statement_that_always_holds_changes_no_margin() -> None:
    plain, padded = two_options("!x", "y", "x"), two_options("x | !x", "!x", "x | !x", "y", "x")
    for state in range(4):
        a, b = margin(plain, 0, state, "nash"), margin(padded, 0, state, "nash")
        assert (a.distance, a.words, a.ranks) == (b.distance, b.words, b.ranks)
    found = margin(padded, 0, 0, "nash")
    assert found.changed is not None
    assert sorted(s.text for s in found.changed.statements) == sorted(["x | !x", "x | !x", "!x", "y", "x"])


def test_a_model_of_another_reading_has_no_margin_of_the_main_one() -> None:
    model = two_options("!x", "x")
    turned = exhaustion.with_ranks(model, {0: tuple(1 - r for r in model.ranks[0].tolist())})
    assert "main reading" in margin(turned, 0, 0, "nash").absent


def test_one_swap_in_words() -> None:
    found = margin(two_options("!x", "x"), 0, 0, "nash")
    assert (found.stable, found.distance, found.words) == (True, Fraction(1), "puts “x” above “!x”")


def test_where_no_order_flips_the_verdict_it_is_robust() -> None:
    found = margin(two_options("!x", "y"), 0, 0, "nash")
    assert found.robust
    assert found.to_json() == {"stable": True, "distance": None, "robust": True}


def test_weights_have_no_margin_and_say_why() -> None:
    model = two_options("x")
    assert isinstance(model.conflict, OptionConflict)
    weights = Weights(((_said("x", Name("x")), Fraction(1)),))
    changed = build(_with(model.case, model.parties[0], weights))
    found = margin(changed, 0, 0, "nash")
    assert found.distance is None
    assert not found.robust
    assert "weights" in found.absent


def test_an_unknown_concept_is_refused() -> None:
    with pytest.raises(UsageError, match="no margins for sim"):
        margin(two_options("x"), 0, 0, "sim")


def test_a_budget_of_nothing_stops() -> None:
    with pytest.raises(BudgetExceededError):
        margin(two_options("!x", "x"), 0, 0, "nash", Budget(0.0))
