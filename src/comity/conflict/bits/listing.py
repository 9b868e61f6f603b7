"""What is left in the bitmap: how many states, the first of them, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.case.nouns import OptionConflict
from comity.conflict.large import Found
from comity.kernels.bitslice import INSIDE, ONES, Word, count_bits, set_bits

_STRETCH = 1 << 20  # words looked at together


def listing(bitmap: Word, conflict: OptionConflict, limit: int, pause: Callable[[], None] = lambda: None) -> Found:
    """
    Return the states whose bit is set.

    Parameters
    ----------
    bitmap : array of uint64
        Bit s of it is state s, the packed form of a pattern; padding beyond the options is not looked at.
    conflict : OptionConflict
    limit : int
        How many to list, lowest first.
    pause : callable
        Called between stretches.
    """
    m = len(conflict.options)
    if m < len(INSIDE):
        bitmap = bitmap[:1] & np.uint64((1 << (1 << m)) - 1)
    bitmap = bitmap[: max(1, (1 << m) // 64)]
    states: list[int] = []
    count, inside, some, every = 0, np.uint64(0), 0, -1
    for begin in range(0, len(bitmap), _STRETCH):
        pause()
        places = np.flatnonzero(bitmap[begin : begin + _STRETCH])
        if not len(places):
            continue
        words = bitmap[begin : begin + _STRETCH][places]
        places += begin
        count += count_bits(words)
        inside |= np.bitwise_or.reduce(words)
        some |= int(np.bitwise_or.reduce(places))
        every &= int(np.bitwise_and.reduce(places))
        states += _first(words, places, limit - len(states))
    on = [bool(inside & w) for w in INSIDE] + [bool(some >> k & 1) for k in range(m)]
    off = [bool(inside & (w ^ ONES)) for w in INSIDE] + [not every >> k & 1 for k in range(m)]
    names = [o.id for o in conflict.options] if count else []
    return Found(
        tuple(states),
        count,
        tuple(name for k, name in enumerate(names) if not off[k]),
        tuple(name for k, name in enumerate(names) if not on[k]),
    )


def _first(words: Word, places: np.ndarray, wanted: int) -> list[int]:
    """Return the lowest states, no more than wanted; every word holds one at least."""
    wanted = max(0, wanted)
    return [int(places[b // 64]) * 64 + b % 64 for b in set_bits(words[:wanted])][:wanted]
