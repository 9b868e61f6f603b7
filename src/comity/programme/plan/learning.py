"""Learning: each doubling of what was made leaves a part of the needs (Wright 1936), as rates that fall in steps."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

BLOCKS = 8
"""At most so many steps for one item: each takes a yes-or-no decision in every period."""

_EXACT = 1_000_000  # units added up one by one; beyond, an integral stands for the sum


@dataclass(frozen=True, slots=True)
class Block:
    """The next ``size`` units each take ``rate`` times the needs of the first."""

    size: float
    rate: float


def blocks(learning: float, total: float) -> tuple[Block, ...]:
    r"""
    Return how the needs of a unit fall as more are made.

    Unit number n takes :math:`n^{\log_2 L}` of the needs of the first [1]_. A block runs from one doubling to the next,
    and its rate is the mean over its units. Where there are more than ``BLOCKS``, the first ones are taken as one.

    Parameters
    ----------
    learning : float
        L, the part left after each doubling.
    total : float
        How many units are to be made at most.

    Examples
    --------
    >>> [(b.size, round(b.rate, 3)) for b in blocks(0.8, 5)]
    [(1.0, 1.0), (1.0, 0.8), (2.0, 0.671), (1.0, 0.596)]
    >>> blocks(1.0, 5)
    (Block(size=5, rate=1.0),)

    References
    ----------
    .. [1] Wright, T. P. (1936). Factors affecting the cost of airplanes. Journal of the Aeronautical Sciences 3(4),
       122-128.
    """
    if learning >= 1.0 or total <= 1.0:
        return (Block(total, 1.0),)
    doublings = math.ceil(math.log2(total))
    ends = [2.0**k for k in range(max(0, doublings - BLOCKS + 1), doublings)] + [total]
    made, taken, found = 0.0, 0.0, []
    for end in ends:
        upto = _taken(learning, end)
        found.append(Block(end - made, (upto - taken) / (end - made)))
        made, taken = end, upto
    return tuple(found)


def _taken(learning: float, made: float) -> float:
    """Return what the first units take together; a part of a unit takes its part."""
    power = math.log2(learning)
    whole = math.floor(min(made, _EXACT))
    taken = float((np.arange(1, whole + 1) ** power).sum())
    if made <= _EXACT:
        return taken + (made - whole) * float((whole + 1) ** power)
    upper, lower = made + 0.5, _EXACT + 0.5
    if power == -1.0:
        return taken + math.log(upper / lower)
    return taken + float((upper ** (power + 1) - lower ** (power + 1)) / (power + 1))
