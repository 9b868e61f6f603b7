"""The few items that carry a posterior (conventions §68)."""

from __future__ import annotations

import math
from collections.abc import Iterable

SLACK = 1e-12  # rounding must not ask for one item more


def carried_by(parts: Iterable[tuple[tuple[str, ...], float]], share: float = 0.8) -> tuple[str, ...]:
    """
    Return the fewest items that make a share of the movement towards where the evidence moves a claim.

    Parameters
    ----------
    parts : iterable of (items, log ratio)
        What counts, each with the items that give it. The items of a network come together.
    share : float

    Returns
    -------
    tuple of str
        Strongest first; empty where the evidence moves nothing.

    Examples
    --------
    >>> carried_by([(("i1",), 2.0), (("i2",), 1.0), (("i3",), 0.1), (("i4",), -0.5)])
    ('i1', 'i2')
    >>> carried_by([(("i1",), 1.0), (("i2",), -1.0)])
    ()
    """
    every = list(parts)
    moved, size = math.fsum(x for _, x in every), math.fsum(abs(x) for _, x in every)
    if abs(moved) <= SLACK * max(size, 1.0):
        return ()
    towards = sorted(((abs(x), items) for items, x in every if x * moved > 0), key=lambda part: (-part[0], part[1]))
    wanted, found = share * math.fsum(x for x, _ in towards) * (1 - SLACK), 0.0
    out: list[str] = []
    for x, items in towards:
        out.extend(items)
        found += x
        if found >= wanted:
            break
    return tuple(dict.fromkeys(out))


def flips_at(log_odds: float) -> float:
    """
    Return the likelihood ratio of one more item that would bring p to 1/2: (1 - p) / p, kept between 1e-300 and 1e300.

    Examples
    --------
    >>> import math
    >>> round(flips_at(math.log(4)), 3), flips_at(-5000.0)
    (0.25, 1e+300)
    """

    return min(max(math.exp(min(max(-log_odds, -700.0), 700.0)), 1e-300), 1e300)
