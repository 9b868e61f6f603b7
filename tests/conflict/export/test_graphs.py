"""GraphML and GEXF: what networkx reads back is the graph that was written."""

from __future__ import annotations

import io
from typing import Any

import networkx as nx
import pytest

from comity.case.read import load_text
from comity.catalogue.entries import load_entry, names
from comity.conflict.analyse import analyse
from comity.conflict.export import export
from comity.conflict.export import move_graph as room
from comity.conflict.export.move_graph import to_networkx
from comity.conflict.model import Model, build
from comity.errors import TooLargeError


def read_graphml(text: str) -> Any:
    return nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)


def read_gexf(text: str) -> Any:
    return nx.read_gexf(io.BytesIO(text.encode()))


def plain_moves(model: Model) -> set[tuple[str, str, str, bool]]:
    """The moves of an option model by trying every pair of states: the definition read aloud."""
    way = {"forward": ("N", "Y"), "back": ("Y", "N")}
    states = [model.label(s) for s in range(model.n_states)]
    found = set()
    for a in states:
        for b in states:
            changed = [(o, x, y) for o, x, y in zip(model.options, a, b, strict=True) if x != y]
            owners = {o.by for o, _, _ in changed}
            if len(owners) == 1 and all(way.get(o.moves, (x, y)) == (x, y) for o, x, y in changed):
                k = model.parties.index(next(iter(owners)))
                found.add(
                    (a, b, model.parties[k], bool(model.ranks[k, model.index(b)] > model.ranks[k, model.index(a)]))
                )
    return found


@pytest.mark.parametrize("name", [n for n in names() if n != "elmira"])
def test_edges_are_the_moves_of_the_definition(name: str) -> None:
    model = build(load_entry(name).case)
    edges = {(a, b, v["party"], v["improvement"]) for a, b, v in to_networkx(model).edges(data=True)}
    assert edges == plain_moves(model)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("with_result", [False, True])
def test_graphml_reads_back_equal(name: str, with_result: bool) -> None:
    model = build(load_entry(name).case)
    result = analyse(model) if with_result else None
    graph, back = to_networkx(model, result), read_graphml(export(model, "graphml", result))
    assert isinstance(back, nx.MultiDiGraph)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert dict(back.adj) == dict(graph.adj)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("with_result", [False, True])
def test_gexf_reads_back_equal(name: str, with_result: bool) -> None:
    model = build(load_entry(name).case)
    result = analyse(model) if with_result else None
    graph, back = to_networkx(model, result), read_gexf(export(model, "gexf", result))
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    edges = sorted((a, b, v["party"], v["improvement"]) for a, b, v in back.edges(data=True))
    assert edges == sorted((a, b, v["party"], v["improvement"]) for a, b, v in graph.edges(data=True))


def test_two_parties_may_have_a_move_between_the_same_states() -> None:
    text = """comity: 1
title: shared
parties: {a: A, b: B}
conflict:
  states: {s: The start, t: "The <end> & \\"more\\""}
  moves: {a: [s -> t], b: [s -> t, t -> s]}
  preferences: {a: {ranking: [t, s]}, b: {ranking: [s, t]}}
"""
    model = build(load_text(text))
    for back in (read_graphml(export(model, "graphml")), read_gexf(export(model, "gexf"))):
        edges = sorted((a, b, v["party"], v["improvement"]) for a, b, v in back.edges(data=True))
        assert edges == [("s", "t", "a", True), ("s", "t", "b", False), ("t", "s", "b", True)]
        assert back.nodes["t"]["words"] == 'The <end> & "more"'


def test_a_result_marks_equilibria_and_who_is_stable() -> None:
    model = build(load_entry("syria_iraq_1975").case)
    nodes = to_networkx(model, analyse(model)).nodes
    assert [s for s in nodes if nodes[s]["gmr"]] == ["NNN", "NYY"]
    assert nodes["NNN"]["nash_syria"]
    assert not nodes["NNN"]["nash_iraq"]
    assert nodes["NNN"]["status_quo"]
    assert nodes["NNN"]["rank_syria"] == 1
    assert nodes["YNY"]["rank_syria"] == 6


def test_the_text_is_the_same_on_every_day() -> None:
    model = build(load_entry("chicken").case)
    assert "lastmodifieddate" not in export(model, "gexf")


def test_too_many_states_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_NODES", 5)
    with pytest.raises(TooLargeError, match="6 states; at most 5"):
        export(build(load_entry("syria_iraq_1975").case), "graphml")


def test_too_many_moves_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_EDGES", 7)
    with pytest.raises(TooLargeError, match="more than 7 moves"):
        export(build(load_entry("chicken").case), "gexf")
