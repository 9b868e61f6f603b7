"""Where every option sits while one party's groups are worked on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.kernels.bitslice import INSIDE, ONES, Word, trade

TABLE = 1 << 16
"""Words in one table: half a megabyte, so that it stays in the processor's cache."""
_IN_WORD = len(INSIDE)


@dataclass(frozen=True, slots=True)
class Layout:
    """
    The places of the options of one pass over all states.

    In the bitmap of all states options 0 to 5 are inside the word. A party's own options must not be, since the
    words of a table are what it chooses between: a *guest*, somebody else's option, takes the place inside.

    Parameters
    ----------
    width : int
        Options of the bitmap, those that only pad it included.
    own : tuple of int
        The axes of the table in order: the party's options, highest first.
    guests : mapping from own option inside the word to the guest
    run : tuple of int
        The options along the last axis of the table, lowest first.
    tile : tuple of int
        The options that are fixed in one tile; bit j of a tile's number is option ``tile[j]``.

    Examples
    --------
    >>> at = Layout.of(9, (2, 7))
    >>> at.own, at.guests, at.run, at.tile, at.tiles
    ((7, 2), {2: 8}, (6,), (), 1)
    """

    width: int
    own: tuple[int, ...]
    guests: dict[int, int]
    run: tuple[int, ...]
    tile: tuple[int, ...]

    @classmethod
    def of(cls, width: int, own: tuple[int, ...], table: int = TABLE) -> Layout:
        """Return the layout for the party that owns these options; ``table`` is how many words it may hold."""
        outside = [o for o in range(_IN_WORD, width) if o not in own]
        inside = [o for o in own if o < _IN_WORD]
        foreign = outside[: len(outside) - len(inside)]
        guests = dict(zip(inside, outside[len(foreign) :], strict=True))
        length = max(0, table.bit_length() - 1 - len(own))
        return cls(width, tuple(sorted(own, reverse=True)), guests, tuple(foreign[:length]), tuple(foreign[length:]))

    @property
    def tiles(self) -> int:
        """Return how many tiles there are."""
        return 1 << len(self.tile)

    @property
    def words(self) -> int:
        """Return the number of words of a table."""
        return 1 << (len(self.own) + len(self.run))

    def truths(self) -> dict[int, np.uint64 | Word]:
        """Return where the options that vary within a tile are on: a word inside, one word per place along the run."""
        out: dict[int, np.uint64 | Word] = {self.guests.get(k, k): INSIDE[k] for k in range(_IN_WORD)}
        place = np.arange(1 << len(self.run))
        for k, o in enumerate(self.run):
            out[o] = np.where(place >> k & 1, ONES, np.uint64(0))
        return out

    def view(self, bitmap: Word, tile: int) -> Word:
        """Return the words of a tile, an axis for each option of the table, as they stand in the bitmap."""
        fixed = {o: tile >> j & 1 for j, o in enumerate(self.tile)}
        outside = range(self.width - 1, _IN_WORD - 1, -1)
        part: Word = bitmap.reshape((2,) * len(outside))[tuple(fixed.get(o, slice(None)) for o in outside)]
        left = [o for o in outside if o not in fixed]
        axes = [self.guests.get(o, o) for o in self.own] + list(reversed(self.run))
        return part.transpose([left.index(o) for o in axes])

    def strike(self, bitmap: Word, tile: int, table: Word) -> None:
        """Keep in the bitmap only those states of a tile that are set in the table, which is used up."""
        for own in self.guests:
            trade(table, self.own.index(own), own)
        part = self.view(bitmap, tile)
        np.bitwise_and(part, table.reshape(part.shape), out=part)


def padding(options: int, owned: list[tuple[int, ...]]) -> int:
    """
    Return how many options that nobody owns must be added so that every party finds its guests.

    Examples
    --------
    >>> padding(4, [(0, 1), (2, 3)]), padding(8, [(0, 1, 2, 3, 6, 7), (4, 5)]), padding(20, [(0, 1), (2, 3)])
    (4, 4, 0)
    """
    short = max(_IN_WORD - options, 0)
    for own in owned:
        outside = options + short - _IN_WORD - sum(o >= _IN_WORD for o in own)
        short += max(0, sum(o < _IN_WORD for o in own) - outside)
    return short
