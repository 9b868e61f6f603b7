"""Merged states under Nash: one is kept exactly if each of its feasible members is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from comity.budget import Budget
from comity.case.nouns import Case, Lump, OptionConflict
from comity.conflict.dense.fill import Key, key_of, rank_table
from comity.conflict.dense.listing import listing
from comity.conflict.dense.pace import Pace
from comity.conflict.large import Found
from comity.conflict.lumped import apart
from comity.errors import CaseError, Problem, Where
from comity.kernels.edges import Mask

Cut = tuple[Any, ...]
"""What picks the combinations a pattern covers out of a table with an axis of length two per option."""


def cut(pattern: str, order: tuple[int, ...]) -> Cut:
    """
    Return how to pick the combinations that a pattern covers.

    Parameters
    ----------
    pattern : str
        One letter per option in the order of the case.
    order : tuple of int
        The option on each bit of the address.

    Examples
    --------
    >>> table = np.arange(4)                       # option 1 lies on the lowest bit
    >>> table.reshape(2, 2)[cut("Y-", (1, 0))].tolist()
    [2, 3]
    """
    places = {"Y": 1, "N": 0, "-": slice(None)}
    return (*(places[pattern[option]] for option in reversed(order)), ...)


def members(conflict: OptionConflict, order: tuple[int, ...], single: Mask) -> Iterator[tuple[Lump, Cut, Mask]]:
    """
    Yield each merged state with a feasible member, the last first, and take its members out of ``single``.

    A combination that several patterns cover belongs to the last of them, as in the table of states.

    Parameters
    ----------
    conflict : OptionConflict
    order : tuple of int
        The option on each bit of the address.
    single : Mask
        At the beginning which combinations are feasible; at the end which of those are not merged.
    """
    seen = single.reshape((2,) * len(order))
    for lump in reversed(conflict.same):
        where = cut(lump.pattern, order)
        if seen[where].any():
            yield lump, where, seen[where].copy()
            seen[where] = False


def require_same(case: Case, conflict: OptionConflict, order: tuple[int, ...], feasible: Mask, pace: Pace) -> None:
    """
    Raise where a preference, or a reading of one, tells merged states apart.

    Raises
    ------
    CaseError
        With every such preference, and the first merged state that it tells apart.
    """
    problems: list[Problem] = []
    for who, where, key in _wishes(case, conflict):
        worth = rank_table(conflict, order, key, None, pace).reshape((2,) * len(order))
        most = np.iinfo(worth.dtype).max
        split = [
            lump
            for lump, at, is_member in members(conflict, order, feasible.copy())
            if worth[at].max(where=is_member, initial=0) != worth[at].min(where=is_member, initial=most)
        ]
        problems += [apart(who, where, lump) for lump in split[-1:]]  # the first of the file comes last
    if problems:
        raise CaseError(problems)


def _wishes(case: Case, conflict: OptionConflict) -> Iterator[tuple[str, Where, Key]]:
    """Yield whose each preference is, where it stands and how it is worked out; the readings after the main one."""
    for row in conflict.preferences:
        for preference, where in ((row.preference, row.where), *((r.preference, r.where) for r in row.readings)):
            key = key_of(preference)
            if key is not None:
                yield case.party(row.party).name, where, key


def width(conflict: OptionConflict) -> int:
    """Return the bytes per state that merging takes: what a preference says, and two marks."""
    wishes = [p for row in conflict.preferences for p in (row.preference, *(r.preference for r in row.readings))]
    keys = [key_of(p) for p in wishes]
    return 2 + max((k.dtype.itemsize for k in keys if k is not None), default=1) if conflict.same else 0


def count(conflict: OptionConflict, order: tuple[int, ...], feasible: Mask) -> int:
    """Return the number of feasible states, a merged one counted once."""
    if not conflict.same:
        return int(np.count_nonzero(feasible))
    single = feasible.copy()
    present = sum(1 for _ in members(conflict, order, single))
    return present + int(np.count_nonzero(single))


def found(
    conflict: OptionConflict, order: tuple[int, ...], feasible: Mask, stable: Mask, limit: int, budget: Budget
) -> Found:
    """
    Return the equilibria to report, given which combinations every party would keep.

    What all equilibria share is said of every combination they stand for, members of merged states included. Merged
    states have names that somebody gave them, so they come first where ``limit`` cuts the list.

    Parameters
    ----------
    conflict : OptionConflict
    order : tuple of int
        The option on each bit of the address.
    feasible : Mask
    stable : Mask
        Written over.
    limit : int
    budget : Budget
    """
    names = tuple(o.id for o in conflict.options)
    if not conflict.same:
        return listing(stable, order, names, limit, budget)
    single, kept = feasible.copy(), []
    seen, alone = stable.reshape((2,) * len(order)), stable.copy()
    for lump, at, is_member in members(conflict, order, single):
        budget.check()
        if seen[at][is_member].all():
            kept.append(lump.id)
        else:
            seen[at] &= ~is_member
    alone &= single
    listed = listing(alone, order, names, limit, budget)
    if not kept or listed.count is None:
        return listed
    every = listing(stable, order, names, 0, budget)
    return replace(
        listed,
        states=listed.states[: max(0, limit - len(kept))],
        count=listed.count + len(kept),
        lumps=tuple(reversed(kept))[:limit],
        always=every.always,
        never=every.never,
        pairs=every.pairs,
        sample=listed.sample,
    )
