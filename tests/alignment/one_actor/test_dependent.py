"""How an actor depends on its suppliers: the rows of the exposure, and the change as the other door computes it."""

from __future__ import annotations

import random

import pytest

from comity.alignment.exposure.answer import Exposure, exposure
from comity.alignment.exposure.change import change
from comity.alignment.exposure.flows import Flows, flows_of
from comity.alignment.exposure.substitutes import Substitutes
from comity.alignment.one_actor.dependent import changed, dependent
from comity.errors import UsageError

NAMES = "abcdef"


def random_flows(seed: int) -> Flows:
    chance = random.Random(seed)
    rows = [
        (s, b, year, None if chance.random() < 0.1 else float(chance.randint(0, 50)))
        for year in (1990, 2000, 2010)
        for s in NAMES
        for b in NAMES
        if s != b and (chance.random() < 0.8 or (s, b) == ("b", "a"))
    ]
    seller, buyer, years, value = zip(*rows, strict=True)
    return flows_of(seller, buyer, years, value)


def by_year(flows: Flows, *years: int) -> dict[int, Exposure]:
    return {year: exposure(flows, year, Substitutes((0.2, 0.6))) for year in years}


@pytest.mark.parametrize("seed", range(15))
def test_suppliers_and_pairs_are_those_of_the_last_year(seed: int) -> None:
    every = by_year(random_flows(seed), 1990, 2010)
    found = dependent(every, "a")
    assert found is not None
    assert found.year == 2010
    rows = every[2010].to_json()["actors"]
    assert isinstance(rows, dict)
    want = [r for r in rows["a"]["suppliers"] if r["sensitivity"] > 0]
    assert [(s.name, s.sensitivity, [s.low, s.high]) for s in found.suppliers] == [
        (r["of"], r["sensitivity"], r["vulnerability"]) for r in want
    ]
    assert all("a" in (pair.a, pair.b) for pair in found.pairs)
    assert sum("a" in (pair.a, pair.b) for pair in every[2010].pairs) == len(found.pairs)


@pytest.mark.parametrize("seed", range(15))
def test_the_change_of_suppliers_is_that_of_the_room_of_exposure(seed: int) -> None:
    flows = random_flows(seed)
    every = by_year(flows, 1990, 2000, 2010)
    found = changed(every[1990], every[2010], "a")
    if found is None:
        with pytest.raises(UsageError, match="Fewer than two sellers"):
            change(flows, "a", 1990, 2010)
        return
    want = change(flows, "a", 1990, 2010)
    assert (found.sellers, found.left_out, found.years) == (want.sellers, want.left_out, want.years)
    assert found.before == pytest.approx(want.before)
    assert found.after == pytest.approx(want.after)


def test_the_last_year_that_knows_the_actor_is_taken() -> None:
    flows = flows_of(["b", "b", "c"], ["a", "a", "b"], [1990, 2000, 2010], [5.0, 7.0, 1.0])
    found = dependent(by_year(flows, 1990, 2000, 2010), "a")
    assert found is not None
    assert found.year == 2000


def test_one_seller_known_in_both_years_says_nothing_unless_all_that_was_bought_is_known() -> None:
    flows = flows_of(["b", "b", "c"], ["a", "a", "a"], [1990, 2000, 2000], [5.0, 7.0, 1.0])
    found = dependent(by_year(flows, 1990, 2000), "a")
    assert found is not None
    assert found.changed is None
    years = {y: exposure(flows, y, totals={"a": 10.0}) for y in (1990, 2000)}
    whole = dependent(years, "a")
    assert whole is not None
    assert whole.changed is not None
    assert (whole.changed.whole, whole.changed.before, whole.changed.after) == (True, (0.5,), (0.7,))
    assert whole.changed.to_json()["moved"] is None


def test_no_flow_above_zero_is_not_known() -> None:
    flows = flows_of(["b", "a"], ["a", "c"], [1990, 1990], [0.0, 3.0])
    assert dependent(by_year(flows, 1990), "a") is None
    assert dependent({}, "a") is None
    assert dependent(by_year(flows, 1990), "z") is None


def test_two_years_without_a_common_supplier_have_no_change() -> None:
    flows = flows_of(["b", "c"], ["a", "a"], [1990, 2000], [5.0, 7.0])
    found = dependent(by_year(flows, 1990, 2000), "a")
    assert found is not None
    assert found.changed is None


def test_its_suppliers_count_for_between_so_many_equal_ones_where_some_come_from_outside_the_table() -> None:
    flows = flows_of(["b", "c"], ["a", "a"], [1990] * 2, [50.0, 30.0])
    found = dependent({1990: exposure(flows, 1990, totals={"a": 100.0})}, "a")
    assert found is not None
    assert found.equal == pytest.approx((1 / 0.38, 1 / 0.34))
