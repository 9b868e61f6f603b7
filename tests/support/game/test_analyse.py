"""The answer about the game of a case: the numbers of the contract, and sentences."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Span
from comity.case.support import Effect, Game, Patron
from comity.errors import BudgetExceededError
from comity.support.game.analyse import war_game

NAMES = {"a": "Arland", "b": "Belmark", "p": "Patria"}


def known(value: str) -> Span:
    return Span(Fraction(value), Fraction(value))


HAZARDS = tuple(Fraction(h) for h in ("0", "0.05", "0.2", "1"))
RENT = Game(("a", "b"), known("0.5"), (known("0.3"),) * 2, rent=known("0.8"), to="b", cut_hazard=HAZARDS)
SHIFT = Game(
    ("a", "b"), known("0.5"), (known("0.1"),) * 2, win_after_cut=known("0.9"), to="b", start=2, cut_hazard=HAZARDS
)


def test_the_rent_regime_gives_the_numbers_of_the_contract() -> None:
    out = war_game(RENT, NAMES).to_json()
    assert out["duration"]["0"] == pytest.approx({"1": 5, "2": 8, "3": 9, "4": 8, "5": 5})
    assert {h: round(at["3"], 3) for h, at in out["duration"].items()} == {"0": 9, "0.05": 6.733, "0.2": 3.769, "1": 1}
    assert out["duration_after_cut"] == {str(k): 0.0 for k in range(1, 6)}
    assert out["war_states"][2] == {"cut_hazard": 0.2, "positions": [1, 2, 3, 4, 5]}
    assert not out["differs"]


def test_the_power_shift_regime_gives_the_numbers_of_the_contract() -> None:
    out = war_game(SHIFT, NAMES).to_json()
    wars = [{"cut_hazard": h, "positions": p} for h, p in ((0.0, []), (0.05, [1]), (0.2, [1, 2]), (1.0, [1, 2]))]
    assert out["war_states"] == wars
    assert round(out["duration"]["0.2"]["2"], 3) == 1.667
    assert out["war_after_cut"] == []
    assert out["differs"]


def test_the_answer_is_plain_json() -> None:
    endless = replace(
        RENT,
        win=known("1"),
        win_after_cut=known("0"),
        reversal=known("1"),
        effects=(Effect("troops", "a", cost=known("0.1")),),
        patron=Patron("p", war=known("1")),
    )
    for game in (RENT, SHIFT, endless):
        text = json.dumps(war_game(game, NAMES).to_json(), allow_nan=False)
        assert json.loads(text)["positions"] == 6


def test_sentences_say_where_and_how_long_they_fight() -> None:
    said = war_game(replace(RENT, start=3), NAMES).sentences()
    assert (
        "From position 3 of 6, with support to Belmark on and no cut announced, they fight, for 9.0 periods on average."
        in said
    )
    assert "From position 3 of 6, if support to Belmark were cut today, they do not fight." in said
    assert any("fighting itself pays" in s for s in said)


def test_sentences_give_the_set_where_answers_differ() -> None:
    said = " ".join(war_game(SHIFT, NAMES).sentences())
    assert "they fight 0.0 to 1.9 periods on average: answers differ" in said
    assert "With other expectations, or another division of what a deal saves, they fight at 1, 2." in said
    assert "Belmark expects so much worse terms later that it fights while it can: Arland could not pay" in said


def test_without_a_position_today_every_position_is_told() -> None:
    said = " ".join(war_game(RENT, NAMES).sentences())
    assert "they fight at positions 1 (1.0 periods), 2 (1.0 periods)" in said
    assert "they do not fight at any position" in said


def test_exchanging_the_sides_gives_the_same_durations_seen_from_the_other_end() -> None:
    mirrored = Game(("b", "a"), known("0.5"), SHIFT.costs, win_after_cut=known("0.1"), to="b", cut_hazard=HAZARDS)
    here, there = war_game(SHIFT, NAMES).to_json(), war_game(mirrored, NAMES).to_json()
    for hazard, at in here["duration"].items():
        assert {str(6 - int(k)): d for k, d in at.items()} == pytest.approx(there["duration"][hazard])


def test_each_kind_of_support_is_cut_alone() -> None:
    arms, money = Effect("materiel", "b", win=known("0.4")), Effect("money", "b", rent=known("0.8"))
    answer = war_game(replace(RENT, effects=(arms, money), start=3), NAMES)
    by = {cut.name: cut.to_json() for cut in answer.kinds}
    assert set(by) == {"materiel to b", "money to b"}
    # money alone is the rent: without it they share; without the arms the rent goes on and they fight at other odds
    assert by["money to b"]["duration_after_cut"]["3"] == 0
    assert by["materiel to b"]["duration_after_cut"]["3"] > 1
    assert any("a cut of money to Belmark alone: announced" in s for s in answer.sentences())


def test_where_both_sides_get_support_all_of_each_is_cut_too_and_the_whole_names_nobody() -> None:
    kinds = (
        Effect("money", "b", rent=known("0.8")),
        Effect("materiel", "a", win=known("0.2")),
        Effect("training", "a"),
    )
    answer = war_game(replace(RENT, effects=kinds, start=3), NAMES)
    out = answer.to_json()
    assert out["to"] == ""
    assert [k["name"] for k in out["kinds"]] == [
        "all to a",
        "all to b",
        "money to b",
        "materiel to a",
        "training to a",
    ]
    assert out["kinds"][0]["duration"] == out["kinds"][3]["duration"]
    said = answer.sentences()
    assert "From position 3 of 6, if all support were cut today, they do not fight." in said
    # parts with the same answer share a sentence, and those that do nothing come last
    assert any("a cut of all support to Belmark or money to Belmark alone: announced" in s for s in said)
    assert "From position 3 of 6, a cut of training to Arland alone changes nothing." in said
    assert not any("support to Belmark on" in s for s in said)


def test_hazards_with_the_same_answer_are_told_in_one_sentence() -> None:
    said = war_game(replace(RENT, rent=known("0"), to="", start=None), NAMES).sentences()
    assert (
        "With support on and no cut announced, or one announced with a chance of 5 %, 20 % or 100 % a period, they do "
        "not fight at any position." in said
    )


def test_a_patron_with_a_veto_is_set_beside_the_game_without_its_veto() -> None:
    game = replace(RENT, rent=known("0"), patron=Patron("p", war=known("0.2")), start=3)
    answer = war_game(game, NAMES)
    out = answer.to_json()
    assert out["duration"]["0"]["3"] == pytest.approx(9)
    assert out["without_veto"]["duration"]["0"]["3"] == 0
    said = answer.sentences()
    assert "If the consent of Patria were not needed:" in said
    assert any("but Patria gains more by the fighting and does not consent" in s for s in said)


def test_notes_say_where_kinds_and_the_whole_do_not_agree() -> None:
    game = replace(SHIFT, effects=(Effect("materiel", "b", win=known("0.1")),))
    assert any("0.9 is used" in note for note in war_game(game, NAMES).notes)


def test_a_budget_that_is_over_stops_the_work() -> None:
    with pytest.raises(BudgetExceededError):
        war_game(RENT, NAMES, budget=Budget(0.0))
