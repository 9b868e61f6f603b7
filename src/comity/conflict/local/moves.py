"""The moves of one party from a few states, or into them, found by trying every setting of its own options."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from comity.conflict.local.ground import Codes, Ground
from comity.conflict.local.worth import higher, rows, worth
from comity.kernels.edges import Index, Mask

MAX_OWN = 16  # options of one party up to which its settings are gone through
STRETCH = 1 << 18  # moves looked at together
Pause = Callable[[], None]
Steps = tuple[Index, Codes]  # per move: position of the state it is made from, and the state at its other end


def enumerable(ground: Ground, party: str) -> bool:
    """Return whether a party's options are few enough to go through every setting of them."""
    return len(ground.own(party)) <= MAX_OWN


def moves(
    ground: Ground,
    party: str,
    codes: Codes,
    *,
    paying: bool = False,
    backward: bool = False,
    only: Codes | None = None,
    pause: Pause = lambda: None,
) -> Steps:
    """
    Return every legal move of a party from some states, by origin and then in binary order of what it does.

    Parameters
    ----------
    ground : Ground
    party : str
        With at most 16 options, unless ``only`` is given.
    codes : array of uint64, shape (n, W)
        Feasible states.
    paying : bool
        Only moves to states that the party ranks strictly higher.
    backward : bool
        Instead the moves that lead *into* these states: position of the state entered, and the state left.
    only : array of uint64, shape (1, W), optional
        A state: only moves after which the party's options are as they are there.
    pause : callable

    Returns
    -------
    positions : array of int, shape (E,)
    others : array of uint64, shape (E, W)

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> from comity.conflict.local.ground import ground_of
    >>> ground = ground_of(load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b, moves: forward}}
    ...   preferences: {a: {statements: [x]}, b: {statements: ["!y"]}}
    ... '''))
    >>> both = ground.pack([0b00, 0b10])
    >>> [ground.unpack(moves(ground, p, both)[1]) for p in ("a", "b")]
    [[1, 3], [2]]
    >>> ground.unpack(moves(ground, "b", both, paying=True)[1])
    []
    >>> ground.unpack(moves(ground, "b", both, backward=True)[1])
    [0]
    """
    settings = _settings(ground, party) if only is None else only & ground.pack([ground.own_bits(party)])
    positions, found = [np.zeros(0, np.int64)], [codes[:0]]
    each = max(1, STRETCH // len(settings))
    for begin in range(0, len(codes), each):
        pause()
        position, other = _stretch(ground, party, codes[begin : begin + each], settings, paying, backward)
        positions.append(position + begin)
        found.append(other)
    return np.concatenate(positions), np.concatenate(found)


def _settings(ground: Ground, party: str) -> Codes:
    """Return every setting of a party's options as states in which all else is off, in binary order."""
    own = ground.own(party)
    out = np.zeros((1 << len(own), ground.n_words), np.uint64)
    local = np.arange(len(out), dtype=np.uint64)
    for k, option in enumerate(own):
        word, bit = divmod(option, 64)
        out[:, word] |= (local >> np.uint64(k) & np.uint64(1)) << np.uint64(bit)
    return out


def _stretch(ground: Ground, party: str, codes: Codes, settings: Codes, paying: bool, backward: bool) -> Steps:
    rest = codes & ~ground.pack([ground.own_bits(party)])
    other: Codes = (rest[:, None, :] | settings[None, :, :]).reshape(-1, ground.n_words)
    position = np.repeat(np.arange(len(codes)), len(settings))
    here = codes[position]
    ok = (other != here).any(axis=1)
    start, end = (other, here) if backward else (here, other)
    ok = ok & _direction(ground, party, start, end)
    position, other = position[ok], other[ok]
    ok = ground.feasible(other)
    position, other = position[ok], other[ok]
    start, end = (other, codes[position]) if backward else (codes[position], other)
    ok = ~_closed(ground, party, start, end)
    if paying:
        ok &= _pays(ground, party, codes, position, other, backward)
    return position[ok], other[ok]


def _direction(ground: Ground, party: str, start: Codes, end: Codes) -> Mask:
    """Return which moves leave the party's one-way options as they must be."""
    forward = ground.pack([ground.own_bits(party, "forward")])
    back = ground.pack([ground.own_bits(party, "back")])
    undone: Codes = (start & ~end & forward) | (~start & end & back)
    ok: Mask = (undone == 0).all(axis=1)
    return ok


def _closed(ground: Ground, party: str, start: Codes, end: Codes) -> Mask:
    """Return which moves are closed to the party (cannot)."""
    out = np.zeros(len(start), bool)
    for rule in ground.conflict.cannot:
        if rule.by == party:
            out |= ground.holds(rule.start.tree, start) & ground.holds(rule.end.tree, end)
    return out


def _pays(ground: Ground, party: str, codes: Codes, position: NDArray[np.int64], other: Codes, backward: bool) -> Mask:
    near, far = rows(worth(ground, party, codes), position), worth(ground, party, other)
    return higher(near, far) if backward else higher(far, near)
