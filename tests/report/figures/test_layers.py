from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.report.figures.layers import place

BOX, GAPS, MOST = (100.0, 40.0), (20.0, 30.0), 4


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[int, int], list[tuple[int, int]]]:
    n = draw(st.integers(1, 14))
    layer = {k: draw(st.integers(0, 4)) for k in range(n)}
    layer = {k: sorted(set(layer.values())).index(v) for k, v in layer.items()}
    pairs = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] != p[1])
    return layer, draw(st.lists(pairs, max_size=20)) if n > 1 else []


@given(graphs())
@settings(max_examples=150)
def test_boxes_never_overlap_and_stay_inside(graph: tuple[dict[int, int], list[tuple[int, int]]]) -> None:
    layer, edges = graph
    found = place(layer, edges, BOX, GAPS, MOST)
    assert set(found.centre) == set(layer)
    for a, (x, y) in found.centre.items():
        assert BOX[0] / 2 <= x <= found.width - BOX[0] / 2
        assert BOX[1] / 2 <= y <= found.height - BOX[1] / 2
        for b, (u, v) in found.centre.items():
            assert a == b or abs(x - u) >= BOX[0] or abs(y - v) >= BOX[1]


@given(graphs())
@settings(max_examples=100)
def test_arrows_pass_rows_between_boxes(graph: tuple[dict[int, int], list[tuple[int, int]]]) -> None:
    layer, edges = graph
    found = place(layer, edges, BOX, GAPS, MOST)
    for e in range(len(edges)):
        for x, y in found.bends[e]:
            assert all(abs(x - u) >= BOX[0] / 2 for u, v in found.centre.values() if v == y)


@given(graphs())
@settings(max_examples=50)
def test_what_is_further_from_today_stands_lower(graph: tuple[dict[int, int], list[tuple[int, int]]]) -> None:
    layer, edges = graph
    found = place(layer, edges, BOX, GAPS, MOST)
    for a in layer:
        for b in layer:
            assert layer[a] >= layer[b] or found.centre[a][1] < found.centre[b][1]
