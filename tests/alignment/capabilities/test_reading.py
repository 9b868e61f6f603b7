"""Ways to read one table, and the draws of each against the plain steps."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.capabilities.index import power_shares
from comity.alignment.capabilities.measurement import MeasurementError, blocks
from comity.alignment.capabilities.measures import hhi
from comity.alignment.capabilities.panel import Panel
from comity.alignment.capabilities.reading import hhi_draws, number_of_actors, readings_of
from comity.budget import Budget
from comity.errors import TooLargeError

NAN = float("nan")
VALUES = np.array(
    [
        [[5.0, 2.0, NAN], [3.0, 1.0, 4.0], [1.0, 1.0, 1.0], [NAN, NAN, NAN]],
        [[4.0, 3.0, NAN], [4.0, 2.0, 4.0], [NAN, NAN, NAN], [2.0, 1.0, 0.0]],
    ]
)
PANEL = Panel(("a", "b", "c", "d"), (1900, 1950), ("iron", "men", "coal"), VALUES)


def random_panel(seed: int) -> Panel:
    """Return a table with gaps, absences and zeros in which somebody has something in every year."""
    rng = np.random.default_rng(seed)
    values = rng.lognormal(size=(3, 6, 4))
    values[rng.random(values.shape) < 0.2] = np.nan
    values[rng.random(values.shape) < 0.1] = 0.0
    values[rng.random((3, 6)) < 0.2] = np.nan
    values[:, 0], values[:, 1] = 1.0, rng.lognormal(size=(3, 4))
    if seed % 2:
        values[1, :, 2] = np.where(np.isnan(values[1, :, 2]), np.nan, 0.0)  # a component of which nobody has anything
    return Panel(tuple("abcdef"), (1900, 1910, 1920), ("w", "x", "y", "z"), values)


def test_each_component_is_left_out_once_and_gaps_and_newcomers_are_told() -> None:
    readings = readings_of(PANEL)
    assert [r.id for r in readings] == [
        "all",
        "without iron",
        "without men",
        "without coal",
        "complete",
        "constant",
    ]
    by_name = {r.id: r for r in readings}
    assert by_name["complete"].components.tolist() == [True, True, False]
    assert by_name["constant"].actors.tolist() == [True, True, False, False]
    assert "(iron, men)" in by_name["complete"].words
    assert "2 actors" in by_name["constant"].words


def test_readings_that_would_say_the_same_again_are_left_out() -> None:
    full = Panel(("a", "b"), (1900, 1950), ("iron",), np.array([[[1.0], [2.0]], [[2.0], [2.0]]]))
    assert [r.id for r in readings_of(full)] == ["all"]


def test_the_number_of_actors_is_that_of_those_who_have_a_share() -> None:
    assert number_of_actors(PANEL, readings_of(PANEL)[0]).tolist() == [3, 3]
    assert number_of_actors(PANEL, readings_of(PANEL)[-1]).tolist() == [2, 2]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("kind", ["multiplicative", "dirichlet"])
def test_the_draws_of_every_reading_are_those_of_the_plain_steps(seed: int, kind: str) -> None:
    panel = random_panel(seed)
    error, readings = MeasurementError(kind), readings_of(panel)  # type: ignore[arg-type]
    found = hhi_draws(panel, readings, error, 200, seed, Budget())
    for block in blocks(panel, error, 200, seed, Budget()):
        there = panel.known[block.year]
        for r, reading in enumerate(readings):
            values = block.values[:, reading.actors[there]][..., reading.components]
            np.testing.assert_allclose(found[r, block.draws, block.year], hhi(power_shares(values)))


@pytest.mark.parametrize("seed", range(6))
def test_without_errors_every_draw_is_the_recorded_value(seed: int) -> None:
    panel = random_panel(seed)
    readings = readings_of(panel)
    found = hhi_draws(panel, readings, MeasurementError(spread=0.0), 200, 0, Budget())
    for r, reading in enumerate(readings):
        wanted = hhi(power_shares(reading.of(panel.values)))
        np.testing.assert_allclose(found[r], np.broadcast_to(wanted, found[r].shape))


def test_draws_that_do_not_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.alignment.capabilities.reading.MOST_RESULTS", 1000)
    with pytest.raises(TooLargeError, match="fewer draws"):
        hhi_draws(PANEL, readings_of(PANEL), MeasurementError(), 500, 0, Budget())
