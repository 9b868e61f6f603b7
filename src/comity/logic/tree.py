"""
The statement tree: what a statement of the language means, free of how it was written.

A leaf is the name of an option or term (:class:`Name`), one level of an issue (:class:`Level`), or a
pattern over the options (:class:`Pattern`). ``a if b`` has no node of its own: it *is* ``b -> a``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Name:
    """An option or term that is on."""

    name: str


@dataclass(frozen=True, slots=True)
class Level:
    """An issue that stands at one of its levels (``territory = exchange``)."""

    issue: str
    level: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern such as ``YN-``: letter k speaks of option k; ``-`` says nothing."""

    letters: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where ``part`` is false."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """True where every part is true."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Xor:
    """True where an odd number of parts is true."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True where at least one part is true."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Implies:
    """False only where ``condition`` is true and ``consequence`` is false."""

    condition: Node
    consequence: Node


@dataclass(frozen=True, slots=True)
class Iff:
    """True where both sides agree."""

    left: Node
    right: Node


Node = Name | Level | Pattern | Not | And | Xor | Or | Implies | Iff
Atom = Name | Level | Pattern


def atoms(node: Node) -> Iterator[Atom]:
    """
    Yield the leaves of a statement from left to right, repeats included.

    Examples
    --------
    >>> [a.name for a in atoms(And((Name("a"), Not(Name("b"))))) if isinstance(a, Name)]
    ['a', 'b']
    """
    match node:
        case Name() | Level() | Pattern():
            yield node
        case Not(part):
            yield from atoms(part)
        case And(parts) | Or(parts) | Xor(parts):
            for p in parts:
                yield from atoms(p)
        case Implies(a, b) | Iff(a, b):
            yield from atoms(a)
            yield from atoms(b)


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of an operator from left to right; an atom has none."""
    match node:
        case Name() | Level() | Pattern():
            return ()
        case Not(part):
            return (part,)
        case And(parts) | Or(parts) | Xor(parts):
            return parts
        case Implies(a, b) | Iff(a, b):
            return (a, b)


T = TypeVar("T")


def fold(node: Node, combine: Callable[[Node, list[T]], T]) -> T:
    """
    Work a statement out from its leaves up, without recursion.

    Parameters
    ----------
    node : Node
        The statement.
    combine : callable
        Gets each node with what became of its children, from left to right.

    Examples
    --------
    The number of nodes of ``!a & b``:

    >>> fold(And((Not(Name("a")), Name("b"))), lambda node, counts: 1 + sum(counts))
    4
    """
    waiting, order = [node], []
    while waiting:
        order.append(waiting.pop())
        waiting.extend(children(order[-1]))
    done: list[T] = []
    for each in reversed(order):
        first = len(done) - len(children(each))
        done[first:] = [combine(each, done[first:])]
    return done[0]


def spelled_out(pattern: Pattern, options: Sequence[str]) -> tuple[Name | Not, ...]:
    """
    Return what a pattern says, option by option: the parts of a conjunction.

    A pattern of dashes says nothing and gives an empty conjunction, which always holds.

    Examples
    --------
    >>> spelled_out(Pattern("Y-N"), ("release", "escalate", "attack"))
    (Name(name='release'), Not(part=Name(name='attack')))
    """
    if len(pattern.letters) != len(options):
        raise ValueError(f'The pattern "{pattern.letters}" does not fit {len(options)} options.')
    said = [(Name(o), letter) for o, letter in zip(options, pattern.letters, strict=True) if letter != "-"]
    return tuple([name if letter == "Y" else Not(name) for name, letter in said])
