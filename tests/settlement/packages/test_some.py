"""One package that is worth so much to these parties, against going through all of them."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.errors import BudgetExceededError
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.some import after, best_for, some_package
from comity.testing.packages_at_random import packages_at_random


def every(model: Packages) -> list[Package]:
    choices = itertools.product(*(range(len(issue.levels)) for issue in model.issues))
    return [p for p in choices if model.allowed(p)]


def bars(rng: random.Random, model: Packages) -> list[Fraction | None]:
    """What to ask for each party: what some package brings, a little more, or nothing."""
    there = every(model) or [(0,) * len(model.issues)]
    asked: list[Fraction | None] = []
    for p in range(len(model.parties)):
        value = model.value(p, rng.choice(there))
        asked.append(rng.choice((None, value, value, value + Fraction(1, 7), value - 5)))
    return asked


def enough(model: Packages, package: Package, asked: list[Fraction | None]) -> bool:
    return all(low is None or v >= low for v, low in zip(model.values(package), asked, strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_a_package_is_found_where_there_is_one_and_none_where_there_is_none(seed: int) -> None:
    rng = random.Random(seed)
    model = packages_at_random(rng)
    asked = bars(rng, model)
    there = [p for p in every(model) if enough(model, p, asked)]
    found = some_package(model, asked)
    assert (found in there) if there else found is None


@pytest.mark.parametrize("seed", range(60))
def test_a_package_that_has_to_hold_out_against_what_others_set_does(seed: int) -> None:
    rng = random.Random(seed)
    model = packages_at_random(rng)
    asked = bars(rng, model)

    def setting() -> dict[int, int]:
        chosen = rng.sample(range(len(model.issues)), rng.randint(1, len(model.issues)))
        return {k: rng.randrange(len(model.issues[k].levels)) for k in chosen}

    lowered = [[setting() for _ in range(rng.randint(0, 2))] for _ in model.parties]

    def holds_out(package: Package) -> bool:
        return enough(model, package, asked) and all(
            low is None or model.value(p, after(package, fixed)) >= low
            for p, low in enumerate(asked)
            for fixed in lowered[p]
        )

    there = [p for p in every(model) if holds_out(p)]
    found = some_package(model, asked, lowered=lowered)
    assert (found in there) if there else found is None


@pytest.mark.parametrize("seed", range(40))
def test_the_best_package_for_a_party_is_that_of_going_through_all(seed: int) -> None:
    rng = random.Random(seed)
    model = packages_at_random(rng)
    asked = bars(rng, model)
    party = rng.randrange(len(model.parties))
    there = [model.value(party, p) for p in every(model) if enough(model, p, asked)]
    found = best_for(model, party, asked)
    assert (found[1] if found else None) == max(there, default=None)
    if found:
        assert enough(model, found[0], asked)
        assert model.value(party, found[0]) == found[1]


def test_a_bar_missed_by_less_than_any_solver_sees_is_missed() -> None:
    issue = Issue("i", levels=(IssueLevel("x"),))
    third = Fraction(1, 3)
    model = Packages((issue,), ("a",), (((third,),),), (((),),), ((),), (), (Fraction(0),), (Fraction(1),))
    assert some_package(model, [third]) == (0,)
    assert some_package(model, [third + Fraction(1, 10**12)]) is None


def test_an_issue_settled_by_a_number_is_settled() -> None:
    issue = Issue("x", span=(Fraction(0), Fraction(1)))
    up = ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(1)))
    down = ((Fraction(0), Fraction(1)), (Fraction(1), Fraction(0)))
    none, one = (Fraction(0),) * 2, (Fraction(1),) * 2
    model = Packages((issue,), ("a", "b"), (((),),) * 2, ((up,), (down,)), ((), ()), (), none, one)
    found = some_package(model, (Fraction(1, 4), Fraction(1, 2)))
    assert found is not None
    assert Fraction(1, 4) - Fraction(1, 10**5) <= found[0] <= Fraction(1, 2) + Fraction(1, 10**5)
    assert some_package(model, (Fraction(3, 4), Fraction(1, 2))) is None


def test_a_question_that_was_not_settled_in_time_is_not_answered() -> None:
    rng = random.Random(3)
    issues = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(12))) for k in range(40))
    worth = tuple(tuple(tuple(Fraction(rng.randint(0, 10**4)) for _ in range(12)) for _ in issues) for _ in range(12))
    n = 12
    empty, one = ((),) * n, (Fraction(1),) * n
    model = Packages(issues, tuple("abcdefghijkl"), worth, (((),) * 40,) * n, empty, (), (Fraction(0),) * n, one)
    asked = [Fraction(sum(map(max, row))) * Fraction(66, 100) for row in worth]
    with pytest.raises(BudgetExceededError, match="budget"):
        some_package(model, asked, Budget(0.0))
