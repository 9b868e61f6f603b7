"""Solutions by lot: the adjusted winner of Camp David, against pure packages, and against a second route."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.frontier.find import frontier
from comity.settlement.packages.lotteries import lotteries
from comity.settlement.packages.model import Packages, packages_of
from comity.settlement.packages.plain import acceptable, gains
from comity.testing.deals_at_random import deal_at_random

F = Fraction
POINTS = {  # Brams and Togman 1996: what Israel and Egypt would give of 100 points each
    "sinai": (35, 55),
    "recognition": (10, 5),
    "west_bank": (20, 10),
    "linkage": (10, 5),
    "palestinian_rights": (5, 20),
    "jerusalem": (20, 5),
}


def _camp_david(divisible: bool) -> Packages:
    ends = (F(0), F(1))
    levels = (IssueLevel("egypt"), IssueLevel("israel"))
    issues = tuple(Issue(name, span=ends) if divisible else Issue(name, levels=levels) for name in POINTS)
    to_israel = tuple((F(0), F(a)) for a, _ in POINTS.values())
    to_egypt = tuple((F(b), F(0)) for _, b in POINTS.values())
    rows = (to_israel, to_egypt)
    lines = tuple(tuple(tuple(zip(ends, row, strict=True)) for row in party) for party in rows)
    empty = ((),) * len(issues)
    return Packages(
        issues,
        ("israel", "egypt"),
        (empty, empty) if divisible else rows,
        lines if divisible else (empty, empty),
        ((), ()),
        (),
        (F(0), F(0)),
        (F(1), F(1)),
    )


def test_camp_david_by_lot_gives_both_the_points_of_the_adjusted_winner() -> None:
    model = _camp_david(divisible=False)
    for found in lotteries(model, frontier(model), (F(100), F(100)), ("egalitarian", "kalai_smorodinsky")):
        assert found.proven
        assert [round(v, 6) for v in found.values] == [round(60 + 35 / 6, 6)] * 2
        # two packages that differ in Sinai alone, which goes to Israel with a chance of one sixth
        assert sorted(round(chance, 6) for _, chance in found.support) == [round(1 / 6, 6), round(5 / 6, 6)]
        one, other = (package for package, _ in found.support)
        assert [i.id for i, a, b in zip(model.issues, one, other, strict=True) if a != b] == ["sinai"]


def test_camp_david_with_divisible_issues_gives_a_sixth_of_sinai() -> None:
    model = _camp_david(divisible=True)
    for key in ("egalitarian", "kalai_smorodinsky"):
        solution = bargain(model, keys=(key,)).of(key)
        assert [round(float(v), 4) for v in solution.values[0]] == [65.8333, 65.8333]
        shares = [round(float(x), 4) for x in solution.packages[0]]
        assert shares == [round(1 / 6, 4), 1, 1, 1, 0, 1]


@pytest.mark.parametrize("seed", range(25))
def test_a_lottery_is_never_worse_than_the_best_package_and_rests_on_few(seed: int) -> None:
    model = packages_of(deal_at_random(random.Random(seed), coarse=seed % 2 == 0))
    there = acceptable(model)
    front = frontier(model)
    ideals = tuple(max((p.values[i] for p in front.points), default=None) for i in range(len(model.parties)))
    for found in lotteries(model, front, ideals):
        won = [v - float(f) for v, f in zip(found.values, model.floor, strict=True)]
        assert 1 <= len(found.support) <= len(model.parties)
        assert math.isclose(sum(chance for _, chance in found.support), 1)
        assert all(package in there for package, _ in found.support)
        full = [float(m - f) for m, f in zip(ideals, model.floor, strict=True) if m is not None]
        for package in there:
            pure = [float(g) for g in gains(model, package)]
            if found.key == "nash" and min(full) > 0:
                assert math.prod(won) >= math.prod(pure) * (1 - 1e-6)
            elif found.key == "egalitarian":
                assert min(won) >= min(pure) - 1e-6
            elif found.key == "kalai_smorodinsky" and min(full) > 0:
                share = min(w / m for w, m in zip(won, full, strict=True))
                assert share >= min(g / m for g, m in zip(pure, full, strict=True)) - 1e-6


@pytest.mark.parametrize("seed", range(12))
def test_the_product_over_lots_equals_a_search_over_pairs_of_packages(seed: int) -> None:
    """With two parties the best lottery draws among two packages: try all pairs, each by its closed form."""
    rng = random.Random(seed)
    points = [(F(rng.randint(0, 20)), F(rng.randint(0, 20))) for _ in range(8)]
    issue = Issue("i", levels=tuple(IssueLevel(f"l{k}") for k in range(8)))
    worth = tuple((tuple(p[i] for p in points),) for i in (0, 1))
    model = Packages((issue,), ("a", "b"), worth, (((),), ((),)), ((), ()), (), (F(0), F(0)), (F(1), F(1)))
    found = lotteries(model, frontier(model), (None, None), ("nash",))[0]
    best = 0.0
    for a, b in points:
        for c, d in points:
            slope, bend = float(a * (d - b) + b * (c - a)), float((c - a) * (d - b))
            for at in {0.0, 1.0} | ({min(1.0, max(0.0, -slope / (2 * bend)))} if bend else set()):
                best = max(best, (float(a) + at * float(c - a)) * (float(b) + at * float(d - b)))
    assert math.isclose(math.prod(found.values), best, rel_tol=1e-6)


def test_without_an_acceptable_package_there_is_no_lottery() -> None:
    thing = Issue("thing", levels=(IssueLevel("a"), IssueLevel("b")))
    worth = (((F(1), F(0)),), ((F(0), F(1)),))
    model = Packages((thing,), ("a", "b"), worth, (((),), ((),)), ((), ()), (), (F(1), F(1)), (F(1), F(1)))
    assert lotteries(model, frontier(model), (None, None)) == ()
