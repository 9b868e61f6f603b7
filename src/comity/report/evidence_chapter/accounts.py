"""Rival accounts of the same numbers, reconciled without taking any source as the true one."""

from __future__ import annotations

from collections.abc import Sequence

from comity.evidence.compare.figures_in_words import short, whole
from comity.evidence.compare.reconciled import Line as Account
from comity.evidence.compare.reconciled import Reconciled, SourceEffect, Value
from comity.report.content import Block, Bullets, Cell, Column, Details, Figure, Line, Paragraph, Strong, Table, line
from comity.report.evidence_chapter.pictures.dots import Axis, Dot, Group, Words, dots_figure
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import listed, somebody, source_span
from comity.report.phrasing import plural

MOST_DRAWN = 40
MOST_ROWS = 120
RUNS = {"high": "runs high", "low": "runs low", "level": "level with the others", "cannot be told": "cannot be told"}


def accounts(s: Weighing, found: Sequence[Reconciled]) -> list[Block]:
    """Return the accounts of each sort of number; nothing where there are none."""
    return [b for k, r in enumerate(found) for b in _one(s, r, k + 1)]


def _one(s: Weighing, r: Reconciled, place: int) -> list[Block]:
    drawn = _picture(s, r, place) if 1 < len(r.effects) <= MOST_DRAWN else None
    several = [_effects(s, r, place)] if len(r.effects) > 1 else []
    notes = [Bullets(tuple(line(n) for n in r.notes))] if r.notes else []
    pictured = [drawn] if drawn is not None else []
    return [Paragraph(_answer(s, r), lead=True), *pictured, *several, _values(s, r, place), *notes]


def _answer(s: Weighing, r: Reconciled) -> Line:
    """Return whose numbers run high or low."""
    head = f"{plural(len(r.values), 'figure')} on {r.what}, as told by {plural(len(r.effects), 'source')}: "
    told: Line = ()
    for e in r.effects:
        if e.runs in ("high", "low"):
            times = f" {e.runs}, at {short(e.factor)} times the middle of all"
            told = (*told, *line("; " if told else "", source_span(s, e.source), " run ", times.strip()))
    if not told:
        return line(head, "whose figures run high or low ", Strong("cannot be told"), ". No source is taken as right.")
    return (*line(head, "the figures of "), *told, *line(". No source is taken as right."))


def _picture(s: Weighing, r: Reconciled, place: int) -> Figure | None:
    low = min(0.5, *(e.low for e in r.effects))
    high = max(2.0, *(e.high for e in r.effects))
    low, high = max(low, 0.05), min(high, 20.0)
    title = f"How far each source's figures on {r.what} lie from the middle of all"
    said = Words(
        title,
        "The dot is by how many times a source's figures lie above or below the middle of all sources, the line the "
        "interval of 90 per cent. A dashed interval holds 1: whether they run high or low cannot be told.",
        f"{title}. " + " ".join(f"{e.name}: {short(e.factor)} [{short(e.low)}-{short(e.high)}]." for e in r.effects),
        ("source", "times the middle", "from", "to", "accounts"),
        tuple((e.name, round(e.factor, 4), round(e.low, 4), round(e.high, 4), e.accounts) for e in r.effects),
    )
    ends = ((low, short(low)), (1.0, "1"), (high, short(high)))
    dots = tuple(_dot(s, e) for e in r.effects)
    return dots_figure(f"accounts-{place}", said, (Group("", dots),), Axis(low, high, ends, 1.0, log=True))


def _dot(s: Weighing, e: SourceEffect) -> Dot:
    return Dot(e.name, e.low, e.factor, e.high, short(e.factor), None, e.low <= 1 <= e.high, s.name(e.side))


def _effects(s: Weighing, r: Reconciled, place: int) -> Table:
    columns = (
        Column("Source"),
        Column("Belongs to"),
        Column("Times the middle of all"),
        Column("Its figures"),
        Column("Accounts", "number"),
    )
    rows = tuple(
        (
            Cell((line(source_span(s, e.source)),), e.name),
            Cell((line(somebody(s, e.side) if e.side else "no side"),)),
            Cell((line(Strong(short(e.factor)), f" [{short(e.low)}-{short(e.high)}]"),), round(e.factor, 6)),
            Cell((line(RUNS[e.runs]),)),
            Cell((line(str(e.accounts)),), float(e.accounts)),
        )
        for e in r.effects
    )
    return Table(f"effects-{place}", f"What each source adds to the figures on {r.what}", columns, rows, cards=True)


def _values(s: Weighing, r: Reconciled, place: int) -> Block:
    columns = (Column("Event"), Column("Whose"), Column("Reconciled"), Column("Accounts"))
    rows = tuple(_value(s, v) for v in r.values[:MOST_ROWS])
    table = Table(f"values-{place}", f"The figures on {r.what}, reconciled{_part(r)}", columns, rows, cards=True)
    if len(rows) <= 8:
        return table
    return Details(line(f"All {plural(len(rows), 'figure')} on {r.what}, account by account"), (table,))


def _part(r: Reconciled) -> str:
    return f" (the first {MOST_ROWS} of {len(r.values):,})" if len(r.values) > MOST_ROWS else ""


def _value(s: Weighing, v: Value) -> tuple[Cell, ...]:
    return (
        Cell((line(v.event),), v.event),
        Cell((line(somebody(s, v.side, v.name) if v.side else "–"),)),
        Cell((line(Strong(short(v.value)), f" [{short(v.low)}-{short(v.high)}]"),), round(v.value, 6)),
        Cell(tuple(_account(s, a) for a in v.lines)),
    )


def _account(s: Weighing, a: Account) -> Line:
    number = whole(a.low) if a.low == a.high else f"{whole(a.low)} to {whole(a.high)}"
    marks = [
        x for x, so in (("a side counting itself", a.own), ("far out of line, weighs little", a.out_of_line)) if so
    ]
    return line(source_span(s, a.source), f" {number}", f" ({listed(marks)})" if marks else "")
