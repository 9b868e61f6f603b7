"""The dynamic program of Wagner & Whitin, and the model held to it."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from comity.case.programme import Item, Programme
from comity.programme.plan.cheapest import plan
from comity.programme.plan.one_item import least_costs, wagner_whitin

# Wagner & Whitin (1958), table of the example.
DUE = (69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56)
SETUP = (85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114)
CUMULATIVE = (85, 114, 186, 277, 348, 400, 469, 555, 600, 710, 789, 864)


def one_item(due: tuple[int, ...], setup: tuple[int, ...], holding: Fraction = Fraction(1)) -> Programme:
    dues = tuple((t, Fraction(q)) for t, q in enumerate(due, start=1) if q)
    item = Item("item", dues, setup=tuple(Fraction(k) for k in setup), holding=(holding,))
    return Programme(len(due), items=(item,))


def test_the_dynamic_program_prints_the_row_of_the_paper() -> None:
    assert tuple(wagner_whitin(DUE, SETUP)) == CUMULATIVE


@pytest.mark.parametrize("periods", range(1, 13))
def test_the_plan_of_each_prefix_costs_what_the_paper_prints(periods: int) -> None:
    found = plan(one_item(DUE[:periods], SETUP[:periods]))
    assert (found.status, found.cost, found.gap) == ("planned", CUMULATIVE[periods - 1], 0.0)


def test_the_plan_of_the_paper_is_found_whole() -> None:
    rows = plan(one_item(DUE, SETUP)).rows
    assert sum(row.make for row in rows) == sum(DUE)
    # A property of every least plan: what is made covers whole periods and begins with an empty stock.
    for before, row in itertools.pairwise(rows):
        assert row.make == 0 or before.stock == 0


@pytest.mark.parametrize("seed", range(12))
def test_the_model_agrees_with_the_dynamic_program(seed: int) -> None:
    rng = np.random.default_rng(seed)
    periods = int(rng.integers(1, 15))
    due = tuple(int(x) for x in rng.integers(0, 50, periods) * (rng.random(periods) < 0.8))
    setup = tuple(int(x) for x in rng.integers(0, 150, periods))
    holding = Fraction(int(rng.integers(0, 9)), 4)
    found = plan(one_item(due, setup, holding), gap=0.0)
    assert found.cost == pytest.approx(wagner_whitin(due, setup, float(holding))[-1], rel=1e-9)


def test_items_that_nothing_holds_back_cost_what_they_cost_one_by_one() -> None:
    one = Item(
        "a", ((1, Fraction(5)), (2, Fraction(3)), (3, Fraction(20))), setup=(Fraction(10),), holding=(Fraction(1),)
    )
    two = Item("b", ((2, Fraction(4)),), setup=(Fraction(1), Fraction(9), Fraction(9)), holding=(Fraction(1, 2),))
    both = Programme(3, items=(one, two))
    assert least_costs(both) == (10.0, 16.0, 26.0)
    assert plan(both).cost == 26.0
    assert least_costs(Programme(3, items=(Item("free", ((1, Fraction(1)),)),))) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "more",
    [
        {"needs": (("line", Fraction(1)),)},
        {"lead": 1},
        {"late": Fraction(1)},
        {"batch": Fraction(2)},
        {"stock": Fraction(1)},
        {"modernise": True, "base": "b"},
        {"modernise": True, "stock": Fraction(5)},
        {"holding": (Fraction(1), Fraction(2))},
    ],
)
def test_an_item_that_anything_holds_back_is_not_of_this_kind(more: dict[str, Any]) -> None:
    assert least_costs(Programme(2, items=(Item("a", ((1, Fraction(1)),), **more),))) is None
    assert least_costs(Programme(2)) is None
