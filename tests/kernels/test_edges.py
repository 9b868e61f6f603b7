from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from comity.kernels.edges import HIGH, LOW, Edges, _plain_lowest

GRAPHS = st.integers(1, 8).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=20))
)


def edges_of(n: int, pairs: list[tuple[int, int]]) -> Edges:
    return Edges.of(n, np.array([a for a, _ in pairs], np.int64), np.array([b for _, b in pairs], np.int64))


@given(GRAPHS, st.randoms())
def test_lowest_equals_its_definition(graph: tuple[int, list[tuple[int, int]]], rng: object) -> None:
    n, pairs = graph
    value = np.array([rng.randrange(5) for _ in range(n)], np.int32)  # type: ignore[attr-defined]
    clean = [(a, b) for a, b in pairs if a != b]
    assert edges_of(n, pairs).lowest(value).tolist() == _plain_lowest(clean, value.tolist(), n)


@given(GRAPHS)
def test_repeats_and_self_loops_are_dropped(graph: tuple[int, list[tuple[int, int]]]) -> None:
    n, pairs = graph
    e = edges_of(n, pairs)
    assert sorted(zip(e.origins().tolist(), e.targets.tolist(), strict=True)) == sorted(
        {p for p in pairs if p[0] != p[1]}
    )


def test_a_state_without_edges_has_the_neutral_value() -> None:
    e = edges_of(2, [(0, 1)])
    value = np.array([4, 7], np.int32)
    assert e.lowest(value).tolist() == [7, HIGH]
    assert e.highest(value).tolist() == [7, LOW]


@given(GRAPHS, st.randoms())
def test_rising_keeps_only_edges_to_a_strictly_higher_rank(
    graph: tuple[int, list[tuple[int, int]]], rng: object
) -> None:
    n, pairs = graph
    rank = np.array([rng.randrange(3) for _ in range(n)], np.int32)  # type: ignore[attr-defined]
    up = edges_of(n, pairs).rising(rank)
    expected = {(a, b) for a, b in pairs if rank[b] > rank[a]}
    assert set(zip(up.origins().tolist(), up.targets.tolist(), strict=True)) == expected


@given(GRAPHS, st.randoms())
def test_of_states_lists_the_edges_of_just_those_states(graph: tuple[int, list[tuple[int, int]]], rng: object) -> None:
    n, pairs = graph
    e = edges_of(n, pairs)
    states = np.array([rng.randrange(n) for _ in range(3)])  # type: ignore[attr-defined]
    at, to = e.of_states(states)
    expected = [(k, b) for k, s in enumerate(states) for a, b in sorted({p for p in pairs if p[0] != p[1]}) if a == s]
    assert list(zip(at.tolist(), to.tolist(), strict=True)) == expected
