"""Patterns that cover what a table of states leaves out."""

from __future__ import annotations

from collections.abc import Sequence


def uncovered(states: Sequence[int], n_options: int, limit: int) -> tuple[str, ...] | None:
    """
    Return patterns that together cover exactly the states not listed, or None where more than ``limit`` are
    needed.

    Options are split off one after the other, so the patterns do not overlap; each says as little as it can.

    Parameters
    ----------
    states : sequence of int
        Listed states, bit k for option k.

    Examples
    --------
    >>> uncovered([0, 1, 2, 4, 5, 6], 3, limit=10)     # all but those with options 0 and 1 both on
    ('YY-',)
    """
    found: list[str] = []
    stack: list[tuple[str, list[int]]] = [("", sorted(set(states)))]
    while stack:
        prefix, inside = stack.pop()
        k = len(prefix)
        if not inside:
            found.append(prefix + "-" * (n_options - k))
            if len(found) > limit:
                return None
        elif len(inside) < 1 << (n_options - k):
            stack.append((prefix + "Y", [s for s in inside if s >> k & 1]))
            stack.append((prefix + "N", [s for s in inside if not s >> k & 1]))
    return tuple(found)
