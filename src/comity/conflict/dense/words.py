"""Statements over 64 states at a time: bit j of word w speaks of the state at address 64 w + j."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, fold, spelled_out

Words = NDArray[np.uint64] | np.uint64

ALL, NONE = np.uint64(0xFFFFFFFFFFFFFFFF), np.uint64(0)
STRETCH = 17
"""States are worked on 2^17 at a time: the words of a statement then stay in the first cache."""

# where bit k of an address below 64 is on
_INSIDE = tuple(np.uint64(sum(1 << j for j in range(64) if j >> k & 1)) for k in range(6))


def option_words(bit: int, stretch: int, bits: int) -> Words:
    """
    Return where the option on a bit of the address is on, in one stretch of ``2**bits`` states.

    Examples
    --------
    >>> hex(option_words(0, 0, 6)), option_words(6, 0, 7).tolist() == [0, int(ALL)]
    ('0xaaaaaaaaaaaaaaaa', True)
    """
    if bit < 6:
        return _INSIDE[bit]
    if bit >= bits:
        return ALL if stretch >> (bit - bits) & 1 else NONE
    return np.where(np.arange(1 << (bits - 6)) >> (bit - 6) & 1 == 1, ALL, NONE)


def words(node: Node, option: Mapping[str, Words], names: Sequence[str]) -> Words:
    """
    Return where a statement holds, given where the options are on.

    Parameters
    ----------
    node : Node
    option : mapping option -> Words
    names : sequence of str
        The options in the order of the letters of a pattern.

    Examples
    --------
    >>> a, b = np.uint64(0b1010), np.uint64(0b1100)
    >>> bin(words(And((Name("a"), Name("b"))), {"a": a, "b": b}, ["a", "b"]))
    '0b1000'
    """

    def combine(part: Node, inner: list[Any]) -> Any:
        match part:
            case Name(name):
                return option[name]
            case Pattern():
                said = spelled_out(part, names)
                return reduce(np.bitwise_and, [words(atom, option, names) for atom in said], np.asarray(ALL))
            case Level():
                raise TypeError(f"{part} has no place in a packed state.")
            case Not():
                return ~inner[0]
            case And():
                return reduce(np.bitwise_and, inner)
            case Or():
                return reduce(np.bitwise_or, inner)
            case Xor():
                return reduce(np.bitwise_xor, inner)
            case Implies():
                return ~inner[0] | inner[1]
            case Iff():
                return ~(inner[0] ^ inner[1])

    result: Words = fold(node, combine)
    return result
