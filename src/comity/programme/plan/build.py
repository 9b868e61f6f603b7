"""The model of a programme: what is made, kept and late, and what that takes of each resource."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from comity.programme.plan.layout import Layout
from comity.programme.plan.learning import blocks
from comity.programme.plan.model import Column, Entries, Model, Row

Lateness = Literal["as said", "never", "always"]


@dataclass(frozen=True, slots=True)
class Built:
    """
    A model and where its columns are; period t of the planner is place t - 1, and ``stock[i][0]`` is before period 1.

    A column of ``make`` counts batches where the item is made in batches, and ``step[i]`` is what one of it is.
    ``rates[i]`` are the shares of the needs that the blocks of learning take, and ``learnt[i]`` their columns: what was
    made in each block up to the end of each period. ``grown[r]`` are the columns of what capacity was paid for so far.
    ``share`` is the column of the share of all due quantities that is to be met, -1 where all of it is.
    """

    layout: Layout
    model: Model
    step: tuple[float, ...]
    make: list[list[int]]
    stock: list[list[int]]
    late: list[list[int]]
    rates: list[tuple[float, ...]]
    learnt: list[list[list[int]]]
    grown: list[list[int]]
    share: int = -1

    def work(self, i: int, t: int) -> list[tuple[int, float]]:
        """Return what is made of item i in period t + 1, as columns times the share of the full needs that it takes."""
        if not self.learnt[i]:
            return [(self.make[i][t], self.step[i])]
        found: list[tuple[int, float]] = []
        for rate, columns in zip(self.rates[i], self.learnt[i], strict=True):
            found.append((columns[t], rate))
            found += [(columns[t - 1], -rate)] if t else []
        return found


def built(layout: Layout, late: Lateness = "as said", *, share: bool = False) -> Built:
    r"""
    Return the model of what can be delivered when.

    With :math:`x_{it}` made, :math:`s_{it}` in stock, :math:`l_{it}` late and :math:`d_{it}` due, and with
    :math:`a_{ri}` the needs,

    .. math:: x_{it} + s_{i,t-1} - s_{it} + l_{it} - l_{i,t-1} = d_{it}, \qquad
              \sum_i a_{ri} x_{i,t+\mathrm{lead}_i} \le C_{rt} + g_{r,t-\mathrm{lead}_r}

    where :math:`g` is the capacity paid for so far, which grows by at most the ramp in a period. What is left of a
    stored resource is carried over. Nothing is late after the last period, and an item that may not be late never is.
    What is begun of an item that is made of units of another one takes as many out of its stock.

    Parameters
    ----------
    layout : Layout
    late : {"as said", "never", "always"}
        Which items may be late.
    share : bool
        Whether a share of all due quantities is a column instead of 1.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Programme, Resource
    >>> from comity.programme.plan.layout import laid_out
    >>> layout = laid_out(Programme(2, resources=(Resource("line", (F(4),)),),
    ...     items=(Item("truck", ((1, F(2)), (2, F(7))), (("line", F(1)),)),)))
    >>> model = built(layout).model
    >>> [row.words for row in model.rows if row.gives][:3]
    ['"truck" due in period 1', '"truck" due in period 2', 'no "truck" late after period 1']
    >>> model.solve().status, model.solve(loose={model.can_give()[1]: 1.0}).status
    ('infeasible', 'optimal')
    """
    model = Model()
    column = model.column(Column("share of what is due", 0.0, 1.0)) if share else -1
    step = tuple(float(b) if b > 0 else 1.0 for b in layout.batch)
    parts = Built(layout, model, step, [], [], [], [], [], [], column)
    for i in range(len(layout.items)):
        _item(parts, i)
    for i in range(len(layout.items)):
        _dues(parts, i)
        _on_time(parts, i, late)
        _base(parts, i)
        _learning(parts, i)
    for r in range(len(layout.resources)):
        _grown(parts, r)
        _capacity(parts, r)
    return parts


def most(layout: Layout, i: int) -> float:
    """
    Return how much of an item is ever worth making in all: what is due or taken for others, in whole batches.

    Units that are only there to be worked on, and that nothing is needed for, are not made: their stock is all of them.
    """
    due, batch, takers = float(layout.due[i].sum()), float(layout.batch[i]), layout.takers(i)
    if len(takers) and not due and not layout.needs[:, i].any():
        return 0.0
    due += sum(most(layout, int(j)) * _taken(layout, i, int(j)) for j in takers)
    return math.ceil(due / batch - 1e-9) * batch if batch > 0 else due


def _item(parts: Built, i: int) -> None:
    layout, model, name = parts.layout, parts.model, parts.layout.items[i]
    high, whole = most(layout, i) / parts.step[i], bool(layout.batch[i] > 0)
    made = layout.lead[i] + 1  # the first period in which a unit can be finished
    bounds = [(0.0, round(high) if whole else high) if t >= made else (0.0, 0.0) for t in range(1, layout.periods + 1)]
    parts.make.append(
        [model.column(Column(f"make {name} {t}", *b, integer=whole)) for t, b in enumerate(bounds, start=1)]
    )
    first = float(layout.stock[i])
    ends = (0.0, math.inf) if len(layout.takers(i)) else (first, first)  # of what others take a row says what is there
    kept = [Column(f"stock {name} {t}", cost=float(h)) for t, h in enumerate(layout.holding[i], start=1)]
    parts.stock.append([model.column(c) for c in (Column(f"stock {name} 0", *ends), *kept)])
    fine = 0.0 if math.isnan(layout.late[i]) else float(layout.late[i])
    parts.late.append([model.column(Column(f"late {name} {t}", cost=fine)) for t in range(1, layout.periods + 1)])


def _dues(parts: Built, i: int) -> None:
    """Made, and taken from stock, less what others take and what was late before, is what is due or late now."""
    layout = parts.layout
    takers = [int(j) for j in layout.takers(i)]
    for t in range(layout.periods):
        due = float(layout.due[i, t])
        entries = [(parts.make[i][t], parts.step[i]), (parts.stock[i][t], 1.0), (parts.stock[i][t + 1], -1.0)]
        late = [(parts.late[i][t], 1.0)] + ([(parts.late[i][t - 1], -1.0)] if t else [])
        entries += late
        for j in takers:
            if t + int(layout.lead[j]) < layout.periods:
                entries.append((parts.make[j][t + int(layout.lead[j])], -parts.step[j] * _taken(layout, i, j)))
        if takers:
            _no_loan(parts, i, t, late)
        if parts.share >= 0:
            entries, due = [*entries, (parts.share, -due)], 0.0
        name, unit = layout.items[i], float(layout.item_unit[i])
        words = f'"{name}" due in period {layout.names[t]}'
        gives: Literal["low", ""] = "low" if due else ""
        kind: Literal["due", "rule"] = "due" if due else "rule"
        parts.model.row(Row(kind, words, entries, due, due, name, t + 1, gives, unit, due * unit))


def _taken(layout: Layout, i: int, j: int) -> float:
    """Return how many units of item i, as the layout counts them, one of item j takes."""
    return float(layout.item_unit[j] / layout.item_unit[i])


def _no_loan(parts: Built, i: int, t: int, late: Entries) -> None:
    """No more gets late in a period than is due in it: others cannot take units that are not there."""
    due = float(parts.layout.due[i, t])
    row, high = ([*late, (parts.share, -due)], 0.0) if parts.share >= 0 else (late, due)
    parts.model.row(Row("rule", f'units of "{parts.layout.items[i]}" that are there', row, high=high))


def _on_time(parts: Built, i: int, late: Lateness) -> None:
    layout = parts.layout
    never = late == "never" or (late == "as said" and math.isnan(layout.late[i]))
    for t in range(0 if never else layout.periods - 1, layout.periods):
        name, unit = layout.items[i], float(layout.item_unit[i])
        words = f'no "{name}" late after period {layout.names[t]}'
        due = float(layout.due[i, : t + 1].sum())
        gives: Literal["high", ""] = "high" if due else ""
        entries = [(parts.late[i][t], 1.0)]
        parts.model.row(Row("on time", words, entries, -math.inf, 0.0, name, t + 1, gives, unit, due * unit))


def _base(parts: Built, i: int) -> None:
    """Each modernised unit was one of those in use at the start, or of the stock of the item that it is made of."""
    layout = parts.layout
    name, unit = layout.items[i], float(layout.item_unit[i])
    if layout.modernise[i]:
        entries = [(column, parts.step[i]) for column in parts.make[i]]
        words, low, high = f'units of "{name}" in use that can be modernised', -math.inf, float(layout.base[i])
    elif len(layout.takers(i)):
        entries, words = [(parts.stock[i][0], 1.0)], f'units of "{name}" at the start'
        low = high = float(layout.stock[i])  # none are thrown away, to be rid of what it costs to keep them
    else:
        return
    parts.model.row(Row("base", words, entries, low, high, name, gives="high", unit=unit))


def _learning(parts: Built, i: int) -> None:
    """
    Fill the blocks one after the other.

    What was made in a block up to a period is a column, and a later block may be begun once the block before is full:
    a decision, yes or no, for each block and period. Later units take less, so a program without these decisions
    would begin with the last.
    """
    layout, model, name = parts.layout, parts.model, parts.layout.items[i]
    unit = float(layout.item_unit[i])
    steps = blocks(float(layout.learning[i]), most(layout, i) * unit)
    parts.rates.append(tuple(b.rate for b in steps))
    parts.learnt.append([])
    if len(steps) == 1:
        return
    sizes = [b.size / unit for b in steps]
    for k, size in enumerate(sizes):
        whole = range(1, layout.periods + 1)
        parts.learnt[i].append([model.column(Column(f"learnt {name} {k} {t}", 0.0, size)) for t in whole])
    learnt = parts.learnt[i]
    for t in range(layout.periods):
        made: Entries = [(parts.make[i][s], -parts.step[i]) for s in range(t + 1)]
        model.row(Row("rule", f"blocks of {name}", [*((c[t], 1.0) for c in learnt), *made], 0.0, 0.0))
        for columns in learnt if t else ():
            model.row(Row("rule", f"{name} is not unmade", [(columns[t], 1.0), (columns[t - 1], -1.0)], 0.0))
        for k in range(len(sizes) - 1):
            full = model.column(Column(f"full {name} {k} {t + 1}", 0.0, 1.0, integer=True))
            model.row(Row("rule", f"full block of {name}", [(learnt[k][t], 1.0), (full, -sizes[k])], 0.0))
            model.row(Row("rule", f"next block of {name}", [(learnt[k + 1][t], 1.0), (full, -sizes[k + 1])], high=0.0))


def _grown(parts: Built, r: int) -> None:
    """Capacity that was paid for so far: it grows by at most the ramp in a period, and costs what it is at the end."""
    layout, model, name = parts.layout, parts.model, parts.layout.resources[r]
    parts.grown.append([])
    ramp, unit = float(layout.ramp[r]), float(layout.resource_unit[r])
    for t in range(layout.periods if ramp > 0 else 0):
        last = t == layout.periods - 1
        parts.grown[r].append(model.column(Column(f"grown {name} {t + 1}", cost=float(layout.enlarge[r]) * last)))
        before = [(parts.grown[r][t - 1], -1.0)] if t else []
        words = f'ramp of "{name}" in period {layout.names[t]}'
        entries = [(parts.grown[r][t], 1.0), *before]
        model.row(Row("ramp", words, entries, 0.0, ramp, name, t + 1, "high", unit))


def _capacity(parts: Built, r: int) -> None:
    layout, model, name = parts.layout, parts.model, parts.layout.resources[r]
    unit, users = float(layout.resource_unit[r]), [i for i, a in enumerate(layout.needs[r]) if a > 0]
    left = [model.column(Column(f"left {name} {t + 1}")) for t in range(layout.periods if layout.stored[r] else 0)]
    for t in range(layout.periods):
        used: dict[int, float] = {}
        for i in users:
            finished = t + int(layout.lead[i])
            for column, part in parts.work(i, finished) if finished < layout.periods else ():
                used[column] = used.get(column, 0.0) + part * float(layout.needs[r, i])
        _pay(model, used, float(layout.cost[r]))
        if left:
            used |= {left[t]: 1.0} | ({left[t - 1]: -1.0} if t else {})
        ready = t - int(layout.wait[r])
        if parts.grown[r] and ready >= 0:
            used[parts.grown[r][ready]] = -1.0
        words = f'capacity of "{name}" in period {layout.names[t]}'
        high = float(layout.capacity[r, t])
        model.row(
            Row("capacity", words, list(used.items()), high=high, thing=name, period=t + 1, gives="high", unit=unit)
        )


def _pay(model: Model, used: dict[int, float], cost: float) -> None:
    """Add what the use of a resource costs to the columns that use it."""
    if cost:
        for column, amount in used.items():
            model.columns[column] = model.columns[column].paying(amount * cost)
