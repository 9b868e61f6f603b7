"""How long wars last: gamblers, closed forms, and wars that are played."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.game.durations import chances, durations, ever_fought
from comity.support.game.parameters import Parameters
from comity.support.game.solve import Solved, solve
from comity.testing.games_at_random import random_games


def fought_out(positions: int, win: float, **more: float) -> Solved:
    """Return a game whose rent makes them fight to the end."""
    return solve(Parameters.of(positions, win=win, cost_a=0.1, cost_b=0.1, rent=0.9, to=-1, **more))


@pytest.mark.parametrize("positions", [2, 3, 6, 11, 40])
def test_equal_sides_fight_as_long_as_gamblers_until_ruin(positions: int) -> None:
    k = np.arange(positions + 1)
    solved = fought_out(positions, 0.5)
    assert durations(solved)[0, :, 0] == pytest.approx(k * (positions - k))
    assert chances(solved)[0][0, 1:-1, 0] == pytest.approx(k[1:-1] / positions)


@pytest.mark.parametrize("win", [0.3, 0.45, 0.6])
def test_unequal_sides_fight_as_long_as_the_closed_form_of_ruin_says(win: float) -> None:
    k, ratio = np.arange(7), (1 - win) / win
    ruin = (1 - ratio**k) / (1 - ratio**6)
    solved = fought_out(6, win)
    assert durations(solved)[0, :, 0] == pytest.approx((k - 6 * ruin) / (1 - 2 * win))
    assert chances(solved)[0][0, 1:-1, 0] == pytest.approx(ruin[1:-1])
    assert chances(solved)[1][0, 1:-1, 0] == pytest.approx(1 - ruin[1:-1])


def test_a_certain_cut_leaves_one_period_of_fighting() -> None:
    solved = fought_out(6, 0.5, hazard=1.0)
    assert durations(solved)[0, 1:6, 0].tolist() == [1] * 5


def test_chances_of_the_ends_add_up_to_1_where_they_fight() -> None:
    solved = solve(random_games(3, 300))
    a, b, settled = chances(solved)
    total = a + b + settled.sum(axis=-1)
    assert np.allclose(total[solved.war], 1)
    assert not total[~solved.war].any()
    assert min(a.min(), b.min(), settled.min()) > -1e-12


def test_wars_that_are_played_last_as_long_and_end_as_often() -> None:
    games = Parameters.of(
        6, win=0.45, win_after_cut=0.6, cost_a=0.1, cost_b=0.1, rent=0.5, to=-1, hazard=0.15, reversal=0.3
    )
    solved = solve(games)
    assert solved.war[0, 3, 0]
    assert not solved.war[0].all(axis=-1)[1:-1].all()
    lasted, ended, ever = play(solved, 3, wars=20_000)
    a, b, settled = chances(solved)
    assert durations(solved)[0, 3, 0] == pytest.approx(lasted.mean(), abs=4 * lasted.std() / 141)
    assert ever_fought(solved)[0, 3, 0] == pytest.approx(ever.mean(), abs=4 * ever.std() / 141)
    assert ever_fought(solved)[0, 3, 0] > durations(solved)[0, 3, 0] + 0.1
    expected = [b[0, 3, 0], *settled[0, 3, 0, 1:6], a[0, 3, 0]]
    assert expected == pytest.approx(np.bincount(ended, minlength=7) / len(ended), abs=0.015)


def play(solved: Solved, start: int, wars: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Play wars from a position with support on; return first spells, where they ended, and all fighting."""
    rng, q = np.random.default_rng(1), solved.parameters
    k, s = np.full(wars, start), np.zeros(wars, int)
    lasted, ever, ended = np.zeros(wars), np.zeros(wars), np.full(wars, -1)
    for _ in range(600):
        war = solved.war[0, k, s]
        ended = np.where((ended < 0) & ~war, k, ended)
        lasted += war & (ended < 0)
        ever += war
        up = rng.random(wars) < np.where(s == 0, q.win[0], q.win_after_cut[0])
        moved = rng.random(wars) < np.where(s == 0, q.hazard[0], q.reversal[0])
        k = np.where(war, k + np.where(up, 1, -1), k)
        s = np.where(moved, 1 - s, s)
    return lasted, ended, ever


def test_fighting_in_all_is_the_first_spell_where_neither_support_nor_war_comes_back() -> None:
    games = random_games(5, 300).changed(reversal=0.0, hazard=0.0)
    solved = solve(games)
    assert np.allclose(durations(solved), ever_fought(solved))


def test_a_peace_that_a_cut_breaks_counts_in_all_the_fighting_but_not_in_the_first_spell() -> None:
    # after the cut B gets a rent: they share until then
    games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent_after_cut=0.8, to=-1, hazard=0.5)
    solved = solve(games)
    assert not solved.war[0, 3, 0]
    assert solved.war[0, 3, 1]
    assert durations(solved)[0, 3, 0] == 0
    assert ever_fought(solved)[0, 3].tolist() == pytest.approx([9, 9])


def test_fighting_that_never_ends_is_said_to_be_infinite() -> None:
    # battles are certain and support changes every period: forth and back for ever, but for the places next to the ends
    games = Parameters.of(
        6, win=1, win_after_cut=0, cost_a=0, cost_b=0, rent=0.5, rent_after_cut=0.5, hazard=1.0, reversal=1.0
    )
    solved = solve(games)
    # where one sure battle would end it, the loser is made an offer
    assert not solved.war[0, 5, 0]
    assert solved.war[0, 1:5].all()
    lasting = durations(solved)[0]
    assert lasting[5].tolist() == [0, np.inf]
    assert lasting[1:5, 0].tolist() == [np.inf] * 4
    assert lasting[1:6, 1].tolist() == [1] + [np.inf] * 3 + [np.inf]


def test_durations_of_many_games_are_those_of_each() -> None:
    games = random_games(9, 2_500)
    whole = durations(solve(games))
    for g in (0, 1_100, 2_499):
        assert np.array_equal(durations(solve(games.taken(slice(g, g + 1))))[0], whole[g])
