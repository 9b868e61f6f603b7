"""How many packages are acceptable: every way of counting against enumeration."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages import accepted
from comity.settlement.packages.accepted import acceptable_count, alone, equal_count
from comity.settlement.packages.blocks import blocks_of
from comity.settlement.packages.model import Packages, packages_of
from comity.settlement.packages.plain import acceptable, allowed
from comity.testing.deals_at_random import deal_at_random


@pytest.mark.parametrize("seed", range(60))
def test_both_ways_of_counting_agree_with_enumeration(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    model = packages_of(deal_at_random(random.Random(seed), coarse=seed % 2 == 0))
    blocks = blocks_of(model)
    expected = len(acceptable(model))
    assert acceptable_count(blocks, blocks.floor) == expected
    monkeypatch.setattr(accepted, "PAIRS", 0)
    assert acceptable_count(blocks, blocks.floor) == expected


@pytest.mark.parametrize("seed", range(30))
def test_each_party_alone_and_packages_of_equal_value_are_counted(seed: int) -> None:
    model = packages_of(deal_at_random(random.Random(seed), coarse=True))
    blocks = blocks_of(model)
    every = [(p, model.values(p)) for p in allowed(model)]
    for party, floor in enumerate(model.floor):
        assert alone(blocks, blocks.floor, party) == sum(v[party] >= floor for _, v in every)
    for _, values in every[:5]:
        assert equal_count(blocks, blocks.whole(values)) == sum(v == values for _, v in every)


def test_one_party_is_counted_at_any_size() -> None:
    worth = tuple(Fraction(j) for j in range(2))
    issues = tuple(Issue(f"i{k}", levels=(IssueLevel("no"), IssueLevel("yes"))) for k in range(100))
    one = Packages(issues, ("a",), ((worth,) * 100,), (((),) * 100,), ((),), (), (Fraction(50),), (Fraction(1),))
    blocks = blocks_of(one)
    expected = sum(math.comb(100, k) for k in range(50, 101))
    assert acceptable_count(blocks, blocks.floor) == expected


def test_where_neither_way_is_open_the_count_is_not_known() -> None:
    rng = random.Random(1)
    issues = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(10))) for k in range(30))
    worth = tuple(tuple(tuple(Fraction(rng.randint(0, 100)) for _ in range(10)) for _ in range(30)) for _ in range(3))
    model = Packages(
        issues, ("a", "b", "c"), worth, (((),) * 30,) * 3, ((),) * 3, (), (Fraction(900),) * 3, (Fraction(1),) * 3
    )
    blocks = blocks_of(model)
    assert acceptable_count(blocks, blocks.floor) is None
