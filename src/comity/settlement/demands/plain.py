"""The definitions read aloud: every set of demands is tried in every situation. The tests hold the rest to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from comity.case.settlement import Demand, Settlement
from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Xor, atoms

Situation = Mapping[Atom, bool]


@dataclass(frozen=True, slots=True)
class PlainDemands:
    """Minimal conflicts and minimal relaxations as sets of ids."""

    conflicts: frozenset[frozenset[str]]
    relaxations: frozenset[frozenset[str]]


def plain_demands(settlement: Settlement) -> PlainDemands:
    """
    Return all minimal conflicts and relaxations by trying everything; for a handful of demands and terms.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> sorted(sorted(c) for c in plain_demands(liffiton_sakallah()).conflicts)
    [['d1', 'd2'], ['d1', 'd3', 'd4']]
    """
    rows = [d for d in settlement.demands if d.kind != "offer"]
    ids = frozenset(d.id for d in rows)
    met = [frozenset(d.id for d in rows if met_in(d, s)) for s in situations(settlement)]

    def together(some: frozenset[str]) -> bool:
        return any(some <= each for each in met)

    every = [frozenset(s) for s in chain.from_iterable(combinations(sorted(ids), k) for k in range(len(ids) + 1))]
    return PlainDemands(
        _minimal([s for s in every if not together(s)]), _minimal([s for s in every if together(ids - s)])
    )


def situations(settlement: Settlement) -> Iterator[Situation]:
    """Yield every way to settle all terms and issues in which the facts and what is sought hold."""
    terms = [Name(t.id) for t in settlement.terms]
    issues = [[Level(i.id, level.id) for level in i.levels] for i in settlement.issues if i.levels]
    for values in product((False, True), repeat=len(terms)):
        for chosen in product(*issues):
            situation: dict[Atom, bool] = dict(zip(terms, values, strict=True))
            situation |= {level: level in chosen for levels in issues for level in levels}
            wanted = [*(f.tree for f in settlement.facts), *(Name(t) for t in settlement.seek)]
            if all(true_in(tree, situation) for tree in wanted):
                yield situation


def met_in(demand: Demand, situation: Situation) -> bool:
    """Return whether a demand is met: a prerequisite also is where what it is for does not come about."""
    if demand.opens and not situation[Name(demand.opens)]:
        return True
    return true_in(demand.requires.tree, situation)


def true_in(tree: Node, situation: Situation) -> bool:
    """Return whether a statement over terms and levels holds."""
    match tree:
        case Name() | Level():
            return situation[tree]
        case Not(part):
            return not true_in(part, situation)
        case And(parts):
            return all(true_in(p, situation) for p in parts)
        case Or(parts):
            return any(true_in(p, situation) for p in parts)
        case Xor(parts):
            return sum(true_in(p, situation) for p in parts) % 2 == 1
        case Implies(condition, consequence):
            return not true_in(condition, situation) or true_in(consequence, situation)
        case Iff(left, right):
            return true_in(left, situation) == true_in(right, situation)
        case _:
            raise ValueError(f"{[*atoms(tree)]}: a pattern has no place among demands.")


def plain_shapley(players: Sequence[str], worth: Callable[[frozenset[str]], int]) -> dict[str, float]:
    """Return the Shapley value by its formula: what each player adds to every set, weighed by the orders that do so."""
    from math import factorial

    n = len(players)
    value = dict.fromkeys(players, 0.0)
    for p in players:
        others = [q for q in players if q != p]
        for k in range(n):
            for some in combinations(others, k):
                share = factorial(k) * factorial(n - k - 1) / factorial(n)
                value[p] += share * (worth(frozenset((*some, p))) - worth(frozenset(some)))
    return value


def _minimal(sets: Sequence[frozenset[str]]) -> frozenset[frozenset[str]]:
    return frozenset(s for s in sets if not any(t < s for t in sets))
