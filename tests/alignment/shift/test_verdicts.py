"""A direction is told only where every reading tells it."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.capabilities.change import Verdict
from comity.alignment.shift.result import Reading, Slope
from comity.alignment.shift.verdicts import reading_of, slope_of, verdict_of_measure

NAN = float("nan")
RNG = np.random.default_rng(4)
LEVEL = RNG.normal(5.0, 0.1, 200)
TEN = ("ten years", np.array([0.0, 10.0, 20.0, 30.0]))


def reading(verdict: Verdict, name: str = "all", ends: tuple[float, float] = (1.0, 2.0)) -> Reading:
    return Reading(name, f"{name} of them", *ends, -1.0, 1.0, (-1.0, 1.0), 0.5, verdict)


def test_a_change_beyond_the_doubt_is_told_and_one_within_is_not() -> None:
    far = reading_of("all", "all", (5.0, 7.0), (LEVEL, RNG.permutation(LEVEL) + 2.0))
    near = reading_of("all", "all", (5.0, 5.1), (LEVEL, RNG.permutation(LEVEL) + 0.1))
    assert (far.verdict, far.rising) == ("rises", 1.0)
    assert far.outer[0] <= far.low < 2.0 < far.high <= far.outer[1]
    assert near.verdict == "cannot be told"


def test_draws_that_run_against_what_is_recorded_tell_nothing() -> None:
    assert reading_of("all", "all", (5.0, 4.9), (LEVEL, LEVEL + 2.0)).verdict == "cannot be told"
    assert reading_of("all", "all", (5.0, 5.0), (LEVEL, LEVEL + 2.0)).verdict == "cannot be told"


def test_one_draw_without_a_value_leaves_nothing_to_tell() -> None:
    holed = LEVEL + 2.0
    holed[7] = NAN
    found = reading_of("all", "all", (5.0, 7.0), (LEVEL, holed))
    assert found.verdict == "cannot be told"
    assert np.isnan([found.low, found.high, found.rising]).all()


@pytest.mark.parametrize(("direction", "says"), [(1, "more centres"), (-1, "fewer centres")])
def test_all_readings_together_tell_a_direction(direction: int, says: str) -> None:
    verdict, why = verdict_of_measure(direction, [reading("rises"), reading("rises", "staying")], None)
    assert (verdict, why) == (says, "Every reading says so.")


def test_one_reading_that_cannot_tell_is_enough_to_leave_it_open() -> None:
    verdict, why = verdict_of_measure(1, [reading("rises"), reading("cannot be told", "staying")], None)
    assert verdict == "cannot be told"
    assert why == "Readings disagree: all of them, more centres; staying of them, cannot be told."


def test_readings_that_run_apart_leave_it_open() -> None:
    verdict, why = verdict_of_measure(-1, [reading("rises"), reading("falls", "staying")], None)
    assert verdict == "cannot be told"
    assert "all of them, fewer centres; staying of them, more centres" in why


def test_a_line_through_all_windows_that_runs_against_the_ends_leaves_it_open() -> None:
    against, open_, along = (Slope("ten years", 0.0, 0.0, 0.0, v) for v in ("falls", "cannot be told", "rises"))
    verdict, why = verdict_of_measure(1, [reading("rises")], against)
    assert verdict == "cannot be told"
    assert "runs against" in why
    assert verdict_of_measure(1, [reading("rises")], open_)[0] == "more centres"
    assert verdict_of_measure(1, [reading("rises")], along)[0] == "more centres"


def test_a_measure_without_a_value_says_where_it_has_none() -> None:
    assert verdict_of_measure(1, [reading("rises", ends=(NAN, 2.0))], None) == (
        "cannot be told",
        "It has no value in the first window.",
    )
    assert "first and last window" in verdict_of_measure(1, [reading("rises", ends=(NAN, NAN))], None)[1]


def test_no_change_at_all_is_said_to_be_none() -> None:
    still = reading_of("all", "all", (5.0, 5.0), (LEVEL, LEVEL))
    assert verdict_of_measure(1, [still, still], None) == ("cannot be told", "Nothing changed.")


def test_the_line_is_that_of_least_squares() -> None:
    recorded = np.array([1.0, 2.5, 2.0, 4.0])
    found = slope_of(TEN, recorded, recorded + RNG.normal(0, 0.01, (40, 4)))
    assert found is not None
    assert found.value == pytest.approx(10 * np.polyfit(TEN[1], recorded, 1)[0])
    assert (found.per, found.verdict) == ("ten years", "rises")
    assert found.low < found.value < found.high


def test_windows_without_a_value_stay_out_of_the_line() -> None:
    recorded = np.array([1.0, NAN, 2.0, 3.0])
    draws = np.tile(recorded, (40, 1))
    found = slope_of(TEN, recorded, draws)
    assert found is not None
    assert found.value == pytest.approx(10 * np.polyfit([0.0, 20.0, 30.0], [1.0, 2.0, 3.0], 1)[0])
    assert slope_of(TEN, np.array([1.0, NAN, NAN, 3.0]), draws) is None


def test_a_measure_that_has_no_value_in_some_draw_says_that_it_has_no_band() -> None:
    draws = (np.array([1.0, np.nan, 1.1]), np.array([2.0, 2.1, 2.2]))
    bare = [reading_of(name, name, (1.0, 2.0), draws) for name in ("all", "staying")]
    assert verdict_of_measure(1, bare, None) == (
        "cannot be told",
        "In some draws it has no value, as few ties are left, so it has no band.",
    )
