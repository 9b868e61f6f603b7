"""The region: which numbers are open, draws within their ends, games made from them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.case.settlement import Span
from comity.case.support import Effect, Game, Patron
from comity.support.game.parameters import parameters_of
from comity.support.signs.region import draw, edges_of, games_at, with_hazards


def span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


WIDE = Game(
    ("a", "b"),
    span("0.4", "0.6"),
    (span("0.1", "0.3"), span("0.2")),
    rent=span("0", "1"),
    to="b",
    effects=(Effect("money", "b", rent=span("0.1", "0.2")), Effect("materiel", "b", win=span("0.1", "0.3"))),
    patron=Patron("p", war=span("0", "0.5")),
    discount=span("0.9", "0.99"),
)


def test_only_numbers_with_two_ends_are_open() -> None:
    names = [e.name for e in edges_of(WIDE)]
    assert names == [
        "win",
        "cost_a",
        "rent",
        "discount",
        "money to b: rent (1)",
        "materiel to b: win (2)",
        "patron_war",
    ]


def test_what_arms_add_is_not_asked_about_where_the_game_says_what_a_cut_leaves() -> None:
    from dataclasses import replace

    names = [e.name for e in edges_of(replace(WIDE, win_after_cut=span("0.7")))]
    assert "materiel to b: win (2)" not in names
    assert "win_after_cut" not in names


def test_draws_lie_between_the_ends_and_reach_them_nearly() -> None:
    found = draw(WIDE, 400, seed=1)
    for at, edge in enumerate(found.edges):
        values = found.values[:, at]
        assert edge.low <= values.min() <= edge.low + 0.02 * (edge.high - edge.low)
        assert edge.high >= values.max() >= edge.high - 0.02 * (edge.high - edge.low)
        assert values.mean() == pytest.approx((edge.low + edge.high) / 2, abs=0.1 * (edge.high - edge.low))


def test_each_draw_makes_the_game_of_its_numbers() -> None:
    found = draw(WIDE, 5)
    names = [e.name for e in found.edges]
    for i, row in enumerate(found.values.tolist()):
        told = dict(zip(names, row, strict=True))
        assert found.games.win[i] == pytest.approx(told["win"])
        assert found.games.rent[i] == pytest.approx(told["rent"])
        assert found.games.patron_war[i] == pytest.approx(told["patron_war"])
        # arms to B are taken from A's chance; they come back to it when they go
        assert found.games.win_after_cut[i] == pytest.approx(told["win"] + told["materiel to b: win (2)"])


def test_a_region_that_is_a_point_has_one_draw() -> None:
    game = Game(("a", "b"), span("0.5"), (span("0.1"), span("0.1")))
    found = draw(game, 100)
    assert (len(found.games), found.values.shape) == (1, (1, 0))
    assert found.games.win[0] == parameters_of(game).win[0]


def test_the_same_seed_draws_the_same_and_more_draws_begin_alike() -> None:
    assert (draw(WIDE, 7, 3).values == draw(WIDE, 20, 3).values[:7]).all()
    assert (draw(WIDE, 7, 3).values != draw(WIDE, 7, 4).values).all()


def test_numbers_that_are_not_named_stay_as_they_are() -> None:
    game = games_at(WIDE, {"cost_a": 0.125})
    assert game.costs == (span("1/8"), span("0.2"))
    assert game.effects == WIDE.effects


def test_hazards_of_one_game_stand_together() -> None:
    found = with_hazards(draw(WIDE, 3).games, np.array([0.1, 1.0]))
    assert found.hazard.tolist() == [0.1, 1.0] * 3
    assert (found.win[::2] == found.win[1::2]).all()
