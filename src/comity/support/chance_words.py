"""How chances are put in words, alike in every check."""

from __future__ import annotations

LEAST = 0.001


def chance(p: float) -> str:
    """
    Return a p to three places; what would be shown as 0.000 is said to be below 0.001, as no chance is nothing.

    Examples
    --------
    >>> chance(0.0312), chance(0.0007), chance(1.0)
    ('p = 0.031', 'p < 0.001', 'p = 1.000')
    """
    return f"p = {p:.3f}" if p >= LEAST else f"p < {LEAST:g}"
