"""Deadlocks and circles, against every order tried and against networkx."""

from __future__ import annotations

import random

import networkx as nx

from comity.settlement.sequence.circles import circles, deadlocks, follows, shortest_circle
from comity.testing.sequences_at_random import can_be_ordered

ACTS = ("a", "b", "c", "d", "e")


def arrows_at_random(rng: random.Random) -> list[tuple[str, str]]:
    return [(x, y) for x in ACTS for y in ACTS if x != y and rng.random() < rng.choice((0.15, 0.3))]


def test_there_is_no_deadlock_exactly_where_some_order_meets_every_claim() -> None:
    rng = random.Random(1)
    seen = set()
    for _ in range(150):
        arrows = arrows_at_random(rng)
        free = not deadlocks(follows(ACTS, arrows))
        assert free == can_be_ordered(ACTS, arrows)
        seen.add(free)
    assert seen == {True, False}


def test_two_acts_are_in_one_deadlock_exactly_if_each_leads_to_the_other() -> None:
    rng = random.Random(2)
    for _ in range(60):
        arrows = arrows_at_random(rng)
        paths = nx.DiGraph(arrows)
        paths.add_nodes_from(ACTS)
        found = deadlocks(follows(ACTS, arrows))
        for x in ACTS:
            for y in ACTS:
                if x != y:
                    both = nx.has_path(paths, x, y) and nx.has_path(paths, y, x)
                    assert any(x in d and y in d for d in found) == both


def test_deadlocks_and_their_acts_come_by_name() -> None:
    after = follows("dcba", [("d", "c"), ("c", "d"), ("b", "a"), ("a", "b")])
    assert deadlocks(after) == (("a", "b"), ("c", "d"))


def test_an_act_before_itself_is_a_deadlock_of_one() -> None:
    assert deadlocks({"a": ["a"], "b": ["a"]}) == (("a",),)


def test_all_circles_are_found_and_the_shortest_come_first() -> None:
    rng = random.Random(3)
    for _ in range(60):
        arrows = arrows_at_random(rng)
        found = list(circles(follows(ACTS, arrows)))
        assert [len(c) for c in found] == sorted(len(c) for c in found)
        assert len(set(found)) == len(found)
        assert {frozenset(zip(c, (*c[1:], c[0]), strict=True)) for c in found} == {
            frozenset(zip(c, (*c[1:], c[0]), strict=True)) for c in nx.simple_cycles(nx.DiGraph(arrows))
        }
        assert all(c[0] == min(c) for c in found)


def test_a_shortest_circle_through_an_act_is_as_short_as_any() -> None:
    rng = random.Random(4)
    for _ in range(60):
        arrows = arrows_at_random(rng)
        after = follows(ACTS, arrows)
        for act in ACTS:
            lengths = [len(c) for c in circles(after) if act in c]
            found = shortest_circle(after, act)
            assert (len(found) if found else None) == min(lengths, default=None)
