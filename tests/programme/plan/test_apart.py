"""Items planned apart are a floor under the cost of every plan, and the least cost where nothing holds them back."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.apart import least_apart
from comity.programme.plan.cheapest import plan
from comity.programme.plan.one_item import least_costs

F = Fraction


def at_random(seed: int, held: bool = True) -> Programme:
    rng = np.random.default_rng(seed)
    periods = int(rng.integers(2, 6))

    def item(k: int) -> Item:
        due = tuple((t, F(int(rng.integers(0, 6)))) for t in range(1, periods + 1) if rng.random() < 0.7)
        setup = tuple(F(int(x)) for x in rng.integers(0, 20, periods if rng.random() < 0.5 else 1))
        return Item(
            f"i{k}",
            due,
            (("line", F(1)),) if held else (),
            lead=int(rng.integers(0, 2)) if held and rng.random() < 0.2 else 0,
            setup=setup,
            holding=(F(int(rng.integers(0, 3))),),
            late=F(int(rng.integers(1, 5))) if rng.random() < 0.5 else None,
            stock=F(int(rng.integers(0, 4))) if held and rng.random() < 0.4 else F(0),
            modernise=held and rng.random() < 0.2,
            batch=F(2) if held and rng.random() < 0.2 else None,
            learning=F(9, 10) if held and rng.random() < 0.2 else F(1),
        )

    lines = (Resource("line", (F(int(rng.integers(4, 16))),), cost=F(int(rng.integers(0, 3))), ramp=F(1), lead=1),)
    return Programme(periods, resources=lines if held else (), items=tuple(item(k) for k in range(rng.integers(1, 4))))


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_costs_less_than_its_items_apart(seed: int) -> None:
    programme = at_random(seed)
    found = plan(programme, gap=0)
    if found.cost is not None:
        assert least_apart(programme) <= found.cost + 1e-6


@pytest.mark.parametrize("seed", range(40))
def test_items_that_nothing_holds_back_cost_just_that(seed: int) -> None:
    programme = at_random(seed, held=False)
    assert plan(programme, gap=0).cost == pytest.approx(least_apart(programme))


def test_the_published_programme_is_its_own_floor() -> None:
    due = (69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56)
    setup = (85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114)
    item = Item("x", tuple((t, F(q)) for t, q in enumerate(due, 1)), setup=tuple(map(F, setup)), holding=(F(1),))
    programme = Programme(12, items=(item,))
    assert least_apart(programme) == 864
    assert least_costs(programme)[-1] == least_apart(Programme(12, items=(item,)))  # type: ignore[index]


def test_lateness_is_paid_at_its_price() -> None:
    # due 4 in period 1, setup 50 then 1: two periods later would be cheaper still, were it not late
    item = Item("x", ((1, F(4)),), setup=(F(50), F(1), F(1)), late=F(3))
    assert least_apart(Programme(3, items=(item,))) == 1 + 4 * 3


def test_the_floor_counts_in_the_bound_of_a_plan() -> None:
    rng = np.random.default_rng(5)
    items = tuple(
        Item(
            f"i{k}",
            tuple((t, F(int(rng.integers(5, 15)))) for t in range(1, 13)),
            (("line", F(1)),),
            setup=(F(60),),
            holding=(F(1),),
        )
        for k in range(4)
    )
    programme = Programme(12, resources=(Resource("line", (F(60),)),), items=items)
    found = plan(programme, gap=0.9)
    assert found.bound is not None
    assert found.bound >= least_apart(programme) * (1 - 1e-8)
