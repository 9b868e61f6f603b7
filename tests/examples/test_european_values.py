"""
The flagship's values follow from one rule, the same for every party; this file is the rule, applied to the rows.

The rule is stated in the README of the example ("The rule for values"). It looks at nothing but the rows of
``demands`` and the facts that define a term (``term <-> statement``).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from comity.case.read import load
from comity.case.settlement import Demand, Issue, Settlement, Span
from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, atoms

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"
CONDITIONS = {"prerequisite", "red_line"}
MAIN_VERSION = "ceasefire_first"
WALK_AWAY = Span(Fraction(40), Fraction(60))
TIE = Span(Fraction(-15), Fraction(-5))


@cache
def settlement() -> Settlement:
    found = load(FOLDER).settlement
    assert found is not None
    return found


def definitions(of: Settlement) -> dict[str, Node]:
    """Terms that a fact gives in other words."""
    return {
        f.tree.left.name: f.tree.right for f in of.facts if isinstance(f.tree, Iff) and isinstance(f.tree.left, Name)
    }


def expanded(node: Node, meant: dict[str, Node]) -> Node:
    match node:
        case Name(name):
            return meant.get(name, node)
        case Not(part):
            return Not(expanded(part, meant))
        case And(parts):
            return And(tuple(expanded(p, meant) for p in parts))
        case Or(parts):
            return Or(tuple(expanded(p, meant) for p in parts))
        case Implies(a, b):
            return Implies(expanded(a, meant), expanded(b, meant))
    return node


def asks(row: Demand, of: Settlement) -> Node:
    """What the row asks: its statement, or ``for -> statement`` where the question does not seek that term."""
    whole = row.requires.tree if row.opens in ("", *of.seek) else Implies(Name(row.opens), row.requires.tree)
    return expanded(whole, definitions(of))


def rows(party: str, of: Settlement) -> list[Demand]:
    return [d for d in of.demands if d.by == party and d.version in ("", MAIN_VERSION)]


def bears_on(node: Node, issue: Issue) -> bool:
    return any(isinstance(a, Level) and a.issue == issue.id for a in atoms(node))


def true(node: Node, world: dict[Atom, bool]) -> bool:
    match node:
        case Not(part):
            return not true(part, world)
        case And(parts):
            return all(true(p, world) for p in parts)
        case Or(parts):
            return any(true(p, world) for p in parts)
        case Implies(a, b):
            return not true(a, world) or true(b, world)
        case Name() | Level():
            return world[node]
    raise AssertionError(node)


def worlds(node: Node, fixed: dict[str, str], of: Settlement) -> Iterator[dict[Atom, bool]]:
    """Every way the atoms of a statement can be: an issue has one level, a term holds or not."""
    found = sorted(set(atoms(node)), key=repr)
    names = [a for a in found if isinstance(a, Name)]
    there = sorted({a.issue for a in found if isinstance(a, Level)})
    ways = [[fixed[i]] if i in fixed else [x.id for x in of.issue(i).levels] for i in there]
    for levels in product(*ways):
        at = dict(zip(there, levels, strict=True))
        for truths in product((True, False), repeat=len(names)):
            world: dict[Atom, bool] = dict(zip(names, truths, strict=True))
            yield world | {a: at[a.issue] == a.level for a in found if isinstance(a, Level)}


def can_hold(node: Node, issue: Issue, level: str, of: Settlement) -> bool:
    return any(true(node, w) for w in worlds(node, {issue.id: level}, of))


def peaks(party: str, issue: Issue, of: Settlement) -> list[int]:
    """Levels that most of its conditions and demands allow, or its offers where those leave every level open."""
    about = {(d.kind == "offer", asks(d, of)) for d in rows(party, of)}
    for offers in (False, True):
        asked = [tree for is_offer, tree in about if is_offer == offers and bears_on(tree, issue)]
        score = [sum(can_hold(t, issue, x.id, of) for t in asked) for x in issue.levels]
        if len(set(score)) > 1:
            return [k for k, s in enumerate(score) if s == max(score)]
    return list(range(len(issue.levels)))


def distances(party: str, issue: Issue, of: Settlement) -> list[int]:
    best = peaks(party, issue, of)
    return [min(abs(k - b) for b in best) for k in range(len(issue.levels))]


def salience(party: str, issue: Issue, of: Settlement) -> int:
    """Rows that bear on the issue, conditions and red lines counted twice; 0 where no level stands out."""
    if max(distances(party, issue, of)) == 0:
        return 0
    found = [d for d in rows(party, of) if bears_on(asks(d, of), issue)]
    return sum(2 if d.kind in CONDITIONS else 1 for d in found)


def points(party: str, of: Settlement) -> dict[str, int]:
    """100 points by rank: n for the first of n issues, 1 for the last, ties in the middle; whole points."""
    count = {i.id: s for i in of.issues if (s := salience(party, i, of))}
    n = len(count)
    rank = {
        i: sum(other > mine for other in count.values()) + Fraction(1 + sum(o == mine for o in count.values()), 2)
        for i, mine in count.items()
    }
    exact = {i: 100 * (n + 1 - r) / sum(n + 1 - q for q in rank.values()) for i, r in rank.items()}
    whole = {i: int(x) for i, x in exact.items()}
    first = sorted(exact, key=lambda i: (whole[i] - exact[i], list(exact).index(i)))
    return {i: w + (i in first[: 100 - sum(whole.values())]) for i, w in whole.items()}


def tenth(x: Fraction) -> Fraction:
    """Rounded to one decimal, halves up."""
    decimal = (Decimal(x.numerator) / Decimal(x.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Fraction(str(decimal))


def worths(party: str, of: Settlement) -> dict[str, dict[str, Span]]:
    """Full points at a peak, none at the greatest distance, equal steps between, and half a step of doubt there."""
    found: dict[str, dict[str, Span]] = {}
    for name, whole in points(party, of).items():
        far = distances(party, of.issue(name), of)
        step = Fraction(whole, max(far))
        spans = [(whole - step * d, step / 2 if 0 < d < max(far) else Fraction(0)) for d in far]
        found[name] = {
            x.id: Span(tenth(v - doubt), tenth(v + doubt))
            for x, (v, doubt) in zip(of.issue(name).levels, spans, strict=True)
        }
    return found


PARTIES = ("russia", "ukraine", "united_states", "europeans", "european_union")


@pytest.mark.parametrize("party", PARTIES)
def test_the_values_of_a_party_are_those_of_the_rule(party: str) -> None:
    given = settlement().of(party)
    assert given is not None
    assert {name: dict(levels) for name, levels in given.levels} == worths(party, settlement())


def test_every_party_has_the_same_walk_away_and_no_weight_of_its_own() -> None:
    assert tuple(v.party for v in settlement().values) == PARTIES
    assert {v.walk_away for v in settlement().values} == {WALK_AWAY}
    assert {v.bargaining_weight for v in settlement().values} == {Fraction(1)}
    assert not settlement().comparable


def test_what_ties_add_is_the_same_for_every_party_and_both_sides_have_one() -> None:
    assert {t.adds for v in settlement().values for t in v.together} == {TIE}
    found = {v.party: len(v.together) for v in settlement().values}
    assert found["russia"] == found["ukraine"] == 1
    assert all(t.source for v in settlement().values for t in v.together)


def test_values_say_that_they_are_an_assumption() -> None:
    assert all("assumption" in v.why.lower() for v in settlement().values)
