"""Kinds of support: what is left of the numbers when one kind goes, or all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.settlement import Span
from comity.case.support import Effect, Game, Patron
from comity.support.game.kinds import cut_numbers, cuts_of, disagreements, helped, kinds_of, only_helped


def known(value: str) -> Span:
    return Span(Fraction(value), Fraction(value))


def middle(span: Span) -> float:
    return float(span.middle)


ARMS = Effect("materiel", "b", win=known("0.1"))
MONEY = Effect("money", "b", rent=known("0.3"), cost=known("0.1"))
TROOPS = Effect("troops", "a", win=known("0.2"), cost=known("0.05"), rent=known("0.02"))
GAME = Game(
    ("a", "b"),
    known("0.5"),
    (known("0.2"), known("0.3")),
    rent=known("0.3"),
    to="b",
    effects=(ARMS, MONEY, TROOPS),
)


def test_what_helped_b_to_win_helps_a_when_it_goes() -> None:
    assert cut_numbers(GAME, middle, "materiel to b") == pytest.approx(
        {"win_after_cut": 0.6, "cost_a_after_cut": 0.2, "cost_b_after_cut": 0.3, "rent_after_cut": 0.3}
    )


def test_money_that_goes_takes_the_rent_and_what_it_took_off_the_costs() -> None:
    assert cut_numbers(GAME, middle, "money to b") == pytest.approx(
        {"win_after_cut": 0.5, "cost_a_after_cut": 0.2, "cost_b_after_cut": 0.4, "rent_after_cut": 0.0}
    )


def test_the_rent_of_the_side_that_does_not_get_the_rent_of_the_game_is_a_cost_once_it_is_gone() -> None:
    assert cut_numbers(GAME, middle, "troops to a") == pytest.approx(
        {"win_after_cut": 0.3, "cost_a_after_cut": 0.27, "cost_b_after_cut": 0.3, "rent_after_cut": 0.3}
    )


def test_when_all_support_goes_the_shifts_add_up_and_no_rent_is_left() -> None:
    assert cut_numbers(GAME, middle) == pytest.approx(
        {"win_after_cut": 0.4, "cost_a_after_cut": 0.27, "cost_b_after_cut": 0.4, "rent_after_cut": 0.0}
    )


def test_the_chance_after_a_cut_of_all_that_the_case_gives_holds_and_the_difference_is_said() -> None:
    game = replace(GAME, win_after_cut=known("0.7"))
    assert cut_numbers(game, middle)["win_after_cut"] == 0.7
    assert cut_numbers(game, middle, "materiel to b")["win_after_cut"] == 0.6
    assert "0.7 is used" in disagreements(game)[0]
    assert disagreements(GAME) == ()


def test_without_kinds_a_cut_changes_the_chance_that_is_given_and_the_rent_alone() -> None:
    game = replace(GAME, effects=(), win_after_cut=known("0.9"))
    assert kinds_of(game) == ()
    assert cut_numbers(game, middle) == pytest.approx(
        {"win_after_cut": 0.9, "cost_a_after_cut": 0.2, "cost_b_after_cut": 0.3, "rent_after_cut": 0.0}
    )


def test_rows_of_one_kind_to_one_side_are_one_kind() -> None:
    assert kinds_of(replace(GAME, effects=(ARMS, ARMS, TROOPS))) == ("materiel to b", "troops to a")
    assert cut_numbers(replace(GAME, effects=(ARMS, ARMS)), middle, "materiel to b")["win_after_cut"] == 0.7


def test_a_kind_the_game_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="training to b"):
        cut_numbers(GAME, middle, "training to b")


def test_rents_that_do_not_add_up_are_said() -> None:
    assert "0.3 together" in disagreements(replace(GAME, rent=known("0.2")))[0]
    assert "The rest goes only" in disagreements(replace(GAME, rent=known("0.9")))[0]


def test_a_chance_that_kinds_would_move_past_its_ends_is_kept_between_them_and_said() -> None:
    game = replace(GAME, effects=(Effect("training", "a", win=known("0.8")),), rent=known("0"))
    assert cut_numbers(game, middle)["win_after_cut"] == 0
    assert "kept between 0 and 1" in disagreements(game)[0]


def test_all_that_goes_to_a_side_is_cut_together() -> None:
    assert cuts_of(GAME) == ("all to a", "all to b", "materiel to b", "money to b", "troops to a")
    assert cut_numbers(GAME, middle, "all to b") == pytest.approx(
        {"win_after_cut": 0.6, "cost_a_after_cut": 0.2, "cost_b_after_cut": 0.4, "rent_after_cut": 0.0}
    )
    assert cut_numbers(GAME, middle, "all to a") == cut_numbers(GAME, middle, "troops to a")


def test_with_all_that_goes_to_the_side_of_the_rent_the_whole_rent_goes() -> None:
    game = replace(GAME, rent=known("0.9"))
    assert cut_numbers(game, middle, "all to b")["rent_after_cut"] == 0
    assert cut_numbers(game, middle, "money to b")["rent_after_cut"] == pytest.approx(0.6)
    assert cut_numbers(game, middle, "all to a")["rent_after_cut"] == pytest.approx(0.9)


def test_who_gets_support_is_who_gets_a_kind_or_the_rent() -> None:
    assert (helped(GAME), only_helped(GAME)) == (("a", "b"), "")
    one = replace(GAME, effects=(ARMS,))
    assert (helped(one), only_helped(one), cuts_of(one)) == (("b",), "b", ("materiel to b",))
    # the side of the rent is helped by the rent, not by being named
    assert helped(replace(GAME, effects=(TROOPS,), rent=known("0"))) == ("a",)
    assert helped(replace(GAME, effects=())) == ("b",)
    assert helped(replace(GAME, effects=(), to="", rent=known("0"))) == ()


def test_a_note_says_that_the_patron_is_asked_of_nothing_once_a_part_is_cut() -> None:
    game = replace(GAME, patron=Patron("p", war=known("0.2")))
    assert any("which kinds of support p gives" in note for note in disagreements(game))
