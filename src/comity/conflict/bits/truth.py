"""Statements as words: where they hold among the states of one tile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import product

import numpy as np

from comity.conflict.bits.layout import Layout
from comity.kernels.bitslice import Cut, Truth, Word
from comity.logic.partial import settle
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, atoms, fold

KEPT = 1 << 21
"""Words of truth that are kept for the next tile."""

_MOST = 1 << 12  # arrays, however short they are
Rows = list[tuple[Cut, int]]


def speaks_of(node: Node, options: Sequence[str]) -> frozenset[str]:
    """
    Return the options that a statement mentions.

    Examples
    --------
    >>> sorted(speaks_of(And((Name("a"), Pattern("--Y"))), ["a", "b", "c"]))
    ['a', 'c']
    """
    out = set()
    for atom in atoms(node):
        if isinstance(atom, Pattern):
            out |= {o for o, letter in zip(options, atom.letters, strict=True) if letter != "-"}
        elif isinstance(atom, Name):
            out.add(atom.name)
    return frozenset(out)


def words_of(node: Node, truth: Mapping[str, np.uint64 | Word]) -> np.uint64 | Word:
    """
    Return where a statement holds, 64 states a word, given where the options are on.

    Examples
    --------
    >>> int(words_of(Implies(Name("a"), Name("b")), {"a": np.uint64(0b1010), "b": np.uint64(0b1100)})) & 0b1111
    13
    """

    def combine(part: Node, values: list[np.uint64 | Word]) -> np.uint64 | Word:
        match part:
            case Name(name):
                return truth[name]
            case Not():
                return ~values[0]
            case And():
                return reduce(np.bitwise_and, values)
            case Or():
                return reduce(np.bitwise_or, values)
            case Xor():
                return reduce(np.bitwise_xor, values)
            case Implies():
                return ~values[0] | values[1]
            case Iff():
                return ~(values[0] ^ values[1])
            case Pattern() | Level():
                raise TypeError(f"{part} must be settled before it is put into words.")

    return fold(node, combine)


@dataclass(eq=False, slots=True)
class Truths:
    """
    The truth of many statements, tile after tile.

    A statement is taken apart by the party's own options (:meth:`parts`); what is left of it speaks of other people's
    options only, is worked out per tile, and is kept for the next tiles in which it is the same.

    Parameters
    ----------
    layout : Layout
    options : tuple of str
        All options, in the order of the patterns.
    """

    layout: Layout
    options: tuple[str, ...]
    _known: dict[Node | bool, int] = field(default_factory=dict)
    _nodes: list[Node | bool] = field(default_factory=list)
    _care: list[int] = field(default_factory=list)
    _kept: dict[tuple[int, int], Truth] = field(default_factory=dict)
    _on: dict[str, np.uint64 | Word] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write down where the options within a tile are on."""
        self._on = {self.options[o]: w for o, w in self.layout.truths().items() if o < len(self.options)}

    def parts(self, node: Node, fixed: Mapping[int, int]) -> Iterator[tuple[Cut, int]]:
        """
        Yield the cuts of the table on which a statement says one thing, with the number of what is left of it there.

        ``fixed`` gives the axes on which the table has one value only; their slices are whole.
        """
        said = speaks_of(node, self.options)
        names = [self.options[o] for o in self.layout.own]
        free = [k for k, name in enumerate(names) if name in said and k not in fixed]
        known = {names[k]: bool(v) for k, v in fixed.items()}
        for values in product((0, 1), repeat=len(free)):
            at = dict(zip(free, values, strict=True))
            cut = tuple(slice(at[k], at[k] + 1) if k in at else slice(None) for k in range(len(names)))
            here = known | {names[k]: bool(v) for k, v in at.items()}
            yield cut, self.number(settle(node, here, self.options))

    def rows(self, node: Node, fixed: Mapping[int, int]) -> Rows:
        """Return the parts of a preference statement; none where it cannot tell two of the party's choices apart."""
        rows = list(self.parts(node, fixed))
        return rows if len({k for _, k in rows}) > 1 else []

    def number(self, node: Node | bool) -> int:
        """Return the number under which the truth of a statement is asked for."""
        if node not in self._known:
            said = frozenset() if isinstance(node, bool) else speaks_of(node, self.options)
            self._known[node] = len(self._nodes)
            self._nodes.append(node)
            self._care.append(sum(1 << j for j, o in enumerate(self.layout.tile) if self._name(o) in said))
        return self._known[node]

    def at(self, number: int, tile: int) -> Truth:
        """Return where a statement holds in a tile: True, False, one word, or R words."""
        node, care = self._nodes[number], self._care[number]
        if isinstance(node, bool):
            return node
        key = number, tile & care
        if key not in self._kept:
            if len(self._kept) >= min(KEPT >> len(self.layout.run), _MOST):
                self._kept.clear()
            self._kept[key] = self._worked_out(node, tile, care)
        return self._kept[key]

    def forget(self) -> None:
        """Give back the memory of what was kept."""
        self._kept.clear()

    def _worked_out(self, node: Node, tile: int, care: int) -> Truth:
        fixed = {self._name(o): bool(tile >> j & 1) for j, o in enumerate(self.layout.tile) if care >> j & 1}
        left = settle(node, fixed, self.options)
        return left if isinstance(left, bool) else words_of(left, self._on)

    def _name(self, option: int) -> str:
        return self.options[option] if option < len(self.options) else ""
