"""Plans: every treatment opens its deadlock, and the parts take turns as the rules say."""

from __future__ import annotations

import random
from fractions import Fraction

from comity.case.settlement import Order, Settlement, Span, Term
from comity.settlement.sequence.circles import deadlocks, follows
from comity.settlement.sequence.graph import Graph, graph_of
from comity.settlement.sequence.plan import Treatment, layers, plan_of
from comity.settlement.sequence.ways import ways_out
from comity.settlement.sequence.words import words_of
from comity.testing.sequences_at_random import Shape, random_sequence


def locks_of(graph: Graph) -> list[Graph]:
    after = follows(graph.acts, [(a.first, a.then) for a in graph.arrows])
    return [graph.within(d) for d in deadlocks(after)]


def test_a_plan_without_treatment_has_a_circle_exactly_where_there_is_a_deadlock() -> None:
    rng = random.Random(15)
    for _ in range(60):
        graph = graph_of(random_sequence(rng, Shape(acts=6, claims=7)))
        assert (layers(plan_of(graph, [])) is None) == bool(locks_of(graph))


def test_every_way_that_is_possible_leaves_no_circle() -> None:
    rng = random.Random(16)
    seen: set[str] = set()
    for _ in range(60):
        graph = graph_of(random_sequence(rng, Shape(acts=7, claims=12, ways=True, lasting=True)))
        locks = locks_of(graph)
        offers = [ways_out(lock, words_of({}, lock)) for lock in locks]
        for kind in range(5):
            chosen = [row[min(kind, len(row) - 1)].treatment or row[-1].treatment for row in offers]
            assert layers(plan_of(graph, [t for t in chosen if t is not None])) is not None
        seen.update(o.way.kind if len(row) == 4 else "mixed" for row in offers for o in row if o.way.possible)
    assert seen == {"together", "escrow", "parts", "drop", "mixed"}


def test_putting_fewer_than_all_acts_together_leaves_a_circle() -> None:
    ring = graph_of(Settlement(sequence=tuple(Order("p", x, y) for x, y in ("ab", "bc", "ca"))))
    after = {"ab": ["c"], "c": ["ab"]}  # a and b as one act
    assert deadlocks(after)
    assert layers(plan_of(ring, [Treatment(frozenset("abc"), together=True)])) == [0]


def parts(rounds: int) -> list[str]:
    rows = (Order("p", "x", "y"), Order("q", "y", "x"))
    graph = graph_of(Settlement(sequence=rows))
    plan = plan_of(graph, [Treatment(frozenset("xy"), split=("x", "y"), rounds=rounds)])
    depth = layers(plan)
    assert depth is not None
    order = sorted(range(plan.moments), key=lambda m: depth[m])
    return [f"{d.act}{d.part}" for m in order for d in plan.deeds_of(m)]


def test_two_split_acts_take_turns() -> None:
    assert parts(3) == ["x1", "y1", "x2", "y2", "x3", "y3"]


def test_a_whole_act_stands_between_the_halves_of_a_split_one() -> None:
    rows = (Order("p", "x", "y"), Order("q", "y", "x"))
    plan = plan_of(graph_of(Settlement(sequence=rows)), [Treatment(frozenset("xy"), split=("x",), rounds=4)])
    pairs = {
        (f"{a.act}{a.part}", f"{b.act}{b.part}")
        for a, b in ((plan.deeds[x.first], plan.deeds[x.then]) for x in plan.links)
    }
    assert {("x2", "y0"), ("y0", "x3")} <= pairs


def test_claims_outside_a_deadlock_wait_for_the_release_and_the_last_part() -> None:
    rows = (Order("p", "x", "y"), Order("q", "y", "x"), Order("r", "w", "x"), Order("r", "x", "z"))
    graph = graph_of(Settlement(sequence=rows))
    for treatment in (
        Treatment(frozenset("xy"), held=frozenset("x")),
        Treatment(frozenset("xy"), split=("x",), rounds=2),
    ):
        plan = plan_of(graph, [treatment])
        deeds = [k for k, d in enumerate(plan.deeds) if d.act == "x"]
        before = [x.then for x in plan.links if plan.deeds[x.first].act == "w"]
        after = [x.first for x in plan.links if plan.deeds[x.then].act == "z"]
        assert (before, after) == ([deeds[0]], [deeds[-1]])


def test_parts_share_the_days_of_their_act_and_a_release_takes_none() -> None:
    graph = graph_of(
        Settlement(
            terms=(Term("x", takes=Span(Fraction(2), Fraction(4))),),
            sequence=(Order("p", "x", "y"), Order("q", "y", "x")),
        )
    )
    split = plan_of(graph, [Treatment(frozenset("xy"), split=("x",), rounds=3)])
    assert [d.days for d in split.deeds] == [1, 1, 1, 0]
    held = plan_of(graph, [Treatment(frozenset("xy"), held=frozenset("x"))], "high")
    assert [d.days for d in held.deeds] == [4, 0, 0]
