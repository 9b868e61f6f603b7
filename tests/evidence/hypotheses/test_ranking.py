import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.hypotheses.ranking import _plain_among, among, inconsistent, ranks
from comity.evidence.posterior.rivals import among as among_of_claims

SETS = st.integers(1, 5).flatmap(
    lambda h: st.tuples(
        st.lists(st.floats(0.01, 0.19), min_size=h, max_size=h),
        st.lists(st.lists(st.floats(0.02, 50), min_size=h, max_size=h), max_size=6),
    )
)


@given(SETS)
@settings(max_examples=100)
def test_it_is_bayes_rule_applied_one_piece_after_another(case) -> None:
    priors, ratios = case
    logs = np.log(np.array(ratios)).sum(axis=0) if ratios else np.zeros(len(priors))
    p, none = among(priors, logs)
    plain, rest = _plain_among(priors, ratios)
    assert p == pytest.approx(plain, rel=1e-9)
    assert float(none) == pytest.approx(rest, rel=1e-9)
    assert float(p.sum() + none) == pytest.approx(1)


@given(SETS)
@settings(max_examples=50)
def test_it_is_what_the_posterior_calls_among_rivals(case) -> None:
    priors, ratios = case
    logs = [math.fsum(math.log(row[h]) for row in ratios) for h in range(len(priors))]
    p, none = among(priors, logs)
    each, rest = among_of_claims(priors, logs)
    assert p.tolist() == pytest.approx(each)
    assert float(none) == pytest.approx(rest)


def test_ratios_of_any_size_do_not_overflow() -> None:
    p, none = among([0.4, 0.4], [5000.0, 4999.0])
    assert p.tolist() == pytest.approx([1 / (1 + math.exp(-1)), 1 / (1 + math.exp(1))])
    assert none == 0
    p, none = among([0.4, 0.4], [-5000.0, -5000.0])
    assert (p.tolist(), float(none)) == ([0, 0], 1)


def test_priors_that_sum_to_one_leave_nothing_and_those_above_are_scaled() -> None:
    assert among([0.1] * 10, np.zeros(10))[1] == 0
    p, none = among([0.9, 0.6], [0.0, 0.0])
    assert p.tolist() == pytest.approx([0.6, 0.4])
    assert none == 0


def test_inconsistency_counts_what_is_below_one_and_adds_up_how_far() -> None:
    count, score = inconsistent(np.array([[-1.0, 2.0, 0.0], [-0.5, -0.25, 0.0]]))
    assert (count.tolist(), score.tolist()) == ([2, 1, 0], [1.5, 0.25, 0.0])
    count, score = inconsistent(np.zeros((0, 2)))
    assert (count.tolist(), score.tolist()) == ([0, 0], [0, 0])


def test_equal_scores_share_a_rank_whatever_rounding_does_to_them() -> None:
    assert ranks([0.1 + 0.2, 0.3, 0.1]) == (2, 2, 1)
    assert ranks([]) == ()
