"""Curves of endings against a count without censoring, a plain twin and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.endings.incidence import curves, incidence
from comity.support.endings.reading import read
from comity.support.endings.words import ANY


def plain(length, ended, ending, t):
    """The product of going on, times the chance of ending so, period by period."""
    going, chance = 1.0, 0.0
    for u in range(1, t + 1):
        risk = [i for i in range(len(length)) if length[i] >= u]
        gone = [i for i in risk if length[i] == u and ended[i]]
        chance += going * sum(ended[i] == ending for i in gone) / len(risk)
        going *= 1 - len(gone) / len(risk)
    return chance


def sample(seed, size=40):
    rng = np.random.default_rng(seed)
    return rng.integers(1, 10, size), rng.integers(0, 4, size)


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_definition(seed):
    length, ended = sample(seed)
    at, chance, _ = incidence(length, ended, 2)
    assert chance == pytest.approx([plain(length, ended, 2, t) for t in at.tolist()])


def test_without_censoring_it_is_a_share():
    length, ended = sample(1)
    ended = np.maximum(ended, 1)
    at, chance, error = incidence(length, ended, 1)
    shares = np.array([((length <= t) & (ended == 1)).mean() for t in at])
    assert chance == pytest.approx(shares)
    assert error[-1] == pytest.approx(np.sqrt(shares[-1] * (1 - shares[-1]) / len(length)), rel=0.05)


def test_all_endings_add_up_to_any_ending():
    length, ended = sample(2)
    parts = sum(incidence(length, ended, e)[1] for e in (1, 2, 3))
    assert parts == pytest.approx(incidence(length, ended, -1)[1])


def test_chances_are_those_of_statsmodels():
    survival = pytest.importorskip("statsmodels.duration.survfunc")
    length, ended = sample(3, 200)
    found = survival.CumIncidenceRight(length, ended)
    for e in (1, 2, 3):
        at, chance, error = incidence(length, ended, e)
        seen = np.isin(at, found.times)
        assert chance[seen] == pytest.approx(found.cinc[e - 1], abs=1e-9)
        assert error[seen] == pytest.approx(found.cinc_se[e - 1], rel=0.1)


def test_bands_hold_the_truth_nineteen_times_in_twenty():
    inside = []
    for seed in range(300):
        rng = np.random.default_rng(seed)
        length = rng.geometric(0.2, 80)
        ended = np.where(rng.random(80) < 0.4, 1, 2)
        ended[length > 6] = 0
        _, chance, error = incidence(np.minimum(length, 6), ended, 1)
        inside.append(abs(chance[3] - 0.4 * (1 - 0.8**4)) < 1.96 * error[3])
    assert 0.91 <= np.mean(inside) <= 0.985


def test_groups_are_made_by_the_first_period_and_stay(wars):
    w = wars(3, units=50)
    history, _ = read(w.test())
    found = curves(history, 0, ANY)
    first = w.support[w.clock == 1]
    assert [c.units for c in found] == [int(first.sum()), int(50 - first.sum())]
    assert [c.group for c in found] == ["support in the first year", "no support in the first year"]
    assert all(
        (np.diff(c.chance) >= 0).all() and (c.low <= c.chance).all() and (c.chance <= c.high).all() for c in found
    )
