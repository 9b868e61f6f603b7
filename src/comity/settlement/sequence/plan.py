"""What is to be done, and in which order, once every deadlock has been treated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from comity.case.settlement import Span, Term
from comity.settlement.sequence.graph import Arrow, Days, Graph

End = Literal["low", "middle", "high"]
ANY_DAY: Days = (Fraction(0), None)


@dataclass(frozen=True, slots=True)
class Treatment:
    """
    What is done about a deadlock.

    Parameters
    ----------
    within : frozenset of str
        The acts of the deadlock.
    together : bool
        All of them are done at the same moment.
    held : frozenset of str
        Acts that are handed to a holder first, and by the holder to the other side later.
    split : tuple of str
        Acts that are done in parts, in the order in which they take turns.
    rounds : int
        How many parts each of them has.
    dropped : frozenset of (first, then)
        Arrows that are given up.
    """

    within: frozenset[str]
    together: bool = False
    held: frozenset[str] = frozenset()
    split: tuple[str, ...] = ()
    rounds: int = 0
    dropped: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done in one go: a whole act, its handing over to a holder, its release, or one of its parts."""

    act: str
    kind: Literal["whole", "deposit", "release", "part"] = "whole"
    part: int = 0
    days: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Link:
    """The second deed begins so many days after the first is done; ``claim`` is None where this lies in an act."""

    first: int
    then: int
    claim: int | None = None
    within: Days = ANY_DAY


@dataclass(frozen=True, slots=True)
class Plan:
    """
    Deeds, the links between them, and for each deed the moment it belongs to.

    Deeds of the same moment begin on the same day. Moments are counted from 0; following the links from moment to
    moment never comes back.
    """

    deeds: tuple[Deed, ...]
    links: tuple[Link, ...]
    moment: tuple[int, ...]

    @property
    def moments(self) -> int:
        """Return how many moments there are."""
        return max(self.moment, default=-1) + 1

    def deeds_of(self, moment: int) -> list[Deed]:
        """Return what is done at a moment."""
        return [d for d, m in zip(self.deeds, self.moment, strict=True) if m == moment]


def plan_of(graph: Graph, treatments: Sequence[Treatment], end: End = "middle") -> Plan:
    """
    Return the plan that results from the claims and from what is done about the deadlocks.

    Claims between acts of different deadlocks, or of none, are met in full whatever the treatment: the first act is
    done whole, out of its holder's hands and with its last part, before the second begins with anything. Claims inside
    a treated deadlock are met as the treatment allows (conventions §40).

    Parameters
    ----------
    graph : Graph
    treatments : sequence of Treatment
        At most one per act. An arrow inside a deadlock that is not treated stays as it is.
    end : {"low", "middle", "high"}
        Which end of the time that acts take is used.
    """
    treated = {act: t for t in treatments for act in t.within}
    deeds: list[Deed] = []
    places: dict[str, list[int]] = {}
    for act, term in zip(graph.acts, graph.terms, strict=True):
        new = _deeds(act, term, treated.get(act), end)
        places[act] = list(range(len(deeds), len(deeds) + len(new)))
        deeds.extend(new)
    links = [Link(a, b) for p in places.values() for a, b in pairwise(p)]
    for arrow in graph.arrows:
        links.extend(_links(graph, arrow, places, treated))
    return Plan(tuple(deeds), tuple(links), _moments(deeds, treated))


def _deeds(act: str, term: Term, treatment: Treatment | None, end: End) -> list[Deed]:
    days = taken(term.takes, end)
    if treatment is not None and act in treatment.held:
        return [Deed(act, "deposit", days=days), Deed(act, "release")]
    if treatment is not None and act in treatment.split:
        rounds = treatment.rounds
        return [Deed(act, "part", part, days / rounds) for part in range(1, rounds + 1)]
    return [Deed(act, days=days)]


def taken(takes: Span | None, end: End) -> Fraction:
    """Return how many days an act takes, at an end of what is known; 0 where nothing is said."""
    if takes is None:
        return Fraction(0)
    return {"low": takes.low, "middle": takes.middle, "high": takes.high}[end]


def _links(graph: Graph, arrow: Arrow, places: Mapping[str, list[int]], treated: Mapping[str, Treatment]) -> list[Link]:
    treatment = treated.get(arrow.first)
    first, then = places[arrow.first], places[arrow.then]
    pairs = [(first[-1], then[0])]
    if treatment is not None and arrow.then in treatment.within:
        if treatment.together or (arrow.first, arrow.then) in treatment.dropped:
            return []
        pairs = _pairs(arrow, first, then, treatment)
    return [Link(a, b, c, graph.claims[c].within or ANY_DAY) for a, b in pairs for c in arrow.claims]


def _pairs(arrow: Arrow, first: list[int], then: list[int], treatment: Treatment) -> list[tuple[int, int]]:
    """Return which deed of the first act comes before which deed of the second."""
    half, turns = treatment.rounds // 2, treatment.split
    if arrow.first in turns and arrow.then in turns:
        late = turns.index(arrow.first) > turns.index(arrow.then)
        return list(zip(first, then[1:] if late else then, strict=False))
    # of an act that is held the deposit counts, and it is released last; a split one is half done before a whole one
    begun = first[half - 1] if arrow.first in turns else first[0]
    ended = then[half] if arrow.then in turns else then[-1]
    return [(begun, ended)]


def _moments(deeds: Sequence[Deed], treated: Mapping[str, Treatment]) -> tuple[int, ...]:
    seen: dict[object, int] = {}
    moments: list[int] = []
    for place, deed in enumerate(deeds):
        treatment = treated.get(deed.act)
        key: object = treatment if treatment is not None and treatment.together else place
        moments.append(seen.setdefault(key, len(seen)))
    return tuple(moments)


def layers(plan: Plan) -> list[int] | None:
    """
    Return for each moment the longest chain of moments that has to come before it; None where there is a circle.

    Examples
    --------
    >>> layers(Plan((Deed("a"), Deed("b"), Deed("c")), (Link(0, 1), Link(1, 2)), (0, 1, 2)))
    [0, 1, 2]
    >>> layers(Plan((Deed("a"), Deed("b")), (Link(0, 1), Link(1, 0)), (0, 1))) is None
    True
    """
    before: list[set[int]] = [set() for _ in range(plan.moments)]
    after: list[set[int]] = [set() for _ in range(plan.moments)]
    for link in plan.links:
        a, b = plan.moment[link.first], plan.moment[link.then]
        before[b].add(a)
        after[a].add(b)
    waiting = [len(b) for b in before]
    free = [m for m in range(plan.moments) if not waiting[m]]
    depth = [0] * plan.moments
    for m in free:  # grows while it is gone through
        for n in after[m]:
            depth[n] = max(depth[n], depth[m] + 1)
            waiting[n] -= 1
            if not waiting[n]:
                free.append(n)
    return depth if len(free) == plan.moments else None
