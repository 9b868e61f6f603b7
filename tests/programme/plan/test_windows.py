"""Plans made cheaper window by window: never dearer, always plans, and near what no plan can go below."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.build import Built, built
from comity.programme.plan.layout import laid_out
from comity.programme.plan.setups import Setup, add_setups
from comity.programme.plan.windows import improved

F = Fraction

SEEDS = range(3)


def programme(seed: int, items: int = 3, periods: int = 10) -> Programme:
    rng = np.random.default_rng(seed)
    resources = tuple(Resource(f"r{k}", (F(int(rng.integers(18, 26))),)) for k in range(2))
    return Programme(periods, resources=resources, items=tuple(_item(rng, k, periods) for k in range(items)))


def _item(rng: np.random.Generator, k: int, periods: int) -> Item:
    lead = int(rng.integers(0, 3))
    return Item(
        f"i{k}",
        tuple((t, F(int(rng.integers(1, 7)))) for t in range(lead + 2, periods + 1)),
        ((f"r{k % 2}", F(1)), (f"r{(k + 1) % 2}", F(1, 2))),
        lead=lead,
        setup=(F(int(rng.integers(10, 40))),),
        holding=(F(1),),
        late=F(3) if k == 2 else None,
    )


def first_plan(programme: Programme) -> tuple[Built, list[Setup], list[float]]:
    """Return a plan that sets up whenever the program without decisions makes anything."""
    parts = built(laid_out(programme))
    point = parts.model.solve().point
    setups = add_setups(parts)
    assert point is not None
    start = [*point.tolist(), *(float(point[parts.make[s.item][s.at]] > 1e-9) for s in setups)]
    return parts, setups, start


@pytest.mark.parametrize("seed", SEEDS)
def test_each_plan_is_cheaper_than_the_one_before_and_obeys_the_model(seed: int) -> None:
    parts, setups, start = first_plan(programme(seed))
    costs = np.array([c.cost for c in parts.model.columns])
    last = float(costs @ start)
    for cost, point in improved(parts, setups, start, Budget()):
        assert cost < last
        assert cost == pytest.approx(float(costs @ point))
        for row in parts.model.rows:
            at = sum(a * point[c] for c, a in row.entries)
            assert row.low - 1e-6 <= at <= row.high + 1e-6
        assert all(point[s.column] in (0.0, 1.0) for s in setups)
        last = cost
    assert last >= parts.model.solve().value - 1e-6


@pytest.mark.parametrize("seed", SEEDS)
def test_one_window_over_all_periods_is_the_whole_search(seed: int) -> None:
    found = programme(seed, items=2, periods=6)
    parts, setups, start = first_plan(found)
    *_, (cost, _) = [(float("inf"), None), *improved(parts, setups, start, Budget())]
    assert cost == pytest.approx(parts.model.solve().value, rel=2e-4)


def test_how_much_is_tried_does_not_hang_on_the_clock() -> None:
    parts, setups, start = first_plan(programme(1))
    first = [cost for cost, _ in improved(parts, setups, start, Budget())]
    assert first == [cost for cost, _ in improved(parts, setups, start, Budget())]
    assert first


def test_nothing_is_tried_once_the_time_is_over() -> None:
    parts, setups, start = first_plan(programme(1))
    assert list(improved(parts, setups, start, Budget(0.0))) == []


def test_what_is_made_outside_the_windows_of_an_item_that_needs_no_setup_may_change() -> None:
    # all of the costs come from one item; the other only takes the capacity away from it
    other = replace(programme(2).items[0], setup=())
    found = replace(programme(2), items=(other, programme(2).items[1]))
    parts, setups, start = first_plan(found)
    assert {s.item for s in setups} == {1}
    costs = [cost for cost, _ in improved(parts, setups, start, Budget())]
    assert costs == sorted(costs, reverse=True)
