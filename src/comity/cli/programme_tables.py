"""The answer of ``comity programme`` as lines and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.programme.bottlenecks.answer import Bottlenecks, Changed
    from comity.programme.plan.answer import Plan
    from comity.programme.result import PlanFound, ProgrammeResult, SlippageFound
    from comity.programme.works.answer import Works

_MOST_ROWS, _MOST_LINES, _MOST_FIGURES = 15, 30, 120

_LATE = "Late: units times periods, weighed by value, were all allowed to be late."
_MEASURES = (("fits", "fits", 100.0, "%"), ("saves", "cost", 1.0, ""), ("late less", "late", 1.0, ""))


def print_programme(found: ProgrammeResult) -> None:
    """Print every part that the case has the data for."""
    told = [part.sentences() for part in (found.fits, found.finish, found.beyond) if part is not None]
    if told:
        _section("Does it fit?", (line for lines in told for line in lines))
    if found.repairs is not None and not found.repairs.fits:
        _section("What would make it fit", found.repairs.sentences())
    if found.as_declared is not None:
        _section("What would let it be delivered late, as far as that is allowed", found.as_declared.sentences())
    if found.plan is not None:
        _plan(found.plan)
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


def _section(title: str, lines: Iterable[str] = (), most: int = _MOST_LINES) -> None:
    show.lines(["", title, "-" * len(title)])
    every = list(lines)
    show.lines(every[:most])
    if len(every) > most:
        show.lines([f"{len(every) - most:,} more lines; --json and --csv have everything."])


def _plan(found: PlanFound) -> None:
    _section("The plan", found.sentences())
    if found.shown.rows:
        show.lines([""])
        _made(found.shown)
        _loads(found.shown)


def _made(plan: Plan) -> None:
    rows = [r for r in plan.rows if r.make or r.due or r.late]
    table = [
        [r.item, r.name, _number(r.due), _number(r.make), _number(r.stock), _number(r.late), "yes" if r.setup else ""]
        for r in rows[:_MOST_ROWS]
    ]
    if table:
        head = ["item", "period", "due", "made", "in stock", "late", "set up"]
        show.table("What is made when", head, table, _more(len(rows), "periods with something made or due"))


def _loads(plan: Plan) -> None:
    rows = sorted((x for x in plan.loads if x.used > 0), key=lambda x: -(x.share or 0.0))
    table = [
        [x.resource, x.name, _number(x.used), _number(x.capacity), "" if x.share is None else f"{x.share:.0%}"]
        for x in rows[:_MOST_ROWS]
    ]
    if table:
        head = ["resource", "period", "used", "capacity", "share"]
        show.table("What is used, the fullest first", head, table, _more(len(rows), "resources in periods"))


def _more(count: int, what: str) -> str:
    return f"{count - _MOST_ROWS:,} more {what}; --json and --csv have all." if count > _MOST_ROWS else ""


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
        rows = [[b.resource, b.name, f"{b.step:,.6g}", *more] for b, more in zip(binding, cells, strict=True)]
        note = f"{_LATE} {_more(len(result.binding), 'bottlenecks')}".strip()
        show.table("One step more or less, by planning again", ["resource", "period", "step", *heads], rows, note)


def _changed(change: Changed | None, scale: float, unit: str) -> list[str]:
    if change is None:
        return ["", ""]
    return ["" if x is None else f"{x * scale:+,.4g}{unit}" if x else "0" for x in (change.more, change.less)]


def _works(found: Works) -> None:
    _section("Integration work", found.sentences())
    rows = [
        [r.activity, str(r.start), str(r.end), ", ".join(r.after), ", ".join(r.takes_over), "yes" if r.tight else ""]
        for r in found.rows[:_MOST_ROWS]
    ]
    if rows:
        show.lines([""])
        head = ["activity", "begins in", "ends with", "after", "takes a crew over from", "cannot end later"]
        show.table("Schedule, in periods", head, rows, _more(len(found.rows), "activities"))


def _slippage(found: SlippageFound) -> None:
    for title, slipped in (("the plan that is shown", found.plan), ("integration work", found.works)):
        if slipped is not None:
            _section(f"Slippage of {title}", slipped.sentences())
    if found.unspoken:
        _section("Slippage of nothing here", (f"No step here is of: {names}." for names in found.unspoken))


def _number(x: float) -> str:
    return f"{x:,.6g}" if x else ""
