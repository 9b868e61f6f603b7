"""What every MaxSAT engine must do; run over all that are installed."""

from __future__ import annotations

import signal
import threading
import time
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.errors import BudgetExceededError, UsageError
from comity.solve.maxsat import ENGINES, MaxSatEngine, maxsat_engine

LITERALS = st.integers(1, 4).flatmap(lambda v: st.sampled_from([v, -v]))
CLAUSE = st.lists(LITERALS, min_size=1, max_size=3)


def satisfied(clause: list[int], values: tuple[bool, ...]) -> bool:
    return any(values[abs(a) - 1] == (a > 0) for a in clause)


@pytest.mark.parametrize("name", ENGINES)
@settings(max_examples=100, deadline=None)
@given(hard=st.lists(CLAUSE, max_size=8), soft=st.lists(st.tuples(CLAUSE, st.integers(1, 5)), max_size=8))
def test_the_least_cost_is_that_of_trying_every_assignment(
    name: str, hard: list[list[int]], soft: list[tuple[list[int], int]]
) -> None:
    engine = maxsat_engine(name)
    for clause in hard:
        engine.add(clause)
    for clause, weight in soft:
        engine.prefer(clause, weight)

    def cost(values: tuple[bool, ...]) -> int:
        return sum(w for c, w in soft if not satisfied(c, values))

    every = [v for v in product([False, True], repeat=4) if all(satisfied(c, v) for c in hard)]
    least = min(map(cost, every), default=None)
    assert engine.cheapest(Budget()) == least
    if least is not None:
        found = tuple(engine.value(v) for v in (1, 2, 3, 4))
        assert all(satisfied(c, found) for c in hard)
        assert cost(found) == least


def pigeons(engine: MaxSatEngine, holes: int) -> None:
    """Ask for one pigeon more than there are holes: hopeless, and slow to be seen as such."""
    for pigeon in range(holes + 1):
        engine.prefer([pigeon * holes + h + 1 for h in range(holes)])
    for a, b in combinations(range(holes + 1), 2):
        for h in range(holes):
            engine.add([-(a * holes + h + 1), -(b * holes + h + 1)])


@pytest.mark.parametrize("name", ENGINES)
def test_a_search_stops_when_the_budget_ends(name: str) -> None:
    engine = maxsat_engine(name)
    pigeons(engine, 12)
    started = time.monotonic()
    with pytest.raises(BudgetExceededError):
        engine.cheapest(Budget(0.3))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("name", ENGINES)
def test_ctrl_c_stops_a_search_without_a_budget(name: str) -> None:
    engine = maxsat_engine(name)
    pigeons(engine, 14)
    timer = threading.Timer(0.3, lambda: signal.raise_signal(signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        engine.cheapest(Budget())
    timer.join()


@pytest.mark.parametrize("name", ENGINES)
def test_a_budget_that_suffices_changes_nothing(name: str) -> None:
    engine = maxsat_engine(name)
    pigeons(engine, 3)
    assert engine.cheapest(Budget(60.0)) == 1


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="Engines: rc2"):
        maxsat_engine("abacus")
