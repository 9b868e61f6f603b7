"""*What stands in the way*: what each party alone objects to, and the cheapest relaxation."""

from __future__ import annotations

from comity.report.citing import statement_inline, statement_lines
from comity.report.content import Block, Bullets, Cell, Column, Line, Paragraph, Section, Strong, Table, line
from comity.report.phrasing import player_name, plural
from comity.report.pillars import Change
from comity.report.subject import Subject

MOST_RELAXATIONS = 5


def in_the_way(s: Subject) -> Section | None:
    """Return the section; None where the case names no status quo, or nobody has anything against anything."""
    if s.found.today is None:
        return None
    objecting = [o for o in s.pillars.objections if o.states]
    mutual = int(s.pillars.mutual.sum())
    if not objecting and not mutual:
        return None
    blocks: list[Block] = [Paragraph(_lead(s, mutual))]
    if objecting:
        blocks.append(_table(s))
    relaxations = _relaxations(s)
    if relaxations:
        blocks.append(
            Paragraph(
                line(
                    "The cheapest relaxations: one statement set aside, everything else as it is. What would "
                    "then hold is counted with no party gaining by a move of its own."
                )
            )
        )
        blocks.append(Bullets(tuple(_relaxation(s, c) for c in relaxations)))
    elif s.pillars.asked and not mutual and any(o.statement for o in s.pillars.objections):
        blocks.append(
            Paragraph(
                line(
                    "Setting aside any ",
                    Strong("one"),
                    " statement of one party would not make an outcome better than today for every party; it "
                    "would take two or more.",
                )
            )
        )
    return Section("in-the-way", "What stands in the way", tuple(blocks))


def _lead(s: Subject, mutual: int) -> Line:
    scope = " in the main reading" if s.found.readings is not None else ""
    if not mutual:
        return line(
            "Every party ranks today against every other outcome. ",
            Strong("No"),
            f" outcome is better than today for all of them{scope}. The table counts, for each party, the "
            "outcomes that every other party ranks above today and that party does not, and names the "
            "statement that decides most of them.",
        )
    kept = int((s.pillars.mutual & s.pillars.keep.all(axis=0)).sum())
    them = "it" if mutual == 1 else f"{kept:,} of them"
    none = (
        "it would not hold by itself, since some party gains by moving on"
        if mutual == 1
        else "none of them would hold by itself, since from each some party gains by moving on"
    )
    tail = f"; {them} would hold, with no party gaining by a move of its own (Nash)" if kept else f"; {none}"
    return line(
        Strong(f"{mutual:,}"),
        f" outcome{'s are' if mutual > 1 else ' is'} better than today for every party{scope}{tail}. The "
        "table counts, for each party, the further outcomes that every other party ranks above today and "
        "that party does not.",
    )


def _table(s: Subject) -> Table:
    rows = tuple(
        (
            Cell(((player_name(s.model, o.player),),)),
            Cell((line(f"{o.states:,}"),), float(o.states)),
            Cell(
                (*statement_lines(s.study, o.statement), line(f"decides {o.decides:,} of {o.states:,}"))
                if o.statement
                else (line(_no_statement(o.states)),)
            ),
        )
        for o in s.pillars.objections
    )
    columns = (
        Column("Party"),
        Column("Better for all others, not for it", "number"),
        Column("The statement that decides for today"),
    )
    return Table(
        "objections",
        "What each party alone has against outcomes that all the others rank above today",
        columns,
        rows,
        cards=True,
    )


def _no_statement(states: int) -> str:
    return "its preferences are given as a ranking" if states else "–"


def _relaxations(s: Subject) -> list[Change]:
    """Return the statements whose setting aside makes most outcomes better for all, those that would hold first."""
    before = int(s.pillars.mutual.sum())
    gains = [c for c in s.pillars.dropped if c.mutual > before]
    return sorted(gains, key=lambda c: (-c.mutual_kept, -c.mutual))[:MOST_RELAXATIONS]


def _relaxation(s: Subject, c: Change) -> Line:
    count = plural(c.mutual, "outcome")
    kept = (
        (", which would hold" if c.mutual == 1 else f", {c.mutual_kept:,} of which would hold")
        if c.mutual_kept
        else ", which would not hold by itself"
        if c.mutual == 1
        else ", none of which would hold by itself"
    )
    return line(
        "If ",
        player_name(s.model, c.player),
        " did not hold ",
        *statement_inline(s.study, c.statement),
        ", ",
        Strong(count),
        f" would be better than today for every party{kept}.",
    )
