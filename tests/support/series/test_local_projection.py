"""Local projections: the sign, what leaves them as they are, and what they refuse."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from comity.case.support import SeriesTest
from comity.support.answer import Tested
from comity.support.panel.panel import Panel
from comity.support.series.local_projection import local_projection

Series = Callable[[np.random.Generator, int, float], np.ndarray]
MakePanel = Callable[..., Panel]
MakeTest = Callable[..., SeriesTest]


@pytest.fixture(scope="module")
def support_raises_deaths(lasting_series: Series) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(30)
    x = lasting_series(rng, 80, 0.7)
    return 2 * x + lasting_series(rng, 80, 0.5), x


def same(one: Tested, other: Tested, factor: float = 1.0, rel: float = 1e-6) -> None:
    for a, b in ((one.effect, other.effect), (one.low, other.low), (one.high, other.high)):
        assert a is not None
        assert b is not None
        assert b == pytest.approx(a * factor, rel=rel)
    assert one.p == other.p


def test_the_effect_is_that_of_less_support(
    panel_from: MakePanel, asked: MakeTest, support_raises_deaths: tuple[np.ndarray, np.ndarray]
) -> None:
    found = local_projection(asked(), panel_from(*support_raises_deaths))
    assert found.effect == pytest.approx(-2, abs=0.6)
    assert found.low is not None
    assert found.high is not None
    assert found.low < -2 < found.high < 0
    assert found.verdict == "supported"
    assert local_projection(asked(says="higher"), panel_from(*support_raises_deaths)).verdict == "contradicted"


def test_support_of_the_opposite_sign_turns_the_effect(
    panel_from: MakePanel, asked: MakeTest, support_raises_deaths: tuple[np.ndarray, np.ndarray]
) -> None:
    y, x = support_raises_deaths
    one, other = (local_projection(asked(), panel_from(y, sign * x)) for sign in (1, -1))
    assert other.effect == pytest.approx(-(one.effect or 0))
    assert other.low == pytest.approx(-(one.high or 0))
    assert {one.verdict, other.verdict} == {"supported", "contradicted"}


def test_other_units_of_measurement_change_the_number_alone(
    panel_from: MakePanel, asked: MakeTest, support_raises_deaths: tuple[np.ndarray, np.ndarray]
) -> None:
    y, x = support_raises_deaths
    one = local_projection(asked(), panel_from(y, x))
    same(one, local_projection(asked(), panel_from(1000 * y + 5e4, x)), 1000)
    same(one, local_projection(asked(), panel_from(y, 1e-3 * x - 7)), 1000)
    same(one, local_projection(asked(), panel_from(y + 0.3 * np.arange(80), x)), 1, rel=1e-3)


def test_names_and_order_of_units_make_no_difference(
    panel_from: MakePanel, asked: MakeTest, lasting_series: Series
) -> None:
    rng = np.random.default_rng(31)
    for units, length in ((4, 30), (22, 14)):
        x = np.array([lasting_series(rng, length, 0.5) for _ in range(units)])
        y = x + rng.normal(size=(units, length))
        turned = rng.permutation(units)
        one = local_projection(asked(horizon=2), panel_from(y, x))
        other = local_projection(asked(horizon=2), panel_from(y[turned], x[turned]))
        same(one, other)
        assert [c.passed for c in one.checks] == [c.passed for c in other.checks]


def test_an_outcome_that_moves_before_support_is_found_out(
    panel_from: MakePanel, asked: MakeTest, lasting_series: Series
) -> None:
    rng = np.random.default_rng(32)
    y = lasting_series(rng, 100, 0.5)
    x = np.roll(y, 1) + 0.3 * rng.normal(size=100)  # support answers to the war of the month before
    found = local_projection(asked(), panel_from(y, x))
    (leads,) = (c for c in found.checks if c.name == "no answer before support changes")
    assert leads.passed is False
    assert found.verdict == "cannot be told"
    assert "before support does" in found.why or "which is no effect" in found.why


def test_controls_count_as_they_stood_one_period_before(
    panel_from: MakePanel, asked: MakeTest, lasting_series: Series
) -> None:
    rng = np.random.default_rng(33)
    wave = np.sin(np.arange(90) * 2 * np.pi / 11)  # no year: that would be taken for the season
    x = lasting_series(rng, 90, 0.5) + 3 * wave
    y = 10 * np.roll(wave, 1) + rng.normal(size=90)
    plain = panel_from(y, x)
    more = dataclasses.replace(plain, controls=wave[None, None, :])
    without, with_it = (local_projection(asked(lags=1, horizon=0), p) for p in (plain, more))
    assert abs(with_it.effect or 9) < abs(without.effect or 0)
    assert with_it.verdict == "cannot be told"


@pytest.mark.parametrize(
    ("length", "support", "reason"),
    [
        (20, "often", "too short"),
        (80, "never", "never changes"),
        (80, "once", "Support moves by itself in about"),
        (80, "none", "no column of support"),
    ],
)
def test_what_the_data_do_not_bear_is_refused_with_the_reason(
    panel_from: MakePanel, asked: MakeTest, length: int, support: str, reason: str
) -> None:
    rng = np.random.default_rng(34)
    x = {
        "often": rng.normal(size=length),
        "never": np.ones(length),
        "once": (np.arange(length) > 40) * 1.0,
        "none": None,
    }[support]
    found = local_projection(asked(), panel_from(rng.normal(size=length), x))
    assert found.refused
    assert found.effect is found.low is found.p is None
    assert found.verdict == "cannot be told"
    assert reason in found.why


def test_the_least_length_that_is_named_is_enough(panel_from: MakePanel, asked: MakeTest) -> None:
    rng = np.random.default_rng(35)
    y, x = rng.normal(size=(2, 60))
    why = local_projection(asked(lags=1), panel_from(y[:12], x[:12])).why
    least = int(why.split("needs at least ")[1].split()[0])
    assert "too short" not in local_projection(asked(lags=1), panel_from(y[:least], x[:least])).why
    assert "too short" in local_projection(asked(lags=1), panel_from(y[: least - 1], x[: least - 1])).why


def test_the_last_point_of_the_path_is_the_effect(
    panel_from: MakePanel, asked: MakeTest, support_raises_deaths: tuple[np.ndarray, np.ndarray]
) -> None:
    found = local_projection(asked(), panel_from(*support_raises_deaths))
    points = found.paths[0].points
    assert [p.at for p in points] == [-3, -2, -1, 0, 1, 2, 3]
    assert points[-1].middle == found.effect
    assert points[-1].low == found.low
    assert found.detectable == pytest.approx(2.8016 * ((found.high or 0) - (found.low or 0)) / 2 / 1.96, rel=1e-4)
    assert "kept up" in found.unit
    assert "endogenous" in found.warnings
    assert found.sensitivity


def test_the_same_question_has_the_same_answer_twice(
    panel_from: MakePanel, asked: MakeTest, support_raises_deaths: tuple[np.ndarray, np.ndarray]
) -> None:
    panel = panel_from(*support_raises_deaths)
    assert local_projection(asked(), panel).to_json() == local_projection(asked(), panel).to_json()
