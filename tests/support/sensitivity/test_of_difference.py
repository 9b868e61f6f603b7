"""One yardstick for the E-values of all tests of a table."""

from __future__ import annotations

import numpy as np
import pytest

from comity.case.support import Data, Event, SeriesTest
from comity.support.comparison.analyse import comparisons
from comity.support.panel.panel import panel_of
from comity.support.sensitivity.e_value import e_value
from comity.support.sensitivity.of_difference import e_values
from comity.support.series.analyse import tests_on_series as made_on_series


@pytest.mark.parametrize("scale", ["as_is", "log"])
def test_a_larger_effect_has_the_larger_value_whatever_the_method(scale):
    rng = np.random.default_rng(0)
    months = [f"20{10 + t // 12}-{t % 12 + 1:02d}" for t in range(36)]
    rows = tuple(
        (
            f"u{u:02d}",
            m,
            f"{np.exp(2 + 0.02 * u + 0.4 * np.sin(t / 3) + 0.05 * rng.normal() - 0.5 * (u == 0 and t >= 24)):.6f}",
        )
        for u in range(24)
        for t, m in enumerate(months)
    )
    event = Event(months[24], "cut", "u00")
    test = SeriesTest("s", Data(("unit", "month", "y"), rows), "y", "month", unit="unit", events=(event,), scale=scale)
    panel = panel_of(test)
    found = [t for t in (*made_on_series(test, panel), *comparisons(test, panel)) if t.effect is not None]
    assert {t.method for t in found} == {"interrupted", "synthetic_control"}
    by_size = sorted(found, key=lambda t: abs(t.effect))
    assert by_size[0].sensitivity[0].value < by_size[1].sensitivity[0].value
    for t in found:
        assert t.sensitivity == e_values(test, t.effect, (t.low, t.high), panel.outcome)


def test_an_effect_on_the_log_scale_is_a_ratio():
    test = SeriesTest("s", Data((), ()), "y", "month", scale="log")
    found = e_values(test, -0.5, (-0.7, -0.3), np.zeros((1, 3)))
    assert found == e_value(np.exp(-0.5), np.exp(-0.7), np.exp(-0.3)).sensitivity()


def test_without_a_spread_there_is_none():
    test = SeriesTest("s", Data((), ()), "y", "month")
    assert e_values(test, 1.0, (0.5, 2.0), np.ones((1, 3))) == ()
