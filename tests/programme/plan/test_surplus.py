"""What is made and nobody asked for is left out: by trying out everything that could be left out."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.cheapest import plan
from comity.programme.plan.layout import laid_out
from comity.programme.plan.reckoning import reckoned
from comity.programme.plan.surplus import without_surplus

F = Fraction
PERIODS = 4


def drawn(seed: int) -> tuple[Programme, np.ndarray]:
    """Return items of which one may be made of the other, and what is made of both."""
    rng = np.random.default_rng(seed)
    chained = bool(rng.random() < 0.5)
    due = [tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 4, PERIODS), 1)) for _ in range(2)]
    old = Item("old", due[0], (("line", F(1)),), stock=F(int(rng.integers(0, 4))), holding=(F(1),))
    lead = int(rng.integers(0, 2))
    new = Item("new", due[1], lead=lead, late=F(2), modernise=chained, base="old" if chained else "")
    make = rng.integers(0, 4, (2, PERIODS))
    make[1, :lead] = 0
    return Programme(PERIODS, resources=(Resource("line", (F(9),), cost=F(1)),), items=(old, new)), make


@pytest.mark.parametrize("seed", range(40))
def test_as_little_is_left_over_as_can_be_and_nothing_gets_later(seed: int) -> None:
    programme, make = drawn(seed)
    layout = laid_out(programme)
    unit = layout.item_unit[:, None]
    before = reckoned(layout, make / unit, np.zeros((1, PERIODS)))
    found = reckoned(layout, without_surplus(layout, make / unit), np.zeros((1, PERIODS)))
    assert (found.make <= before.make).all()
    assert (found.late <= before.late).all()
    assert found.cost <= before.cost
    assert (found.used <= before.used + 1e-9).all()
    # whatever is left out of what is still made makes something later
    for i, t in itertools.product(range(2), range(PERIODS)):
        if found.make[i, t] >= 1:
            less = found.make.copy()
            less[i, t] -= 1
            other = reckoned(layout, less / unit, np.zeros((1, PERIODS)))
            assert (other.late > found.late).any()


def test_whole_batches_are_left_out() -> None:
    item = Item("x", ((1, F(4)),), batch=F(3))
    layout = laid_out(Programme(3, items=(item,)))
    assert (
        without_surplus(layout, np.array([[6, 0, 3]]) / 1.0 / layout.item_unit[0]) * layout.item_unit[0]
    ).tolist() == [[6, 0, 0]]


@pytest.mark.parametrize("setup", [(), (F(1), F(0), F(0), F(0))])
def test_a_plan_makes_no_more_than_is_due(setup: tuple[Fraction, ...]) -> None:
    line = Resource("line", (F(2),))
    item = Item("x", ((1, F(6)),), (("line", F(1)),), late=F(3), setup=setup)
    found = plan(Programme(4, resources=(line,), items=(item,)), gap=0.0)
    assert found.cost == 18 + sum(setup)
    assert [r.make for r in found.rows] == [2, 2, 2, 0]
    assert sum(x.used for x in found.loads) == 6
    spare = replace(item, due=((1, F(2)),), stock=F(5))
    assert [r.make for r in plan(Programme(4, resources=(line,), items=(spare,))).rows] == [0, 0, 0, 0]
