import math

import numpy as np
import pytest
from scipy import stats

from comity.evidence.forecasts.paired import diebold_mariano, holm


@pytest.mark.parametrize("seed", range(10))
def test_for_one_step_the_test_is_the_paired_t_test(seed: int) -> None:
    rng = np.random.default_rng(seed)
    a, b = rng.random(15), rng.random(15)
    ours, theirs = diebold_mariano(a, b), stats.ttest_rel(a, b)
    assert ours.statistic == pytest.approx(theirs.statistic)
    assert ours.p_value == pytest.approx(theirs.pvalue)


def test_for_two_steps_the_statistic_is_the_formula_worked_by_hand() -> None:
    # differences 1, 2, 4, 1: mean 2, deviations -1, 0, 2, -1
    # gamma_0 = 6/4, gamma_1 = (0*-1 + 2*0 + -1*2)/4 = -1/2; variance of the mean (3/2 - 1)/4 = 1/8
    # correction (4 + 1 - 4 + 2/4)/4 = 3/8; statistic sqrt(3/8) * 2 / sqrt(1/8) = 2 sqrt 3
    found = diebold_mariano([1, 2, 4, 1], [0, 0, 0, 0], horizon=2)
    assert found.mean == 2
    assert found.statistic == pytest.approx(2 * math.sqrt(3))
    assert found.p_value == pytest.approx(2 * stats.t.sf(2 * math.sqrt(3), 3))


def test_a_swap_of_the_two_changes_the_sign_alone() -> None:
    a, b = [0.1, 0.5, 0.2, 0.7], [0.3, 0.1, 0.9, 0.8]
    one, other = diebold_mariano(a, b), diebold_mariano(b, a)
    assert (one.mean, one.statistic, one.p_value) == (-other.mean, -other.statistic, other.p_value)


def test_where_there_is_no_variance_or_too_little_data_nothing_is_claimed() -> None:
    assert diebold_mariano([1.0], [0.5]).why == "too few claims for a test"
    assert diebold_mariano([1.0, 1.0], [0.5, 0.5]).p_value is None
    negative = diebold_mariano([1, 0, 1, 0, 1, 0], [0] * 6, horizon=2)
    assert negative.statistic is None
    assert "not positive" in negative.why


def test_series_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        diebold_mariano([1.0], [])


def test_holm_follows_his_steps_and_never_falls_below_the_plain_p_value() -> None:
    # sorted .005 .01 .03 .04: times 4, 3, 2, 1, then never less than the one before
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([]) == []
