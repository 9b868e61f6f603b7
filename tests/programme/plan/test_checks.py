"""What no plan can be made from, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from comity.case.programme import Item, Programme, Resource
from comity.errors import TooLargeError, UsageError
from comity.programme.plan.cheapest import plan
from comity.programme.plan.checks import check
from comity.programme.plan.finishing import finish
from comity.programme.plan.fitting import fits

F = Fraction

LINE = Resource("line", (F(4),))
TRUCK = Item("truck", ((1, F(2)),), (("line", F(1)),))
FINE = Programme(3, resources=(LINE,), items=(TRUCK,))


def test_a_programme_without_mistakes_passes() -> None:
    check(FINE)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"due": ((4, F(1)),)}, "due in period 4"),
        ({"due": ((0, F(1)),)}, "due in period 0"),
        ({"due": ((1, F(-1)),)}, "quantity due in period 1 is -1"),
        ({"needs": (("lime", F(1)),)}, 'Did you mean "line"?'),
        ({"needs": (("xyz", F(1)),)}, "Defined: line."),
        ({"needs": (("line", F(-1)),)}, 'its need of "line" is -1'),
        ({"needs": (("line", F(1)), ("line", F(2)))}, "a resource twice"),
        ({"setup": (F(1), F(2))}, "setup has 2 numbers. Give one for all periods, or 3"),
        ({"setup": (F(-1),)}, "setup is -1"),
        ({"holding": (F(1), F(2), F(3), F(4))}, "holding has 4 numbers"),
        ({"late": F(-1)}, "late is -1"),
        ({"lead": -1}, "lead is -1"),
        ({"stock": F(-1)}, "stock is -1"),
        ({"batch": F(0)}, "its batch is 0"),
        ({"learning": F(0)}, "its learning is 0"),
        ({"learning": F(3, 2)}, "its learning is 1.5"),
    ],
)
def test_a_mistake_in_an_item_is_named(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match='item "truck": ') as caught:
        check(replace(FINE, items=(replace(TRUCK, **changed),)))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"capacity": ()}, "it has no capacity"),
        ({"capacity": (F(1), F(2))}, "capacity has 2 numbers"),
        ({"capacity": (F(-4),)}, "capacity is -4"),
        ({"cost": F(-1)}, "cost is -1"),
        ({"ramp": F(-1)}, "ramp is -1"),
        ({"enlarge": F(-1)}, "enlarge is -1"),
        ({"lead": -2}, "lead is -2"),
    ],
)
def test_a_mistake_in_a_resource_is_named(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match='resource "line": ') as caught:
        check(replace(FINE, resources=(replace(LINE, **changed),)))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"periods": 0}, "no periods"),
        ({"names": ("spring",)}, "1 names are given for 3 periods"),
        ({"items": (TRUCK, TRUCK)}, 'the item "truck" is there 2 times'),
        ({"resources": (LINE, LINE)}, 'the resource "line" is there 2 times'),
    ],
)
def test_a_mistake_in_the_whole_is_named(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        check(replace(FINE, **changed))
    assert said in str(caught.value)


def test_all_mistakes_are_named_at_once_whatever_is_asked() -> None:
    wrong = replace(FINE, items=(replace(TRUCK, lead=-1, due=((9, F(1)),)),), names=("spring",))
    for ask in (plan, fits, finish):
        with pytest.raises(UsageError) as caught:
            ask(wrong)
        assert len(str(caught.value).splitlines()) == 3


def test_a_programme_that_is_too_large_is_refused_with_ways_out() -> None:
    with pytest.raises(TooLargeError, match=r"Take longer periods, or plan a part of the items\."):
        check(replace(FINE, periods=2_000_000))
