"""Part of the truth: what is left of a statement once some of its atoms are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, spelled_out


def settle(node: Node, known: Mapping[str, bool], options: Sequence[str] = ()) -> Node | bool:
    """
    Return what a statement says once some options are known: a smaller statement, or True or False.

    Parameters
    ----------
    node : Node
    known : mapping from name to bool
        The options or terms whose value is settled.
    options : sequence of str
        What the letters of a pattern speak of.

    Examples
    --------
    >>> settle(Implies(Name("a"), Name("b")), {"a": True})
    Name(name='b')
    >>> settle(And((Name("a"), Name("b"))), {"a": False})
    False
    >>> settle(Name("c"), {"a": False})
    Name(name='c')
    """
    match node:
        case Name(name):
            return known.get(name, node)
        case Level():
            return node
        case Pattern():
            parts = spelled_out(node, options)
            return _all([settle(p, known, options) for p in parts]) if parts else True
        case Not(part):
            return _not(settle(part, known, options))
        case And(parts):
            return _all([settle(p, known, options) for p in parts])
        case Or(parts):
            return _not(_all([_not(settle(p, known, options)) for p in parts]))
        case Implies(condition, consequence):
            return _implies(settle(condition, known, options), settle(consequence, known, options))
        case Xor(parts):
            return _odd([settle(p, known, options) for p in parts])
        case Iff(left, right):
            return _not(_odd([settle(left, known, options), settle(right, known, options)]))


def _not(value: Node | bool) -> Node | bool:
    if isinstance(value, bool):
        return not value
    return value.part if isinstance(value, Not) else Not(value)


def _all(values: Sequence[Node | bool]) -> Node | bool:
    if any(v is False for v in values):
        return False
    left = tuple(v for v in values if not isinstance(v, bool))
    if len(left) < 2:
        return left[0] if left else True
    return And(left)


def _implies(condition: Node | bool, consequence: Node | bool) -> Node | bool:
    if condition is False or consequence is True:
        return True
    if condition is True:
        return consequence
    if isinstance(consequence, bool):
        return _not(condition)
    return Implies(condition, consequence)


def _odd(values: Sequence[Node | bool]) -> Node | bool:
    flip = sum(v is True for v in values) % 2 == 1
    left = tuple(v for v in values if not isinstance(v, bool))
    if not left:
        return flip
    rest: Node = Xor(left) if len(left) > 1 else left[0]
    return _not(rest) if flip else rest
