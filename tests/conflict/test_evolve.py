"""Evolutions: legal, shortest, and honest about what cannot be undone."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from comity.catalogue.entries import load_entry
from comity.conflict.evolve import evolve
from comity.conflict.model import Model, build
from comity.conflict.plain import Plain, reach
from comity.errors import UsageError
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def models() -> list[Model]:
    shapes = [Shape(2, 4), Shape(3, 4, one_way=0.8), Shape(4, 5, infeasible=0.4), Shape(3, 4, lumps=True, cannot=True)]
    optional = [build(random_case(random.Random(seed), shape)) for shape in shapes for seed in range(6)]
    return optional + [build(random_drawn(random.Random(seed), 3, 7, 0.25)) for seed in range(12)]


def fewest_moves(p: Plain, start: int, *, paying: bool) -> dict[int, int]:
    """Return the least number of moves to every state, nobody moving twice in a row: walked one step at a time."""
    seen, frontier, far, length = {(start, -1)}, [(start, -1)], {start: 0}, 0
    while frontier:
        length += 1
        frontier = [
            (t, j)
            for s, last in frontier
            for j in p.players
            if j != last
            for t in p.moves[j][s]
            if not paying or p.ranks[j][t] > p.ranks[j][s]
        ]
        frontier = [node for node in dict.fromkeys(frontier) if node not in seen]
        seen.update(frontier)
        for s, _ in frontier:
            far.setdefault(s, length)
    return far


@pytest.mark.parametrize("paying", [False, True])
def test_every_path_is_legal_and_none_is_shorter(paying: bool) -> None:
    for model in models():
        assert model.status_quo is not None
        p, found = plain_of(model), evolve(model)
        far = fewest_moves(p, model.status_quo, paying=paying)
        assert set(found.reached(improvements=paying).tolist()) == set(far)
        for s in range(model.n_states):
            if s not in far:
                with pytest.raises(KeyError):
                    found.path(s, improvements=paying)
                continue
            steps = found.path(s, improvements=paying)
            assert len(steps) == far[s]
            at, last = model.status_quo, -1
            for step in steps:
                assert step.origin == at
                assert step.player != last
                assert step.target in p.moves[step.player][at]
                assert step.improves == (p.ranks[step.player][step.target] > p.ranks[step.player][at])
                assert step.improves or not paying
                at, last = step.target, step.player
            assert at == s


def may_lead_to(p: Plain, s: int, goal: int) -> bool:
    """Return whether some moves, whoever makes them, lead from s to the goal."""
    seen, todo = {s}, [s]
    while todo:
        x = todo.pop()
        for t in {t for j in p.players for t in p.moves[j][x]} - seen:
            seen.add(t)
            todo.append(t)
    return goal in seen


def test_no_return_means_that_no_moves_lead_back() -> None:
    without = 0
    for model in models():
        p, found = plain_of(model), evolve(model)
        for s in range(model.n_states):
            gone = s in found.reached() and not may_lead_to(p, s, found.start)
            assert bool(found.no_return[s]) == gone
            without += gone
    assert without > 20


def test_a_step_is_one_way_if_nothing_leads_back_to_where_it_was_made() -> None:
    for model in models()[::2]:
        p, found = plain_of(model), evolve(model)
        for s in found.reached().tolist():
            for step in found.path(s):
                assert found.one_way(step) == (not may_lead_to(p, step.target, step.origin))


def test_cycles_are_where_improvements_go_round_for_ever() -> None:
    seen = 0
    for model in models():
        p, found = plain_of(model), evolve(model)
        assert found.cycles is not None
        graph: nx.DiGraph[int] = nx.DiGraph()
        for s in found.reached(improvements=True).tolist():
            graph.add_node(s)
            graph.add_edges_from((s, t) for j in p.players for t in p.moves[j][s] if p.ranks[j][t] > p.ranks[j][s])
        sinks = [
            sorted(c)
            for c in nx.strongly_connected_components(graph)
            if len(c) > 1 and {t for s in c for t in graph[s]} <= c
        ]
        assert sorted(map(list, found.cycles)) == sorted(sinks)
        for cycle in found.cycles:
            assert all(any(t in cycle for t in graph[s]) for s in cycle)
        seen += len(found.cycles)
    assert seen > 3


def test_an_equilibrium_of_nash_is_never_in_a_cycle() -> None:
    for model in models():
        p = plain_of(model)
        for cycle in evolve(model).cycles or ():
            for s in cycle:
                assert any(p.ranks[j][t] > p.ranks[j][s] for j in p.players for t in p.moves[j][s])


def test_another_start_may_be_given_and_the_start_is_reached_in_no_move() -> None:
    model = build(load_entry("elmira").case)
    found = evolve(model, start=model.index("YNYNY"))
    assert model.label(found.start) == "YNYNY"
    assert found.path(found.start) == ()


def test_without_a_status_quo_the_caller_is_told_what_to_do() -> None:
    with pytest.raises(UsageError, match="status_quo"):
        evolve(build(load_entry("chicken").case))


def test_reached_states_include_all_that_the_parties_reach_together() -> None:
    for model in models()[:8]:
        p, found = plain_of(model), evolve(model)
        assert set(found.reached().tolist()) == reach(p, list(p.players), found.start) | {found.start}


def test_the_json_names_a_path_for_every_target_asked_for() -> None:
    import numpy as np

    model = build(load_entry("elmira").case)
    got = evolve(model).to_json(np.arange(model.n_states))
    assert [e["to"] for e in got["evolutions"]] == [model.label(s) for s in range(model.n_states)]
    assert got["reached"]["of"] == model.n_states
    assert all((e["moves"] is None) <= (e["improvements"] is None) for e in got["evolutions"])
