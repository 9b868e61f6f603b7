"""Outcomes to which support does nothing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from comity.support.panel.panel import Panel
from comity.support.series.nothing import nothing

Series = Callable[[np.random.Generator, int, float], np.ndarray]


@pytest.mark.parametrize("rho", [0.0, 0.5, 0.8])
def test_persistence_is_found_without_falling_short(
    panel_from: Callable[..., Panel], lasting_series: Series, rho: float
) -> None:
    rng = np.random.default_rng(1)
    found = []
    for _ in range(200):
        y, x = lasting_series(rng, 50, rho), lasting_series(rng, 50, 0.5)
        found.append(nothing(panel_from(y, x), x[None], False, False).rho)
    assert np.mean(found) == pytest.approx(rho, abs=0.07)


def test_what_support_does_is_no_persistence(panel_from: Callable[..., Panel], lasting_series: Series) -> None:
    rng = np.random.default_rng(2)
    x = np.repeat([1.0, 0.0, 1.0, 0.0], 25)
    y = rng.normal(size=100) - 8 * x
    assert nothing(panel_from(y, x), x[None], False, False).rho < 0.3


def test_draws_are_missing_where_the_outcome_is_and_the_same_for_any_names(panel_from: Callable[..., Panel]) -> None:
    rng = np.random.default_rng(3)
    y, x = rng.normal(size=(2, 3, 30))
    y[1, :5], y[2, 25:] = np.nan, np.nan
    for clustered in (False, True):
        law = nothing(panel_from(y, x), x, True, clustered)
        drawn = np.concatenate(list(law.draws(20)))
        assert drawn.shape == (20, 3, 30)
        assert np.array_equal(np.isnan(drawn), np.broadcast_to(np.isnan(y), drawn.shape))
        turned = [2, 0, 1]
        other = np.concatenate(list(nothing(panel_from(y[turned], x[turned]), x[turned], True, clustered).draws(20)))
        assert other == pytest.approx(drawn[:, turned], nan_ok=True)


def test_draws_grow_out_of_their_own_past(panel_from: Callable[..., Panel], lasting_series: Series) -> None:
    rng = np.random.default_rng(4)
    y, x = lasting_series(rng, 200, 0.7), lasting_series(rng, 200, 0.0)
    law = nothing(panel_from(y, x), x[None], False, False)
    drawn = np.concatenate(list(law.draws(200)))[:, 0]
    slopes = [np.polyfit(d[:-1], d[1:], 1)[0] for d in drawn]
    assert np.mean(slopes) == pytest.approx(law.rho, abs=0.05)
