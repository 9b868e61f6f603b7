"""Sets of rivals and the probabilities inside a set."""

from __future__ import annotations

import math
import random

import pytest

from comity.case.evidence import Claim
from comity.evidence.posterior.rivals import among, sets_of_rivals


def test_rivals_are_joined_in_both_directions_and_through_others() -> None:
    rows = {"a": ("b",), "b": (), "c": ("b",), "d": ("gone",), "e": (), "f": ("f",)}
    claims = {c: Claim(c, c, rivals=r) for c, r in rows.items()}
    assert sets_of_rivals(claims) == (("a", "b", "c"),)


@pytest.mark.parametrize("seed", range(20))
def test_probabilities_among_rivals_are_bayes_over_one_question(seed: int) -> None:
    rng = random.Random(seed)
    priors = [rng.uniform(0.05, 0.3) for _ in range(3)]
    ratios = [rng.uniform(0.1, 9) for _ in range(3)]
    left = 1 - sum(priors)
    total = sum(p * r for p, r in zip(priors, ratios, strict=True)) + left
    each, none = among(priors, [math.log(r) for r in ratios])
    assert each == pytest.approx([p * r / total for p, r in zip(priors, ratios, strict=True)])
    assert none == pytest.approx(left / total)


def test_priors_that_sum_to_more_are_shares_and_leave_nothing() -> None:
    each, none = among([0.9, 0.6], [0.0, 0.0])
    assert each == pytest.approx((0.6, 0.4))
    assert none == 0


def test_huge_ratios_do_not_overflow() -> None:
    assert among([0.5, 0.5], [5000.0, -5000.0])[0] == (1.0, 0.0)
