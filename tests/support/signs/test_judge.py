"""What a cut does, compared with holding: published numbers, no cut, several equilibria."""

from __future__ import annotations

import numpy as np
import pytest

from comity.kernels.war_game import begun, iterated
from comity.support.game.parameters import Parameters
from comity.support.game.solve import games_of
from comity.support.signs.judge import DEPENDS, LONGER, NONE, SHORTER, judged, without_cut
from comity.testing.games_at_random import random_games

A = {"win": 0.5, "win_after_cut": 0.9, "cost_a": 0.1, "cost_b": 0.1}
B = {"win": 0.5, "cost_a": 0.3, "cost_b": 0.3, "rent": 0.8, "to": -1}
HAZARDS = [0, 0.05, 0.2, 0.5, 1]


def test_regime_b_is_shortened_by_every_cut() -> None:
    found = judged(Parameters.of(6, **B, hazard=[0.2, 1]))
    assert (found.signs == SHORTER).all()
    assert found.difference[0, [1, 2]] == pytest.approx([3.462 - 8, 3.769 - 9], abs=5e-4)
    assert found.difference[1, 2] == pytest.approx(1 - 9)
    assert (found.immediate == SHORTER).all()


def test_regime_a_is_lengthened_by_an_announced_cut_and_not_by_one_that_comes_at_once() -> None:
    found = judged(Parameters.of(6, **A, hazard=[0.2, 0.5, 1]))
    assert found.difference[:, 1] == pytest.approx([1.667, 1.333, 1], abs=5e-4)
    assert found.signs[:, :2].tolist() == [[LONGER, LONGER]] * 3
    assert (found.signs[:, 2:] == NONE).all()
    assert (found.immediate == NONE).all()


def test_regime_c_is_not_changed_by_any_cut() -> None:
    games = Parameters.of(6, win=0.5, win_after_cut=0.55, cost_a=0.3, cost_b=0.3, hazard=HAZARDS)
    found = judged(games)
    assert (found.signs == NONE).all()
    assert (found.difference == 0).all()


def test_regime_c_is_left_open_next_to_a_victory_where_the_other_side_gets_all_that_a_deal_saves() -> None:
    games = Parameters.of(6, win=0.5, win_after_cut=0.55, cost_a=0.3, cost_b=0.3, hazard=HAZARDS)
    found = judged(games, shares=(0.5, 0, 1))
    assert not found.signs[:3].any()
    assert found.signs[3:].tolist() == [[DEPENDS, 0, 0, 0, 0]] * 2


def test_a_cut_that_never_comes_changes_nothing() -> None:
    rng = np.random.default_rng(4)
    n = 200
    games = Parameters.of(
        4,
        win=rng.random(n),
        win_after_cut=rng.random(n),
        cost_a=0.3 * rng.random(n),
        cost_b=0.3 * rng.random(n),
        rent=rng.random(n),
        to=rng.choice([-1, 1], n),
        hazard=0,
        reversal=0.2 * rng.random(n),
    )
    found = judged(games)
    assert (found.signs[found.settled] == NONE).all()
    assert (found.difference == 0).all()


def test_where_equilibria_differ_the_sign_depends() -> None:
    games = Parameters.of(6, **A, hazard=0.05)
    each = [judged(games, shares=(share,)).signs[0, 1] for share in (0.0, 0.5)]
    assert each[0] != each[1] == NONE
    found = judged(games, shares=(0.5, 0.0))
    assert found.signs[0].tolist() == [LONGER, DEPENDS, NONE, NONE, NONE]
    assert judged(games).signs[0].tolist() == [LONGER, NONE, NONE, NONE, NONE]


def test_where_only_beginnings_differ_the_sign_depends() -> None:
    games = Parameters.of(6, win=0.4, win_after_cut=0.8, cost_a=0.1, cost_b=0.1, hazard=0.05)
    each = [judged(games, beginnings=(begin,)).signs[0] for begin in ("peace", "fighting")]
    found = judged(games).signs[0]
    assert (found == DEPENDS).any()
    assert (found == np.where(each[0] == each[1], each[0], DEPENDS)).all()


def test_what_comes_after_a_cut_does_not_bear_on_wars_without_one() -> None:
    rng = np.random.default_rng(8)
    games = Parameters.of(
        5, win=rng.random(60), win_after_cut=rng.random(60), cost_a=0.2, cost_b=0.1, rent=0.25, hazard=0.3, reversal=0.1
    )
    whole, quick = judged(games, shares=(0.5,)), judged(games, shares=(0.5,), immediate=False)
    assert (whole.signs == quick.signs).all()
    assert (whole.mechanism == quick.mechanism).all()
    assert whole.difference == pytest.approx(quick.difference, abs=1e-9)
    assert whole.immediate.any()
    assert not quick.immediate.any()


def test_signs_are_those_of_durations_worked_out_step_by_step() -> None:
    rng = np.random.default_rng(6)
    n = 12
    games = Parameters.of(
        4,
        win=0.3 + 0.4 * rng.random(n),
        win_after_cut=rng.random(n),
        cost_a=0.2 * rng.random(n),
        cost_b=0.2 * rng.random(n),
        rent=0.6 * rng.random(n),
        to=-1,
        hazard=0.3,
        discount=0.8,
    )
    found = judged(games, beginnings=("peace",), shares=(0.5,))
    held, cut = (stepped(g) for g in (games.changed(hazard=0.0), games))
    assert found.difference == pytest.approx(cut - held, abs=1e-6)
    assert len(np.unique(found.signs)) >= 3


def stepped(games: Parameters) -> np.ndarray:
    """Return durations with support on: the plain iteration, then fighting counted period by period."""
    arrays, k = games_of(games), games.positions
    war = iterated(arrays, begun(arrays, k, "peace"))[0].war
    total = np.zeros((len(games), k - 1))
    for g in range(len(games)):
        for start in range(1, k):
            chance = np.zeros((k + 1, 2))
            chance[start, 0] = 1.0
            for _ in range(600):
                fights = chance * war[g]
                total[g, start - 1] += fights.sum()
                won = np.zeros_like(chance)
                won[1:] += fights[:-1] * arrays.win[g]
                won[:-1] += fights[1:] * (1 - arrays.win[g])
                chance = won @ arrays.change[g]
    return total


def test_the_games_without_a_cut_are_solved_once_each() -> None:
    held, of = without_cut(Parameters.of(6, win=[0.5, 0.5, 0.4], cost_a=0, cost_b=0, hazard=[0.1, 0.9, 0.1]))
    assert len(held) == 2
    assert held.win[of].tolist() == [0.5, 0.5, 0.4]
    assert (held.hazard == 0).all()


def test_each_game_is_judged_at_its_own_share() -> None:
    games = Parameters.of(6, **A, hazard=0.05, share=[0.0, 0.3, 0.5])
    found = judged(games)
    alone = [judged(games.taken(slice(g, g + 1)), shares=(share,)) for g, share in enumerate((0.0, 0.3, 0.5))]
    assert found.difference == pytest.approx(np.concatenate([one.difference for one in alone]))
    assert found.signs.tolist() == [one.signs[0].tolist() for one in alone]
    assert found.signs[:, 1].tolist() == [LONGER, found.signs[1, 1], NONE]


def test_exchanging_the_sides_turns_the_positions_round_and_nothing_else() -> None:
    games = random_games(3, 200)
    one, other = judged(games), judged(games.mirrored())
    assert (one.signs == other.signs[:, ::-1]).mean() > 0.995
    assert (one.immediate == other.immediate[:, ::-1]).mean() > 0.995
    assert len(np.unique(one.signs)) == 4


def test_a_search_that_does_not_come_to_rest_does_not_count_beside_one_that_does() -> None:
    games = random_games(5, 3000)
    each = [judged(games, beginnings=(begin,)) for begin in ("peace", "fighting", "nothing")]
    found = judged(games)
    rests = np.stack([one.settled for one in each])
    assert (found.settled == rests.any(axis=0)).all()
    assert (found.signs[~found.settled] == DEPENDS).all()
    some = rests.any(axis=0) & ~rests.all(axis=0)
    for g in np.flatnonzero(some)[:20]:
        seen = {tuple(one.signs[g]) for one in each if one.settled[g]}
        assert len(seen) > 1 or tuple(found.signs[g]) in seen
    assert some.any()
    assert (~found.settled).any()


def test_something_must_be_gone_through() -> None:
    with pytest.raises(ValueError, match="at least one"):
        judged(Parameters.of(6, **A), shares=())
