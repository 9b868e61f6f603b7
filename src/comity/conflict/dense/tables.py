"""The tables of one conflict: made when they are asked for, kept where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from comity.budget import Budget
from comity.case.nouns import OptionConflict
from comity.conflict.dense import passes
from comity.conflict.dense.fill import Key, feasible_table, rank_table
from comity.conflict.dense.layout import Layout
from comity.conflict.dense.passes import Stamps
from comity.kernels.dense import Axis, Table
from comity.kernels.edges import Mask


@dataclass(frozen=True, eq=False, slots=True)
class Tables:
    """
    What the verdicts read.

    Parameters
    ----------
    conflict : OptionConflict
    layout : Layout
    keys : mapping party -> Key
    feasible : tuple of Mask
        For each side of the layout.
    regular : bool
        True where every combination is feasible.
    keep : bool
        Keep the ranks of a party once they are made.
    budget : Budget
    kept : dict party -> Table
        The ranks made so far.
    """

    conflict: OptionConflict
    layout: Layout
    keys: Mapping[str, Key]
    feasible: tuple[Mask, ...]
    regular: bool
    keep: bool
    budget: Budget
    kept: dict[str, Table] = field(default_factory=dict)

    def rank(self, party: str) -> Table:
        """Return what a party thinks of every state, on the side where it is worked for."""
        if party in self.kept:
            return self.kept[party]
        side = self.layout.home[party]
        made = rank_table(
            self.conflict,
            self.layout.orders[side],
            self.keys[party],
            None if self.regular else self.feasible[side],
            self.budget,
        )
        if self.keep:
            self.kept[party] = made
        return made

    def axis(self, party: str) -> Axis:
        """Return where a party's options lie on that side."""
        return self.layout.axes[party]

    def over(self, table: Table, side: int) -> Table:
        """Return a table of one side as a table of the other."""
        out = np.empty_like(table)
        self.carry(table, out, side)
        return out

    def carry(self, table: Table, out: Table, side: int, stamps: Stamps | None = None, since: int = -1) -> None:
        """Write a table of one side to a table of the other: all of it, or the blocks changed after ``since``."""
        low, high = self.layout.low, self.layout.high
        passes.turn(table, out, *((high, low) if side else (low, high)), self.budget, stamps, since)


def make_tables(
    conflict: OptionConflict, layout: Layout, keys: Mapping[str, Key], keep: bool, budget: Budget
) -> Tables:
    """Return the tables of a conflict, with what is feasible worked out."""
    here = feasible_table(conflict, layout.orders[0], budget)
    tables = Tables(conflict, layout, keys, (here, here), bool(here.all()), keep, budget)
    if tables.regular or not layout.high:
        return tables
    return Tables(conflict, layout, keys, (here, tables.over(here, 0)), False, keep, budget)
