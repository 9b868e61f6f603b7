"""
The answers that pay those who give them (SEQ): coalitional improvements, listed or looked up.

The improvements of a small model are listed as edges. Those of a large one are too many; where all can be taken back
they are looked up anew in every round, within classes sorted by the value that the answers are to lower.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from comity.conflict.joint.found import Coalition, all_coalitions
from comity.conflict.joint.reach import Reach
from comity.conflict.joint.work import Meter, check_edges, check_pairs
from comity.kernels.answers import Step, least_answer
from comity.kernels.dominance import Gains, Vectors
from comity.kernels.edges import Edges, Index, Value
from comity.kernels.vector_bits import WIDTH, below

_BLOCK = 1 << 21  # pairs looked at together
_LISTED = 1 << 22  # pairs up to which the improvements of a reversible coalition are listed: no compiled code is needed


@dataclass(eq=False, slots=True)
class Credible:
    """
    The improving steps of coalitions.

    Parameters
    ----------
    reach : Reach
    ranks : array of int, shape (n, S)
    individual : bool
        Those outside answer one by one (fixed coalition structure).
    meter : Meter
    """

    reach: Reach
    ranks: Value
    individual: bool
    meter: Meter
    pairs: int = 0
    edges: int = 0
    kept: dict[Coalition, Step] = field(default_factory=dict)

    def answered(self, outside: Coalition, value: Value) -> Value:
        """
        Return the lowest value that those outside can bring about by coalitional improvements, each for all its movers.

        Raises
        ------
        TooLargeError
            The pairs of states their coalitions reach from one another are too many; counted before they are listed.
        """
        joint = list(self._answering(outside))
        self.pairs += sum(self._listed_pairs(h) for h in joint if h not in self.kept)
        check_pairs(self.pairs)
        steps = [self._step(h) for h in joint]
        return least_answer(value, steps, transitive=True, depth=self.reach.depth, pause=self.reach.pause)

    def _answering(self, outside: Coalition) -> Iterator[Coalition]:
        for positions in all_coalitions(len(outside)):
            members = tuple(outside[k] for k in positions)
            if len(members) > 1 and self.individual:
                return
            # a member that cannot move only makes it harder for the others to gain together
            if not any(self.reach.immobile(j) for j in members):
                yield members

    def _listed_pairs(self, members: Coalition) -> int:
        """Return how many pairs of states are gone through to list the improvements; none where they are looked up."""
        if len(members) == 1 or self._looked_up(members):
            return 0
        return self._pairs(members)

    def _pairs(self, members: Coalition) -> int:
        if self.reach.reversible(members):
            return int((np.bincount(self.reach.classes(members)).astype(np.int64) ** 2).sum())
        return self.reach.moves.n_states**2

    def _looked_up(self, members: Coalition) -> bool:
        return self.reach.reversible(members) and self._pairs(members) > _LISTED

    def _step(self, members: Coalition) -> Step:
        if members not in self.kept:
            self.kept[members] = self._made(members)
        return self.kept[members]

    def _made(self, members: Coalition) -> Step:
        if len(members) == 1:
            return self.reach.moves.credible(members[0], self.ranks[members[0]])
        if not self._looked_up(members):
            return self._improvements(members).lowest
        vectors = Vectors(self.reach.classes(members), self.ranks[list(members)])
        gains = Gains.of(vectors, self.meter.spend)
        return lambda value: gains.lowest(value, self.meter.spend)

    def _improvements(self, members: Coalition) -> Edges:
        u = self.ranks[list(members)]
        found = _within_classes(self.reach, members, u) if self.reach.reversible(members) else None
        origins, targets = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for origin, target in found or _by_target(self.reach, members, u):
            self.reach.pause()
            self.edges += len(origin)
            check_edges(self.edges)
            origins.append(origin)
            targets.append(target)
        return Edges.of(self.reach.moves.n_states, np.concatenate(origins), np.concatenate(targets))


def _within_classes(reach: Reach, members: Coalition, u: Value) -> Iterator[tuple[Index, Index]]:
    """Yield the improvements of a reversible coalition, class by class."""
    classes = reach.classes(members)
    order = np.argsort(classes, kind="stable")
    sizes = np.bincount(classes)
    first = np.cumsum(sizes) - sizes
    width = sizes[classes[order]]  # how many states each origin is held against
    upto = np.cumsum(width)
    begin = 0
    while begin < len(order):
        done = upto[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(upto, done + _BLOCK, side="right")))
        many = width[begin:end]
        origin = np.repeat(order[begin:end], many)
        offset = np.arange(len(origin)) - np.repeat(np.cumsum(many) - many, many)
        target = order[first[classes[origin]] + offset]
        gain = np.ones(len(origin), bool)
        for row in u:
            gain &= row[target] > row[origin]
        yield origin[gain], target[gain]
        begin = end


def _by_target(reach: Reach, members: Coalition, u: Value) -> Iterator[tuple[Index, Index]]:
    """Yield the improvements of a coalition with one-way options, 64 targets at a time."""
    n = reach.moves.n_states
    for begin in range(0, n, WIDTH):
        targets = np.arange(begin, min(begin + WIDTH, n))
        words = np.zeros(n, np.uint64)
        words[targets] = np.uint64(1) << (targets - begin).astype(np.uint64)
        words = reach.union(members, words) & below(u, u[:, targets])
        some = np.flatnonzero(words)
        bits = np.unpackbits(words[some].view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
        at, bit = np.nonzero(bits)
        yield some[at], bit + begin
