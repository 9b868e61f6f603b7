"""Communities at several resolutions."""

from __future__ import annotations

import networkx as nx
import numpy as np

from comity.alignment.communities.found import communities
from comity.alignment.communities.sweep import RESOLUTIONS, sweep


def ring_of_cliques(cliques: int, size: int) -> np.ndarray:
    return nx.to_numpy_array(nx.ring_of_cliques(cliques, size))


def names(size: int) -> tuple[str, ...]:
    return tuple(f"a{k:03d}" for k in range(size))


def test_resolution_one_is_shown_and_always_there() -> None:
    found = sweep(names(12), ring_of_cliques(3, 4), (0.2, 2.0))
    assert [one.resolution for one in found.at] == [0.2, 1.0, 2.0]
    assert found.shown is found.at[1]
    assert (found.shown.runs, found.at[0].runs) == (100, 20)
    assert [one.resolution for one in sweep(names(12), ring_of_cliques(3, 4)).at] == list(RESOLUTIONS)


def test_the_plateau_ends_where_the_answer_changes() -> None:
    """Three cliques in a ring: all together at a low resolution, the cliques, and everybody alone at a high one."""
    found = sweep(names(12), ring_of_cliques(3, 4), (0.05, 0.8, 1.2, 30.0))
    assert [len(one.groups) for one in found.at] == [1, 3, 3, 3, 0]
    assert found.plateau == (0.8, 1.2)
    assert found.sentences()[-1].startswith("The answer is the same at resolutions from 0.8 to 1.2; from 0.05 to 30")


def test_a_higher_resolution_parts_what_the_resolution_limit_joins() -> None:
    """Fortunato and Barthélemy (2007): in a ring of 30 cliques of 5, modularity joins neighbours."""
    found = sweep(names(150), ring_of_cliques(30, 5), (1.0, 4.0))
    assert len(found.shown.groups) < 30
    assert len(found.at[-1].groups) == 30


def test_what_is_known_of_resolution_one_is_taken_over() -> None:
    weights = ring_of_cliques(3, 4)
    shown = communities(names(12), weights, runs=7)
    found = sweep(names(12), weights, (0.5,), shown=shown)
    assert found.shown is shown
    assert found.to_json()["sweep"][1]["runs"] == 7
