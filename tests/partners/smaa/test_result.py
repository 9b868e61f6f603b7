"""The answer of SMAA-2 as an object."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.partners.smaa.result import Smaa
from comity.partners.smaa.words import about_offers
from comity.partners.weights.hit_and_run import Mixing

HALF = Fraction(1, 2)
PLAIN = Smaa(
    offers=("x", "y"),
    criteria=("price", "time"),
    ranks=((Fraction(9, 10), Fraction(1, 10)), (Fraction(1, 10), Fraction(9, 10))),
    ahead=((HALF, Fraction(9, 10)), (Fraction(1, 10), HALF)),
    central=((0.6, 0.4), (0.1, 0.9)),
    confidence=(0.95, 0.4),
    draws=10_000,
    asked=10_000,
    seed=0,
    way="closed form",
)


def test_the_holistic_share_weighs_ranks_by_their_centroid() -> None:
    # with two offers the second rank counts (1/2) / (1 + 1/2) of the first
    assert PLAIN.holistic == {"x": pytest.approx(0.9 + 0.1 / 3), "y": pytest.approx(0.1 + 0.9 / 3)}


def test_the_winner_is_clear_and_can_be_made_to_be_unclear() -> None:
    assert PLAIN.winner == "x"
    assert replace(PLAIN, threshold=0.95).winner is None


def test_walks_that_did_not_mix_allow_no_winner() -> None:
    bad = replace(PLAIN, way="hit-and-run", mixing=Mixing(256, 1_024, 0.4, 1.2, False))
    assert bad.winner is None
    assert "did not mix" in bad.why
    assert any("DOES NOT HOLD" in s for s in bad.sentences())


def test_draws_that_hang_together_make_wider_bands() -> None:
    walked = replace(PLAIN, way="hit-and-run", mixing=Mixing(256, 8, 0.05, 1.001, True))
    low, high = PLAIN.band(0.4)
    wide_low, wide_high = walked.band(0.4)
    assert wide_low < low
    assert high < wide_high
    assert (wide_high - wide_low) / (high - low) == pytest.approx((1.05 / 0.95) ** 0.5, rel=1e-3)


def test_plain_values_can_be_written_and_read_again() -> None:
    plain = PLAIN.to_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["beats"] == {"x": {"y": 0.9}, "y": {"x": 0.1}}
    assert plain["central_weights"]["x"] == {"price": 0.6, "time": 0.4}


def test_sentences_are_whole_and_name_everyone() -> None:
    said = PLAIN.sentences()
    assert all(s[-1] == "." and "nan" not in s for s in said)
    for name in ("x", "y"):
        assert any(s.startswith(f'"{name}" comes first') for s in said)


def test_offers_that_never_come_first_are_told_together() -> None:
    one, none = Fraction(1), Fraction(0)
    ranks = ((one, none, none), (none, one, none), (none, none, one))
    said = about_offers(["x", "z", "y"], ["k"], ranks, [(1.0,), None, None], [1.0, None, None])
    assert said == (
        '"x" comes first in 100 of 100 draws and last in 0 of 100.',
        '"y" and "z" come first in none of the draws.',
    )
