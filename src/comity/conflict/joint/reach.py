"""What a coalition reaches in option form: components where all can be taken back, sweeps where not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from comity.conflict.joint.found import Coalition
from comity.conflict.moves import OptionMoves
from comity.kernels.answers import least_answer
from comity.kernels.components import dense, joined
from comity.kernels.edges import HIGH, LOW, Index, Value
from comity.kernels.groups import BOTH
from comity.kernels.vector_bits import Words, gathered

_KEPT_BYTES = 1 << 29


@dataclass(eq=False, slots=True)
class Reach:
    """
    ``R_H(s)`` of any coalition H, together with s itself.

    Counting s is harmless where it is used: an improvement is better than s, and an answer that leaves everything
    as it is after the improvement sanctions nothing.

    Parameters
    ----------
    moves : OptionMoves
    depth : int or None
        The longest answering sequence counted.
    pause : callable
    """

    moves: OptionMoves
    depth: int | None
    pause: Callable[[], None]
    kept: dict[tuple[Coalition, bool], Index] = field(default_factory=dict)

    def immobile(self, player: int) -> bool:
        """Return whether a player has no move in any state."""
        return self.moves.groups[player].n_rows == self.moves.n_states

    def reversible(self, members: Coalition) -> bool:
        """Return whether every member can take every option back: the coalition then partitions the states."""
        return all(self.moves.groups[i].reversible for i in members)

    def classes(self, members: Coalition, inner: bool = False) -> Index:
        """
        Return the class of each state under a coalition: the states it reaches from one another.

        That is exact for a coalition that can take every option back. For others R_H(s) lies between two classes:
        the one with ``inner``, where one-way options stay as they are, and the one without, where they are free.
        """
        inner = inner and not self.reversible(members)
        key = (members, inner)
        if key in self.kept:
            return self.kept[key]
        last = self._row(members[-1], inner)
        out = last if len(members) == 1 else joined(self.classes(members[:-1], inner), last, self.pause)
        if (inner or len(members) > 1) and (len(self.kept) + 1) * out.nbytes <= _KEPT_BYTES:
            self.kept[key] = out
        return out

    def _row(self, player: int, inner: bool) -> Index:
        group = self.moves.groups[player]
        fixed = sum(1 << k for k, d in enumerate(group.directions) if d != BOTH) if inner else 0
        return dense((group.row << len(group.directions)) | (group.local & fixed)) if fixed else group.row

    def union(self, members: Coalition, words: Words, depth: int | None = None) -> Words:
        """Return for each state the union of the words of what the coalition reaches in at most ``depth`` moves."""
        if not members or depth == 0:
            return words
        if depth is None and self.reversible(members):
            classes = self.classes(members)
            joint = np.zeros(int(classes.max(initial=-1)) + 1, np.uint64)
            np.bitwise_or.at(joint, classes, words)
            return joint[classes]
        return self._swept(members, words, depth)

    def _swept(self, members: Coalition, words: Words, depth: int | None) -> Words:
        rounds = 0
        while depth is None or rounds < depth:
            self.pause()
            wider = words
            for i in members:
                wider = wider | gathered(self.moves.groups[i], wider if depth is None else words)
            if np.array_equal(wider, words):
                break
            words, rounds = wider, rounds + 1
            if len(members) == 1:
                break
        return words

    def answered(self, outside: Coalition, value: Value) -> Value:
        """Return the lowest value that those outside can bring about by any moves."""
        if outside and self.depth is None and self.reversible(outside):
            classes = self.classes(outside)
            low = np.full(int(classes.max(initial=-1)) + 1, int(HIGH), np.int32)
            np.minimum.at(low, classes, value)
            return low[classes]
        steps = [self.moves.answer(j) for j in outside]
        return least_answer(value, steps, transitive=True, depth=self.depth, pause=self.pause)

    def highest(self, members: Coalition, value: Value) -> Value:
        """Return the highest value among each state and what the coalition reaches from it."""
        if self.reversible(members):
            classes = self.classes(members)
            top = np.full(int(classes.max(initial=-1)) + 1, int(LOW), np.int32)
            np.maximum.at(top, classes, value)
            return top[classes]
        while True:
            self.pause()
            higher = value
            for i in members:
                higher = self.moves.best(i, higher)
            if len(members) == 1 or np.array_equal(higher, value):
                return higher
            value = higher
