"""What a lead is worth, against all its outcomes gone through."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from itertools import product

import pytest

from comity.case.evidence import Lead, Range
from comity.evidence.posterior.leads import Question, answers, information, leading, worth, worths
from comity.testing.evidence_at_random import any_range


def _entropy(p: list[float]) -> float:
    return -sum(x * math.log2(x) for x in p if x > 0)


def _by_outcomes(p: list[float], seen: list[float]) -> float:
    """The uncertainty before, less that after each result, weighed by how likely the result is."""
    left = 0.0
    for chances in (seen, [1 - s for s in seen]):
        joint = [a * b for a, b in zip(p, chances, strict=True)]
        total = sum(joint)
        left += total * _entropy([x / total for x in joint]) if total > 0 else 0.0
    return _entropy(p) - left


def _shares(rng: random.Random, n: int) -> list[float]:
    weights = [rng.random() + 0.01 for _ in range(n)]
    return [w / sum(weights) for w in weights]


@pytest.mark.parametrize("seed", range(40))
def test_expected_information_is_the_uncertainty_that_results_take_away(seed: int) -> None:
    rng = random.Random(seed)
    p, seen = _shares(rng, n := rng.randint(2, 5)), [rng.choice((0.0, 1.0, rng.random())) for _ in range(n)]
    assert information(p, seen) == pytest.approx(_by_outcomes(p, seen), abs=1e-12)
    assert information(p, seen) >= 0


@pytest.mark.parametrize("seed", range(25))
def test_the_least_and_the_most_information_hold_every_point_of_a_grid(seed: int) -> None:
    rng = random.Random(seed)
    p = _shares(rng, 3)
    ranges = [any_range(rng, 0.05, 0.95) for _ in range(3)]
    lead = Lead("l", seen=(("a", ranges[0]), ("b", ranges[1])), seen_if_not=ranges[2])
    found = worth(lead, Question(("a", "b"), (p[0], p[1]), p[2]))
    points = [[float(r.low) + t * float(r.high - r.low) for t in (0, 0.125, 0.25, 0.5, 0.75, 1)] for r in ranges]
    grid = [_by_outcomes(p, list(s)) for s in product(*points)]
    assert found.bits_low <= min(grid) + 1e-9
    assert found.bits_high == pytest.approx(max(grid), abs=1e-9)
    assert found.bits_low >= min(grid) - 0.03  # the least lies between points of the grid
    assert found.bits_low <= found.bits <= found.bits_high


def _known(x: str) -> Range:
    f = Fraction(x)
    return Range(f, f, f)


def test_the_chance_to_flip_is_that_of_the_results_that_turn_the_verdict() -> None:
    # p = 0.6: found, 0.6*0.9/(0.54+0.04) -> stands; not found, 0.06/(0.06+0.36) = 1/7 -> falls
    found = worth(Lead("l", seen=(("c", _known("0.9")),), seen_if_not=_known("0.1")), Question(("c",), (0.6,), 0.4))
    assert found.flips == pytest.approx(0.06 + 0.36)
    assert found.if_not == pytest.approx((1 / 7,))
    assert found.found == pytest.approx(0.58)


def test_a_weak_lead_flips_nothing() -> None:
    found = worth(Lead("l", seen=(("c", _known("0.6")),), seen_if_not=_known("0.5")), Question(("c",), (0.9,), 0.1))
    assert found.flips == 0
    assert found.bits > 0


def test_a_lead_among_rivals_tells_them_apart() -> None:
    question = Question(("a", "b"), (0.5, 0.5), 0.0)
    lead = Lead("l", seen=(("a", _known("0.9")), ("b", _known("0.1"))))
    found = worth(lead, question)
    assert found.bits == pytest.approx(_by_outcomes([0.5, 0.5], [0.9, 0.1]))
    assert found.if_found == pytest.approx((0.9, 0.1))
    assert found.flips == pytest.approx(1.0)  # from a tie to a leader, either way


def test_a_claim_that_a_lead_does_not_name_is_as_likely_to_be_found_as_none() -> None:
    question = Question(("a", "b"), (0.3, 0.3), 0.4)
    lead = Lead("l", seen=(("a", _known("0.9")),), seen_if_not=_known("0.2"))
    assert worth(lead, question).bits == pytest.approx(_by_outcomes([0.3, 0.7], [0.9, 0.2]))


def test_leads_are_ranked_by_information_per_cost() -> None:
    strong = Lead("strong", seen=(("c", _known("0.9")),), seen_if_not=_known("0.1"), cost=Fraction(10))
    cheap = Lead("cheap", seen=(("c", _known("0.7")),), seen_if_not=_known("0.3"))
    other = Lead("other", seen=(("z", _known("0.7")),))
    found, without = worths([strong, cheap, other], [Question(("c",), (0.5,), 0.5)])
    assert [w.lead for w in found] == ["cheap", "strong"]
    assert found[1].per_cost == pytest.approx(found[1].bits / 10)
    assert [lead for lead, _ in without] == ["other"]


def test_results_that_cannot_be_leave_everything_as_it_is() -> None:
    assert answers([0.3, 0.7], [0.0, 0.0])[1] == (0.3, 0.7)
    assert leading([0.5, 0.5], Question(("c",), (0.5,), 0.5)) == {"c", ""}
