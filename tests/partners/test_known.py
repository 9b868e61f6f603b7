"""What is known of every cell, counted and in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.partners.known import known_cells, plain, state_of, told

PRICE = Criterion("price", unit="bn", best=Fraction(10))
ACCESS = Criterion("access", grades=("use", "own"))


@pytest.mark.parametrize(
    ("cell", "state", "value", "words"),
    [
        (Cell(), "not public", None, "not public"),
        (Cell(promised=True, claim="k"), "not public", None, "not public"),
        (Cell("exact", Fraction(3), Fraction(3)), "known", 3.0, "3 bn"),
        (Cell("exact"), "known", 0.0, "0 bn"),
        (Cell("uniform", Fraction(-2), Fraction(5, 2), promised=True), "promised", [-2.0, 2.5], "-2 to 2.5 bn"),
        (
            Cell("normal", Fraction(3), Fraction(1)),
            "known",
            {"normal": [3.0, 1.0]},
            "about 3 bn (standard deviation 1)",
        ),
        (Cell("grade", grade="own", promised=True), "promised", "own", "own"),
        (Cell("exact", Fraction(1234567), Fraction(1234567)), "known", 1234567.0, "1,234,570 bn"),
    ],
)
def test_a_cell_is_told_as_what_it_is(cell: Cell, state: str, value: object, words: str) -> None:
    assert (state_of(cell), plain(cell), told(cell, "bn")) == (state, value, words)


def test_a_cell_that_is_left_out_is_not_public_and_never_nothing() -> None:
    offer = Offer("x", cells=(("access", Cell("grade", grade="use", claim="k", source=("s1",))),))
    found = known_cells(Partners((PRICE, ACCESS), (offer,)), {"k": (0.5, 0.4, 0.6)}, {("x", "access"): "2025-06"})
    assert found.to_json() == {
        "counts": {"known": 1, "promised": 0, "not public": 1},
        "by_offer": {"x": {"known": 1, "promised": 0, "not public": 1}},
        "cells": [
            {
                "offer": "x",
                "criterion": "price",
                "state": "not public",
                "value": None,
                "told": "not public",
                "claim": None,
                "chance": None,
                "since": None,
                "text": "",
                "source": [],
            },
            {
                "offer": "x",
                "criterion": "access",
                "state": "known",
                "value": "use",
                "told": "use",
                "claim": "k",
                "chance": [0.5, 0.4, 0.6],
                "since": "2025-06",
                "text": "",
                "source": ["s1"],
            },
        ],
    }


def test_the_words_count_and_name_offers_of_which_nothing_is_public() -> None:
    offers = (Offer("x", text="First"), Offer("y", cells=(("price", Cell("exact", promised=True)),)))
    assert known_cells(Partners((PRICE, ACCESS), offers)).sentences() == (
        "Of 4 cells 0 are known, 1 is only promised and 3 are not public.",
        "What is not public is not taken for nothing: it may be anywhere in the range of its criterion.",
        "That is most of all cells: ranks rest more on what is not public than on what is.",
        'Of "First" nothing at all is public.',
    )
    assert known_cells(Partners()).sentences() == ()
    half = known_cells(Partners((PRICE,), (offers[1], Offer("z"))))
    assert not [s for s in half.sentences() if s.startswith("That is most")]
