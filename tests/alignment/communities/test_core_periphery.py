"""Core and periphery: the fit is a correlation, the search finds the best split, the test tells chance from order."""

from __future__ import annotations

from itertools import product

import networkx as nx
import numpy as np
import pytest

from comity.alignment.communities.core_periphery import best_core, core_periphery, fit_of
from comity.budget import Budget
from comity.errors import BudgetExceededError


def plain_fit(tied: np.ndarray, core: np.ndarray) -> float:
    """Correlation over the pairs that lie inside the core or inside the periphery."""
    cells = [
        (float(core[i]), float(tied[i, j]))
        for i in range(len(tied))
        for j in range(i)
        if bool(core[i]) == bool(core[j])
    ]
    pattern, ties = map(np.array, zip(*cells, strict=True)) if cells else (np.zeros(1), np.zeros(1))
    return float(np.corrcoef(pattern, ties)[0, 1]) if pattern.std() and ties.std() else 0.0


def graph(seed: int, size: int = 8) -> np.ndarray:
    return nx.to_numpy_array(nx.gnp_random_graph(size, 0.25 + 0.02 * (seed % 20), seed=seed)) > 0


def names(size: int) -> tuple[str, ...]:
    return tuple(f"a{k:03d}" for k in range(size))


@pytest.mark.parametrize("seed", range(10))
def test_the_fit_is_the_correlation_with_the_pattern(seed: int) -> None:
    tied = graph(seed)
    core = np.random.default_rng(seed).random(8) < 0.5
    inside, outside = tied[np.ix_(core, core)].sum() / 2, tied[np.ix_(~core, ~core)].sum() / 2
    assert np.isclose(fit_of(float(core.sum()), inside, outside, 8), plain_fit(tied, core))


def test_the_search_finds_the_best_of_all_splits_in_small_networks() -> None:
    for seed in range(20):
        tied = graph(seed)
        best = max(plain_fit(tied, np.array(core)) for core in product((False, True), repeat=8))
        core, fit = best_core(tied)
        assert np.isclose(fit, plain_fit(tied, core))
        assert np.isclose(fit, best), seed


def test_a_perfect_core_is_found_and_is_more_than_chance() -> None:
    tied = np.zeros((15, 15), bool)
    tied[:5, :5] = ~np.eye(5, dtype=bool)
    for k in range(5, 15):
        tied[k, k % 5] = tied[k % 5, k] = True
    found = core_periphery(names(15), tied)
    assert (found.members, found.fit, found.chance) == (names(5), 1.0, 1 / 200)
    assert found.sentences()[1].startswith("This is more than chance gives")


def test_random_networks_are_called_more_than_chance_no_oftener_than_they_should() -> None:
    found = []
    for seed in range(40):
        tied = nx.to_numpy_array(nx.gnm_random_graph(12, 25, seed=seed)) > 0
        found.append(core_periphery(names(12), tied, shuffles=19, seed=seed).chance)
    assert sum(chance is not None and chance <= 0.05 for chance in found) <= 6
    assert 0.35 < np.mean([chance for chance in found if chance is not None]) < 0.7


def test_no_core_where_ties_do_not_vary_or_actors_are_few() -> None:
    full = ~np.eye(6, dtype=bool)
    for tied in (full, np.zeros((6, 6), bool), ~np.eye(3, dtype=bool), np.zeros((0, 0), bool)):
        found = core_periphery(names(len(tied)), tied)
        assert (found.members, found.fit, found.chance) == ((), 0.0, None)
        assert found.sentences() == ("No core and periphery can be told apart.",)


def test_without_shuffles_there_is_no_test_and_a_budget_stops_it() -> None:
    assert core_periphery(names(8), graph(3), shuffles=0).chance is None
    with pytest.raises(BudgetExceededError):
        core_periphery(names(8), graph(3), pause=Budget(0.0).check)
