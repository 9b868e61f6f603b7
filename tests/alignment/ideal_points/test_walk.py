"""The chances of places over sessions, against the sum over every path."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from comity.alignment.ideal_points import walk as module
from comity.alignment.ideal_points.walk import grid, posterior


def test_the_sums_forwards_and_backwards_are_those_over_every_path() -> None:
    rng = np.random.default_rng(3)
    places = np.linspace(-2, 2, 5)
    loglik = rng.normal(size=(3, 2, 5))
    weights, total = posterior(loglik, places, 0.6)
    prior = np.exp(-0.5 * places**2)
    prior /= prior.sum()
    step = np.exp(-0.5 * ((places[None] - 0.8 * places[:, None]) / 0.6) ** 2)
    step /= step.sum(axis=1, keepdims=True)
    like = np.exp(loglik)
    plain, logs = np.zeros((3, 2, 5)), 0.0
    for n in range(2):
        for path in itertools.product(range(5), repeat=3):
            chance = prior[path[0]] * step[path[0], path[1]] * step[path[1], path[2]]
            chance *= np.prod([like[s, n, q] for s, q in enumerate(path)])
            for s, q in enumerate(path):
                plain[s, n, q] += chance
        logs += np.log(plain[0, n].sum())
    assert np.allclose(weights, plain / plain.sum(axis=2, keepdims=True))
    assert total == pytest.approx(logs)


@pytest.mark.parametrize("walk", [0.1, 0.3, 0.9, 1.0])
def test_without_votes_every_session_is_standard_normal(walk: float) -> None:
    places = grid(walk)
    weights, total = posterior(np.zeros((6, 1, len(places))), places, walk)
    assert total == pytest.approx(0.0, abs=1e-9)
    assert weights[:, 0] @ places == pytest.approx(np.zeros(6), abs=1e-9)
    assert weights[:, 0] @ places**2 == pytest.approx(np.ones(6), abs=0.01)


def test_sessions_know_of_one_another_only_through_the_walk() -> None:
    places = grid(0.2)
    loglik = np.zeros((2, 1, len(places)))
    loglik[0, 0] = -0.5 * ((places - 2.0) / 0.1) ** 2
    near = posterior(loglik, places, 0.2)[0][1, 0] @ places
    apart = posterior(loglik, places, 1.0)[0][1, 0] @ places
    assert near == pytest.approx(np.sqrt(1 - 0.04) * 2.0 / 1.01, abs=0.01)  # normal with normal, then one step
    assert apart == pytest.approx(0.0, abs=1e-9)
    assert module.STEP < 0.2
