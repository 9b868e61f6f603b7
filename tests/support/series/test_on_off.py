"""Support that was cut and came back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from comity.case.support import SeriesTest
from comity.support.panel.panel import Panel
from comity.support.series.on_off import OF, on_off, switched

Series = Callable[[np.random.Generator, int, float], np.ndarray]
MakePanel = Callable[..., Panel]
MakeTest = Callable[..., SeriesTest]
T = np.arange(60)
OFF = (T >= 20) & (T < 40)
EVENTS = ((None, 20, "cut"), (None, 40, "restored"))


def test_the_outcome_without_support_is_held_against_that_with_it(panel_from: MakePanel, asked: MakeTest) -> None:
    y = 10 + 0.05 * T - 4 * OFF + np.random.default_rng(80).normal(size=60)
    found = on_off(asked(), panel_from(y, events=EVENTS), 0)
    assert found is not None
    assert found.effect == pytest.approx(-4, abs=1)
    assert found.verdict == "supported"
    assert dict(found.details)["periods with support off"] == 20
    turned = on_off(asked(), panel_from(-y, events=EVENTS), 0)
    assert turned is not None
    assert turned.verdict == "contradicted"
    assert turned.effect == pytest.approx(-found.effect)  # type: ignore[operator]


def test_raised_and_then_reduced_is_read_from_the_other_end(panel_from: MakePanel, asked: MakeTest) -> None:
    y = 10 + 4 * OFF + np.random.default_rng(81).normal(size=60)
    found = on_off(asked(), panel_from(y, events=((None, 20, "raised"), (None, 40, "reduced"))), 0)
    assert found is not None
    assert found.effect == pytest.approx(-4, abs=1)


def test_a_fall_that_stays_when_support_comes_back_is_no_effect(panel_from: MakePanel, asked: MakeTest) -> None:
    y = 10 - 8.0 * (T >= 20) - 4.0 * (T >= 40) + 0.5 * np.random.default_rng(82).normal(size=60)
    found = on_off(asked(), panel_from(y, events=EVENTS), 0)
    assert found is not None
    (check,) = (c for c in found.checks if c.name == "every switch points the same way")
    assert check.passed is False
    assert found.verdict == "cannot be told"


def test_one_switch_is_no_series_on_and_off(panel_from: MakePanel, asked: MakeTest) -> None:
    y = np.random.default_rng(83).normal(size=60)
    assert on_off(asked(), panel_from(y, events=EVENTS[:1]), 0) is None
    assert on_off(asked(), panel_from(y, events=((None, 20, "reduced"), (None, 30, "cut"))), 0) is None


def test_short_phases_are_refused(panel_from: MakePanel, asked: MakeTest) -> None:
    y = np.random.default_rng(84).normal(size=60)
    found = on_off(asked(), panel_from(y, events=((None, 20, "cut"), (None, 22, "restored"))), 0)
    assert found is not None
    assert found.refused
    assert "20, 2, 38" in found.why


def test_a_series_without_an_effect_shows_one_rarely(lasting_series: Series) -> None:
    rng = np.random.default_rng(85)
    found = 0
    for _ in range(200):
        answer = switched(lasting_series(rng, 60, 0.5), T, ((20, True), (40, False)))
        found += answer is not None and answer.fit.p(OF) < 0.05
    assert 1 <= found <= 20
