"""Brokerage actor by actor."""

from __future__ import annotations

import json

import networkx as nx
import numpy as np

from comity.alignment.communities.brokerage import brokerage


def test_the_bridge_of_two_cliques_comes_first_and_says_between_whom() -> None:
    tied = nx.to_numpy_array(nx.barbell_graph(4, 1), nodelist=range(9)) > 0
    found = brokerage(tuple("abcdefghi"), tied, np.array([0, 0, 0, 0, 1, 2, 2, 2, 2]))
    assert found.first(1) == ("e",)
    assert found.role(4) == "liaison"
    assert found.role(0) is None
    assert found.sentences()[:2] == (
        "Most shortest paths between others run through e, d and f.",
        "e joins 1 pair of actors without a tie of their own, most often between two groups that are not its own "
        "(100%).",
    )
    assert found.to_json()["e"]["roles"] == {"coordinator": 0, "gatekeeper": 0, "consultant": 0, "liaison": 1}


def test_without_ties_nobody_stands_between_others() -> None:
    found = brokerage(("a", "b"), np.zeros((2, 2), bool), np.array([0, 1]))
    assert found.sentences() == ("Nobody stands between others.",)
    assert json.loads(json.dumps(found.to_json(), allow_nan=False))["a"]["constraint"] is None
