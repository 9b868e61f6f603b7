"""
What everybody else can bring about by answering: until nothing changes, or in so many rounds.

Where no move is closed two moves of one party in a row amount to one, and a table of values is all there is to
know. Where some are closed, who begins the best answer is kept beside it (:class:`comity.kernels.closed.Answers`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comity.conflict.dense import passes
from comity.conflict.dense.passes import Stamps
from comity.conflict.dense.tables import Tables
from comity.kernels.closed import Answers
from comity.kernels.dense import Table

Known = tuple[Table, ...]
"""What is known of the answers: one table of values, or the three of ``Answers``."""


@dataclass(frozen=True, eq=False, slots=True)
class Asking:
    """
    How parties are asked for their answers.

    Parameters
    ----------
    tables : Tables
    credible : bool
        Only improvements of those who answer count (SEQ, SSEQ).
    tracked : bool
        Who answers first is kept.
    """

    tables: Tables
    credible: bool
    tracked: bool

    def begin(self, value: Table) -> Known:
        """Return what is known before anybody was asked."""
        return Answers.none(value).tables if self.tracked else (value,)

    def ask(self, party: str, old: Known, new: Known, stamps: Stamps, since: int) -> bool:
        """Lower ``new`` by what one party can do and ``old`` knows to follow; say whether anything changed."""
        axis, there, pace = self.tables.axis(party), self.tables.there(party), self.tables.pace
        rank = self.tables.rank(party) if self.credible else None
        if self.tracked:
            number = self.tables.layout.parties.index(party)
            marks = self.tables.marks(party)
            args = (rank, there, marks, number, axis, stamps, since, pace)
            return passes.asked(_answers(old), _answers(new), *args)
        if rank is None:
            return passes.lowest(old[0], new[0], there, axis, stamps, since, pace)
        return passes.answered(old[0], new[0], rank, axis, stamps, since, pace)

    def carry(self, known: Known, out: Known, side: int, stamps: Stamps | None = None, since: int = -1) -> None:
        """Write what is known on one side to tables of the other."""
        for table, there in zip(known, out, strict=True):
            self.tables.carry(table, there, side, stamps, since)


def _answers(known: Known) -> Answers:
    value, second, who = known
    return Answers(value, second, who)


def settled(asking: Asking, party: str, value: Table) -> Table:
    """
    Return the lowest values that everybody else can bring about, one after the other until nothing changes.

    A party's answer is complete in one pass (its moves amount to one, or it may not go on), so the work is over once
    each of the others has been asked since the last change. Most changes come in the first round; from then on a
    pass looks only at blocks that changed since the party was last asked, and only those are carried over.

    Parameters
    ----------
    asking : Asking
    party : str
        Whose values they are; it does not answer itself.
    value : Table
        On the side where the party is worked for; written over.
    """
    home, here, others = _others(asking, party)
    known = {here: asking.begin(value)}
    if any(home[p] != here for p in others):
        known[1 - here] = _like(known[here])
    stamps = _stamps(asking, value)
    last = dict.fromkeys(others, -1)
    side, quiet, carried = here, 0, -1
    while quiet < len(others):
        j = others[stamps.step % len(others)]
        stamps.step += 1
        if home[j] != side:
            asking.carry(known[side], known[home[j]], side, stamps, carried)
            side, carried = home[j], stamps.step - 1
        quiet = 1 if asking.ask(j, known[side], known[side], stamps, last[j]) else quiet + 1
        last[j] = stamps.step
    if side != here:
        asking.carry(known[side], known[here], side, stamps, carried)
    return known[here][0]


def in_rounds(asking: Asking, party: str, value: Table, depth: int) -> Table:
    """
    Return the lowest values that everybody else can bring about in at most ``depth`` moves.

    In each round all read what was known before it, so that r rounds hold the answers of at most r moves. Where
    parties are worked for on both sides, a round goes there and back: what those of the other side find is carried
    home, and the others go on from it, but read what was known before.

    Parameters
    ----------
    asking : Asking
    party : str
    value : Table
    depth : int
    """
    home, here, others = _others(asking, party)
    near, far = [p for p in others if home[p] == here], [p for p in others if home[p] != here]
    old = asking.begin(value)
    new = _like(old)
    there = _like(old) if far else ()
    stamps = _stamps(asking, value)
    for _ in range(depth if others else 0):
        stamps.step += 1
        since, moved = stamps.step - 2, False  # what changed in the round before
        if far:
            asking.carry(old, new, here)  # for now ``new`` holds the old answers of the other side
            _copy(new, there)
            moved = _all(asking, far, new, there, stamps, since)
            asking.carry(there, new, 1 - here)
        else:
            _copy(old, new)
        moved |= _all(asking, near, old, new, stamps, since)
        old, new = new, old
        if not moved:
            break
    return old[0]


def _all(asking: Asking, parties: Sequence[str], old: Known, new: Known, stamps: Stamps, since: int) -> bool:
    moved = False
    for p in parties:
        moved |= asking.ask(p, old, new, stamps, since)
    return moved


def _others(asking: Asking, party: str) -> tuple[dict[str, int], int, list[str]]:
    """Return the side of every party, that of this one, and who answers it: those of its own side first."""
    plan = asking.tables.layout
    home, here = dict(plan.home), plan.home[party]
    return home, here, sorted((p for p in plan.parties if p != party), key=lambda p: home[p] != here)


def _stamps(asking: Asking, value: Table) -> Stamps:
    bits = asking.tables.layout.block
    return Stamps(np.zeros(len(value) >> bits, np.int32), bits)


def _like(known: Known) -> Known:
    return tuple(np.empty_like(t) for t in known)


def _copy(known: Known, out: Known) -> None:
    for table, there in zip(known, out, strict=True):
        there[:] = table
