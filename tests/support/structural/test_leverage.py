"""Where a party stands, by its own order."""

from __future__ import annotations

import json

import pytest

from comity.support.structural.leverage import Rung, Standing

ONE, TWO, THREE = Rung("YY", 1), Rung("YN", 2), Rung("NN", 3)


def standing(best, worst, secure, before) -> Standing:
    return Standing("a", "Aland", 4, best, worst, secure, before)


@pytest.mark.parametrize(
    ("now", "before", "movements", "change"),
    [
        ((ONE, THREE, THREE), (ONE, THREE, THREE), ("same", "same", "same"), "same"),
        ((ONE, TWO, THREE), (TWO, TWO, THREE), ("rises", "same", "same"), "gains"),
        ((TWO, TWO, THREE), (ONE, TWO, THREE), ("falls", "same", "same"), "loses"),
        ((ONE, THREE, TWO), (ONE, TWO, THREE), ("same", "falls", "rises"), "mixed"),
        ((None, None, TWO), (ONE, TWO, THREE), ("not known", "not known", "rises"), "gains"),
        ((None, None, None), (ONE, TWO, None), ("not known", "not known", "not known"), "not known"),
        ((None, None, TWO), (ONE, TWO, TWO), ("not known", "not known", "same"), "same"),
    ],
)
def test_leverage_is_gained_where_something_rises_and_nothing_falls(now, before, movements, change):
    found = standing(*now, before)
    assert found.movements == movements
    assert found.change == change


def test_another_state_of_the_same_place_is_no_movement():
    assert standing(Rung("NY", 1), ONE, ONE, (ONE, ONE, ONE)).movements[0] == "same"


def test_the_sentence_says_what_moves_and_nothing_where_nothing_does():
    assert standing(ONE, TWO, THREE, (ONE, TWO, THREE)).sentence() == ""
    assert standing(ONE, TWO, THREE, (ONE, THREE, THREE)).sentence() == (
        "Aland gains leverage: its worst outcome that holds is better by its own order."
    )
    lender = Standing("b", "the Lender", 4, ONE, ONE, ONE, (TWO, ONE, ONE))
    assert lender.sentence().startswith("The Lender gains leverage: its best outcome that holds is better")
    assert standing(TWO, THREE, ONE, (ONE, TWO, THREE)).sentence() == (
        "Aland gains in one way and loses in another: what it can hold on its own is better and its best outcome that "
        "holds and its worst outcome that holds are worse by its own order."
    )


def test_the_plain_values_hold_both_sides_of_the_comparison():
    told = json.loads(json.dumps(standing(ONE, None, TWO, (TWO, THREE, None)).to_json()))
    assert told["best"] == {"state": "YY", "place": 1}
    assert told["best_before"] == {"state": "YN", "place": 2}
    assert told["best_moves"] == "rises"
    assert (told["worst"], told["worst_moves"]) == (None, "not known")
    assert told["change"] == "gains"
