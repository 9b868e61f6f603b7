"""The equilibria: regimes with known answers, laws, and every equilibrium of small games by trying all wars."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.support.game.durations import durations
from comity.support.game.parameters import Parameters
from comity.support.game.solve import Solved, games_of, solve
from comity.support.game.spell import BEGINNINGS
from comity.testing.games_at_random import random_games

HAZARDS = [0, 0.05, 0.2, 0.5, 1]
RENT = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1, hazard=HAZARDS)
SHIFT = Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1, hazard=HAZARDS)
NEITHER = Parameters.of(6, win=0.5, win_after_cut=0.55, cost_a=0.3, cost_b=0.3, hazard=HAZARDS)


def wars(solved: Solved, s: int = 0) -> list[list[int]]:
    return [np.flatnonzero(war[:, s]).tolist() for war in solved.war]


def test_a_rent_above_the_joint_costs_keeps_the_war_going_until_the_cut() -> None:
    solved = solve(RENT)
    lasting = durations(solved).round(3)
    assert lasting[0, :, 0].tolist() == [0, 5, 8, 9, 8, 5, 0]
    assert [lasting[2, 3, 0], lasting[2, 2, 0]] == [3.769, 3.462]
    assert lasting[4, 1:6, 0].tolist() == [1] * 5
    assert not lasting[:, :, 1].any()


def test_an_announced_cut_that_shifts_power_starts_a_preventive_war_of_the_side_that_loses_by_it() -> None:
    solved = solve(SHIFT)
    lasting = durations(solved).round(3)
    assert wars(solved) == [[], [1], [1, 2], [1, 2], [1, 2]]
    assert lasting[:, 2, 0].tolist() == [0, 0, 1.667, 1.333, 1]
    assert wars(solved, 1) == [[]] * 5


def test_a_small_shift_and_no_rent_leave_peace_at_every_hazard() -> None:
    assert not solve(NEITHER).war.any()


@pytest.mark.parametrize("games", [RENT, SHIFT, NEITHER, random_games(2, 200)])
@pytest.mark.parametrize("begin", BEGINNINGS)
def test_exchanging_the_sides_exchanges_nothing_but_their_names(games: Parameters, begin: str) -> None:
    here, there = solve(games, begin), solve(games.mirrored(), begin)
    both = here.converged & there.converged
    assert both.mean() > 0.97
    assert np.array_equal(here.war[both], there.war[both, ::-1])
    assert np.allclose(here.value_a[both], there.value_b[both, ::-1], atol=1e-8)
    assert np.allclose(1 - here.low[both], there.high[both, ::-1], atol=1e-8, equal_nan=True)


def test_hazard_0_is_no_cut_whatever_a_cut_would_change() -> None:
    games = random_games(4, 200).changed(hazard=0.0)
    other = games.changed(win_after_cut=0.1, cost_a_after_cut=0.9, rent_after_cut=0.3, reversal=1.0)
    first, second = solve(games), solve(other)
    both = first.converged & second.converged
    assert np.array_equal(first.war[both, :, 0], second.war[both, :, 0])
    assert np.allclose(first.value_a[both, :, 0], second.value_a[both, :, 0], atol=1e-7)


def test_a_cut_that_changes_nothing_makes_no_difference() -> None:
    games = random_games(6, 200, patron=0.0)
    same = {f"{name}_after_cut": getattr(games, name) for name in ("win", "cost_a", "cost_b", "rent")}
    alike, held = solve(games.changed(**same)), solve(games.changed(**same, hazard=0.0, reversal=0.0))
    both = alike.converged & held.converged
    assert np.array_equal(alike.war[both], held.war[both])
    assert np.array_equal(alike.war[both, :, 0], alike.war[both, :, 1])


def test_where_support_changes_every_period_the_two_levels_are_those_of_alternating_games() -> None:
    games = Parameters.of(4, win=0.5, win_after_cut=0.7, cost_a=0.2, cost_b=0.2, rent=0.9, hazard=1.0, reversal=1.0)
    swapped = Parameters.of(
        4, win=0.7, win_after_cut=0.5, cost_a=0.2, cost_b=0.2, rent=0.0, rent_after_cut=0.9, hazard=1.0, reversal=1.0
    )
    first, second = solve(games), solve(swapped)
    assert np.allclose(first.value_a, second.value_a[:, :, ::-1], atol=1e-9)
    assert np.array_equal(first.war, second.war[:, :, ::-1])


@given(st.floats(0.05, 0.95), st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0.5, 0.999))
@settings(max_examples=60, deadline=None)
def test_deals_of_one_decisive_battle_span_the_range_of_fearon(p: float, a: float, b: float, delta: float) -> None:
    # whole wars cost a and b of the whole stream of flows: per period that is a / (1 - delta)
    costs = {"cost_a": a / (1 - delta), "cost_b": b / (1 - delta)}
    games = Parameters.of(2, win=p, discount=delta, share=[0, 1], **costs)
    solved = solve(games)
    share = (1 - delta) * solved.value_a[:, 1, 0]
    middle = (1 - delta) / 2 + delta * p
    # the limit of patience leaves [p - a, p + b]; what nobody can promise is cut off at 0 and 1
    assert not solved.war.any()
    assert share == pytest.approx([max(0, middle - a), min(1, middle + b)], abs=1e-9)


def test_without_a_future_the_range_of_deals_is_the_flow_less_and_more_the_costs() -> None:
    solved = solve(Parameters.of(6, win=0.5, cost_a=0.1, cost_b=0.15, discount=0.0))
    flow = np.arange(1, 6) / 6
    assert solved.low[0, 1:6, 0] == pytest.approx(flow - 0.1)
    assert solved.high[0, 1:6, 0] == pytest.approx(np.minimum(1, flow + 0.15))


def test_costs_as_large_as_all_there_is_to_win_leave_peace() -> None:
    games = random_games(8, 300, patron=0.0)
    whole = 1 / (1 - games.discount)
    dear = games.changed(
        cost_a=whole + 1, cost_b=whole + 1, cost_a_after_cut=whole + 1, cost_b_after_cut=whole + 1, rent=0.0
    )
    for begin in BEGINNINGS:
        assert not solve(dear, begin).war.any()


def test_without_rent_shift_or_patron_there_is_no_war_at_any_cost() -> None:
    grid = np.array(list(product(np.linspace(0.05, 0.95, 10), np.linspace(0, 0.5, 6), np.linspace(0, 0.5, 6))))
    games = Parameters.of(6, win=grid[:, 0], cost_a=grid[:, 1], cost_b=grid[:, 2], hazard=0.2)
    for begin in BEGINNINGS:
        assert not solve(games, begin).war.any()


def test_higher_costs_mostly_mean_less_war_and_the_page_shows_where_they_mean_more() -> None:
    games = random_games(5, 2_000, patron=0.0)
    dearer = {n: getattr(games, n) + 0.2 for n in ("cost_a", "cost_b", "cost_a_after_cut", "cost_b_after_cut")}
    before, after = solve(games).war, solve(games.changed(**dearer)).war
    more, less = (after & ~before).any(axis=(1, 2)), (before & ~after).any(axis=(1, 2))
    assert more.mean() < 0.02
    assert less.mean() > 0.2
    example = Parameters.of(6, win=0.7, win_after_cut=0.4, cost_a=0.1, cost_b=[0.4, 0.5], hazard=1)
    assert wars(solve(example)) == [[2, 3, 4, 5], [1, 2, 3, 4, 5]]


def test_where_a_deal_within_the_flow_exists_there_is_peace() -> None:
    games = random_games(9, 500, patron=0.0)
    solved = solve(games)
    slack = solved.low < solved.high - 1e-6
    assert not (solved.war & slack)[solved.converged].any()
    assert (solved.war | slack | (np.abs(solved.low - solved.high) <= 1e-6))[:, 1:-1].all()


def test_values_repeat_themselves_to_many_digits() -> None:
    solved = solve(random_games(10, 500))
    scale = 1 / (1 - solved.parameters.discount)
    assert (solved.residual <= 1e-12 * scale)[solved.converged].all()
    assert solved.converged.mean() > 0.99


def test_a_patron_that_gains_by_war_refuses_peace_as_long_as_it_supports() -> None:
    games = Parameters.of(
        6, win=0.5, cost_a=0.3, cost_b=0.3, patron_war=[0.2, 0.1, 0.0], patron_peace=0.1, veto=1, hazard=0.2
    )
    solved = solve(games)
    assert wars(solved) == [[1, 2, 3, 4, 5], [], []]
    assert wars(solved, 1) == [[], [], []]
    assert not solve(games.changed(veto=0)).war.any()
    assert durations(solved)[0, 3, 0] == pytest.approx(durations(solve(RENT))[2, 3, 0])


def test_a_deal_that_is_no_better_than_war_is_made() -> None:
    solved = solve(Parameters.of(6, win=0.5, cost_a=[0, 0.3], cost_b=[0, 0.3], rent=[0, 0.6]))
    assert solved.converged.all()
    assert not solved.war.any()


def test_a_budget_that_is_over_stops_the_work() -> None:
    with pytest.raises(BudgetExceededError):
        solve(RENT, budget=Budget(0.0))


def pure_equilibria(games: Parameters, g: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return (war, value of A) of every equilibrium without mixing, by trying every set of states at war."""
    inner = list(product(range(1, games.positions), range(2)))
    found = []
    for chosen in product([False, True], repeat=len(inner)):
        war = dict(zip(inner, chosen, strict=True))
        values, low, high = played(games, g, war)
        if all(war[at] == (low[at] > high[at] + 1e-9) for at in inner):
            at_war = np.zeros((games.positions + 1, 2), bool)
            for at in inner:
                at_war[at] = war[at]
            found.append((at_war, values[0]))
    return found


def played(games: Parameters, g: int, war: dict[tuple[int, int], bool]) -> tuple[np.ndarray, ...]:
    """Return the values of A and B and the ranges of deals where it is given in which states they fight."""
    numbers = games_of(games.taken(slice(g, g + 1)))
    win, gain, change = numbers.win[0], numbers.gain[0], numbers.change[0]
    delta, beta, k_max = float(numbers.discount[0]), float(numbers.share[0]), games.positions
    value = np.zeros((2, k_max + 1, 2))
    value[0, k_max] = value[1, 0] = 1 / (1 - delta)
    low, high = np.full((k_max + 1, 2), np.nan), np.full((k_max + 1, 2), np.nan)
    for _ in range(int(30 / (1 - delta)) + 5):
        new = value.copy()
        for (k, s), fight in war.items():
            stay = delta * change[s] @ value[:, k].T
            battle = delta * change[s] @ (win[s] * value[:, k + 1] + (1 - win[s]) * value[:, k - 1]).T
            a, b = k / k_max + gain[0, s] + battle[0], 1 - k / k_max + gain[1, s] + battle[1]
            low[k, s], high[k, s] = max(0, a - stay[0]), min(1, 1 - b + stay[1])
            deal = low[k, s] + beta * (high[k, s] - low[k, s])
            new[:, k, s] = (a, b) if fight else (deal + stay[0], 1 - deal + stay[1])
        value = new
    return value, low, high


@pytest.mark.parametrize("positions", [2, 3])
def test_what_is_found_is_among_all_equilibria_found_by_trying_every_war(positions: int) -> None:
    games = random_games(12, 12, positions, patron=0.0)
    games = games.taken(games.discount < 0.91)
    assert len(games) >= 5
    runs = [solve(games, begin) for begin in BEGINNINGS]
    for g in range(len(games)):
        every = pure_equilibria(games, g)
        for run in runs:
            assert run.converged[g] == bool(every)
            matches = [v for war, v in every if np.array_equal(war, run.war[g])]
            assert len(matches) == 1
            assert np.allclose(matches[0], run.value_a[g], atol=1e-6)


def test_very_patient_sides_and_ties_come_to_rest_too() -> None:
    games = Parameters.of(6, win=0.5, win_after_cut=0.6, cost_a=0.3, cost_b=0.3, rent=[0.6, 0.8], to=-1, discount=0.999)
    for begin in BEGINNINGS:
        assert solve(games, begin).converged.all()


def test_no_games_are_solved_at_once() -> None:
    games = random_games(1, 5).taken(slice(0, 0))
    assert len(solve(games)) == 0
    assert durations(solve(games)).shape == (0, 7, 2)


def test_the_deal_lies_between_the_ends_of_its_range_by_the_share() -> None:
    games = random_games(13, 200, patron=0.0)
    solved, q = solve(games), games_of(games)
    stay = q.discount[:, None, None] * np.einsum("nst,nkt->nks", q.change, solved.value_a)
    deal = solved.low + games.share[:, None, None] * (solved.high - solved.low)
    peace = ~solved.war & solved.converged[:, None, None]
    peace[:, [0, -1]] = False
    assert np.allclose((solved.value_a - stay)[peace], deal[peace], atol=1e-7)
