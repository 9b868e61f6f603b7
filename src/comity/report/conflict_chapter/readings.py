"""What depends on whose reading, and how to get from today to each outcome."""

from __future__ import annotations

from comity.report.content import (
    Block,
    Cell,
    Column,
    Definitions,
    Handle,
    Line,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.findings import Outcome
from comity.report.phrasing import outcome_words, parties_named, party_name, player_name, plural, step_words
from comity.report.subject import Subject


def readings(s: Subject) -> Section | None:
    """Return the section on alternative readings; None where there are none."""
    r = s.found.readings
    if r is None:
        return None
    blocks: list[Block] = [
        Paragraph(
            line(
                "Where sources differ about what a party wants, the case keeps each reading, and every "
                "combination is analysed: ",
                Strong(plural(s.n_readings, "combination")),
                ". An outcome is put first only if it holds in all of them.",
            )
        ),
        Definitions(
            tuple(_definition(s, p, n) for p, names in zip(r.parties, r.names, strict=True) for n in names[1:])
        ),
    ]
    if s.found.shown:
        blocks.append(_table(s))
    return Section("conflict-readings", "What depends on whose reading", tuple(blocks))


def _definition(s: Subject, party: str, name: str) -> tuple[Line, Line]:
    reading = next(x for x in s.model.preference(s.model.player(party)).readings if x.id == name)
    return (line(party_name(s.case, party), f", reading “{name}”"), line(reading.text or reading.id))


def _table(s: Subject) -> Table:
    columns = (
        Column("Outcome", "code"),
        Column("Nobody gains by leaving (Nash)", "number"),
        Column("Gains answered credibly (SEQ)", "number"),
        Column("Held by any threat (GMR)", "number"),
        Column("Decided by how these are read"),
    )
    rows = tuple(
        (
            Cell(((Handle(o.handle, f"#why-{o.handle.lower()}"),),), o.handle),
            *(
                Cell((line(f"{o.share.get(k, 0)} of {s.n_readings}"),), float(o.share.get(k, 0)))
                for k in ("nash", "seq", "gmr")
            ),
            Cell((_whom(s, o),)),
        )
        for o in s.found.shown
    )
    return Table("shares", "In how many combinations of readings each outcome would hold", columns, rows)


def _whom(s: Subject, o: Outcome) -> Line:
    if o.depends:
        return parties_named(s.model, o.depends)
    return line("nobody: it holds in all" if s.found.is_firm(o) else "nobody")


def ways(s: Subject) -> Section | None:
    """Return the section on ways from today; None where the case names no status quo or nothing is reached."""
    f = s.found
    others = [o for o in f.shown if not o.today]
    if f.today is None or f.evolution is None or not others:
        return None
    moves, paid = len(f.evolution.reached()), len(f.evolution.reached(improvements=True))
    lead = line(
        "By any moves, ",
        Strong(f"{moves:,}"),
        f" of {s.model.n_states:,} outcomes can be reached from today; by moves that each pay the party that "
        "makes them, ",
        Strong(f"{paid:,}"),
        ", today included.",
    )
    columns = (
        Column("To", "code"),
        Column("Steps", "number"),
        Column("Shortest way"),
        Column("Each step pays"),
        Column("Cannot be undone"),
    )
    table = Table("ways", "The shortest way from today to each outcome", columns, tuple(_way(s, o) for o in others))
    return Section("conflict-ways", "Ways from today", (Paragraph(lead), table))


def _way(s: Subject, o: Outcome) -> tuple[Cell, ...]:
    head = Cell(((Handle(o.handle, f"#why-{o.handle.lower()}"),),), o.handle)
    if o.way is None:
        return (
            head,
            Cell((line("–"),), 1e6),
            Cell((line("No moves lead there."),)),
            Cell((line("–"),)),
            Cell((line("–"),)),
        )
    steps = tuple(
        line(f"{k + 1}. ", player_name(s.model, x.player), f" {step_words(s.found, x)}")
        for k, x in enumerate(o.way.steps)
    )
    fixed = [str(k + 1) for k, one in enumerate(o.way.one_way) if one]
    unpaid = [str(k + 1) for k, x in enumerate(o.way.steps) if not x.improves]
    return (
        head,
        Cell((line(str(len(steps))),), float(len(steps))),
        Cell(steps or (line(outcome_words(s.found, o.state)),)),
        Cell((line("yes") if not unpaid else line(f"not step {', '.join(unpaid)}"),)),
        Cell((line("step " + ", ".join(fixed)) if fixed else line("–"),)),
    )
