"""Setups: what is paid in each period in which any of an item is made."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from comity.programme.plan.build import Built, most
from comity.programme.plan.model import Column, Row


@dataclass(frozen=True, slots=True)
class Setup:
    """The decision to set up for an item at a place among the periods, and its column."""

    item: int
    at: int
    column: int


def add_setups(built: Built) -> list[Setup]:
    r"""
    Add the decisions to set up, and return them, by item and then period.

    In each period, no more is made than :math:`M_{it} y_{it}`, where y is 1 if it is set up and M is as much as can be
    worth making: what is still due and what capacity allows. Items whose setups cost nothing need no decisions.
    """
    layout = built.layout
    items = [i for i in range(len(layout.items)) if layout.setup[i].any()]
    return [Setup(i, t, column) for i in items for t, column in enumerate(_switches(built, i))]


def _switches(built: Built, i: int) -> list[int]:
    layout, model, name = built.layout, built.model, built.layout.items[i]
    columns = []
    for t in range(layout.periods):
        column = model.column(Column(f"setup {name} {t + 1}", 0.0, 1.0, float(layout.setup[i, t]), True))
        limit = _worth_making(built, i, t) / built.step[i]
        model.row(Row("rule", f"setup of {name}", [(built.make[i][t], 1.0), (column, -limit)], high=0.0))
        columns.append(column)
    return columns


def _worth_making(built: Built, i: int, t: int) -> float:
    """Return the most of an item that is worth making in one period and that capacity allows."""
    layout = built.layout
    limit = most(layout, i)
    if math.isnan(layout.late[i]):
        rest, batch = float(layout.due[i, t:].sum()), float(layout.batch[i])
        limit = min(limit, math.ceil(rest / batch - 1e-9) * batch if batch > 0 else rest)
    limit = min(limit, float(layout.base[i]))
    begun = t - int(layout.lead[i])
    if begun < 0:
        return 0.0
    slowest = min(built.rates[i])
    for r in np.flatnonzero(layout.needs[:, i] > 0):
        first = 0 if layout.stored[r] else begun
        grown = layout.ramp[r] * np.maximum(np.arange(layout.periods) - layout.wait[r] + 1, 0)
        there = float((layout.capacity[r] + grown)[first : begun + 1].sum())
        limit = min(limit, there / float(layout.needs[r, i] * slowest))
    return limit
