import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.forecasts.scores import CLIP, brier, log_score

CHANCES = st.floats(0, 1)


@pytest.mark.parametrize("score", [brier, log_score])
@pytest.mark.parametrize("truth", [0.001, 0.05, 0.3, 0.5, 0.62, 0.9, 0.999])
def test_whoever_says_the_truth_expects_the_least_score(score, truth: float) -> None:
    said = np.linspace(0, 1, 2001)
    expected = [truth * score(p, True) + (1 - truth) * score(p, False) for p in said]
    best = expected[round(truth * 2000)]
    assert min(expected) >= best - 1e-12
    assert abs(said[int(np.argmin(expected))] - truth) <= 0.001 + 1e-12  # the clip, and a step of the grid


@given(CHANCES)
def test_a_claim_and_its_denial_score_the_same(p: float) -> None:
    assert brier(p, True) == pytest.approx(brier(1 - p, False), abs=1e-15)
    assert log_score(p, True) == pytest.approx(log_score(1 - p, False), abs=1e-12)


def test_the_log_score_is_clipped_at_one_in_a_thousand() -> None:
    assert log_score(0, True) == log_score(1, False) == log_score(0.0005, True) == -math.log(0.001)
    assert log_score(0.002, True) == -math.log(0.002)
    assert log_score(1, True) == -math.log(1 - CLIP)
