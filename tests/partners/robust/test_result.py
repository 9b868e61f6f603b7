"""The answer of robust ordinal regression as an object."""

from __future__ import annotations

from comity.partners.robust.result import Robust

CUT = "the budget of 1 seconds ran out"
PLAIN = Robust(("x", "y", "z"), (("x", "y"),), (("x", "y"),), (("x", "y"), ("x", "z"), ("z", "x")), ("x", "z"))


def test_each_pair_that_is_open_is_told_once() -> None:
    assert PLAIN.incomparable == (("x", "z"), ("y", "z"))
    assert PLAIN.always_first == ()
    said = PLAIN.sentences()
    assert 'Never first, whatever fits what is said: "y".' in said
    assert '"x" dominates "y": nowhere worse and somewhere better.' in said
    assert 'Of 2 of 3 pairs of offers either may be ahead: "x" and "z"; "y" and "z".' in said


def test_what_is_not_decided_is_not_called_open() -> None:
    early = Robust(("x", "y"), (), (), (), None, (("x", "y"), ("y", "x")), cut=CUT)
    assert early.incomparable == ()
    assert early.sentences() == (f"The work ended early: {CUT}.", "2 pairs are not decided.")


def test_names_are_used_in_sentences_only() -> None:
    named = Robust(("x", "y"), (), (("x", "y"),), (("x", "y"),), ("x",), offer_names=("Yard", "Works"))
    assert named.sentences()[1] == '"Yard" is always worth at least as much as "Works".'
    assert named.to_json()["necessary"] == [["x", "y"]]


def test_four_offers_of_which_any_may_be_ahead_are_not_listed() -> None:
    every = tuple((a, b) for a in "wxyz" for b in "wxyz" if a != b)
    said = Robust(tuple("wxyz"), (), (), every, tuple("wxyz")).sentences()
    assert said == (
        "No offer is at least as good as every other for all weights and numbers that fit.",
        "For some weights and numbers that fit, first can be any of the 4 offers.",
        "Of all 6 pairs of offers either may be ahead: it hangs on the weights or on what is not known.",
    )
