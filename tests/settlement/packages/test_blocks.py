"""Packages as blocks: the same packages, the same values."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from comity.case.settlement import Issue, IssueLevel, Settlement, Span, Values
from comity.case.statement import Statement
from comity.errors import TooLargeError
from comity.logic.tree import Level, Or
from comity.settlement.packages.blocks import blocks_of
from comity.settlement.packages.model import packages_of
from comity.settlement.packages.plain import allowed
from comity.testing.deals_at_random import deal_at_random


@pytest.mark.parametrize("seed", range(40))
def test_blocks_hold_every_package_that_is_not_excluded_with_its_exact_value(seed: int) -> None:
    model = packages_of(deal_at_random(random.Random(seed)))
    blocks = blocks_of(model)
    found = {}
    for rows in itertools.product(*(range(len(b.worth)) for b in blocks.blocks)):
        whole = [
            sum(int(b.worth[at, p]) for b, at in zip(blocks.blocks, rows, strict=True))
            for p in range(len(model.parties))
        ]
        found[blocks.package(rows)] = blocks.values(whole)
    assert found == {package: model.values(package) for package in allowed(model)}
    assert blocks.total == len(found) == model.count()


def test_values_too_fine_for_a_machine_word_stay_exact() -> None:
    tiny = Fraction(1, 3**45)
    levels = tuple(
        (f"i{k}", (("x", Span(tiny * k, tiny * k)), ("y", Span(Fraction(k), Fraction(k))))) for k in range(3)
    )
    issues = tuple(Issue(f"i{k}", levels=(IssueLevel("x"), IssueLevel("y"))) for k in range(3))
    blocks = blocks_of(packages_of(Settlement(issues=issues, values=(Values("a", Span(tiny, tiny), levels),))))
    assert not blocks.small
    assert blocks.values(blocks.most[0]) == (Fraction(3),)
    assert blocks.floor == (1,)


def test_a_block_that_is_too_large_is_refused_with_its_issues() -> None:
    issues = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(4))) for k in range(12))
    tie = Statement("", Or(tuple(Level(issue.id, "l0") for issue in issues)))
    values = (Values("a", Span(Fraction(0), Fraction(0))),)
    with pytest.raises(TooLargeError, match=r"i0, i1, .* hang together and have 16,777,216 combinations"):
        blocks_of(packages_of(Settlement(issues=issues, values=values, packages_exclude=(tie,))))
