"""In which order the options make up the address of a state, so that every party's options lie side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.nouns import OptionConflict
from comity.kernels.dense import Axis
from comity.kernels.groups import BACK, BOTH, FORWARD

_DIRECTION = {"both": BOTH, "forward": FORWARD, "back": BACK}
_SHORT = 6  # a party whose options begin below this bit has a stride too short for wide instructions


@dataclass(frozen=True, slots=True)
class Layout:
    """
    Two ways to address the states, and for each party the one in which its options lie well.

    A party with options on the lowest bits is slow to work for: what it reaches lies side by side, where a
    processor wants long runs. On side 1 the lowest options have changed places with the ``high`` bits above them, and
    those parties are worked for there. Between the sides a table is *turned*.

    Parameters
    ----------
    orders : tuple of tuples of int
        For each side, the option on each bit of the address, lowest bit first.
    home : mapping party -> int
        The side on which a party is worked for. Parties without options are left out.
    axes : mapping party -> Axis
        Where its options lie on that side.
    low, high : int
        The bits that change places.
    """

    orders: tuple[tuple[int, ...], ...]
    home: Mapping[str, int]
    axes: Mapping[str, Axis]
    low: int
    high: int

    @property
    def n_options(self) -> int:
        """Return the number of options."""
        return len(self.orders[0])

    @property
    def n_states(self) -> int:
        """Return the number of combinations of the options, feasible or not."""
        return 1 << self.n_options

    @property
    def block(self) -> int:
        """Return the bits of a block: the states that change places among themselves between the sides."""
        return self.low + self.high if self.high else min(self.n_options, 2 * _SHORT)

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the parties that own options."""
        return tuple(self.axes)


def layout(conflict: OptionConflict) -> Layout:
    """
    Return where the options of a conflict lie in its tables: the party with most options lowest.

    Examples
    --------
    >>> from comity.case.nouns import Option
    >>> options = tuple(Option(f"{p}{k}", p, "") for p in "ab" for k in range(6))
    >>> plan = layout(OptionConflict(options, ()))
    >>> plan.orders, plan.home
    (((0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5)), {'a': 1, 'b': 0})
    """
    owned: dict[str, list[int]] = {}
    for k, o in enumerate(conflict.options):
        owned.setdefault(o.by, []).append(k)
    by_size = sorted(owned, key=lambda p: -len(owned[p]))
    begins: dict[str, int] = {}
    order: list[int] = []
    for p in by_size:
        begins[p] = len(order)
        order += owned[p]
    short = [p for p in by_size if begins[p] < _SHORT]
    low = sum(len(owned[p]) for p in short)
    high = min(_SHORT, len(order) - low)
    if high:
        begins.update({p: begins[p] + high for p in short})
    directions = {p: tuple(_DIRECTION[conflict.options[k].moves] for k in owned[p]) for p in by_size}
    return Layout(
        (tuple(order), (*order[low : low + high], *order[:low], *order[low + high :])),
        {p: int(bool(high) and p in short) for p in by_size},
        {p: Axis.of(begins[p], directions[p]) for p in by_size},
        low,
        high,
    )


def spread(order: tuple[int, ...], bits: int) -> NDArray[np.int64]:
    """
    Return for every number of so many bits the number in which bit k has moved to bit ``order[k]``.

    Examples
    --------
    >>> spread((2, 0), 2).tolist()
    [0, 4, 1, 5]
    """
    out = np.zeros(1 << bits, np.int64)
    for k in range(bits):
        out[1 << k : 2 << k] = out[: 1 << k] | 1 << order[k]
    return out
