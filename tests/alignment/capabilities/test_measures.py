"""CON, HHI and the effective number: printed values, the plain twin, and the laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from comity.alignment.capabilities.measures import _plain_con, con, effective_number, hhi

parts = st.lists(st.floats(0.01, 100), min_size=2, max_size=8)


def share(amounts: list[float]) -> np.ndarray:
    values = np.array(amounts)
    return values / values.sum()


def concentrated(shares: np.ndarray) -> float:
    return float(con(hhi(shares), len(shares)))


@pytest.mark.parametrize("n", [2, 3, 10, 200])
def test_equal_shares_have_no_concentration_and_n_centres(n: int) -> None:
    equal = np.full(n, 1 / n)
    assert concentrated(equal) == pytest.approx(0.0, abs=1e-7)
    assert effective_number(hhi(equal)) == pytest.approx(n)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_monopoly_is_one(n: int) -> None:
    alone = np.eye(n)[0]
    assert concentrated(alone) == 1.0
    assert hhi(alone) == 1.0
    assert effective_number(hhi(alone)) == 1.0


def test_three_quarters_and_a_quarter_are_one_half() -> None:
    assert concentrated(np.array([0.75, 0.25])) == pytest.approx(0.5)


def test_con_over_two_actors_is_the_difference_of_their_shares() -> None:
    for first in np.linspace(0.5, 1, 11):
        assert concentrated(np.array([first, 1 - first])) == pytest.approx(2 * first - 1, abs=1e-7)


@settings(max_examples=150, deadline=None)
@given(parts)
def test_con_is_that_of_the_definition_read_aloud(amounts: list[float]) -> None:
    shares = share(amounts)
    assert concentrated(shares) == pytest.approx(_plain_con(shares.tolist()), abs=1e-7)


@settings(max_examples=150, deadline=None)
@given(parts)
def test_con_is_the_spread_of_shares_over_its_largest_value(amounts: list[float]) -> None:
    # the form of Ray and Singer: the standard deviation of the shares over that of a monopoly
    shares = share(amounts)
    assert concentrated(shares) == pytest.approx(shares.std() / np.eye(len(shares))[0].std(), abs=1e-7)


@settings(max_examples=150, deadline=None)
@given(parts, st.data())
def test_giving_from_a_larger_to_a_smaller_never_raises_either_measure(
    amounts: list[float], data: st.DataObject
) -> None:
    shares = share(amounts)
    rich, poor = int(shares.argmax()), int(shares.argmin())
    assume(rich != poor)
    gift = data.draw(st.floats(0, 1)) * (shares[rich] - shares[poor])
    after = shares.copy()
    after[rich] -= gift
    after[poor] += gift
    assert hhi(after) <= hhi(shares) + 1e-12
    assert concentrated(after) <= concentrated(shares) + 1e-7


@settings(max_examples=150, deadline=None)
@given(parts, st.integers(0, 2**32 - 1))
def test_mixing_shares_by_any_doubly_stochastic_matrix_never_raises_either(amounts: list[float], seed: int) -> None:
    shares = share(amounts)
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(4))
    mixed = sum(w * rng.permutation(shares) for w in weights)
    assert hhi(mixed) <= hhi(shares) + 1e-12
    assert concentrated(mixed) <= concentrated(shares) + 1e-7


@settings(max_examples=150, deadline=None)
@given(parts)
def test_a_merger_of_two_raises_hhi_by_twice_their_product(amounts: list[float]) -> None:
    shares = share(amounts)
    merged = np.concatenate([[shares[0] + shares[1]], shares[2:]])
    assert hhi(merged) == pytest.approx(float(hhi(shares)) + 2 * shares[0] * shares[1])
    assert hhi(merged) > hhi(shares)


def test_a_merger_of_two_empty_hands_lowers_con_though_nothing_else_changed() -> None:
    assert concentrated(np.array([0.5, 0.5, 0.0])) < concentrated(np.array([0.5, 0.5, 0.0, 0.0]))


@settings(max_examples=100, deadline=None)
@given(parts, st.integers(0, 2**32 - 1))
def test_the_order_of_actors_does_not_matter(amounts: list[float], seed: int) -> None:
    shares = share(amounts)
    other = np.random.default_rng(seed).permutation(shares)
    assert hhi(other) == pytest.approx(float(hhi(shares)))
    assert concentrated(other) == pytest.approx(concentrated(shares), abs=1e-7)


def test_actors_that_do_not_count_are_left_out() -> None:
    assert hhi(np.array([0.75, np.nan, 0.25])) == pytest.approx(0.625)


def test_many_years_are_measured_at_once() -> None:
    rows = np.array([[0.75, 0.25], [0.5, 0.5], [1.0, 0.0]])
    assert con(hhi(rows), np.array([2, 2, 2])).tolist() == pytest.approx([0.5, 0.0, 1.0])
