"""How far two orders agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.partners.contrast.agreement import kendall, most_likely_ranks
from comity.partners.contrast.plain import plain_tau

stats = pytest.importorskip("scipy.stats")


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=7))
@settings(max_examples=100, deadline=None)
def test_tau_is_that_of_scipy_and_of_the_plain_twin(pairs: list[tuple[int, int]]) -> None:
    a, b = [x for x, _ in pairs], [y for _, y in pairs]
    mine, theirs = kendall(a, b), float(stats.kendalltau(a, b).statistic)
    assert mine == (pytest.approx(theirs) if theirs == theirs else None)
    assert mine == (None if mine is None else pytest.approx(plain_tau(a, b)))
    assert kendall(b, a) == mine


def test_the_same_order_is_one_and_the_opposite_minus_one() -> None:
    assert kendall([1, 2, 3], [10, 20, 30]) == 1
    assert kendall([1, 2, 3], [3, 2, 1]) == -1


def test_where_ranks_are_as_frequent_the_best_is_taken() -> None:
    assert most_likely_ranks({"x": [0.5, 0.5], "y": [0.5, 0.5]}) == {"x": 1, "y": 1}
