"""From the claims of a case to deadlocks, ways out, windows and a timetable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from comity.budget import Budget
from comity.case.settlement import Settlement
from comity.errors import BudgetExceededError
from comity.settlement.sequence import result
from comity.settlement.sequence.circles import circles, deadlocks, follows
from comity.settlement.sequence.graph import Graph, graph_of, version_of
from comity.settlement.sequence.offer import Offer
from comity.settlement.sequence.plan import Treatment, plan_of
from comity.settlement.sequence.result import Deadlock
from comity.settlement.sequence.story import story_of
from comity.settlement.sequence.timetable import timetable
from comity.settlement.sequence.ways import ways_out
from comity.settlement.sequence.windows import fits, windows_of
from comity.settlement.sequence.words import Words, words_of

Progress = Callable[[str], None]


def sequence(
    settlement: Settlement,
    names: Mapping[str, str],
    *,
    limit: int = 100,
    drop: Sequence[str] = (),
    budget: Budget | None = None,
    progress: Progress | None = None,
    version: str | None = None,
) -> result.Sequence:
    """
    Return who wants what first, where that locks, the ways out, whether the days fit, and a timetable.

    Parameters
    ----------
    settlement : Settlement
    names : mapping party id -> name
        For sentences.
    limit : int
        At most so many circles of each deadlock, and so many equally light sets, are listed.
    drop : sequence of str
        Ids of claims that are taken as given up.
    budget : Budget, optional
        Where it ends, there still is a timetable; ``missing`` says what is not proven.
    progress : callable, optional
        Is told what is being worked on.
    version : str, optional
        The version of the text whose rows count; the first one by default.

    Examples
    --------
    >>> from comity.case.settlement import Order
    >>> rows = (Order("a", "ceasefire", "withdrawal"), Order("b", "withdrawal", "ceasefire"))
    >>> found = sequence(Settlement(sequence=rows), {"a": "Aland", "b": "Bland"})
    >>> found.deadlocks
    (('ceasefire', 'withdrawal'),)
    >>> print(found.details[0].circle_words[0])
    Aland wants “ceasefire” before “withdrawal”; Bland wants “withdrawal” before “ceasefire”.
    >>> [(way.kind, way.possible) for way in found.details[0].ways]
    [('together', True), ('escrow', False), ('parts', False), ('drop', True)]
    """
    tell = progress or (lambda _: None)
    budget = budget or Budget(None)
    graph = graph_of(settlement, version, drop)
    words = words_of(names, graph)
    tell("looking for deadlocks")
    offers = _Offers(graph, words, limit, budget, tell)
    details, treatments, short = offers.all()
    tell("fitting the days")
    plan = plan_of(graph, treatments)
    windows = windows_of(plan, graph, words, limit, budget)
    without = {c for r in windows.repairs[:1] for s in r.stakes for c in s.claims}
    if budget.over() and not (windows.proven and windows.complete):
        short.append("which days are the lightest to give up")
    table = timetable(graph, treatments, without, words)
    found = result.Sequence(
        graph.claims,
        tuple(details),
        table,
        windows,
        version_of(settlement, version),
        tuple(drop),
        dict(names),
        dict(words.acts),
        not short,
        tuple(short),
    )
    return replace(found, story=tuple(story_of(found, words)))


class _Offers:
    """The deadlocks of a graph, one after another; each is treated in the first way with which the days fit."""

    def __init__(self, graph: Graph, words: Words, limit: int, budget: Budget, tell: Progress) -> None:
        self._graph = graph
        self._words = words
        self._limit = limit
        self._budget = budget
        self._tell = tell

    def all(self) -> tuple[list[Deadlock], list[Treatment], list[str]]:
        """Return the deadlocks, what is done about each, and what the budget left unproven."""
        after = follows(self._graph.acts, [(a.first, a.then) for a in self._graph.arrows])
        locks = deadlocks(after)
        treatments: list[Treatment] = []
        details: list[Deadlock] = []
        missing: list[str] = []
        for number, acts in enumerate(locks):
            self._tell(f"looking for ways out of deadlock {number + 1} of {len(locks)}")
            detail, offers = self._one(acts, treatments, locks[number + 1 :])
            details.append(detail)
            treatments.extend(o.treatment for k, o in enumerate(offers) if k == detail.chosen and o.treatment)
            missing.extend(self._unproven(detail, offers))
        return details, treatments, missing

    def _one(
        self, acts: tuple[str, ...], treated: Sequence[Treatment], rest: Sequence[tuple[str, ...]]
    ) -> tuple[Deadlock, tuple[Offer, ...]]:
        """Return a deadlock with the ways out of it."""
        lock = self._graph.within(acts)
        listed, whole = self._circles(lock)
        offers = ways_out(lock, self._words, self._limit, self._budget)
        offers, chosen = self._choose(offers, treated, [set(r) for r in rest])
        told = tuple(self._words.circle(c, lock) for c in listed)
        ways = tuple(o.way for o in offers)
        return Deadlock(acts, lock.arrows, tuple(listed), whole, told, ways, chosen), offers

    def _choose(
        self, offers: tuple[Offer, ...], treated: Sequence[Treatment], untreated: Sequence[set[str]]
    ) -> tuple[tuple[Offer, ...], int]:
        """Return the offers, told whether the days fit with each, and the number of the one to take."""
        looked: list[Offer] = []
        for offer in offers:
            if offer.treatment is None:
                looked.append(offer)
                continue
            # the claims inside deadlocks that are not treated yet wait their turn
            waiting = [Treatment(frozenset(u), dropped=self._inside(u)) for u in untreated]
            fit = fits(plan_of(self._graph, [*treated, offer.treatment, *waiting]))
            looked.append(replace(offer, way=replace(offer.way, windows_hold=fit)))
        possible = [k for k, o in enumerate(looked) if o.treatment is not None]
        chosen = next((k for k in possible if looked[k].way.windows_hold), possible[0])
        return tuple(looked), chosen

    def _inside(self, acts: set[str]) -> frozenset[tuple[str, str]]:
        arrows = self._graph.within(acts).arrows
        return frozenset((a.first, a.then) for a in arrows)

    def _circles(self, lock: Graph) -> tuple[list[tuple[str, ...]], bool]:
        found: list[tuple[str, ...]] = []
        try:
            for circle in circles(follows(lock.acts, [(a.first, a.then) for a in lock.arrows]), self._budget):
                if len(found) == self._limit:
                    return found, False
                found.append(circle)
        except (BudgetExceededError, KeyboardInterrupt) as stopped:
            self._budget.ended(stopped)
            return found, False
        return found, True

    def _unproven(self, lock: Deadlock, offers: Sequence[Offer]) -> list[str]:
        """Return what a budget that ended has left open about a deadlock."""
        if not self._budget.over():
            return []
        where = f"the deadlock of {self._words.list(lock.acts)}"
        found = [] if lock.circles_complete else [f"all circles of {where}"]
        if not all(o.way.proven and o.complete for o in offers):
            found.append(f"the smallest ways out of {where}")
        return found
