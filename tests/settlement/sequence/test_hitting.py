"""Lightest hitting sets against every set of items."""

from __future__ import annotations

import random
from fractions import Fraction

from comity.budget import Budget
from comity.settlement.sequence.hitting import Items, Missed, lightest
from comity.testing.sequences_at_random import lightest_of, subsets


def family(rng: random.Random, items: int) -> list[Items]:
    return [frozenset(rng.sample(range(items), rng.randint(1, 3))) for _ in range(rng.randint(1, 7))]


def asked(sets: list[Items], at_once: int = 1) -> Missed:
    return lambda taken: [s for s in sets if not s & taken][:at_once]


def test_all_lightest_sets_are_found_as_by_trying_every_set() -> None:
    rng = random.Random(5)
    for _ in range(80):
        sets = family(rng, 7)
        weights = [Fraction(rng.randint(0, 4), rng.choice((1, 2, 3, 7))) for _ in range(7)]
        least, best = lightest_of((s for s in subsets(range(7)) if all(s & x for x in sets)), weights)
        found = lightest(weights, asked(sets))
        assert found.weight == found.least == least
        assert set(found.sets) == best
        assert found.complete
        assert found.proven


def test_nothing_to_hit_needs_nothing() -> None:
    found = lightest([Fraction(1)], lambda taken: [])
    assert found.sets == (frozenset(),)
    assert found.weight == 0


def test_weights_that_floats_cannot_tell_apart_are_told_apart() -> None:
    sets = [frozenset({0, 1})]
    third = Fraction(1, 3)
    found = lightest([third, third + Fraction(1, 10**7)], asked(sets))
    assert found.sets == (frozenset({0}),)


def test_a_limit_cuts_the_list_and_says_so() -> None:
    sets = [frozenset(range(6))]
    found = lightest([Fraction(1)] * 6, asked(sets), limit=4)
    assert len(found.sets) == 4
    assert found.proven
    assert not found.complete
    assert lightest([Fraction(1)] * 6, asked(sets), limit=6).complete


def test_ctrl_c_keeps_what_was_found() -> None:
    asked_for = 0

    def missed(taken: Items) -> list[Items]:
        nonlocal asked_for
        asked_for += 1
        if asked_for == 5:
            raise KeyboardInterrupt
        return [s for s in (frozenset({0, 1}), frozenset({2, 3})) if not s & taken][:1]

    budget = Budget(None)
    found = lightest([Fraction(1)] * 4, missed, budget=budget)
    assert len(found.sets[0]) == 2
    assert not found.complete
    assert budget.over()


def test_a_budget_that_is_over_still_gives_a_set_that_hits_everything() -> None:
    rng = random.Random(6)
    for _ in range(30):
        sets = family(rng, 7)
        found = lightest([Fraction(1)] * 7, asked(sets), budget=Budget(0.0))
        assert all(found.sets[0] & s for s in sets)
        assert found.weight == len(found.sets[0])
        assert found.least <= len(found.sets[0])
        assert not found.complete
