"""The fewest acts to hold, against every set of acts."""

from __future__ import annotations

import random
from fractions import Fraction

from comity.settlement.sequence.circles import deadlocks, follows
from comity.settlement.sequence.graph import graph_of
from comity.settlement.sequence.holding import smallest
from comity.testing.sequences_at_random import Shape, can_be_ordered, lightest_of, random_sequence, subsets


def test_the_smallest_sets_to_hold_are_those_found_by_trying_every_set() -> None:
    rng = random.Random(10)
    closed = 0
    for _ in range(60):
        graph = graph_of(random_sequence(rng, Shape(acts=5, claims=10)))
        if not deadlocks(follows(graph.acts, [(a.first, a.then) for a in graph.arrows])):
            continue
        may = [a for a in graph.acts if rng.random() < 0.8]
        enough = []
        for s in subsets(range(len(may))):
            held = {may[k] for k in s}
            rest = [(a.first, a.then) for a in graph.arrows if not held & {a.first, a.then}]
            if can_be_ordered(graph.acts, rest):
                enough.append(s)
        found = smallest(graph, may)
        if not enough:
            closed += 1
            assert not found.sets
            assert not set(found.circle) & set(may)
            continue
        _, best = lightest_of(enough, [Fraction(1)] * len(may))
        assert {frozenset(s) for s in found.sets} == {frozenset(may[k] for k in s) for s in best}
    assert closed
