"""What is found about coalitions: which states every one would keep, and who would leave the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from comity.kernels.edges import Index, Mask

Coalition = tuple[int, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Coalitional:
    """
    Which states every coalition would keep.

    Parameters
    ----------
    stable : mapping concept -> mask (S,)
    broken_by : mapping concept -> mapping state -> coalitions
        For every state that fails, the smallest coalitions that would leave it: none of them contains another.
    structure : tuple of coalitions
        The blocks of a fixed coalition structure; empty where every coalition may form.
    absent : mapping concept -> str
        Concepts that were too much work, with the reason and the ways out.
    note : str
        What ``broken_by`` leaves out; empty where it speaks of every state that fails.
    """

    stable: Mapping[str, Mask]
    broken_by: Mapping[str, Mapping[int, tuple[Coalition, ...]]]
    structure: tuple[Coalition, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


class Leavers(Mapping[int, tuple[Coalition, ...]]):
    """
    The coalitions that would leave each state, kept as arrays: there may be millions of states.

    Examples
    --------
    >>> found = Leavers([((0,), np.array([1, 4])), ((0, 1), np.array([2]))])
    >>> dict(found)
    {1: ((0,),), 2: ((0, 1),), 4: ((0,),)}
    """

    def __init__(self, left: Sequence[tuple[Coalition, Index]]) -> None:
        """Keep, for coalitions in the order they are to be named, the states that each would leave."""
        self._coalitions = tuple(members for members, _ in left)
        states = np.concatenate([np.zeros(0, np.int64), *(s for _, s in left)])
        order = np.argsort(states, kind="stable")
        self._who = np.repeat(np.arange(len(left)), [len(s) for _, s in left])[order]
        self._states, self._first = np.unique(states[order], return_index=True)

    def __getitem__(self, state: int) -> tuple[Coalition, ...]:
        """Return the coalitions that would leave a state; KeyError where there are none or it is not listed."""
        at = int(np.searchsorted(self._states, state))
        if at == len(self._states) or self._states[at] != state:
            raise KeyError(state)
        end = self._first[at + 1] if at + 1 < len(self._first) else len(self._who)
        return tuple(self._coalitions[int(k)] for k in self._who[self._first[at] : end])

    def __iter__(self) -> Iterator[int]:
        """Go through the states in order."""
        return (int(s) for s in self._states)

    def __len__(self) -> int:
        """Return how many states are listed."""
        return len(self._states)


def all_coalitions(n: int) -> Iterator[Coalition]:
    """
    Yield every non-empty coalition of n players, smallest first.

    Examples
    --------
    >>> list(all_coalitions(2))
    [(0,), (1,), (0, 1)]
    """
    for size in range(1, n + 1):
        yield from combinations(range(n), size)
