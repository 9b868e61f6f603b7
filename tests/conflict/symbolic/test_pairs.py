"""The pairs that the solver finds are those of all equilibria, listed or not."""

from __future__ import annotations

import random

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict
from comity.conflict.dense.search import search as by_array
from comity.conflict.large import Pairs
from comity.conflict.symbolic import nash
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.listing import listing
from comity.conflict.symbolic.pairs import pairs
from comity.conflict.symbolic.search import search
from comity.solve.sat import sat_engine
from comity.testing.conflicts import Shape, random_case

SHAPES = {
    "free": Shape(3, 6, infeasible=0, one_way=0, statements=True),
    "infeasible": Shape(3, 5, infeasible=0.3, one_way=0.3, statements=True),
    "four parties": Shape(4, 6, infeasible=0.1, statements=True),
}


def cases(name: str) -> list[Case]:
    return [random_case(random.Random(f"{name}{seed}"), SHAPES[name]) for seed in range(40)]


@pytest.mark.parametrize("limit", [0, 1, 3, 1000])
@pytest.mark.parametrize("name", SHAPES)
def test_pairs_are_those_of_all_equilibria_however_few_are_listed(name: str, limit: int) -> None:
    told = 0
    for seed, case in enumerate(cases(name)):
        expected = by_array(case, ("nash",), limit=1000).found["nash"]
        found = search(case, limit=limit).found["nash"]
        assert found.pairs == expected.pairs, seed
        assert (found.always, found.never) == (expected.always, expected.never), seed
        told += expected.pairs not in (None, Pairs())
    assert told >= 10


def test_pairs_are_exact_with_best_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nash, "MAX_OWN", 0)
    for seed, case in enumerate(cases("infeasible")):
        assert search(case, limit=1).found["nash"].pairs == by_array(case, ("nash",)).found["nash"].pairs, seed


def test_a_budget_that_is_over_leaves_the_pairs_open() -> None:
    case = cases("free")[0]
    assert isinstance(case.conflict, OptionConflict)
    e = Encoding(case.conflict, sat_engine())
    assert pairs(e, [0, 63], Budget(0.0)) is None
    assert listing(e, 5, Budget(0.0)).pairs is None


def test_states_that_are_listed_stay_possible_when_pairs_are_asked() -> None:
    """A state is ruled out only for the listing: the count and the pairs still see it."""
    case = cases("free")[0]
    assert isinstance(case.conflict, OptionConflict)
    e = Encoding(case.conflict, sat_engine())
    found = listing(e, 10, Budget(), lambda: 64)
    assert (found.count, len(found.states), found.pairs) == (64, 10, Pairs())
    assert all(e.solve(e.fixed(s)) for s in found.states)
