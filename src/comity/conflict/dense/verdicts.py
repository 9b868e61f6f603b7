"""Which states every party would keep: Nash, GMR, SMR, SEQ and SSEQ over dense tables."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.conflict.dense import passes
from comity.conflict.dense.passes import Stamps
from comity.conflict.dense.tables import Tables
from comity.kernels.dense import Table
from comity.kernels.edges import Mask

Answer = Callable[[Tables, str, Table, Stamps, int], bool]

_PART = 1 << 18


def equilibria(tables: Tables, key: str, product: bool) -> Mask:
    """
    Return which states every party would keep under one concept, by address on side 0.

    Parameters
    ----------
    tables : Tables
    key : str
    product : bool
        Feasibility is a product of the parties' own choices and every option can be taken back: GMR and SMR are then
        a bar that a state must reach (Howard 1971), and no sequence of answers is followed.
    """
    stable = [tables.feasible[0].copy(), np.ones(tables.layout.n_states if tables.layout.high else 0, np.bool_)]
    if not tables.layout.high:
        stable[1] = stable[0]
    for party in tables.layout.parties:
        mine = stable[tables.layout.home[party]]
        if key == "nash":
            rank = tables.rank(party)
            passes.stays(rank, rank, mine, tables.axis(party), None, tables.budget)
        elif product and key in ("gmr", "smr"):
            _barred(tables, key, party, mine)
        else:
            _answered(tables, key, party, mine)
    if tables.layout.high:
        stable[0] &= tables.over(stable[1], 1)
    return stable[0]


def _barred(tables: Tables, key: str, party: str, stable: Mask) -> None:
    """Clear ``stable`` below the maximin value (GMR), or below both the minimax and the best reply (SMR)."""
    rank, axis, budget = tables.rank(party), tables.axis(party), tables.budget
    feasible = tables.feasible[tables.layout.home[party]]
    first = int(feasible.argmax())
    choice = first // axis.stride % axis.width
    if key == "smr":
        bar = passes.ceiling(rank, feasible, axis, choice, budget)
        passes.stays(rank, rank, stable, axis, bar, budget)
        return
    # in a product a choice that goes with one feasible setting of the others goes with all of them
    own = feasible[first + (np.arange(axis.width) - choice) * axis.stride]
    _keep_from(rank, stable, int(passes.floors(rank, feasible, axis, budget)[own].max()))


def _keep_from(rank: Table, stable: Mask, bar: int) -> None:
    for begin in range(0, len(rank), _PART):
        part = slice(begin, begin + _PART)
        stable[part] &= rank[part] >= bar


def _answered(tables: Tables, key: str, party: str, stable: Mask) -> None:
    """Clear ``stable`` where some improvement stays better than what the party has after every answer to it."""
    rank, axis, budget = tables.rank(party), tables.axis(party), tables.budget
    feasible = tables.feasible[tables.layout.home[party]]
    value = passes.best(rank, axis, budget) if key in ("smr", "sseq") else rank.copy()
    if key in ("gmr", "smr"):
        if not tables.regular:
            value[~feasible] = passes.highest(value)[0]  # what cannot be is never the lowest
        value = settled(tables, party, value, _any_answer)
    else:
        value = settled(tables, party, value, _credible_answer)
    np.minimum(value, rank, out=value)
    passes.stays(value, rank, stable, axis, None, budget)


def _any_answer(tables: Tables, party: str, value: Table, stamps: Stamps, since: int) -> bool:
    feasible = tables.feasible[tables.layout.home[party]]
    return passes.lowest(value, feasible, tables.axis(party), stamps, since, tables.budget)


def _credible_answer(tables: Tables, party: str, value: Table, stamps: Stamps, since: int) -> bool:
    return passes.answered(value, tables.rank(party), tables.axis(party), stamps, since, tables.budget)


def settled(tables: Tables, party: str, value: Table, answer: Answer) -> Table:
    """
    Return the lowest values that everybody else can bring about, one after the other until nothing changes.

    A party's answer is complete in one pass (its moves are transitive), so the work is over once each of the others
    has been asked since the last change. Most changes come in the first round; from then on a pass looks only at
    blocks that changed since the party was last asked, and only those are carried from side to side.

    Parameters
    ----------
    tables : Tables
    party : str
        Whose values they are; it does not answer itself.
    value : Table
        On the side where the party is worked for; written over.
    answer : callable
        Lowers a table by what one party can do and says whether anything changed.
    """
    home, here = tables.layout.home, tables.layout.home[party]
    others = sorted((p for p in tables.layout.parties if p != party), key=lambda p: home[p] != here)
    values = {here: value}
    if any(home[p] != here for p in others):
        values[1 - here] = np.empty_like(value)
    bits = tables.layout.block
    stamps = passes.Stamps(np.zeros(len(value) >> bits, np.int32), bits)
    asked = dict.fromkeys(others, -1)
    side, quiet, carried = here, 0, -1
    while quiet < len(others):
        j = others[stamps.step % len(others)]
        stamps.step += 1
        if home[j] != side:
            tables.carry(values[side], values[home[j]], side, stamps, carried)
            side, carried = home[j], stamps.step - 1
        quiet = 1 if answer(tables, j, values[side], stamps, asked[j]) else quiet + 1
        asked[j] = stamps.step
    if side != here:
        tables.carry(values[side], values[here], side, stamps, carried)
    return values[here]
