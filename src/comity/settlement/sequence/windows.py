"""Do the days that are asked for fit together; where not, which claims collide, and what is the least to give up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from comity.budget import Budget
from comity.settlement.sequence.graph import Graph, Stake
from comity.settlement.sequence.hitting import Hits, Items, lightest
from comity.settlement.sequence.network import Bound, Chain, bounds_of, earliest
from comity.settlement.sequence.plan import Link, Plan
from comity.settlement.sequence.result import Repair, Wider, Windows
from comity.settlement.sequence.words import Words, counted, figure, join, windowed


def windows_of(plan: Plan, graph: Graph, words: Words, limit: int = 100, budget: Budget | None = None) -> Windows:
    """
    Return whether the days asked for fit in a plan; if not, a smallest set of claims that do not, and the repairs.

    A repair leaves the order as it is and gives up the days of some claims, of least weight in all. Days are given up
    stake by stake: all the days one party asks for on one arrow.

    Parameters
    ----------
    plan : Plan
        Without a circle.
    graph : Graph
        The claims the links of the plan speak of.
    """
    chain = earliest(plan.moments, bounds_of(plan))
    if not isinstance(chain, Chain):
        return Windows(True)
    conflict, short = _smallest(plan, chain)
    question = _Question(plan, _stakes(graph, set(plan_claims(plan))), graph)
    hits = lightest([s.weight.middle for s in question.stakes], question.missed, limit, budget)
    repairs = tuple(question.repair(s, hits, words) for s in hits.sets)
    return Windows(False, conflict, short, _missing(conflict, short, graph, words), repairs, hits.proven, hits.complete)


def fits(plan: Plan) -> bool:
    """Return whether all days asked for fit in a plan."""
    return not isinstance(earliest(plan.moments, bounds_of(plan)), Chain)


def plan_claims(plan: Plan) -> list[int]:
    """Return the numbers of the claims that a plan meets."""
    return list(dict.fromkeys(x.claim for x in plan.links if x.claim is not None))


def _stakes(graph: Graph, kept: set[int]) -> list[Stake]:
    """Return the stakes with days among claims that are kept; the claims of each are those with days."""
    found = []
    for stake in (s for a in graph.arrows for s in a.stakes):
        timed = tuple(c for c in stake.claims if c in kept and graph.claims[c].within is not None)
        if timed:
            found.append(replace(stake, claims=timed))
    return found


def _smallest(plan: Plan, chain: Chain) -> tuple[tuple[int, ...], Fraction]:
    """Return claims of a chain none of which can be spared, and by how many days they miss one another."""
    kept = list(chain.claims)
    for claim in chain.claims:
        fewer = [c for c in kept if c != claim]
        found = _among(plan, fewer)
        if isinstance(found, Chain):
            kept, chain = fewer, found
    return tuple(kept), chain.short


def _among(plan: Plan, claims: Sequence[int]) -> list[Fraction] | Chain:
    """Return the earliest days, or a chain, where only the given claims count."""
    kept = tuple(x for x in plan.links if x.claim is None or x.claim in claims)
    return earliest(plan.moments, bounds_of(replace(plan, links=kept)))


def _missing(conflict: Sequence[int], short: Fraction, graph: Graph, words: Words) -> str:
    told = []
    for c in (graph.claims[k] for k in conflict):
        cited = f" ({', '.join(c.source)})" if c.source else ""
        told.append(f"{words.party(c.by)} wants {words.act(c.then)} {windowed(c)} than {words.act(c.first)}{cited}")
    return f"These days do not fit, by {counted(short, 'day')}: {'; '.join(told)}."


@dataclass(frozen=True, slots=True)
class _Question:
    """Which stakes must give up their days."""

    plan: Plan
    stakes: list[Stake]
    graph: Graph

    def missed(self, taken: Items) -> list[Items]:
        """Return chains that do not fit without the days of the stakes taken, no two with a stake in common."""
        owner = {c: k for k, s in enumerate(self.stakes) for c in s.claims}
        found: list[Items] = []
        gone = set(taken)
        while True:
            chain = earliest(self.plan.moments, bounds_of(self.plan, self._counts(gone)))
            if not isinstance(chain, Chain):
                return found
            new = frozenset(owner[c] for c in chain.claims if c in owner) - gone
            found.append(new)
            gone |= new

    def _counts(self, gone: set[int] | Items) -> Callable[[Link], bool]:
        out = {c for k in gone for c in self.stakes[k].claims}
        return lambda link: link.claim not in out

    def repair(self, taken: Items, hits: Hits, words: Words) -> Repair:
        """Return a repair with the days that it would be enough to allow instead."""
        chosen = tuple(self.stakes[k] for k in sorted(taken))
        wider = self._wider(taken)
        told = join(
            f"{words.party(s.by)} gives up the days between {words.act(s.first)} and {words.act(s.then)}"
            for s in chosen
        )
        told += f": weight {figure(hits.weight or Fraction(0))}."
        if wider:
            told += " It would be enough to allow " + join(self._allowed(w, words) for w in wider) + "."
        return Repair(chosen, hits.weight or Fraction(0), wider, told)

    def _allowed(self, wider: Wider, words: Words) -> str:
        claim = replace(self.graph.claims[wider.claim], within=wider.within)
        return f"{words.act(claim.then)} {windowed(claim)} than {words.act(claim.first)}"

    def _wider(self, taken: Items) -> tuple[Wider, ...]:
        """Widen one claim after another as little as will do; none where a claim binds several links at once."""
        plan = self.plan
        found: list[Wider] = []
        open_ = [c for k in sorted(taken) for c in self.stakes[k].claims]
        for place, claim in enumerate(open_):
            rest = set(open_[place:])
            bounds = bounds_of(plan, lambda link, rest=rest: link.claim not in rest)  # type: ignore[misc]
            was = self.graph.claims[claim].within
            if was is None:
                continue
            now = _stretched(plan, bounds, [x for x in plan.links if x.claim == claim], was)
            plan = replace(plan, links=tuple(replace(x, within=now) if x.claim == claim else x for x in plan.links))
            if now != was:
                found.append(Wider(claim, now))
        return tuple(found) if fits(plan) else ()


def _stretched(
    plan: Plan, bounds: list[Bound], links: Sequence[Link], within: tuple[Fraction, Fraction | None]
) -> tuple[Fraction, Fraction | None]:
    low, high = within
    for link in links:
        a, b = plan.moment[link.first], plan.moment[link.then]
        lasts = plan.deeds[link.first].days
        least, most = between(plan.moments, bounds, a, b), between(plan.moments, bounds, b, a)
        if least is not None and high is not None:
            high = max(high, least - lasts)
        if most is not None:
            low = min(low, -most - lasts)
    return low, high


def between(moments: int, bounds: Sequence[Bound], a: int, b: int) -> Fraction | None:
    """
    Return the fewest days from moment a to moment b that the bounds allow; None where they say nothing.

    Examples
    --------
    >>> chain = [Bound(0, 1, Fraction(2)), Bound(1, 2, Fraction(3)), Bound(2, 0, Fraction(-9))]
    >>> int(between(3, chain, 0, 2)), int(between(3, chain, 2, 0)), between(3, chain[:2], 2, 0)
    (5, -9, None)
    """
    far = -1 - 2 * sum((abs(x.days) for x in bounds), Fraction(0))
    found = earliest(moments, bounds, [Fraction(0) if m == a else far for m in range(moments)])
    if isinstance(found, Chain):
        raise AssertionError("the bounds fit without the claim that is widened")
    return found[b] if found[b] > far / 2 else None
