"""Rival hypotheses in words: what a sentence may not claim."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from comity.case.evidence import Claim, Evidence, Item, Range
from comity.evidence.hypotheses.analyse import competing


def _sure(claim: str, other: str) -> Evidence:
    ratio = Range(*(Fraction(n) for n in (10**6, 10**6, 10**6)))
    return Evidence(
        claims=(Claim(claim, "", rivals=(other,)), Claim(other, "", rivals=(claim,))),
        items=(
            Item("i1", claim, "supports", "s", ratio=ratio),
            Item("i2", other, "contradicts", "s", ratio=ratio),
        ),
    )


def test_what_is_not_certain_is_never_written_as_1() -> None:
    told = " ".join(competing(_sure("c1", "c2")).sentences())
    assert ">0.99" in told
    assert "1.00" not in told
    assert "0.00 [" not in told


def test_an_origin_is_named_with_the_items_that_go_back_to_it() -> None:
    known = _sure("c1", "c2")
    one, other = known.items
    found = competing(replace(known, items=(replace(one, origin="gauge"), other)))
    told = next(s for s in found.sentences() if s.startswith("What tells them apart"))
    assert "gauge (i1): over 1000" in told
    assert "; i2: over 1000" in told


def test_claims_are_called_in_sentences_as_in_tables() -> None:
    told = competing(_sure("c1", "the_other")).sets[0].sentences()
    assert told[0].startswith("Of 2 rival claims C1 is most probable")
    assert "then the_other" in told[0]
