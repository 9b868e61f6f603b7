"""Roles of brokers against the triple loop."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from comity.alignment.communities.roles import broker_roles


def plain(tied: np.ndarray, groups: np.ndarray) -> np.ndarray:
    out = np.zeros((len(tied), 4), int)
    for b in range(len(tied)):
        for a in range(len(tied)):
            for c in range(a):
                if not (tied[a, b] and tied[b, c]) or tied[a, c] or b in (a, c):
                    continue
                kinds = len({groups[a], groups[b], groups[c]})
                if kinds == 1:
                    role = 0
                elif kinds == 3:
                    role = 3
                else:
                    role = 2 if groups[a] == groups[c] else 1
                out[b, role] += 1
    return out


@pytest.mark.parametrize("seed", range(15))
def test_roles_are_those_of_the_triple_loop(seed: int) -> None:
    tied = nx.to_numpy_array(nx.gnp_random_graph(11, 0.35, seed=seed)) > 0
    groups = np.random.default_rng(seed).integers(0, 3, 11)
    found = broker_roles(tied, groups)
    assert np.array_equal(found, plain(tied, groups))
    assert np.array_equal(found, broker_roles(tied, 2 - groups))


@pytest.mark.parametrize(
    ("groups", "role"), [((0, 0, 0), 0), ((0, 0, 1), 1), ((1, 0, 0), 1), ((0, 1, 0), 2), ((0, 1, 2), 3)]
)
def test_each_role_has_its_picture(groups: tuple[int, int, int], role: int) -> None:
    path = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], bool)
    found = broker_roles(path, np.array(groups))
    assert found[1].tolist() == [int(k == role) for k in range(4)]
    assert not broker_roles(np.ones((3, 3), bool) ^ np.eye(3, dtype=bool), np.array(groups)).any()
