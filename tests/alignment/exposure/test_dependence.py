"""Shares, concentration and vulnerability, against plain Python, by hand and by their laws."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.exposure.dependence import concentration, dependence
from comity.alignment.exposure.flows import bought, flows_of
from comity.alignment.exposure.plain import plain_share
from comity.alignment.exposure.substitutes import Substitutes
from comity.errors import UsageError
from comity.testing.flows_at_random import declared, flows_of_rows, random_parts, random_rows

SEEDS = range(30)


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_are_those_of_the_plain_definition(seed: int) -> None:
    rows = random_rows(seed)
    year = bought(flows_of_rows(rows), 2000)
    found = dependence(year, Substitutes()).share
    for i, buyer in enumerate(year.actors):
        for j, seller in enumerate(year.actors):
            expected = plain_share(rows, buyer, seller)
            assert np.isnan(found[i, j]) if expected is None else found[i, j] == pytest.approx(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_known_shares_add_up_to_1(seed: int) -> None:
    share = dependence(bought(flows_of_rows(random_rows(seed)), 2000), Substitutes()).share
    known = share[~np.isnan(share).all(axis=1)]
    assert np.nansum(known, axis=1) == pytest.approx(np.ones(len(known)))


@pytest.mark.parametrize("seed", SEEDS)
def test_vulnerability_lies_between_0_and_sensitivity_and_its_ends_are_in_order(seed: int) -> None:
    rows = random_rows(seed)
    found = dependence(bought(flows_of_rows(rows), 2000), declared(random_parts(seed, rows, wide=True)))
    known = ~np.isnan(found.share)
    assert (found.low[known] >= 0).all()
    assert (found.low[known] <= found.high[known]).all()
    assert (found.high[known] <= found.share[known] + 1e-12).all()
    assert (np.isnan(found.low) == ~known).all()


def test_full_substitutability_leaves_no_vulnerability_and_none_leaves_all_of_it() -> None:
    year = bought(flows_of_rows(random_rows(1)), 2000)
    known = ~np.isnan(dependence(year, Substitutes()).share)
    free, bound = dependence(year, Substitutes(1.0)), dependence(year, Substitutes(0.0))
    assert (free.high[known] == 0).all()
    assert bound.low[known] == pytest.approx(bound.share[known])
    assert free.share[known].tolist() == bound.share[known].tolist()


def test_what_is_not_declared_reaches_from_nothing_to_the_whole_share() -> None:
    found = dependence(bought(flows_of(["b", "c"], ["a", "a"], [2000] * 2, [3.0, 1.0]), 2000), Substitutes())
    assert (found.low[0, 1], found.high[0, 1]) == (0.0, 0.75)


def test_goods_are_weighted_by_their_value() -> None:
    flows = flows_of(["b", "b", "c"], ["a"] * 3, [2000] * 3, [30.0, 10.0, 60.0], ["gas", "grain", "grain"])
    found = dependence(bought(flows, 2000), Substitutes(by_good={"gas": 0.0, "grain": 1.0}))
    assert (found.share[0, 1], found.high[0, 1], found.high[0, 2]) == (0.4, 0.3, 0.0)


@pytest.mark.parametrize("factor", [1e-6, 1000.0])
def test_another_unit_changes_nothing(factor: float) -> None:
    rows = random_rows(3)
    scaled = [(s, b, g, None if v is None else v * factor) for s, b, g, v in rows]
    one, other = (dependence(bought(flows_of_rows(r), 2000), Substitutes(0.3)) for r in (rows, scaled))
    assert other.low == pytest.approx(one.low, nan_ok=True)
    assert other.suppliers == pytest.approx(one.suppliers, nan_ok=True)


def test_other_names_and_another_order_of_rows_change_nothing() -> None:
    rows = random_rows(4, goods=1)
    turned = [(s[::-1], b[::-1], g, v) for s, b, g, v in reversed(rows)]
    one, other = bought(flows_of_rows(rows), 2000), bought(flows_of_rows(turned), 2000)
    at = [other.actors.index(name[::-1]) for name in one.actors]
    left, right = dependence(one, Substitutes(0.3)), dependence(other, Substitutes(0.3))
    assert right.share[np.ix_(at, at)] == pytest.approx(left.share, nan_ok=True)


def test_an_actor_whose_known_imports_are_zero_has_no_shares() -> None:
    found = dependence(bought(flows_of(["b", "a"], ["a", "b"], [2000] * 2, [0.0, 1.0]), 2000), Substitutes())
    assert np.isnan(found.share[0]).all()
    assert np.isnan(found.suppliers[0]).all()
    assert found.total[0] == 0


def test_concentration_is_1_for_one_supplier_and_1_over_n_for_n_equal_ones() -> None:
    share = np.array([[1.0, 0.0, 0.0, 0.0], [0.25, 0.25, 0.25, 0.25]])
    assert concentration(share, np.zeros(2)).tolist() == [[1.0, 1.0], [0.25, 0.25]]


def test_a_total_lowers_the_shares_and_opens_the_concentration_by_the_square_of_the_rest() -> None:
    year = bought(flows_of(["b", "c"], ["a", "a"], [2000] * 2, [30.0, 20.0]), 2000)
    found = dependence(year, Substitutes(0.0), totals={"a": 100.0})
    assert found.share[0, 1:].tolist() == [0.3, 0.2]
    assert found.rest[0] == 0.5
    assert np.nansum(found.share[0]) + found.rest[0] == pytest.approx(1)
    assert found.suppliers[0] == pytest.approx([0.13, 0.38])


def test_a_total_below_its_parts_or_of_nobody_is_refused() -> None:
    year = bought(flows_of(["b", "c"], ["a", "a"], [2000] * 2, [30.0, 20.0]), 2000)
    with pytest.raises(UsageError, match="add up to 50, above its total of 40"):
        dependence(year, Substitutes(), totals={"a": 40.0})
    with pytest.raises(UsageError, match='no actor "z"'):
        dependence(year, Substitutes(), totals={"z": 40.0})


def test_a_total_of_an_actor_without_known_flows_gives_no_shares() -> None:
    year = bought(flows_of(["b"], ["a"], [2000], [30.0]), 2000)
    assert np.isnan(dependence(year, Substitutes(), totals={"b": 40.0}).total[1])
