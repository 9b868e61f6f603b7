"""The answer of ``comity programme`` as lines and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from comity.cli import show
from comity.programme.shares import per_cent

if TYPE_CHECKING:
    from comity.case.programme import Item, Resource
    from comity.programme.bottlenecks.answer import Bottlenecks, Changed
    from comity.programme.plan.answer import Load, Plan
    from comity.programme.repairs.answer import Repairs
    from comity.programme.result import PlanFound, ProgrammeResult, SlippageFound
    from comity.programme.works.answer import Works

_MOST_ROWS, _MOST_LINES, _MOST_FIGURES = 15, 30, 120

_LATE = "Late: units times periods, weighed by value, were all allowed to be late."
_MEASURES = (("fits", "fits", 100.0, " points"), ("saves", "cost", 1.0, ""), ("late less", "late", 1.0, ""))


def print_programme(found: ProgrammeResult) -> None:
    """Print every part that the case has the data for."""
    told = [part.sentences() for part in (found.fits, found.finish, found.beyond) if part is not None]
    if told:
        _section("Does it fit?", (line for lines in told for line in lines))
    if found.repairs is not None and not found.repairs.fits:
        _section("What would make it fit", found.repairs.sentences())
    if found.as_declared is not None:
        _section(
            "What would let it be delivered late, as far as that is allowed",
            _not_told(found.as_declared, found.repairs),
        )
    if found.plan is not None:
        _plan(found, found.plan)
    if found.bottlenecks is not None:
        _bottlenecks(found, found.bottlenecks)
    if found.priorities is not None:
        _section("What is met first", found.priorities.sentences())
    if found.works is not None:
        _works(found.works)
    if found.slippage is not None:
        _slippage(found.slippage)
    if found.declared is not None:
        _section("Targets and reported output", found.declared.sentences(), most=_MOST_FIGURES)
    if found.notes:
        _section("Notes", found.notes)


def _not_told(late: Repairs, on_time: Repairs | None) -> list[str]:
    """Return what is said of a smaller aim, without the clashes that were told of the larger one."""
    told = {c.sentence for c in on_time.clashes} if on_time is not None else set()
    if all(c.sentence in told for c in late.clashes):
        late = replace(late, clashes=())
    return [s for s in late.sentences() if s not in told]


def _section(title: str, lines: Iterable[str] = (), most: int = _MOST_LINES) -> None:
    show.lines(["", title, "-" * len(title)])
    every = list(lines)
    show.lines(every[:most])
    if len(every) > most:
        left = len(every) - most
        show.lines([f"{left:,} more line{'s' if left > 1 else ''}; --json and --csv have everything."])


def _plan(result: ProgrammeResult, found: PlanFound) -> None:
    _section("The plan", found.sentences())
    if found.shown.rows:
        _made(result, found.shown)
        _loads(result, found.shown)


def _counted_in(result: ProgrammeResult) -> dict[str, str]:
    """Return what each item and resource is called in a table: its id, and what it is counted in."""
    every: tuple[Item | Resource, ...] = (*result.section.resources, *result.section.items)
    return {x.id: f"{x.id}, in {x.unit}" if x.unit else x.id for x in every}


def _made(result: ProgrammeResult, plan: Plan) -> None:
    rows = [r for r in plan.rows if r.make or r.due or r.late]
    called = _counted_in(result)
    table = [
        [
            called[r.item],
            r.name,
            _number(r.due),
            _number(r.make),
            _number(r.stock),
            _number(r.late),
            "yes" if r.setup else "",
        ]
        for r in rows[:_MOST_ROWS]
    ]
    if table:
        show.lines([""])
        head = ["item", "period", "due", "made", "in stock", "late", "set up"]
        show.table("What is made when", head, table, _more(len(rows), "Periods with something made or due"))


def _loads(result: ProgrammeResult, plan: Plan) -> None:
    stored = {r.id for r in result.section.resources if r.stored}
    _used(result, [x for x in plan.loads if x.used > 0 and x.resource not in stored])
    _taken(result, [x for x in plan.loads if x.resource in stored and (x.used > 0 or x.capacity > 0)])


def _used(result: ProgrammeResult, loads: list[Load]) -> None:
    called = _counted_in(result)
    rows = sorted(loads, key=lambda x: -(x.share or 0.0))
    table = [
        [called[x.resource], x.name, _number(x.used), _number(x.capacity), per_cent(x.share or 0.0)]
        for x in rows[:_MOST_ROWS]
    ]
    if table:
        show.lines([""])
        head = ["resource", "period", "used", "capacity", "share"]
        show.table("What is used, the fullest first", head, table, _more(len(rows), "Resources in periods"))


def _taken(result: ProgrammeResult, loads: list[Load]) -> None:
    """Print what is stored: more can be used of it in a period than comes in."""
    called = _counted_in(result)
    table = [
        [called[x.resource], x.name, *(f"{n:,.6g}" for n in (x.left + x.used - x.capacity, x.capacity, x.used, x.left))]
        for x in loads[:_MOST_ROWS]
    ]
    if table:
        show.lines([""])
        head = ["resource", "period", "kept from before", "comes in", "used", "left"]
        show.table("What is taken out of store", head, table, _more(len(loads), "Resources in periods"))


def _more(count: int, what: str) -> str:
    return f"{what} not shown: {count - _MOST_ROWS:,}; --json and --csv have all." if count > _MOST_ROWS else ""


def _bottlenecks(result: ProgrammeResult, found: Bottlenecks) -> None:
    _section("Bottlenecks", found.sentences())
    binding = result.binding[:_MOST_ROWS]
    heads: list[str] = []
    cells: list[list[str]] = [[] for _ in binding]
    for head, name, scale, unit in _MEASURES:
        changes = [getattr(b, name) for b in binding]
        if any(x is not None for c in changes if c is not None for x in (c.more, c.less)):
            heads += [f"{head}: one more", "one less"]
            for row, change in zip(cells, changes, strict=True):
                row += _changed(change, scale, unit)
    if binding:
        show.lines([""])
        called = _counted_in(result)
        rows = [[called[b.resource], b.name, f"{b.step:,.6g}", *more] for b, more in zip(binding, cells, strict=True)]
        note = f"{_LATE} {_more(len(result.binding), 'Bottlenecks')}".strip()
        show.table("One step more or less, by planning again", ["resource", "period", "step", *heads], rows, note)


def _changed(change: Changed | None, scale: float, unit: str) -> list[str]:
    if change is None:
        return ["", ""]
    return ["" if x is None else f"{x * scale:+,.3g}{unit}" if x else "0" for x in (change.more, change.less)]


def _works(found: Works) -> None:
    _section("Integration work", found.sentences())
    rows = [
        [
            *(r.activity, found.period(r.start) if r.periods else "", found.period(r.end) if r.end else "the start"),
            *(", ".join(r.after), ", ".join(r.takes_over), "yes" if r.tight else ""),
        ]
        for r in found.rows[:_MOST_ROWS]
    ]
    if rows:
        show.lines([""])
        head = ["activity", "begins in", "ends with", "after", "takes a crew over from", "cannot end later"]
        show.table("Schedule, by period", head, rows, _more(len(found.rows), "Activities"))


def _slippage(found: SlippageFound) -> None:
    for title, slipped in (("the plan that is shown", found.plan), ("integration work", found.works)):
        if slipped is not None:
            _section(f"Slippage of {title}", slipped.sentences())
    if found.unspoken:
        _section("Slippage of nothing here", (f"No step here is of: {names}." for names in found.unspoken))


def _number(x: float) -> str:
    return f"{x:,.6g}" if x else ""
