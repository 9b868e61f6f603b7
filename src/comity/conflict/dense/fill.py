"""From the words of a case to tables: which states are feasible, and what a party thinks of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import lcm

import numpy as np
from numpy.typing import NDArray

from comity.case.nouns import OptionConflict, Preference, Prioritised, Statement, Weights
from comity.conflict.dense.pace import Pace
from comity.conflict.dense.words import STRETCH, Words, option_words, words
from comity.kernels.dense import Table
from comity.kernels.edges import Mask
from comity.logic.tree import Node

_SPREAD = np.array([sum((b >> j & 1) << (8 * j) for j in range(8)) for b in range(256)], np.uint64)


@dataclass(frozen=True, eq=False, slots=True)
class Key:
    """
    What a state is worth to a party: the sum of the weights of the statements that hold in it.

    Statement k of K prioritised ones weighs ``2**(K - k)``, so the sum is the truth of the statements read as a
    binary number, and needs no sorting to be a rank.

    Parameters
    ----------
    trees : tuple of Node
    weights : tuple of int
    prioritised : bool
        True where the weights are the powers of two.
    """

    trees: tuple[Node, ...]
    weights: tuple[int, ...]
    prioritised: bool

    @property
    def span(self) -> int:
        """Return how far the best and the worst sum can lie apart."""
        return sum(abs(w) for w in self.weights)

    @property
    def dtype(self) -> np.dtype[np.unsignedinteger]:
        """Return the smallest type that holds every sum."""
        return np.dtype(np.min_scalar_type(self.span))


def key_of(preference: Preference) -> Key | None:
    """
    Return how to work out what a preference says of a state; None where it is no sum within 64 bits.

    Examples
    --------
    >>> from comity.case.nouns import Statement
    >>> from comity.logic.tree import Name
    >>> key = key_of(Prioritised((Statement("x", Name("x")), Statement("y", Name("y")))))
    >>> key.weights, key.dtype
    ((2, 1), dtype('uint8'))
    """
    if isinstance(preference, Prioritised):
        rows = [s.tree for s in preference.statements]
        key = Key(tuple(rows), tuple(1 << k for k in reversed(range(len(rows)))), True)
    elif isinstance(preference, Weights):
        scale = lcm(*(w.denominator for _, w in preference.weights), 1)
        key = Key(
            tuple(s.tree for s, _ in preference.weights), tuple(int(w * scale) for _, w in preference.weights), False
        )
    else:
        return None
    return key if key.span < 1 << 64 else None


def closing(conflict: OptionConflict, party: str) -> tuple[Key, Key] | None:
    """
    Return the rules that close moves of a party, as two keys: a bit per rule where it closes moves from, and to.

    None where no move is closed to the party.
    """
    rules = [c for c in conflict.cannot if c.by == party]
    return (_bit_each([c.start for c in rules]), _bit_each([c.end for c in rules])) if rules else None


def _bit_each(statements: list[Statement]) -> Key:
    return Key(tuple(s.tree for s in statements), tuple(1 << k for k in reversed(range(len(statements)))), True)


def feasible_table(conflict: OptionConflict, order: tuple[int, ...], pace: Pace) -> Mask:
    """Return which combinations no ``infeasible`` statement forbids, by address."""
    out = np.ones(1 << len(order), np.bool_)
    names = [o.id for o in conflict.options]

    def write(part: slice, option: dict[str, Words]) -> None:
        bad: Words = np.uint64(0)
        for statement in conflict.infeasible:
            bad = bad | words(statement.tree, option, names)
        out[part] = ~_bits(bad, part)

    if conflict.infeasible:
        _each_stretch(conflict, order, pace, write)
    return out


def holds_table(conflict: OptionConflict, order: tuple[int, ...], node: Node, pace: Pace) -> Mask:
    """Return where a statement holds, by address."""
    out = np.empty(1 << len(order), np.bool_)
    names = [o.id for o in conflict.options]

    def write(part: slice, option: dict[str, Words]) -> None:
        out[part] = _bits(words(node, option, names), part)

    _each_stretch(conflict, order, pace, write)
    return out


def rank_table(conflict: OptionConflict, order: tuple[int, ...], key: Key, feasible: Mask | None, pace: Pace) -> Table:
    """
    Return what a party thinks of every state: higher is better, equal is a tie, 0 where a state is not feasible.

    A state that is not feasible may tie with the worst feasible one: what cannot be better than anything is never
    an improvement, and the lowest value adds nothing to a highest. Kernels that look for a lowest value are told
    which states are feasible.

    Parameters
    ----------
    conflict : OptionConflict
    order : tuple of int
        The option on each bit of the address.
    key : Key
    feasible : Mask or None
        None where every state is.
    pace : Pace
    """
    out: Table = np.empty(1 << len(order), key.dtype)
    names = [o.id for o in conflict.options]

    def write(part: slice, option: dict[str, Words]) -> None:
        planes = np.empty((len(key.trees), max(1, (part.stop - part.start) >> 6)), np.uint64)
        for row, tree in enumerate(key.trees):
            planes[row] = words(tree, option, names)
        _worth(key, planes, out[part])
        if feasible is not None:
            out[part] *= feasible[part]

    _each_stretch(conflict, order, pace, write)
    return out


def _worth(key: Key, planes: NDArray[np.uint64], out: Table) -> None:
    """Write what each state of a stretch is worth, given where each statement holds."""
    from comity.kernels.dense_jit import keys

    if not key.prioritised:
        out[:] = _sums(key, planes)[: len(out)]
        return
    n_words = planes.shape[1]
    made = out if len(out) == n_words << 6 else np.zeros(n_words << 6, key.dtype)
    if not len(planes):
        made[:] = 0
    keys(planes.view(np.uint8), _SPREAD, np.empty(n_words << 3, np.uint64), made)
    if made is not out:
        out[:] = made[: len(out)]


def _sums(key: Key, planes: NDArray[np.uint64]) -> Table:
    """Return the weighted sums, lifted so that none is negative: what wraps around on the way comes back."""
    size = 1 << (8 * key.dtype.itemsize)
    lift = -sum(w for w in key.weights if w < 0)
    total = np.full(planes.shape[1] << 6, lift % size, key.dtype)
    bits = np.unpackbits(planes.view(np.uint8), axis=1, bitorder="little")
    for row, weight in zip(bits, key.weights, strict=True):
        total += row * key.dtype.type(weight % size)
    return total


def _bits(value: Words, part: slice) -> Mask:
    many = np.broadcast_to(value, max(1, (part.stop - part.start) >> 6))
    bits = np.unpackbits(np.ascontiguousarray(many).view(np.uint8), bitorder="little")
    out: Mask = bits.view(np.bool_)[: part.stop - part.start]
    return out


def _each_stretch(
    conflict: OptionConflict,
    order: tuple[int, ...],
    pace: Pace,
    write: Callable[[slice, dict[str, Words]], None],
) -> None:
    """Do something for each stretch of states, told where every option is on in it."""
    bits = min(STRETCH, len(order))
    names = [conflict.options[k].id for k in order]
    inside = {name: option_words(bit, 0, bits) for bit, name in enumerate(names[:bits])}

    def work(first: int, last: int) -> None:
        for stretch in range(first, last):
            above = {name: option_words(bits + k, stretch, bits) for k, name in enumerate(names[bits:])}
            write(slice(stretch << bits, (stretch + 1) << bits), inside | above)

    pace.each(1 << (len(order) - bits), 1 << bits, work)
