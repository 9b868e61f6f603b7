"""Offers without their promises."""

from __future__ import annotations

from fractions import Fraction

from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.partners.smaa.analyse import smaa
from comity.partners.values.promises import without_promises


def test_what_is_promised_is_unknown_and_what_is_contracted_stays() -> None:
    promised = Cell("uniform", Fraction(1), Fraction(2), promised=True, source=("s1",))
    contracted = Cell("exact", Fraction(1), Fraction(1))
    partners = Partners(
        (Criterion("k"),), (Offer("a", cells=(("k", promised),)), Offer("b", cells=(("k", contracted),)))
    )
    a, b = without_promises(partners).offers
    assert (a.cells[0][1].shape, a.cells[0][1].promised, a.cells[0][1].source) == ("unknown", False, ("s1",))
    assert b == partners.offers[1]


def test_an_offer_that_lives_on_promises_loses_its_first_rank() -> None:
    cells = (Cell("exact", Fraction(1), Fraction(1), promised=True), Cell("exact", Fraction("0.8"), Fraction("0.8")))
    partners = Partners((Criterion("k"),), tuple(Offer(n, cells=(("k", c),)) for n, c in zip("ab", cells, strict=True)))
    assert smaa(partners).winner == "a"
    contracted = smaa(without_promises(partners), draws=50_000)
    assert contracted.winner == "b"
    assert abs(contracted.acceptability["a"][0] - 0.2) < 0.01
