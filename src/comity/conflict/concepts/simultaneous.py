"""Simultaneous stability (SIM): what happens when everybody improves at the same moment."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from comity.errors import TooLargeError
from comity.kernels.edges import Edges, Index, Mask, Value
from comity.kernels.groups import Code

MAX_COMBINATIONS = 1_000_000_000
_CHUNK = 1 << 22


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
        Where the combinations to go through are more than a thousand million.

    References
    ----------
    .. [1] Fraser, N. M. and Hipel, K. W. (1984). Conflict Analysis: Models and Resolutions. North-Holland.
    """
    mine = improvements[player]
    others = [j for j in range(len(improvements)) if j != player and len(improvements[j].targets)]
    per_state = np.diff(mine.starts).astype(float)
    for j in others:
        per_state *= 1 + np.diff(improvements[j].starts)
    if per_state.sum() > MAX_COMBINATIONS:
        raise TooLargeError(
            f"simultaneous moves would need {per_state.sum():.2g} combinations; the limit is {MAX_COMBINATIONS:.2g}"
        )
    stable = np.ones(len(codes), bool)
    origins = mine.origins()
    begin = 0
    while begin < len(origins):
        pause()
        # as many improvements at a time as keep their combinations near _CHUNK rows
        size = np.cumsum(per_state[origins[begin:]] / np.maximum(np.diff(mine.starts)[origins[begin:]], 1))
        end = begin + max(1, int(np.searchsorted(size, _CHUNK)))
        start, target = origins[begin:end], mine.targets[begin:end]
        escaped = ~_sanctioned(codes, improvements, own_bits, others, rank, start, target)
        stable[start[escaped]] = False
        begin = end
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
