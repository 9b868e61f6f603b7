"""What no schedule can be better than."""

from __future__ import annotations

from fractions import Fraction

from comity.case.programme import Activity, Programme, Resource
from comity.programme.works.bounds import bounds
from comity.programme.works.network import network


def task(name: str, periods: int, *after: str) -> Activity:
    return Activity(name, periods, (("crew", Fraction(1)),), after)


def crew(*capacity: int) -> Resource:
    return Resource("crew", tuple(map(Fraction, capacity)))


TASKS = (task("c", 2, "a", "b"), task("a", 3), task("b", 1), task("d", 1, "b"))


def test_heads_and_tails_are_the_longest_chains_before_and_behind() -> None:
    found = bounds(network(Programme(resources=(crew(4),), activities=TASKS)))
    assert found.heads.tolist() == [3, 0, 0, 1]
    assert found.tails.tolist() == [0, 2, 2, 0]
    assert (found.chain, [TASKS[i].id for i in found.critical]) == (5, ["a", "c"])


def test_what_is_ready_later_begins_later() -> None:
    found = bounds(network(Programme(resources=(crew(4),), activities=TASKS), {"b": 5}))
    assert (found.heads.tolist(), found.chain) == ([5, 0, 4, 5], 7)
    assert [TASKS[i].id for i in found.critical] == ["b", "c"]


def test_a_crew_is_not_ready_before_its_capacities_hold_its_work() -> None:
    assert bounds(network(Programme(resources=(crew(2),), activities=TASKS))).crew == (4,)
    gaps = Programme(8, resources=(crew(1, 0, 2, 0, 2, 0, 2, 1),), activities=TASKS)
    assert bounds(network(gaps)).crew == (7,)
    few = Programme(3, resources=(crew(1, 1, 1),), activities=TASKS)
    assert bounds(network(few)).crew == (None,)


def test_a_crew_of_nobody_never_ends_its_work() -> None:
    assert bounds(network(Programme(resources=(crew(0),), activities=TASKS))).crew == (None,)
