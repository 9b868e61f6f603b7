"""The answer and the pictures: how many outcomes hold, who would stay where, who would move whither."""

from __future__ import annotations

from comity.report.content import Badge, Block, Cell, Column, Line, Paragraph, Section, Strong, Table, line
from comity.report.figures.graph import graph_figure
from comity.report.figures.ladder import ladder_figure
from comity.report.figures.stability import stability_figure
from comity.report.phrasing import plural
from comity.report.subject import Subject
from comity.report.terms import FULL_NAMES, NAMES, SHORT, WHO

ORDER = ("nash", "sim", "sseq", "seq", "smr", "gmr")
"""From the concept that reckons with least to the one that reckons with any answer."""


def answer(s: Subject) -> Section:
    """Return the section that answers: which outcomes would hold."""
    seq = s.found.count("seq")
    scope = " in the main reading" if s.found.readings is not None else ""
    firm = (
        f" {plural(int(s.found.firm.sum()), 'outcome')} would hold in every reading."
        if s.found.readings is not None
        else ""
    )
    if seq is None:
        lead = line("What would hold could not be computed in the time allowed.")
    else:
        verb = "would hold" if seq else "none would hold"
        count: Line = (
            line(
                Strong(plural(seq, "outcome")),
                f" of {s.model.n_states:,} {verb}{scope} without any threat that would cost those who carry it out.",
            )
            if seq
            else line("No outcome would hold", scope, " without a threat that would cost those who carry it out.")
        )
        lead = (*count, *line(firm))
    if s.found.outcomes:
        named = ", ".join(o.handle for o in s.found.outcomes)
        lead = (
            *lead,
            *line(
                " This chapter looks closely at "
                f"{named}{'' if s.found.today in s.found.outcomes or s.found.today is None else ' and at Today'}."
            ),
        )
    return Section("conflict-answer", "Which outcomes would hold", (Paragraph(lead, lead=True),))


def picture(s: Subject) -> Section | None:
    """Return the section of pictures; None where no outcome is shown."""
    drawn = [
        fig for fig in (stability_figure(s.found), graph_figure(s.found), ladder_figure(s.found)) if fig is not None
    ]
    return (
        Section("conflict-picture", "Who would stay, who would move, who wants what", tuple(drawn)) if drawn else None
    )


def concepts_table(s: Subject) -> Table:
    """Return how many outcomes hold under each concept, with its meaning and the work it comes from."""
    r = s.found.readings
    columns = [Column("Concept", "marks"), Column("An outcome holds if"), Column("Holding", "number")]
    if r is not None:
        columns += [Column("In every reading", "number"), Column("In some", "number")]
    columns.append(Column("From"))
    rows = []
    for key in sorted(s.found.result.concepts, key=lambda k: ORDER.index(k) if k in ORDER else len(ORDER)):
        name = Badge(key, NAMES.get(key, key), FULL_NAMES.get(key, key))
        found = s.found.count(key) or 0
        cells = [Cell(((name,),), NAMES.get(key, key)), Cell((line(SHORT.get(key, "")),)), _number(found)]
        if r is not None:
            known = key in r.holds
            cells += (
                [_number(int(r.always(key).sum())), _number(int(r.sometimes(key).sum()))]
                if known
                else [Cell((line("–"),), -1.0)] * 2
            )
        rows.append((*cells, Cell((line(WHO.get(key, "")),))))
    return Table("concepts", "How many outcomes hold under each concept", tuple(columns), tuple(rows))


def _number(value: int) -> Cell:
    return Cell((line(f"{value:,}"),), float(value))


def table(s: Subject) -> Section:
    """Return the section of tables: the concepts compared, and the outcomes one by one."""
    from comity.report.conflict_chapter.listing import listing

    blocks: list[Block] = [
        Paragraph(
            line(
                "The concepts differ in what a party reckons with before it moves: under Nash with nothing, "
                "under SEQ with answers that pay those who make them, under SMR and GMR with any answer, "
                "even one that would cost those who make it. The first page counts Nash and SEQ only."
            )
        ),
        concepts_table(s),
        *listing(s),
    ]
    return Section("conflict-table", "The concepts compared, and every outcome that holds", tuple(blocks))
