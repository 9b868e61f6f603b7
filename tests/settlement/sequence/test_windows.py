"""Days that do not fit: the smallest conflict, the lightest repair, and how far to widen."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from comity.case.settlement import Order, Settlement, Span
from comity.settlement.sequence.circles import deadlocks, follows
from comity.settlement.sequence.graph import Graph, graph_of
from comity.settlement.sequence.plan import plan_of
from comity.settlement.sequence.windows import fits, windows_of
from comity.settlement.sequence.words import words_of
from comity.testing.sequences_at_random import Shape, lightest_of, random_sequence, subsets


def windows(graph: Graph):  # type: ignore[no-untyped-def]
    return windows_of(plan_of(graph, []), graph, words_of({}, graph))


def timed(rng: random.Random) -> Settlement:
    """Return claims without a deadlock, most of them with days."""
    while True:
        case = random_sequence(rng, Shape(acts=4, claims=6, windows=0.9, lasting=rng.random() < 0.5))
        graph = graph_of(case)
        if not deadlocks(follows(graph.acts, [(a.first, a.then) for a in graph.arrows])):
            return case


def only(case: Settlement, numbers: set[int]) -> Settlement:
    return replace(case, sequence=tuple(o for k, o in enumerate(case.sequence) if k in numbers))


def fit(case: Settlement) -> bool:
    return fits(plan_of(graph_of(case), []))


def test_the_conflict_does_not_fit_and_any_fewer_of_its_claims_do() -> None:
    rng = random.Random(17)
    seen = 0
    for _ in range(100):
        case = timed(rng)
        found = windows(graph_of(case))
        assert found.consistent == fit(case)
        if found.consistent:
            continue
        seen += 1
        conflict = set(found.conflict)
        assert not fit(only(case, conflict))
        assert all(fit(only(case, conflict - {c})) for c in conflict)
        assert found.short > 0
    assert seen > 20


def test_the_repairs_are_the_lightest_of_all_sets_of_windows() -> None:
    rng = random.Random(18)
    seen = 0
    for _ in range(60):
        case = timed(rng)
        graph = graph_of(case)
        found = windows(graph)
        if found.consistent:
            continue
        seen += 1
        stakes = [s for a in graph.arrows for s in a.stakes if any(graph.claims[c].within for c in s.claims)]
        enough = []
        for s in subsets(range(len(stakes))):
            gone = {c for k in s for c in stakes[k].claims}
            rows = tuple(replace(o, within=None) if k in gone else o for k, o in enumerate(case.sequence))
            if fit(replace(case, sequence=rows)):
                enough.append(s)
        least, best = lightest_of(enough, [s.weight.middle for s in stakes])
        named = {frozenset((s.by, s.first, s.then) for s in r.stakes) for r in found.repairs}
        assert {r.weight for r in found.repairs} == {least}
        assert named == {frozenset((stakes[k].by, stakes[k].first, stakes[k].then) for k in s) for s in best}
    assert seen > 10


def test_windows_that_are_widened_as_told_fit() -> None:
    rng = random.Random(19)
    seen = 0
    for _ in range(60):
        case = timed(rng)
        for repair in windows(graph_of(case)).repairs:
            assert repair.wider
            wider = {w.claim: w.within for w in repair.wider}
            rows = tuple(replace(o, within=wider.get(k, o.within)) for k, o in enumerate(case.sequence))
            assert fit(replace(case, sequence=rows))
            seen += 1
    assert seen > 10


def test_elections_within_thirty_days_of_a_truce_that_takes_sixty_more_steps() -> None:
    def days(low: int, high: int | None) -> tuple[Fraction, Fraction | None]:
        return (Fraction(low), None if high is None else Fraction(high))

    rows = (
        Order("a", "truce", "law", within=days(20, None), source=("s1",)),
        Order("a", "law", "elections", within=days(40, 90), weight=Span(Fraction(3), Fraction(3))),
        Order("b", "truce", "elections", within=days(0, 30), weight=Span(Fraction(2), Fraction(2))),
    )
    graph = graph_of(Settlement(sequence=rows))
    found = windows_of(plan_of(graph, []), graph, words_of({"a": "Aland", "b": "Bland"}, graph))
    assert (set(found.conflict), found.short) == ({0, 1, 2}, 30)
    assert "Aland wants “law” at least 20 days later than “truce” (s1)" in found.words
    (repair,) = found.repairs  # the truce to law alone weighs 1, but 40 days are still more than 30
    assert [s.by for s in repair.stakes] == ["b"]
    assert [(w.claim, w.within) for w in repair.wider] == [(2, days(0, 60))]
    assert "Bland gives up the days between “truce” and “elections”: weight 2." in repair.words
    assert "“elections” at most 60 days later than “truce”" in repair.words
