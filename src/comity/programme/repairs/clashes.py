"""What of a programme cannot all hold, in the planner's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from comity.case.wording import counted
from comity.programme.plan.layout import Layout
from comity.programme.plan.model import Kind, Model
from comity.programme.repairs.changes import number

KINDS: tuple[Kind, ...] = ("capacity", "ramp", "due", "base")
"""What a clash is made of; that it is on time is taken for granted."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the planner said: a capacity, a ramp, a due quantity, or the units in use."""

    kind: str
    thing: str
    period: int
    amount: float
    words: str


@dataclass(frozen=True, slots=True)
class Clash:
    """
    Things that the planner said and that cannot all hold; without any one of them, the others can.

    ``sentence`` adds up what is needed where a single resource is short.
    """

    said: tuple[Said, ...]
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """Return the clash as plain values."""
        return asdict(self)


def clash_of(layout: Layout, model: Model, rows: Collection[int]) -> Clash:
    """Return a clash between rows of a model in words."""
    said = tuple(
        Said(row.kind, row.thing, row.period, _amount(row.low if row.kind == "due" else row.high, row.unit), row.words)
        for row in (model.rows[r] for r in sorted(rows))
    )
    return Clash(said, _one_resource(layout, said) or _several(layout, said))


def _amount(bound: float, unit: float) -> float:
    return float(round(bound * unit, 9))


def _several(layout: Layout, said: tuple[Said, ...]) -> str:
    first = said[0]
    if len(said) == 1 and first.kind == "due":
        return f"{_dues(layout, said)} cannot be delivered on time, whatever the capacity."
    parts = [_dues(layout, [s for s in said if s.kind == "due"])]
    for kind, verb in (("capacity", "gives at most"), ("ramp", "grows by at most")):
        parts += [_limit(layout, said, kind, name, verb) for name in _things(said, kind)]
    parts += [f"{number(s.amount)} {s.words}" for s in said if s.kind == "base"]
    takes = " ".join(_takes(layout, said, i) for i in (layout.items.index(x) for x in _things(said, "due")))
    return f"These cannot all hold: {'; '.join(p for p in parts if p)}. {takes}".rstrip()


def _takes(layout: Layout, said: tuple[Said, ...], i: int) -> str:
    """Return what one unit of an item takes of the resources of a clash, and when; empty where it takes none."""
    named = {s.thing for s in said if s.kind in ("capacity", "ramp")}
    needs = [
        f'{number(round(float(layout.needs[r, i] * layout.resource_unit[r] / layout.item_unit[i]), 9))} of "{name}"'
        for r, name in enumerate(layout.resources)
        if name in named and layout.needs[r, i] > 0
    ]
    if not needs:
        return ""
    lead, batch = int(layout.lead[i]), float(layout.batch[i] * layout.item_unit[i])
    when = f", {counted(lead, 'period')} before it is finished" if lead else ""
    whole = f"; only batches of {number(round(batch, 9))} are made" if batch else ""
    first = "The first one" if layout.learning[i] < 1 else "One"
    return f'{first} of "{layout.items[i]}" takes {" and ".join(needs)}{when}{whole}.'


def _one_resource(layout: Layout, said: tuple[Said, ...]) -> str:
    """Return the sum of what is needed of the only resource that is short; empty where it does not tell the story."""
    names, dues = _things(said, "capacity"), [s for s in said if s.kind == "due"]
    if len(names) != 1 or any(s.kind in ("ramp", "base") for s in said):
        return ""
    r = layout.resources.index(names[0])
    items = [layout.items.index(name) for name in _things(said, "due")]
    if any(layout.learning[i] < 1 for i in items):
        return ""
    need = stock = 0.0
    for i in items:
        due = sum(s.amount for s in dues if s.thing == layout.items[i]) / float(layout.item_unit[i])
        stock += float(layout.stock[i])
        need += max(due - float(layout.stock[i]), 0.0) * float(layout.needs[r, i] * layout.resource_unit[r])
    if need <= sum(s.amount for s in said if s.kind == "capacity") + 1e-9 * need:
        return ""
    limit = _limit(layout, said, "capacity", names[0], "gives at most")
    besides = ", besides what is in stock," if stock else ""
    takes = "take" if len(dues) > 1 else "takes"
    return f"{limit}; {_dues(layout, dues)}{besides} {takes} {number(round(need, 9))} of it."


def _limit(layout: Layout, said: Iterable[Said], kind: str, name: str, verb: str) -> str:
    rows = [s for s in said if s.kind == kind and s.thing == name]
    together = " together" if len(rows) > 1 and kind == "capacity" else ""
    total = sum(s.amount for s in rows) if kind == "capacity" else max(s.amount for s in rows)
    return f'"{name}" {verb} {number(round(total, 9))} in {periods(layout.names, [s.period for s in rows])}{together}'


def _dues(layout: Layout, dues: Sequence[Said]) -> str:
    each = []
    for name in _things(dues, "due"):
        rows = [s for s in dues if s.thing == name]
        total = number(round(sum(s.amount for s in rows), 9))
        each.append(f'{total} of "{name}" due in {periods(layout.names, [s.period for s in rows])}')
    return " and ".join(filter(None, (", ".join(each[:-1]), *each[-1:])))


def _things(said: Iterable[Said], kind: str) -> list[str]:
    return list(dict.fromkeys(s.thing for s in said if s.kind == kind))


def periods(names: Sequence[str], which: Collection[int]) -> str:
    """
    Return periods in words, those next to each other as one span.

    Examples
    --------
    >>> periods(tuple("abcdefg"), [1, 2, 3, 5, 7])
    'periods a to c, e and g'
    >>> periods(("1", "2"), [2])
    'period 2'
    """
    at = np.array(sorted(set(which)))
    spans = [(names[s[0] - 1], names[s[-1] - 1], len(s)) for s in np.split(at, np.flatnonzero(np.diff(at) > 1) + 1)]
    texts = [first if n == 1 else f"{first} to {last}" for first, last, n in spans]
    return f"period{'s' * (len(at) > 1)} " + " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
