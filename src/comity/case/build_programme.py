"""The section ``programme``: what was read becomes resources, items, integration work and published figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from math import lcm
from typing import Any

from comity.case.build_evidence import noun, whole
from comity.case.build_preferences import source_ids
from comity.case.build_programme_tables import Calendar, calendar, due_rows, dues, figures, slippage
from comity.case.found import At, Found, Row
from comity.case.programme import Activity, Item, Programme, Resource
from comity.case.programme_values import LARGEST, DueOn
from comity.case.wording import listed, shown
from comity.errors import Where

MOST_CELLS = 1_000_000
"""Items or resources times periods that a plan may have."""
MOST_WORKS = 400_000
"""Activities times periods that integration work may have."""
MOST_UNITS = 10**15
"""Small units of a crew in which its needs are whole numbers."""


def programme(row: Row, at: At) -> Programme:
    """Return the section; it is only fit for use where no error was noted."""
    periods = calendar(row, at)
    rows = due_rows(row)
    built = Programme(
        periods.count,
        periods.names,
        tuple(resource(n.value, g, periods, at) for n, g in _each(row, "resources") if "capacity" in g),
        tuple(item(n.value, g, rows.get(n.value, []), periods, at) for n, g in _each(row, "items")),
        tuple(activity(n.value, g, periods, at) for n, g in _each(row, "activities") if "periods" in g),
        slippage([g.value for g in row.get("slippage", ()) if whole(g.value, "of", "ratios")], at),
        figures([g.value for g in row.get("declared", ()) if whole(g.value, "id", "who", "what", "kind")], at),
        row.where,
    )
    _circle({a.id: a.after for a in built.activities}, ("activities", " after "), row, at)
    _circle({i.id: (i.base,) if i.base else () for i in built.items}, ("items", " made from "), row, at)
    _bases(built, at)
    _crews(built, at)
    if not at.notes.failed():
        _periods_said(built, row, at)
        _sizes(built, row, at)
        _says_something(built, row, at)
        _of_no_use(built, at)
    return built


def _each(row: Row, name: str) -> Iterable[tuple[Found[str], Row]]:
    return ((n, g.value) for n, g in row.get(name, ()) if g is not None)


def resource(name: str, row: Row, periods: Calendar, at: At) -> Resource:
    """Return a resource."""
    periods.length(row, "capacity", name, at)
    periods.lead(row, name, "no more of it can be used", at)
    idle = [k for k in ("enlarge", "lead") if k in row]
    if idle and not row.get("ramp", 0):
        what = f"`{idle[0]}` says nothing here: {shown(name)} cannot be enlarged."
        at.warn(row.at(idle[0]), what, "Add ramp: with the most units that a period can add.")
    return noun(Resource, row, id=name, source=source_ids(row))


def item(name: str, row: Row, more: Sequence[DueOn], periods: Calendar, at: At) -> Item:
    """Return an item with all that is due of it, here and in the rows of ``due``."""
    for key in ("setup", "holding"):
        periods.length(row, key, name, at)
    periods.lead(row, name, "none can be finished", at)
    if "base" in row and not row.get("modernise", False):
        what = f"{shown(name)} has a base and is not modernised."
        at.problem(row.at("base"), what, "Add modernise: true, or delete base.")
    if row.get("modernise", False) and row.get("stock", 1) == 0 and "base" not in row:
        what = f"the stock of {shown(name)} is 0: there is nothing to modernise."
        ways = "Say how many are in use, name their item under base, or delete stock: then they come from outside."
        at.problem(row.at("stock"), what, ways)
    value = row.get("value")
    if value is not None and value.high > LARGEST:
        at.problem(row.at("value"), f"the value of {shown(name)} is beyond 1e30.", "Choose a larger unit.")
    due = dues([*row.get("due", ()), *more], name, periods, at)
    return noun(Item, row, id=name, due=due, needs=_needs(row, at), source=source_ids(row))


def activity(name: str, row: Row, periods: Calendar, at: At) -> Activity:
    """Return integration work."""
    ready = periods.number(row.fields["ready"], f"{shown(name)} is ready", at) if "ready" in row else 1
    after = tuple(dict.fromkeys(g.value for g in row.get("after", ())))
    given: dict[str, Any] = {"after": after, "needs": _needs(row, at), "ready": ready or 1}
    return noun(Activity, row, id=name, source=source_ids(row), **given)


def _needs(row: Row, at: At) -> tuple[tuple[str, Fraction], ...]:
    """Return what is needed of each resource; one that is named twice is a problem."""
    found: dict[str, Fraction] = {}
    for name, got in row.get("needs", ()):
        if name.value in found:
            at.problem(name.where, f"{shown(name.value)} is needed twice.", "Write the sum once.")
        if got is not None:
            found.setdefault(name.value, got.value)
    return tuple(found.items())


def _circle(before: dict[str, tuple[str, ...]], words: tuple[str, str], row: Row, at: At) -> None:
    """Refuse things that wait for one another in a circle, and name one circle."""
    name, link = words
    try:
        TopologicalSorter({k: [b for b in v if b in before] for k, v in before.items()}).prepare()
    except CycleError as e:
        # in the circle of the library each is waited for by the next
        circle = list(reversed(e.args[1]))
        what = f"these {name} go round in a circle: {link.join(shown(k) for k in circle)}."
        at.problem(_where(row, name, circle[0]), what, "Take one link out.")


def _where(row: Row, name: str, key: str) -> Where:
    return next((n.where for n, _ in row.get(name, ()) if n.value == key), row.at(name))


def _bases(p: Programme, at: At) -> None:
    """Refuse what a plan cannot count of units that are modernised to something else."""
    of = {i.id: i for i in p.items}
    for each in (i for i in p.items if i.base in of):
        base = of[each.base]
        if any(base.setup) or base.late is not None:
            what = f"units of {shown(base.id)} become {shown(each.id)}; its `{'setup' if any(base.setup) else 'late'}`"
            at.problem(
                base.where,
                f"{what} cannot be counted then.",
                f"Delete it, or delete base of {shown(each.id)} and say there under stock how many units there are.",
            )


def _crews(p: Programme, at: At) -> None:
    """Refuse crews that are kept from period to period, and needs with so many digits that they cannot be counted."""
    of = {r.id: r for r in p.resources}
    for each in p.activities:
        for name, need in each.needs:
            if name in of and of[name].stored:
                what = f"the activity {shown(each.id)} needs {shown(name)}, which is stored."
                at.problem(each.where, what, "A crew is there in each period or lost: leave `stored` out.")
            elif name in of and each.periods and need > max(of[name].capacity):
                much = f"{float(need):g} of {shown(name)}, of which there are {float(max(of[name].capacity)):g} at most"
                what = f"the activity {shown(each.id)} needs {much}."
                at.warn(each.where, what, "No schedule is possible: say more capacity, or less in needs.")
    for name in of:
        needs = [need for each in p.activities for own, need in each.needs if own == name]
        if sum(needs, Fraction(0)) * lcm(*(n.denominator for n in needs)) > MOST_UNITS:
            what = f"the needs of {shown(name)} by activities have too many digits."
            at.problem(of[name].where, what, "Round them.")


def _periods_said(p: Programme, row: Row, at: At) -> None:
    """Refuse items, and lists by period, without the number of periods."""
    lists = [r for r in p.resources if len(r.capacity) > 1]
    if p.periods == 0 and (p.items or lists):
        at.problem(row.where, "the programme has no periods.", "Add periods: 12, or a list of their names.")


def _sizes(p: Programme, row: Row, at: At) -> None:
    cells = p.periods * max(len(p.items), len(p.resources))
    if p.items and cells > MOST_CELLS:
        what = f"there are {cells:,} items or resources times periods; a plan can have {MOST_CELLS:,}."
        at.problem(row.where, what, "Take longer periods, or plan a part of the items.")
    used = {r for a in p.activities for r, need in a.needs if need}
    bounded = any(len(r.capacity) > 1 for r in p.resources if r.id in used)
    long = max((a.ready - 1 for a in p.activities), default=0) + sum(a.periods for a in p.activities)
    works = len(p.activities) * (p.periods if bounded else long)
    if works > MOST_WORKS:
        what = f"there are {works:,} activities times periods; integration work can have {MOST_WORKS:,}."
        at.problem(row.at("activities"), what, "Take longer periods, or fewer activities.")


def _says_something(p: Programme, row: Row, at: At) -> None:
    if not (p.items or p.activities or p.declared):
        what = "nothing is declared: there is no item, no work is to be done, and no figure was published."
        at.problem(row.where, what, "Add items: with due:, activities:, or declared: with published figures.")


def _of_no_use(p: Programme, at: At) -> None:
    """Warn of what the answer will not speak of, and of names that mean two things."""
    wanted = {i.base for i in p.items} | {a.item for a in p.activities}
    for each in p.items:
        if not each.due and each.id not in wanted:
            at.warn(each.where, f"nothing is due of {shown(each.id)}.", "Add due:, or delete the item.")
    needed = {r for i in p.items for r, _ in i.needs} | {r for a in p.activities for r, _ in a.needs}
    for own in (r for r in p.resources if r.id not in needed):
        at.warn(own.where, f"nothing needs {shown(own.id)}.", "Add it to needs: of an item or activity.")
    kinds = ([i.id for i in p.items], [r.id for r in p.resources], [a.id for a in p.activities])
    for past in p.slippage:
        twice = [name for name in past.of if sum(name in ids for ids in kinds) > 1]
        if twice:
            what = f"{listed(twice)} is the name of two things; both slip."
            at.warn(past.where, what, "Rename one of them if only one slips.")
