"""
Moves written out as edges: compressed sparse rows, and the reductions over them.

Letters used for the axes, everywhere in ``kernels``: S states, E edges, W words of 64 states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.int64]
Value = NDArray[np.int32]
Mask = NDArray[np.bool_]

HIGH = np.int32(np.iinfo(np.int32).max)  # the minimum over nothing
LOW = np.int32(-1)  # the maximum over nothing; ranks count from 0


@dataclass(frozen=True, eq=False, slots=True)
class Edges:
    """
    Directed edges in compressed sparse rows: the targets of state s are ``targets[starts[s]:starts[s + 1]]``.

    Parameters
    ----------
    starts : array of int, shape (S + 1,)
    targets : array of int, shape (E,)

    Examples
    --------
    >>> e = Edges.of(3, np.array([0, 0, 2]), np.array([1, 2, 0]))
    >>> e.lowest(np.array([5, 7, 6], np.int32)).tolist()     # state 1 has no edge
    [6, 2147483647, 5]
    """

    starts: Index
    targets: Index

    @classmethod
    def of(cls, n_states: int, origins: Index, targets: Index) -> Edges:
        """Return the edges sorted by origin, then target; repeats and self-loops are dropped."""
        keep = origins != targets
        keys = np.sort(origins[keep].astype(np.int64) * n_states + targets[keep])
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)]]
        starts = np.searchsorted(keys, np.arange(n_states + 1, dtype=np.int64) * n_states)
        return cls(starts.astype(np.int64), keys % max(n_states, 1))

    @property
    def n_states(self) -> int:
        """Return the number of states S."""
        return len(self.starts) - 1

    def origins(self) -> Index:
        """Return the origin of every edge, shape (E,)."""
        return np.repeat(np.arange(self.n_states, dtype=np.int64), np.diff(self.starts))

    def keep(self, edge_mask: Mask) -> Edges:
        """Return only the edges where ``edge_mask`` (shape (E,)) is true."""
        before = np.concatenate(([0], np.cumsum(edge_mask)))
        return Edges(before[self.starts].astype(np.int64), self.targets[edge_mask])

    def rising(self, rank: Value) -> Edges:
        """Return only the edges that lead to a strictly higher rank."""
        return self.keep(rank[self.targets] > rank[self.origins()])

    def lowest(self, value: Value) -> Value:
        """Return for each state the lowest value among its targets; HIGH where it has none."""
        return self.over(np.minimum, value[self.targets], HIGH)

    def highest(self, value: Value) -> Value:
        """Return for each state the highest value among its targets; LOW where it has none."""
        return self.over(np.maximum, value[self.targets], LOW)

    def over(self, ufunc: np.ufunc, per_edge: NDArray[Any], empty: Any) -> NDArray[Any]:
        """Return ``ufunc`` reduced over the edges of each state, shape (S,); ``empty`` where it has none."""
        out = np.full(self.n_states, empty, per_edge.dtype)
        # reduceat must not see empty rows: it would return the next row's first value for them
        full = np.flatnonzero(self.starts[1:] != self.starts[:-1])
        if len(full):
            out[full] = ufunc.reduceat(per_edge, self.starts[full])
        return out

    def of_states(self, states: Index) -> tuple[Index, Index]:
        """Return all edges that leave ``states``: the position of the origin in ``states``, and the target."""
        counts = self.starts[states + 1] - self.starts[states]
        origin = np.repeat(np.arange(len(states), dtype=np.int64), counts)
        offset = np.arange(int(counts.sum()), dtype=np.int64) - np.repeat(np.cumsum(counts) - counts, counts)
        return origin, self.targets[np.repeat(self.starts[states], counts) + offset]


def _plain_lowest(edges: list[tuple[int, int]], value: list[int], n_states: int) -> list[int]:
    """The definition read aloud; the tests hold :meth:`Edges.lowest` to it."""
    return [min([value[b] for a, b in edges if a == s], default=int(HIGH)) for s in range(n_states)]
