"""Items that are made of units of another item: no more are begun than there are, by trying out all plans."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.errors import UsageError
from comity.programme.plan.cheapest import plan
from comity.programme.plan.finishing import finish
from comity.programme.plan.fitting import fits
from comity.programme.repairs.analyse import repairs
from comity.programme.repairs.changes import applied
from comity.programme.slippage.steps import steps_of_plan

F = Fraction
PERIODS = 3
SEEDS = range(30)
Row = tuple[int, ...]


def small(seed: int) -> Programme:
    rng = np.random.default_rng(seed)
    line = Resource("line", tuple(F(int(x)) for x in rng.integers(0, 3, PERIODS)), cost=F(int(rng.integers(0, 3))))
    depot = Resource("depot", tuple(F(int(x)) for x in rng.integers(0, 4, PERIODS)))
    old = Item(
        "old",
        tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 2, PERIODS), start=1)),
        (("line", F(1)),),
        holding=(F(int(rng.integers(0, 3))),),
        stock=F(int(rng.integers(0, 4))),
        batch=F(1),
    )
    new = Item(
        "new",
        tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 3, PERIODS), start=1)),
        (("depot", F(1)),),
        lead=int(rng.integers(0, 2)),
        holding=(F(int(rng.integers(0, 3))),),
        late=F(2) if rng.random() < 0.5 else None,
        setup=(F(int(rng.integers(0, 6))),),
        stock=F(int(rng.integers(0, 2))),
        modernise=True,
        base="old",
        batch=F(1),
    )
    items = (old, new) if rng.random() < 0.5 else (new, old)
    return Programme(PERIODS, resources=(line, depot), items=items)


def named(programme: Programme) -> tuple[Item, Item]:
    of = {i.id: i for i in programme.items}
    return of["old"], of["new"]


def begun(new: Item, row: Row) -> Row:
    return (*row[new.lead :], *(0,) * new.lead)


def allowed(programme: Programme) -> list[tuple[Row, Row]]:
    """Return what can be made of both: within capacity, and of no more units than there are."""
    old, new = named(programme)
    line, depot = (r.capacity for r in programme.resources)
    most_new = int(sum(q for _, q in new.due))
    most_old = int(sum(q for _, q in old.due)) + most_new
    rows_old = [r for r in itertools.product(range(most_old + 1), repeat=PERIODS) if all(map(_within, r, line))]
    rows_new = [
        r
        for r in itertools.product(range(most_new + 1), repeat=PERIODS)
        if not any(r[: new.lead]) and all(map(_within, begun(new, r), depot))
    ]
    return [(a, b) for a in rows_old for b in rows_new if min(left(old, a, begun(new, b))) >= 0]


def _within(used: int, there: Fraction) -> bool:
    return used <= there


def left(old: Item, made: Row, taken: Row) -> list[Fraction]:
    """Return what is there of the old ones at the end of each period, before any is delivered."""
    return [old.stock + sum(made[: t + 1]) - sum(taken[: t + 1]) for t in range(PERIODS)]


def upto(item: Item) -> list[Fraction]:
    due = dict(item.due)
    return [sum((due.get(s, F(0)) for s in range(1, t + 1)), F(0)) for t in range(1, PERIODS + 1)]


def have(item: Item, row: Row) -> list[Fraction]:
    return [item.stock + sum(row[: t + 1]) for t in range(PERIODS)]


def cost(programme: Programme, a: Row, b: Row) -> Fraction | None:
    old, new = named(programme)
    total = sum(a) * programme.resources[0].cost + sum(x > 0 for x in b) * new.setup[0]
    for item, there in ((old, left(old, a, begun(new, b))), (new, have(new, b))):
        for t, (x, due) in enumerate(zip(there, upto(item), strict=True)):
            if x < due and (item.late is None or t == PERIODS - 1):
                return None
            total += item.holding[0] * (x - due) if x >= due else (item.late or F(0)) * (due - x)
    return total


@pytest.mark.parametrize("seed", SEEDS)
def test_every_answer_is_that_of_trying_out_all_plans(seed: int) -> None:
    programme = small(seed)
    old, new = named(programme)
    tried = allowed(programme)
    costs = [c for a, b in tried if (c := cost(programme, a, b)) is not None]
    found = plan(programme, gap=0.0)
    assert found.cost == (pytest.approx(float(min(costs)), abs=1e-7) if costs else None)
    shares, ends, finishes = [], [], []
    for a, b in tried:
        there = ((left(old, a, begun(new, b)), upto(old)), (have(new, b), upto(new)))
        shares.append(min([F(1), *(x / d for xs, ds in there for x, d in zip(xs, ds, strict=True) if d)]))
        ends.append(sum(min(xs[-1], ds[-1]) for xs, ds in there))
        done = [t for t in range(PERIODS + 1) if not any((*a[t:], *b[t:]))]
        if all(xs[-1] >= ds[-1] for xs, ds in there):
            finishes.append(min(done))
    answer, total = fits(programme), upto(old)[-1] + upto(new)[-1]
    assert answer.fits == pytest.approx(float(max(shares)), abs=1e-6)
    assert answer.delivered == pytest.approx(float(max(ends) / total) if total else 1.0, abs=1e-6)
    assert finish(programme).period == (min(finishes) if finishes else None)


def test_the_small_programmes_are_of_every_kind() -> None:
    assert {plan(small(seed)).status for seed in SEEDS} == {"planned", "impossible"}


@pytest.mark.parametrize("seed", range(8))
def test_a_repaired_programme_fits(seed: int) -> None:
    programme = small(seed)
    for repair in repairs(programme).repairs:
        if repair.enough:
            assert fits(applied(programme, repair.changes)).fits == pytest.approx(1.0, abs=1e-6)


def yard(**more: object) -> Programme:
    old = Item("old", (), (("line", F(1)),), stock=F(5), **more)  # type: ignore[arg-type]
    new = Item("new", ((2, F(4)), (4, F(5))), (("depot", F(1)),), lead=1, modernise=True, base="old")
    return Programme(4, resources=(Resource("line", (F(1),)), Resource("depot", (F(3),))), items=(old, new))


def test_the_units_that_are_missing_are_made_and_named_in_a_clash() -> None:
    found = repairs(yard())
    assert {s.words for s in found.clashes[-1].said} >= {'units of "old" at the start'}
    assert fits(yard()).fits == pytest.approx(3 / 4)


def test_a_modernised_item_with_a_base_has_finished_units_of_its_own_at_the_start() -> None:
    kept = (F(1),)
    new = Item("new", ((1, F(2)), (2, F(1))), holding=(F(2),), stock=F(2), modernise=True, base="old")
    programme = Programme(2, items=(Item("old", (), holding=kept, stock=F(1)), new))
    found = plan(programme)
    assert [(r.item, r.make, r.stock) for r in found.rows] == [
        ("old", 0.0, 1.0),
        ("old", 0.0, 0.0),
        ("new", 0.0, 0.0),
        ("new", 1.0, 0.0),
    ]
    assert [(s.id, s.due) for s in steps_of_plan(found.rows, programme)] == [("new in period 2", 2.0)]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ((Item("a", (), base="b", modernise=True),), 'made of "b", which is not an item'),
        ((Item("a", ()), Item("b", (), base="a")), "modernise: true"),
        ((Item("a", (), base="a", modernise=True),), "units of itself"),
        ((Item("a", (), base="b", modernise=True), Item("b", (), base="a", modernise=True)), "units of itself"),
        ((Item("a", (), setup=(F(1),)), Item("b", (), base="a", modernise=True)), "its setups"),
        ((Item("a", (), late=F(1)), Item("b", (), base="a", modernise=True)), "its `late`"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_a_way_out(items: tuple[Item, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        plan(Programme(2, items=items))


def test_units_pass_through_several_steps() -> None:
    first = Item("hull", (), (("yard", F(1)),))
    second = Item("ship", ((4, F(1)),), lead=1, modernise=True, base="hull")
    third = Item("refit", ((4, F(2)),), lead=1, modernise=True, base="ship")
    programme = Programme(4, resources=(Resource("yard", (F(1),)),), items=(third, second, first))
    found = plan(programme)
    made = {(r.item, r.period): r.make for r in found.rows if r.make}
    assert sum(x for (i, _), x in made.items() if i == "hull") == pytest.approx(3)
    assert sum(x for (i, _), x in made.items() if i == "ship") == pytest.approx(3)
    assert fits(programme).fits == 1.0
    assert finish(programme).period == 4


def test_units_that_nothing_is_needed_for_are_not_made_to_be_worked_on() -> None:
    new = Item("new", ((2, F(7)),), modernise=True, base="old")
    assert fits(Programme(2, items=(Item("old", (), stock=F(5)), new))).fits == pytest.approx(5 / 7)
    # with a need, or with units that are due, it is an item like any other
    line = (Resource("line", (F(1),)),)
    made = Item("old", (), (("line", F(1)),), stock=F(5))
    assert fits(Programme(2, resources=line, items=(made, new))).fits == 1.0
    assert fits(Programme(2, items=(Item("old", ((1, F(1)),), stock=F(5)), new))).fits == 1.0


def test_a_few_units_are_taken_out_of_many() -> None:
    new = Item("new", ((2, F(3)),), modernise=True, base="old", holding=(F(2),))
    for stock, share in ((1003, 1.0), (1002, 1002 / 1003)):
        old = Item("old", ((1, F(1000)),), (("line", F(1)),), stock=F(stock))
        programme = Programme(2, resources=(Resource("line", (F(0),)),), items=(old, new))
        assert fits(programme).fits == pytest.approx(share, abs=1e-7)
    found = plan(replace(programme, items=(replace(old, stock=F(2000), holding=(F(1),)), new)))
    assert (found.cost, [r.stock for r in found.rows if r.item == "old"]) == (1997.0, [1000.0, 997.0])
