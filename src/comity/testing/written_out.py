"""A small conflict written out straight from its case: every state, move and wish by the words of the conventions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from comity.case.nouns import Case, OptionConflict, Preference, Prioritised, Ranking, Weights
from comity.conflict.model import players
from comity.conflict.plain import Plain, stable
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, children

Holds = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Written:
    """A conflict as the plain lists of :mod:`comity.conflict.plain`, and what each state is called."""

    plain: Plain
    labels: tuple[str, ...]

    def equilibria(self, key: str, depth: int | None = None) -> set[str]:
        """Return the labels of the states that are stable for every player under a concept."""
        p = self.plain
        return {self.labels[s] for s in p.states if all(stable(p, key, i, s, depth) for i in p.players)}


def written_out(case: Case) -> Written:
    """
    Return a conflict in option form as plain lists, made without any of the code that makes its tables.

    Nothing is shared with :func:`comity.conflict.model.build` but the order of the players, so the two are witnesses
    of each other. Takes at most a dozen options: every combination is gone through in Python.

    Examples
    --------
    >>> import random
    >>> from comity.testing.conflicts import Shape, random_case
    >>> made = written_out(random_case(random.Random(1), Shape(2, 2, infeasible=0, one_way=0)))
    >>> made.labels, made.plain.moves[0]
    (('NN', 'YN', 'NY', 'YY'), [[1], [0], [3], [2]])
    """
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    at = {o.id: k for k, o in enumerate(conflict.options)}
    forbidden = [reader(s.tree, at) for s in conflict.infeasible]
    raw = [c for c in range(1 << len(at)) if not any(f(c) for f in forbidden)]
    called = {c: _label(conflict, c) for c in raw}
    merged = [lump.id for lump in conflict.same if lump.id in called.values()]
    labels = [called[c] for c in raw if called[c] not in merged] + merged
    place = {label: k for k, label in enumerate(labels)}
    to = {c: place[called[c]] for c in raw}
    parties = players(case, conflict)
    wishes = {p.party: p.preference for p in conflict.preferences}
    moves = [_moves(conflict, party, to, at) for party in parties]
    return Written(Plain(moves, [_ranks(wishes[p], called, labels, at) for p in parties]), tuple(labels))


def reader(node: Node, at: dict[str, int]) -> Holds:
    """
    Return a function that says whether a statement holds in a packed state, given the bit of each option.

    Examples
    --------
    >>> says = reader(Implies(Name("x"), Name("y")), {"x": 0, "y": 1})
    >>> [says(code) for code in range(4)]
    [True, False, True, True]
    """
    parts = [reader(p, at) for p in children(node)]
    match node:
        case Name(name):
            return lambda c: bool(c >> at[name] & 1)
        case Pattern(letters):
            return lambda c: _covered(letters, c)
        case Level():
            raise ValueError("statements about levels are not written out")
        case Not():
            return lambda c: not parts[0](c)
        case And():
            return lambda c: all(f(c) for f in parts)
        case Or():
            return lambda c: any(f(c) for f in parts)
        case Xor():
            return lambda c: sum(f(c) for f in parts) % 2 == 1
        case Implies():
            return lambda c: not parts[0](c) or parts[1](c)
        case Iff():
            return lambda c: parts[0](c) == parts[1](c)


def _covered(letters: str, code: int) -> bool:
    return all(x == "-" or (x == "Y") == bool(code >> k & 1) for k, x in enumerate(letters))


def _label(conflict: OptionConflict, code: int) -> str:
    """Return the merged state a combination belongs to, or else its pattern."""
    for lump in reversed(conflict.same):
        if _covered(lump.pattern, code):
            return lump.id
    return "".join("Y" if code >> k & 1 else "N" for k in range(len(conflict.options)))


def _moves(conflict: OptionConflict, party: str, to: dict[int, int], at: dict[str, int]) -> list[list[int]]:
    """Return where a party may go from every state; a merged state is left as any of its members is."""
    mine = [o for o in conflict.options if o.by == party]
    closed = [(reader(c.start.tree, at), reader(c.end.tree, at)) for c in conflict.cannot if c.by == party]
    out: list[set[int]] = [set() for _ in set(to.values())]
    for start in to:
        for end in _settings(start, [(at[o.id], o.moves) for o in mine]):
            if end in to and not any(leaves(start) and enters(end) for leaves, enters in closed):
                out[to[start]].add(to[end])
    return [sorted(targets - {s}) for s, targets in enumerate(out)]


def _settings(code: int, own: Sequence[tuple[int, str]]) -> list[int]:
    """Return what a party can make of a combination; forward: only off to on, back: only on to off."""
    out = [code]
    for bit, way in own:
        if way == "both" or (way == "forward") != bool(code >> bit & 1):
            out += [c ^ (1 << bit) for c in out]
    return out


def _ranks(wish: Preference, called: dict[int, str], labels: list[str], at: dict[str, int]) -> list[int]:
    worth: dict[str, Any] = {}
    if isinstance(wish, Ranking):
        worth = {label: -k for k, tier in enumerate(wish.tiers) for label in tier}
    elif isinstance(wish, Prioritised):
        says = [reader(s.tree, at) for s in wish.statements]
        worth = {label: [f(c) for f in says] for c, label in called.items()}
    elif isinstance(wish, Weights):
        sums = [(reader(s.tree, at), w) for s, w in wish.weights]
        worth = {label: sum((w for f, w in sums if f(c)), Fraction(0)) for c, label in called.items()}
    order: list[Any] = []
    for value in sorted(worth[label] for label in labels):
        if not order or order[-1] != value:
            order.append(value)
    return [order.index(worth[label]) for label in labels]


__all__ = ["Written", "reader", "written_out"]
