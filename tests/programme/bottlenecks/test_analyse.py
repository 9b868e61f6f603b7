"""Bottlenecks are held to planning each changed programme from the start."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.errors import BudgetExceededError, UsageError
from comity.programme.bottlenecks.analyse import bottlenecks
from comity.programme.bottlenecks.held import Held, Value
from comity.programme.plan.cheapest import plan
from comity.programme.plan.fitting import fits

F = Fraction
PERIODS = 4


def programme(seed: int, setups: bool = False, ample: bool = False) -> Programme:
    rng = np.random.default_rng(seed)
    resources = tuple(
        Resource(
            f"r{k}",
            tuple(F(int(x) + 4 * ample) for x in rng.integers(2, 8, PERIODS)),
            cost=F(int(rng.integers(0, 2))),
            ramp=F(int(rng.integers(0, 2))),
            enlarge=F(4),
            lead=1,
            stored=k == 2,
        )
        for k in range(3)
    )
    return Programme(PERIODS, resources=resources, items=tuple(_item(rng, k, setups) for k in range(2)))


def _item(rng: np.random.Generator, k: int, setups: bool) -> Item:
    return Item(
        f"i{k}",
        tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 5, PERIODS), start=1)),
        tuple((f"r{r}", F(int(rng.integers(1, 3)))) for r in range(3) if r == k or rng.random() < 0.6),
        setup=(F(9),) if setups else (),
        holding=(F(1),),
        late=F(5) if k else None,
    )


def with_more(found: Programme, amounts: dict[tuple[str, int], int]) -> Programme:
    resources = []
    for r in found.resources:
        each = list(r.capacity) * (found.periods if len(r.capacity) == 1 else 1)
        resources.append(replace(r, capacity=tuple(c + amounts.get((r.id, t), 0) for t, c in enumerate(each, start=1))))
    return replace(found, resources=tuple(resources))


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else before - after


@pytest.mark.parametrize(("seed", "kinds"), [(0, "ample"), (1, "ample"), (2, ""), (3, ""), (4, "ample, with setups")])
def test_each_change_is_the_difference_of_two_plans(seed: int, kinds: str) -> None:
    before = programme(seed, "setups" in kinds, "ample" in kinds)
    found = bottlenecks(before, gap=0.0)
    share, cost = fits(before).fits, plan(before, gap=0.0).cost
    assert found.fits == pytest.approx(share)
    assert found.cost == (None if cost is None else pytest.approx(cost))
    assert found.cells
    for cell in found.cells:
        for by in (1, -1):
            after = with_more(before, {(cell.resource, cell.period): by})
            told = cell.fits.more if by == 1 else cell.fits.less
            change = cell.cost.more if by == 1 else cell.cost.less
            if min(c for r in after.resources for c in r.capacity) < 0:
                assert told is change is None
                continue
            assert told == pytest.approx(fits(after).fits - share, abs=1e-6)
            other = _difference(cost, plan(after, gap=0.0).cost)
            assert change == (None if other is None else pytest.approx(other, abs=1e-5))


def test_some_of_these_have_a_plan_and_some_do_not() -> None:
    assert plan(programme(0, ample=True)).cost is not None
    assert plan(programme(2)).cost is None or plan(programme(3)).cost is None


@pytest.mark.parametrize("seed", range(5))
def test_what_was_not_tried_is_worth_nothing_by_itself(seed: int) -> None:
    before = programme(seed, ample=seed % 2 == 0)
    found = bottlenecks(before)
    assert found.exhaustive
    tried = {(c.resource, c.period) for c in found.cells}
    share, cost = fits(before).fits, plan(before, gap=0.0).cost
    for r, t in itertools.product((f"r{k}" for k in range(3)), range(1, PERIODS + 1)):
        if (r, t) not in tried:
            after = with_more(before, {(r, t): 1})
            assert fits(after).fits == pytest.approx(share, abs=1e-7)
            assert cost is None or plan(after, gap=0.0).cost == pytest.approx(cost, abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_a_price_is_never_less_than_a_unit_more_gains_and_never_more_than_a_unit_less_loses(seed: int) -> None:
    # The value of a linear program bends one way as capacity grows.
    for cell in bottlenecks(programme(seed, ample=seed % 2 == 0)).cells:
        for change in (cell.fits, cell.cost, cell.late):
            if change.price is not None:
                assert change.more is None or change.more <= change.price + 1e-6
                assert change.less is None or -change.less >= change.price - 1e-6


def in_a_row(*capacity: int) -> Programme:
    machines = tuple(Resource(f"m{k}", (F(c),)) for k, c in enumerate(capacity))
    table = Item("table", ((1, F(8)), (2, F(8))), tuple((m.id, F(1)) for m in machines))
    return Programme(2, resources=machines, items=(table,))


def test_resources_that_bind_together_are_worth_nothing_alone() -> None:
    found = bottlenecks(in_a_row(4, 4, 9, 4))
    assert [c.worth for c in found.cells] == [0.0] * 6
    groups = {frozenset(g.cells): g.gain for g in found.together}
    # 5 of the 8 tables in both periods; with more in the first period only, 9 of the 16 in all.
    every, first = (frozenset((m, t) for m in ("m0", "m1", "m3")) for t in (0, 1))
    assert groups == {every: pytest.approx(1 / 8), first: pytest.approx(1 / 16)}
    assert any("without one of them, nothing" in s for s in found.sentences())


@pytest.mark.parametrize("seed", range(4))
def test_a_group_is_worth_something_and_nothing_without_any_one_of_it(seed: int) -> None:
    before = programme(seed)
    share = fits(before).fits
    groups = [g for g in bottlenecks(before).together if g.measure == "fits" and all(t for _, t in g.cells)]
    for group in groups:
        after = fits(with_more(before, dict.fromkeys(group.cells, 1))).fits
        assert after == pytest.approx(share + group.gain, abs=1e-6)
        for cell in group.cells:
            rest = dict.fromkeys(set(group.cells) - {cell}, 1)
            assert fits(with_more(before, rest)).fits == pytest.approx(share, abs=1e-7)


def test_names_decide_nothing() -> None:
    before = programme(1, ample=True)
    new = {"r0": "zinc", "r1": "beta", "r2": "alpha"}
    resources = tuple(replace(r, id=new[r.id]) for r in reversed(before.resources))
    items = tuple(replace(i, needs=tuple((new[r], x) for r, x in i.needs)) for i in before.items)
    after = replace(before, resources=resources, items=items)
    one = {(new[c.resource], c.period, round(c.worth, 6)) for c in bottlenecks(before).cells if c.worth}
    assert one == {(c.resource, c.period, round(c.worth, 6)) for c in bottlenecks(after).cells if c.worth}


def test_the_ranking_begins_with_the_most_worth() -> None:
    worths = [c.worth for c in bottlenecks(programme(0, ample=True)).cells]
    assert worths == sorted(worths, reverse=True)


def test_a_budget_that_is_over_says_so() -> None:
    found = bottlenecks(programme(0), budget=Budget(0.0))
    assert found.why
    assert not found.exhaustive


def test_a_limit_leaves_some_untried_and_says_so() -> None:
    found = bottlenecks(programme(0), most=1)
    assert len(found.cells) == 1
    assert found.untried > 0
    assert not found.exhaustive


def test_a_limit_below_zero_is_refused() -> None:
    with pytest.raises(UsageError, match="make no sense"):
        bottlenecks(programme(0), most=-1)


def test_capacity_in_the_millions_is_tried_in_larger_steps() -> None:
    big = Resource("money", (F(4_000_000),))
    found = bottlenecks(Programme(1, resources=(big,), items=(Item("ship", ((1, F(8)),), (("money", F(10**6)),)),)))
    assert found.cells[0].step == 10_000
    assert found.cells[0].fits.more == pytest.approx(1 / 800)


def test_without_resources_there_are_no_bottlenecks() -> None:
    assert bottlenecks(Programme(2, items=(Item("a", ((1, F(3)),)),))).cells == ()


def test_without_the_cheapest_plan_the_other_measures_are_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Held.value

    def slow(self: Held, more: dict[tuple[int, int], float]) -> Value:
        if self.measure == "cost":
            raise BudgetExceededError("it takes too long")
        return plain(self, more)

    monkeypatch.setattr(Held, "value", slow)
    found = bottlenecks(programme(0, setups=True))
    assert found.cost is None
    assert found.by == "fits"
    assert all(c.cost is None and c.fits is not None for c in found.cells)
    assert "The search ended early: the cheapest plan was not found: it takes too long." in found.sentences()
