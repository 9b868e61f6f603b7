"""Rosenbaum bounds against brute force, scipy and closed forms."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, wilcoxon

from comity.support.sensitivity.rosenbaum import LARGEST, largest_p, rosenbaum, signed_ranks


def brute(ranks, total, gamma):
    """The definition read aloud: every pattern of signs with its chance."""
    chance = gamma / (1 + gamma)
    out = 0.0
    for signs in itertools.product((0, 1), repeat=len(ranks)):
        if sum(r for r, s in zip(ranks, signs, strict=True) if s) >= total - 1e-9:
            out += math.prod(chance if s else 1 - chance for s in signs)
    return out


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=1, max_size=9), st.floats(1.0, 6.0))
def test_the_largest_p_equals_the_count_of_all_patterns(differences, gamma):
    ranks, above = signed_ranks(np.array(differences, dtype=float))
    total = float(ranks @ above)
    assert largest_p(ranks, total, gamma) == pytest.approx(brute(ranks, total, gamma) if len(ranks) else 1.0)


def test_without_bias_it_is_the_test_of_wilcoxon():
    differences = np.random.default_rng(4).normal(0.6, 1.0, 20)
    expected = wilcoxon(differences, alternative="greater", method="exact").pvalue
    assert rosenbaum(differences).p == pytest.approx(expected)


def test_with_many_pairs_the_normal_law_comes_close_to_the_exact_one():
    rng = np.random.default_rng(5)
    many = rng.normal(0.4, 1.0, 120)
    expected = wilcoxon(many, alternative="greater", method="exact").pvalue
    assert rosenbaum(many).p == pytest.approx(expected, rel=0.15)


@pytest.mark.parametrize("pairs", [5, 8, 20])
def test_where_all_pairs_point_one_way_the_bound_has_a_closed_form(pairs):
    root = 0.05 ** (1 / pairs)
    assert rosenbaum(np.arange(1.0, pairs + 1)).gamma == pytest.approx(root / (1 - root), rel=1e-4)


def test_equal_sizes_make_it_the_sign_test():
    differences = np.array([1.0] * 15 + [-1.0] * 3)
    gamma = 1.5
    ranks, above = signed_ranks(differences)
    expected = binom.sf(14, 18, gamma / (1 + gamma))
    assert largest_p(ranks, float(ranks @ above), gamma) == pytest.approx(expected)


def test_the_sides_are_alike():
    differences = np.random.default_rng(6).normal(0.8, 1.0, 25)
    assert rosenbaum(differences) == rosenbaum(-differences)


def test_at_the_bound_the_largest_p_is_the_level():
    differences = np.random.default_rng(7).normal(1.0, 1.0, 30)
    found = rosenbaum(differences)
    ranks, above = signed_ranks(differences)
    assert largest_p(ranks, float(ranks @ above), found.gamma) == pytest.approx(0.05, abs=1e-4)


def test_no_finding_has_the_bound_one_and_says_so():
    found = rosenbaum(np.array([1.0, -2.0, 3.0, -4.0]))
    assert found.gamma == 1.0
    assert "nothing" in found.sensitivity()[0].words


def test_zeros_and_holes_are_no_pairs():
    assert rosenbaum(np.array([0.0, 0.0, np.nan])).pairs == 0


def test_a_bound_past_what_is_looked_for_is_marked():
    found = rosenbaum(np.arange(1.0, 701.0))
    assert found.beyond
    assert found.gamma == LARGEST
