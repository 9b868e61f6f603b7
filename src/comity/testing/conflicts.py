"""Random small conflicts: every kind of move and preference the graph model knows, built without a file."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

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
    Preference,
    Prioritised,
    Ranking,
    Statement,
    Weights,
)
from comity.conflict.model import Model, build
from comity.conflict.plain import Plain
from comity.logic.masks import mask
from comity.logic.tree import And, Implies, Name, Node, Not, Or, Pattern


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


@dataclass(frozen=True, slots=True)
class Mix:
    """
    What a random conflict for every tier may contain: nothing in it needs a ranking of all states unless asked for.

    Parameters
    ----------
    options, parties : int
    one_way : float
        The share of options that can only be taken up, or only be given up.
    forbidden : float
        About which share of the combinations is infeasible; statements that forbid are added until it is reached.
    own : bool
        Every statement that forbids speaks of one party's own options, so feasibility is a product.
    lumps : int
        How many merged states; what parties want is the same all over each of them.
    cannot : int
        How many statements close moves to a party.
    wishes : str
        ``statements``, ``weights`` (of one party or more) or ``ranking`` (likewise).
    """

    options: int
    parties: int
    one_way: float = 0.0
    forbidden: float = 0.0
    own: bool = False
    lumps: int = 0
    cannot: int = 0
    wishes: Literal["statements", "weights", "ranking"] = "statements"


def mixed_case(rng: random.Random, mix: Mix) -> Case:
    """
    Return a random option-form case of a given mix, with at least one feasible state.

    Examples
    --------
    >>> case = mixed_case(random.Random(1), Mix(4, 2, forbidden=0.5, lumps=1, wishes="weights"))
    >>> len(case.conflict.same), build(case).n_states < 16
    (1, True)
    """
    ids, names = [f"o{k}" for k in range(mix.options)], [f"p{k}" for k in range(mix.parties)]
    owner = [*names, *(rng.choice(names) for _ in ids)][: len(ids)]
    options = tuple(Option(o, p, o, _direction(rng, mix.one_way)) for o, p in zip(ids, owner, strict=True))
    groups = [[k for k, o in enumerate(options) if o.by == p] for p in set(owner)] if mix.own else []
    infeasible = _forbidding(rng, mix, sorted(groups) or [list(range(mix.options))])
    same = _apart(rng, mix.options, mix.lumps)
    cannot = tuple(Cannot(rng.choice(names), _said(rng, ids), _said(rng, ids)) for _ in range(mix.cannot))
    bare = OptionConflict(options, tuple(_no_wish(p) for p in names), infeasible, same, cannot)
    parties = tuple(Party(p, p.upper()) for p in names)
    labels = _labels(Case("random", parties, bare)) if mix.wishes == "ranking" else []
    wishes = tuple(PartyPreference(p, _wish(rng, mix, ids, same, labels)) for p in names)
    return Case("random", parties, OptionConflict(options, wishes, infeasible, same, cannot))


def constant_on(rng: random.Random, lumps: tuple[Lump, ...], tree: Node) -> Node:
    """Return a statement that says what ``tree`` says outside the lumps, and all over each lump just one thing."""
    for lump in lumps:
        inside = Pattern(lump.pattern)
        tree = Or((inside, tree)) if rng.random() < 0.5 else And((Not(inside), tree))
    return tree


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


def _forbidding(rng: random.Random, mix: Mix, groups: list[list[int]]) -> tuple[Statement, ...]:
    """Return patterns, each over options of one group, that together forbid about the share asked for, never all."""
    codes = np.arange(1 << mix.options, dtype=np.uint64)
    free = np.ones(len(codes), bool)
    out: list[Statement] = []
    for _ in range(12):
        if free.mean() <= 1 - mix.forbidden:
            break
        group = rng.choice(groups)
        letters = ["-"] * mix.options
        for k in rng.sample(group, rng.randint(1, min(3, len(group)))):
            letters[k] = rng.choice("YN")
        tree = Pattern("".join(letters))
        left = free & ~mask(tree, codes, {})
        if left.any() and len(left) * (1 - mix.forbidden) <= 2 * left.sum():
            free = left
            out.append(Statement(tree.letters, tree))
    return tuple(out)


def _apart(rng: random.Random, options: int, count: int) -> tuple[Lump, ...]:
    """Return patterns that never cover the same combination: each but the first begins where the last one stops."""
    order = rng.sample(range(options), options)
    lumps, letters = [], ["-"] * options
    for n, k in enumerate(order[: min(count, options - 1)]):
        letters[k] = rng.choice("YN")
        here = list(letters)
        for j in rng.sample(order[n + 1 :], rng.randint(0, (options - n - 1) // 2)):
            here[j] = rng.choice("YN")
        lumps.append(Lump(f"lump {n}", "".join(here)))
        letters[k] = "N" if letters[k] == "Y" else "Y"
    return tuple(lumps)


def _wish(rng: random.Random, mix: Mix, ids: list[str], lumps: tuple[Lump, ...], labels: list[str]) -> Preference:
    if mix.wishes == "ranking" and rng.random() < 0.7:
        return _ranking(rng, labels, 0.3)
    trees = [constant_on(rng, lumps, _tree(rng, ids)) for _ in range(rng.randint(0, 6))]
    rows = tuple(Statement(repr(t), t) for t in trees)
    if mix.wishes == "weights" and rng.random() < 0.7:
        return Weights(tuple((s, Fraction(rng.randint(-6, 9), rng.choice((1, 1, 2, 3)))) for s in rows))
    return Prioritised(rows)


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


__all__ = ["Mix", "Shape", "constant_on", "mixed_case", "plain_of", "random_case", "random_drawn"]
