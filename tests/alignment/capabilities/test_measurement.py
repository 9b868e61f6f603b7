"""Errors of measurement: their size, what lasts, what is paired, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.capabilities.measurement import MeasurementError, blocks
from comity.alignment.capabilities.panel import Panel
from comity.budget import Budget
from comity.errors import BudgetExceededError, UsageError

VALUES = np.array([[[100.0, np.nan], [300.0, 10.0], [0.0, 30.0]], [[50.0, 5.0], [150.0, 5.0], [np.nan, np.nan]]])
PANEL = Panel(("a", "b", "c"), (1900, 1950), ("iron", "men"), VALUES)


BOTH_YEARS = Panel(
    ("a", "b", "c"), (1900, 1950), ("iron", "men"), np.repeat([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]], 2, 0)
)


def drawn(error: MeasurementError, draws: int = 4000, seed: int = 0, panel: Panel = PANEL) -> dict[int, np.ndarray]:
    """Return the drawn amounts by year, with all blocks in one."""
    out: dict[int, list[np.ndarray]] = {}
    for block in blocks(panel, error, draws, seed, Budget()):
        out.setdefault(panel.years[block.year], []).append(block.values)
    return {year: np.concatenate(parts) for year, parts in out.items()}


def test_factors_have_the_spread_that_was_asked_for() -> None:
    found = drawn(MeasurementError(spread=0.2, by_component=(("men", 0.4),)))
    logs = np.log(found[1950] / VALUES[1, :2])
    np.testing.assert_allclose(logs.std(axis=0), [[0.2, 0.4], [0.2, 0.4]], rtol=0.08)
    assert np.abs(logs.mean(axis=0)).max() < 0.03


@pytest.mark.parametrize("lasting", [0.0, 0.5, 1.0])
def test_the_lasting_share_is_the_correlation_between_years(lasting: float) -> None:
    found = drawn(MeasurementError(lasting=lasting), panel=BOTH_YEARS)
    one, two = np.log(found[1900][:, 1, 1]), np.log(found[1950][:, 1, 1])
    assert np.corrcoef(one, two)[0, 1] == pytest.approx(lasting, abs=0.05)


def test_errors_of_different_actors_and_components_are_apart() -> None:
    logs = np.log(drawn(MeasurementError())[1950] / VALUES[1, :2]).reshape(4000, 4)
    between = np.corrcoef(logs.T) - np.eye(4)
    assert np.abs(between).max() < 0.06


@pytest.mark.parametrize("kind", ["multiplicative", "dirichlet"])
def test_gaps_stay_gaps_and_nothing_stays_nothing(kind: str) -> None:
    found = drawn(MeasurementError(kind))  # type: ignore[arg-type]
    assert np.isnan(found[1900][:, 0, 1]).all()
    assert (found[1900][:, 2, 0] == 0).all()
    assert found[1950].shape == (4000, 2, 2)  # c is not there
    assert (found[1950] > 0).all()


def test_dirichlet_shares_have_the_mean_and_variance_of_the_law() -> None:
    found = drawn(MeasurementError("dirichlet", weight=50.0))[1900][:, :, 0]
    shares = found / found.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(shares.mean(axis=0), [0.25, 0.75, 0.0], atol=0.01)
    # variance of a share p counted over w units: p (1 - p) / (w + 1)
    np.testing.assert_allclose(shares.var(axis=0), [0.1875 / 51, 0.1875 / 51, 0.0], rtol=0.1)


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    one, same, other = (drawn(MeasurementError(), 300, seed)[1950] for seed in (7, 7, 8))
    assert (one == same).all()
    assert not (one == other).any()


def test_a_year_is_drawn_alike_whichever_other_years_are_asked_for() -> None:
    one = Panel(PANEL.actors, (1950,), PANEL.components, VALUES[1:])
    alone, beside = drawn(MeasurementError(), 300, panel=one), drawn(MeasurementError(), 300)
    np.testing.assert_array_equal(alone[1950], beside[1950])


def test_many_draws_come_in_blocks_that_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.alignment.capabilities.measurement.BLOCK_CELLS", 600)
    found = [b.draws for b in blocks(PANEL, MeasurementError(), 250, 0, Budget()) if b.year == 0]
    assert found == [slice(0, 100), slice(100, 200), slice(200, 250)]
    assert len(np.unique(drawn(MeasurementError(), 250)[1950][:, 0, 0])) > 240


def test_no_spread_leaves_the_amounts_as_they_are() -> None:
    np.testing.assert_array_equal(drawn(MeasurementError(spread=0.0), 200)[1950][0], VALUES[1, :2])


def test_the_work_stops_when_its_time_is_over() -> None:
    with pytest.raises(BudgetExceededError):
        list(blocks(PANEL, MeasurementError(), 200, 0, Budget(0.0)))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"spread": -0.1}, "spread"),
        ({"by_component": (("iron", float("nan")),)}, "spread"),
        ({"lasting": 1.5}, "lasting"),
        ({"weight": 0.0}, "weight"),
        ({"kind": "guess"}, "multiplicative"),
    ],
)
def test_errors_outside_their_range_are_refused(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        MeasurementError(**wrong)  # type: ignore[arg-type]


def test_too_few_draws_a_negative_seed_and_an_unknown_component_are_refused() -> None:
    for error, draws, seed, message in (
        (MeasurementError(), 10, 0, "number of draws"),
        (MeasurementError(), 200, -1, "seed"),
        (MeasurementError(by_component=(("gold", 0.1),)), 200, 0, 'no component "gold"'),
    ):
        with pytest.raises(UsageError, match=message):
            list(blocks(PANEL, error, draws, seed, Budget()))


def test_the_words_name_the_size_and_what_lasts() -> None:
    assert "20%" in MeasurementError(spread=0.2).words()
    assert "anew every year" in MeasurementError(lasting=0.0).words()
    assert "25% of that for good" in MeasurementError(lasting=0.25).words()
    assert "men 40%" in MeasurementError(by_component=(("men", 0.4),)).words()
    assert "500 units" in MeasurementError("dirichlet", weight=500).words()
