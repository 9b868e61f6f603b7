"""Weighted statements without a table of states: sums made of clauses, and answers equal to the table tier's."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.nouns import Case, OptionConflict, Prioritised, Statement, Weights
from comity.conflict.analyse import Settings, analyse
from comity.conflict.symbolic import nash
from comity.conflict.symbolic.search import search
from comity.conflict.symbolic.sums import Adder, addends, digits
from comity.errors import UsageError
from comity.logic.tree import Name, Node, Not
from comity.solve.sat import sat_engine
from comity.testing.conflicts import Shape, random_case

SHAPES = {
    "free": Shape(3, 5, infeasible=0, one_way=0, statements=True),
    "infeasible": Shape(3, 5, infeasible=0.3, one_way=0, statements=True),
    "one-way": Shape(2, 5, infeasible=0.2, one_way=0.6, statements=True),
    "closed moves": Shape(3, 5, infeasible=0.2, cannot=True, statements=True),
    "four parties": Shape(4, 6, infeasible=0.1, statements=True),
}
small: Callable[[random.Random], Fraction] = lambda rng: Fraction(rng.randint(-3, 3))  # noqa: E731
mixed: Callable[[random.Random], Fraction] = lambda rng: Fraction(rng.randint(-20, 20), rng.choice([1, 2, 3, 7]))  # noqa: E731


def weighted(case: Case, rng: random.Random, weight: Callable[[random.Random], Fraction] = mixed) -> Case:
    """Return the case with some parties' statements weighted, so that sums tie and cancel out often."""
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    rows = []
    for row in conflict.preferences:
        assert isinstance(row.preference, Prioritised)
        if rng.random() < 0.8:
            weights = Weights(tuple((s, weight(rng)) for s in row.preference.statements))
            row = replace(row, preference=weights)
        rows.append(row)
    return replace(case, conflict=replace(conflict, preferences=tuple(rows)))


def of_table(case: Case, key: str = "nash") -> list[str]:
    result = analyse(case, Settings((key,)))
    return sorted(result.labels(result.equilibria(key)))


def of_search(case: Case, key: str = "nash") -> list[str]:
    result = search(case, (key,), limit=200)
    assert result.found[key].count == len(result.labels(key))
    return sorted(result.labels(key))


@pytest.mark.parametrize("seed", range(40))
def test_the_digits_of_a_sum_are_those_of_the_sum_added_up_by_hand(seed: int) -> None:
    rng = random.Random(seed)
    engine, names = sat_engine(), [*range(1, 6)]
    true = 6
    engine.add([true])
    counter = iter(range(7, 10_000))
    adder = Adder(engine.add, lambda: next(counter), true)
    choices = [*names, *(-n for n in names), true, -true]
    rows = [(rng.randint(1, rng.choice([1, 3, 40])), rng.choice(choices)) for _ in range(rng.randint(0, 8))]
    width = sum(w for w, _ in rows).bit_length() + rng.randint(0, 2)
    total = adder.total(rows, width)
    assert len(total) == width
    for code in range(32):
        on = {n: bool(code >> k & 1) for k, n in enumerate(names)} | {true: True}
        wanted = sum(w for w, a in rows if on[abs(a)] == (a > 0))
        assumed = [n if on[n] else -n for n in names]
        right = [d if wanted >> k & 1 else -d for k, d in enumerate(reversed(total))]
        assert engine.solve([*assumed, *right])
        for d in right:  # no digit can be otherwise: each is a function of what goes in
            assert not engine.solve([*assumed, -d])


def test_weights_are_made_whole_and_positive_without_changing_any_order() -> None:
    for seed in range(60):
        rng = random.Random(seed)
        told = [(Statement(f"o{k}", Name(f"o{k}")), mixed(rng)) for k in range(5)]
        rows = addends(Weights(tuple(told)))
        assert all(a.weight > 0 for a in rows)
        sums, whole = [], []
        for code in range(32):
            on: dict[Node, bool] = {Name(f"o{k}"): bool(code >> k & 1) for k in range(5)}
            on |= {Not(name): not value for name, value in on.items()}
            sums.append(sum(w for s, w in told if on[s.tree]))
            whole.append(sum(a.weight for a in rows if on[a.tree]))
        assert max(whole, default=0) < 1 << digits(rows)
        assert [a < b for a in sums for b in sums] == [a < b for a in whole for b in whole]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("weight", [small, mixed])
def test_nash_equals_the_table(name: str, weight: Callable[[random.Random], Fraction]) -> None:
    for seed in range(30):
        rng = random.Random(f"{name}{seed}")
        case = weighted(random_case(rng, SHAPES[name]), rng, weight)
        assert of_search(case) == of_table(case), seed


@pytest.mark.parametrize("name", SHAPES)
def test_best_replies_equal_the_table(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nash, "MAX_OWN", 0)
    for seed in range(30):
        rng = random.Random(f"{name}{seed}")
        case = weighted(random_case(rng, SHAPES[name]), rng)
        assert of_search(case) == of_table(case), seed


@pytest.mark.parametrize("key", ["gmr", "smr"])
def test_bars_equal_the_table_where_feasibility_is_a_product(key: str) -> None:
    for seed in range(40):
        rng = random.Random(seed)
        case = weighted(random_case(rng, SHAPES["free"]), rng, small)
        assert of_search(case, key) == of_table(case, key), seed


def test_powers_of_two_say_what_the_same_statements_say_by_priority() -> None:
    for seed in range(30):
        case = random_case(random.Random(seed), SHAPES["four parties"])
        conflict = case.conflict
        assert isinstance(conflict, OptionConflict)
        rows = []
        for row in conflict.preferences:
            assert isinstance(row.preference, Prioritised)
            told = row.preference.statements
            powers = Weights(tuple((s, Fraction(1, 2**k)) for k, s in enumerate(told)))
            rows.append(replace(row, preference=powers))
        by_weight = replace(case, conflict=replace(conflict, preferences=tuple(rows)))
        assert of_search(by_weight) == of_search(case), seed


def test_weights_that_are_all_zero_or_missing_leave_every_state_alone() -> None:
    for seed in range(5):
        rng = random.Random(seed)
        case = weighted(random_case(rng, SHAPES["free"]), rng, lambda _: Fraction(0))
        assert of_search(case) == of_table(case)


def test_weights_too_fine_to_add_up_are_refused_with_the_digits() -> None:
    rng = random.Random(3)
    case = weighted(random_case(rng, SHAPES["free"]), rng, lambda r: Fraction(1, r.choice([3**40, 7**20])))
    with pytest.raises(UsageError, match=r"have sums of \d+ binary digits, and at most 64"):
        search(case)
