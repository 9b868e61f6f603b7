"""Holding and splitting what can be, giving up the rest: against every set of arrows."""

from __future__ import annotations

import random
from fractions import Fraction

from comity.case.settlement import Order, Settlement, Term
from comity.settlement.sequence.analyse import sequence
from comity.settlement.sequence.circles import deadlocks, follows
from comity.settlement.sequence.graph import graph_of
from comity.settlement.sequence.mixed import mixture
from comity.testing.sequences_at_random import Shape, can_be_ordered, lightest_of, random_sequence, subsets


def test_no_lighter_claims_open_the_circles_that_have_nothing_to_hold_or_split() -> None:
    rng = random.Random(26)
    seen = 0
    for _ in range(60):
        graph = graph_of(random_sequence(rng, Shape(acts=5, claims=8, ways=True)))
        if not deadlocks(follows(graph.acts, [(a.first, a.then) for a in graph.arrows])):
            continue
        helped = {t.id for t in graph.terms if t.escrow or t.parts > 1}
        found = mixture(graph)
        assert (found is None) == (not helped)
        if found is None:
            continue
        enough = []
        for s in subsets(range(len(graph.arrows))):
            left = [(a.first, a.then) for k, a in enumerate(graph.arrows) if k not in s]
            if can_be_ordered(graph.acts, [p for p in left if not helped & set(p)]):
                enough.append(s)
        least, best = lightest_of(enough, [a.weight.middle for a in graph.arrows])
        assert found.drops.weight == least
        assert {frozenset(graph.arrows.index(a) for a in s) for s in found.drops.sets} == best
        gone = {(a.first, a.then) for a in found.drops.sets[0]}
        acts = {*found.held, *found.split}
        left = [(a.first, a.then) for a in graph.arrows if (a.first, a.then) not in gone]
        assert can_be_ordered(graph.acts, [p for p in left if not acts & set(p)])
        seen += 1
    assert seen > 20


def test_less_is_given_up_with_an_act_held_and_another_split() -> None:
    rows = tuple(Order(p, x, y) for p, x, y in ("pab", "qba", "pac", "qca", "pad", "qda"))
    terms = (Term("a", together=False), Term("b", escrow="a bank"), Term("c", parts=2))
    found = sequence(Settlement(terms=terms, sequence=rows), {"p": "Aland", "q": "Bland"})
    (lock,) = found.details
    assert [w.kind for w in lock.ways] == ["together", "escrow", "parts", "drop", "drop"]
    assert [w.cost for w in lock.ways[3:]] == [1, 3]
    assert lock.chosen == 3
    way = lock.ways[3]
    assert (way.acts, way.holders, way.rounds) == (("b", "c"), (("b", "a bank"),), 2)
    assert way.words == (
        "Put “b” in the hands of a bank and split “c” into 2 verified parts. "
        "There are 2 lightest sets of claims to give up, of weight 1 each; nothing in the case chooses between them. "
        "Either Aland gives up “a” before “d”; or Bland gives up “d” before “a”. The timetable takes the first."
    )
    assert found.timetable is not None
    assert found.timetable.met == ("escrow", "escrow", "parts", "parts", "dropped", "full")
    assert found.timetable.days == Fraction(0)
