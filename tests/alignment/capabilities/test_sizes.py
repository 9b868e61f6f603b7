"""The measures hang on how many actors are counted."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.capabilities.measures import con, effective_number, hhi
from comity.alignment.capabilities.sizes import by_size


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=30))
def test_the_effective_number_never_falls_as_smaller_actors_are_let_in(amounts: list[float]) -> None:
    shares = np.array(amounts) / sum(amounts)
    rows = by_size(1900, shares)
    numbers = [row.effective for row in rows]
    assert all(b >= a - 1e-9 for a, b in itertools.pairwise(numbers))


def test_the_last_row_is_that_of_all_actors() -> None:
    shares = np.array([0.4, np.nan, 0.3, 0.2, 0.1])
    last = by_size(1900, shares)[-1]
    assert last.size == 4
    assert last.con == pytest.approx(float(con(hhi(shares), 4)))
    assert last.effective == pytest.approx(float(effective_number(hhi(shares))))


def test_con_of_two_equal_powers_hangs_on_the_small_ones_beside_them() -> None:
    rows = by_size(1900, np.array([0.45, 0.45, 0.04, 0.03, 0.03]))
    assert [row.size for row in rows] == [2, 3, 5]
    assert rows[0].con == pytest.approx(0.0, abs=1e-7)
    assert rows[1].con > 0.4


def test_one_actor_has_one_row() -> None:
    rows = by_size(1900, np.array([1.0]))
    assert [(row.size, row.con) for row in rows] == [(1, 1.0)]
