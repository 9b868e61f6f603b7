from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from comity.evidence.forecasts.isotonic import _plain_isotonic, isotonic

VALUES = st.lists(st.tuples(st.integers(-20, 20), st.integers(1, 5)), min_size=1, max_size=25)


@given(VALUES)
@settings(max_examples=100)
def test_the_fit_rises_and_equals_the_formula_of_minima_and_maxima_and_scipy(rows) -> None:
    y, w = [float(a) for a, _ in rows], [float(b) for _, b in rows]
    fit = isotonic(y, w)
    assert (np.diff(fit) >= -1e-12).all()
    assert fit == pytest.approx(_plain_isotonic(y, w), abs=1e-9)
    assert fit == pytest.approx(isotonic_regression(y, weights=w).x, abs=1e-9)


def test_no_other_cut_into_blocks_of_a_rising_line_fits_better() -> None:
    rng = np.random.default_rng(5)
    for _ in range(40):
        n = int(rng.integers(1, 8))
        y, w = rng.normal(size=n), rng.uniform(0.5, 2, n)
        loss = (w * (y - isotonic(y, w)) ** 2).sum()
        best = min(_losses(y, w))
        assert loss == pytest.approx(best, abs=1e-10)


def _losses(y, w):
    """Every cut into blocks whose means rise, gone through: the best least squares fit is among them."""
    n = len(y)
    for k in range(n):
        for cuts in combinations(range(1, n), k):
            ends = [0, *cuts, n]
            means = [np.average(y[a:b], weights=w[a:b]) for a, b in pairwise(ends)]
            if all(a <= b for a, b in pairwise(means)):
                fit = np.repeat(means, np.diff(ends))
                yield (w * (y - fit) ** 2).sum()


@given(VALUES)
@settings(max_examples=50)
def test_turned_upside_down_and_back_to_front_the_fit_turns_with_it(rows) -> None:
    y, w = [float(a) for a, _ in rows], [float(b) for _, b in rows]
    assert -isotonic([-v for v in y[::-1]], w[::-1])[::-1] == pytest.approx(isotonic(y, w), abs=1e-12)
