"""Who gets which unit of an item: what is due of it, and what becomes another item. First made, first handed out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.case.programme import Item
from comity.programme.slippage.schedule import Step

SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Units:
    """Units of an item that go somewhere in a period: all those after the first ``low``, up to ``high``."""

    period: int
    low: float
    high: float
    step: str = ""
    """The step that they are taken for; empty where they are due."""

    def among(self, low: float, high: float) -> bool:
        """Return whether any of them is among those after the first ``low``, up to ``high``."""
        slack = SLACK * max(1.0, self.high)
        return self.high > low + slack and self.low < high - slack


def handed_out(dues: Iterable[tuple[int, float]], taken: Iterable[tuple[int, float, str]]) -> tuple[Units, ...]:
    """
    Return which units of an item go where: by period, what is due before what is taken for other items.

    Parameters
    ----------
    dues : pairs (period, quantity)
    taken : triples (period, quantity, step that takes them)

    Examples
    --------
    >>> [(u.step or "due", u.low, u.high) for u in handed_out([(3, 2.0), (5, 1.0)], [(3, 4.0, "refit")])]
    [('due', 0.0, 2.0), ('refit', 2.0, 6.0), ('due', 6.0, 7.0)]
    """
    out: list[Units] = []
    total = 0.0
    for period, quantity, step in sorted([*((t, q, "") for t, q in dues), *taken], key=lambda x: (x[0], bool(x[2]))):
        out.append(Units(period, total, total + quantity, step))
        total += quantity
    return tuple(out)


def linked(
    steps: Mapping[str, Sequence[Step]],
    made: Mapping[str, float],
    items: Sequence[Item],
    dues: Mapping[str, Sequence[tuple[int, float]]],
) -> tuple[Step, ...]:
    """
    Return all steps with when the first of their units is due, those of an item with a base waiting for its steps.

    A step that works on units of another item waits for the steps that make these units. A unit that is begun in the
    period in which it was made cannot wait for that period to end, so that step is not waited for.

    Parameters
    ----------
    steps : mapping item -> steps
        In the order in which they end.
    made : mapping step -> quantity
    items : sequence of Item
    dues : mapping item -> pairs (period, quantity)

    Examples
    --------
    One old ship is there at the start and one is bought in period 2; each is worked on for two periods. What is bought
    is not due by itself:

    >>> from fractions import Fraction as F
    >>> old = Item("old", (), stock=F(1))
    >>> new = Item("new", ((5, F(2)),), lead=1, modernise=True, base="old")
    >>> of = {"old": [Step("buy", 1, start=2)], "new": [Step("one", 2, start=2), Step("two", 2, start=3)]}
    >>> found = linked(of, {"buy": 1.0, "one": 1.0, "two": 1.0}, [old, new], {"new": [(5, 2.0)]})
    >>> [(s.id, s.due, s.after) for s in found]
    [('buy', None, ()), ('one', 5.0, ()), ('two', 5.0, ('buy',))]
    """
    known = {i.id: i for i in items}
    spans = {name: _spans(known.get(name), own, made) for name, own in steps.items()}
    units = {}
    for name in steps:
        takers = [i.id for i in items if i.base == name]
        taken = [(s.start, made[s.id], s.id) for i in takers for s in steps.get(i, ())]
        units[name] = handed_out(dues.get(name, ()), taken)
    out = []
    for name, own in steps.items():
        base = known[name].base if name in known else ""
        for step in own:
            due = next((float(u.period) for u in units[name] if not u.step and u.among(*spans[name][step.id])), None)
            out.append(replace(step, due=due, after=(*step.after, *_waits(step, base, steps, spans, units))))
    return tuple(out)


def _spans(item: Item | None, own: Sequence[Step], made: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Return which units of an item each step makes, counted after those that are there at the start."""
    out = {}
    total = float(item.stock) if item and (item.base or not item.modernise) else 0.0
    for step in own:
        out[step.id] = (total, total + made[step.id])
        total += made[step.id]
    return out


def _waits(
    step: Step,
    base: str,
    steps: Mapping[str, Sequence[Step]],
    spans: Mapping[str, Mapping[str, tuple[float, float]]],
    units: Mapping[str, Sequence[Units]],
) -> list[str]:
    """Return the steps of the base that make the units which a step works on, as far as they had ended by its start."""
    mine = [u for u in units.get(base, ()) if u.step == step.id]
    makers = [s for s in steps.get(base, ()) if s.start + s.periods <= step.start]
    return [s.id for s in makers if any(u.among(*spans[base][s.id]) for u in mine)]
