"""The sentences say what the numbers say."""

from __future__ import annotations

from dataclasses import replace

from comity.alignment.balance.measured import Balance, Split
from comity.alignment.balance.triangles import Triangles
from comity.alignment.balance.words import sentences_of

TWO = Split(2, 2, (("a", "b"), ("c", "d")), (("a", "c"), ("b", "d")))
MANY = Split(1, 1, (("a", "b"), ("c",), ("d",)), (("a", "c"),))
FOUND = Balance(4, 6, 4, TWO, MANY, 1, True, (), Triangles(0, 1, 2, 1), 0.25)


def said(found: Balance) -> str:
    return " ".join(sentences_of(found))


def test_a_proven_answer_is_told_with_its_proof() -> None:
    words = said(FOUND)
    assert "Of 6 ties, 4 of them negative, 2 do not fit the best two camps; it is proven that no two camps" in words
    assert "1 does not fit, in 3 groups; it is proven that no groups leave fewer." in words
    assert "No other two camps are as good" in words
    assert "2 of 4 triangles are balanced (50.0%); 3 are if three foes count as balanced." in words


def test_what_is_not_proven_is_told_with_its_floor() -> None:
    words = said(replace(FOUND, camps=replace(TWO, bound=1), stopped="the budget of 1 seconds ran out"))
    assert "no two camps leave fewer than 1, and whether better ones exist is open" in words
    assert words.endswith("Not everything was solved: the budget of 1 seconds ran out.")


def test_several_best_camps_are_counted_and_the_wavering_are_named() -> None:
    assert "There are 3 pairs of camps" in said(replace(FOUND, optimal=3))
    assert "they differ on where c, d stand." in said(replace(FOUND, optimal=3, undecided=("c", "d")))
    many = replace(FOUND, optimal=1000, complete=False, undecided=tuple(f"n{k}" for k in range(12)))
    assert "at least 1,000 pairs of camps" in said(many)
    assert "n7 and 4 more stand." in said(many)
    assert "pairs of camps" not in said(replace(FOUND, optimal=0))


def test_balance_is_told_in_one_breath() -> None:
    fits = Split(0, 0, (("a", "b", "c", "d"),), ())
    words = said(replace(FOUND, camps=fits, grouping=fits, triangles=Triangles(0, 0, 0, 0)))
    assert "All 6 ties fit two camps: the network is balanced." in words
    assert "all of them fit 1 group." in words
    assert "no triangles to look at" in words
