"""The figures for support as they were published: what each counts, which may be compared, what they cannot bear."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.citing import source_links
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Figure,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.phrasing import plural
from comity.report.support_chapter.pictures.strip import Figured, Strip, strips_figure
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.wording import figure, sentence
from comity.support.flows.result import Dated, FlowAnswer

MEASURES = {
    "committed": "promised",
    "allocated": "set aside",
    "delivered": "delivered",
    "estimated": "estimated by others",
    "": "not said",
}
CAPTION = (
    "One strip for each giver, receiver and unit; a bar covers the days that a figure is for, and its look says what "
    "is counted. Figures of different looks are not added or compared. ∑: a total up to the end of the bar. ±: a "
    "change against another period. †: published after the day of the case. Bars of one strip may overlap and count "
    "the same thing twice."
)


def figures_section(s: Helped) -> Section | None:
    """Return the section; None where the case has no figures."""
    found = s.flows
    if found is None:
        return None
    told = found.sentences()
    drawn = _picture(s, found)
    blocks: list[Block] = [
        Paragraph(line(Strong(told[0])), lead=True),
        *([drawn] if drawn is not None else []),
        Paragraph(line(Strong("What these figures cannot bear"))),
        Bullets(tuple(line(x) for x in told[1:])),
        Details(line("Every figure, with what it counts and where it comes from"), (_table(s, found),), "support-rows"),
    ]
    return Section("support-flows", "The figures for support, and what they cannot bear", tuple(blocks))


def _picture(s: Helped, found: FlowAnswer) -> Figure | None:
    groups: dict[tuple[str, str, str], list[Dated]] = {}
    for d in found.figures:
        if d.first is not None and d.last is not None and d.flow.value is not None:
            unit = "" if d.flow.change else d.flow.unit
            groups.setdefault((d.flow.giver, d.flow.to, unit), []).append(d)
    strips = [_strip(s, key, rows) for key, rows in groups.items()]
    return strips_figure("support-figures", "What was published on support, by period", CAPTION, strips)


def _strip(s: Helped, key: tuple[str, str, str], rows: Sequence[Dated]) -> Strip:
    giver, to, unit = key
    order = sorted(rows, key=lambda d: (d.first, d.last, d.flow.released))
    drawn = tuple(
        Figured(d.first, d.last, _value(d), d.flow.measure, _marks(d))
        for d in order
        if d.first is not None and d.last is not None
    )
    return Strip(f"{s.called(giver)} to {s.called(to)}", unit or "change in per cent", drawn)


def _value(d: Dated) -> str:
    """Return the number of a figure, from to where it has two ends; a change with its sign."""
    value = d.flow.value
    if value is None:
        return "no number"
    ends = [figure(float(v)) if abs(v) < 1000 else f"{float(v):,.0f}" for v in (value.low, value.high)]
    if d.flow.change and value.low > 0:
        ends = [f"+{e}" for e in ends]
    told = ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"
    return f"{told} %" if d.flow.change and d.flow.unit.startswith("per cent") else told


def _marks(d: Dated) -> str:
    every = (("∑", d.flow.cumulative), ("±", d.flow.change), ("†", d.late))
    return "".join(mark for mark, is_so in every if is_so)


def _table(s: Helped, found: FlowAnswer) -> Table:
    columns = (
        Column("Who to whom"),
        Column("Period"),
        Column("Figure"),
        Column("Counts"),
        Column("Released", "short"),
        Column("What it is, and source", "long"),
    )
    rows = tuple(_row(s, d) for d in found.figures)
    runs = sum(len(r.rows) > 1 for r in found.runs)
    caption = (
        f"{plural(len(found.figures), 'figure')} for support; {plural(runs, 'group')} of them may be compared within "
        "itself (same giver, receiver, kind, unit and measure; no totals and no changes)."
    )
    return Table("support-figure-table", caption, columns, rows, cards=True)


def _row(s: Helped, d: Dated) -> tuple[Cell, ...]:
    f = d.flow
    period = f.date or (f"{f.since} to {f.until}" if f.since or f.until else "not said")
    unit = f" {f.unit}" if f.value is not None and f.unit else ""
    value = _value(d).removesuffix(" %") if f.change else _value(d)
    notes = [w for w, so in (("total to date", f.cumulative), ("a change", f.change), ("late", d.late)) if so]
    said = sentence(f.text) if f.text else ""
    by = f" By {f.by}." if f.by else ""
    return (
        Cell((line(s.name(f.giver), " to ", s.name(f.to)), line(f.kind)), s.called(f.giver)),
        Cell((line(period),), d.first.isoformat() if d.first else ""),
        Cell((line(Strong(value), unit), *((line(", ".join(notes)),) if notes else ())), str(_value(d))),
        Cell((line(MEASURES.get(f.measure, f.measure)),)),
        Cell((line(f.released or "not said"),), f.released),
        Cell((line(f"{said}{by} ", *source_links(s.study, f.source)),)),
    )
