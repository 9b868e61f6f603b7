"""Change is judged by its own band, from pairs."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.capabilities.change import (
    Change,
    agreement,
    band,
    change_of,
    outer_band,
    slope_per_decade,
    trend_of,
    verdict_of,
)

RNG = np.random.default_rng(5)
LEVEL = RNG.normal(5.0, 1.0, 2000)


def change(worlds: np.ndarray) -> Change:
    return change_of("effective number", ("all", "all actors"), (1900, 1950), (5.0, 5.4), worlds)


def test_pairs_tell_a_change_that_two_overlapping_bands_hide() -> None:
    worlds = np.column_stack([LEVEL, LEVEL + 0.4 + RNG.normal(0, 0.1, 2000)])
    assert band(worlds[:, 0])[1] > band(worlds[:, 1])[0]
    found = change(worlds)
    assert (found.verdict, found.rising > 0.99) == ("rises", True)
    assert found.low == pytest.approx(0.4 - 0.196, abs=0.02)
    assert "rises: 5 to 5.4" in found.sentence()


def test_the_same_levels_unpaired_cannot_be_told() -> None:
    found = change(np.column_stack([LEVEL, RNG.permutation(LEVEL) + 0.4]))
    assert found.verdict == "cannot be told"
    assert "cannot be told to rise or fall" in found.sentence()


def test_a_fall_is_a_rise_turned_around() -> None:
    worlds = np.column_stack([LEVEL, LEVEL + 0.4 + RNG.normal(0, 0.1, 2000)])
    there, back = change(worlds), change(worlds[:, ::-1])
    assert back.verdict == "falls"
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low))


def test_no_change_at_all_cannot_be_told() -> None:
    assert change(np.column_stack([LEVEL, LEVEL])).verdict == "cannot be told"
    assert verdict_of(0.0, 0.0) == "cannot be told"


def test_a_band_that_clears_zero_by_a_hair_is_too_close_to_call() -> None:
    moved = np.linspace(-1, 39, 2000)
    moved = moved - np.percentile(moved, 2.4)  # the band of 95 in 100 ends just above 0
    found = change(np.column_stack([np.zeros(2000), moved]))
    assert found.low > 0 > found.outer[0]
    assert (found.verdict, found.close) == ("cannot be told", True)
    assert "more draws" in found.sentence()


def test_the_outer_band_holds_the_band_and_closes_in_on_it_with_more_draws() -> None:
    gaps = []
    for count in (200, 2000, 100_000):
        draws = np.linspace(0, 1, count)
        gaps.append(band(draws)[0] - outer_band(draws)[0])
    assert gaps[0] > gaps[1] > gaps[2] > 0


def test_the_slope_is_that_of_least_squares() -> None:
    years = [1900, 1903, 1910, 1931]
    series = RNG.normal(size=(3, 4))
    wanted = [10 * np.polyfit(years, row, 1)[0] for row in series]
    np.testing.assert_allclose(slope_per_decade(years, series), wanted)


def test_a_trend_is_judged_by_the_band_of_its_slopes() -> None:
    years = range(1900, 1911)
    line = np.linspace(2, 3, 11)
    found = trend_of("con", "all", years, line, line + RNG.normal(0, 0.05, (500, 11)))
    assert found.per_decade == pytest.approx(1.0)
    assert found.verdict == "rises"
    flat = trend_of("con", "all", years, line, RNG.normal(0, 0.05, (500, 11)))
    assert flat.verdict == "cannot be told"
    assert "neither rises nor falls for sure" in flat.sentence()


def test_readings_agree_only_where_every_one_says_the_same() -> None:
    assert agreement(["falls", "falls"]) == "falls"
    assert agreement(["cannot be told"]) == "cannot be told"
    assert agreement(["rises", "cannot be told"]) == "readings disagree"
    assert agreement(["rises", "falls"]) == "readings disagree"
