"""Laws that are known beforehand: how often nothing is taken for something, and how often the truth is inside."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from comity.support.endings.analyse import tests_on_endings as answers
from comity.support.endings.cox import fit
from comity.support.endings.risk_sets import risk_sets

NORMAL = 1.959963984540054


def fitted(w, ending=None):
    ended = w.ending > 0 if ending is None else w.ending == ending
    return fit(risk_sets(-w.support[:, None], ended, w.clock, w.unit))


def inside(found, truth):
    return abs(found.logs[0] - truth) < NORMAL * found.errors[0]


@pytest.mark.parametrize("units", [30, 120])
def test_support_without_effect_is_found_to_have_one_about_one_time_in_twenty(wars, units):
    found = [not inside(fitted(wars(s, units=units, settlement=0.1)), 0.0) for s in range(500)]
    assert 0.015 <= np.mean(found) <= 0.07


@pytest.mark.parametrize("log", [0.7, -0.5])
def test_a_known_factor_lies_inside_its_interval_nineteen_times_in_twenty(wars, log):
    found = [inside(fitted(wars(s, units=100, settlement=0.1, log_settlement=log)), log) for s in range(400)]
    assert 0.925 <= np.mean(found) <= 0.985


def test_competing_endings_are_recovered_each_with_its_own_factor(wars):
    law = {"settlement": 0.06, "victory_a": 0.05, "log_settlement": -0.6, "log_victory_a": 0.8}
    drawn = [wars(s, units=200, **law) for s in range(200)]
    for code, log in ((3, -0.6), (1, 0.8)):
        found = [fitted(w, code) for w in drawn]
        assert np.mean([f.logs[0] for f in found]) == pytest.approx(log, abs=0.07)
        assert 0.9 <= np.mean([inside(f, log) for f in found]) <= 0.99


def test_episodes_that_hang_together_need_clustered_errors():
    """Conflicts of four episodes share a hidden pace and their support: plain errors are too small by far."""
    plain, clustered = [], []
    for seed in range(300):
        rng = np.random.default_rng(seed)
        support, pace = (rng.random(40) < 0.5) * 1.0, rng.normal(0, 0.9, 40)
        length = rng.geometric(-np.expm1(-0.12 * np.exp(np.repeat(pace, 4)))).clip(max=30)
        unit = np.repeat(np.arange(160), length)
        clock = np.arange(len(unit)) - np.repeat(np.cumsum(length) - length, length) + 1
        ended = (clock == length[unit]) & (clock < 30)
        conflict = unit // 4
        found = fit(risk_sets(-support[conflict][:, None], ended, clock, conflict))
        plain.append(abs(found.logs[0]) > NORMAL * np.sqrt(found.plain[0, 0]))
        clustered.append(abs(found.logs[0]) > NORMAL * found.errors[0])
    assert np.mean(plain) > 0.12
    assert np.mean(clustered) < 0.1


def starts_late(seed):
    """Wars that begin without support, get it with some chance each period, and then end at twice the rate."""
    rng = np.random.default_rng(seed)
    unit, clock, support, ended = [], [], [], []
    for u in range(200):
        helped = False
        for t in range(1, 40):
            helped = helped or rng.random() < 0.1
            gone = rng.random() < -np.expm1(-0.1 * (2 if helped else 1))
            unit.append(u), clock.append(t), support.append(helped * 1.0), ended.append(gone)
            if gone:
                break
    return np.array(unit), np.array(clock), np.array(support), np.array(ended)


def test_calling_a_war_supported_because_it_once_was_gets_the_sign_wrong():
    """Immortal time: a war must last to be supported at all, so that ever-supported wars look long."""
    naive, honest = [], []
    for seed in range(10):
        unit, clock, support, ended = starts_late(seed)
        ever = np.zeros(200)
        np.maximum.at(ever, unit, support)
        naive.append(fit(risk_sets(ever[unit][:, None], ended, clock, unit)).logs[0])
        honest.append(fit(risk_sets(support[:, None], ended, clock, unit)).logs[0])
    assert max(naive) < 0
    assert np.mean(honest) == pytest.approx(np.log(2), abs=0.12)


@pytest.mark.parametrize("switch", [0.03, 0.3], ids=["support that stays", "support that comes and goes"])
def test_support_without_effect_gets_a_verdict_about_one_time_in_twenty(wars, switch):
    """What the command says of wars that end whatever happens to support."""
    said = 0
    for seed in range(60):
        (found,) = answers(wars(1000 + seed, units=120, switch=switch).test(), engine="newton")
        said += found.verdict != "cannot be told"
    assert said <= binom.ppf(0.999, 60, 0.05)
