"""Exact Nash by bit-slicing over the number of options: every statement speaks of the party's own options."""

from __future__ import annotations

import random

from comity.case.nouns import Case, Option, OptionConflict, Party, PartyPreference, Prioritised, Statement
from comity.conflict.bits.search import search
from comity.logic.tree import And, Iff, Implies, Name, Node, Not, Or
from conflict_arrays import both
from spec import Phase, Spec

PARTIES, STATEMENTS = 8, 16


def statement(rng: random.Random, mine: list[str], ids: list[str]) -> Statement:
    """Return a statement about one of the party's own options and two of anybody's: none is settled beforehand."""
    a, (b, c) = Name(rng.choice(mine)), (Name(x) for x in rng.sample(ids, 2))
    tree: Node = rng.choice([And((a, Or((b, Not(c))))), Or((a, And((b, c)))), Implies(a, Or((b, c))), Iff(a, b)])
    return Statement(repr(tree), tree)


def case(options: int, one_way: float = 0.0, infeasible: int = 3) -> Case:
    """Return a random conflict of eight parties with sixteen statements each; the seed is fixed."""
    rng = random.Random(options)
    ids = [f"o{k}" for k in range(options)]
    names = [f"p{k}" for k in range(PARTIES)]
    rows = tuple(
        Option(o, names[k * PARTIES // options], o, "forward" if rng.random() < one_way else "both")
        for k, o in enumerate(ids)
    )
    wishes = []
    for p in names:
        mine = [o.id for o in rows if o.by == p]
        wishes.append(PartyPreference(p, Prioritised(tuple(statement(rng, mine, ids) for _ in range(STATEMENTS)))))
    forbidden = tuple(both(a, b) for a, b in (rng.sample(ids, 2) for _ in range(infeasible)))
    return Case("benchmark", tuple(Party(p, p) for p in names), OptionConflict(rows, tuple(wishes), forbidden))


def states(subject: Case) -> float:
    assert isinstance(subject.conflict, OptionConflict)
    return float(1 << len(subject.conflict.options))


def sweep(title: str, one_way: float = 0.0, infeasible: int = 3, options: tuple[int, ...] = (20, 24, 26, 28)) -> Spec:
    return Spec(
        title,
        "ns per combination of the options per party",
        options,
        lambda m: case(m, one_way, infeasible),
        (Phase("nash", lambda c: search(c), lambda c: states(c) * PARTIES),),
        lambda m: f"{m} options",
        states,
    )


SPECS = (
    sweep("Conflicts by bit-slicing, three forbidden pairs, all options can be taken back"),
    sweep("Conflicts by bit-slicing, three forbidden pairs, four in ten options one-way", 0.4),
    sweep("Conflicts by bit-slicing, every state feasible, 8 parties, 16 statements each", 0.0, 0, (30, 32)),
)
