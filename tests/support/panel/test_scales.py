"""Scales of the outcome."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.panel.scales import cannot_take, scaled


def test_each_scale_is_the_function_of_its_name() -> None:
    y = np.array([0.5, 3.0])
    assert scaled(y, "as_is").tolist() == [0.5, 3.0]
    assert scaled(y, "log") == pytest.approx([np.log(0.5), np.log(3)])
    assert scaled(y, "log1p") == pytest.approx([np.log(1.5), np.log(4)])
    assert scaled(y, "asinh") == pytest.approx(np.log(y + np.sqrt(y**2 + 1)))


def test_the_logarithm_of_zero_is_refused_with_the_way_out() -> None:
    assert "log1p" in cannot_take(0.0, "log")
    assert "asinh" in cannot_take(-0.1, "log1p")
    assert cannot_take(-5.0, "asinh") == cannot_take(-5.0, "as_is") == cannot_take(0.1, "log") == ""
