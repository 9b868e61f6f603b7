"""The plan: what is made of each item when, what that takes of each resource, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.programme.plan.answer import PlanRow
from comity.programme.result import PlanFound
from comity.report.content import Block, Cell, Column, Details, Figure, Line, Paragraph, Section, Strong, Table, line
from comity.report.figures.said import joined
from comity.report.phrasing import plural
from comity.report.programme_chapter.pictures.loads import Loaded, loaded_of, loads_figure
from comity.report.programme_chapter.pictures.made import Made, made_figure, made_of
from comity.report.programme_chapter.pictures.periods import runs, spans_said
from comity.report.programme_chapter.repaired import changes_said
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import (
    amount,
    blocks_of,
    cited,
    lead,
    number_cell,
    paged,
    percent,
    sentence,
    simple_table,
    text_cell,
)

MOST_STRIPS, MOST_ROWS, MOST_NAMED, MOST_THINGS = 12, 80, 3, 4

SOURCE = "Reckoned from the quantities due, the needs and the capacities of the case."


def plan_section(s: Programmed) -> Section | None:
    """Return the section; None where no plan was asked for."""
    found = s.result.plan
    if found is None or not s.section.items:
        return None
    blocks = blocks_of(
        lead(plan_line(found)),
        Paragraph(shown_line(s, found)) if not found.as_declared and found.shown.rows else None,
        _pictures(s, found),
        _loads(s, found),
        _table(s, found),
        _cumulative(s, found),
        cited(
            s,
            [i for x in s.section.items for i in x.source] + [i for x in s.section.resources for i in x.source],
            "Quantities come from ",
        ),
    )
    return Section("programme-plan", "The plan: what is made when", blocks)


def plan_line(found: PlanFound) -> Line:
    """Return whether there is a plan of what was declared, what it costs, and how sure that is."""
    plan = found.declared
    if plan.status == "impossible":
        return line(Strong("No plan"), " delivers everything that is due as it is declared.")
    if plan.cost is None:
        return line("No plan ", Strong("was found"), f": {sentence(plan.why)} There may be one.")
    late = any(row.late > 0 for row in plan.rows)
    head = line("A plan delivers everything that is due", ", some of it late" if late else ", all of it on time")
    if plan.cost == 0:
        return (*head, *line(". By the costs that the case declares it costs nothing."))
    cost = line(", at a cost of ", Strong(amount(plan.cost)), " by the costs that the case declares")
    gap = plan.gap
    if gap is None:
        sure = ". How much cheaper another plan could be is not known."
    elif gap == 0:
        sure = "; no plan costs less."
    else:
        sure = f"; no plan costs less than {amount(plan.bound or 0.0)}, so at most {percent(gap)} could be saved."
    return (*head, *cost, *line(sure))


def shown_line(s: Programmed, found: PlanFound) -> Line:
    """Return of which programme the plan is that is shown."""
    told = changes_said(s, found.repair.changes if found.repair is not None else ())
    more = f" and {len(told) - MOST_THINGS} more" if len(told) > MOST_THINGS else ""
    cost = f" It costs {amount(found.shown.cost)}." if found.shown.cost else ""
    return line(
        "What follows is the plan of ",
        Strong(found.of),
        f", changed as little as that takes: {'; '.join(told[:MOST_THINGS])}{more}. It is no plan of what was declared."
        f"{cost}",
    )


def _of(found: PlanFound) -> str:
    return "" if found.as_declared else f" (plan of {found.of})"


def _pictures(s: Programmed, found: PlanFound) -> tuple[Block, ...]:
    every = [m for m in made_of(found.shown.rows, s.called, s.item_unit) if m.most > 0]
    first = sorted(every, key=lambda m: not m.behind)

    def figure(ending: str, note: str, items: Sequence[Made]) -> Figure | None:
        title = f"What is made of each item, by period{_of(found)}"
        return made_figure(f"programme-made{ending}", title, joined(note, SOURCE), items, s.periods)

    return paged(every, first, MOST_STRIPS, figure, "item")


def _loads(s: Programmed, found: PlanFound) -> tuple[Block, ...]:
    every = [r for r in loaded_of(found.shown.loads, s.called, s.unit, s.stored) if any(r.used)]
    if not every:
        return ()
    first = sorted(every, key=lambda r: -len(r.full))

    def figure(ending: str, note: str, rows: Sequence[Loaded]) -> Figure | None:
        title = f"What the plan uses of each resource, by period{_of(found)}"
        return loads_figure(f"programme-loads{ending}", title, joined(note, SOURCE), rows, s.periods)

    full = [f"{r.name} ({_full(s, r)})" for r in first if r.full]
    more = f" and {len(full) - MOST_NAMED} more" if len(full) > MOST_NAMED else ""
    text = f"Used to the full: {', '.join(full[:MOST_NAMED])}{more}." if full else "No resource is used to the full."
    return blocks_of(Paragraph(line(text)), paged(every, first, MOST_STRIPS, figure, "resource"))


def _full(s: Programmed, r: Loaded) -> str:
    few = len(runs(r.full)) < 3
    return spans_said(r.full, s.periods) if few else f"{len(r.full)} of {len(s.periods)} periods"


def _cumulative(s: Programmed, found: PlanFound) -> tuple[Block, ...]:
    """Return the least cost of the first periods, where nothing holds the item back."""
    if not found.cumulative:
        return ()
    columns = (Column("Up to the end of period", "short"), Column("Least cost", "number"))
    rows = [
        (Cell((line(s.period(t)),), float(t)), Cell((line(f"{cost:,.10g}"),), cost))
        for t, cost in enumerate(found.cumulative, 1)
    ]
    caption = "What it costs at least to deliver what is due in the first periods, if nothing came after them"
    table = simple_table("programme-cumulative", caption, columns, rows[:MOST_ROWS])
    return (Details(line("What the first periods cost at least"), (table,)),)


def _table(s: Programmed, found: PlanFound) -> tuple[Block, ...]:
    rows = [r for r in found.shown.rows if r.due or r.make or r.late or r.working]
    if not rows:
        return ()
    parts: list[tuple[Column, Callable[[PlanRow], Cell], bool]] = [
        (Column("Late at its end", "number"), lambda r: number_cell(r.late), any(r.late for r in rows)),
        (Column("Being worked on", "number"), lambda r: number_cell(r.working), any(r.working for r in rows)),
        (Column("Set up", "short"), lambda r: text_cell("yes" if r.setup else "no"), any(r.setup for r in rows)),
    ]
    kept = [(column, cell) for column, cell, there in parts if there]
    columns = (
        Column("Item"),
        Column("Period", "short"),
        Column("Due", "number"),
        Column("Made", "number"),
        Column("In stock at its end", "number"),
        *(column for column, _ in kept),
    )

    units = {s.item_unit(r.item) for r in rows}
    one = f" In {next(iter(units))}." if len(units) == 1 and any(units) else ""

    def cells(r: PlanRow) -> tuple[Cell, ...]:
        head = text_cell(s.called(r.item), "" if one else s.item_unit(r.item))
        period = Cell((line(r.name),), float(r.period))
        return (head, period, *(number_cell(v) for v in (r.due, r.make, r.stock)), *(cell(r) for _, cell in kept))

    less = f" The first {MOST_ROWS} of {len(rows)} rows; all are in the JSON." if len(rows) > MOST_ROWS else ""
    caption = f"The plan, item by item and period by period{_of(found)}. Periods with nothing are left out.{one}{less}"
    table: Table = simple_table("programme-plan-table", caption, columns, [cells(r) for r in rows[:MOST_ROWS]])
    return (Details(line(f"The plan as a table, {plural(len(rows), 'row')}"), (table,)),)
