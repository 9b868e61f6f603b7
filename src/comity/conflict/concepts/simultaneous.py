"""Simultaneous stability (SIM): what happens when everybody improves at the same moment."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from comity.errors import TooLargeError
from comity.kernels.edges import Edges, Index, Mask, Value
from comity.kernels.groups import Code

MAX_COMBINATIONS = 300_000_000
MAX_AT_ONCE = 1 << 23
_CHUNK = 1 << 20


def sim_stable(
    codes: Code,
    improvements: list[Edges],
    own_bits: list[int],
    player: int,
    rank: Value,
    pause: Callable[[], None] = lambda: None,
) -> Mask:
    """
    Return the states that are simultaneously stable (SIM) for a player, in option form.

    Each improvement s -> t of the player is combined with every opponent's staying or improving *from s*. It is
    sanctioned if some feasible combination leaves the player no better off than at s; combinations that are
    infeasible are passed over, and every improvement gets the full enumeration (convention 6) [1]_.

    Parameters
    ----------
    codes : array of uint64, shape (S,)
        The feasible states in rising order; bit k is option k.
    improvements : list of Edges
        The unilateral improvements of every player.
    own_bits : list of int
        The bits each player owns, as a mask.
    player : int
    rank : array of int, shape (S,)
        The player's own ranks.

    Returns
    -------
    Mask, shape (S,)

    Raises
    ------
    TooLargeError
        Where the combinations to go through are more than three hundred million for one player, or too many from
        one state to hold in memory.

    References
    ----------
    .. [1] Fraser, N. M. and Hipel, K. W. (1984). Conflict Analysis: Models and Resolutions. North-Holland.
    """
    mine = improvements[player]
    others = [j for j in range(len(improvements)) if j != player and len(improvements[j].targets)]
    per_improvement = np.ones(len(codes))
    for j in others:
        per_improvement *= 1 + np.diff(improvements[j].starts)
    # the most attractive improvement of every state first: one that escapes settles the state
    targets = mine.targets[np.lexsort((-rank[mine.targets], mine.origins()))]
    count = np.diff(mine.starts)
    stable = np.ones(len(codes), bool)
    done = 0.0
    for turn in range(int(count.max(initial=0))):
        left = np.flatnonzero(stable & (count > turn))
        size = np.cumsum(per_improvement[left])
        done += size[-1] if len(size) else 0
        if done > MAX_COMBINATIONS or per_improvement[left].max(initial=0) > MAX_AT_ONCE:
            raise TooLargeError(
                f"simultaneous moves would need more than {MAX_COMBINATIONS:,} combinations for one party, or more "
                f"than {MAX_AT_ONCE:,} from one state"
            )
        # as many states at a time as keep their combinations near _CHUNK rows
        for start in np.split(left, np.flatnonzero(np.diff(size // _CHUNK)) + 1):
            pause()
            stable[start] = _sanctioned(
                codes, improvements, own_bits, others, rank, start, targets[mine.starts[start] + turn]
            )
    return stable


def _sanctioned(
    codes: Code,
    improvements: list[Edges],
    own_bits: list[int],
    others: list[int],
    rank: Value,
    start: Index,
    target: Index,
) -> Mask:
    """Return for each improvement whether some combination with the others' moves from its start sanctions it."""
    out = np.zeros(len(start), bool)
    which = np.arange(len(start), dtype=np.int64)
    combined: NDArray[np.uint64] = codes[target]
    for j in others:
        edges, bits = improvements[j], np.uint64(own_bits[j])
        origin, to = edges.of_states(start[which])
        moved = (combined[origin] & ~bits) | (codes[to] & bits)
        at = np.minimum(np.searchsorted(codes, moved), len(codes) - 1)
        hurts = (codes[at] == moved) & (rank[at] <= rank[start[which[origin]]])
        out[which[origin[hurts]]] = True
        # what is sanctioned already needs no further combinations: the players still to come may stay
        which, combined = np.concatenate([which, which[origin]]), np.concatenate([combined, moved])
        which, combined = which[~out[which]], combined[~out[which]]
    return out
