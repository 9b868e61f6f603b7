"""Mechanisms: the inequalities read aloud, and the regimes A, B and C that are known."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.game.parameters import Parameters
from comity.support.game.solve import Solved, solve
from comity.support.game.why import A_UNPAID, B_UNPAID, PAYS, PEACE, VETO
from comity.support.signs.judge import judged
from comity.support.signs.mechanism import MECHANISMS, SPARES, WORDS, causes

A = {"win": 0.5, "win_after_cut": 0.9, "cost_a": 0.1, "cost_b": 0.1}
B = {"win": 0.5, "cost_a": 0.3, "cost_b": 0.3, "rent": 0.8, "to": -1}
C = {"win": 0.5, "win_after_cut": 0.55, "cost_a": 0.3, "cost_b": 0.3}


def named(parameters: Parameters) -> list[str]:
    """Return the mechanism at every position of one game."""
    return [MECHANISMS[m] for m in judged(parameters, shares=(0.5,)).mechanism[0]]


def at_random(n: int, seed: int) -> Parameters:
    rng = np.random.default_rng(seed)
    return Parameters.of(
        5,
        win=rng.random(n),
        win_after_cut=rng.random(n),
        cost_a=0.3 * rng.random(n),
        cost_b=0.3 * rng.random(n),
        rent=0.6 * rng.random(n),
        to=rng.choice([-1, 1], n),
        hazard=rng.choice([0, 0.1, 1], n),
        reversal=rng.choice([0, 0.1], n),
        patron_war=0.2 * rng.random(n),
        veto=rng.choice([0, 0, 1], n),
    )


def read_aloud(found: Solved, g: int, k: int, s: int) -> int:
    """Return why they fight in one state: what fighting and sharing are worth, written out term by term."""
    q = found.parameters
    delta, win = q.discount[g], (q.win, q.win_after_cut)[s][g]
    leave = (q.hazard[g], q.reversal[g])[s]
    rent = (q.rent, q.rent_after_cut)[s][g]
    costs = ((q.cost_a, q.cost_b), (q.cost_a_after_cut, q.cost_b_after_cut))[s]
    if not found.war[g, k, s]:
        return PEACE

    def tomorrow(value: np.ndarray, position: int) -> float:
        return float((1 - leave) * value[g, position, s] + leave * value[g, position, 1 - s])

    wants = []
    flow = k / q.positions
    for value, share, cost, mine in (
        (found.value_a, flow, costs[0][g], q.to[g] > 0),
        (found.value_b, 1 - flow, costs[1][g], q.to[g] < 0),
    ):
        ahead = win * tomorrow(value, k + 1) + (1 - win) * tomorrow(value, k - 1)
        wants.append(share - cost + rent * mine + delta * ahead - delta * tomorrow(value, k))
    if sum(wants) > 1 + 1e-7:
        return PAYS if rent > costs[0][g] + costs[1][g] else SPARES
    if max(wants) > 1 + 1e-7:
        return A_UNPAID if wants[0] > wants[1] else B_UNPAID
    return VETO


def test_why_they_fight_is_what_the_inequalities_say() -> None:
    found = solve(at_random(300, 1))
    said = causes(found)
    wrong = [
        (g, k, s)
        for g in np.flatnonzero(found.converged)
        for k in range(1, 5)
        for s in range(2)
        if said[g, k, s] != read_aloud(found, g, k, s)
    ]
    assert wrong == []
    assert set(np.unique(said)) == {PEACE, PAYS, SPARES, A_UNPAID, B_UNPAID, VETO}


@pytest.mark.parametrize("hazard", [0.05, 0.2, 1])
def test_regime_b_is_a_rent(hazard: float) -> None:
    assert named(Parameters.of(6, **B, hazard=hazard)) == ["rent"] * 5


def test_regime_a_is_preventive_war_close_to_the_victory_of_the_side_that_loses_support() -> None:
    assert named(Parameters.of(6, **A, hazard=0.05)) == ["preventive"] + ["slack"] * 4
    assert named(Parameters.of(6, **A, hazard=0.2)) == ["preventive"] * 2 + ["slack"] * 3


def test_regime_c_is_slack() -> None:
    assert named(Parameters.of(6, **C, hazard=0.2)) == ["slack"] * 5


def test_a_patron_that_gains_by_war_is_a_veto() -> None:
    games = Parameters.of(6, **C, hazard=0.2, patron_war=0.5, veto=1)
    assert named(games) == ["veto"] * 5
    assert judged(games).signs[0].tolist() == [-1] * 5


def test_a_war_that_is_fought_with_support_and_without_it_lasts_by_who_wins() -> None:
    games = Parameters.of(6, **B | {"rent_after_cut": 0.8, "win_after_cut": 0.95}, hazard=0.2)
    assert judged(games).signs[0].tolist() == [-1] * 5
    assert named(games) == ["power"] * 5
    even = Parameters.of(6, **B | {"rent_after_cut": 0.8, "win": 0.95, "win_after_cut": 0.5}, hazard=0.2)
    assert judged(even).signs[0].tolist() == [1] * 5
    assert named(even) == ["power"] * 5


def test_the_same_war_with_and_without_a_cut_is_unmoved() -> None:
    assert named(Parameters.of(6, **B | {"rent_after_cut": 0.8}, hazard=0.2)) == ["unmoved"] * 5


def test_exchanging_the_sides_exchanges_positions_alone() -> None:
    games = at_random(300, 2)
    one, other = judged(games), judged(games.mirrored())
    assert (one.signs == other.signs[:, ::-1]).all()
    assert (one.mechanism == other.mechanism[:, ::-1]).all()


def test_every_mechanism_has_words() -> None:
    assert set(WORDS) == set(MECHANISMS)
