"""What is left in the bitmap: how many states, the first of them, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from comity.case.nouns import OptionConflict
from comity.conflict.large import Found
from comity.conflict.pairs import draw, pairs_in, sample
from comity.kernels.bitslice import INSIDE, ONES, Word, count_bits, set_bits

_STRETCH = 1 << 20  # words looked at together
_CHUNK = 1 << 14  # words read out together: 2^20 states at most
Pause = Callable[[], None]


def listing(bitmap: Word, conflict: OptionConflict, limit: int, pause: Pause = lambda: None) -> Found:
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
    numbers: list[int] = []  # of states in each stretch
    inside, some, every = np.uint64(0), 0, -1
    for words, places in _stretches(bitmap, pause):
        numbers.append(count_bits(words))
        if not len(places):
            continue
        inside |= np.bitwise_or.reduce(words)
        some |= int(np.bitwise_or.reduce(places))
        every &= int(np.bitwise_and.reduce(places))
        states += _first(words, places, limit - len(states))
    count = sum(numbers)
    on = [bool(inside & w) for w in INSIDE] + [bool(some >> k & 1) for k in range(m)]
    off = [bool(inside & (w ^ ONES)) for w in INSIDE] + [not every >> k & 1 for k in range(m)]
    names = [o.id for o in conflict.options] if count else []
    always = tuple(name for k, name in enumerate(names) if not off[k])
    never = tuple(name for k, name in enumerate(names) if not on[k])
    if not count:
        return Found((), 0)
    drawn = _at(bitmap, draw(count), np.array(numbers), pause)
    pairs = pairs_in(names, (*always, *never), drawn, count, lambda: _parts(bitmap, pause))
    return Found(tuple(states), count, always, never, pairs, sample=sample(drawn, count, limit))


def _first(words: Word, places: NDArray[np.int64], wanted: int) -> list[int]:
    """Return the lowest states, no more than wanted; every word holds one at least."""
    wanted = max(0, wanted)
    return [int(places[b // 64]) * 64 + b % 64 for b in set_bits(words[:wanted])][:wanted]


def _stretches(bitmap: Word, pause: Pause) -> Iterator[tuple[Word, NDArray[np.int64]]]:
    """Yield the words that are not empty and their places, stretch by stretch."""
    for begin in range(0, len(bitmap), _STRETCH):
        pause()
        stretch = bitmap[begin : begin + _STRETCH]
        places = np.flatnonzero(stretch)
        yield stretch[places], places + begin


def _parts(bitmap: Word, pause: Pause) -> Iterator[NDArray[np.int64]]:
    """Yield every state, a part at a time."""
    for words, places in _stretches(bitmap, pause):
        for begin in range(0, len(words), _CHUNK):
            bits = np.array(set_bits(words[begin : begin + _CHUNK]), np.int64)
            yield places[begin + (bits >> 6)] << 6 | bits & 63


def _at(bitmap: Word, ranks: NDArray[np.int64], numbers: NDArray[np.int64], pause: Pause) -> NDArray[np.int64]:
    """Return the states of some ranks, lowest state first, given how many each stretch has."""
    out = np.empty(len(ranks), np.int64)
    ends = np.cumsum(numbers)
    lies_in = np.searchsorted(ends, ranks, side="right")
    for part, (words, places) in enumerate(_stretches(bitmap, pause)):
        here = np.flatnonzero(lies_in == part)
        if not len(here):
            continue
        upto = np.cumsum(_bit_counts(words))
        left = ranks[here] - (ends[part] - numbers[part])
        word = np.searchsorted(upto, left, side="right")
        nth = left - np.where(word, upto[word - 1], 0)
        out[here] = [
            int(places[w]) << 6 | set_bits(words[w : w + 1])[n]
            for w, n in zip(word.tolist(), nth.tolist(), strict=True)
        ]
    return out


def _bit_counts(words: Word) -> NDArray[np.int64]:
    """Return how many bits are set in each word."""
    if hasattr(np, "bitwise_count"):  # numpy 2
        return np.bitwise_count(words).astype(np.int64)
    bits = np.unpackbits(np.ascontiguousarray(words).view(np.uint8).reshape(len(words), 8), axis=1)
    counts: NDArray[np.int64] = bits.sum(axis=1, dtype=np.int64)
    return counts
