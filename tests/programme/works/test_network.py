"""Activities and crews as whole numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.programme import Activity, Programme, Resource
from comity.errors import TooLargeError, UsageError
from comity.programme.works.network import in_order, network


def crew(*capacity: object, name: str = "crew", stored: bool = False) -> Resource:
    return Resource(name, tuple(Fraction(str(c)) for c in capacity), stored=stored)


def task(name: str, periods: int, *after: str, crew: object = 0) -> Activity:
    return Activity(name, periods, (("crew", Fraction(str(crew))),) if crew else (), after)


def programme(*tasks: Activity, crews: tuple[Resource, ...] = (crew(1),), periods: int = 0) -> Programme:
    return Programme(periods, resources=crews, activities=tasks)


def test_fractions_of_a_crew_become_whole_numbers_exactly() -> None:
    net = network(programme(task("a", 1, crew="0.5"), task("b", 1, crew="1/3"), crews=(crew("5/6"),)))
    assert (net.scale, net.needs.tolist(), net.capacity) == ((6,), [[3], [2]], ((5,),))


def test_a_capacity_is_rounded_down_to_what_the_needs_can_use() -> None:
    net = network(programme(task("a", 1, crew=1), task("b", 1, crew=1), crews=(crew("1.9"),)))
    assert net.capacity == ((1,),)


def test_resources_that_no_activity_needs_are_left_out() -> None:
    net = network(programme(task("a", 1), crews=(crew(1), crew(3, name="other"))))
    assert net.crews == ()


def test_work_may_last_as_long_as_it_needs_where_capacities_are_known_for_ever() -> None:
    assert network(programme(task("a", 4), task("b", 3), periods=2)).horizon == 7


def test_work_may_not_last_longer_than_the_periods_for_which_capacities_are_given() -> None:
    net = network(programme(task("a", 4, crew=1), task("b", 3), crews=(crew(1, 1, 0, 1, 1),), periods=5))
    assert net.horizon == 5
    assert net.table(3).tolist() == [[1, 1, 0]]


def test_a_circle_is_refused_and_named_in_the_order_of_the_work() -> None:
    tasks = (task("a", 1, "c"), task("b", 1, "a"), task("c", 1, "b"), task("free", 1), task("d", 1, "a"))
    with pytest.raises(UsageError, match='"a" -> "b" -> "c" -> "a"'):
        network(programme(*tasks))


def test_the_smallest_of_several_circles_is_named() -> None:
    tasks = (task("a", 1, "c"), task("b", 1, "a"), task("c", 1, "b", "d"), task("d", 1, "c"))
    with pytest.raises(UsageError, match=r'circle: "c" -> "d" -> "c" \(each'):
        network(programme(*tasks))


def test_what_waits_for_itself_is_a_circle() -> None:
    with pytest.raises(UsageError, match='"a" -> "a"'):
        network(programme(task("a", 1, "a")))


@pytest.mark.parametrize(
    ("odd", "message"),
    [
        (programme(task("a", -1)), "takes -1 periods"),
        (programme(replace(task("a", 1), ready=0)), "before period 0"),
        (programme(task("a", 1, "wled"), task("weld", 1)), 'Did you mean "weld"'),
        (programme(task("a", 1, crew=1), crews=(crew(1, name="crews"),)), 'Did you mean "crews"'),
        (programme(task("a", 1, crew=1), crews=(crew(1, stored=True),)), "stored"),
        (programme(task("a", 1, crew=-1)), "Give 0 or more"),
        (programme(task("a", 1, crew=1), crews=(crew(),)), "no capacity"),
        (programme(task("a", 1), task("a", 2)), "2 times"),
        (programme(task("a", 1, crew=1), crews=(crew(1, 2),), periods=3), "each of the 3 periods"),
    ],
)
def test_odd_work_is_refused(odd: Programme, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        network(odd)


def test_an_unknown_activity_that_is_to_be_ready_is_refused() -> None:
    with pytest.raises(UsageError, match="not an activity"):
        network(programme(task("a", 1)), {"b": 2})
    with pytest.raises(UsageError, match="counted from 1"):
        network(programme(task("a", 1)), {"a": 0})


def test_work_that_lasts_too_long_is_refused() -> None:
    with pytest.raises(TooLargeError, match="400,000"):
        network(programme(task("a", 10**6)))


def test_needs_with_too_many_digits_are_refused() -> None:
    with pytest.raises(UsageError, match="too many digits"):
        network(programme(task("a", 1, crew="1/3"), task("b", 1, crew=f"1/{10**16 + 61}")))


def test_the_order_puts_each_after_those_it_waits_for() -> None:
    after = [(2,), (0,), (), (1, 2)]
    order = in_order(after)
    assert sorted(order) == [0, 1, 2, 3]
    assert all(order.index(i) < order.index(j) for j, before in enumerate(after) for i in before)


def test_an_activity_begins_neither_before_it_is_ready_nor_before_it_is_made_ready() -> None:
    work = programme(replace(task("a", 2), ready=3), task("b", 1, "a"))
    assert network(work).ready.tolist() == [2, 0]
    assert network(work, {"a": 2}).ready.tolist() == [2, 0]
    assert network(work, {"a": 5, "b": 9}).ready.tolist() == [4, 8]
