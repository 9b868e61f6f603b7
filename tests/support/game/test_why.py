"""Why they fight."""

from __future__ import annotations

import numpy as np

from comity.support.game.parameters import Parameters
from comity.support.game.solve import solve
from comity.support.game.why import A_UNPAID, B_UNPAID, PAYS, PEACE, VETO, reasons
from comity.testing.games_at_random import random_games


def test_a_rent_above_the_joint_costs_makes_fighting_pay() -> None:
    games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1)
    assert set(reasons(solve(games))[0, 1:6, 0]) == {PAYS}


def test_the_side_that_loses_by_the_cut_cannot_be_paid_enough() -> None:
    games = Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1, hazard=0.2)
    assert reasons(solve(games))[0, :, 0].tolist() == [PEACE, B_UNPAID, B_UNPAID, PEACE, PEACE, PEACE, PEACE]
    mirrored = reasons(solve(games.mirrored()))[0, :, 0].tolist()
    assert mirrored == [PEACE, PEACE, PEACE, PEACE, A_UNPAID, A_UNPAID, PEACE]


def test_a_patron_that_refuses_is_the_reason_where_the_sides_could_agree() -> None:
    games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, patron_war=0.2, veto=1)
    assert set(reasons(solve(games))[0, 1:6, 0]) == {VETO}


def test_there_is_a_reason_for_fighting_exactly_where_they_fight() -> None:
    solved = solve(random_games(3, 500))
    why = reasons(solved)
    assert np.array_equal(why > PEACE, solved.war)
    assert not (why[solved.parameters.veto == 0] == VETO)[solved.converged[solved.parameters.veto == 0]].any()


def test_without_a_rent_and_with_support_as_it_is_fighting_never_pays() -> None:
    games = random_games(4, 500, patron=0.0).changed(rent=0.0)
    assert (reasons(solve(games)) == PAYS).any()
    held = solve(games.changed(hazard=0.0, reversal=0.0))
    assert not (reasons(held) == PAYS)[held.converged].any()
