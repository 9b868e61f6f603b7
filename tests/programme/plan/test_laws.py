"""Laws that every programme obeys: more capacity, longer leads, other units, and decisions left open."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.case.settlement import Span
from comity.programme.plan.build import built
from comity.programme.plan.cheapest import plan
from comity.programme.plan.finishing import finish
from comity.programme.plan.fitting import fits
from comity.programme.plan.layout import laid_out
from comity.programme.plan.setups import add_setups

F = Fraction

SEEDS = range(8)


def programme(seed: int, periods: int = 8, ample: bool = False) -> Programme:
    rng = np.random.default_rng(seed)
    much = 6 if ample else 1
    resources = tuple(
        Resource(
            f"r{k}",
            tuple(F(int(x) * much) for x in rng.integers(4, 13, periods)),
            cost=F(int(rng.integers(0, 3))),
            ramp=F(int(rng.integers(0, 3))),
            enlarge=F(int(rng.integers(1, 9))),
            lead=int(rng.integers(0, 3)),
            stored=k == 2,
        )
        for k in range(3)
    )
    return Programme(periods, resources=resources, items=tuple(_item(rng, k, periods) for k in range(3)))


def _item(rng: np.random.Generator, k: int, periods: int) -> Item:
    dues = [(int(t), F(int(rng.integers(2, 12)))) for t in sorted(rng.choice(np.arange(3, periods + 1), 3, False))]
    return Item(
        f"i{k}",
        tuple(dues),
        tuple((f"r{r}", F(int(rng.integers(1, 4)))) for r in range(3) if r == k or rng.random() < 0.4),
        lead=int(rng.integers(0, 3)),
        setup=(F(int(rng.integers(5, 40))),) if k else (),
        holding=(F(int(rng.integers(0, 4)), 2),),
        late=F(int(rng.integers(1, 5))) if rng.random() < 0.6 else None,
        value=Span(F(1), F(3)) if k == 1 else None,
    )


def enlarged(found: Programme, by: int = 2) -> Programme:
    more = tuple(replace(r, capacity=tuple(c + by for c in r.capacity)) for r in found.resources)
    return replace(found, resources=more)


def longer(found: Programme) -> Programme:
    return replace(found, items=tuple(replace(i, lead=i.lead + 1) for i in found.items))


@pytest.mark.parametrize("seed", SEEDS)
def test_more_capacity_costs_no_more_and_fits_no_less(seed: int) -> None:
    few, many = programme(seed), enlarged(programme(seed))
    before, after = plan(few, gap=0.0), plan(many, gap=0.0)
    if before.cost is not None:
        assert after.cost is not None
        assert after.cost <= before.cost * (1 + 1e-7) + 1e-7
    less, more = fits(few), fits(many)
    assert more.fits >= less.fits - 1e-9
    assert more.delivered >= less.delivered - 1e-9
    assert (finish(many).period or 99) <= (finish(few).period or 99)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_longer_lead_never_finishes_earlier(seed: int) -> None:
    found = programme(seed)
    assert (finish(longer(found)).period or 99) >= (finish(found).period or 99)
    assert fits(longer(found)).fits <= fits(found).fits + 1e-9


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_lie_between_nothing_and_everything_and_agree_with_one_another(seed: int) -> None:
    found = programme(seed)
    answer, done = fits(found), finish(found)
    assert 0 <= answer.fits <= answer.delivered + 1e-9 <= 1 + 1e-9
    assert (answer.delivered == 1) == (done.period is not None)
    punctual = replace(found, items=tuple(replace(i, late=None) for i in found.items))
    assert (answer.fits == 1) == (plan(punctual).status == "planned")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_share_that_fits_can_be_delivered_and_no_more(seed: int) -> None:
    found, answer = programme(seed), fits(programme(seed))
    if answer.fits == 1:
        return
    for share, status in ((answer.fits - 1e-4, "planned"), (answer.fits + 1e-4, "impossible")):
        scaled = [replace(i, late=None, setup=(), due=tuple((t, q * F(share)) for t, q in i.due)) for i in found.items]
        assert plan(replace(found, items=tuple(scaled))).status == status


@pytest.mark.parametrize("seed", SEEDS)
def test_decisions_left_open_never_cost_more_than_decisions_taken(seed: int) -> None:
    parts = built(laid_out(programme(seed, ample=True)))
    free = parts.model.solve().value
    setups = add_setups(parts)
    loose, whole = parts.model.solve(whole=False), parts.model.solve()
    assert free <= loose.value + 1e-7
    assert loose.value <= whole.value + 1e-7
    assert len(setups) == 2 * 8


@pytest.mark.parametrize("seed", SEEDS)
def test_the_cost_is_the_same_when_it_is_reckoned_without_the_solver(seed: int) -> None:
    found = programme(seed, ample=True)
    layout = laid_out(found)
    parts = built(layout)
    add_setups(parts)
    answer = plan(found, gap=0.0)
    assert answer.cost == pytest.approx(parts.model.solve().value * layout.money, rel=1e-6)
    assert answer.gap == 0.0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_keeps_to_what_there_is(seed: int) -> None:
    found = programme(seed, ample=seed % 2 == 0)
    answer = plan(found)
    due = {(i.id, t): float(q) for i in found.items for t, q in i.due}
    stock = dict.fromkeys((i.id for i in found.items), 0.0)
    for row in answer.rows:
        stock[row.item] += row.make - due.get((row.item, row.period), 0.0)
        assert row.stock - row.late == pytest.approx(stock[row.item], abs=1e-7)
        assert row.late == 0 or (row.period < 8 and {i.id: i.late for i in found.items}[row.item] is not None)
    for load in answer.loads:
        assert load.left >= -1e-7
        assert load.resource == "r2" or load.used <= load.capacity + 1e-7
        assert load.grown <= float({r.id: r.ramp for r in found.resources}[load.resource]) + 1e-7


@pytest.mark.parametrize("factor", [F(1, 1_000_000), F(1_000_000)])
@pytest.mark.parametrize("seed", SEEDS)
def test_other_units_change_nothing(seed: int, factor: Fraction) -> None:
    found = programme(seed, ample=seed % 2 == 0)
    items = tuple(
        replace(
            i,
            due=tuple((t, q * factor) for t, q in i.due),
            needs=tuple((r, a / factor) for r, a in i.needs),
            holding=tuple(h / factor for h in i.holding),
            late=None if i.late is None else i.late / factor,
            value=Span(i.value.low / factor, i.value.high / factor) if i.value else Span(1 / factor, 1 / factor),
        )
        for i in found.items
    )
    other = replace(found, items=items)
    here, there = plan(found, gap=0.0), plan(other, gap=0.0)
    assert here.status == there.status
    assert there.cost == (None if here.cost is None else pytest.approx(here.cost, rel=1e-6))
    assert fits(other).fits == pytest.approx(fits(found).fits, abs=1e-7)
    assert fits(other).delivered == pytest.approx(fits(found).delivered, abs=1e-7)
    assert finish(other).period == finish(found).period


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_in_which_things_are_listed_changes_no_cost(seed: int) -> None:
    found = programme(seed, ample=True)
    other = replace(found, items=found.items[::-1], resources=found.resources[::-1])
    assert plan(other, gap=0.0).cost == pytest.approx(plan(found, gap=0.0).cost, rel=1e-7)
