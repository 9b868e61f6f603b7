"""GraphML and GEXF: what another library wrote is read, and hostile files are refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest

from comity.alignment.reading import graph_xml
from comity.alignment.reading.gexf import read_gexf
from comity.alignment.reading.graphml import read_graphml
from comity.alignment.reading.imported import Imported
from comity.case.alignment import Ties

Read = Callable[[str | bytes, str], Imported]
READERS = pytest.mark.parametrize("read", [read_graphml, read_gexf])


def written(graph: nx.Graph, read: Read) -> str:
    out = io.BytesIO()
    (nx.write_graphml if read is read_graphml else nx.write_gexf)(graph, out)
    return out.getvalue().decode()


def ties(found: Imported) -> Ties:
    assert isinstance(found.value, Ties)
    return found.value


@READERS
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_what_networkx_wrote_is_read(read: Read, directed: bool, seed: int) -> None:
    rng = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(12, 0.3, seed=seed, directed=directed)
    graph = nx.relabel_nodes(graph, {k: f"state {k} & Söhne <{k}>" for k in graph})
    for _, _, data in graph.edges(data=True):
        data.update(sign=int(rng.choice([1, -1])), weight=float(rng.integers(1, 9)), kind="pact", **{"from": "1914"})
    found = read(written(graph, read), "g.xml")
    assert not found.failed, found.problems
    t = ties(found)
    assert set(t.directed) == {directed}
    assert set(t.kind) == {"pact"}
    assert set(t.since) == {"1914"}
    order = tuple if directed else (lambda pair: tuple(sorted(pair)))
    got = {order((a, b)): (s, w) for a, b, s, w in zip(t.a, t.b, t.sign, t.weight, strict=True)}
    assert got == {order((a, b)): (d["sign"], d["weight"]) for a, b, d in graph.edges(data=True)}
    assert len(got) == len(t)


def test_dated_edges_and_spells_of_gexf_become_ties() -> None:
    text = """<?xml version="1.0"?><gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
    <graph mode="dynamic" defaultedgetype="directed" timeformat="date"><attributes class="edge" mode="static">
    <attribute id="0" title="sign" type="integer"><default>-1</default></attribute></attributes>
    <nodes><node id="1" label="Aland"><viz:size value="3"/></node><node id="2" label="Bland"/></nodes>
    <edges><edge id="a" source="1" target="2" start="1990-01-01T00:00:00" end="1991.0"/>
    <edge id="b" source="2" target="1" type="undirected"><attvalues><attvalue for="0" value="1"/></attvalues>
    <spells><spell start="1995" end="1996"/><spell start="1999"/></spells></edge></edges></graph></gexf>"""
    t = ties(read_gexf(text, "g.gexf"))
    assert list(zip(t.a, t.sign, t.directed, t.since, t.until, strict=True)) == [
        ("Aland", -1, True, "1990-01-01", "1991"),
        ("Bland", 1, False, "1995", "1996"),
        ("Bland", 1, False, "1999", ""),
    ]


def test_labels_that_two_nodes_share_are_doubtful_and_ids_are_used() -> None:
    text = """<gexf><graph><nodes><node id="1" label="X"/><node id="2" label="X"/><node id="3" label="Y"/></nodes>
    <edges><edge source="1" target="3"/><edge source="2" target="3"/></edges></graph></gexf>"""
    found = read_gexf(text, "g.gexf")
    assert ties(found).a == ("1", "2")
    assert ties(found).b == ("Y", "Y")
    assert 'labelled "X"' in found.problems[0].what


def test_edges_to_no_node_and_values_nobody_reads_are_said() -> None:
    text = """<graphml><key id="c" for="edge" attr.name="colour"/><graph edgedefault="directed"><node id="x"/>
    <node id="y"/><edge source="x" target="y"><data key="c">red</data></edge>
    <edge source="x" target="ghost"/></graph></graphml>"""
    found = read_graphml(text, "g.graphml")
    assert ties(found).directed == (True,)
    assert [str(p) for p in found.problems] == [
        'g.graphml:3: the edge leads to "ghost", which is no node. Add the node.',
        'g.graphml: warning: values of edges that are not read: "colour". Read are: '
        '"sign", "weight", "kind", "from", "to", "source".',
    ]


LAUGHS = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
HOSTILE = {
    "billion laughs": f'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY l0 "lol">{LAUGHS}]><graphml>&l9;</graphml>',
    "a file from outside": '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><gexf>&x;</gexf>',
    "a type from outside": '<!DOCTYPE g SYSTEM "http://example.org/g.dtd"><gexf/>',
    "an entity that is not defined": "<graphml>&x;</graphml>",
    "deep": "<a>" * 100_000,
    "many attributes": "<graphml " + " ".join(f'a{k}="1"' for k in range(1000)) + "/>",
    "long text": "<graphml><data>" + "x" * 100_000 + "</data></graphml>",
    "a long attribute": '<graphml a="' + "x" * 100_000 + '"/>',
    "cut short": "<graphml><graph>",
    "no XML": "a,b\n1,2\n",
    "empty": "",
    "another format": "<html/>",
}


@READERS
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_and_broken_files_are_refused(read: Read, text: str) -> None:
    for data in (text, text.encode()):
        found = read(data, "g.xml")
        assert found.failed
        assert len(found.value) == 0


@READERS
def test_other_encodings_are_refused(read: Read) -> None:
    data = '<?xml version="1.0" encoding="latin-1"?><graphml><!-- é --></graphml>'.encode("latin-1")
    assert read(data, "g.xml").failed


@READERS
def test_the_number_of_elements_is_bounded(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_xml, "MAX_ELEMENTS", 5)
    found = read("<g>" + "<x/>" * 10 + "</g>", "g.xml")
    assert "more than 5 elements" in found.problems[0].what


def test_a_document_type_is_refused_even_where_the_graph_would_be_read() -> None:
    inside = '<node id="x"/><node id="y"/><edge source="x" target="y"/>'
    graph = f'<graphml><graph edgedefault="directed">{inside}</graph></graphml>'
    assert len(read_graphml(graph, "g.xml").value) == 1
    for kind in ("g", 'g [<!ENTITY a "b">]', 'g SYSTEM "g.dtd"'):
        found = read_graphml(f"<!DOCTYPE {kind}>{graph}", "g.xml")
        assert len(found.value) == 0
        assert "document type declaration" in found.problems[0].what
