"""The second opinion of statsmodels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from comity.support.series.arima import second_opinion
from comity.support.series.lasting import lasting


def test_both_opinions_agree_in_a_long_series(
    lasting_series: Callable[[np.random.Generator, int, float], np.ndarray],
) -> None:
    rng = np.random.default_rng(70)
    x = np.column_stack([np.ones(300), np.arange(300) >= 150]).astype(float)
    y = x @ [3.0, -2.0] + lasting_series(rng, 300, 0.5)
    of = np.array([0.0, 1.0])
    own, other = lasting(x, y), second_opinion(x, y, of)
    assert own is not None
    assert other is not None
    middle, low, high = own.interval(of)
    assert other.middle == pytest.approx(middle, abs=0.05)
    assert other.high - other.low == pytest.approx(high - low, rel=0.15)
    assert other.order[0] >= 1
