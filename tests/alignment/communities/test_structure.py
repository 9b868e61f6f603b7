"""The whole answer: order of actors, budgets, what it says, and its size."""

from __future__ import annotations

import csv
import datetime as dt
import json
import time
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.communities.poles import candidates
from comity.alignment.communities.structure import structure
from comity.alignment.communities.weights import signed_weights
from comity.alignment.network import Snapshot
from comity.budget import Budget
from comity.errors import TooLargeError

YEAR = (dt.date(1930, 1, 1), dt.date(1930, 12, 31))
EDGES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cow_signed_networks" / "edges.csv"


def snapshot(rows: list[tuple[str, str, int]], order: list[str] | None = None) -> Snapshot:
    names = order or sorted({name for a, b, _ in rows for name in (a, b)})
    pairs = sorted((*sorted((names.index(a), names.index(b))), sign) for a, b, sign in rows)
    a, b, sign = np.array(pairs).T if pairs else np.zeros((3, 0), int)
    return Snapshot(tuple(names), a, b, sign.astype(np.int8), np.ones(len(pairs)), *YEAR)


def random_rows(seed: int, size: int, ties: int, negative: float = 0.3) -> list[tuple[str, str, int]]:
    rng = np.random.default_rng(seed)
    graph = nx.gnm_random_graph(size, ties, seed=seed)
    return [(f"n{a:03d}", f"n{b:03d}", -1 if rng.random() < negative else 1) for a, b in graph.edges]


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 1000), st.randoms())
def test_the_order_of_actors_does_not_matter(seed: int, shuffler: object) -> None:
    rows = random_rows(seed, 12, 26)
    order = sorted({name for a, b, _ in rows for name in (a, b)})
    shuffler.shuffle(order)  # type: ignore[attr-defined]
    one, two = snapshot(rows), snapshot(rows, order)
    assert structure(one, thorough=seed > 900).to_json() == structure(two, thorough=seed > 900).to_json()


def test_two_camps_at_odds_are_two_candidates_for_poles() -> None:
    camps = ["abcde", "vwxyz"]
    rows = [(p, q, 1) for camp in camps for k, p in enumerate(camp) for q in camp[:k]]
    rows += [(p, q, -1) for p, q in zip(*camps, strict=True)] + [("a", "b2", 1)]
    found = structure(snapshot(rows))
    assert found.poles is not None
    assert [(p.members[0], p.quarrels, p.against) for p in found.poles] == [("a", 0, 5), ("v", 0, 5)]
    assert found.signed is not None
    assert found.ended is None
    assert found.depth.tolist()[:2] == [4, 4]


def test_a_small_group_and_one_with_most_ties_outside_are_no_candidates() -> None:
    rows = [("a", "b", 1), ("c", "d", 1), ("c", "e", 1), ("d", "e", 1)]
    found = structure(snapshot(rows))
    assert found.poles is not None
    assert [p.members for p in found.poles] == [("c", "d", "e")]
    assert found.signed is None
    assert found.communities is not None
    actors, weights = signed_weights(snapshot(rows))
    assert len(candidates(found.communities.shown, weights, smallest=2)) == 2
    assert actors == ("a", "b", "c", "d", "e")


def test_groups_that_are_given_decide_the_roles() -> None:
    rows = [("a", "b", 1), ("b", "c", 1)]
    by = structure(snapshot(rows), groups={"a": "west", "b": "west", "c": "east"})
    alone = structure(snapshot(rows), groups={})
    assert by.brokerage is not None
    assert alone.brokerage is not None
    assert (by.brokerage.role(1), alone.brokerage.role(1)) == ("gatekeeper", "liaison")
    assert by.to_json()["roles_by"] == "groups given"


def test_a_budget_that_ends_leaves_what_was_found_and_says_why() -> None:
    found = structure(snapshot(random_rows(1, 20, 60)), Budget(0.0))
    assert found.communities is None
    assert found.depth.any()
    assert found.ended == "the budget of 0 seconds ran out"
    assert found.sentences()[-1] == "Not everything was found: the budget of 0 seconds ran out."


class _Counted(Budget):
    """Ends after so many questions."""

    def __init__(self, questions: int) -> None:
        super().__init__(1.0)
        self.questions = questions

    def over(self) -> bool:
        self.questions -= 1
        return self.questions < 0


def test_parts_that_were_found_stay_when_the_time_runs_out_later() -> None:
    snap = snapshot(random_rows(1, 20, 60))
    whole = structure(snap).to_json()
    ends = [structure(snap, _Counted(questions)).to_json() for questions in (0, 700, 1_500, 10**9)]
    for found in ends:
        for part in ("signed", "poles", "brokerage", "core"):
            assert found[part] is None or found[part] == whole[part]
        if found["communities"] is not None:
            assert found["communities"]["communities"] == whole["communities"]["communities"]
        assert (found["ended"] is None) == (found == whole)
    assert ends[-1] == whole
    assert any(found["communities"] is not None and found["core"] is None for found in ends)


def test_no_ties_and_only_negative_ties_have_an_answer() -> None:
    none = structure(snapshot([]))
    assert none.sentences() == ("No ties stood in this window.",)
    foes = structure(snapshot([("a", "b", -1), ("b", "c", -1)]))
    assert foes.communities is not None
    assert foes.communities.shown.groups == ()
    assert foes.poles == ()
    assert foes.sentences()[0] == "Positive ties form no community."
    for found in (none, foes):
        json.dumps(found.to_json(), allow_nan=False)


def test_plain_values_are_json_and_the_same_each_time() -> None:
    seed = 2
    found = structure(snapshot(random_rows(seed, 25, 80)), seed=seed)
    text = json.dumps(found.to_json(), allow_nan=False)
    assert text == json.dumps(structure(snapshot(random_rows(seed, 25, 80)), seed=seed).to_json(), allow_nan=False)
    assert all(sentence.endswith(".") for sentence in found.sentences())
    assert not any("  " in sentence for sentence in found.sentences())


def test_two_hundred_actors_take_a_few_seconds_where_the_answer_is_to_be_quick() -> None:
    began = time.process_time()
    found = structure(snapshot(random_rows(1, 200, 2000)), thorough=False)
    assert time.process_time() - began < 15
    assert found.ended is None
    assert found.communities is not None
    assert found.communities.shown.stability < 0.5
    assert any("There may be no communities here." in sentence for sentence in found.sentences())


def test_a_quick_answer_rests_on_fewer_runs_and_tests_nothing() -> None:
    found = structure(snapshot(random_rows(1, 20, 60)), thorough=False).to_json()
    assert (found["communities"]["runs"], found["signed"]["runs"], found["core"]["chance"]) == (10, 10, None)
    assert len(found["communities"]["sweep"]) == 1


def test_too_many_actors_are_refused_with_ways_out() -> None:
    names = tuple(f"n{k:05d}" for k in range(2001))
    none = np.array([], np.intp)
    with pytest.raises(TooLargeError, match="2,001 actors"):
        structure(Snapshot(names, none, none, none.astype(np.int8), none.astype(float), *YEAR))


@pytest.mark.skipif(
    not EDGES.is_file(), reason="the public data of signed networks of states are not beside the project"
)
def test_the_camps_of_1956_are_found_among_states() -> None:
    with EDGES.open(newline="") as file:
        rows = [(r["state1"], r["state2"], int(r["sign"])) for r in csv.DictReader(file) if r["window"] == "56-59"]
    found = structure(snapshot(rows), thorough=False)
    assert found.communities is not None
    groups = found.communities.shown.groups
    of = {name: k for k, group in enumerate(groups) for name in group}
    assert of["RUS"] == of["POL"] == of["HUN"] == of["ROM"]
    assert of["ARG"] == of["BRA"] == of["MEX"]
    assert of["GBR"] == of["FRA"] == of["BEL"]
    assert len({of["RUS"], of["ARG"], of["GBR"]}) == 3
    assert found.core is not None
    assert found.core.fit > 0.5
