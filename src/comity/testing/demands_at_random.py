"""Random settlements whose demands collide, small enough for brute force, and a worked example of the literature."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from comity.case.settlement import Demand, Issue, IssueLevel, Kind, Settlement, Span, Term
from comity.case.statement import Statement
from comity.logic.text import to_text
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or


@dataclass(frozen=True, slots=True)
class DemandShape:
    """What a random settlement may contain; ``whole`` gives it weights of 1 only."""

    demands: int = 6
    terms: int = 4
    parties: int = 3
    facts: int = 2
    seek: int = 1
    issues: int = 1
    offers: float = 0.1
    red_lines: float = 0.2
    prerequisites: float = 0.3
    whole: bool = False
    zero: bool = False


def random_demands(rng: random.Random, shape: DemandShape | None = None) -> Settlement:
    """
    Return a random settlement of terms, facts, an issue and demands.

    Examples
    --------
    >>> settlement = random_demands(random.Random(1), DemandShape(demands=5))
    >>> [d.id for d in settlement.demands]
    ['d1', 'd2', 'd3', 'd4', 'd5']
    """
    shape = shape or DemandShape()
    terms = [f"t{k}" for k in range(shape.terms)]
    issues = tuple(
        Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(rng.randint(2, 3)))) for k in range(shape.issues)
    )
    return Settlement(
        terms=tuple(Term(t, f"Term {t}") for t in terms),
        facts=tuple(statement(random_tree(rng, terms, issues)) for _ in range(rng.randint(0, shape.facts))),
        seek=tuple(rng.sample(terms, rng.randint(0, shape.seek))),
        demands=tuple(_demand(rng, shape, k, terms, issues) for k in range(shape.demands)),
        issues=issues,
    )


def random_tree(rng: random.Random, terms: list[str], issues: tuple[Issue, ...] = ()) -> Node:
    """Return a statement of one to three literals over terms and issues."""
    parts = [_literal(rng, terms, issues) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2 and rng.random() < 0.4:
        return Implies(parts[0], parts[1]) if rng.random() < 0.5 else Iff(parts[0], parts[1])
    return And(tuple(parts)) if rng.random() < 0.5 else Or(tuple(parts))


def large_demands(rng: random.Random, demands: int, parties: int = 6) -> Settlement:
    """Return a settlement of a realistic shape: half as many terms as demands, statements of one to three literals."""
    terms = [f"t{k}" for k in range(max(2, demands // 2))]
    shape = DemandShape(demands, parties=parties, offers=0.0)
    facts = [Implies(Name(a), Name(b)) for a, b in (rng.sample(terms, 2) for _ in range(demands // 6))]
    return Settlement(
        terms=tuple(Term(t) for t in terms),
        facts=tuple(map(statement, facts)),
        seek=(terms[0],),
        demands=tuple(_demand(rng, shape, k, terms, ()) for k in range(demands)),
    )


def liffiton_sakallah() -> Settlement:
    """
    Return the worked example (a)(~a)(~a|b)(~b) as four demands of two parties.

    Liffiton, M. H. & Sakallah, K. A. (2008). Algorithms for computing minimal unsatisfiable subsets of constraints.
    Journal of Automated Reasoning 40, 1-33.
    """
    a, b = Name("a"), Name("b")
    asked: tuple[Node, ...] = (a, Not(a), Or((Not(a), b)), Not(b))
    return Settlement(
        terms=(Term("a"), Term("b")),
        demands=tuple(
            Demand(f"d{k + 1}", "north" if k % 2 == 0 else "south", "demand", statement(tree))
            for k, tree in enumerate(asked)
        ),
    )


def statement(tree: Node) -> Statement:
    """Return a tree as a statement of the case."""
    return Statement(to_text(tree), tree)


def _literal(rng: random.Random, terms: list[str], issues: tuple[Issue, ...]) -> Node:
    node: Node = Name(rng.choice(terms))
    if issues and rng.random() < 0.25:
        issue = rng.choice(issues)
        node = Level(issue.id, rng.choice(issue.levels).id)
    return node if rng.random() < 0.6 else Not(node)


def _demand(rng: random.Random, shape: DemandShape, k: int, terms: list[str], issues: tuple[Issue, ...]) -> Demand:
    kind = _kind(rng, shape)
    low = Fraction(1) if shape.whole else Fraction(rng.randint(0 if shape.zero else 1, 8), 2)
    high = low if shape.whole else low + Fraction(rng.choice((0, 0, 1, 2)), 2)
    return Demand(
        f"d{k + 1}",
        f"p{rng.randrange(shape.parties)}",
        kind,
        statement(random_tree(rng, terms, issues)),
        opens=rng.choice(terms) if kind == "prerequisite" else "",
        weight=Span(low, high),
        text=f"What demand {k + 1} says",
        source=(f"s{k + 1}",),
    )


def _kind(rng: random.Random, shape: DemandShape) -> Kind:
    kinds: tuple[Kind, ...] = ("offer", "red_line", "prerequisite", "demand")
    shares = (shape.offers, shape.red_lines, shape.prerequisites)
    return rng.choices(kinds, (*shares, 1 - sum(shares)))[0]
