"""Every cheapest model, against trying every assignment."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.solve.cheapest_models import Models, cheapest_models

LITERALS = st.integers(1, 5).flatmap(lambda v: st.sampled_from([v, -v]))
CLAUSE = st.lists(LITERALS, min_size=1, max_size=3)


def satisfied(clause: list[int], values: tuple[bool, ...]) -> bool:
    return any(values[abs(a) - 1] == (a > 0) for a in clause)


@settings(max_examples=150, deadline=None)
@given(
    hard=st.lists(CLAUSE, max_size=8),
    soft=st.lists(st.tuples(CLAUSE, st.integers(1, 4)), max_size=8),
    told=st.integers(1, 5),
)
def test_the_models_are_those_of_trying_every_assignment(
    hard: list[list[int]], soft: list[tuple[list[int], int]], told: int
) -> None:
    def cost(values: tuple[bool, ...]) -> int:
        return sum(w for c, w in soft if not satisfied(c, values))

    every = [v for v in product([False, True], repeat=5) if all(satisfied(c, v) for c in hard)]
    least = min(map(cost, every), default=None)
    expected = sorted({v[:told] for v in every if cost(v) == least})
    found = cheapest_models(hard, soft, range(1, told + 1), 100)
    assert found == Models(least, tuple(expected), True)


def test_a_limit_is_kept_and_said() -> None:
    found = cheapest_models([[1, 2, 3]], [([-v], 1) for v in (1, 2, 3)], [1, 2, 3], 2)
    assert (found.cost, len(found.models), found.complete) == (1, 2, False)
    assert cheapest_models([[1, 2, 3]], [([-v], 1) for v in (1, 2, 3)], [1, 2, 3], 3).complete


def test_a_budget_that_is_over_finds_nothing_and_says_so() -> None:
    assert cheapest_models([[1]], [], [1], 5, Budget(0.0)) == Models(None, (), False)


def test_no_variables_to_tell_models_apart_leave_one_empty_model() -> None:
    assert cheapest_models([[1, 2]], [([-1], 1), ([-2], 1)], [], 5) == Models(1, ((),), True)
