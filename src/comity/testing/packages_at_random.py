"""Small random models of packages for the bargaining solutions: fractions, ties, combinations, odd walk-aways."""

from __future__ import annotations

import random
from fractions import Fraction

from comity.case.settlement import Issue, IssueLevel
from comity.logic.tree import And, Iff, Implies, Level, Node, Not, Or, Xor
from comity.settlement.packages.model import Packages


def packages_at_random(rng: random.Random, *, coarse: bool = False, tied: bool = True) -> Packages:
    """
    Return packages of 1 to 4 issues with 1 to 4 levels, for 1 to 4 parties.

    Values are fractions, some negative; combinations add to them or take away. Walk-aways are what one package is worth
    or somewhat less, now and then out of reach. To some party everything may be worth the same. ``coarse``: values are
    0, 1 or 2, so that packages are often as good. ``tied``: with exclusions and combinations.

    Examples
    --------
    >>> model = packages_at_random(random.Random(1))
    >>> 1 <= len(model.issues) <= 4
    True
    """
    issues = tuple(
        Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(rng.randint(1, 4))))
        for k in range(rng.randint(1, 4))
    )
    parties = tuple("abcd"[: rng.randint(1, 4)])
    kinds = [rng.choice(("plain",) * 9 + ("flat",)) for _ in parties]
    worth = tuple(
        tuple(tuple(_amount(rng, coarse) * (kind == "plain") for _ in issue.levels) for issue in issues)
        for kind in kinds
    )
    empty = ((),) * len(issues)
    model = Packages(
        issues,
        parties,
        worth,
        (empty,) * len(parties),
        tuple(_extras(rng, issues, coarse) if tied and kind == "plain" else () for kind in kinds),
        tuple(statement_at_random(rng, issues) for _ in range(rng.randint(0, 2) if tied else 0)),
        (Fraction(0),) * len(parties),
        tuple(rng.choice((Fraction(1), Fraction(1, 2), Fraction(2, 3), Fraction(2), Fraction(0))) for _ in parties),
        comparable=rng.random() < 0.5,
    )
    package = tuple(rng.randrange(len(issue.levels)) for issue in issues)
    below = rng.choice((0, 1, 1, 3, 10, 30))
    return with_floor(model, tuple(_floor(rng, model, p, kind, package, below) for p, kind in enumerate(kinds)))


def with_floor(model: Packages, floor: tuple[Fraction, ...]) -> Packages:
    """Return the same packages with other walk-away values."""
    return Packages(
        model.issues,
        model.parties,
        model.worth,
        model.curves,
        model.extras,
        model.exclude,
        floor,
        model.weights,
        model.comparable,
    )


def statement_at_random(rng: random.Random, issues: tuple[Issue, ...]) -> Node:
    """Return a statement over the levels of one or two issues."""

    def atom() -> Node:
        issue = rng.choice(issues)
        level = Level(issue.id, rng.choice(issue.levels).id)
        return Not(level) if rng.random() < 0.3 else level

    one, other = atom(), atom()
    ways = (And((one, other)), Or((one, other)), Xor((one, other)), Implies(one, other), Iff(one, other), one)
    return rng.choice((*ways, And((one, other)), And((one, other))))


def _amount(rng: random.Random, coarse: bool) -> Fraction:
    return Fraction(rng.randint(0, 2)) if coarse else Fraction(rng.randint(-10, 40), rng.choice((1, 2, 3, 5)))


def _extras(rng: random.Random, issues: tuple[Issue, ...], coarse: bool) -> tuple[tuple[Node, Fraction], ...]:
    count = rng.choice((0, 0, 1, 2))
    return tuple((statement_at_random(rng, issues), _amount(rng, coarse) - 1) for _ in range(count))


def _floor(
    rng: random.Random, model: Packages, party: int, kind: str, package: tuple[int, ...], below: int
) -> Fraction:
    """Return a walk-away value: what a package is worth, so much below it, or now and then out of reach."""
    there = model.value(party, package)
    if kind == "flat" or rng.random() < 0.15:
        return there
    top = sum((max(w) for w in model.worth[party]), Fraction(0))
    return top + 50 if rng.random() < 0.03 else there - below
