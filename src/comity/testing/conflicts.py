"""Random small conflicts: every kind of move and preference the graph model knows, built without a file."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from comity.case.nouns import (
    Cannot,
    Case,
    DrawnConflict,
    DrawnState,
    Lump,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Prioritised,
    Ranking,
    Statement,
)
from comity.conflict.model import Model, build
from comity.conflict.plain import Plain
from comity.logic.tree import And, Implies, Name, Node, Not, Or


@dataclass(frozen=True, slots=True)
class Shape:
    """What a random conflict may contain."""

    parties: int = 3
    options: int = 4
    infeasible: float = 0.2
    one_way: float = 0.3
    ties: float = 0.3
    lumps: bool = False
    cannot: bool = False
    statements: bool = False


def random_case(rng: random.Random, shape: Shape) -> Case:
    """
    Return a random option-form case with at least one feasible state.

    Examples
    --------
    >>> case = random_case(random.Random(1), Shape(parties=2, options=3))
    >>> len(case.parties), len(case.conflict.options)
    (2, 3)
    """
    ids = [f"o{k}" for k in range(shape.options)]
    names = [f"p{k}" for k in range(shape.parties)]
    options = tuple(
        Option(o, names[k] if k < len(names) else rng.choice(names), o, _direction(rng, shape.one_way))
        for k, o in enumerate(ids)
    )
    infeasible = _infeasible(rng, ids, shape.infeasible)
    same = _lumps(rng, shape.options) if shape.lumps else ()
    cannot = (
        tuple(Cannot(rng.choice(names), _said(rng, ids), _said(rng, ids)) for _ in range(2)) if shape.cannot else ()
    )
    bare = OptionConflict(options, tuple(_no_wish(p) for p in names), infeasible, same, cannot)
    parties = tuple(Party(p, p.upper()) for p in names)
    labels = _labels(Case("random", parties, bare))
    wishes = tuple(
        PartyPreference(p, _statements(rng, ids) if shape.statements else _ranking(rng, labels, shape.ties))
        for p in names
    )
    return Case("random", parties, OptionConflict(options, wishes, infeasible, same, cannot, rng.choice(labels)))


def random_drawn(rng: random.Random, parties: int = 3, states: int = 6, density: float = 0.25) -> Case:
    """Return a random hand-drawn case; its moves are usually intransitive."""
    names, ids = [f"p{k}" for k in range(parties)], [f"s{k}" for k in range(states)]
    moves = tuple((p, tuple((a, b) for a in ids for b in ids if a != b and rng.random() < density)) for p in names)
    wishes = tuple(PartyPreference(p, _ranking(rng, ids, 0.3)) for p in names)
    drawn = tuple(DrawnState(s) for s in ids)
    return Case("random", tuple(Party(p, p.upper()) for p in names), DrawnConflict(drawn, moves, wishes, ids[0]))


def plain_of(model: Model) -> Plain:
    """Return a model as the plain lists that :mod:`comity.conflict.plain` reads."""
    moves = []
    for i in range(model.n_players):
        e = model.moves.edges(i)
        moves.append([e.targets[e.starts[s] : e.starts[s + 1]].tolist() for s in range(model.n_states)])
    own = [sum(1 << k for k, o in enumerate(model.options) if o.by == p) for p in model.parties]
    codes = [] if model.codes is None else model.codes.tolist()
    return Plain(moves, model.ranks.tolist(), codes, own)


def _no_wish(party: str) -> PartyPreference:
    return PartyPreference(party, Prioritised(()))


def _labels(case: Case) -> list[str]:
    model = build(case)
    return [model.label(s) for s in range(model.n_states)]


def _direction(rng: random.Random, one_way: float) -> Literal["both", "forward", "back"]:
    if rng.random() >= one_way:
        return "both"
    return "forward" if rng.random() < 0.5 else "back"


def _tree(rng: random.Random, ids: list[str]) -> Node:
    a, b = Name(rng.choice(ids)), Name(rng.choice(ids))
    left: Node = Not(a) if rng.random() < 0.5 else a
    return rng.choice([left, And((left, b)), Or((left, Not(b))), Implies(a, b)])


def _said(rng: random.Random, ids: list[str]) -> Statement:
    tree = _tree(rng, ids)
    return Statement(repr(tree), tree)


def _statements(rng: random.Random, ids: list[str]) -> Prioritised:
    return Prioritised(tuple(_said(rng, ids) for _ in range(rng.randint(1, 5))))


def _infeasible(rng: random.Random, ids: list[str], share: float) -> tuple[Statement, ...]:
    """Forbid single states at random, but never the first, so that something is always feasible."""
    out = []
    for code in range(1, 1 << len(ids)):
        if rng.random() < share:
            tree = And(tuple(Name(o) if code >> k & 1 else Not(Name(o)) for k, o in enumerate(ids)))
            out.append(Statement(repr(tree), tree))
    return tuple(out)


def _lumps(rng: random.Random, options: int) -> tuple[Lump, ...]:
    k = rng.randrange(options)
    rest = [j for j in range(options) if j != k]
    first = ["-"] * options
    first[k] = "Y"
    second = ["-"] * options
    second[k], second[rng.choice(rest)] = "N", "Y"
    return (Lump("left", "".join(first)), Lump("right", "".join(second)))[: rng.randint(1, 2)]


def _ranking(rng: random.Random, labels: list[str], ties: float) -> Ranking:
    order = list(labels)
    rng.shuffle(order)
    tiers: list[list[str]] = []
    for label in order:
        if tiers and rng.random() < ties:
            tiers[-1].append(label)
        else:
            tiers.append([label])
    return Ranking(tuple(tuple(t) for t in tiers))


__all__ = ["Shape", "plain_of", "random_case", "random_drawn"]
