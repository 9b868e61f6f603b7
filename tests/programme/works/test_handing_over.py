"""Which activity takes a crew over from which."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.case.programme import Activity, Programme, Resource
from comity.programme.works.handing_over import handing_over
from comity.programme.works.network import Network, network
from comity.programme.works.search import shortest


def some_work(seed: int, count: int = 8) -> Network:
    draw = random.Random(seed)
    crews = tuple(Resource(f"c{k}", (Fraction(draw.randint(3, 5)),)) for k in range(2))
    tasks = []
    for i in range(count):
        needs = tuple((c.id, Fraction(draw.randint(0, 3))) for c in crews)
        after = tuple(f"a{k}" for k in range(i) if draw.random() < 0.15)
        tasks.append(Activity(f"a{i}", draw.randint(1, 4), needs, after))
    return network(Programme(resources=crews, activities=tuple(tasks)))


def test_whoever_gives_has_ended_before_the_other_begins() -> None:
    for seed in range(20):
        net = some_work(seed)
        starts = shortest(net, Budget()).starts
        assert starts is not None
        for j, givers in enumerate(handing_over(net, starts)):
            assert all(starts[i] + net.periods[i] <= starts[j] for i in givers)


def test_activities_that_keep_the_order_and_the_handing_over_never_overload_a_crew() -> None:
    rng = np.random.default_rng(0)
    for seed in range(20):
        net = some_work(seed)
        starts = shortest(net, Budget()).starts
        assert starts is not None
        over = handing_over(net, starts)
        # every activity takes another time than was declared, and begins as soon as those it waits for have ended
        lasts = rng.integers(1, 9, len(net.ids))
        begins = np.zeros(len(net.ids), int)
        for j in np.argsort(starts, kind="stable"):
            begins[j] = max([0, *(begins[i] + lasts[i] for i in (*net.after[j], *over[j]))])
        for t in range(int((begins + lasts).max())):
            running = (begins <= t) & (t < begins + lasts)
            assert (net.needs[running].sum(axis=0) <= [c[0] for c in net.capacity]).all()


def test_a_crew_that_changes_is_left_out() -> None:
    tasks = tuple(Activity(name, 1, (("crew", Fraction(1)),)) for name in "ab")
    net = network(Programme(2, resources=(Resource("crew", (Fraction(1), Fraction(1))),), activities=tasks))
    assert handing_over(net, np.array([0, 1])) == ((), ())
