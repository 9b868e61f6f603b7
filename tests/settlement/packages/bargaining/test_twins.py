"""Levels that nobody tells apart, and packages beside those that are known."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.logic.tree import And, Level
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.bargaining.beside import acceptable_beside
from comity.settlement.packages.bargaining.result import KEYS
from comity.settlement.packages.bargaining.shares import Patience
from comity.settlement.packages.bargaining.twins import without_twins
from comity.settlement.packages.model import Packages
from comity.settlement.packages.plain import acceptable, allowed
from comity.testing.packages_at_random import packages_at_random


def with_a_twin(model: Packages) -> Packages:
    """The same with one level more on the last issue, worth what its first one is."""
    last = replace(model.issues[-1], levels=(*model.issues[-1].levels, IssueLevel("twin")))
    worth = tuple((*row[:-1], (*row[-1], row[-1][0])) for row in model.worth)
    return replace(model, issues=(*model.issues[:-1], last), worth=worth)


ROOMS = "comity.settlement.packages.bargaining."
PROGRAMS = ("analyse.lay_out", "nash.lay_out", "linear.small_blocks", "maxmin.small_blocks")


@pytest.mark.parametrize("seed", range(60))
def test_with_and_without_twins_the_solutions_are_the_same(seed: int) -> None:
    model = with_a_twin(packages_at_random(random.Random(seed), coarse=True, tied=seed % 3 == 0))
    whole = {s.key: s for s in bargain(model, limit=10**4, keys=KEYS).solutions}
    twins = without_twins(model)
    if twins is None:  # statements speak of the levels
        assert seed % 3 == 0
        return
    assert sum(twins.number(p) for p in allowed(twins.packages)) == len(allowed(model))
    for s in bargain(twins.packages, limit=10**4, keys=KEYS).solutions:
        unfolded = twins.unfolded(s, 10**4)
        assert set(unfolded.packages) == set(whole[s.key].packages), s.key
        assert set(unfolded.refined) == set(whole[s.key].refined), s.key
        assert unfolded.packages[: len(unfolded.refined)] == unfolded.refined
        assert unfolded.values == tuple(model.values(p) for p in unfolded.packages)
        assert unfolded.complete is whole[s.key].complete


def large(idle: int, tie: bool) -> Packages:
    """Two issues that matter, and many of four levels that do not."""
    levels = tuple(IssueLevel(f"l{j}") for j in range(4))
    issues = tuple(Issue(f"i{k}", levels=levels) for k in range(2 + idle))
    up, none = tuple(map(Fraction, range(4))), (Fraction(0),) * 4
    worth = ((up, up, *(none,) * idle), (up[::-1], up[::-1], *(none,) * idle))
    both = And((Level("i2", "l0"), Level("i3", "l0")))
    empty, zero = ((),) * len(issues), (Fraction(0),) * 2
    return Packages(
        issues, ("a", "b"), worth, (empty,) * 2, ((),) * 2, (both,) if tie else (), zero, (Fraction(1),) * 2
    )


@pytest.mark.parametrize("tie", [False, True])
def test_issues_that_matter_to_nobody_do_not_hide_the_solutions_of_a_large_case(tie: bool) -> None:
    model = large(28, tie)  # 4^30 packages
    found = bargain(model, limit=50)
    for solution in found.solutions:
        assert len(set(solution.packages)) == 50
        assert (solution.proven, solution.complete, solution.why) == (True, False, "limit 50")
        assert all(model.values(p) == v == (3, 3) for p, v in zip(solution.packages, solution.values, strict=True))
        assert all(model.allowed(p) for p in solution.packages)


@pytest.mark.parametrize("seed", range(30))
def test_packages_beside_known_ones_are_all_the_others(seed: int) -> None:
    model = packages_at_random(random.Random(seed))
    there = acceptable(model)
    known = there[:1]
    found = acceptable_beside(model, known, 10**4, Budget())
    assert found.complete
    assert sorted([*known, *found.packages]) == sorted(there)
    cut = acceptable_beside(model, known, 3, Budget())
    assert cut.complete == (len(there) <= 3)
    assert set(cut.packages) <= set(there)


def test_where_not_everybody_can_gain_in_a_large_case_the_best_come_first() -> None:
    rng = random.Random(3)
    levels, count = tuple(IssueLevel(f"l{j}") for j in range(4)), 12
    issues = tuple(Issue(f"i{k}", levels=levels) for k in range(count))
    row = tuple(tuple(Fraction(rng.randint(0, 99)) for _ in levels) for _ in issues)
    nothing = ((Fraction(0),) * 4,) * count
    empty, zero, one = ((),) * count, (Fraction(0),) * 2, (Fraction(1),) * 2
    model = Packages(issues, ("a", "b"), (row, nothing), (empty,) * 2, ((),) * 2, (), zero, one)
    assert math.prod(len(i.levels) for i in issues) > 1 << 20
    found = bargain(model, limit=20, keys=("nash",)).of("nash")
    best = tuple(max(range(4), key=worth.__getitem__) for worth in row)
    assert found.refined == (best,)
    assert (found.packages[0], len(set(found.packages))) == (best, 20)
    assert (found.gainers, found.proven, found.complete, found.score) == ((("a",),), True, False, 0.0)


def test_listing_what_is_as_good_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("nash", "linear", "leximin"):
        monkeypatch.setattr(f"{ROOMS}{name}.Patience", lambda budget: Patience(budget, -1.0))
    for name in PROGRAMS:
        monkeypatch.setattr(ROOMS + name, lambda packages, **more: None)
    monkeypatch.setattr(ROOMS + "analyse.without_twins", lambda packages: None)
    model = replace(large(2, tie=True), comparable=True)
    for found in bargain(model, limit=10**6, keys=KEYS).solutions:
        assert (found.proven, found.complete) == (True, False), found.key
        assert "as good" in found.why
        assert all(sum(v) == 6 for v in found.values)
        assert found.packages
