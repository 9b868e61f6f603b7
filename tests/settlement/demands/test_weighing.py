"""What changes where weights change, against weights at every corner of the intervals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from comity.case.settlement import Demand, Settlement, Span
from comity.settlement.demands.analyse import demands
from comity.settlement.demands.weighing import Weights, turning, whole_weights
from comity.testing.demands_at_random import DemandShape, random_demands


def weighed_as(settlement: Settlement, weights: dict[str, Fraction]) -> Settlement:
    rows = tuple(replace(d, weight=Span(weights[d.id], weights[d.id])) for d in settlement.demands)
    return replace(settlement, demands=rows)


def cheapest(settlement: Settlement, weights: dict[str, Fraction]) -> set[tuple[str, ...]]:
    return {r.drop for r in demands(weighed_as(settlement, weights), {}).cheapest}


@pytest.mark.parametrize("seed", range(25))
def test_sometimes_and_always_cheapest_are_those_of_all_corners(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(demands=6))
    found = demands(settlement, {})
    corners = [
        cheapest(settlement, {d.id: w for d, w in zip(settlement.demands, at, strict=True)})
        for at in product(*({d.weight.low, d.weight.high} for d in settlement.demands))
    ]
    if all(d.weight.known for d in settlement.demands if d.kind != "offer"):
        assert all(r.sometimes is None for r in found.relaxations)
        return
    for r in found.relaxations:
        assert r.sometimes == any(r.drop in c for c in corners)
        assert r.always == all(r.drop in c for c in corners)


@pytest.mark.parametrize("seed", range(25))
def test_a_weight_within_its_bounds_leaves_the_cheapest_cheapest(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(demands=6, offers=0.0))
    found = demands(settlement, {})
    weights = {d.id: d.weight.middle for d in settlement.demands}
    best, step = {r.drop for r in found.cheapest}, Fraction(1, 8)
    for row in found.unlocks:
        assert row.least is not None
        for inside in (row.least, weights[row.demand] + 100 if row.most is None else row.most):
            assert best <= cheapest(settlement, weights | {row.demand: inside})
        if row.least >= step:
            assert not best <= cheapest(settlement, weights | {row.demand: row.least - step})
        if row.most is not None:
            assert not best <= cheapest(settlement, weights | {row.demand: row.most + step})


def test_whole_weights_keep_the_order_and_put_the_smaller_of_equals_first() -> None:
    half, third = Fraction(1, 2), Fraction(1, 3)
    whole = whole_weights([half, third, Fraction(5, 6), Fraction(0)])
    assert whole[2] < whole[0] + whole[1] < whole[2] + whole[3] + whole[3]
    assert min(whole) == 1


def test_very_large_weights_are_compared_exactly() -> None:
    settlement = random_demands(random.Random(2), DemandShape(demands=6, offers=0.0))
    big = Fraction(10**30)
    rows = tuple(replace(d, weight=Span(big, big + 1)) for d in settlement.demands)
    found = demands(replace(settlement, demands=rows), {})
    least = min(len(r.drop) for r in found.relaxations)
    assert {r.drop for r in found.relaxations if r.sometimes} == {
        r.drop for r in found.relaxations if len(r.drop) == least
    }


@pytest.mark.parametrize("seed", range(25))
def test_weights_in_whole_numbers_are_the_sums_of_the_fractions(seed: int) -> None:
    rng = random.Random(seed)
    rows = random_demands(rng, DemandShape(demands=6)).demands
    sets = [[k for k in range(len(rows)) if rng.random() < 0.5] for _ in range(8)]
    found = Weights.of(rows).listed(sets)
    assert [r.drop for r in found] == [tuple(rows[k].id for k in s) for s in sorted(sets, key=lambda s: told(rows, s))]
    by_id = {d.id: d.weight for d in rows}
    for r in found:
        for end in ("low", "high"):
            assert getattr(r, end) == sum((getattr(by_id[d], end) for d in r.drop), Fraction(0))
        assert r.weight == sum((by_id[d].middle for d in r.drop), Fraction(0))


def told(rows: Sequence[Demand], places: list[int]) -> tuple[Fraction, int, list[int]]:
    return sum((rows[k].weight.middle for k in places), Fraction(0)), len(places), places


@pytest.mark.parametrize("seed", range(25))
def test_the_lightest_with_and_without_a_demand_are_those_of_the_whole_list(seed: int) -> None:
    rng = random.Random(seed)
    rows = random_demands(rng, DemandShape(demands=6)).demands
    found = Weights.of(rows).listed([k for k in range(len(rows)) if rng.random() < 0.5] for _ in range(5))
    for d, near in zip(rows, turning(rows, found), strict=True):
        gives = [r.weight - d.weight.middle for r in found if d.id in r.drop]
        keeps = [r.weight for r in found if d.id not in r.drop]
        assert near.gives == min(gives, default=None)
        assert near.keeps == min(keeps, default=None)
        assert near.lightest == min(gives + keeps)


@pytest.mark.parametrize("seed", range(10))
def test_without_details_the_lists_are_the_same(seed: int) -> None:
    settlement = random_demands(random.Random(seed), DemandShape(demands=6))
    whole, brief = demands(settlement, {}), demands(settlement, {}, details=False)
    for name in ("conflicts", "conflicts_complete", "none_below", "relaxations", "relaxations_complete", "cut"):
        assert getattr(whole, name) == getattr(brief, name)
    assert not any((brief.burden, brief.unlocks, brief.explained, brief.offers))
