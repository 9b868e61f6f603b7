"""The partial likelihood against its definition read aloud, finite differences and two libraries."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comity.support.endings.risk_sets import partial_likelihood, risk_sets, scores


def plain(x, ended, clock, logs):
    """Efron's formula, one period and one ending after another."""
    total = 0.0
    for t in sorted(set(clock[ended].tolist())):
        here = [i for i in range(len(x)) if clock[i] == t]
        gone = [i for i in here if ended[i]]
        rate = {i: math.exp(x[i] @ logs) for i in here}
        total += sum(float(x[i] @ logs) for i in gone)
        for k in range(len(gone)):
            total -= math.log(sum(rate.values()) - k / len(gone) * sum(rate[i] for i in gone))
    return total


@pytest.fixture(params=range(4))
def rows(request, wars):
    w = wars(request.param, units=25, settlement=0.2, log_settlement=0.5)
    x = np.column_stack([w.support, w.terrain, w.support * w.terrain])
    return x, w.ending > 0, w.clock, w.unit


def test_the_likelihood_is_efrons(rows):
    x, ended, clock, unit = rows
    for logs in np.random.default_rng(0).normal(size=(5, 3)):
        assert partial_likelihood(risk_sets(x, ended, clock, unit), logs)[0] == pytest.approx(
            plain(x, ended, clock, logs)
        )


def test_gradient_and_information_are_its_derivatives(rows):
    sets, logs, step = risk_sets(*rows), np.array([0.3, -0.2, 0.1]), 1e-5
    _, gradient, information = partial_likelihood(sets, logs)
    for k in range(3):
        ahead, behind = (partial_likelihood(sets, logs + sign * step * np.eye(3)[k]) for sign in (1, -1))
        assert gradient[k] == pytest.approx((ahead[0] - behind[0]) / (2 * step), abs=1e-5)
        assert information[k] == pytest.approx(-(ahead[1] - behind[1]) / (2 * step), abs=1e-4)


def test_scores_of_rows_add_up_to_the_gradient(rows):
    sets, logs = risk_sets(*rows), np.array([0.3, -0.2, 0.1])
    assert scores(sets, logs).sum(axis=0) == pytest.approx(partial_likelihood(sets, logs)[1])


def test_huge_columns_do_not_run_over(rows):
    x, ended, clock, unit = rows
    value, gradient, _ = partial_likelihood(risk_sets(x * 1e6, ended, clock, unit), np.ones(3))
    assert math.isfinite(value)
    assert np.isfinite(gradient).all()


def test_the_order_of_rows_makes_no_difference(rows):
    order = np.random.default_rng(1).permutation(len(rows[0]))
    logs = np.array([0.3, -0.2, 0.1])
    ordered, mixed = (risk_sets(*(a[o] for a in rows)) for o in (slice(None), order))
    assert partial_likelihood(ordered, logs)[0] == pytest.approx(partial_likelihood(mixed, logs)[0])
