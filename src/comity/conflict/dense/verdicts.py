"""Which states every party would keep: Nash, GMR, SMR, SEQ and SSEQ over dense tables."""

from __future__ import annotations

import numpy as np

from comity.conflict.dense import passes
from comity.conflict.dense.answers import Asking, in_rounds, settled
from comity.conflict.dense.tables import Tables
from comity.kernels.closed import Marks
from comity.kernels.dense import Table
from comity.kernels.edges import Mask

_PART = 1 << 18


def equilibria(tables: Tables, key: str, product: bool, depth: int | None = None) -> Mask:
    """
    Return which states every party would keep under one concept, by address on side 0.

    Parameters
    ----------
    tables : Tables
    key : str
    product : bool
        Feasibility is a product of the parties' own choices and every option can be taken back: without a limit on
        answers GMR and SMR are then a bar that a state must reach (Howard 1971), and no answers are followed.
    depth : int, optional
        The longest answering sequence that counts; None for no limit.
    """
    stable = [tables.feasible[0].copy(), np.ones(tables.layout.n_states if tables.layout.high else 0, np.bool_)]
    if not tables.layout.high:
        stable[1] = stable[0]
    for party in tables.layout.parties:
        mine = stable[tables.layout.home[party]]
        if key == "nash":
            rank = tables.rank(party)
            passes.stays(rank, rank, mine, tables.axis(party), None, tables.marks(party), tables.pace)
        elif product and depth is None and key in ("gmr", "smr"):
            _barred(tables, key, party, mine)
        else:
            _answered(tables, key, party, mine, depth)
    if tables.layout.high:
        over = np.empty_like(stable[0])
        tables.carry(stable[1], over, 1)
        stable[0] &= over
    return stable[0]


def _barred(tables: Tables, key: str, party: str, stable: Mask) -> None:
    """Clear ``stable`` below the maximin value (GMR), or below both the minimax and the best reply (SMR)."""
    rank, axis, pace = tables.rank(party), tables.axis(party), tables.pace
    feasible = tables.there(party)
    first = int(feasible.argmax())
    choice = first // axis.stride % axis.width
    if key == "smr":
        bar = passes.ceiling(rank, feasible, axis, choice, pace)
        passes.stays(rank, rank, stable, axis, bar, Marks.none(), pace)
        return
    # in a product a choice that goes with one feasible setting of the others goes with all of them
    own = feasible[first + (np.arange(axis.width) - choice) * axis.stride]
    _keep_from(rank, stable, int(passes.floors(rank, feasible, axis, pace)[own].max()))


def _keep_from(rank: Table, stable: Mask, bar: int) -> None:
    for begin in range(0, len(rank), _PART):
        part = slice(begin, begin + _PART)
        stable[part] &= rank[part] >= bar


def _answered(tables: Tables, key: str, party: str, stable: Mask, depth: int | None) -> None:
    """Clear ``stable`` where some improvement stays better than what the party has after every answer to it."""
    rank, axis, marks, pace = tables.rank(party), tables.axis(party), tables.marks(party), tables.pace
    asking = Asking(tables, key in ("seq", "sseq"), bool(tables.conflict.cannot))
    value = passes.best(rank, axis, marks, pace) if key in ("smr", "sseq") else rank.copy()
    if not tables.regular and (asking.tracked or not asking.credible):
        value[~tables.there(party)] = passes.highest(value)[0]  # what cannot be is never the lowest
    value = settled(asking, party, value) if depth is None else in_rounds(asking, party, value, depth)
    np.minimum(value, rank, out=value)
    passes.stays(value, rank, stable, axis, None, marks, pace)
