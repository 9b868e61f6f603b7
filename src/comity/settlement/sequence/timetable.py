"""The timetable: who moves when, and what becomes of each claim."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from comity.settlement.sequence.graph import Claim, Graph
from comity.settlement.sequence.network import Bound, Chain, bounds_of, earliest, latest
from comity.settlement.sequence.plan import End, Plan, Treatment, layers, plan_of
from comity.settlement.sequence.result import Met, Step, Timetable
from comity.settlement.sequence.words import Words


def timetable(graph: Graph, treatments: Sequence[Treatment], without: Collection[int], words: Words) -> Timetable:
    """
    Return the steps in order, each with its earliest and latest day.

    Every step begins on the earliest day that the claims allow. The latest day is the last one that does not delay the
    end of the whole, which is taken as early as it can be; a step without slack is critical. Steps are sorted by day,
    then by how many others must come before them.

    Parameters
    ----------
    graph : Graph
    treatments : sequence of Treatment
        One for each deadlock, such that no circle is left.
    without : collection of int
        Numbers of the claims whose days do not count; without them the days must fit.
    words : Words
    """
    plan = plan_of(graph, treatments)
    bounds = _bounds(plan, without)
    days = earliest(plan.moments, bounds)
    if isinstance(days, Chain):
        raise AssertionError("a timetable is made once the days fit")
    treated = {act: t for t in treatments for act in t.within}
    met = tuple(_met(c, treated, without) for c in graph.claims)
    steps = _Steps(graph, plan, words, met)
    low, high = (_length(graph, treatments, without, end) for end in ("low", "high"))
    return Timetable(steps.build(days, bounds), met, _end(plan, days), low, high)


def _bounds(plan: Plan, without: Collection[int]) -> list[Bound]:
    return bounds_of(plan, lambda link: link.claim not in without)


def _length(graph: Graph, treatments: Sequence[Treatment], without: Collection[int], end: End) -> Fraction | None:
    plan = plan_of(graph, treatments, end)
    days = earliest(plan.moments, _bounds(plan, without))
    return None if isinstance(days, Chain) else _end(plan, days)


def _end(plan: Plan, days: Sequence[Fraction]) -> Fraction:
    return max((days[m] + d.days for d, m in zip(plan.deeds, plan.moment, strict=True)), default=Fraction(0))


def _met(claim: Claim, treated: Mapping[str, Treatment], without: Collection[int]) -> Met:
    """Return how the plan meets a claim."""
    treatment = treated.get(claim.first)
    inside = treatment is not None and claim.then in treatment.within
    if treatment is not None and inside:
        if (claim.first, claim.then) in treatment.dropped:
            return "dropped"
        if treatment.together:
            return "together"
        ends = {claim.first, claim.then}
        if ends & treatment.held:
            return "escrow"
        if ends & set(treatment.split):
            return "parts"
    return "window" if claim.number in without else "full"


class _Steps:
    """The steps of a plan, numbered in order."""

    def __init__(self, graph: Graph, plan: Plan, words: Words, met: Sequence[Met]) -> None:
        self._graph = graph
        self._plan = plan
        self._words = words
        self._met = met

    def build(self, days: Sequence[Fraction], bounds: Sequence[Bound]) -> tuple[Step, ...]:
        plan = self._plan
        depth = layers(plan)
        if depth is None:
            raise AssertionError("a plan has no circle")
        lasts = [max(d.days for d in plan.deeds_of(m)) for m in range(plan.moments)]
        end = _end(plan, days)
        late = latest([end - x for x in lasts], bounds)
        order = sorted(range(plan.moments), key=lambda m: (days[m], depth[m], m))
        place = {m: k for k, m in enumerate(order, 1)}
        before, meets = self._before(place), self._meets(place)
        return tuple(
            self._step(m, place[m], before[m], (days[m], late[m], days[m] + lasts[m]), meets.get(m, ())) for m in order
        )

    def _before(self, place: Mapping[int, int]) -> list[tuple[int, ...]]:
        found: list[set[int]] = [set() for _ in place]
        for link in self._plan.links:
            found[self._plan.moment[link.then]].add(place[self._plan.moment[link.first]])
        return [tuple(sorted(numbers)) for numbers in found]

    def _meets(self, place: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
        """Return for each moment the claims whose second act is then begun as far as it has to wait."""
        last: dict[int, int] = {}
        for link in self._plan.links:
            moment = self._plan.moment[link.then]
            if link.claim is not None and place[moment] >= place.get(last.get(link.claim, -1), 0):
                last[link.claim] = moment
        moment_of = {d.act: m for d, m in zip(self._plan.deeds, self._plan.moment, strict=True)}
        for claim in self._graph.claims:
            if self._met[claim.number] == "together":
                last[claim.number] = moment_of[claim.then]
        found: dict[int, tuple[int, ...]] = {}
        for number in sorted(last):
            found[last[number]] = (*found.get(last[number], ()), number)
        return found

    def _step(
        self,
        moment: int,
        number: int,
        after: tuple[int, ...],
        days: tuple[Fraction, Fraction, Fraction],
        meets: tuple[int, ...],
    ) -> Step:
        deeds = self._plan.deeds_of(moment)
        told, parties, holder = [], dict[str, None](), ""
        for deed in deeds:
            term = self._graph.term(deed.act)
            if deed.kind in ("deposit", "release"):
                holder = term.escrow
            by = () if deed.kind == "release" else term.by
            parties.update(dict.fromkeys(by))
            rounds = sum(d.act == deed.act for d in self._plan.deeds)
            told.append(self._words.deed(deed, by, holder, rounds))
        words = "At the same moment: " + "; ".join(told) if len(told) > 1 else told[0]
        acts = tuple(d.act for d in deeds)
        return Step(number, acts, words[:1].upper() + words[1:] + ".", tuple(parties), holder, after, *days, meets)
