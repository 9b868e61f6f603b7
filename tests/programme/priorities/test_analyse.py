"""What is met first by value: held to trying out everything, and to what any order of items gives."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.case.settlement import Span
from comity.programme.plan.fitting import fits
from comity.programme.priorities.analyse import priorities

F = Fraction
PERIODS = 2


def small(seed: int) -> Programme:
    """Return two or three items that share a line and a crew, made in whole units."""
    rng = np.random.default_rng(seed)
    resources = tuple(Resource(r, tuple(F(int(x)) for x in rng.integers(0, 4, PERIODS))) for r in ("line", "crew"))
    items = []
    for name in ("a", "b", "c")[: int(rng.integers(2, 4))]:
        low = int(rng.integers(1, 5))
        items.append(
            Item(
                name,
                tuple((t, F(int(q))) for t, q in enumerate(rng.integers(0, 3, PERIODS), start=1)),
                (("line", F(int(rng.integers(0, 3)))), ("crew", F(int(rng.integers(0, 2))))),
                value=Span(F(low), F(low + int(rng.integers(0, 4)))),
                stock=F(int(rng.integers(0, 2))),
                batch=F(1),
            )
        )
    return Programme(PERIODS, resources=resources, items=tuple(items))


def possible(programme: Programme) -> set[tuple[int, ...]]:
    """Return every amount of each item that can be on time together: of each due quantity some part may be left out."""
    each = []
    for item in programme.items:
        due = [int(dict(item.due).get(t, 0)) for t in range(1, PERIODS + 1)]
        rows = []
        for made in itertools.product(range(sum(due) + 1), repeat=PERIODS):
            there = [int(item.stock) + sum(made[: t + 1]) for t in range(PERIODS)]
            for met in itertools.product(*(range(d + 1) for d in due)):
                if all(sum(met[: t + 1]) <= there[t] for t in range(PERIODS)):
                    rows.append((made, sum(met)))
        each.append(rows)
    found = set()
    for rows in itertools.product(*each):
        used = {
            r.id: [
                sum(
                    int(dict(i.needs).get(r.id, 0)) * made[t]
                    for i, (made, _) in zip(programme.items, rows, strict=True)
                )
                for t in range(PERIODS)
            ]
            for r in programme.resources
        }
        if all(used[r.id][t] <= r.capacity[t] for r in programme.resources for t in range(PERIODS)):
            found.add(tuple(met for _, met in rows))
    return found


def ends(ways: set[tuple[int, ...]], values: list[Fraction], k: int) -> tuple[int, int]:
    """Return the least and the most of one item among the ways of the most value."""
    worth = {w: sum((v * m for v, m in zip(values, w, strict=True)), F(0)) for w in ways}
    best = max(worth.values())
    mine = [w[k] for w, x in worth.items() if x == best]
    return min(mine), max(mine)


@pytest.mark.parametrize("seed", range(30))
def test_what_is_met_is_that_of_trying_out_everything(seed: int) -> None:
    programme = small(seed)
    ways = possible(programme)
    spans = [i.value for i in programme.items if i.value is not None]
    found = {p.item: p for p in priorities(programme).items}
    for k, item in enumerate(programme.items):
        middle = ends(ways, [s.middle for s in spans], k)
        assert (found[item.id].met, found[item.id].met_most) == pytest.approx(middle, abs=1e-6)
        most = ends(ways, [s.high if j == k else s.low for j, s in enumerate(spans)], k)[1]
        least = ends(ways, [s.low if j == k else s.high for j, s in enumerate(spans)], k)[0]
        assert found[item.id].most == pytest.approx(max(most, middle[1]), abs=1e-6)
        assert found[item.id].least == pytest.approx(min(least, middle[0]), abs=1e-6)


def test_the_small_programmes_are_of_every_kind() -> None:
    found = [priorities(small(seed)) for seed in range(30)]
    assert {f.all_met for f in found} == {True, False}
    assert {f.changes for f in found} == {True, False}
    assert any(p.met < p.met_most for f in found for p in f.items)


def ship(name: str, low: int, high: int, due: int = 6) -> Item:
    return Item(name, ((1, F(due)),), (("yard", F(1)),), value=Span(F(low), F(high)), unit="ships")


def yard(*items: Item, room: int = 8) -> Programme:
    return Programme(1, resources=(Resource("yard", (F(room),)),), items=items)


def test_the_higher_value_goes_first() -> None:
    found = priorities(yard(ship("boat", 1, 1), ship("refit", 2, 3)))
    assert found.order == ("refit", "boat")
    assert [(p.met, p.share) for p in found.items] == [(6.0, (1.0, 1.0)), (2.0, (1 / 3, 1 / 3))]
    assert (found.changes, found.open_order) == (False, ())
    assert found.sentences()[-1] == "At all the values that were tried within what is stated, the same is met."


def test_values_that_overlap_leave_the_order_open_and_say_what_changes() -> None:
    found = priorities(yard(ship("boat", 1, 2), ship("refit", 1, 3)))
    assert found.open_order == (("refit", "boat"),)
    assert found.changes is True
    assert [(p.least, p.met, p.most) for p in found.items] == [(2.0, 6.0, 6.0), (2.0, 2.0, 6.0)]
    assert 'Which is worth more a unit cannot be told of "refit" and "boat".' in found.sentences()


def test_equal_values_leave_the_choice_open_whatever_the_order_of_the_items() -> None:
    for names in (("a", "b"), ("b", "a")):
        found = priorities(yard(*(ship(n, 1, 1) for n in names)))
        assert {(p.met, p.met_most) for p in found.items} == {(2.0, 6.0)}
        assert found.changes is False
        assert any("the values leave the choice open" in s for s in found.sentences())


def test_everything_that_fits_needs_no_order() -> None:
    found = priorities(yard(ship("a", 1, 5), ship("b", 2, 3), room=12))
    assert found.all_met
    assert found.open_order == ()
    assert found.sentences() == ("Everything that is due is met on time, so nothing has to come first.",)


def test_no_stated_values_are_told_to_be_a_choice() -> None:
    plain = replace(ship("a", 1, 1), value=None)
    found = priorities(yard(plain, replace(plain, id="b", unit="tanks")))
    assert not found.stated
    assert found.mixed
    assert "that is a choice, and not a finding" in found.sentences()[0]
    assert "Units of different kinds are weighed one for one" in found.sentences()[1]


def test_what_is_worth_nothing_is_still_met_where_that_costs_nobody_anything() -> None:
    found = priorities(yard(ship("a", 0, 0, 3), ship("b", 1, 1, 6)))
    assert [(p.item, p.met, p.met_most) for p in found.items] == [("b", 6.0, 6.0), ("a", 2.0, 2.0)]
    both = priorities(yard(ship("a", 0, 0), ship("b", 0, 0)))
    assert [(p.met, p.met_most) for p in both.items] == [(2.0, 6.0)] * 2


def test_as_much_value_is_never_less_than_the_same_share_of_all() -> None:
    for seed in range(12):
        programme = small(seed)
        share = fits(programme).fits or 0.0
        found = priorities(programme)
        values = {i.id: float(i.value.middle) for i in programme.items if i.value}
        worth = sum(values[p.item] * p.met_most for p in found.items)
        assert worth >= share * sum(values[p.item] * p.due for p in found.items) - 1e-6


def test_nothing_due_and_no_time_are_told() -> None:
    assert priorities(yard(ship("a", 1, 1, 0))).sentences() == ("Nothing is due.",)
    found = priorities(yard(ship("a", 1, 1)), budget=Budget(0))
    assert found.changes is None
    assert "What is met first was not found" in found.sentences()[0]


def test_a_large_and_a_small_unit_are_weighed_as_they_are_counted() -> None:
    shells = Item("shell", ((1, F(6_000_000)),), (("yard", F(1, 1_000_000)),), value=Span(F(1, 10**6), F(1, 10**6)))
    ships = ship("ship", 2, 2)
    found = {p.item: p for p in priorities(yard(shells, ships)).items}
    assert (found["ship"].met, found["shell"].met) == (6.0, 2_000_000.0)


def test_what_one_way_leaves_out_adds_up_to_what_is_not_met() -> None:
    one = Item("one", ((1, F(3)), (2, F(9))), (("line", F(1)),), value=Span(F(2), F(2)))
    two = Item("two", ((2, F(4)),), (("line", F(1)),), value=Span(F(1), F(1)))
    found = priorities(Programme(2, ("spring", "summer"), (Resource("line", (F(5),)),), (one, two)))
    assert [(x.item, x.period, x.name, x.quantity) for x in found.left] == [
        ("one", 2, "summer", 2.0),
        ("two", 2, "summer", 4.0),
    ]
    assert found.to_json()["left_out"][0] == {"item": "one", "period": 2, "name": "summer", "quantity": 2.0}
    assert (
        'One way to do so does not meet 2 of "one" due in period summer, 4 of "two" due in period summer; there may be '
        "others."
    ) in found.sentences()
    assert priorities(Programme(2, (), (Resource("line", (F(9),)),), (one, two))).left == ()
