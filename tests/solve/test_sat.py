"""What every SAT engine must do; run over all that are installed."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.solve.sat import ENGINES, sat_engine

LITERALS = st.integers(1, 4).flatmap(lambda v: st.sampled_from([v, -v]))
CLAUSES = st.lists(st.lists(LITERALS, min_size=1, max_size=3), max_size=12)


def satisfied(clauses: list[list[int]], values: tuple[bool, ...]) -> bool:
    return all(any(values[abs(a) - 1] == (a > 0) for a in c) for c in clauses)


@pytest.mark.parametrize("name", ENGINES)
@given(clauses=CLAUSES, assumed=st.lists(LITERALS, max_size=2, unique_by=abs))
def test_an_engine_agrees_with_trying_every_assignment(name: str, clauses: list[list[int]], assumed: list[int]) -> None:
    engine = sat_engine(name)
    for clause in clauses:
        engine.add(clause)
    wanted = [*clauses, *([a] for a in assumed)]
    possible = any(satisfied(wanted, v) for v in product([False, True], repeat=4))
    assert engine.solve(assumed) == possible
    if possible:
        assert satisfied(wanted, tuple(engine.value(v) for v in (1, 2, 3, 4)))
    engine.close()


@pytest.mark.parametrize("name", ENGINES)
def test_assumptions_are_forgotten_and_clauses_are_kept(name: str) -> None:
    engine = sat_engine(name)
    engine.add([1, 2])
    assert not engine.solve([-1, -2])
    assert engine.solve()
    engine.add([-1])
    assert engine.solve()
    assert engine.value(2)
    engine.close()


def test_an_unknown_engine_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="Engines: cadical"):
        sat_engine("minisat9")
