"""The lightest claims to give up, against every set of arrows and every order."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product

from comity.case.settlement import Order, Settlement, Span
from comity.settlement.sequence.dropping import drops
from comity.settlement.sequence.graph import Graph, graph_of
from comity.settlement.sequence.result import Drops
from comity.testing.sequences_at_random import Shape, can_be_ordered, lightest_of, random_sequence, subsets


def by_hand(graph: Graph, weights: list[Fraction]) -> tuple[Fraction, set[frozenset[int]]]:
    """Return the lightest sets of arrows without which some order meets the rest: every set, every order."""
    numbers = range(len(graph.arrows))
    enough = [
        s
        for s in subsets(numbers)
        if can_be_ordered(graph.acts, [(a.first, a.then) for k, a in enumerate(graph.arrows) if k not in s])
    ]
    return lightest_of(enough, weights)


def numbers_of(graph: Graph, found: Drops) -> set[frozenset[int]]:
    return {frozenset(graph.arrows.index(a) for a in s) for s in found.sets}


def test_the_lightest_claims_are_those_found_by_trying_every_set() -> None:
    rng = random.Random(7)
    for _ in range(25):
        graph = graph_of(random_sequence(rng, Shape(acts=4, claims=8)))
        least, best = by_hand(graph, [a.weight.middle for a in graph.arrows])
        found = drops(graph)
        assert found.weight == least
        assert numbers_of(graph, found) == best
        assert found.proven
        assert found.complete


def test_two_parties_that_want_the_opposite_give_up_the_lighter_claim() -> None:
    rows = (Order("a", "x", "y", weight=span(3)), Order("b", "y", "x", weight=span(2)), Order("c", "y", "x"))
    found = drops(graph_of(Settlement(sequence=rows)))
    assert found.weight == 3
    assert [[a.owners for a in s] for s in found.sets] == [[("a",)], [("b", "c")]]


def test_each_end_of_the_weights_has_its_own_lightest_claims() -> None:
    rows = (Order("a", "x", "y", weight=span(2)), Order("b", "y", "x", weight=span(1, 4)))
    found = drops(graph_of(Settlement(sequence=rows)))
    assert [s[0].owners for s in found.sets] == [("a",)]
    assert [s[0].owners for s in found.at_low] == [("b",)]
    assert [s[0].owners for s in found.at_high] == [("a",)]
    assert not found.sure


def test_sure_means_lightest_at_every_corner_of_the_weights() -> None:
    rng = random.Random(8)
    seen = set()
    for _ in range(12):
        graph = graph_of(random_sequence(rng, Shape(acts=3, claims=5, known=False)))
        found = drops(graph)
        (first, *_) = [frozenset(graph.arrows.index(a) for a in s) for s in found.sets]
        corners = product(*((a.weight.low, a.weight.high) for a in graph.arrows))
        sure = all(
            sum((corner[k] for k in first), Fraction(0)) == by_hand(graph, list(corner))[0] for corner in corners
        )
        assert found.sure == sure
        seen.add(sure)
    assert seen == {True, False}


def test_swapping_the_owners_swaps_only_the_owners() -> None:
    rng = random.Random(9)
    other = {"p0": "p1", "p1": "p0", "p2": "p2"}
    for _ in range(10):
        case = random_sequence(rng, Shape(acts=4, claims=8))
        swapped = Settlement(
            sequence=tuple(Order(other[o.by], o.first, o.then, weight=o.weight) for o in case.sequence)
        )
        one, two = drops(graph_of(case)), drops(graph_of(swapped))
        assert one.weight == two.weight
        assert [[(a.first, a.then, {other[p] for p in a.owners}) for a in s] for s in one.sets] == [
            [(a.first, a.then, set(a.owners)) for a in s] for s in two.sets
        ]


def span(low: int, high: int | None = None) -> Span:
    return Span(Fraction(low), Fraction(low if high is None else high))
