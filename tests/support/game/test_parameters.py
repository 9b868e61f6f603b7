"""The numbers of the game: made by hand and from a case."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.case.settlement import Span
from comity.case.support import Game, Patron
from comity.support.game.parameters import Parameters, parameters_of
from comity.testing.games_at_random import random_games


def known(value: str) -> Span:
    return Span(Fraction(value), Fraction(value))


def test_numbers_are_stretched_to_one_length() -> None:
    games = Parameters.of(4, win=0.5, cost_a=[0.1, 0.2, 0.3], cost_b=0.1)
    assert len(games) == 3
    assert games.win.tolist() == [0.5] * 3
    assert games.discount.tolist() == [0.95] * 3


def test_after_a_cut_chances_and_costs_are_those_of_before_and_the_rent_is_gone() -> None:
    games = Parameters.of(4, win=0.4, cost_a=0.1, cost_b=0.2, rent=0.7)
    after = (games.win_after_cut[0], games.cost_a_after_cut[0], games.cost_b_after_cut[0], games.rent_after_cut[0])
    assert after == (0.4, 0.1, 0.2, 0.0)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"win": 0.5, "cost_a": 0.1}, "cost_b"),
        ({"win": 0.5, "cost_a": 0.1, "cost_b": 0.1, "rents": 1}, "rents"),
        ({"win": 1.5, "cost_a": 0.1, "cost_b": 0.1}, '"win"'),
        ({"win": 0.5, "cost_a": 0.1, "cost_b": 0.1, "hazard": -0.1}, '"hazard"'),
        ({"win": 0.5, "cost_a": 0.1, "cost_b": 0.1, "discount": 1}, '"discount"'),
        ({"win": 0.5, "cost_a": np.nan, "cost_b": 0.1}, '"cost_a"'),
    ],
)
def test_numbers_that_are_none_are_refused_by_name(numbers: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Parameters.of(6, **numbers)


def test_a_game_needs_a_position_between_the_ends() -> None:
    with pytest.raises(ValueError, match="positions"):
        Parameters.of(1, win=0.5, cost_a=0, cost_b=0)


def test_the_mirror_of_the_mirror_is_the_game() -> None:
    games = random_games(3, 20)
    again = games.mirrored().mirrored()
    assert all(np.allclose(getattr(games, n), getattr(again, n)) for n in ("win", "cost_a", "to", "share", "rent"))


def test_a_case_gives_one_game_for_each_hazard_with_the_ends_that_are_asked_for() -> None:
    costs = (Span(Fraction(1, 10), Fraction(3, 10)), known("0.2"))
    game = Game(("a", "b"), known("0.5"), costs, rent=known("0.8"), to="a", cut_hazard=(Fraction(0), Fraction(1, 2)))
    low, middle, high = (parameters_of(game, which) for which in ("low", "middle", "high"))
    assert [float(q.cost_a[0]) for q in (low, middle, high)] == pytest.approx([0.1, 0.2, 0.3])
    assert middle.hazard.tolist() == [0, 0.5]
    assert middle.to.tolist() == [1, 1]
    assert not middle.veto.any()


def test_a_patron_of_the_case_has_a_veto() -> None:
    patron = Patron("p", war=known("0.4"), peace=known("0.1"))
    games = parameters_of(Game(("a", "b"), known("0.5"), (known("0.1"),) * 2, to="b", patron=patron))
    assert games.veto.all()
    assert games.patron_war[0] == 0.4
    assert games.patron_peace[0] == 0.1
