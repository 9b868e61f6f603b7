"""Integration work: when it can be finished, by which schedule, and which crew stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from comity.programme.works.answer import Binding, Works
from comity.programme.works.answer import Row as WorkRow
from comity.report.content import Block, Cell, Column, Details, Figure, Line, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.programme_chapter.pictures.loads import Loaded, crews_of, loads_figure
from comity.report.programme_chapter.pictures.schedule import Work, schedule_figure, works_of
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import (
    amount,
    blocks_of,
    cited,
    lead,
    lines_cell,
    paged,
    sentence,
    simple_table,
    text_cell,
    told,
)

MOST_BARS, MOST_CREWS, MOST_ROWS, MOST_NAMED = 24, 8, 80, 8


def works_section(s: Programmed) -> Section | None:
    """Return the section; None where the case has no activities."""
    found = s.result.works
    if found is None or not s.section.activities:
        return None
    blocks = blocks_of(
        lead(works_line(s, found)),
        _pictures(s, found),
        told(s, _more(s, found)) if _more(s, found) else None,
        _crews(s, found),
        _table(s, found),
        cited(s, [i for a in s.section.activities for i in a.source], "Activities come from "),
    )
    return Section("programme-works", "Integration work", blocks)


def works_line(s: Programmed, found: Works) -> Line:
    """Return when all work can be finished, and how sure that is."""
    if found.status == "impossible":
        return line(Strong("No schedule is possible"), f": {sentence(s.told(found.why))}")
    if found.finish is None:
        text = f": {sentence(found.why)} If there is one, it is not finished before period {found.bound}."
        return line("No schedule ", Strong("was found"), text)
    end = Strong(f"by the end of period {s.period(found.finish)}")
    if found.status == "proved":
        out = line("All integration work can be finished ", end, ", not earlier.")
    else:
        none = f" None is finished before period {found.bound}; whether one lies between is not known: "
        out = line("A schedule is known that finishes all work ", end, ".", none, sentence(found.why))
    within = f"the {plural(found.periods, 'period')} of the programme"
    if found.in_time is False:
        return (*out, *line(" That is ", Strong("not within"), f" {within}."))
    return (*out, *line(f" That is within {within}.")) if found.in_time else out


def _more(s: Programmed, found: Works) -> tuple[str, ...]:
    """Return what the order of work alone would allow, and what one more of each crew would bring."""
    if found.finish is None or not found.rows:
        return ()
    chain = ", ".join(s.every(found.critical[:MOST_NAMED]))
    more = f" and {len(found.critical) - MOST_NAMED} more" if len(found.critical) > MOST_NAMED else ""
    out = [f"With crews enough, the longest chain would end with period {s.period(found.chain)}: {chain}{more}."]
    if found.finish == found.chain:
        return (*out, "No crew delays it: only the order of the work does.")
    worth = [b for b in found.binding if b.most]
    out += [_worth(s, b) for b in worth]
    if found.binding and not any(len(b.crews) == 1 for b in worth):
        out.append("One more unit of a single crew brings nothing forward.")
    return tuple(out)


def _worth(s: Programmed, b: Binding) -> str:
    names = " and ".join(s.every(b.crews))
    what = f"One more unit of {names}, in every period, would bring the finish forward by "
    return what + (
        f"{plural(b.worth, 'period')}." if b.proved else f"{b.worth} to {b.most} periods; which is not known."
    )


def _pictures(s: Programmed, found: Works) -> tuple[Block, ...]:
    every = works_of(found.rows, s.called)
    first = sorted(every, key=lambda w: (not w.tight, w.start))

    def figure(ending: str, note: str, rows: Sequence[Work]) -> Figure | None:
        title = "When each activity is done, in the schedule that ends first"
        if found.status != "proved":
            title = "When each activity is done, in the schedule that is known"
        caption = (
            "An activity with no room to slip cannot end later without moving the finish. Reckoned from the activities "
            "and crews of the case."
        )
        return schedule_figure(
            f"programme-works-schedule{ending}", title, f"{note} {caption}".strip(), rows, s.periods, found.periods
        )

    return paged(every, first, MOST_BARS, figure, "activity", "activities")


def _crews(s: Programmed, found: Works) -> tuple[Block, ...]:
    last = max((w.period for w in found.loads), default=0)
    last = max(last if found.finish is None else min(last, found.finish), 1)
    every = [r for r in crews_of(found.loads, last, s.called, s.unit) if any(r.used)]
    if not every:
        return ()
    first = sorted(every, key=lambda r: -len(r.full))
    names = [s.period(k) for k in range(1, last + 1)]

    def figure(ending: str, note: str, rows: Sequence[Loaded]) -> Figure | None:
        title = "What the work uses of each crew, by period"
        return loads_figure(f"programme-crews{ending}", title, f"{note} From the schedule above.".strip(), rows, names)

    return paged(every, first, MOST_CREWS, figure, "crew")


def _table(s: Programmed, found: Works) -> tuple[Block, ...]:
    if not found.rows:
        return ()
    columns = (
        Column("Activity"),
        Column("First period", "short"),
        Column("Last period", "short"),
        Column("Needs"),
        Column("After"),
        Column("Takes over the crew of"),
        Column("Room to slip", "short"),
    )
    less = f" The first {MOST_ROWS} of {len(found.rows)}." if len(found.rows) > MOST_ROWS else ""
    caption = f"The schedule of integration work, by beginning. A crew is taken over in this schedule only.{less}"
    rows = [_row(s, r) for r in found.rows[:MOST_ROWS]]
    table: Table = simple_table("programme-works-table", caption, columns, rows)
    return (Details(line(f"The schedule as a table, {plural(len(found.rows), 'activity', 'activities')}"), (table,)),)


def _row(s: Programmed, r: WorkRow) -> tuple[Cell, ...]:
    needs = [f"{s.called(c)}: {amount(n, s.unit(c) if n != 1 else '')}" for c, n in r.needs if n]
    first = Cell((line(s.period(r.start)),), float(r.start))
    last = Cell((line(s.period(r.end)),), float(r.end))
    if r.end < r.start:  # it takes no time
        when = f"end of {s.period(r.end)}" if r.end else "the beginning"
        first, last = Cell((line(when),), float(r.start)), text_cell("takes no time")
    return (
        text_cell(s.called(r.activity), s.called(r.item) if r.item else ""),
        first,
        last,
        lines_cell(needs),
        lines_cell(s.every(r.after)),
        lines_cell(s.every(r.takes_over)),
        text_cell("not known" if r.tight is None else "none" if r.tight else "some"),
    )
