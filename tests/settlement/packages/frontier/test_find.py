"""The frontier against its definition, and what is said where it is not complete."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel, Settlement, Span, Values
from comity.settlement.packages.frontier.find import frontier
from comity.settlement.packages.model import Packages, packages_of
from comity.settlement.packages.plain import acceptable, allowed, dominates, pareto
from comity.testing.deals_at_random import deal_at_random, relabelled


@pytest.mark.parametrize("seed", range(80))
def test_the_frontier_is_that_of_the_definition_with_every_equal_package(seed: int) -> None:
    model = packages_of(deal_at_random(random.Random(seed), coarse=seed % 2 == 0))
    found = frontier(model)
    assert found.complete
    assert sorted(p for p, _ in found.packages) == sorted(pareto(model, acceptable(model)))
    assert found.count == len(found.packages)
    assert all(model.values(package) == values for package, values in found.packages)


@pytest.mark.parametrize("seed", range(20))
def test_the_frontier_of_all_packages_is_an_option(seed: int) -> None:
    model = packages_of(deal_at_random(random.Random(seed)))
    found = frontier(model, everyone=False)
    assert sorted(p for p, _ in found.packages) == sorted(pareto(model, allowed(model)))


@pytest.mark.parametrize("seed", range(40))
def test_a_sample_holds_points_of_the_frontier_only_and_says_that_it_is_one(seed: int) -> None:
    model = packages_of(deal_at_random(random.Random(seed)))
    found = frontier(model, most=0)
    there = pareto(model, acceptable(model))
    assert not found.complete or not there
    assert "there may be others" in found.why or not found.points
    assert {p for p, _ in found.packages} <= set(there)


@pytest.mark.parametrize("seed", range(10))
def test_swapping_the_names_of_parties_swaps_the_values_and_nothing_else(seed: int) -> None:
    deal = deal_at_random(random.Random(seed))
    names = dict(zip("abcd", "dcba", strict=True))
    one, other = packages_of(deal), packages_of(relabelled(deal, names))
    there = {p: dict(zip(other.parties, v, strict=True)) for p, v in frontier(other).packages}
    here = {p: {names[a]: x for a, x in zip(one.parties, v, strict=True)} for p, v in frontier(one).packages}
    assert here == there


def test_two_parties_at_ten_to_the_thirty_are_complete() -> None:
    model = _large(30, 10, 2)
    found = frontier(model)
    assert found.complete
    values = [point.values for point in found.points]
    assert values == sorted(values, reverse=True)
    assert all(a[1] < b[1] for a, b in itertools.pairwise(values))
    # a second witness: nobody on a frontier does better by the sum of both than the best level of every issue
    best = sum(max(a + b for a, b in zip(*levels, strict=True)) for levels in zip(*model.worth, strict=True))
    assert max(sum(v) for v in values) == best


def test_many_parties_are_sampled_and_no_point_dominates_another() -> None:
    found = frontier(_large(20, 6, 5), most=500)
    assert not found.complete
    assert len(found.points) > 20
    values = [point.values for point in found.points]
    assert not any(dominates(a, b) for a in values for b in values)


def test_a_continuous_issue_gives_points_along_the_line_of_trade_offs() -> None:
    cake = Issue("cake", span=(Fraction(0), Fraction(1)))
    up = ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(1)))
    down = ((Fraction(0), Fraction(1)), (Fraction(1), Fraction(0)))
    none = Span(Fraction(0), Fraction(0))
    deal = Settlement(
        issues=(cake,), values=(Values("a", none, curves=(("cake", up),)), Values("b", none, curves=(("cake", down),)))
    )
    found = frontier(packages_of(deal))
    assert not found.complete
    assert len(found.points) > 10
    assert all(abs(sum(point.values) - 1) < Fraction(1, 10**6) for point in found.points)


def test_a_budget_that_is_over_leaves_an_incomplete_answer() -> None:
    found = frontier(_large(30, 10, 2), budget=Budget(0.0))
    assert not found.complete
    assert "budget" in found.why


def _large(issues: int, levels: int, parties: int) -> Packages:
    rng = random.Random(7)
    there = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(levels))) for k in range(issues))
    worth = tuple(
        tuple(tuple(Fraction(rng.randint(0, 100)) for _ in range(levels)) for _ in range(issues))
        for _ in range(parties)
    )
    floor = tuple(Fraction(sum(max(w) for w in row)) * 2 / 5 for row in worth)
    names = tuple("abcdefgh"[:parties])
    return Packages(
        there, names, worth, (((),) * issues,) * parties, ((),) * parties, (), floor, (Fraction(1),) * parties
    )
