"""The tables of one conflict: made when they are asked for, kept where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.case.nouns import OptionConflict
from comity.conflict.dense import passes
from comity.conflict.dense.fill import Key, closing, feasible_table, rank_table
from comity.conflict.dense.layout import Layout
from comity.conflict.dense.pace import Pace
from comity.conflict.dense.passes import Stamps
from comity.kernels.closed import Marks
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
    pace : Pace
    kept : dict party -> Table
        The ranks made so far.
    shut : dict party -> Marks
        The moves closed to each party, as far as they were asked for.
    """

    conflict: OptionConflict
    layout: Layout
    keys: Mapping[str, Key]
    feasible: tuple[Mask, ...]
    regular: bool
    keep: bool
    pace: Pace
    kept: dict[str, Table] = field(default_factory=dict)
    shut: dict[str, Marks] = field(default_factory=dict)

    def rank(self, party: str) -> Table:
        """Return what a party thinks of every state, on the side where it is worked for."""
        if party in self.kept:
            return self.kept[party]
        side = self.layout.home[party]
        feasible = None if self.regular else self.feasible[side]
        made = rank_table(self.conflict, self.layout.orders[side], self.keys[party], feasible, self.pace)
        if self.keep:
            self.kept[party] = made
        return made

    def marks(self, party: str) -> Marks:
        """Return which moves are closed to a party, on the side where it is worked for."""
        if party not in self.shut:
            rules = closing(self.conflict, party)
            order = self.layout.orders[self.layout.home[party]]
            made = [rank_table(self.conflict, order, key, None, self.pace) for key in rules or ()]
            self.shut[party] = Marks(*made) if made else Marks.none()
        return self.shut[party]

    def axis(self, party: str) -> Axis:
        """Return where a party's options lie on that side."""
        return self.layout.axes[party]

    def there(self, party: str) -> Mask:
        """Return what is feasible, on that side."""
        return self.feasible[self.layout.home[party]]

    def carry(self, table: Table, out: Table, side: int, stamps: Stamps | None = None, since: int = -1) -> None:
        """Write a table of one side to a table of the other: all of it, or the blocks changed after ``since``."""
        low, high = self.layout.low, self.layout.high
        passes.turn(table, out, *((high, low) if side else (low, high)), self.pace, stamps, since)


def make_tables(conflict: OptionConflict, layout: Layout, keys: Mapping[str, Key], keep: bool, pace: Pace) -> Tables:
    """Return the tables of a conflict, with what is feasible worked out."""
    here = feasible_table(conflict, layout.orders[0], pace)
    tables = Tables(conflict, layout, keys, (here, here), bool(here.all()), keep, pace)
    if tables.regular or not layout.high:
        return tables
    turned = here.copy()
    tables.carry(here, turned, 0)
    return Tables(conflict, layout, keys, (here, turned), False, keep, pace)
