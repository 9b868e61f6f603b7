"""The whole answer about packages: the contract, neutrality, intervals, budgets."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Plan, Settlement, Span
from comity.errors import UsageError
from comity.settlement.packages.analyse import packages
from comity.settlement.packages.model import packages_of
from comity.settlement.packages.plain import acceptable, allowed, egalitarian, nash, pareto
from comity.settlement.packages.result import PackageSettings
from comity.testing.deals_at_random import deal_at_random, relabelled

QUICK = PackageSettings(ends=False)
NAMES = {"a": "Anna", "b": "Bert", "c": "Cleo", "d": "Dora"}


@pytest.mark.parametrize("seed", range(20))
def test_counts_solutions_and_frontier_are_those_of_the_definitions(seed: int) -> None:
    deal = deal_at_random(random.Random(seed))
    model = packages_of(deal)
    found = packages(deal, NAMES, replace(QUICK, limit=1000)).to_json()
    there = acceptable(model)
    assert (found["count"], found["acceptable"]) == (len(allowed(model)), len(there))

    def named(chosen: list[tuple[int | Fraction, ...]]) -> list[str]:
        return sorted(json.dumps(model.named(p), sort_keys=True) for p in chosen)

    def given(rows: list[dict[str, object]]) -> list[str]:
        return sorted(json.dumps(row["package"], sort_keys=True) for row in rows)

    assert given(found["nash"]) == named(nash(model))
    assert given(found["egalitarian"]) == named(egalitarian(model))
    assert given(found["frontier"]["packages"]) == named(pareto(model, there))
    assert found["frontier"]["complete"] is True
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("seed", range(6))
def test_swapping_the_names_of_parties_swaps_names_in_the_answer_and_nothing_else(seed: int) -> None:
    deal = deal_at_random(random.Random(seed))
    swap = dict(zip("abcd", "dcba", strict=True))
    one = packages(deal, NAMES, QUICK).to_json()
    other = packages(relabelled(deal, swap), NAMES, QUICK).to_json()
    for key in ("nash", "kalai_smorodinsky", "egalitarian"):
        here = {
            json.dumps([r["package"], {swap[p]: v for p, v in r["value"].items()}], sort_keys=True) for r in one[key]
        }
        assert here == {json.dumps([r["package"], r["value"]], sort_keys=True) for r in other[key]}
    for key in ("acceptable_alone", "walk_away", "ideals", "range"):
        assert {swap[p]: v for p, v in one.get(key, {}).items()} == other.get(key, {})
    assert one["self_enforcing"]["count"] == other["self_enforcing"]["count"]
    assert one["acceptable"] == other["acceptable"]
    for plan, row in one["plans"].items():
        there = other["plans"][plan]
        assert {swap[p] for p in row["refused_by"]} == set(there["refused_by"])
        assert {swap[p]: g for p, g in row["improve"]["could_gain"].items()} == there["improve"]["could_gain"]


def _narrow() -> Settlement:
    return next(
        deal
        for deal in (deal_at_random(random.Random(seed), tied=False) for seed in range(500))
        if len(deal.values) == 2 and 3 < len(acceptable(packages_of(deal))) < 30
    )


def test_the_ends_of_the_walk_aways_are_reported_together_and_one_by_one() -> None:
    deal = _narrow()
    model = packages_of(deal)
    top = [max(model.values(p)[i] for p in acceptable(model)) for i in (0, 1)]
    values = tuple(
        replace(v, walk_away=Span(model.floor[i], 2 * top[i] + 2 - model.floor[i])) for i, v in enumerate(deal.values)
    )
    # the middle is now just above the best that each could have
    found = packages(replace(deal, values=values), NAMES)
    assert found.acceptable == 0
    ends = {(end.end, end.party): end for end in found.ends}
    assert set(ends) == {(end, who) for end in ("low", "high") for who in ("", "a", "b")}
    assert ends["low", ""].acceptable == len(acceptable(model))
    assert ends["low", ""].some is True
    assert ends["high", ""].some is ends["low", "a"].some is False
    assert set(ends["low", ""].solutions["nash"]) == set(nash(model))
    assert not ends["low", ""].same["nash"]
    assert any("least walk-away" in line for line in found.sentences())


def test_known_walk_aways_have_no_ends() -> None:
    deal = _narrow()
    values = tuple(replace(v, walk_away=Span(v.walk_away.low, v.walk_away.low)) for v in deal.values)
    assert packages(replace(deal, values=values), NAMES).ends == ()


def test_a_plan_is_looked_at_from_every_side() -> None:
    deal = _narrow()
    model = packages_of(deal)
    best = nash(model)[0]
    plan = Plan("p", tuple((k, str(v)) for k, v in model.named(best).items()), text="The plan")
    found = packages(replace(deal, plans=(plan,)), NAMES, QUICK)
    checked = found.plans[0]
    assert checked.refuse == ()
    assert checked.improvement is not None
    assert checked.improvement.efficient
    assert next(d for d in checked.distances if d.key == "nash").issues == ()
    said = found.sentences()
    assert "“The plan” is the Nash solution." in said
    assert "“The plan”: It cannot be improved for one party without loss to another." in said


def test_a_budget_that_is_over_leaves_what_is_known_and_says_so() -> None:
    found = packages(_narrow(), NAMES, QUICK, Budget(0.0))
    assert not found.complete
    assert found.why
    assert found.to_json()["complete"] is False
    assert found.to_json()["acceptable"] is None


def test_lotteries_are_there_where_asked_for() -> None:
    found = packages(_narrow(), NAMES, replace(QUICK, lotteries=True))
    assert [one.key for one in found.lotteries] == ["nash", "kalai_smorodinsky", "egalitarian"]
    assert set(found.to_json()["lotteries"]) == {"nash", "kalai_smorodinsky", "egalitarian"}
    assert "lotteries" not in packages(_narrow(), NAMES, QUICK).to_json()


def test_without_issues_or_values_there_is_nothing_to_answer() -> None:
    with pytest.raises(UsageError, match="needs issues, and values of some party"):
        packages(Settlement(), NAMES)


def test_the_frontier_is_a_table_with_a_row_for_each_package() -> None:
    found = packages(_narrow(), NAMES, QUICK)
    frame = found.to_frame()
    assert len(frame) == len(found.frontier.packages)
    assert list(frame.columns)[-2:] == ["value of a", "value of b"]
