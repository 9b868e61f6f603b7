"""The smallest changes, against a grid, another library, and trying every cell."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from comity.partners.regret.nearest import (
    nearest_weights,
    several_cells,
    single_cells,
    single_weights,
    with_one_weight,
)

Reals = NDArray[np.float64]


def at_random(seed: int) -> tuple[Reals, Reals, int]:
    draw = np.random.default_rng(seed)
    n, m = draw.integers(2, 5), draw.integers(2, 4)
    cells = draw.integers(0, 11, (n, m)) / 10
    weights = draw.dirichlet(np.ones(m))
    return cells, weights, int(np.argmin(cells @ weights))


def leads(cells: Reals, weights: Reals, one: int, within: float = 1e-7) -> bool:
    return bool((cells @ weights).max() <= cells[one] @ weights + within)


@pytest.mark.parametrize("seed", range(40))
def test_the_nearest_weights_are_those_of_another_library(seed: int) -> None:
    cells, base, one = at_random(seed)
    m = len(base)
    found = nearest_weights(cells, base, one)
    # variables: what is added to and what is taken from each weight
    lead = np.delete(cells - cells[one], one, axis=0)
    both = np.hstack([lead, -lead])
    twin = linprog(
        np.ones(2 * m) / 2,
        np.vstack([both, np.hstack([-np.eye(m), np.eye(m)])]),
        np.concatenate([-lead @ base, base]),
        np.concatenate([np.ones(m), -np.ones(m)])[None, :],
        [0.0],
    )
    assert (found is None) == (twin.status == 2)
    if found is not None:
        assert leads(cells, found, one)
        assert np.abs(found - base).sum() / 2 == pytest.approx(twin.fun, abs=1e-6)


@pytest.mark.parametrize("seed", range(40))
def test_one_weight_alone_is_moved_no_further_than_it_must(seed: int) -> None:
    cells, base, one = at_random(seed)
    grid = np.linspace(0, 1, 401)
    found = {m.criterion: m for m in single_weights(cells, base, one)}
    for c in range(len(base)):
        enough = [s for s in grid if leads(cells, with_one_weight(base, c, float(s)), one, 1e-12)]
        if c in found:
            assert leads(cells, with_one_weight(base, c, found[c].after), one)
            assert all(abs(s - base[c]) >= found[c].size - 1e-6 for s in enough)
        else:
            assert not enough


def test_a_lead_of_nothing_but_rounding_holds_nobody_up() -> None:
    # both other criteria add up to 0 against the second offer, whatever the weight of the first
    cells = np.array([[0.5, 0.3, 0.1], [0.5, 0.0, 0.4], [1.0, 0.0, 0.0]])
    base = np.array([0.9, 0.05, 0.05])
    assert 0 < abs((cells[0] - cells[1]) @ with_one_weight(base, 0, 0.0)) < 1e-12
    for one in (0, 1):
        found = {m.criterion: m.after for m in single_weights(cells, base, one)}
        assert found[0] == pytest.approx(2 / 7)


def test_there_are_cases_of_both_kinds() -> None:
    found = [nearest_weights(*at_random(s)) is None for s in range(40)]
    assert 3 < sum(found) < 37
    alone = [bool(list(single_cells(*at_random(s), [0] * 9))) for s in range(40)]
    assert 3 < sum(alone) < 37


@pytest.mark.parametrize("seed", range(40))
def test_one_cell_alone_is_changed_no_more_than_it_must(seed: int) -> None:
    cells, weights, one = at_random(seed)
    found = {(m.offer, m.criterion): m.after for m in single_cells(cells, weights, one, [0] * len(weights))}
    for i, c in np.ndindex(*cells.shape):
        enough = []
        for x in np.linspace(0, 1, 201):
            changed = cells.copy()
            changed[i, c] = x
            if leads(changed, weights, one, 1e-12):
                enough.append(abs(float(x) - cells[i, c]))
        if (i, c) in found:
            changed = cells.copy()
            changed[i, c] = found[i, c]
            assert leads(changed, weights, one)
            assert all(by >= abs(found[i, c] - cells[i, c]) - 1e-6 for by in enough)
        elif not leads(cells, weights, one):
            assert not enough


@pytest.mark.parametrize("seed", range(40))
def test_several_cells_are_no_larger_a_change_than_one(seed: int) -> None:
    cells, weights, one = at_random(seed)
    if leads(cells, weights, one):
        return
    found = several_cells(cells, weights, one, [0] * len(weights))
    changed = cells.copy()
    for m in found:
        assert m.offer is not None
        changed[m.offer, m.criterion] = m.after
    assert leads(changed, weights, one)
    alone = [m.size for m in single_cells(cells, weights, one, [0] * len(weights))]
    assert sum(m.size for m in found) <= min(alone, default=np.inf) * (1 + 1e-3) + 1e-6


def test_grades_change_by_whole_steps() -> None:
    cells = np.array([[1.0, 0.0], [0.5, 0.25]])
    found = list(single_cells(cells, np.array([0.5, 0.5]), 1, [2, 4]))
    # 1/8 behind: a quarter of the scale on one criterion, the next step there is a half, or a quarter
    assert [(m.offer, m.criterion, m.after) for m in found] == [(1, 0, 1.0), (1, 1, 0.5), (0, 0, 0.5)]
