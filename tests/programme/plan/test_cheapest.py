"""Plans whose numbers can be told by hand, and what is said of them."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.case.settlement import Span
from comity.errors import UsageError
from comity.programme.plan.cheapest import plan
from comity.programme.plan.finishing import finish
from comity.programme.plan.fitting import fits
from comity.programme.plan.model import Model
from comity.solve.mip import MipAnswer

F = Fraction

LINE = Resource("line", (F(4),))
TRUCK = Item("truck", ((1, F(2)), (2, F(6))), (("line", F(1)),), holding=(F(1),))


def programme(*items: Item, resource: Resource = LINE, periods: int = 3) -> Programme:
    return Programme(periods, resources=(resource,), items=items)


def makes(found: Programme) -> list[float]:
    return [row.make for row in plan(found, gap=0.0).rows]


def test_what_does_not_fit_in_time_is_made_in_advance() -> None:
    answer = plan(programme(TRUCK))
    assert [(row.make, row.stock, row.late) for row in answer.rows] == [(4, 2, 0), (4, 0, 0), (0, 0, 0)]
    assert answer.cost == 2
    assert [load.share for load in answer.loads] == [1, 1, 0]


def test_what_cannot_be_made_in_advance_is_late_where_that_is_allowed() -> None:
    more = replace(TRUCK, due=((1, F(6)),))
    assert plan(programme(more)).status == "impossible"
    answer = plan(programme(replace(more, late=F(5))))
    assert [(row.make, row.late) for row in answer.rows] == [(4, 2), (2, 0), (0, 0)]
    assert answer.cost == 10
    assert 'Late at some time: "truck".' in answer.sentences()


def test_nothing_may_be_late_after_the_last_period() -> None:
    answer = plan(programme(replace(TRUCK, due=((3, F(13)),), late=F(0))))
    assert answer.status == "impossible"
    assert answer.to_json()["cost"] is None
    assert answer.sentences()[0].startswith("No plan delivers everything")


def test_a_lead_needs_the_resource_before_and_nothing_is_finished_sooner() -> None:
    found = programme(replace(TRUCK, lead=1, due=((2, F(3)),)))
    assert makes(found) == [0, 3, 0]
    answer = plan(found)
    assert [load.used for load in answer.loads] == [3, 0, 0]
    assert [row.working for row in answer.rows] == [3, 0, 0]
    assert plan(programme(replace(TRUCK, lead=1, due=((1, F(1)),)))).status == "impossible"


def test_enlarged_capacity_stays_and_is_usable_after_its_lead() -> None:
    line = replace(LINE, ramp=F(3), enlarge=F(10), lead=1)
    answer = plan(programme(replace(TRUCK, due=((2, F(9)), (3, F(5)))), resource=line), gap=0.0)
    # One more unit, paid for in period 1, serves periods 2 and 3.
    assert [load.capacity for load in answer.loads] == [4, 5, 5]
    assert [load.grown for load in answer.loads] == [1, 0, 0]
    assert answer.cost == 10 + 4  # and four of period 1 are kept


def test_a_ramp_limits_how_fast_capacity_grows() -> None:
    line = replace(LINE, ramp=F(1), enlarge=F(1))
    assert fits(programme(replace(TRUCK, due=((3, F(100)),)), resource=line)).fits == pytest.approx((5 + 6 + 7) / 100)


def test_capacity_that_costs_nothing_is_not_enlarged_for_nothing() -> None:
    found = replace(TRUCK, due=((1, F(4)), (2, F(4)), (3, F(1))))
    answer = plan(programme(found, resource=replace(LINE, ramp=F(3))))
    assert [load.grown for load in answer.loads] == [0, 0, 0]


def test_a_stored_resource_keeps_what_is_not_used() -> None:
    budget = Resource("budget", (F(4),), stored=True)
    found = programme(replace(TRUCK, needs=(("budget", F(1)),), due=((3, F(12)),)), resource=budget)
    answer = plan(found)
    assert answer.rows[2].make == 12
    assert [load.left for load in answer.loads] == [4, 8, 0]
    assert plan(programme(replace(TRUCK, due=((3, F(12)),)))).rows[0].make == 4


def test_batches_are_whole_and_what_is_left_over_is_kept() -> None:
    found = programme(replace(TRUCK, due=((3, F(5)),), batch=F(3)), resource=Resource("line", (F(7),)))
    answer = plan(found, gap=0.0)
    assert sum(row.make for row in answer.rows) == 6
    assert answer.rows[2].stock == 1
    assert answer.cost == 1


def test_modernising_takes_units_out_of_use_and_cannot_exceed_them() -> None:
    tank = replace(TRUCK, id="tank", due=((3, F(6)),), stock=F(6), modernise=True, lead=1)
    answer = plan(programme(tank), gap=0.0)
    assert [row.make for row in answer.rows] == [0, 2, 4]
    assert [row.working for row in answer.rows] == [2, 4, 0]
    assert plan(programme(replace(tank, stock=F(5)))).status == "impossible"
    assert fits(programme(replace(tank, stock=F(3)))).fits == pytest.approx(1 / 2)
    assert fits(programme(replace(tank, modernise=False))).fits == 1


def test_modernising_and_new_production_share_resources() -> None:
    tank = replace(TRUCK, id="tank", due=((3, F(6)),), stock=F(9), modernise=True)
    truck = replace(TRUCK, due=((3, F(9)),))
    assert fits(programme(tank, truck)).fits == pytest.approx(12 / 15)


def test_a_setup_is_paid_in_each_period_with_production_and_prices_change() -> None:
    found = replace(TRUCK, needs=(), setup=(F(9), F(1), F(9)), due=((1, F(1)), (2, F(5)), (3, F(5))))
    answer = plan(programme(found), gap=0.0)
    assert [(row.make, row.setup) for row in answer.rows] == [(1, True), (10, True), (0, False)]
    assert answer.cost == 9 + 1 + 5


def test_values_weigh_what_is_delivered() -> None:
    dear = replace(TRUCK, id="dear", due=((3, F(12)),), value=Span(F(2), F(4)))
    plain = replace(TRUCK, due=((3, F(12)),))
    answer = fits(programme(dear, plain))
    assert (answer.fits, answer.delivered) == (pytest.approx(0.5), pytest.approx(3 / 4))
    assert [(d.item, d.delivered) for d in answer.items] == [("dear", 12), ("truck", 0)]


def test_quantities_of_several_units_without_values_are_pointed_out() -> None:
    found = programme(replace(TRUCK, unit="lorries", due=((1, F(9)),)), replace(TRUCK, id="shell", unit="rounds"))
    assert fits(found).mixed
    assert any("different units" in said for said in fits(found).sentences())


def test_nothing_due_fits_costs_nothing_and_is_finished_at_once() -> None:
    found = programme(replace(TRUCK, due=()))
    assert (plan(found).cost, plan(found).gap) == (0, 0)
    assert (fits(found).fits, fits(found).delivered) == (1, 1)
    assert finish(found).period == 0
    empty = Programme(2)
    assert (plan(empty).cost, plan(empty).gap, fits(empty).fits, finish(empty).period) == (0, 0, 1, 0)
    idle = Programme(2, resources=(LINE,))
    assert [load.used for load in plan(idle).loads] == [0, 0]


def test_stock_at_the_start_counts() -> None:
    found = programme(replace(TRUCK, stock=F(8)))
    assert makes(found) == [0, 0, 0]
    assert finish(found).period == 0
    assert finish(found).sentences() == ("Stock at the start is enough for everything that is due.",)


def test_finish_names_the_period_and_says_when_it_is_never() -> None:
    found = replace(programme(TRUCK), names=("spring", "summer", "autumn"))
    assert finish(found).period == 2
    assert "summer" in finish(found).sentences()[0]
    never = finish(programme(replace(TRUCK, due=((1, F(13)),))))
    assert (never.period, never.not_before) == (None, 4)
    assert never.to_json()["period"] is None


def test_what_is_found_before_the_time_ends_is_kept_and_no_more_is_claimed() -> None:
    lines = tuple(replace(LINE, id=f"line {k}", capacity=(F(60),)) for k in range(4))
    items = [
        replace(
            TRUCK,
            id=f"truck {k}",
            due=tuple((t, F((t * (k + 3)) % 9 + 1)) for t in range(5, 41)),
            needs=((f"line {k % 4}", F(k % 3 + 1)), (f"line {(k + 1) % 4}", F(1))),
            setup=(F(20 + k),),
        )
        for k in range(8)
    ]
    found = Programme(40, resources=lines, items=tuple(items))
    answer = plan(found, gap=0.0, budget=Budget(1.0))
    assert (answer.status, answer.why) == ("stopped", "the budget of 1 seconds ran out")
    assert 0 < answer.bound < answer.cost
    assert 0 < answer.gap < 1
    assert "so at most" in answer.sentences()[2]


def test_without_time_nothing_is_found_and_that_is_said() -> None:
    budget, found = Budget(0.0), programme(TRUCK)
    answer = plan(found, budget=budget)
    assert (answer.status, answer.cost, answer.gap) == ("stopped", None, None)
    assert answer.sentences() == ("No plan was found: the budget of 0 seconds ran out. There may be one.",)
    share = fits(found, budget=budget)
    assert (share.fits, share.at_most, share.delivered) == (None, 1, None)
    assert "ran out" in share.sentences()[0]
    done = finish(found, budget=budget)
    assert (done.period, done.not_before) == (None, 0)
    assert "ran out" in done.sentences()[0]


def test_after_ctrl_c_the_plan_that_was_there_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    found = programme(replace(TRUCK, setup=(F(7),)))
    best = plan(found, gap=0.0)
    solve = Model.solve

    def interrupted(self: Model, **asked: Any) -> MipAnswer:
        if asked.get("start") is not None or asked.get("maximise") or asked.get("free"):
            raise KeyboardInterrupt
        return solve(self, **asked)

    monkeypatch.setattr(Model, "solve", interrupted)
    budget = Budget()
    answer = plan(found, budget=budget)
    assert (answer.status, answer.why, budget.over()) == ("stopped", "the work was stopped", True)
    assert answer.bound <= best.cost <= answer.cost
    in_batches = programme(replace(TRUCK, setup=(F(7),), batch=F(5, 2)))
    assert plan(in_batches).cost is None  # what there was to begin with has parts of batches
    share = fits(found)
    assert (share.fits, share.at_most, share.why) == (None, 1, "the work was stopped")


def test_answers_are_plain_values_for_json() -> None:
    found = programme(replace(TRUCK, setup=(F(7),)))
    for answer in (plan(found), fits(found), finish(found), plan(programme(replace(TRUCK, due=((1, F(99)),))))):
        text = json.dumps(answer.to_json(), allow_nan=False)
        assert json.dumps(json.loads(text)) == text
        assert all(said.endswith(".") for said in answer.sentences())


def test_progress_is_told_in_sentences() -> None:
    told: list[str] = []
    plan(programme(TRUCK), progress=told.append)
    fits(programme(TRUCK), progress=told.append)
    finish(programme(TRUCK), progress=told.append)
    assert len(told) >= 5


def test_a_gap_that_is_no_share_is_refused() -> None:
    with pytest.raises(UsageError, match="share from 0 to below 1"):
        plan(programme(TRUCK), gap=1.0)
