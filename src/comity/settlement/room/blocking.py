"""Blocking sets: the smallest sets of parties without which nothing can be settled."""

from __future__ import annotations

from collections.abc import Sequence

from comity.solve.hitting_sets import TooManyError, minimal_hitting_sets

MOST_BLOCKING = 5_000
_WORK = 200_000  # steps of the search for them


def hitting_sets(sets: Sequence[int]) -> tuple[tuple[int, ...], bool]:
    """
    Return the smallest sets that have a member in common with each of some sets, and whether these are all.

    A set of parties blocks where no set disjoint from it is enough. Each set that is enough contains a smallest one, so
    the smallest blocking sets are the smallest hitting sets of the smallest sets that are enough [Berge 1989]. Where no
    set is enough there is nothing to block, and the answer is empty.

    Parameters
    ----------
    sets : sequence of int
        Sets of parties as bits.

    Examples
    --------
    Two of three are enough; whoever has two of three blocks too:

    >>> hitting_sets([0b011, 0b101, 0b110])
    ((3, 5, 6), True)
    """
    if not sets:
        return (), True
    members = [frozenset(i for i in range(one.bit_length()) if one >> i & 1) for one in sets]
    everybody = max(map(max, members)) + 1
    try:
        found = minimal_hitting_sets(members, [1] * everybody, MOST_BLOCKING, work=_WORK)
    except TooManyError:
        return (), False
    blocking = [sum(1 << i for i in one) for one in found.chosen]
    return tuple(sorted(blocking, key=order)), found.count == len(blocking)


def order(group: int) -> tuple[int, list[int]]:
    """Return what sets of parties are sorted by: size, then the order of the case."""
    return group.bit_count(), [i for i in range(group.bit_length()) if group >> i & 1]
