"""Method, assumptions and limits; then where everything comes from."""

from __future__ import annotations

from comity.case.nouns import Case, DrawnConflict, Option, OptionConflict, Source
from comity.report.citing import anchor, is_address, place_of, said_by, source_links, statement_lines
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Definitions,
    Details,
    Line,
    Link,
    Mono,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.first_page.in_short import FORECAST
from comity.report.phrasing import party_name, plural
from comity.report.subject import Subject
from comity.study import Study

_DIRECTION = {"both": "can be taken back", "forward": "cannot be taken back", "back": "cannot be taken up again"}


def method(s: Subject) -> Section:
    """Return the section on method, assumptions and limits."""
    depth = s.found.result.depth
    items: list[Line] = [
        line(
            "The method is the graph model for conflict resolution (Kilgour, Hipel and Fang 1987; Fang, "
            "Hipel and Kilgour 1993): every combination of choices that can occur is an outcome, each party "
            "can change its own choices, and each ranks the outcomes. Only the order of outcomes is used, "
            "never how much better one is."
        ),
        line(
            "A party gains if it moves to an outcome it ranks strictly higher. An answer takes a gain away "
            "if it leaves the party where it ranks no higher than at the start; equal counts."
        ),
        line(
            "Answers may take any number of moves, nobody moving twice in a row, and the same party may come "
            "back later."
            if depth is None
            else f"Answers of at most {plural(depth, 'move')} were counted, nobody moving twice in a row; the "
            "textbook definition has no limit."
        ),
        line(
            "Parties gain together if a sequence of their own moves leads to an outcome that every one of "
            "them ranks strictly higher."
        ),
        line(
            "Outcomes named here were chosen by a rule: Nash or SEQ in some reading. First those that hold in "
            "every reading, then the others; within each, first those that steps which each pay lead to from "
            "today, then those to which several parties would go together, then what paying steps lead to from "
            "there, then the rest, those of the main reading and nearest to today first. Outcomes that differ "
            "only in choices that make no difference to any verdict are named once."
        ),
        *(line(Strong(f"{k}: "), f"not computed, since {reason}.") for k, reason in s.found.result.absent.items()),
        *(line(Strong(f"{k}: "), f"{note}.") for k, note in s.found.result.notes.items()),
    ]
    if not s.pillars.asked and s.model.options:
        items.append(line("The model is too large to ask what would change without each statement."))
    blocks: list[Block] = [Bullets(tuple(items)), Note("caution", line(FORECAST))]
    blocks += reading_warnings(s.case)
    return Section("conflict-method", "Method, assumptions and limits", tuple(blocks))


def reading_warnings(case: Case) -> list[Block]:
    """Return the warnings from reading the case, folded away; nothing where there are none."""
    if not case.warnings:
        return []
    head = line(plural(len(case.warnings), "warning") + " from reading the case")
    return [Details(head, (Bullets(tuple(line(str(w)) for w in case.warnings)),))]


def provenance(s: Subject) -> Section:
    """Return the section that says where everything comes from."""
    result = s.found.result
    depth = "without limit" if result.depth is None else str(result.depth)
    return sources_section(s.study, f"concepts {', '.join(result.concepts)}; depth {depth}")


def sources_section(study: Study, asked: str) -> Section:
    """Return the section on a case and where it comes from; ``asked`` says what was computed."""
    case, conflict = study.case, study.case.conflict
    blocks: list[Block] = []
    if case.about:
        blocks.append(Paragraph(line(case.about)))
    blocks.append(_identity(study, asked))
    if isinstance(conflict, OptionConflict):
        blocks.append(_options(study, conflict))
        if conflict.infeasible:
            blocks.append(_infeasible(study, conflict))
        if conflict.cannot:
            blocks.append(_cannot(case, conflict))
    elif isinstance(conflict, DrawnConflict):
        blocks.append(_states(case, conflict))
    if case.sources:
        blocks.append(_sources(case))
    return Section("conflict-sources", "Sources and provenance", tuple(blocks))


def _identity(study: Study, asked: str) -> Definitions:
    rows = [
        (line("Case"), line(study.case.title)),
        (line("Case digest (SHA-256)"), line(Mono(study.digest))),
        *_ledger(study),
        (line("Made with"), line(f"comity {study.version}; {asked}")),
    ]
    return Definitions(tuple(rows))


def _ledger(study: Study) -> tuple[tuple[Line, Line], ...]:
    """Return the row that names the ledger of the evidence; none where the case alone counts."""
    if study.ledger is None:
        return ()
    return ((line("Ledger of the evidence"), line(Mono(str(study.ledger)))),)


def _options(study: Study, conflict: OptionConflict) -> Table:
    columns = (
        Column("Letter", "number"),
        Column("Party"),
        Column("Choice"),
        Column("Name", "code"),
        Column("Once made"),
        Column("Sources"),
        Column("Where in the case", "code"),
    )
    rows = tuple(_option(study, k + 1, o) for k, o in enumerate(conflict.options))
    return Table("options", "The choices, in the order of the letters of a pattern (Y made, N not)", columns, rows)


def _option(study: Study, place: int, o: Option) -> tuple[Cell, ...]:
    text: tuple[Line, ...] = (line(o.text or o.id),)
    if o.off:
        text = (*text, line(f"else: {o.off}"))
    return (
        Cell((line(str(place)),), float(place)),
        Cell(((party_name(study.case, o.by),),)),
        Cell(text),
        Cell((line(Mono(o.id)),)),
        Cell((line(_DIRECTION[o.moves]),)),
        Cell((source_links(study, o.source) or line("–"),)),
        Cell((place_of(study.case, o.where),)),
    )


def _infeasible(study: Study, conflict: OptionConflict) -> Details:
    case = study.case
    rows = tuple((Cell(statement_lines(study, x)), Cell((place_of(case, x.where),))) for x in conflict.infeasible)
    table = Table(
        "infeasible",
        "What cannot stand together",
        (Column("No outcome in which this holds"), Column("Where in the case", "code")),
        rows,
    )
    return Details(line(f"What cannot stand together: {plural(len(rows), 'rule')}"), (table,))


def _cannot(case: Case, conflict: OptionConflict) -> Details:
    rows = tuple(
        (
            Cell(((party_name(case, c.by),),)),
            Cell((line(Mono(c.start.text)),)),
            Cell((line(Mono(c.end.text)),)),
            Cell((line(c.why or "–"),)),
            Cell((place_of(case, c.where),)),
        )
        for c in conflict.cannot
    )
    columns = (
        Column("Party"),
        Column("Cannot go from where"),
        Column("To where"),
        Column("Why"),
        Column("Where in the case", "code"),
    )
    return Details(
        line(f"Moves that are closed: {plural(len(rows), 'rule')}"),
        (Table("cannot", "Moves that are closed to a party", columns, rows),),
    )


def _states(case: Case, conflict: DrawnConflict) -> Table:
    rows = tuple(
        (Cell((line(Mono(x.id)),)), Cell((line(x.text or x.id),)), Cell((place_of(case, x.where),)))
        for x in conflict.states
    )
    return Table(
        "states",
        "The situations, drawn by hand",
        (Column("Name", "code"), Column("What it is"), Column("Where in the case", "code")),
        rows,
    )


def _sources(case: Case) -> Details:
    columns = (
        Column("Id", "code"),
        Column("Who, when"),
        Column("What was said, in other words"),
        Column("Published in"),
        Column("Confidence"),
    )
    table = Table(
        "sources",
        "Sources",
        columns,
        tuple(_source(x) for x in case.sources),
        row_ids=tuple(anchor("source", x.id) for x in case.sources),
    )
    return Details(line(f"All sources: {plural(len(case.sources), 'row')}"), (table,))


def _source(x: Source) -> tuple[Cell, ...]:
    published: Line = (
        (Link(x.title or "page", x.address.strip()),)
        if is_address(x.address)
        else line(" ".join(p for p in (x.title, x.address) if p) or "–")
    )
    who = tuple(line(t) for t in (said_by(x), x.kind) if t) or (line("–"),)
    return (
        Cell((line(Mono(x.id)),), x.id),
        Cell(who),
        Cell((line(x.text or "–"),)),
        Cell((published,)),
        Cell((line(x.confidence or "–"),)),
    )
