"""Who gets which unit: by handing out one unit after another, and what that means for steps that work on others."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource, Slippage
from comity.case.settlement import Span
from comity.programme.plan.cheapest import plan
from comity.programme.slippage.analyse import slippage
from comity.programme.slippage.schedule import Step
from comity.programme.slippage.steps import steps_of_plan
from comity.programme.slippage.taken import handed_out, linked

F = Fraction


@pytest.mark.parametrize("seed", range(40))
def test_units_are_handed_out_one_after_another(seed: int) -> None:
    rng = np.random.default_rng(seed)
    dues = [(t, float(q)) for t, q in enumerate(rng.integers(0, 3, 6), 1) if q]
    taken = [(int(t), float(rng.integers(1, 3)), f"step {k}") for k, t in enumerate(sorted(rng.integers(1, 7, 3)))]
    # one by one: the period, then what is due, then what is taken
    queue = []
    for period in range(1, 7):
        queue += [(period, "")] * int(sum(q for t, q in dues if t == period))
        for t, q, step in taken:
            queue += [(t, step)] * int(q) if t == period else []
    found = handed_out(dues, taken)
    assert [(u.period, u.step) for u in found for _ in range(round(u.high - u.low))] == queue


@pytest.mark.parametrize("seed", range(40))
def test_a_step_waits_for_those_that_make_its_units_and_for_no_others(seed: int) -> None:
    rng = np.random.default_rng(seed)
    stock = int(rng.integers(0, 3))
    ships = [Step(f"ship {t}", 1, start=t) for t in range(1, 7)]
    refits = [Step(f"refit {t}", 2, start=t) for t in sorted(rng.choice(np.arange(1, 8), 3, replace=False).tolist())]
    made = {s.id: float(rng.integers(1, 3)) for s in (*ships, *refits)}
    due = [(t, float(q)) for t, q in enumerate(rng.integers(0, 2, 8), 1) if q]
    items = [Item("ship", (), stock=F(stock)), Item("refit", (), modernise=True, base="ship")]
    found = {s.id: s for s in linked({"ship": ships, "refit": refits}, made, items, {"ship": due})}
    source = [""] * stock + [s.id for s in ships for _ in range(int(made[s.id]))]
    wanted: dict[str, set[str]] = {s.id: set() for s in refits}
    first: dict[str, float] = {}
    at = 0
    for period in range(1, 9):
        for unit in source[at : at + int(sum(q for t, q in due if t == period))]:
            first.setdefault(unit, period)
        at += int(sum(q for t, q in due if t == period))
        for step in (s for s in refits if s.start == period):
            mine = source[at : at + int(made[step.id])]
            wanted[step.id] |= {u for u in mine if u and int(u.split()[1]) + 1 <= period}
            at += int(made[step.id])
    assert {name: set(found[name].after) for name in wanted} == wanted
    assert {s.id: s.due for s in found.values() if s.id in made and s.id.startswith("ship")} == {
        s.id: first.get(s.id) for s in ships
    }


def test_what_makes_the_base_late_makes_what_is_made_of_it_late() -> None:
    yard = Resource("yard", (F(2),))
    old = Item("old", (), (("yard", F(1)),))
    new = Item("new", ((3, F(2)),), (("yard", F(1, 10)),), holding=(F(1),), lead=1, modernise=True, base="old")
    programme = Programme(3, resources=(yard,), items=(old, new))
    rows = plan(programme, gap=0.0).rows
    steps = steps_of_plan(rows, programme)
    past = Slippage(("old",), tuple(F(n, 2) for n in range(2, 14)), Span(F(0), F(0)))
    found = slippage(steps, (past,), runs=500)
    assert [s.id for s in steps if s.due is not None] == ["new in period 3"]
    assert found.on_time is not None
    assert found.on_time[0] < 1
