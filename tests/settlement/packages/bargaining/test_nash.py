"""The Nash solution where its pieces can go wrong: limits, sets that gain, steps that are not whole."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages.bargaining.nash import alike, by_program, nash, product
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.model import Packages
from comity.testing.packages_at_random import packages_at_random

Way = Callable[[Packages, str, int, Budget], Solution]


def pieces(*worth: tuple[Fraction | int, ...]) -> Packages:
    """One issue; a row of values for each party; walk-aways of nothing."""
    issue = Issue("i", levels=tuple(IssueLevel(f"l{k}") for k in range(len(worth[0]))))
    n = len(worth)
    rows = tuple((tuple(map(Fraction, row)),) for row in worth)
    none, one = (Fraction(0),) * n, (Fraction(1),) * n
    return Packages((issue,), tuple("abcdefgh"[:n]), rows, (((),),) * n, ((),) * n, (), none, one)


def test_products_that_floats_call_equal_are_told_apart() -> None:
    # (10^6 - 1)(10^6 + 1) = 10^12 - 1 lies a millionth of a millionth below 10^6 * 10^6
    large = 10**6
    found = nash(pieces((large - 1, large, large + 1), (large + 1, large, large - 1)), "nash", 5, Budget())
    assert found.packages == ((1,),)
    assert found.complete


@pytest.mark.parametrize("seed", range(10))
def test_values_with_many_places_are_compared_as_fractions(seed: int) -> None:
    rng = random.Random(seed)
    rows = [tuple(Fraction(rng.randint(1, 10**9), 10**6) for _ in range(12)) for _ in range(2)]
    model = pieces(*rows)
    best = max(a * b for a, b in zip(*rows, strict=True))
    found = nash(model, "nash", 5, Budget())
    assert [a * b for a, b in found.values] == [best]


def test_the_tiniest_gain_of_all_is_a_gain() -> None:
    # b can gain a millionth of a millionth, and only where a gains less
    tiny = Fraction(1, 10**12)
    found = nash(pieces((7, 5, 1), (0, tiny, tiny)), "nash", 5, Budget())
    assert (found.packages, found.gainers, found.complete) == (((1,),), (), True)
    assert found.score == float(5 * tiny)


@pytest.mark.parametrize("seed", range(40))
def test_laying_out_all_packages_and_the_program_agree(seed: int) -> None:
    model = packages_at_random(random.Random(seed), coarse=seed % 2 == 0)
    program = by_program(model, "weighted_nash", 10**4, Budget())
    laid_out = nash(model, "weighted_nash", 10**4, Budget())
    assert set(program.packages) == set(laid_out.packages)
    assert set(program.refined) == set(laid_out.refined)
    assert set(program.gainers) == set(laid_out.gainers)
    assert (laid_out.score, laid_out.bound, laid_out.proven) == (program.score, program.bound, True)
    assert (laid_out.complete, program.complete) == (True, True)


@pytest.mark.parametrize("way", [nash, by_program])
def test_the_limit_cuts_over_all_largest_sets_together(way: Way) -> None:
    # a and b gain in the first two, a and c in the last two
    model = pieces((1, 1, 1, 1), (1, 1, 0, 0), (0, 0, 1, 1))
    whole = way(model, "nash", 4, Budget())
    assert (len(whole.packages), whole.complete, whole.why) == (4, True, "")
    cut = way(model, "nash", 3, Budget())
    assert (len(cut.packages), cut.proven, cut.complete, cut.why) == (3, True, False, "limit 3")
    assert cut.refined == cut.packages


@pytest.mark.parametrize("way", [nash, by_program])
def test_where_every_product_is_nothing_all_acceptable_packages_are_optima(way: Way) -> None:
    # b never gains: 0 is the greatest product, and the definition does not choose; a's best is named
    found = way(pieces((1, 3, 2), (0, 0, 0)), "nash", 5, Budget())
    assert set(found.packages) == {(0,), (1,), (2,)}
    assert (found.packages[0], found.refined, found.gainers) == ((1,), ((1,),), (("a",),))
    assert (found.score, found.bound, found.proven, found.complete) == (0.0, 0.0, True, True)
    cut = way(pieces((1, 3, 2), (0, 0, 0)), "nash", 2, Budget())
    assert (len(cut.packages), cut.refined, cut.complete, cut.why) == (2, ((1,),), False, "limit 2")


def test_a_largest_set_is_one_of_most_members_not_one_that_cannot_grow() -> None:
    # a alone cannot be joined by anybody, but b, c and d gain together: three are more than one
    model = pieces((100, 0), (0, 1), (0, 1), (0, 1))
    found = nash(model, "nash", 5, Budget())
    assert found.packages == ((1,), (0,))
    assert found.refined == ((1,),)
    assert found.gainers == (("b", "c", "d"),)


def test_packages_whose_numbers_agree_but_for_rounding_are_one() -> None:
    model = replace(pieces((1, 1)), issues=(Issue("x", span=(Fraction(0), Fraction(10))), pieces((1, 1)).issues[0]))
    near, far = (Fraction(1, 10**6), 0), (Fraction(1, 10**4), 0)
    assert alike(model, (Fraction(0), 0), near)
    assert not alike(model, (Fraction(0), 0), far)
    assert not alike(model, (Fraction(0), 1), near)
    assert not alike(pieces((1, 1)), (0,), (0,))


def test_the_product_of_a_package_is_exact() -> None:
    model = pieces((Fraction(1, 3),), (Fraction(3, 7),))
    assert product(model, (0,), ((0, 1), (Fraction(1), Fraction(1)))) == Fraction(1, 7)
    # weights 1/2 and 1/3 are made whole, 3 and 2
    assert product(model, (0,), ((0, 1), (Fraction(1, 2), Fraction(1, 3)))) == Fraction(1, 27) * Fraction(9, 49)


class Later(Budget):
    """A budget that is over once the first search is done."""

    def __init__(self, questions: int) -> None:
        super().__init__(1.0)
        self.looks = questions

    def over(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def test_a_budget_that_ends_before_the_largest_sets_are_known_proves_nothing() -> None:
    found = by_program(pieces((1, 1), (1, 0), (0, 1)), "nash", 5, Later(0))
    assert not found.complete
    assert "budget" in found.why or found.packages == ()
