"""Draws miss ties with the chance that is declared, and hang on nothing but the ties and the seed."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from comity.alignment.shift import drawing
from comity.alignment.shift.drawing import drawn, recorded
from comity.alignment.shift.positive import Positive
from comity.alignment.shift.spread_jit import CENTRALISATION, COMMUNITIES, EFFECTIVE, MODULARITY, POLES, STRONGEST
from comity.budget import Budget
from comity.errors import BudgetExceededError


def net_of(graph: nx.Graph, mark: tuple[int, ...] = (7,)) -> Positive:
    a, b = np.array(sorted(tuple(sorted(e)) for e in graph.edges)).T
    return Positive(tuple(f"n{k}" for k in range(len(graph))), a, b, np.ones(len(a)), mark)


RANDOM = net_of(nx.gnm_random_graph(20, 60, seed=3))


def test_every_tie_is_missed_with_the_chance_that_is_declared() -> None:
    # a network of pairs: each actor has as much, so the effective number counts the ties that are there
    pairs = net_of(nx.from_edgelist([(2 * k, 2 * k + 1) for k in range(40)]))
    ties = drawn(pairs, 0.1, 2000, 0, Budget())[:, EFFECTIVE] / 2
    assert ties.mean() == pytest.approx(36.0, abs=0.25)
    assert ties.var() == pytest.approx(40 * 0.1 * 0.9, rel=0.15)


def test_with_no_doubt_every_draw_is_what_is_recorded() -> None:
    exact = [EFFECTIVE, STRONGEST, CENTRALISATION]
    found = drawn(RANDOM, 0.0, 40, 0, Budget())
    assert (found[:, exact] == recorded(RANDOM, 0)[exact]).all()


def test_the_best_of_the_runs_is_what_is_recorded() -> None:
    single = drawn(RANDOM, 0.0, 200, 0, Budget())[:, MODULARITY]
    assert recorded(RANDOM, 0)[MODULARITY] >= np.median(single)


def test_few_draws_are_the_first_of_many_in_blocks_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    many = drawn(RANDOM, 0.2, 100, 5, Budget())
    monkeypatch.setattr(drawing, "MOST_CELLS", 7 * 60)
    assert np.array_equal(drawn(RANDOM, 0.2, 60, 5, Budget()), many[:60])


def test_another_seed_or_another_mark_is_another_stream() -> None:
    one = drawn(RANDOM, 0.2, 50, 0, Budget())
    other = net_of(nx.gnm_random_graph(20, 60, seed=3), mark=(8,))
    assert not np.array_equal(one, drawn(RANDOM, 0.2, 50, 1, Budget()))
    assert not np.array_equal(one, drawn(other, 0.2, 50, 0, Budget()))


def test_no_ties_have_no_measures() -> None:
    none = np.zeros(0, np.intp)
    empty = Positive((), none, none, np.zeros(0), (1,))
    assert np.isnan(recorded(empty, 0)).all()
    assert np.isnan(drawn(empty, 0.1, 40, 0, Budget())).all()


def test_time_that_has_run_out_stops_the_draws() -> None:
    with pytest.raises(BudgetExceededError):
        drawn(RANDOM, 0.1, 40, 0, Budget(0.0))


def test_clear_communities_are_recorded_as_they_are() -> None:
    cliques = net_of(nx.disjoint_union_all([nx.complete_graph(5)] * 3))
    found = recorded(cliques, 0)
    assert found[COMMUNITIES] == pytest.approx(3.0)
    assert found[POLES] == 3
