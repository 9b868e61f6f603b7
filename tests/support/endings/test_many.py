"""Holm's rule against statsmodels and its promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.support.endings.many import holm

CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@settings(max_examples=20, deadline=None)
@given(CHANCES)
def test_it_is_the_rule_of_statsmodels(chances):
    multitest = pytest.importorskip("statsmodels.stats.multitest")
    assert holm(chances) == pytest.approx(multitest.multipletests(chances, method="holm")[1])


@settings(max_examples=100, deadline=None)
@given(CHANCES)
def test_adjusting_never_lowers_and_keeps_the_order(chances):
    found = holm(chances)
    assert all(a >= p for a, p in zip(found, chances, strict=True))
    assert np.all(np.diff(np.array(found)[np.argsort(chances, kind="stable")]) >= 0)


def test_one_test_is_left_as_it_is():
    assert holm([0.03]) == [0.03]
    assert holm([]) == []
