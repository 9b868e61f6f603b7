"""What every engine of decision diagrams must do; run over all that are installed."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable
from itertools import product

import pytest

from comity.budget import Budget
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.solve import bdd
from comity.solve.bdd import BddEngine, Diagram, bdd_engine

dd_engine = pytest.importorskip("comity.solve.dd_engine", reason="dd is not installed")
pytest.importorskip("dd", reason="dd is not installed")

ENGINES = {
    "plain": lambda n: dd_engine.DdEngine(n, lambda: None, plain=True),
    "best": bdd_engine,
}
Truth = Callable[[tuple[bool, ...]], bool]


def random_function(engine: BddEngine, rng: random.Random, n: int, depth: int) -> tuple[Diagram, Truth]:
    """Return a random function as a diagram, and the same as a plain function."""
    if not depth:
        k = rng.randrange(n)
        return engine.variable(k), lambda v: v[k]
    (a, one), (b, other) = (random_function(engine, rng, n, depth - 1) for _ in range(2))
    kind = rng.randrange(4)
    if kind == 0:
        return engine.both(a, b), lambda v: one(v) and other(v)
    if kind == 1:
        return engine.either(a, b), lambda v: one(v) or other(v)
    if kind == 2:
        return engine.differ(a, b), lambda v: one(v) != other(v)
    return engine.negated(a), lambda v: not one(v)


@pytest.mark.parametrize("name", ENGINES)
def test_counts_are_those_of_trying_every_assignment(name: str) -> None:
    for seed in range(60):
        rng = random.Random(seed)
        engine = ENGINES[name](5)
        made, truth = random_function(engine, rng, 5, rng.randint(0, 5))
        assert engine.count(made, range(5)) == sum(truth(v) for v in product([False, True], repeat=5)), seed


@pytest.mark.parametrize("name", ENGINES)
def test_quantifying_asks_whether_some_value_will_do(name: str) -> None:
    for seed in range(60):
        rng = random.Random(seed)
        engine = ENGINES[name](4)
        made, truth = random_function(engine, rng, 4, 3)
        expected = sum(
            any(truth((a, b, c, d)) for a, c in product([False, True], repeat=2))
            for b, d in product([False, True], repeat=2)
        )
        assert engine.count(engine.some([0, 2], made), [1, 3]) == expected, seed


@pytest.mark.parametrize("name", ENGINES)
def test_constants_and_equal_functions(name: str) -> None:
    engine = ENGINES[name](3)
    x, y = engine.variable(0), engine.variable(1)
    assert engine.count(engine.constant(True), range(3)) == 8
    assert engine.count(engine.constant(False), range(3)) == 0
    assert engine.same(engine.both(x, y), engine.negated(engine.either(engine.negated(x), engine.negated(y))))
    assert not engine.same(x, y)
    with pytest.raises(ValueError, match="v1"):
        engine.count(engine.both(x, y), [0, 2])


@pytest.mark.parametrize("name", ENGINES)
def test_counts_beyond_floating_point_are_exact(name: str) -> None:
    n = 90
    engine = ENGINES[name](n)
    some = engine.constant(False)
    for k in range(n):
        some = engine.either(some, engine.variable(k))
    assert engine.count(some, range(n)) == 2**n - 1


@pytest.mark.parametrize("plain", [True, False])
def test_too_many_nodes_are_refused(plain: bool) -> None:
    engine = dd_engine.DdEngine(24, lambda: None, nodes=50, plain=plain)

    def equal(pairs: int) -> Diagram:
        made = engine.constant(True)
        for k in range(pairs):
            made = engine.both(made, engine.negated(engine.differ(engine.variable(k), engine.variable(k + 12))))
        return made

    with pytest.raises(TooLargeError, match="50 nodes"):
        equal(12)


def test_a_budget_ends_the_work() -> None:
    engine = bdd_engine(2, Budget(0.0).check)
    with pytest.raises(BudgetExceededError):
        engine.both(engine.variable(0), engine.variable(1))


def test_without_an_engine_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bdd, "find_spec", lambda name: None if name == "dd" else importlib.util.find_spec(name))
    assert "pip install 'comity[count]'" in bdd.bdd_missing()
    with pytest.raises(UsageError, match=r"comity\[count\]"):
        bdd_engine(2)
