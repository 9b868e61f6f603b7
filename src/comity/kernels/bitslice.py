"""
Truth by the word: 64 states in one unsigned integer, a table of words per party.

State number s of a conflict with options 0, 1, 2, ... is bit ``s % 64`` of word ``s // 64``: options 0 to 5 say which
bit of a word, the others which word. An option inside the word is then one constant (:data:`INSIDE`), the same for
every word, and an option outside it is a word of zeros or ones.

One party's groups are worked on as a *table* of shape ``(2, ..., 2, R)``: an axis per option of the party, and a run
of R words of everybody else's options. A *cut* picks the cells in which some of the party's options have given values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Word = NDArray[np.uint64]
Truth = bool | np.uint64 | Word
Cut = tuple[slice, ...]
Judged = Sequence[tuple[Cut, Truth]]

ONES = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
INSIDE = tuple(
    np.uint64(w)
    for w in (
        0xAAAA_AAAA_AAAA_AAAA,
        0xCCCC_CCCC_CCCC_CCCC,
        0xF0F0_F0F0_F0F0_F0F0,
        0xFF00_FF00_FF00_FF00,
        0xFFFF_0000_FFFF_0000,
        0xFFFF_FFFF_0000_0000,
    )
)
"""Where options 0 to 5 are on inside a word."""


def keep_best(table: Word, statements: Iterable[Judged]) -> None:
    r"""
    Strike out, in place, every cell in which the party could do better in its own group.

    Statements come most important first. Of the candidates A, those meeting the statement are :math:`B = A \cap L`.
    Where a group has any, the others are struck out: :math:`A \leftarrow A \cap (L \cup \overline{any})`. What is left
    at the end is every best cell of its group, ties included.

    Parameters
    ----------
    table : array of uint64, shape (2, ..., 2, R)
        The candidates: one bit per state, the party's options on the first axes.
    statements : iterable of sequences of (cut, truth)
        Each statement cuts the table into parts; ``truth`` is where it holds there: True, False, a word, or R words.

    Examples
    --------
    One option and one word; the party wants option "on" where bit 0 says so and does not care elsewhere:

    >>> table = np.array([[0b11], [0b11]], np.uint64)
    >>> keep_best(table, [[((slice(0, 1),), False), ((slice(1, 2),), np.uint64(0b01))]])
    >>> table.tolist()
    [[2], [3]]

    References
    ----------
    Statements as priorities: Fang, L., Hipel, K. W., Kilgour, D. M., & Peng, X. (2003), IEEE SMC 33(1).
    """
    over = tuple(range(table.ndim - 1))
    for judged in statements:
        met = np.zeros(table.shape[-1], np.uint64)
        for cut, truth in judged:
            if truth is not False:
                some = np.bitwise_or.reduce(table[cut], axis=over)
                met |= some if truth is True else np.bitwise_and(some, truth, out=some)
        unmet = np.invert(met, out=met)
        for cut, truth in judged:
            if truth is not True:
                part = table[cut]
                np.bitwise_and(part, unmet if truth is False else truth | unmet, out=part)


def add_up(addends: Iterable[tuple[int, Judged]], width: int, shape: tuple[int, ...]) -> Word:
    """
    Return the binary digits of a sum of weights in every cell, 64 states a word: digit by digit with carries.

    Parameters
    ----------
    addends : iterable of (weight, statement)
        A whole weight above zero, and where the statement holds that adds it, cut into parts as in :func:`keep_best`.
    width : int
        How many digits the largest sum has, or more.
    shape : tuple of int
        That of the table, (2, ..., 2, R); an axis on which no statement is cut may have length 1.

    Returns
    -------
    array of uint64, shape (P, *shape)
        The highest digit first; digits that no sum reaches are left out.

    Examples
    --------
    One option; being on weighs 2, and in the states of bits 0 and 1 one thing more weighs 1:

    >>> on = [((slice(0, 1),), False), ((slice(1, 2),), True)]
    >>> more = [((slice(None),), np.uint64(0b011))]
    >>> add_up([(2, on), (1, more)], 8, (2, 1))[:, :, 0].tolist() == [[0, int(ONES)], [3, 3]]
    True
    """
    planes = np.zeros((width, *shape), np.uint64)
    largest = 0
    for weight, judged in addends:
        largest += weight
        for cut, truth in judged:
            if truth is not False:
                _add(planes[(slice(None), *cut)], weight, ONES if truth is True else truth, largest.bit_length())
    return planes[: largest.bit_length()][::-1]


def _add(planes: Word, weight: int, truth: np.uint64 | Word, top: int) -> None:
    """Add a weight, where something holds, to sums that stay below 2^top; lowest digit first, in place."""
    for digit in range(weight.bit_length()):
        if not weight >> digit & 1:
            continue
        carry = truth
        for plane in planes[digit:top]:
            both = plane & carry
            plane ^= carry
            carry = both


def keep_highest(table: Word, planes: Word) -> None:
    """
    Strike out, in place, every cell in which the party could have a higher sum in its own group.

    Parameters
    ----------
    table : array of uint64, shape (2, ..., 2, R)
        The candidates.
    planes : array of uint64, shape (P, 2, ..., 2, R)
        The digits of the sums, the highest first, as :func:`add_up` gives them; an axis may have length 1.

    Examples
    --------
    >>> table = np.array([[0b111], [0b110]], np.uint64)
    >>> keep_highest(table, np.array([[[0b000], [0b010]], [[0b100], [0b100]]], np.uint64))
    >>> table.tolist()
    [[5], [6]]
    """
    over = tuple(range(table.ndim - 1))
    for plane in planes:
        unmet = ~np.bitwise_or.reduce(table & plane, axis=over)
        np.bitwise_and(table, plane | unmet, out=table)


def trade(table: Word, axis: int, inside: int) -> None:
    """
    Let an axis of a table and a place inside the word change roles, in place.

    The bit at ``axis = 0``, ``inside = 1`` changes places with the bit at ``axis = 1``, ``inside = 0``: a 2 x 2
    transposition of all words at once.

    Examples
    --------
    >>> table = np.array([[0b10], [0b00]], np.uint64)
    >>> trade(table, 0, 0)
    >>> table.tolist()
    [[0], [1]]
    """
    off, on = np.moveaxis(table, axis, 0)
    shift = np.uint64(1 << inside)
    change = ((off >> shift) ^ on) & ~INSIDE[inside]
    on ^= change
    off ^= change << shift


def count_bits(words: Word) -> int:
    """
    Return how many bits are set.

    Examples
    --------
    >>> count_bits(np.array([0b111, 0b1], np.uint64))
    4
    """
    if hasattr(np, "bitwise_count"):  # numpy 2
        return int(np.bitwise_count(words).sum(dtype=np.int64))
    return int(np.unpackbits(np.ascontiguousarray(words).view(np.uint8)).sum(dtype=np.int64))


def set_bits(words: Word) -> list[int]:
    """
    Return the numbers of the bits that are set, lowest first.

    Examples
    --------
    >>> set_bits(np.array([0b101, 0b10], np.uint64))
    [0, 2, 65]
    """
    lowest_first = np.ascontiguousarray(words).astype("<u8").view(np.uint8)
    return [int(k) for k in np.flatnonzero(np.unpackbits(lowest_first, bitorder="little"))]


def _plain_keep_best(groups: list[list[int]], meets: list[list[bool]]) -> list[int]:
    """The definition read aloud: the states that none of their group beats; ``meets[k][s]`` from the top statement."""
    out = []
    for group in groups:
        worth = {s: [m[s] for m in meets] for s in group}
        out += [s for s in group if all(worth[t] <= worth[s] for t in group)]
    return sorted(out)
