"""Round numbers for an axis."""

from __future__ import annotations

import math

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """
    Return at most so many round numbers that lie between two ends.

    Examples
    --------
    >>> round_ticks(0.0, 1.0), round_ticks(-37.0, 12.0)
    ((0.0, 0.25, 0.5, 0.75, 1.0), (-30.0, -20.0, -10.0, 0.0, 10.0))
    """
    room = high - low
    if not room > 0 or not math.isfinite(room):
        return (low,)
    size = 10.0 ** math.floor(math.log10(room / most))
    for step in (size * s for s in (*STEPS, 20.0, 25.0, 50.0)):
        first = math.ceil(low / step - 1e-9)
        last = math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return tuple(0.0 if k == 0 else round(k * step, 12) for k in range(first, last + 1))
    return (low,)


def factor_ticks(low: float, high: float) -> tuple[float, ...]:
    """
    Return round factors between two positive ends, 1 always among them where it lies between.

    Examples
    --------
    >>> factor_ticks(0.4, 3.0), factor_ticks(0.7, 1.4)
    ((0.5, 1.0, 2.0), (0.8, 1.0, 1.25))
    """
    every = [f * 10.0**k for k in range(-4, 5) for f in (1.0, 2.0, 5.0)]
    inside = [round(t, 10) for t in every if low <= t <= high]
    if len(inside) < 3:
        inside = sorted({*inside, *(t for t in (0.6, 0.8, 1.0, 1.25, 1.5) if low <= t <= high)})
    if len(inside) > 5:
        inside = [t for t in inside if t == 1.0 or f"{t:e}".startswith("1.")]
    while len(inside) > 5:
        inside = [t for t in inside if t == 1.0] + [t for k, t in enumerate(x for x in inside if x != 1.0) if k % 2]
    return tuple(sorted(inside))
