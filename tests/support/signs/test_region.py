"""The region: which numbers are open, draws within their ends, games made from them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.settlement import Span
from comity.case.support import Effect, Game, Patron
from comity.support.game.parameters import parameters_of
from comity.support.signs.region import cut_games, draw, edges_of, with_hazards


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
        "discount",
        "money to b: rent (1)",
        "materiel to b: win (2)",
        "patron_war",
    ]


def test_what_arms_add_is_not_asked_about_where_the_game_says_what_a_cut_leaves() -> None:
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
        # what the kinds pay, and what the middle of the rent of the game, 1/2, has beyond the middle of theirs
        assert found.games.rent[i] == pytest.approx(told["money to b: rent (1)"] + 0.35)
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


def test_a_rent_that_kinds_pay_is_not_drawn_beside_theirs() -> None:
    money, troops = Effect("money", "b", rent=span("0", "0.3")), Effect("troops", "b", rent=span("0.1", "0.2"))
    game = replace(WIDE, effects=(money, troops), rent=span("0.1", "0.5"))
    found = draw(game, 50)
    names = [e.name for e in found.edges]
    assert "rent" not in names
    paid = sum(found.values[:, names.index(n)] for n in ("money to b: rent (1)", "troops to b: rent (2)"))
    assert found.games.rent == pytest.approx(paid)
    # nothing is left of it once all is gone; of one kind alone, what the other pays
    assert not found.games.rent_after_cut.any()
    left = cut_games(game, found.numbers, 50, "money to b").rent_after_cut
    assert left == pytest.approx(found.values[:, names.index("troops to b: rent (2)")])


def test_rents_of_the_side_that_does_not_get_the_rent_leave_it_to_be_drawn() -> None:
    game = replace(WIDE, effects=(Effect("money", "a", rent=span("0", "0.3")),))
    assert [e.name for e in edges_of(game)].count("rent") == 1


def test_a_share_with_two_ends_is_drawn() -> None:
    found = draw(replace(WIDE, share=span("0.25", "0.75")), 100)
    at = [e.name for e in found.edges].index("share")
    assert found.games.share == pytest.approx(found.values[:, at])
    assert 0.25 <= found.games.share.min() < 0.3 < 0.7 < found.games.share.max() <= 0.75


def test_the_draws_of_a_cut_are_the_first_of_the_whole() -> None:
    found = draw(WIDE, 20)
    arms = cut_games(WIDE, found.numbers, 8, "materiel to b")
    assert arms.cost_a.tolist() == found.games.cost_a[:8].tolist()
    assert arms.win_after_cut == pytest.approx(found.games.win_after_cut[:8])
    money = cut_games(WIDE, found.numbers, 8, "money to b")
    assert money.win_after_cut == pytest.approx(money.win)


def test_hazards_of_one_game_stand_together() -> None:
    found = with_hazards(draw(WIDE, 3).games, np.array([0.1, 1.0]))
    assert found.hazard.tolist() == [0.1, 1.0] * 3
    assert (found.win[::2] == found.win[1::2]).all()
