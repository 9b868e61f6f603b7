"""The rows of a model: their names, and what gives way where they cannot all hold."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.build import built
from comity.programme.plan.cheapest import plan
from comity.programme.plan.layout import laid_out
from comity.programme.plan.model import Model

F = Fraction

LINE = Resource("line", (F(400),), ramp=F(10), lead=1)
TRUCK = Item("truck", ((1, F(300)), (3, F(1000))), (("line", F(1)),))
TANK = Item("tank", ((2, F(50)),), (("line", F(1)),), late=F(1), modernise=True, stock=F(60))
FULL = Programme(3, names=("spring", "summer", "autumn"), resources=(LINE,), items=(TRUCK, TANK))


def model() -> Model:
    return plan(FULL).model


def test_a_plan_that_is_impossible_hands_over_rows_with_names() -> None:
    answer = plan(FULL)
    assert answer.status == "impossible"
    words = [answer.model.rows[r].words for r in answer.model.can_give()]
    assert words == [
        '"truck" due in period spring',
        '"truck" due in period autumn',
        'no "truck" late after period spring',
        'no "truck" late after period summer',
        'no "truck" late after period autumn',
        '"tank" due in period summer',
        'no "tank" late after period autumn',
        'units of "tank" in use that can be modernised',
        'ramp of "line" in period spring',
        'ramp of "line" in period summer',
        'ramp of "line" in period autumn',
        'capacity of "line" in period spring',
        'capacity of "line" in period summer',
        'capacity of "line" in period autumn',
    ]


# 1,350 are due; 1,200 + 10 + 20 can be made.
@pytest.mark.parametrize(
    ("words", "short"),
    [
        ('"truck" due in period autumn', 120),
        ('"truck" due in period spring', 120),
        ('no "truck" late after period autumn', 120),
        ('capacity of "line" in period summer', 120),
        ('ramp of "line" in period spring', 60),  # what is paid for in spring serves two periods
        ('ramp of "line" in period summer', 120),
        ('ramp of "line" in period autumn', None),
        ('units of "tank" in use that can be modernised', None),
        ('"tank" due in period summer', None),  # 50 are not enough
    ],
)
def test_one_row_gives_way_by_just_what_is_missing_in_the_units_of_the_planner(words: str, short: float | None) -> None:
    found = model()
    row = next(r for r in found.can_give() if found.rows[r].words == words)
    if short is None:
        assert found.solve(loose={row: found.rows[row].most}).status == "infeasible"
        return
    assert found.solve(loose={row: short * 0.999}).status == "infeasible"
    assert found.solve(loose={row: short * 1.001}).status == "optimal"
    elastic, gives = found.elastic({row: 1.0})
    assert elastic.solve().value == pytest.approx(short)
    assert elastic.solve().point[gives[row]] == pytest.approx(short)


def test_rows_that_are_freed_do_not_hold() -> None:
    found = model()
    assert found.solve(free=[r for r in found.can_give() if found.rows[r].kind == "due"]).status == "optimal"
    assert found.solve(free=[r for r in found.can_give() if found.rows[r].kind == "ramp"]).status == "optimal"
    assert found.solve(free=[r for r in found.can_give() if found.rows[r].kind == "base"]).status == "infeasible"


def test_no_row_gives_way_by_more_than_makes_sense() -> None:
    found = model()
    assert {found.rows[r].most for r in found.can_give() if found.rows[r].kind == "due"} == {300.0, 1000.0, 50.0}


def test_loosening_everything_that_can_give_makes_any_programme_possible() -> None:
    found = model()
    elastic, _ = found.elastic(dict.fromkeys(found.can_give(), 1.0))
    assert elastic.solve().status == "optimal"
    assert found.solve().status == "infeasible"  # the model itself is as it was


def test_lateness_is_allowed_as_said_never_or_always() -> None:
    layout = laid_out(replace(FULL, items=(replace(TRUCK, due=((1, F(500)),)), TANK)))
    assert built(layout).model.solve().status == "infeasible"
    assert built(layout, "never").model.solve().status == "infeasible"
    assert built(layout, "always").model.solve().status == "optimal"
