"""The harbour works: what the README works out by hand, by the analysis and by trying all 54 packages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from comity.case.nouns import Case
from comity.case.read import check, load
from comity.case.settlement import Settlement
from comity.settlement.demands.analyse import demands
from comity.settlement.packages.analyse import packages
from comity.settlement.packages.model import Package, Packages, package_from, packages_of
from comity.settlement.ripeness.analyse import ripeness
from comity.settlement.room.analyse import room
from comity.settlement.sequence.analyse import sequence

FOLDER = Path(__file__).parents[2] / "examples" / "harbour-works"
CHAIN = {"pause_first", "no_pause_without_contract", "contract_for_13_m", "never_13_m"}
FUND = {"no_fund", "large_fund"}


@cache
def case() -> Case:
    return load(FOLDER)


def settlement() -> Settlement:
    found = case().settlement
    assert found is not None
    return found


def names() -> dict[str, str]:
    return {p.id: p.name for p in case().parties}


def every_package(model: Packages) -> list[Package]:
    found = product(*(range(len(issue.levels)) for issue in model.issues))
    return [p for p in found if model.allowed(p)]


def test_the_case_checks_clean() -> None:
    found, problems = check(FOLDER)
    assert found is not None
    assert problems == ()


def test_two_conflicts_and_one_of_them_takes_four_demands_of_three_parties() -> None:
    found = demands(settlement(), names())
    assert {frozenset(c) for c in found.conflicts} == {frozenset(CHAIN), frozenset(FUND)}


def test_the_ways_out_drop_one_demand_of_each_conflict_and_the_cheapest_weigh_two() -> None:
    found = demands(settlement(), names())
    assert {frozenset(r.drop) for r in found.relaxations} == {frozenset(pair) for pair in product(CHAIN, FUND)}
    assert {frozenset(r.drop) for r in found.cheapest} == {frozenset({"pause_first", f}) for f in FUND}
    assert {r.weight for r in found.cheapest} == {2}


def test_without_the_pause_only_the_fund_is_in_the_way() -> None:
    rest = replace(settlement(), demands=tuple(d for d in settlement().demands if d.id != "pause_first"))
    assert [set(c) for c in demands(rest, names()).conflicts] == [FUND]


def test_three_acts_wait_for_each_other() -> None:
    found = sequence(settlement(), names())
    assert [set(d) for d in found.deadlocks] == [{"pause", "survey", "contract"}]


def test_there_are_48_packages_and_19_suit_everybody() -> None:
    model = packages_of(settlement())
    found = every_package(model)
    assert len(found) == model.count() == 48
    assert sum(model.acceptable(p) for p in found) == 19
    assert packages(settlement(), names()).acceptable == 19


@pytest.mark.parametrize(
    ("package", "worth"),
    [
        ({"depth": "medium", "season": "outside_spawning", "fund": "small", "quay": "shared"}, (61, 70, 52)),
        ({"depth": "medium", "season": "outside_spawning", "fund": "small", "quay": "cargo_only"}, (76, 55, 72)),
        ({"depth": "medium", "season": "all_year", "fund": "none", "quay": "cargo_only"}, (90, 18, 80)),
        ({"depth": "deep", "season": "all_year", "fund": "none", "quay": "shared"}, (85, 5, 80)),
    ],
)
def test_packages_are_worth_what_adding_up_by_hand_gives(package: dict[str, str], worth: tuple[int, ...]) -> None:
    model = packages_of(settlement())
    assert model.values(package_from(model, package)) == worth


def test_the_nash_solution_has_the_largest_product_of_gains() -> None:
    model = packages_of(settlement())

    def gains(package: Package) -> tuple[object, ...]:
        a, b, c = (v - floor for v, floor in zip(model.values(package), model.floor, strict=True))
        return a * b * c, package

    best = max((p for p in every_package(model) if model.acceptable(p)), key=gains)
    assert gains(best)[0] == 36 * 15 * 37
    assert model.named(best) == {
        "depth": "medium", "season": "outside_spawning", "fund": "small", "quay": "cargo_only",
    }  # fmt: skip
    (nash,) = packages(settlement(), names()).to_json()["nash"]
    assert nash["package"] == model.named(best)


def test_the_port_must_be_in_with_either_of_the_others() -> None:
    found = room(settlement(), names()).must_include
    assert {frozenset(s) for s in found} == {frozenset({"port", "fishers"}), frozenset({"port", "line"})}


def test_readiness_says_what_was_concluded_from_talks() -> None:
    assert any("Shipping line was concluded" in s for s in ripeness(settlement(), names()).sentences())
