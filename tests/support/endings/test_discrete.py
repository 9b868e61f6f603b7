"""The second estimator finds the factor, and the same as the first."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.endings.cox import fit
from comity.support.endings.discrete import discrete
from comity.support.endings.risk_sets import risk_sets

pytest.importorskip("statsmodels")


@pytest.mark.parametrize("seed", range(4))
def test_it_agrees_with_the_model_of_cox(wars, seed):
    w = wars(seed, units=150, settlement=0.1, log_settlement=0.7)
    x = np.column_stack([-w.support, w.terrain])
    first, second = fit(risk_sets(x, w.ending > 0, w.clock, w.unit)), discrete(x, w.ending > 0, w.clock, w.unit)
    assert (abs(second.logs - first.logs) < 0.75 * first.errors).all()
    assert second.errors == pytest.approx(first.errors, rel=0.15)


def test_it_is_the_top_of_its_own_likelihood(wars):
    w = wars(2, units=60, settlement=0.2)
    x = -w.support[:, None]
    found = discrete(x, w.ending > 0, np.ones(len(x), int), w.unit)
    rates = [(w.ending[w.support == s] > 0).mean() for s in (0, 1)]
    assert found.logs[0] == pytest.approx(np.log(np.log1p(-rates[0]) / np.log1p(-rates[1])), abs=1e-6)


def test_columns_that_say_the_same_do_not_raise(wars):
    w = wars(2, units=30)
    found = discrete(np.column_stack([w.support, w.support]), w.ending > 0, w.clock, w.unit)
    assert found is None or np.isfinite(found.logs).all()
