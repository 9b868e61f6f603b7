"""One party's pass: which states of a tile it would not leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from comity.case.nouns import Cannot, Option, OptionConflict, Prioritised, Weights
from comity.conflict.bits.layout import Layout
from comity.conflict.bits.truth import Rows, Truths
from comity.conflict.symbolic.sums import addends
from comity.kernels.bitslice import ONES, Cut, Judged, Truth, Word, add_up, keep_best, keep_highest
from comity.logic.partial import settle
from comity.logic.tree import Node

Pause = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Reach:
    """
    The choices from which a party reaches the same choices.

    Parameters
    ----------
    targets : Cut
        The cells of the table that can be reached, the sources among them.
    sources : Cut
        The sources, as cells of the table.
    inner : Cut
        The sources, as cells of ``table[targets]``.
    statements : list of Rows
    weights : list of int
        What each statement weighs; empty where they come by priority.
    cells : tuple of int
        The length of each axis of a table of their sums: 1 where no statement is cut along it.
    closed : list of (int, Rows)
        Per closed move: where it starts, as a number of the truths, and the parts of where it ends.
    """

    targets: Cut
    sources: Cut
    inner: Cut
    statements: list[Rows]
    weights: list[int]
    cells: tuple[int, ...]
    closed: list[tuple[int, Rows]]


@dataclass(eq=False, slots=True)
class Turn:
    """
    One party's pass over the tiles; without own options, the pass that keeps what is feasible.

    Parameters
    ----------
    layout : Layout
    truths : Truths
    forbidden : Rows
        Where the infeasible states are.
    reaches : list of Reach
    """

    layout: Layout
    truths: Truths
    forbidden: Rows = field(default_factory=list)
    reaches: list[Reach] = field(default_factory=list)

    def feasible(self, tile: int) -> Word:
        """Return the table of a tile with every feasible state set."""
        table = np.full((2,) * len(self.layout.own) + (1 << len(self.layout.run),), ONES)
        for cut, truth in self._judged(self.forbidden, tile):
            if truth is not False:
                table[cut] &= np.uint64(0) if truth is True else ~truth
        return table

    def stable(self, tile: int, pause: Pause = lambda: None) -> Word:
        """Return the table of a tile with every feasible state set that the party would not leave."""
        table = self.feasible(tile)
        if len(self.reaches) == 1:  # every option can be taken back: the group is one
            self._keep(table, self.reaches[0], tile)
            return table
        out = np.zeros_like(table)
        for reach in self.reaches:
            pause()
            part = table[reach.targets].copy()
            self._close(part, reach, tile)
            self._keep(part, reach, tile)
            out[reach.sources] = part[reach.inner]
        return out

    def _close(self, part: Word, reach: Reach, tile: int) -> None:
        stay = part[reach.inner].copy()
        for start, ends in reach.closed:
            begins = self.truths.at(start, tile)
            for cut, truth in self._judged(ends, tile):
                part[cut] &= ~(_word(begins) & _word(truth))
        part[reach.inner] = stay

    def _keep(self, table: Word, reach: Reach, tile: int) -> None:
        """Strike out the cells in which the party could do better."""
        if not reach.weights:
            keep_best(table, (judged for _, judged in self._statements(reach, tile)))
            return
        width = sum(reach.weights).bit_length()
        weighted = ((reach.weights[k], judged) for k, judged in self._statements(reach, tile))
        keep_highest(table, add_up(weighted, width, (*reach.cells, table.shape[-1])))

    def _statements(self, reach: Reach, tile: int) -> Iterator[tuple[int, Judged]]:
        for k, rows in enumerate(reach.statements):
            judged = self._judged(rows, tile)
            if all(truth is True for _, truth in judged) or all(truth is False for _, truth in judged):
                continue  # in this tile it says the same of all of the party's choices
            yield k, judged

    def _judged(self, rows: Rows, tile: int) -> list[tuple[Cut, Truth]]:
        return [(cut, self.truths.at(k, tile)) for cut, k in rows]


def _word(truth: Truth) -> np.uint64 | Word:
    if isinstance(truth, bool):
        return ONES if truth else np.uint64(0)
    return truth


def turn(
    conflict: OptionConflict, width: int, party: str | None, preference: Prioritised | Weights | None = None
) -> Turn:
    """
    Return the pass of a party, or, without one, the pass over what is feasible.

    Parameters
    ----------
    conflict : OptionConflict
    width : int
        Options of the bitmap.
    party : str or None
    preference : Prioritised or Weights, optional
        What the party prefers.
    """
    options = tuple(o.id for o in conflict.options)
    layout = Layout.of(width, tuple(k for k, o in enumerate(conflict.options) if o.by == party))
    truths = Truths(layout, options)
    out = Turn(layout, truths)
    nothing = truths.number(False)
    for s in conflict.infeasible:
        out.forbidden += [(cut, k) for cut, k in truths.parts(s.tree, {}) if k != nothing]
    if party is not None:
        rules = [c for c in conflict.cannot if c.by == party]
        own = [conflict.options[o] for o in layout.own]
        out.reaches = [
            _reach(truths, own, fixed, here, preference, rules) for fixed, here in _classes(own, single=bool(rules))
        ]
    return out


def _classes(own: Sequence[Option], single: bool) -> Iterator[tuple[dict[int, int], dict[int, int]]]:
    """
    Yield the classes of choices with one reach: the axes fixed for what is reached, and those that tell the class.

    An option that can be taken back never limits what is reached. One that can only be switched on is fixed at "on"
    for choices that have it on, and free for those that do not. With closed moves every choice is a class.
    """
    telling = [k for k, o in enumerate(own) if single or o.moves != "both"]
    for values in product((0, 1), repeat=len(telling)):
        here = dict(zip(telling, values, strict=True))
        stuck = {"forward": 1, "back": 0}
        yield {k: v for k, v in here.items() if stuck.get(own[k].moves) == v}, here


def _reach(
    truths: Truths,
    own: Sequence[Option],
    fixed: dict[int, int],
    here: dict[int, int],
    preference: Prioritised | Weights | None,
    rules: Sequence[Cannot],
) -> Reach:
    at = {own[k].id: bool(v) for k, v in here.items()}
    closed = [
        (truths.number(settle(c.start.tree, at, truths.options)), list(truths.parts(c.end.tree, fixed))) for c in rules
    ]
    trees, weights = _said(preference)
    rows = [truths.rows(tree, fixed) for tree in trees]
    told = [k for k, parts in enumerate(rows) if parts]
    heard = [weights[k] for k in told] if weights else []
    inner = {k: 0 if k in fixed else v for k, v in here.items()}
    axes = range(len(own))
    cuts = _cut(axes, fixed), _cut(axes, here), _cut(axes, inner)
    split = [any(cut[k] != slice(None) for parts in rows for cut, _ in parts) for k in axes]
    return Reach(*cuts, [rows[k] for k in told], heard, tuple(2 if s else 1 for s in split), closed)


def _said(preference: Prioritised | Weights | None) -> tuple[list[Node], list[int]]:
    """Return the statements of a preference, and their weights where it has any."""
    if isinstance(preference, Weights):
        rows = addends(preference)
        return [a.tree for a in rows], [a.weight for a in rows]
    return [] if preference is None else [s.tree for s in preference.statements], []


def _cut(axes: range, at: dict[int, int]) -> Cut:
    return tuple(slice(at[k], at[k] + 1) if k in at else slice(None) for k in axes)
