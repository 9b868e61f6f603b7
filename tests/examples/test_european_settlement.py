"""The flagship's settlement: which demands collide, where the order goes round in a circle, which packages are left."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from comity.case.nouns import Case
from comity.case.read import load
from comity.case.settlement import Settlement
from comity.logic.masks import evaluate
from comity.logic.parse import parse
from comity.logic.tree import Atom, Level, Node
from comity.logic.vocabulary import Vocabulary
from comity.settlement.demands.analyse import demands
from comity.settlement.demands.result import Demands
from comity.settlement.packages.model import package_from, packages_of
from comity.settlement.packages.some import some_package
from comity.settlement.room.analyse import room
from comity.settlement.sequence.analyse import sequence

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"
# By hand, topic by topic: what Russia's rows ask for, what Ukraine's rows ask for, and they cannot both be.
COLLIDE = {
    "territory": (("RU-01", "RU-20", "RU-14", "RU-25"), ("UA-08", "UA-09")),
    "status": (("RU-25", "RU-02", "RU-03", "RU-04"), ("UA-02",)),
    "vote": (("RU-05", "RU-30"), ("UA-12",)),
    "alliance": (("RU-12", "RU-16", "RU-26"), ("UA-04",)),
    "foreign forces": (("RU-12", "RU-16", "RU-26", "RU-19"), ("UA-34",)),
    "forces": (("RU-27",), ("UA-03", "UA-32")),
    "assets": (("RU-19", "RU-22"), ("UA-19", "UA-39")),
}


@cache
def case() -> Case:
    return load(FOLDER)


def settlement() -> Settlement:
    found = case().settlement
    assert found is not None
    return found


def names() -> dict[str, str]:
    return {p.id: p.name for p in case().parties}


@cache
def asked() -> Demands:
    return demands(settlement(), names(), limit=5_000)


def owners(conflict: tuple[str, ...]) -> set[str]:
    return {asked().demand(d).by for d in conflict}


def test_the_conflicts_between_the_two_sides_are_those_worked_out_by_hand() -> None:
    by_hand = {frozenset(pair) for ours, theirs in COLLIDE.values() for pair in product(ours, theirs)}
    found = {frozenset(c) for c in asked().conflicts if owners(c) == {"russia", "ukraine"}}
    assert found == by_hand
    assert len(found) == 27


def test_it_has_the_conflicts_its_readme_counts_and_all_of_them() -> None:
    assert asked().conflicts_complete
    assert asked().relaxations_complete
    assert len(settlement().demands) == 116
    assert len(asked().conflicts) == 91


def test_the_us_draft_collides_with_either_side() -> None:
    pairs = [owners(c) for c in asked().conflicts if len(c) == 2]
    assert pairs.count({"russia", "united_states"}) == pairs.count({"ukraine", "united_states"}) == 10


def test_cheapest_ways_out_leave_territory_to_either_side() -> None:
    drops = [set(r.drop) for r in asked().cheapest]
    assert {r.weight for r in asked().cheapest} == {Fraction(15)}
    assert any({"RU-01", "RU-14", "RU-25"} <= d and "UA-08" not in d for d in drops)
    assert any({"UA-08", "UA-09"} <= d and "RU-14" not in d for d in drops)


def test_the_red_lines_of_each_side_stand_together_and_those_of_both_do_not() -> None:
    alone = {r.parties: r.together for r in asked().red_lines}
    assert alone["russia",]
    assert alone["ukraine",]
    (everybody,) = (r for r in asked().red_lines if {"russia", "ukraine"} <= set(r.parties))
    assert not everybody.together


@pytest.mark.parametrize(("version", "withdrawal"), [("ceasefire_first", True), ("moves_first", False)])
def test_the_version_of_point_28_decides_whether_the_withdrawal_is_part_of_the_deadlock(
    version: str, withdrawal: bool
) -> None:
    found = {frozenset(d) for d in sequence(settlement(), names(), version=version).deadlocks}
    core = {"ceasefire", "negotiation", "territorial_decision", "guarantee_in_force"}
    assert found == {
        frozenset({"agreement", "elections"}),
        frozenset(core | ({"ua_withdrawal"} if withdrawal else set())),
    }


def levels() -> np.ndarray:
    """Every package: shape (packages, issues)."""
    return np.indices([len(i.levels) for i in settlement().issues]).reshape(len(settlement().issues), -1).T


def holds(tree: Node, grid: np.ndarray) -> np.ndarray:
    at = {i.id: k for k, i in enumerate(settlement().issues)}

    def truth(atom: Atom) -> np.ndarray:
        assert isinstance(atom, Level)
        known = [x.id for x in settlement().issue(atom.issue).levels]
        return np.asarray(grid[:, at[atom.issue]] == known.index(atom.level))

    return np.asarray(evaluate(tree, truth))


def worth(grid: np.ndarray) -> np.ndarray:
    """Values in tenths at the middle of intervals, added up by hand: shape (packages, parties)."""
    at = {i.id: k for k, i in enumerate(settlement().issues)}
    columns = []
    for values in settlement().values:
        total = np.zeros(len(grid), np.int64)
        for issue, given in values.levels:
            total += np.array([int(span.middle * 100) for _, span in given])[grid[:, at[issue]]]
        for tie in values.together:
            total += np.where(holds(tie.when.tree, grid), int(tie.adds.middle * 100), 0)
        columns.append(total)
    return np.stack(columns, axis=1)


def allowed() -> np.ndarray:
    grid = levels()
    barred = np.logical_or.reduce([holds(s.tree, grid) for s in settlement().packages_exclude])
    return np.asarray(grid[~barred])


def test_it_has_as_many_packages_as_its_readme_states() -> None:
    assert packages_of(settlement()).total == 110_592
    assert packages_of(settlement()).count() == len(allowed()) == 101_376


@pytest.mark.parametrize(("end", "walk_away", "number"), [("low", 40, 20_206), ("middle", 50, 3_234), ("high", 60, 0)])
def test_whether_a_package_is_left_hangs_on_the_common_walk_away(
    end: Literal["low", "middle", "high"], walk_away: int, number: int
) -> None:
    plain = int((worth(allowed()).min(axis=1) >= 100 * walk_away).sum())
    assert plain == number
    assert packages_left(end) == (number > 0)


def packages_left(end: Literal["low", "middle", "high"]) -> bool:
    model = packages_of(settlement(), walk_away=end)
    return some_package(model, model.floor) is not None


def test_no_published_text_is_acceptable_to_every_party_and_each_to_some() -> None:
    model = packages_of(settlement())
    for plan in settlement().plans:
        package = package_from(model, dict(plan.package))
        kept = [v >= floor for v, floor in zip(model.values(package), model.floor, strict=True)]
        assert set(kept) == {True, False}, plan.id


def test_each_side_gets_all_its_points_or_nearly_from_its_own_text() -> None:
    model = packages_of(settlement())
    found = {
        p.id: dict(zip(model.parties, model.values(package_from(model, dict(p.package))), strict=True))
        for p in settlement().plans
    }
    assert found["june_paper"]["russia"] == 100
    assert found["april_text"]["ukraine"] > 95
    assert found["june_paper"]["ukraine"] < 10
    assert found["april_text"]["russia"] < 10


def test_the_us_draft_comes_nearest_and_misses_two_walk_aways() -> None:
    model = packages_of(settlement())
    plan = next(p for p in settlement().plans if p.id == "draft_28_points")
    found = dict(zip(model.parties, model.values(package_from(model, dict(plan.package))), strict=True))
    assert {p for p, v in found.items() if v < 50} == {"ukraine", "european_union"}
    assert found["ukraine"] == Fraction("49.6")
    assert found["european_union"] == Fraction("41.75")


def test_at_the_least_walk_away_the_us_draft_suits_all_and_no_other_text_does() -> None:
    model = packages_of(settlement(), walk_away="low")
    good = [p.id for p in settlement().plans if model.acceptable(package_from(model, dict(p.package)))]
    assert good == ["draft_28_points"]


def test_every_acceptable_package_has_a_guarantee_and_all_but_fourteen_a_binding_one() -> None:
    grid = allowed()
    left = grid[worth(grid).min(axis=1) >= 5_000]
    order = {i.id: [x.id for x in i.levels] for i in settlement().issues}
    guarantee = [order["guarantee"][k] for k in left[:, list(order).index("guarantee")]]
    assert guarantee.count("none") == 0
    assert guarantee.count("mutual") == 14
    territory = {order["territory"][k] for k in left[:, list(order).index("territory")]}
    assert territory == set(order["territory"])


def keeps(party: str, grid: np.ndarray) -> np.ndarray:
    """Packages in which every prerequisite and red line of a party is kept, as far as issues decide it."""
    conditions = {
        "russia": "territory = donetsk_zone | territory = four_regions; vote = before_signature; alliance = neutral; "
        "!(foreign_forces = force); assets = unused",
        "ukraine": "territory = line_of_contact; status = none; forces_ceiling = no_ceiling; alliance = open; "
        "vote = own_date; guarantee = binding | guarantee = binding_mutual",
    }
    vocabulary = Vocabulary((), {i.id: tuple(x.id for x in i.levels) for i in settlement().issues})
    return np.logical_and.reduce([holds(parse(text, vocabulary), grid) for text in conditions[party].split("; ")])


def test_no_package_keeps_the_conditions_of_both_sides_and_few_those_of_one() -> None:
    grid = allowed()
    floor = worth(grid).min(axis=1)
    russia, ukraine = keeps("russia", grid), keeps("ukraine", grid)
    assert not (russia & ukraine).any()
    assert [int((russia & (floor >= w)).sum()) for w in (5_000, 4_000)] == [2, 48]
    assert [int((ukraine & (floor >= w)).sum()) for w in (5_000, 4_000)] == [0, 0]


def test_the_cheapest_ways_out_are_eighteen_and_all_drop_something_of_either_side_and_of_the_draft() -> None:
    drops = [set(r.drop) for r in asked().cheapest]
    assert len(drops) == 18
    assert set.intersection(*drops) == {"UA-04", "UA-34", "RU-27", "US-03", "US-29", "US-05", "US-06"}
    assert min(r.weight for r in asked().relaxations if "UA-04" not in r.drop) == 18


def test_the_two_signatories_and_the_united_states_must_be_in() -> None:
    assert room(settlement(), names()).must_include == (("russia", "ukraine", "united_states"),)
