"""The compiled war-termination game against the sweep read aloud, and its chains against a dense system."""

from __future__ import annotations

import numpy as np
import pytest

from comity.kernels import war_game_jit as jit
from comity.kernels.war_game import AT_REST, Games, begun, iterated, swept
from comity.support.game.solve import games_of
from comity.testing.games_at_random import random_games

SEEDS = range(4)


def compiled(games: Games, values: np.ndarray, limit: int = 20_000) -> tuple[np.ndarray, ...]:
    n, k = len(values), values.shape[2] - 1
    out = values.copy()
    regime, ranges, report = np.zeros((n, k + 1, 2), np.uint8), np.full((n, 2, k + 1, 2), np.nan), np.zeros((n, 3))
    jit.solve(games, out, regime, ranges, report, limit)
    return out, regime, ranges, report


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("positions", [2, 3, 7])
def test_one_compiled_sweep_is_the_sweep_read_aloud(seed: int, positions: int) -> None:
    games = games_of(random_games(seed, 40, positions))
    values = np.random.default_rng(seed).uniform(-3, 30, (40, 3, positions + 1, 2))
    expected = swept(games, values)
    for g in range(40):
        new, regime = values[g].copy(), np.zeros((positions + 1, 2), np.uint8)
        ranges = np.full((2, positions + 1, 2), np.nan)
        later = np.zeros((3, 2, positions + 1))
        worst = jit._sweep(jit._packed(games, g), games.veto[g], new, 1.0, regime, ranges, later)
        whose = 3 if games.veto[g].any() else 2
        assert np.allclose(new[:whose], expected.values[g, :whose], rtol=0, atol=1e-11)
        assert np.array_equal(regime == jit.WAR, expected.war[g])
        assert np.allclose(ranges[0], expected.low[g], equal_nan=True)
        assert np.allclose(ranges[1], expected.high[g], equal_nan=True)
        assert abs(worst - np.abs(expected.values[g] - values[g])[:whose].max()) < 1e-11
        still, half = values[g].copy(), values[g].copy()
        for moved, pace in ((still, 0.0), (half, 0.5)):
            assert jit._sweep(jit._packed(games, g), games.veto[g], moved, pace, regime, ranges, later) == worst
        assert np.array_equal(still, values[g])
        assert np.allclose(half, (values[g] + new) / 2, rtol=0, atol=1e-11)


@pytest.mark.parametrize("begin", ["peace", "fighting", "nothing"])
def test_jumps_lead_to_where_the_iteration_without_jumps_goes(begin: str) -> None:
    q = random_games(7, 80)
    games = games_of(q.taken(q.discount < 0.99))
    values = begun(games, 6, begin)
    last, residual, _ = iterated(games, values, limit=3_000)
    found, regime, _, report = compiled(games, values)
    rests = (report[:, 2] > 0) & (residual < AT_REST / (1 - games.discount))
    assert rests.sum() > 55
    assert np.array_equal((regime == jit.WAR)[rests], last.war[rests])
    assert np.abs(found - last.values)[rests].max() < 1e-8


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_found_repeats_itself_in_the_sweep_read_aloud(seed: int) -> None:
    games = games_of(random_games(seed, 300))
    found, regime, _, report = compiled(games, begun(games, 6, "peace"))
    again = swept(games, found)
    rests = report[:, 2] > 0
    scale = 1 / (1 - games.discount)
    assert rests.mean() > 0.99
    assert (np.abs(again.values - found).max(axis=(1, 2, 3)) <= 2 * AT_REST * scale)[rests].all()
    assert np.array_equal(again.war[rests], (regime == jit.WAR)[rests])


def test_values_of_fighting_to_the_end_repeat_themselves_where_all_fight() -> None:
    games = games_of(random_games(3, 50))
    values = begun(games, 6, "fighting")
    flow = np.arange(7) / 6
    for g in range(50):
        stay = games.discount[g] * np.einsum("st,wkt->wks", games.change[g], values[g])
        for k in range(1, 6):
            for w, share in ((0, flow[k]), (1, 1 - flow[k]), (2, 0.0)):
                p = games.win[g]
                now = share + games.gain[g, w] + p * stay[w, k + 1] + (1 - p) * stay[w, k - 1]
                assert np.allclose(now, values[g, w, k])


def test_a_game_that_goes_round_in_a_circle_is_said_not_to_rest() -> None:
    games = games_of(random_games(1, 20))
    report = compiled(games, begun(games, 6, "nothing"), limit=3)[3]
    assert (report[:, 1] == 3).any()
    assert (report[report[:, 1] == 3, 2] == 0).all()


def test_a_chain_is_solved_as_the_dense_system() -> None:
    rng = np.random.default_rng(5)
    for positions in (2, 3, 8):
        win, change = rng.uniform(0.1, 0.9, 2), rng.dirichlet([1, 1], 2)
        fight = rng.uniform(0, 0.5, (positions + 1, 2))
        stay, right = rng.uniform(0, 0.4, fight.shape), rng.uniform(-1, 2, fight.shape)
        out = rng.uniform(0, 3, fight.shape)
        expected = dense_chain(win, change, fight, stay, right, out)
        assert jit.chain(win, change, fight, stay, right, out)
        assert np.allclose(out, expected)


def dense_chain(
    win: np.ndarray, change: np.ndarray, fight: np.ndarray, stay: np.ndarray, right: np.ndarray, given: np.ndarray
) -> np.ndarray:
    positions = len(given) - 1
    matrix, side = np.eye(2 * (positions + 1)), given.flatten()
    for k in range(1, positions):
        for s in range(2):
            row = 2 * k + s
            side[row] = right[k, s]
            for t in range(2):
                matrix[row, 2 * (k + 1) + t] -= fight[k, s] * win[s] * change[s, t]
                matrix[row, 2 * (k - 1) + t] -= fight[k, s] * (1 - win[s]) * change[s, t]
                matrix[row, 2 * k + t] -= stay[k, s] * change[s, t]
    return np.linalg.solve(matrix, side).reshape(positions + 1, 2)
