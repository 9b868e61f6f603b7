"""Small random settlements about packages: values that interact, exclusions, plans, breaches and guarantees."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from comity.case.settlement import Breach, Guarantee, Issue, IssueLevel, Plan, Settlement, Span, Together, Values
from comity.case.statement import Statement
from comity.logic.tree import And, Iff, Implies, Level, Node, Not, Or, Xor

PARTIES = ("a", "b", "c", "d")


def deal_at_random(rng: random.Random, *, tied: bool = True, coarse: bool = False) -> Settlement:
    """
    Return a settlement of up to 5 issues of up to 4 levels and up to 4 parties.

    ``tied``: with combinations, exclusions, and guarantees that speak of several issues. ``coarse``: values are whole
    and small, so that packages are often worth the same.

    Examples
    --------
    >>> deal = deal_at_random(random.Random(1))
    >>> 2 <= len(deal.issues) <= 5
    True
    """
    issues = tuple(
        Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(rng.randint(2, 4))))
        for k in range(rng.randint(2, 5))
    )
    parties = PARTIES[: rng.randint(1, 4)]
    return Settlement(
        issues=issues,
        packages_exclude=tuple(_statement(rng, issues) for _ in range(rng.randint(0, 2) if tied else 0)),
        values=tuple(_values(rng, p, issues, tied, coarse) for p in parties),
        plans=tuple(Plan(f"p{k}", _package(rng, issues)) for k in range(2)),
        breaches=tuple(_breach(rng, rng.choice(parties), issues) for _ in range(rng.randint(0, 2))),
        guarantees=tuple(_guarantee(rng, issues) for _ in range(rng.randint(0, 2))),
    )


def relabelled(deal: Settlement, names: dict[str, str]) -> Settlement:
    """Return the same settlement with other names of parties, in the order of the new names."""
    values = sorted((replace(v, party=names[v.party]) for v in deal.values), key=lambda v: v.party)
    breaches = tuple(replace(b, by=names[b.by]) for b in deal.breaches)
    return replace(deal, values=tuple(values), breaches=breaches)


def _values(rng: random.Random, party: str, issues: tuple[Issue, ...], tied: bool, coarse: bool) -> Values:
    top = 3 if coarse else 40
    part = 1 if coarse else rng.choice((1, 2, 3))

    def span(low: int, high: int) -> Span:
        value = Fraction(rng.randint(low, high), part)
        return Span(value, value)

    levels = tuple((i.id, tuple((x.id, span(0, top)) for x in i.levels)) for i in issues)
    extra = tuple(Together(_statement(rng, issues), span(-top, top)) for _ in range(rng.randint(0, 2) if tied else 0))
    low = Fraction(rng.randint(0, top * len(issues) // 2), part)
    return Values(party, Span(low, low + rng.choice((0, 0, top // 3))), levels, together=extra)


def _statement(rng: random.Random, issues: tuple[Issue, ...]) -> Statement:
    def atom() -> Node:
        issue = rng.choice(issues)
        level: Node = Level(issue.id, rng.choice(issue.levels).id)
        return Not(level) if rng.random() < 0.2 else level

    left, right = atom(), atom()
    ways: tuple[Node, ...] = (And((left, right)), Or((left, right)), Xor((left, right)), Implies(left, right))
    return Statement("", rng.choice((*ways, Iff(left, right), left, And((left, right)))))


def _package(rng: random.Random, issues: tuple[Issue, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((issue.id, rng.choice(issue.levels).id) for issue in issues)


def _breach(rng: random.Random, by: str, issues: tuple[Issue, ...]) -> Breach:
    low, punished = Fraction(rng.randint(0, 6)), Fraction(rng.randint(0, 30))
    return Breach(
        by,
        "breaks it",
        _statement(rng, issues) if rng.random() < 0.5 else None,
        _package(rng, tuple(rng.sample(issues, rng.randint(0, 2)))),
        Span(low, low + 4),
        Span(punished, punished + 3),
    )


def _guarantee(rng: random.Random, issues: tuple[Issue, ...]) -> Guarantee:
    low = Fraction(rng.randint(0, 8), 10)
    return Guarantee(_statement(rng, issues), Span(low, low + Fraction(1, 5)), "a guarantee")
