"""Declared programmes of many shapes, made from a seed: from a few setups to all of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.case.programme import Item, Programme, Resource

Generator = np.random.Generator
F = Fraction


@dataclass(frozen=True)
class Shape:
    """
    What makes a programme hard.

    ``between`` is how many periods lie between two setups of an item if nothing limits it: K = h d between^2 / 2.
    ``load`` is the share of the capacity that is needed in all, ``late`` the share of items that may be late, ``lead``
    the longest lead, ``set_up`` the share of items with setups, ``paid`` the highest price of a unit of a resource,
    ``every`` how many periods lie between due dates of an item, ``ramp`` by which share capacity can grow in a period.
    """

    between: float = 2.0
    load: float = 0.8
    late: float = 0.0
    lead: int = 0
    set_up: float = 1.0
    paid: int = 0
    every: tuple[int, ...] = (1,)
    ramp: float = 0.0


SHAPES: dict[str, Shape] = {
    "moderate setups": Shape(2.0, 0.8, 0.4, 3, 0.4, 3, (1, 1, 3, 6), 0.03),
    "heavy setups": Shape(5.0, 0.8, 0.4, 3, 0.4, 3, (1, 1, 3, 6), 0.03),
    "all set up": Shape(3.0, 0.75),
    "all set up, heavy": Shape(6.0, 0.75),
    "tight": Shape(3.0, 0.9),
    "leads": Shape(3.0, 0.75, lead=6, every=(1, 2, 4)),
    "late allowed": Shape(4.0, 0.85, 1.0, 2, every=(1, 2)),
    "ramps": Shape(4.0, 0.9, 0.3, 2, every=(1, 3), ramp=0.02),
}


def programme(shape: Shape, seed: int = 0, *, items: int = 40, periods: int = 60, resources: int = 25) -> Programme:
    """Return a programme of a shape that can be delivered: each resource has room for what is due so far, and more."""
    rng = np.random.default_rng(seed)
    made = [_item(rng, shape, f"item {i}", periods, resources) for i in range(items)]
    load = np.zeros((resources, periods))
    for item in made:
        for t, quantity in item.due:
            for name, need in item.needs:
                load[int(name.split()[1]), max(t - 1 - item.lead, 0)] += float(need * quantity)
    return Programme(
        periods,
        resources=tuple(_resource(rng, shape, r, load[r]) for r in range(resources)),
        items=tuple(made),
    )


def _item(rng: Generator, shape: Shape, name: str, periods: int, resources: int) -> Item:
    every, size = int(rng.choice(shape.every)), int(rng.integers(10, 80))
    lead = int(rng.integers(0, shape.lead + 1))
    first = lead + 2
    due = [(t, F(int(size * every * rng.uniform(0.4, 1.6)))) for t in range(first, periods + 1) if t % every == 0]
    needed = sorted(int(r) for r in rng.choice(resources, int(rng.integers(2, 5)), replace=False))
    hold = int(rng.integers(1, 6))
    setup = hold / 2 * size * shape.between**2 / 2 * rng.uniform(0.6, 1.4)
    return Item(
        name,
        tuple(due),
        tuple((f"resource {r}", F(int(rng.integers(1, 6)))) for r in needed),
        lead=lead,
        setup=(F(round(setup)),) if rng.random() < shape.set_up else (),
        holding=(F(hold, 2),),
        late=F(hold * int(rng.integers(2, 6))) if rng.random() < shape.late else None,
    )


def _resource(rng: Generator, shape: Shape, r: int, load: NDArray[np.float64]) -> Resource:
    """Return a resource that keeps up with the load, and has the load on average in all but the share that is spare."""
    upto = np.cumsum(load) / np.arange(1, len(load) + 1)
    enough = max(float(load.mean()) / shape.load, float(upto.max(initial=0.0)), 1.0)
    grows = shape.ramp > 0 and r % 3 == 0
    return Resource(
        f"resource {r}",
        (F(int(np.ceil(enough))),),
        cost=F(int(rng.integers(0, shape.paid + 1))),
        ramp=F(int(np.ceil(enough * shape.ramp))) if grows else F(0),
        enlarge=F(int(rng.integers(20, 80))) if grows else F(0),
        lead=int(rng.integers(1, 6)),
        stored=shape.ramp > 0 and r % 8 == 7,
    )
