"""The ids of items by number, asked for when they are needed: of a million items, few are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from comity.evidence.posterior.columns import NamesAtOnce

FEW = 64  # items on one claim
MOST = 50_000  # ids asked for beforehand

Look = Callable[[Sequence[int]], Mapping[int, str]]


class ItemNames(NamesAtOnce):
    """
    The ids of items by the numbers of their entries.

    The draws of a posterior hang on the ids of items where a claim has few of them, so these are asked for together
    at the first question; any other when it is asked for.

    Parameters
    ----------
    numbers, claims : arrays, shape (I,)
        The number of the item and the claim of each row.
    look : function
        Gives the ids of some numbers.
    """

    def __init__(self, numbers: NDArray[np.int32], claims: NDArray[np.int32], look: Look) -> None:
        self._numbers = numbers
        self._claims = claims
        self._look = look
        self._found: dict[int, str] | None = None

    def __getitem__(self, number: int) -> str:
        if self._found is None:
            self._found = dict(self._look(self._likely()))
        if number not in self._found:
            self._found.update(self._look([number]))
        return self._found[number]

    def of(self, numbers: NDArray[np.int64]) -> list[str]:
        """Return the ids of items by their numbers, asked for together."""
        wanted = numbers.tolist()
        there = self._look(wanted)
        return [there.get(k) or str(k) for k in wanted]

    def __iter__(self) -> Iterator[int]:
        return iter(np.unique(self._numbers).tolist())

    def __len__(self) -> int:
        return len(np.unique(self._numbers))

    def _likely(self) -> list[int]:
        few = np.bincount(self._claims)[self._claims] <= FEW
        found: list[int] = np.unique(self._numbers[few])[:MOST].tolist()
        return found
