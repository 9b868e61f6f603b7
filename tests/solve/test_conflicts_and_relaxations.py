"""Two ways to all minimal conflicts, and the relaxations that belong to them."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.errors import BudgetExceededError, UsageError
from comity.solve.conflicts import find_conflicts
from comity.solve.cores import ENGINES, core_engine
from comity.solve.elimination import Grouped, WorkExceededError, minimal_conflicts
from comity.solve.hitting_sets import TooManyError, minimal_hitting_sets
from comity.solve.marco import Groups, one_by_one
from comity.solve.relaxations import lightest_relaxations

LITERAL = st.integers(1, 5).flatmap(lambda v: st.sampled_from([v, -v]))
CLAUSE = st.lists(LITERAL, min_size=1, max_size=3).map(tuple)
GROUPED = st.builds(
    Grouped,
    st.lists(CLAUSE, max_size=4).map(tuple),
    st.lists(st.lists(CLAUSE, max_size=2).map(tuple), max_size=7).map(tuple),
)
LIFFITON = Grouped((), (((1,),), ((-1,),), ((-1, 2),), ((-2,),)))


def holds(clauses: object, values: tuple[bool, ...]) -> bool:
    return all(any(values[abs(a) - 1] == (a > 0) for a in c) for c in clauses)  # type: ignore[attr-defined]


def tried(problem: Grouped) -> tuple[set[frozenset[int]], set[frozenset[int]]]:
    """Return minimal conflicts and relaxations by trying every set of groups."""
    n = len(problem.groups)
    worlds = [v for v in product((False, True), repeat=5) if holds(problem.hard, v)]
    kept = [frozenset(g for g in range(n) if holds(problem.groups[g], v)) for v in worlds]
    every = [frozenset(s) for k in range(n + 1) for s in combinations(range(n), k)]
    bad = [s for s in every if not any(s <= k for k in kept)]
    enough = [s for s in every if any(frozenset(range(n)) - s <= k for k in kept)]

    def minimal(sets: list[frozenset[int]]) -> set[frozenset[int]]:
        return {s for s in sets if not any(t < s for t in sets)}

    return minimal(bad), minimal(enough)


@settings(max_examples=150, deadline=None)
@given(problem=GROUPED)
def test_elimination_and_the_map_find_what_trying_everything_finds(problem: Grouped) -> None:
    conflicts, relaxations = tried(problem)
    assert minimal_conflicts(problem) == conflicts
    found = list(one_by_one(problem))
    assert {s for kind, s in found if kind == "conflict"} == conflicts
    if frozenset() not in conflicts:  # then the map ends at once: nothing can be relaxed
        assert {s for kind, s in found if kind == "relaxation"} == relaxations
    assert len(found) == len(set(found))


@settings(max_examples=100, deadline=None)
@given(problem=GROUPED, most=st.integers(0, 3))
def test_a_bound_on_the_size_leaves_every_conflict_of_that_size(problem: Grouped, most: int) -> None:
    conflicts, _ = tried(problem)
    assert minimal_conflicts(problem, most) == {c for c in conflicts if len(c) <= most}


@settings(max_examples=100, deadline=None)
@given(problem=GROUPED, weights=st.lists(st.integers(1, 6), min_size=7, max_size=7))
def test_relaxations_come_lightest_first_both_ways(problem: Grouped, weights: list[int]) -> None:
    conflicts, relaxations = tried(problem)
    steps = list(lightest_relaxations(problem, weights[: len(problem.groups)], Budget()))
    assert {s for _, s in steps} == relaxations
    assert [w for w, _ in steps] == sorted(sum(weights[g] for g in s) for s in relaxations)
    hit = minimal_hitting_sets(conflicts, weights, 1000)
    assert set(hit.chosen) == relaxations
    assert hit.count == len(relaxations)
    assert [sum(weights[g] for g in s) for s in hit.chosen] == [w for w, _ in steps]
    some = minimal_hitting_sets(conflicts, weights, 2)
    assert (some.chosen, some.count) == (hit.chosen[:2], hit.count) or [
        sum(weights[g] for g in s) for s in some.chosen
    ] == [w for w, _ in steps][:2]


@settings(max_examples=60, deadline=None)
@given(problem=GROUPED, work=st.integers(0, 60), limit=st.integers(1, 6))
def test_where_elimination_gives_up_the_rest_is_searched_and_what_is_claimed_is_true(
    problem: Grouped, work: int, limit: int
) -> None:
    conflicts, _ = tried(problem)
    found = find_conflicts(problem, limit, Budget(), work=work)
    assert set(found.found) <= conflicts
    assert [len(c) for c in found.found] == sorted(len(c) for c in found.found)
    if found.complete:
        assert set(found.found) == conflicts
    else:
        assert {c for c in conflicts if len(c) < found.none_below} <= set(found.found)
        assert found.cut


def test_independent_conflicts_do_not_multiply_the_work() -> None:
    pairs = Grouped((), tuple(((sign * v,),) for v in range(1, 41) for sign in (1, -1)))
    found = minimal_conflicts(pairs)
    assert len(found) == 40
    hit = minimal_hitting_sets(found, [1] * 80, 5)
    assert (hit.count, len(hit.chosen)) == (2**40, 5)


def test_work_that_grows_too_large_is_given_up() -> None:
    holes = [tuple((p * 6 + h + 1) for h in range(6)) for p in range(7)]
    pigeons = tuple((c,) for c in holes)
    hard = tuple((-(a * 6 + h + 1), -(b * 6 + h + 1)) for a, b in combinations(range(7), 2) for h in range(6))
    with pytest.raises(WorkExceededError):
        minimal_conflicts(Grouped(hard, pigeons), work=5_000)
    sets = [frozenset(range(k, k + 8)) for k in range(12)]
    with pytest.raises(TooManyError):
        minimal_hitting_sets(sets, [1] * 20, 5, work=50)


def test_a_budget_ends_every_search() -> None:
    budget = Budget(0.0)
    with pytest.raises(BudgetExceededError):
        minimal_conflicts(LIFFITON, pause=budget.check)
    with pytest.raises(BudgetExceededError):
        list(one_by_one(LIFFITON, pause=budget.check))
    with pytest.raises(BudgetExceededError):
        next(lightest_relaxations(LIFFITON, [1] * 4, budget))
    found = find_conflicts(LIFFITON, 10, budget)
    assert (found.found, found.complete, found.none_below) == ((), False, 0)


@pytest.mark.parametrize("name", ENGINES)
def test_a_core_is_part_of_what_was_assumed_and_clashes(name: str) -> None:
    engine = core_engine(name)
    engine.add([-1, -2])
    engine.prefer_true([1, 2])
    assert engine.solve([1, 3])
    assert engine.value(1)
    assert not engine.value(2)
    assert not engine.solve([3, 1, 2])
    assert set(engine.core()) == {1, 2}
    engine.close()


def test_an_engine_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="glucose"):
        core_engine("abacus")


def test_what_must_stay_stays_while_the_rest_of_a_conflict_shrinks() -> None:
    groups = Groups(LIFFITON)
    assert not groups.together({0, 1, 2, 3})
    assert groups.shrunk({0, 1, 2, 3}) == {0, 1}
    assert groups.shrunk({0, 1, 2, 3}, keep=frozenset({2, 3})) >= {2, 3}
    assert groups.grown({3}) == {1, 2, 3} or groups.grown({3}) == {0, 3}
    groups.close()
