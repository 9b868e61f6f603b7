"""Windows: who is strongest, who is largest over two of them, and where they stand in time."""

from __future__ import annotations

import datetime as dt

import networkx as nx
import numpy as np
import pytest

from comity.alignment.network import Snapshot
from comity.alignment.shift.drawing import recorded
from comity.alignment.shift.positive import positive_of
from comity.alignment.shift.windows import largest_of, shares_of, standing_of, times_of
from comity.errors import UsageError


def snap(rows: list[tuple[str, str, float]], since: int = 1930, until: int | None = None) -> Snapshot:
    names = tuple(sorted({x for a, b, _ in rows for x in (a, b)}))
    ends = np.array([sorted((names.index(a), names.index(b))) for a, b, _ in rows], np.intp).reshape(-1, 2)
    weight = np.array([w for *_, w in rows])
    days = dt.date(since, 1, 1), dt.date(until or since, 12, 31)
    return Snapshot(names, ends[:, 0], ends[:, 1], np.sign(weight).astype(np.int8), np.abs(weight), *days)


def test_a_window_counts_every_actor_but_measures_those_with_positive_ties() -> None:
    window = snap([("a", "b", 2.0), ("b", "c", 1.0), ("c", "d", -1.0)])
    net = positive_of(window)
    found = standing_of(window, net, recorded(net, 0))
    assert (found.actors, found.tied, found.ties) == (4, 3, 3)
    assert found.negative_share == pytest.approx(1 / 3)
    assert (found.strongest, found.strongest_share) == (("b",), 0.5)
    assert found.to_json()["strongest"] == ["b"]


def test_a_window_without_ties_has_no_measures() -> None:
    window = snap([])
    found = standing_of(window, positive_of(window), recorded(positive_of(window), 0))
    assert (found.actors, found.ties, found.strongest) == (0, 0, ())
    assert found.to_json()["effective"] is None
    assert found.to_json()["negative_share"] is None


def test_shares_are_those_of_weighted_degree() -> None:
    rows = [("a", "b", 2.0), ("b", "c", 1.0), ("a", "d", 3.5)]
    graph = nx.Graph()
    graph.add_weighted_edges_from(rows)
    degree = dict(graph.degree(weight="weight"))
    expected = {name: d / sum(degree.values()) for name, d in degree.items()}
    assert shares_of(positive_of(snap(rows))) == pytest.approx(expected)


def test_the_largest_is_the_largest_over_both_windows_whichever_comes_first() -> None:
    one = positive_of(snap([("a", "b", 3.0), ("a", "c", 2.0)]))
    two = positive_of(snap([("d", "b", 3.0), ("d", "c", 1.0)]))
    assert largest_of(one, two) == largest_of(two, one) == ("b",)


def test_actors_that_tie_are_all_largest_and_many_are_none() -> None:
    pair = positive_of(snap([("a", "b", 1.0), ("a", "c", 0.5), ("b", "c", 0.5)]))
    ring = positive_of(snap([(x, y, 1.0) for x, y in zip("abcde", "bcdea", strict=True)]))
    assert largest_of(pair, pair) == ("a", "b")
    assert largest_of(ring, ring) == ()


def test_windows_stand_by_their_middles_in_years_from_the_first() -> None:
    windows = [snap([], 1900, 1909), snap([], 1910, 1919), snap([], 1930, 1939)]
    per, at = times_of(windows)
    assert per == "ten years"
    assert at.tolist() == pytest.approx([0.0, 10.0, 30.0], abs=0.01)
    assert times_of(windows[::-1])[1].tolist() == pytest.approx([0.0, 20.0, 30.0], abs=0.01)


def test_windows_of_one_date_are_one_step_each() -> None:
    assert times_of([snap([])] * 3)[0] == "window"
    assert times_of([snap([])] * 3)[1].tolist() == [0.0, 10.0, 20.0]


def test_windows_in_no_order_are_refused() -> None:
    with pytest.raises(UsageError, match="no order of time"):
        times_of([snap([], 1900), snap([], 1920), snap([], 1910)])
