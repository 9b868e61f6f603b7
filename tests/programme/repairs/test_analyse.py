"""Laws of repairs, their words, and odd inputs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.errors import UsageError
from comity.programme.plan.cheapest import plan
from comity.programme.plan.fitting import fits
from comity.programme.repairs.analyse import Weights, repairs
from comity.programme.repairs.changes import applied

F = Fraction
PERIODS = 6
SEEDS = range(6)


def programme(seed: int, more: int = 0) -> Programme:
    rng = np.random.default_rng(seed)
    resources = tuple(
        Resource(f"r{k}", tuple(F(int(x) + more) for x in rng.integers(3, 9, PERIODS)), ramp=F(k), lead=k)
        for k in range(2)
    )
    return Programme(PERIODS, resources=resources, items=tuple(_item(rng, k) for k in range(3)))


def _item(rng: np.random.Generator, k: int) -> Item:
    due = tuple((t, F(int(rng.integers(8, 20)))) for t in (2, 4, 6))
    needs = tuple((f"r{r}", F(int(rng.integers(1, 4)), 3)) for r in range(2) if r == k or rng.random() < 0.7)
    return Item(f"i{k}", due, needs, lead=int(rng.integers(0, 2)), late=F(1) if k == 1 else None)


def sizes(found: Programme) -> dict[tuple[str, str], float]:
    """Return the size of each repair; infinite where no change of its kind is enough."""
    repaired = repairs(found, limit=0)
    return {(r.kind, r.of): np.inf if r.size is None else r.size for r in repaired.repairs}


@pytest.mark.parametrize("seed", SEEDS)
def test_with_more_capacity_no_repair_is_larger(seed: int) -> None:
    for few, many in pairwise([programme(seed, k) for k in range(3)]):
        less = sizes(many)
        assert all(less.get(kind, 0.0) <= size + 1e-6 for kind, size in sizes(few).items())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_repair_makes_the_programme_fit_and_nine_tenths_of_it_do_not(seed: int) -> None:
    before = programme(seed)
    found = repairs(before, weights=Weights(capacity={"r0": 3}, quantity={"i2": 2.5}), limit=0)
    assert {r.kind for r in found.repairs} >= {"capacity", "date", "quantity", "mix"}
    for repair in found.repairs:
        if repair.size is None:
            continue
        assert repairs(applied(before, repair.changes)).fits
        assert fits(applied(before, repair.changes)).fits == pytest.approx(1.0, abs=1e-7)
        if repair.kind != "lead":
            part = [replace(c, amount=c.amount * F(9, 10)) for c in repair.changes]
            assert fits(applied(before, part)).fits < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mix_is_never_larger_than_a_repair_of_one_kind(seed: int) -> None:
    found = repairs(programme(seed), weights=Weights(), limit=0)
    one = [r.size for r in found.repairs if r.kind in ("capacity", "date", "quantity") and r.size is not None]
    assert found.of("mix").size <= min(one) + 1e-6


@pytest.mark.parametrize("seed", SEEDS)
def test_names_and_order_decide_nothing(seed: int) -> None:
    before = programme(seed)
    new = {"r0": "zinc", "r1": "a", "i0": "z", "i1": "y", "i2": "b", "": ""}
    after = replace(
        before,
        resources=tuple(replace(r, id=new[r.id]) for r in reversed(before.resources)),
        items=tuple(
            replace(i, id=new[i.id], needs=tuple((new[r], x) for r, x in i.needs)) for i in reversed(before.items)
        ),
    )
    there = sizes(after)
    for (kind, of), size in sizes(before).items():
        assert there[kind, new[of]] == pytest.approx(size, abs=1e-6)
    one, two = repairs(before, limit=8), repairs(after, limit=8)
    if one.complete and two.complete:
        renamed = {frozenset((s.kind, new[s.thing], s.period) for s in c.said) for c in one.clashes}
        assert renamed == {frozenset((s.kind, s.thing, s.period) for s in c.said) for c in two.clashes}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_may_be_late_needs_no_larger_repair_and_then_has_a_plan(seed: int) -> None:
    before = programme(seed)
    on_time, declared = repairs(before, limit=0), repairs(before, aim="as declared", limit=0)
    assert declared.fits == (plan(before).status == "planned")
    for repair in declared.repairs:
        other = on_time.of(repair.kind, repair.of)
        assert repair.size is None or other.size is None or repair.size <= other.size + 1e-6
        if repair.size is not None:
            assert plan(applied(before, repair.changes)).status == "planned"


def two_items() -> Programme:
    """Return the planner's example: a line that makes 40 in each of three periods, and 135 that are due."""
    return Programme(
        3,
        resources=(Resource("line A", (F(40),)),),
        items=(Item("X", ((1, F(40)), (3, F(60))), (("line A", F(1)),)), Item("Y", ((3, F(35)),), (("line A", F(1)),))),
    )


def test_a_clash_is_said_in_the_words_of_the_planner() -> None:
    found = repairs(two_items())
    assert found.complete
    assert [c.sentence for c in found.clashes] == [
        '"line A" gives at most 120 in periods 1 to 3 together; '
        '100 of "X" due in periods 1 and 3 and 35 of "Y" due in period 3 take 135 of it.'
    ]
    assert found.of("capacity").size == found.of("quantity").size == 15
    assert found.of("date").enough is False
    assert "Later dates within the periods of the programme are not enough." in found.sentences()


def test_a_lead_that_is_too_long_is_a_clash_by_itself() -> None:
    slow = Item("ship", ((2, F(1)),), (("dock", F(1)),), lead=3)
    found = repairs(Programme(5, resources=(Resource("dock", (F(1),)),), items=(slow,)))
    assert [c.sentence for c in found.clashes] == [
        '1 of "ship" due in period 2 cannot be delivered on time, whatever the capacity.'
    ]
    assert found.of("capacity").enough is False
    assert (found.of("lead").size, found.of("date").size) == (2, 2)
    assert "More capacity is not enough, however much." in found.sentences()


def test_a_programme_that_fits_needs_nothing() -> None:
    found = repairs(programme(0, more=60))
    assert found.fits
    assert found.repairs == found.clashes == ()
    assert found.sentences() == ("The programme fits; there is nothing to repair.",)


def test_weights_choose_where_capacity_is_added() -> None:
    machines = (Resource("a", (F(1),)), Resource("b", (F(1), F(1))))
    item = Item("x", ((1, F(1)), (2, F(3))), (("a", F(1)), ("b", F(1))))
    two = Programme(2, resources=machines, items=(item,))
    found = repairs(two, weights=Weights(capacity={"a": 10.0}), limit=0)
    assert found.of("capacity").size == 22
    assert found.of("capacity", "a").enough is False
    assert found.of("mix").size == 2
    assert {c.what for c in found.of("mix").changes} == {"quantity"}
    assert 'More of a single one of these resources is not enough: "a", "b".' in found.sentences()
    assert {r["of"] for r in found.to_json()["not_enough"]} >= {"a", "b"}


def test_millions_and_pieces_stand_side_by_side() -> None:
    money = Resource("money", (F(3_000_000),), stored=True)
    yard = Resource("yard", (F(1),))
    ship = Item("ship", ((2, F(3)),), (("money", F(2_500_000)), ("yard", F(1))))
    found = repairs(Programme(2, resources=(money, yard), items=(ship,)), limit=50)
    assert found.of("capacity").size == pytest.approx(1_500_001)
    assert found.of("quantity").size == pytest.approx(1)
    # The third: one ship in period 2 for want of room in the yard, one and a fifth in period 1 for want of money.
    assert {frozenset((c.thing, c.period) for c in clash.said) for clash in found.clashes} == {
        frozenset({("ship", 2), ("money", 1), ("money", 2)}),
        frozenset({("ship", 2), ("yard", 1), ("yard", 2)}),
        frozenset({("ship", 2), ("money", 1), ("yard", 2)}),
    }


def test_a_budget_that_is_over_says_so() -> None:
    found = repairs(programme(0), budget=Budget(0.0))
    assert not found.complete
    assert found.why


def test_answers_are_plain_values() -> None:
    told = repairs(two_items()).to_json()
    assert {"change", "size"} <= set(told["repairs"][0])
    assert told["clashes"][0]["said"][0]["kind"] == "due"


def test_odd_inputs_are_refused_with_ways_out() -> None:
    with pytest.raises(UsageError, match="Aims: on time, as declared"):
        repairs(two_items(), aim="soon")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="0 or more"):
        repairs(two_items(), limit=-1)
    with pytest.raises(UsageError, match=r'above 0(.|\n)*"Z" is not known. Defined: X, Y'):
        repairs(two_items(), weights=Weights(quantity={"Z": 1}, capacity={"line A": 0}))
