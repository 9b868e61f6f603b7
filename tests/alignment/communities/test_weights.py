"""The matrix of a window, in the order of names."""

from __future__ import annotations

import datetime as dt

import numpy as np

from comity.alignment.communities.weights import graph_of, positive_ties, signed_weights
from comity.alignment.network import Snapshot

YEAR = (dt.date(1930, 1, 1), dt.date(1930, 12, 31))


def test_actors_come_in_the_order_of_names_with_their_weights_and_signs() -> None:
    snap = Snapshot(
        ("c", "a", "b"), np.array([0, 1]), np.array([1, 2]), np.array([-1, 1], np.int8), np.array([2.0, 5.0]), *YEAR
    )
    actors, weights = signed_weights(snap)
    assert actors == ("a", "b", "c")
    assert weights.tolist() == [[0, 5, -2], [5, 0, 0], [-2, 0, 0]]
    assert positive_ties(weights).sum() == 2
    assert list(graph_of(weights).edges(data="weight")) == [(0, 1, 5.0)]
    assert graph_of(weights).number_of_nodes() == 3
