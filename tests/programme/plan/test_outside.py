"""Items that are modernised without a stock or a base: their units come from outside, as many as are needed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.analyse import programme_answer
from comity.programme.plan.cheapest import plan
from comity.programme.plan.one_item import least_costs
from comity.programme.work import ProgrammeSettings

F = Fraction
DEMAND = (69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56)
SETUP = (85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114)
CUMULATIVE = (85, 114, 186, 277, 348, 400, 469, 555, 600, 710, 789, 864)


def test_the_published_lot_sizes_are_those_of_modernisation_too() -> None:
    item = Item(
        "p",
        tuple((t, F(d)) for t, d in enumerate(DEMAND, 1)),
        setup=tuple(map(F, SETUP)),
        holding=(F(1),),
        modernise=True,
    )
    found = Programme(12, items=(item,))
    assert plan(found, gap=0.0).cost == pytest.approx(864)
    assert least_costs(found) == CUMULATIVE


def small(seed: int) -> Programme:
    rng = np.random.default_rng(seed)
    periods = 4
    line = Resource("line", tuple(F(int(x)) for x in rng.integers(1, 6, periods)))
    items = tuple(
        Item(
            name,
            tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 5, periods), 1)),
            (("line", F(1)),),
            setup=(F(int(rng.integers(0, 9))),),
            holding=(F(1),),
            late=F(3) if rng.random() < 0.5 else None,
        )
        for name in "ab"
    )
    return Programme(periods, resources=(line,), items=items)


@pytest.mark.parametrize("seed", range(6))
def test_units_from_outside_hold_nothing_back(seed: int) -> None:
    made = small(seed)
    worked_on = replace(made, items=tuple(replace(i, modernise=True) for i in made.items))
    settings = ProgrammeSettings(("fits", "finish", "repairs", "plan", "bottlenecks"), gap=0.0)
    one, two = (programme_answer(p, settings=settings).to_json() for p in (made, worked_on))
    for key in ("fits", "delivered", "finish", "cost", "status"):
        assert one[key] == pytest.approx(two[key])
    for key in ("bottlenecks", "repairs"):
        names = ("worth",) if key == "bottlenecks" else ("size",)
        assert [x[k] for x in one[key] for k in names] == pytest.approx([x[k] for x in two[key] for k in names])
    clashes = [[s["kind"] for c in (x["repairing"] or {}).get("clashes", ()) for s in c["said"]] for x in (one, two)]
    assert "base" not in clashes[1]
    assert clashes[0] == clashes[1]
