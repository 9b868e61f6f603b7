"""Offers that screen: against games of one battle by hand, and games of few periods searched offer by offer."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.support.private.screening import Screening, Values, durations, screen

Three = tuple[float, float, float]
POSTERIORS, OFFERS = 60, 500


def searched(game: Screening, position: int, belief: float, periods: int) -> float:
    """
    Return what the offering side gets in a game that ends after so many periods, by going through its offers.

    To each offer the informed side may reply in every way that is consistent: its weak type accepts, or is indifferent
    and accepts as often as makes the belief after a refusal true, or both types accept.
    """
    now, delta, last = 1 - game.discount, game.discount, game.positions

    @cache
    def worth(k: int, mu: float, n: int) -> Three:
        if k in (0, last):
            return (float(k == last), float(k == last), float(k == 0))
        if n == 0:
            return (0.0, 0.0, 0.0)
        refused = {post: fought(k, post, n) for post in (mu + (1 - mu) * i / POSTERIORS for i in range(POSTERIORS + 1))}
        best = refused[mu]
        for offer in (i / OFFERS for i in range(OFFERS + 1)):
            for reply in replies(mu, offer, refused):
                if reply[2] > best[2] + 1e-12:
                    best = reply
        return best

    def fought(k: int, post: float, n: int) -> Three:
        won, lost = bayes(post, game.strong, game.weak), bayes(post, 1 - game.strong, 1 - game.weak)
        up, down = worth(k + 1, won, n - 1), worth(k - 1, lost, n - 1)
        chance = post * game.strong + (1 - post) * game.weak
        flow = k / last
        strong, weak = (
            now * (flow - game.cost) + delta * (p * up[i] + (1 - p) * down[i])
            for i, p in enumerate((game.strong, game.weak))
        )
        other = now * (1 - flow - game.other_cost) + delta * (chance * up[2] + (1 - chance) * down[2])
        return strong, weak, other

    def replies(mu: float, offer: float, refused: dict[float, Three]) -> list[Three]:
        posts = list(refused)
        sure = refused[posts[-1]]
        out = []
        if offer >= sure[1]:
            both = offer >= sure[0]
            out.append((offer, offer, 1 - offer) if both else (sure[0], offer, (1 - mu) * (1 - offer) + mu * sure[2]))
        for low, high in pairwise(posts):
            first, second = refused[low][1], refused[high][1]
            if min(first, second) <= offer <= max(first, second) and first != second:
                part = (offer - first) / (second - first)
                post = low + part * (high - low)
                strong, other = (refused[low][i] + part * (refused[high][i] - refused[low][i]) for i in (0, 2))
                goes_on = mu / post
                out.append((strong, offer, (1 - goes_on) * (1 - offer) + goes_on * other))
        return out

    return worth(position, belief, periods)[2]


def bayes(belief: float, strong: float, weak: float) -> float:
    both = belief * strong + (1 - belief) * weak
    return round(belief * strong / both if both > 0 else belief, 12)


@pytest.mark.parametrize("belief", [0.2, 0.5, 0.8])
@pytest.mark.parametrize(("positions", "periods"), [(2, 1), (3, 2), (4, 2)])
def test_the_grid_equals_a_search_through_every_offer(belief: float, positions: int, periods: int) -> None:
    game = Screening(positions, 0.7, 0.35, 0.2, 0.15, 0.8)
    found = screen(game, beliefs=100, sweeps=periods)
    assert found.other[1, round(100 * belief)] == pytest.approx(searched(game, 1, belief, periods), abs=0.01)


def test_one_battle_is_screened_up_to_the_belief_where_both_offers_are_worth_the_same() -> None:
    game = Screening(2, 0.8, 0.2, 0.4, 0.4, 0.9)
    low, high = 0.1 * (0.5 - 0.4) + 0.9 * 0.2, 0.1 * (0.5 - 0.4) + 0.9 * 0.8
    fight = 0.1 * (0.5 - 0.4) + 0.9 * (1 - 0.8)
    # (1 - m)(1 - low) + m fight = 1 - high
    turn = (high - low) / (1 - low - fight)
    found = screen(game, beliefs=1000)
    pooled = found.after[1] > 1000
    assert found.offer[1, 1] == pytest.approx(low)
    assert found.offer[1, 999] == pytest.approx(high)
    assert np.flatnonzero(pooled[1:])[0] / 1000 == pytest.approx(turn, abs=0.002)


def test_in_one_battle_the_strong_type_fights_once_and_the_weak_never() -> None:
    strong, weak = durations(screen(Screening(2, 0.8, 0.2, 0.4, 0.4, 0.9), beliefs=100))
    assert strong[1, 20] == 1.0
    assert weak[1, 20] == 0.0


def test_where_nothing_is_hidden_and_fighting_costs_nobody_fights() -> None:
    strong, weak = durations(screen(Screening(6, 0.5, 0.5, 0.1, 0.1, 0.95), beliefs=20))
    assert strong.max() == weak.max() == 0.0
    known = Screening(6, 0.7, 0.3, 0.1, 0.1, 0.95)
    assert durations(screen(known, beliefs=20))[0][:, -1].max() == 0.0
    assert durations(screen(known, beliefs=20))[1][:, 0].max() == 0.0


def test_where_fighting_pays_they_fight_like_gamblers_to_their_ruin() -> None:
    strong, weak = durations(screen(Screening(6, 0.5, 0.5, -0.5, 0.3, 0.95), beliefs=10))
    assert strong[:, 5] == pytest.approx([k * (6 - k) for k in range(7)], abs=1e-5)
    assert weak[:, 5] == pytest.approx(strong[:, 5])


def played(game: Screening, values: Values, strong: bool, runs: int = 3000) -> float:
    """Return how many periods the war lasts on average, played out from the middle position at even odds."""
    rng = np.random.default_rng(3)
    size = len(values.beliefs) - 1
    total = 0
    for _ in range(runs):
        k, at = game.positions // 2, size // 2
        while 0 < k < game.positions:
            after = values.after[k, at]
            goes_on = 1.0 if strong else refuses(values.beliefs[at], values.beliefs[min(after, size)])
            if after > size or rng.random() > goes_on:
                break
            total += 1
            won = rng.random() < (game.strong if strong else game.weak)
            k += 1 if won else -1
            chances = (game.strong, game.weak) if won else (1 - game.strong, 1 - game.weak)
            point = bayes(values.beliefs[after], *chances) * size
            # straight lines between beliefs are a coin between the two nearest
            at = min(int(point) + (rng.random() < point - int(point)), size)
    return total / runs


def refuses(before: float, after: float) -> float:
    """Return how often the weak type refuses, so that Bayes' rule leads from one belief to the other."""
    return 1.0 if before == after else before * (1 - after) / (after * (1 - before))


@pytest.mark.parametrize("strong", [True, False])
def test_durations_are_those_of_wars_played_out(strong: bool) -> None:
    game = Screening(4, 0.65, 0.4, 0.1, 0.1, 0.9)
    values = screen(game, beliefs=40)
    expected = durations(values)[0 if strong else 1][2, 20]
    assert expected > 0.3
    assert played(game, values, strong) == pytest.approx(expected, rel=0.08)


def test_values_lie_between_what_ends_can_bring() -> None:
    found = screen(Screening(5, 0.8, 0.4, 0.3, 0.2, 0.9), beliefs=30)
    whole = found.strong * found.beliefs + found.weak * (1 - found.beliefs) + found.other
    assert whole.max() <= 1 + 1e-9
    assert (found.strong >= found.weak - 1e-9).all()


def test_the_work_stops_with_its_budget() -> None:
    with pytest.raises(BudgetExceededError):
        screen(Screening(6, 0.6, 0.4, 0.1, 0.1, 0.95), budget=Budget(0.0))
