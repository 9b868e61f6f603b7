"""Small random settlements with a room: values that interact, exclusions, vetoes, votes, and things to undo."""

from __future__ import annotations

import random
from fractions import Fraction

from comity.case.settlement import Issue, IssueLevel, Room, Settlement, Span, Together, Values
from comity.case.statement import Statement
from comity.logic.tree import And, Implies, Level, Node, Not, Or

PARTIES = ("a", "b", "c", "d")


def room_at_random(rng: random.Random, *, interactions: bool = True, intervals: bool = False) -> Settlement:
    """
    Return a small settlement: up to 3 issues of up to 3 levels, up to 4 parties, not all of which have values.

    Examples
    --------
    >>> len(room_at_random(random.Random(1)).issues) in (1, 2, 3)
    True
    """
    issues = tuple(
        Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(rng.randint(2, 3))))
        for k in range(rng.choice((1, 2, 2, 3)))
    )
    parties = PARTIES[: rng.choice((1, 3, 3, 4))]
    valued = [p for p in parties if rng.random() < 0.85] or [parties[0]]
    exclude = tuple(_statement(rng, issues) for _ in range(rng.randint(0, 1)))
    values = tuple(_values(rng, p, issues, interactions, intervals) for p in valued)
    return Settlement(issues=issues, packages_exclude=exclude, values=values, room=_room(rng, parties, issues))


def _values(rng: random.Random, party: str, issues: tuple[Issue, ...], interactions: bool, intervals: bool) -> Values:
    levels = tuple((i.id, tuple((x.id, _span(rng, 6, intervals)) for x in i.levels)) for i in issues)
    number = rng.randint(0, 3) if interactions else 0
    tied = tuple(Together(_statement(rng, issues), _span(rng, 7, intervals, low=-7)) for _ in range(number))
    return Values(party, _span(rng, 2 + 3 * len(issues), intervals), levels, together=tied)


def _span(rng: random.Random, high: int, interval: bool, low: int = 0) -> Span:
    first = Fraction(rng.randint(low * 2, high * 2), 2)
    return Span(first, first + (rng.randint(0, 2) if interval else 0))


def _statement(rng: random.Random, issues: tuple[Issue, ...]) -> Statement:
    def atom() -> Node:
        issue = rng.choice(issues)
        level: Node = Level(issue.id, rng.choice(issue.levels).id)
        return Not(level) if rng.random() < 0.3 else level

    kind = rng.randrange(4)
    left, right = atom(), atom()
    tree: Node = (And((left, right)), Or((left, right)), Implies(left, right), left)[kind]
    return Statement("", tree)


def _room(rng: random.Random, parties: tuple[str, ...], issues: tuple[Issue, ...]) -> Room:
    veto = tuple(p for p in parties if rng.random() < 0.25)
    votes = tuple((p, Fraction(rng.randint(0, 3))) for p in parties if rng.random() < 0.7)
    quota = Fraction(rng.randint(1, max(int(sum(v for _, v in votes)), 1))) if votes and rng.random() < 0.5 else None
    undo = []
    for party in parties:
        touched = [i for i in issues if rng.random() < 0.6]
        if touched:
            undo.append((party, tuple((i.id, _some(rng, i)) for i in touched)))
    return Room(veto, votes if quota is not None else (), quota, tuple(undo))


def _some(rng: random.Random, issue: Issue) -> tuple[str, ...]:
    """Return one or two levels of an issue."""
    return tuple(level.id for level in rng.sample(issue.levels, rng.choice((1, 1, 2))))
