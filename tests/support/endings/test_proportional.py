"""Factors that move with the age of a conflict are noticed, and constant ones left alone."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.endings.cox import fit
from comity.support.endings.proportional import drift, residuals
from comity.support.endings.risk_sets import partial_likelihood, risk_sets


def fitted(w, x=None):
    sets = risk_sets(-w.support[:, None] if x is None else x, w.ending > 0, w.clock, w.unit)
    return sets, fit(sets).logs


def test_a_constant_factor_is_doubted_one_time_in_twenty(wars):
    found = [drift(*fitted(wars(s, units=80, settlement=0.1, log_settlement=0.5)), 0).p for s in range(300)]
    assert 0.02 <= np.mean(np.array(found) < 0.05) <= 0.09


def moving(seed):
    """Support that does nothing at first and much later on."""
    rng = np.random.default_rng(seed)
    unit, clock, x, ended = [], [], [], []
    for u in range(250):
        off = float(rng.random() < 0.5)
        for t in range(1, 25):
            gone = rng.random() < 1 - np.exp(-0.05 * np.exp(off * (np.log(t) - 1)))
            unit.append(u), clock.append(t), x.append([off]), ended.append(gone)
            if gone:
                break
    return risk_sets(np.array(x), np.array(ended), np.array(clock), np.array(unit))


def test_a_factor_that_rises_with_age_is_found_with_its_sign():
    sets = moving(3)
    found = drift(sets, fit(sets).logs, 0)
    assert found.p < 0.01
    assert found.slope > 0


def test_it_agrees_with_fitting_the_wider_model():
    sets = moving(5)
    narrow = fit(sets)
    wide = risk_sets(np.hstack([sets.x, sets.x * np.log(sets.clock)[:, None]]), sets.ended, sets.clock, sets.cluster)
    ratio = 2 * (fit(wide).likelihood - narrow.likelihood)
    assert drift(sets, narrow.logs, 0).chi == pytest.approx(ratio, rel=0.25)


def test_residuals_are_those_of_the_definition_and_add_up_to_the_gradient(wars):
    sets, logs = fitted(wars(1, units=40, settlement=0.1))
    found = residuals(sets, logs)
    assert found.sum(axis=0) == pytest.approx(partial_likelihood(sets, logs)[1], abs=1e-9)
    at = sets.clock == sets.clock[0]
    rate = np.exp(sets.x[at] @ logs)
    if sets.ended[at].sum() == 1:
        mean = (rate @ sets.x[at]) / rate.sum()
        assert found[0] == pytest.approx(sets.x[at][sets.ended[at]][0] - mean)
