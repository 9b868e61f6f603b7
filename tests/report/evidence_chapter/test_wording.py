"""Claims and probabilities in words: the same rule whichever way a claim points, and no more than can be told."""

from __future__ import annotations

import math
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.hypotheses.result import Standing
from comity.evidence.posterior.result import LogRange, Posterior
from comity.report.evidence_chapter.wording import CANNOT, flip_words, ratio_words, times, told_apart, verdict

OPPOSITE = {
    "almost certain": "almost certainly not so",
    "very likely": "very unlikely",
    "likely": "unlikely",
    CANNOT: CANNOT,
}
OPPOSITE |= {v: k for k, v in OPPOSITE.items()}


def standing(p: float, low: float, high: float) -> Posterior:
    """Return a claim that stands there."""
    odds = math.log(p / (1 - p))
    return Posterior("c", "", "", p, low, high, (0.5, 0.5, 0.5), odds, 0.0, low, high, (), (1 - p) / p)


def among(p: float, low: float, high: float) -> Standing:
    """Return where a claim stands among its rivals."""
    return Standing("c", 0.5, p, low, high, 0.0, 1, 0, 0.0, 1)


places = st.tuples(*[st.integers(1, 255)] * 3).map(lambda x: tuple(sorted(k / 256 for k in x)))


@given(places)
@settings(max_examples=150, deadline=None)
def test_the_opposite_of_a_claim_gets_the_opposite_words(ends: tuple[float, float, float]) -> None:
    low, p, high = ends
    here, there = standing(p, low, high), standing(1 - p, 1 - high, 1 - low)
    assert verdict(there) == OPPOSITE[verdict(here)]
    swapped = flip_words(here).replace("if it is true", "X").replace("if it is false", "if it is true")
    assert flip_words(there) == swapped.replace("X", "if it is false")


@given(places)
@settings(max_examples=150, deadline=None)
def test_a_verdict_is_given_only_where_the_interval_lies_on_one_side_of_a_half(
    ends: tuple[float, float, float],
) -> None:
    low, p, high = ends
    said = verdict(standing(p, low, high))
    assert (said == CANNOT) == (low <= 0.5 <= high)
    if said != CANNOT:
        assert ("un" in said or "not" in said) == (p < 0.5)


@given(st.floats(0.02, 0.98))
@settings(max_examples=100, deadline=None)
def test_what_would_flip_a_claim_brings_it_to_an_even_chance(p: float) -> None:
    said = flip_words(standing(p, p, p))
    found = re.search(r"([\d.]+) times as likely if it is (true|false)", said)
    if found is None:
        assert abs(math.log(p / (1 - p))) <= 0.05
        return
    ratio = float(found[1]) if found[2] == "true" else 1 / float(found[1])
    after = p / (1 - p) * ratio
    assert 0.9 < after < 1.1  # the words give two digits


@given(st.floats(1.0, 1500.0))
@settings(max_examples=100, deadline=None)
def test_a_ratio_read_back_is_within_five_percent(ratio: float) -> None:
    said = times(ratio)
    if ratio > 1000:
        assert said == "over 1,000"
    else:
        assert abs(float(said) - ratio) <= 0.05 * ratio


def test_a_range_that_reaches_past_one_says_so() -> None:
    assert ratio_words(LogRange(math.log(0.5), math.log(2), math.log(4))) == (
        "2 times as likely if it is true (1/2 to 4)"
    )
    assert ratio_words(LogRange(-math.log(4), -math.log(2), math.log(2))) == (
        "2 times as likely if it is false (1/2 to 4)"
    )
    assert "open" in ratio_words(LogRange(-1.0, 0.0, 1.0))


def test_of_a_claim_with_rivals_the_more_cautious_of_two_numbers_is_put_in_words() -> None:
    alone = standing(0.9, 0.8, 0.95)
    assert verdict(alone) == "very likely"
    assert verdict(alone, among(0.75, 0.6, 0.85)) == "likely"
    assert verdict(alone, among(0.6, 0.45, 0.7)) == "cannot be told"
    assert verdict(alone, among(0.3, 0.2, 0.4)) == "cannot be told"
    assert not told_apart(alone, among(0.5, 0.4, 0.6))
    assert verdict(standing(0.1, 0.05, 0.2), among(0.05, 0.01, 0.1)) == "very unlikely"
