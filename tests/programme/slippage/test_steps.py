"""Schedules and plans as steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.case.programme import Activity, Item, Programme, Resource, Slippage
from comity.programme.slippage.analyse import slippage
from comity.programme.slippage.steps import steps_of_plan, steps_of_works
from comity.programme.works.analyse import works


@dataclass(frozen=True)
class Made:
    item: str
    period: int
    make: float
    due: float


BENCH = Resource("bench", (Fraction(1),), supplier="yard")
YARD = Programme(
    6,
    resources=(BENCH,),
    items=(Item("ship", ((6, Fraction(1)),), supplier="owner"),),
    activities=(
        Activity("radar", 2, (("bench", Fraction(1)),)),
        Activity("engine", 3, (("bench", Fraction(1)),), item="ship"),
        Activity("trial", 1, (), ("radar", "engine")),
    ),
)


def test_a_schedule_keeps_its_order_and_the_handing_over_of_its_crews() -> None:
    steps = {s.id: s for s in steps_of_works(works(YARD).rows, YARD)}
    first, second = sorted(("radar", "engine"), key=lambda name: steps[name].start)
    assert steps[second].after == (first,)
    assert steps["trial"].after == ("radar", "engine")
    assert [name for name, s in steps.items() if s.due is not None] == ["trial"]
    assert steps["trial"].due == 6


def test_names_and_suppliers_come_from_the_item_and_else_from_the_crew() -> None:
    steps = {s.id: s for s in steps_of_works(works(YARD).rows, YARD)}
    assert (steps["radar"].named, steps["radar"].supplier) == (("radar", "bench"), "yard")
    assert (steps["engine"].named, steps["engine"].supplier) == (("engine", "ship", "bench"), "owner")
    assert steps["trial"].supplier == ""


def test_ratios_of_one_keep_the_schedule_just_on_time() -> None:
    found = works(YARD)
    slipped = slippage(steps_of_works(found.rows, YARD), [Slippage(("bench", "trial"), (Fraction(1),) * 10)], runs=20)
    assert slipped.planned == found.finish
    assert slipped.on_time is not None
    assert slipped.on_time[1] == 1


def test_a_plan_gives_a_step_for_each_period_in_which_something_is_finished() -> None:
    item = Item("gun", ((3, Fraction(4)), (5, Fraction(6))), (("bench", Fraction(1)),), lead=1)
    programme = Programme(5, resources=(BENCH,), items=(item,))
    rows = [Made("gun", t, m, d) for t, m, d in ((1, 0, 0), (2, 3, 0), (3, 3, 4), (4, 0, 0), (5, 4, 6))]
    steps = steps_of_plan(rows, programme)
    assert [(s.id, s.start, s.periods, s.due) for s in steps] == [
        ("gun in period 2", 1, 2, 3),
        ("gun in period 3", 2, 2, 3),
        ("gun in period 5", 4, 2, 5),
    ]
    # the second was begun before the first had ended; the third waits for the one before it
    assert [s.after for s in steps] == [(), (), ("gun in period 3",)]
    assert {(s.named, s.supplier) for s in steps} == {(("gun", "bench"), "yard")}


def test_stock_is_delivered_first() -> None:
    item = Item("gun", ((2, Fraction(4)), (3, Fraction(4))), stock=Fraction(4))
    rows = [Made("gun", 1, 4, 0), Made("gun", 2, 2, 4), Made("gun", 3, 0, 4)]
    steps = steps_of_plan(rows, Programme(3, items=(item,)))
    # what is left over was asked for by nobody
    assert [s.due for s in steps] == [3, None]


def test_a_late_delivery_keeps_the_period_in_which_it_was_due() -> None:
    rows = [Made("gun", 1, 0, 4), Made("gun", 2, 4, 0)]
    (step,) = steps_of_plan(rows, Programme(2, items=(Item("gun", ((1, Fraction(4)),)),)))
    assert (step.start, step.due) == (2, 1)
    slipped = slippage([step], [Slippage(("gun",), (Fraction(1),) * 10)], runs=20)
    assert slipped.on_time is not None
    assert slipped.on_time[0] == 0


def test_a_plan_of_the_same_room_can_be_taken_as_it_is() -> None:
    from comity.programme.plan.cheapest import plan

    item = Item("gun", ((1, Fraction(3)), (3, Fraction(5))), (("bench", Fraction(1, 4)),))
    programme = Programme(3, resources=(BENCH,), items=(item,))
    steps = steps_of_plan(plan(programme).rows, programme)
    slipped = slippage(steps, [Slippage(("gun",), (Fraction(1),) * 10)], runs=20)
    assert slipped.on_time is not None
    assert slipped.on_time[1] == 1
