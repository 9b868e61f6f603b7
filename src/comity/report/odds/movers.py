"""What moves the chances most: which statement of which party, or which reading."""

from __future__ import annotations

from comity.report.content import Cell, Column, Handle, Line, Mono, Span, Table, line
from comity.report.findings import Outcome
from comity.report.odds.chance import chance_line
from comity.report.odds.odds import Mover, Odds
from comity.report.phrasing import party_name
from comity.report.subject import Subject
from comity.report.terms import badge

Row = tuple[Outcome, str, Mover]


def strongest(s: Subject, odds: Odds, most: int) -> list[Row]:
    """Return the clear movers of the outcomes shown, under the widest concept that needs no threat; largest first."""
    rows: list[Row] = []
    for o in s.found.shown:
        state = s.model.label(o.state)
        key = next((k for k in ("seq", "nash") if odds.chance(state, k) is not None), "")
        rows += [(o, key, m) for m in odds.movers.get((state, key), ())[:1] if m.clear]
    return sorted(rows, key=lambda row: -row[2].sure)[:most]


def mover_line(s: Subject, o: Outcome, m: Mover) -> Line:
    """Return in a sentence what moves the chance of an outcome, and from where to where."""
    return line(
        Handle(o.handle, f"#why-{o.handle.lower()}"),
        " holds in ",
        *chance_line(m.with_it),
        " where ",
        party_name(s.case, m.party),
        *_so(m),
        ", and in ",
        *chance_line(m.without),
        " where not.",
    )


def _so(m: Mover) -> tuple[Span, ...]:
    """Return what is so of a party, to be put after its name."""
    if m.kind == "reading":
        return line(" is read as ", Mono(m.what))
    read = line(", read as ", Mono(m.within), ",") if m.within else ()
    if m.kind == "statement":
        where = m.words.removeprefix(f'"{m.what}" is ')
        how = f"as {where}" if where.startswith("the ") else where
        return (*read, *line(" has ", Mono(m.what), f" {how}"))
    return (*read, *line(" is such that ", Mono(m.words)))


def movers_table(s: Subject, odds: Odds) -> Table | None:
    """Return what moves every chance most, clear or not; None where nothing was asked."""
    rows = []
    for o in s.found.shown:
        state = s.model.label(o.state)
        for key in odds.concepts:
            rows += [_row(s, o, key, m) for m in odds.movers.get((state, key), ())[:1]]
    if not rows:
        return None
    columns = (
        Column("Outcome", "code"),
        Column("Concept", "marks"),
        Column("What moves the share most"),
        Column("Where it is so", "marks"),
        Column("Where not", "marks"),
    )
    return Table("movers", "What moves each share of draws most", columns, tuple(rows), cards=True)


def _row(s: Subject, o: Outcome, key: str, m: Mover) -> tuple[Cell, ...]:
    what = line(party_name(s.case, m.party), *_so(m))
    unclear = () if m.clear else (line("the draws cannot tell it from none"),)
    return (
        Cell(((Handle(o.handle, f"#why-{o.handle.lower()}"),),), o.handle),
        Cell(((badge(key),),), key),
        Cell((what, *unclear), m.sure),
        Cell((chance_line(m.with_it),), m.with_it.p),
        Cell((chance_line(m.without),), m.without.p),
    )
