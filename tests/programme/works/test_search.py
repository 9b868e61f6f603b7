"""Shortest schedules: every way gives what trying all of them gives."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.programme import Activity, Programme, Resource
from comity.errors import UsageError
from comity.programme.works.bounds import bounds
from comity.programme.works.by_mip import by_mip
from comity.programme.works.network import Network, Whole, network
from comity.programme.works.plain import plain_finish
from comity.programme.works.search import Engine, shortest
from comity.programme.works.serial import best_serial, finish, serial


def some_work(seed: int, count: int, crews: int = 2, long: int = 3, varying: bool = False) -> Network:
    draw = random.Random(seed)
    resources = []
    for k in range(crews):
        many = 9 if varying and draw.random() < 0.7 else 1
        resources.append(Resource(f"c{k}", tuple(Fraction(draw.randint(0 if many > 1 else 2, 4)) for _ in range(many))))
    tasks = []
    for i in range(count):
        needs = tuple((f"c{k}", Fraction(draw.randint(0, 2))) for k in range(crews))
        after = tuple(f"a{k}" for k in range(i) if draw.random() < 0.25)
        tasks.append(Activity(f"a{i}", draw.randint(0, long), needs, after))
    ready = {"a0": draw.randint(1, 3)}
    return network(Programme(9, resources=tuple(resources), activities=tuple(tasks)), ready)


def check_schedule(net: Network, starts: Whole) -> None:
    """A schedule obeys everything that was said, by the definition."""
    for i in range(len(net.ids)):
        assert starts[i] >= net.ready[i]
        assert starts[i] + net.periods[i] <= net.horizon
        assert all(starts[k] + net.periods[k] <= starts[i] for k in net.after[i])
    table = net.table(net.horizon)
    for t in range(net.horizon):
        running = [i for i in range(len(net.ids)) if starts[i] <= t < starts[i] + net.periods[i]]
        assert (net.needs[running].sum(axis=0) <= table[:, t]).all()


@pytest.mark.parametrize("varying", [False, True])
@pytest.mark.parametrize("engine", ["sat", "mip"])
def test_the_finish_is_that_of_trying_every_schedule(engine: Engine, varying: bool) -> None:
    seen = set()
    for seed in range(30):
        net = some_work(seed, 5, varying=varying)
        found = shortest(net, Budget(), engine)
        assert found.proved
        assert found.finish == plain_finish(net), seed
        seen.add(found.finish is None)
        if found.starts is not None:
            check_schedule(net, found.starts)
            assert finish(net, found.starts) == found.finish == found.bound
    assert seen == ({False, True} if varying else {False})


def test_the_solvers_alone_give_the_finish_without_a_schedule_to_begin_with() -> None:
    from comity.programme.works.by_sat import shorten

    for seed in range(25):
        net = some_work(seed, 5, varying=seed % 2 == 0)
        limits, best = bounds(net), plain_finish(net)
        found = by_mip(net, limits, net.horizon, Budget())
        ends: list[int] = []
        if limits.finish <= net.horizon and None not in limits.crew:
            shorten(
                net, limits, net.horizon + 1, lambda s, net=net, ends=ends: ends.append(finish(net, s)), lambda: None
            )
        assert (None if found.starts is None else finish(net, found.starts)) == best
        assert (min(ends) if ends else None) == best
        assert ends == sorted(set(ends), reverse=True)


def test_both_engines_agree_on_larger_work() -> None:
    for seed in range(6):
        net = some_work(100 + seed, 12, crews=3, long=4)
        ends = {engine: shortest(net, Budget(20), engine).finish for engine in ("sat", "mip")}
        assert len(set(ends.values())) == 1, ends


def test_bounds_are_never_above_the_finish_and_serial_schedules_never_below() -> None:
    for seed in range(40):
        net = some_work(seed, 5, varying=seed % 2 == 0)
        best, limits = plain_finish(net), bounds(net)
        if best is not None:
            assert limits.finish <= best
            starts = best_serial(net, limits, Budget())
            if starts is not None:
                check_schedule(net, starts)
                assert finish(net, starts) >= best


def test_some_order_of_placing_gives_a_shortest_schedule() -> None:
    from itertools import permutations

    for seed in range(15):
        net = some_work(seed, 4, varying=seed % 2 == 0)
        orders = [p for p in permutations(range(4)) if all(p.index(i) < p.index(j) for j in p for i in net.after[j])]
        ends = [finish(net, s) for s in (serial(net, order) for order in orders) if s is not None]
        assert (min(ends) if ends else None) == plain_finish(net)


def test_more_of_a_crew_is_never_later() -> None:
    for seed in range(20):
        net = some_work(seed, 6)
        more = replace(net, capacity=tuple(tuple(c + 1 for c in own) for own in net.capacity))
        one, two = shortest(net, Budget()).finish, shortest(more, Budget()).finish
        assert one is not None
        assert two is not None
        assert two <= one


def test_the_order_of_the_activities_makes_no_difference_to_the_finish() -> None:
    for seed in range(15):
        net = some_work(seed, 6)
        turned = list(range(6))[::-1]
        place = {old: new for new, old in enumerate(turned)}
        after = tuple(tuple(place[k] for k in net.after[i]) for i in turned)
        other = replace(net, ids=tuple(net.ids[i] for i in turned), after=after, periods=net.periods[turned])
        other = replace(other, ready=net.ready[turned], needs=net.needs[turned])
        assert shortest(net, Budget()).finish == shortest(other, Budget()).finish


def test_without_crews_the_longest_chain_is_the_finish() -> None:
    net = some_work(3, 8, crews=0)
    found = shortest(net, Budget())
    assert found.finish == bounds(net).chain
    assert found.proved


def test_a_known_schedule_is_kept_where_the_budget_is_over_at_once() -> None:
    net = some_work(1, 6)
    best = shortest(net, Budget())
    assert best.starts is not None
    late = best.starts + 1
    kept = shortest(replace(net, horizon=net.horizon + 5), Budget(0.0), start=late)
    assert kept.finish is not None
    assert kept.bound <= best.finish <= kept.finish  # type: ignore[operator]


def test_an_activity_too_large_for_its_crew_is_impossible() -> None:
    task = Activity("a", 1, (("c", Fraction(3)),))
    net = network(Programme(resources=(Resource("c", (Fraction(2),)),), activities=(task,)))
    found = shortest(net, Budget())
    assert (found.starts, found.proved) == (None, True)


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="fastest, sat, mip"):
        shortest(some_work(1, 3), Budget(), "guess")  # type: ignore[arg-type]


def test_no_activities_end_at_once() -> None:
    found = shortest(network(Programme()), Budget())
    assert (found.finish, found.proved) == (0, True)
    assert np.array_equal(found.starts, np.zeros(0))  # type: ignore[arg-type]
