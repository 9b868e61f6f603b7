"""Improving a package: against the definition, on small cases and by programs."""

from __future__ import annotations

import itertools
import math
import random
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages import improve as room
from comity.settlement.packages.blocks import blocks_of
from comity.settlement.packages.improve import improve
from comity.settlement.packages.model import Package, Packages, package_from, packages_of
from comity.settlement.packages.plain import better, pareto
from comity.testing.deals_at_random import deal_at_random


def _start(seed: int) -> tuple[Packages, Package]:
    deal = deal_at_random(random.Random(seed), coarse=seed % 3 == 0)
    model = packages_of(deal)
    return model, package_from(model, dict(deal.plans[0].package))


@pytest.mark.parametrize("seed", range(60))
def test_better_packages_are_those_of_the_definition(seed: int) -> None:
    model, start = _start(seed)
    found = improve(model, start, limit=10_000)
    expected = better(model, start)
    assert sorted(b.package for b in found.better) == sorted(expected)
    assert found.count == len(expected)
    assert found.efficient == (not expected)
    here = model.values(start)
    for b in found.better:
        assert b.gains == tuple(v - h for v, h in zip(model.values(b.package), here, strict=True))
        assert b.changed == tuple(i.id for i, x, y in zip(model.issues, start, b.package, strict=True) if x != y)


def test_values_of_very_different_size_let_nothing_worse_through() -> None:
    # thirds and billionths beside billions: what a party has does not fit in 64 bits, in whole steps
    big, third, fine = Fraction(10**9 + 1), Fraction(1, 3), Fraction(123456789) + Fraction(1, 10**9)
    a = ((big, Fraction(10**6)), (fine, big + third), (Fraction(0), Fraction(10**6)))
    b = ((big, fine), (Fraction(10**9), Fraction(1)), (Fraction(10**9), fine + third))
    issues = tuple(Issue(f"i{k}", levels=(IssueLevel("l0"), IssueLevel("l1"))) for k in range(3))
    none, one, empty = (Fraction(0),) * 2, (Fraction(1),) * 2, ((),) * 3
    model = Packages(issues, ("a", "b"), (a, b), (empty,) * 2, ((), ()), (), none, one)
    assert not blocks_of(model).small
    for start in itertools.product((0, 1), repeat=3):
        found = improve(model, start, limit=100)
        assert sorted(x.package for x in found.better) == sorted(better(model, start))
        assert found.count == len(better(model, start))


@pytest.mark.parametrize("seed", range(60))
def test_the_best_for_each_party_the_product_and_the_fewest_changes_are_right(seed: int) -> None:
    model, start = _start(seed)
    found = improve(model, start)
    here = model.values(start)
    expected = {p: tuple(v - h for v, h in zip(model.values(p), here, strict=True)) for p in better(model, start)}
    for party, gain in enumerate(found.gains):
        assert gain == max((gains[party] for gains in expected.values()), default=0)
    products = [math.prod(gains) for gains in expected.values() if min(gains) > 0]
    assert (math.prod(found.nash.gains) if found.nash else None) == max(products, default=None)
    changes = {p: sum(x != y for x, y in zip(p, start, strict=True)) for p in expected}
    fewest = [p for p in expected if changes[p] == min(changes.values())]
    assert {b.package for b in found.nearest} <= set(fewest)
    assert set(pareto(model, fewest)) == {b.package for b in found.nearest} or len(found.nearest) == 20


@pytest.mark.parametrize("seed", range(25))
def test_programs_give_the_same_verdict_as_going_through_issues(seed: int) -> None:
    model, start = _start(seed)
    one, other = improve(model, start), room._by_program(model, start, 20, None)
    assert one.efficient == other.efficient
    assert one.gains == other.gains
    assert (math.prod(one.nash.gains) if one.nash else None) == (math.prod(other.nash.gains) if other.nash else None)


def test_walk_away_values_play_no_part() -> None:
    for seed in range(10):
        model, start = _start(seed)
        high = Packages(
            model.issues,
            model.parties,
            model.worth,
            model.curves,
            model.extras,
            model.exclude,
            tuple(Fraction(10_000) for _ in model.floor),
            model.weights,
        )
        assert improve(model, start) == improve(high, start)


def test_a_budget_that_is_over_claims_nothing_that_is_not_shown() -> None:
    for seed in range(10):
        model, start = _start(seed)
        found = room._by_program(model, start, 20, Budget(0.0))
        assert found.efficient is None or found.better or found.complete
        assert all(min(b.gains) >= 0 < max(b.gains) for b in found.better)
