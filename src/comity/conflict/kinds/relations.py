"""
What a party holds to be better than what: sets of pairs of states, as rows of bits.

Row s holds the states that are better than s. A plain preference makes such rows out of ranks; the other kinds of
preference make rows that no rank stands behind, and that need not be transitive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from comity.kernels.bitsets import Rows, pack
from comity.kernels.edges import Mask, Value

MAX_STATES = 4096
_BLOCK = 512
_HALVES = tuple((h, sum(((1 << h) - 1) << k for k in range(0, 64, 2 * h))) for h in (32, 16, 8, 4, 2, 1))
"""How many bits are swapped at a time, and a mask of the lower half of every pair of halves."""


@dataclass(frozen=True, eq=False, slots=True)
class Better:
    """
    What is better than what, where that may be in doubt.

    Parameters
    ----------
    sure : Rows, shape (S, W)
        Bit t of row s: t is surely better than s.
    maybe : Rows, shape (S, W)
        Bit t of row s: t is better than s, or it is not known that it is not. The same rows where nothing is in doubt.
    """

    sure: Rows
    maybe: Rows


@dataclass(frozen=True, eq=False, slots=True)
class View:
    """
    One party's preference, of whatever kind.

    Parameters
    ----------
    leaving : Better
        Asked when the party thinks of moving: is what the move leads to better than where it stands?
    answered : Better
        Asked of an answer: would the party still be better off there than where it stood? An answer deters where not.
        The same as ``leaving`` except where a preference by chance has two thresholds.
    """

    leaving: Better
    answered: Better


@dataclass(frozen=True, eq=False, slots=True)
class Relation:
    """
    All that stability needs of a party.

    Parameters
    ----------
    improves : Rows, shape (S, W)
        Bit t of row s: a move from s to t counts as worth while.
    deters : Rows, shape (S, W)
        Bit x of row s: ending at x keeps the party from leaving s.
    """

    improves: Rows
    deters: Rows


def certain(rows: Rows) -> View:
    """Return the view of a party that is in no doubt."""
    both = Better(rows, rows)
    return View(both, both)


def by_rank(rank: Value) -> Rows:
    """
    Return which states a rank puts strictly above each state, shape (S, W).

    Examples
    --------
    >>> by_rank(np.array([0, 2, 1])).ravel().tolist()
    [6, 0, 2]
    """
    levels = np.unique(rank)
    above = np.concatenate([pack(rank[None, :] > part[:, None]) for part in _parts(levels)])
    rows: Rows = above[np.searchsorted(levels, rank)]
    return rows


def pairs(n_states: int, holds: Callable[[slice], Mask]) -> Rows:
    """Return as rows of bits what ``holds`` says of a block of states and all states, never of a state and itself."""
    rows = np.zeros((n_states, -(-n_states // 64)), np.uint64)
    for begin in range(0, n_states, _BLOCK):
        block = slice(begin, min(begin + _BLOCK, n_states))
        mask = holds(block).copy()
        mask[np.arange(mask.shape[0]), np.arange(block.start, block.stop)] = False
        rows[block] = pack(mask)
    return rows


def no_pairs(n_states: int) -> Rows:
    """Return rows without a pair."""
    return np.zeros((n_states, -(-n_states // 64)), np.uint64)


def all_pairs(n_states: int) -> Rows:
    """Return every pair of two different states."""
    return pairs(n_states, lambda block: np.ones((block.stop - block.start, n_states), bool))


def without(rows: Rows) -> Rows:
    """
    Return the pairs that are not in ``rows``, those of a state and itself included.

    Examples
    --------
    >>> without(np.array([[2], [0]], np.uint64)).ravel().tolist()      # two states; only 0 has 1 in its row
    [1, 3]
    """
    n = len(rows)
    full = pack(np.ones((1, n), bool))[0]
    left: Rows = ~rows & full
    return left


def turned(rows: Rows) -> Rows:
    """
    Return the pairs the other way round: bit s of row t where bit t of row s was set.

    Tiles of 64 by 64 bits are transposed by swapping halves, quarters and so on (Warren, Hacker's Delight, 7-3).

    Examples
    --------
    >>> turned(np.array([[2], [0]], np.uint64)).ravel().tolist()
    [0, 1]
    """
    n, width = rows.shape
    tiles = np.zeros((width * 64, width), np.uint64)
    tiles[:n] = rows
    tiles = tiles.reshape(width, 64, width)  # [band of 64 rows, row in it, word]: every tile is 64 by 64 bits
    for half, low in _HALVES:
        pairs_of_rows = tiles.reshape(width, 32 // half, 2, half, width)
        upper, lower = pairs_of_rows[:, :, 0], pairs_of_rows[:, :, 1]
        swap = ((upper >> np.uint64(half)) ^ lower) & np.uint64(low)
        lower ^= swap
        upper ^= swap << np.uint64(half)
    out: Rows = np.ascontiguousarray(tiles.transpose(2, 1, 0).reshape(width * 64, width)[:n])
    return out


def has(rows: Rows, s: int, t: int) -> bool:
    """Return whether bit t of row s is set."""
    return bool(int(rows[s, t >> 6]) >> (t & 63) & 1)


def count(rows: Rows) -> int:
    """Return how many pairs there are."""
    return int(np.unpackbits(rows.view(np.uint8)).sum())


def _parts(levels: Value) -> list[Value]:
    return [levels[k : k + _BLOCK] for k in range(0, len(levels), _BLOCK)]
