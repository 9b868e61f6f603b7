"""Sets of states as rows of bits: which states a coalition reaches, for every start at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from comity.kernels.edges import Edges, Mask

Rows = NDArray[np.uint64]

_CHUNK_BYTES = 1 << 27


def pack(rows: Mask) -> Rows:
    """
    Return boolean rows (R, S) as words (R, W), state s in bit ``s % 64`` of word ``s // 64``.

    Examples
    --------
    >>> pack(np.array([[True, False, True]])).tolist()
    [[5]]
    """
    n_rows, n_states = rows.shape
    n_words = -(-n_states // 64)
    padded = np.zeros((n_rows, n_words * 64), bool)
    padded[:, :n_states] = rows
    return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)


def unpack(rows: Rows, n_states: int) -> Mask:
    """Return words (R, W) as boolean rows (R, S)."""
    bits = np.unpackbits(np.ascontiguousarray(rows).view(np.uint8), axis=1, bitorder="little")
    return bits[:, :n_states].astype(bool)


def edge_rows(edges: Edges) -> Rows:
    """Return the targets of each state as a row of bits, shape (S, W)."""
    n = edges.n_states
    rows = np.zeros((n, -(-n // 64)), np.uint64)
    origins, targets = edges.origins(), edges.targets
    np.bitwise_or.at(rows, (origins, targets >> 6), np.uint64(1) << (targets & 63).astype(np.uint64))
    return rows


def union_over(edges: Edges, rows: Rows) -> Rows:
    """Return for each state the union of the rows of its targets, shape (S, W)."""
    out = np.zeros_like(rows)
    full = np.flatnonzero(np.diff(edges.starts))
    if not len(full):
        return out
    step = max(1, _CHUNK_BYTES // (8 * max(1, len(edges.targets))))
    for w in range(0, rows.shape[1], step):  # a few words at a time: E * step words are gathered at once
        out[full, w : w + step] = np.bitwise_or.reduceat(rows[edges.targets, w : w + step], edges.starts[full], axis=0)
    return out


def reach(
    moves: Sequence[Edges],
    *,
    transitive: bool,
    depth: int | None = None,
    pause: Callable[[], None] = lambda: None,
) -> Rows:
    """
    Return the states reached by a legal sequence of the players' moves (nobody twice in a row).

    Parameters
    ----------
    moves : sequence of Edges
        One set of edges per player; at least one.
    transitive : bool
        Whether every player's moves are transitive; then the last mover need not be tracked.
    depth : int or None
        The longest sequence counted.

    Returns
    -------
    Rows, shape (S, W)
        Bit t of row s: t is reached from s by at least one move. A start counts only if a sequence returns.

    Examples
    --------
    >>> a, b = Edges.of(3, np.array([0]), np.array([1])), Edges.of(3, np.array([1]), np.array([2]))
    >>> [bin(int(r[0])) for r in reach([a, b], transitive=True)]
    ['0b110', '0b100', '0b0']
    """
    single = [edge_rows(e) for e in moves]
    # planes[j]: what is reached by sequences that do not begin with player j
    planes = [np.zeros_like(single[0])] * len(moves)
    total = planes[0]
    done = 0
    while depth is None or done < depth:
        pause()
        moved = [s | union_over(e, p) for s, e, p in zip(single, moves, planes, strict=True)]
        total = np.bitwise_or.reduce(moved)
        fresh = [total if transitive else _others(moved, j) for j in range(len(moves))]
        if all(np.array_equal(a, b) for a, b in zip(fresh, planes, strict=True)):
            break
        planes, done = fresh, done + 1
    return total


def _others(rows: Sequence[Rows], j: int) -> Rows:
    """Return the union of every player's rows but j's."""
    rest = [r for k, r in enumerate(rows) if k != j]
    return np.bitwise_or.reduce(rest) if rest else np.zeros_like(rows[0])


def _plain_reach(moves: list[list[list[int]]], n_states: int) -> list[set[int]]:
    """The definition read aloud: walk every legal sequence, remembering who moved last."""
    out = []
    for start in range(n_states):
        seen: set[tuple[int, int]] = set()
        todo = [(start, -1)]
        while todo:
            s, last = todo.pop()
            for j, targets in enumerate(moves):
                for t in targets[s] if j != last else []:
                    if (t, j) not in seen:
                        seen.add((t, j))
                        todo.append((t, j))
        out.append({s for s, _ in seen})
    return out
