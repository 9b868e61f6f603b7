"""Trades between issues: against every exchange there is; and the compromise they begin from."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from comity.case.settlement import Issue, IssueLevel
from comity.logic.tree import And, Level
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.blocks import blocks_of
from comity.settlement.packages.compromise import integrative, issue_by_issue
from comity.settlement.packages.distance import distance
from comity.settlement.packages.logrolling import trades
from comity.settlement.packages.model import Package, Packages, package_from, packages_of
from comity.settlement.packages.parts import Trade
from comity.settlement.packages.plain import allowed
from comity.settlement.packages.ranges import ranges
from comity.testing.deals_at_random import deal_at_random

F = Fraction


@pytest.mark.parametrize("seed", range(50))
def test_the_best_trades_are_found_and_each_is_a_trade(seed: int) -> None:
    deal = deal_at_random(random.Random(seed))
    model, blocks = packages_of(deal), blocks_of(packages_of(deal))
    if not blocks.total:
        return
    start = package_from(model, dict(deal.plans[0].package))
    ends = ranges(model, blocks)
    found = trades(model, blocks, start, ends, limit=1000)
    every = dict(_every(model, start, [b - a for a, b in zip(*ends, strict=True)]))
    assert {_key(t) for t in found} == set(every)
    for trade in found:
        assert trade.smaller == every[_key(trade)]
        assert model.allowed(trade.package)
    order = [(bool(t.harmed), -t.smaller) for t in found]
    assert order == sorted(order)


def _key(trade: Trade) -> tuple[str, str, str, str]:
    return (*trade.issues, trade.giver, trade.taker)


def _every(model: Packages, start: Package, full: list[Fraction]) -> list[tuple[tuple[str, str, str, str], Fraction]]:
    """Return the best smaller share for each two issues in the order of the case, giver and taker."""
    best: dict[tuple[str, str, str, str], Fraction] = {}
    here = model.values(start)
    for k, m in itertools.combinations(range(len(start)), 2):
        for a, b in itertools.product(range(len(model.issues[k].levels)), range(len(model.issues[m].levels))):
            end = (*start[:k], a, *start[k + 1 : m], b, *start[m + 1 :])
            gains = [t - h for t, h in zip(model.values(end), here, strict=True)]
            for i, j in itertools.permutations(range(len(model.parties)), 2):
                first = [model.worth[p][k][a] - model.worth[p][k][int(start[k])] for p in (i, j)]
                second = [model.worth[p][m][b] - model.worth[p][m][int(start[m])] for p in (i, j)]
                opposed = first[0] < 0 < first[1] and second[0] > 0 > second[1]
                if opposed and min(gains[i], gains[j]) > 0 and model.allowed(end):
                    key = (model.issues[k].id, model.issues[m].id, model.parties[i], model.parties[j])
                    smaller = min(gains[i] / full[i], gains[j] / full[j])
                    best[key] = max(best.get(key, F(0)), smaller)
    return list(best.items())


def test_rates_say_what_is_given_for_a_unit_and_differ_where_a_trade_is_there() -> None:
    issues = tuple(Issue(i, levels=(IssueLevel("no"), IssueLevel("yes"))) for i in ("x", "y"))
    worth = (((F(0), F(2)), (F(0), F(6))), ((F(4), F(0)), (F(1), F(0))))
    empty = ((), ())
    model = Packages(issues, ("a", "b"), worth, (empty, empty), empty, (), (F(0), F(0)), (F(1), F(1)))
    blocks = blocks_of(model)
    trade = trades(model, blocks, (1, 0), ranges(model, blocks))[0]
    # a gives 2 on x for 6 on y; b gives 1 on y for 4 on x
    assert (trade.giver, trade.gains, trade.rates) == ("a", (4, 3), (F(1, 3), F(1, 4)))
    assert (trade.start, trade.end) == (("yes", "no"), ("no", "yes"))


@pytest.mark.parametrize("seed", range(30))
def test_ranges_are_those_of_all_packages_that_are_not_excluded(seed: int) -> None:
    model = packages_of(deal_at_random(random.Random(seed)))
    values = [model.values(p) for p in allowed(model)]
    if values:
        expected = tuple(map(min, zip(*values, strict=True))), tuple(map(max, zip(*values, strict=True)))
        assert ranges(model, blocks_of(model)) == expected
        assert ranges(model, None) == expected


def test_what_trading_adds_is_given_party_by_party() -> None:
    """Two issues with a middle way of little worth: the compromise on each is worse for both than to trade."""
    issues = tuple(Issue(i, levels=tuple(map(IssueLevel, "abc"))) for i in ("x", "y"))
    dear, cheap = tuple(map(F, (0, 3, 8))), tuple(map(F, (2, 1, 0)))
    worth = ((dear, cheap[::-1]), (cheap, dear[::-1]))
    empty = ((), ())
    model = Packages(issues, ("a", "b"), worth, (empty, empty), empty, (), (F(0), F(0)), (F(1), F(1)))
    blocks = blocks_of(model)
    start = issue_by_issue(model, blocks)
    assert start == (1, 1)
    ends = ranges(model, blocks)
    assert ends == ((0, 0), (10, 10))
    assert integrative(model, start, (2, 0), ends) == (F(4, 10), F(4, 10))


def test_the_distance_is_to_the_nearest_optimum_in_each_partys_own_range() -> None:
    issues = tuple(Issue(i, levels=tuple(map(IssueLevel, "ab"))) for i in ("x", "y"))
    worth = (((F(0), F(3)), (F(0), F(1))), ((F(8), F(0)), (F(0), F(0))))
    empty = ((), ())
    model = Packages(issues, ("a", "b"), worth, (empty, empty), empty, (), (F(0), F(0)), (F(1), F(1)))
    solution = Solution("nash", ((0, 1), (1, 1)))
    found = distance(model, (1, 0), solution, ranges(model, blocks_of(model)))
    assert found is not None
    assert (found.package, found.issues, found.short) == ((1, 1), ("y",), (F(1, 4), F(0)))
    assert distance(model, (1, 0), Solution("nash"), ranges(model, blocks_of(model))) is None


@pytest.mark.filterwarnings("error")
def test_a_party_to_whom_all_is_the_same_and_exclusions_raise_no_warning() -> None:
    issues = tuple(Issue(k, levels=(IssueLevel("no"), IssueLevel("yes"))) for k in "xyz")
    a, b = ((F(3), F(0)), (F(1), F(0)), (F(0), F(1))), ((F(0), F(1)), (F(0), F(3)), (F(1), F(0)))
    flat, empty = ((F(1), F(1)),) * 3, ((),) * 3
    never = And((Level("x", "yes"), Level("y", "yes")))
    three = (F(0),) * 3
    model = Packages(issues, ("a", "b", "c"), (a, b, flat), (empty,) * 3, ((),) * 3, (never,), three, three)
    blocks = blocks_of(model)
    found = trades(model, blocks, (1, 0, 0), ranges(model, blocks))
    assert found
    assert all(model.allowed(trade.package) and "c" not in (trade.giver, trade.taker) for trade in found)
