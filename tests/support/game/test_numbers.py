"""The numbers of a game by name: ends, and the rent that kinds of support make up."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.settlement import Span
from comity.case.support import Effect, Game, Patron
from comity.support.game.numbers import numbers_at, rent_ends, spans_of, with_rent
from comity.support.game.parameters import parameters_at, parameters_of


def span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


MONEY, TROOPS = Effect("money", "b", rent=span("0.1", "0.3")), Effect("troops", "b", rent=span("0", "0.2"))
GAME = Game(("a", "b"), span("0.5"), (span("0.1"), span("0.1", "0.3")), rent=span("0.1", "0.5"), to="b")
HELPED = replace(GAME, effects=(MONEY, TROOPS))


def test_a_rent_that_kinds_pay_is_no_number_of_its_own() -> None:
    assert "rent" in spans_of(GAME)
    assert "rent" not in spans_of(HELPED)
    assert {"money to b: rent (1)", "troops to b: rent (2)"} < set(spans_of(HELPED))


def test_the_rent_is_the_sum_of_what_kinds_pay() -> None:
    numbers = numbers_at(HELPED, lambda s: float(s.high))
    assert numbers["rent"].tolist() == pytest.approx([0.5])
    assert rent_ends(HELPED) == pytest.approx((0.1, 0.5))
    assert rent_ends(GAME) == pytest.approx((0.1, 0.5))


def test_what_the_rent_has_beyond_the_kinds_at_the_middle_is_added_as_it_stands() -> None:
    game = replace(HELPED, rent=span("0.4", "0.8"))
    assert rent_ends(game) == pytest.approx((0.4, 0.8))
    assert rent_ends(replace(HELPED, rent=span("0.6"))) == pytest.approx((0.4, 0.8))
    # less than what the kinds pay: at the middle the rent of the case holds, and it is never below nothing
    assert rent_ends(replace(HELPED, rent=span("0.1"))) == pytest.approx((0.0, 0.3))


def test_the_middle_of_the_rent_is_that_of_the_case() -> None:
    for rent in ("0.1", "0.3", "0.6"):
        assert parameters_of(replace(HELPED, rent=span(rent))).rent[0] == pytest.approx(float(rent))


def test_numbers_of_many_games_make_the_games_one_by_one() -> None:
    game = replace(HELPED, patron=Patron("p", war=span("0.2")), win_after_cut=span("0.7"))
    names = spans_of(game)
    rows = np.random.default_rng(2).random((4, len(names)))
    drawn = with_rent(game, {name: rows[:, at] for at, name in enumerate(names)})
    for cut in ("", "all to b", "money to b"):
        found = parameters_at(game, drawn, np.zeros(4), cut)
        for g in range(4):
            alone = {name: array[g : g + 1] for name, array in drawn.items()}
            one = parameters_at(game, alone, np.zeros(1), cut)
            for name in ("rent", "rent_after_cut", "win_after_cut", "cost_b_after_cut", "patron_war", "veto", "share"):
                assert getattr(one, name)[0] == getattr(found, name)[g]
