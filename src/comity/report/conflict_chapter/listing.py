"""Every outcome that holds, in one table, as far as a reader can use it."""

from __future__ import annotations

import numpy as np

from comity.conflict.naming import held
from comity.report.content import Badge, Block, Cell, Column, Details, Handle, Line, Mono, Paragraph, Table, line
from comity.report.findings import SHOWN_CONCEPTS
from comity.report.phrasing import outcome_lines, plural
from comity.report.subject import Subject
from comity.report.terms import badge

MOST = 40


def listing(s: Subject) -> list[Block]:
    """Return the outcomes that hold under Nash or SEQ in some reading, folded away; those held longest first."""
    score = held(s.study, s.found.result, "nash").sum(axis=0) * 2 + held(s.study, s.found.result, "seq").sum(axis=0)
    order = np.argsort(-score, kind="stable")
    order = order[score[order] > 0]
    if not len(order):
        return []
    shown = [int(x) for x in order[:MOST]]
    rest = len(order) - len(shown)
    note = (
        [
            Paragraph(
                line(
                    f"{plural(rest, 'more outcome')} would hold in some reading; ",
                    Mono("comity conflict --json"),
                    " lists them all.",
                )
            )
        ]
        if rest
        else []
    )
    what = plural(len(order), "outcome") + (
        " that would hold in some reading" if s.found.readings is not None else " that would hold"
    )
    return [
        Details(
            line(f"All in words: {what}" + (f", the first {len(shown)}" if rest else "")), (_table(s, shown), *note)
        )
    ]


def _table(s: Subject, states: list[int]) -> Table:
    r = s.found.readings
    columns = [Column("Outcome", "code"), Column("What each party does", "outcome"), Column("Holds under", "marks")]
    if r is not None:
        columns.append(Column(f"Readings (of {s.n_readings})", "number"))
    return Table(
        "listing",
        "The outcomes that would hold" + (", those that hold in most readings first" if r is not None else ""),
        tuple(columns),
        tuple(_row(s, x) for x in states),
    )


def _row(s: Subject, state: int) -> tuple[Cell, ...]:
    o = s.found.outcome(state)
    name: Line = (Handle(o.handle, f"#why-{o.handle.lower()}"), *line(" ")) if o is not None else ()
    marks: tuple[Badge, ...] = tuple(
        badge(k) for k in SHOWN_CONCEPTS if k in s.found.result.stable and s.found.result.is_equilibrium(k)[state]
    )
    cells = [
        Cell(((*name, Mono(s.model.label(state))),), s.model.label(state)),
        Cell(outcome_lines(s.found, state)),
        Cell((marks or line("not in the main reading"),), float(len(marks))),
    ]
    if s.found.readings is not None:
        count = max(int(held(s.study, s.found.result, k)[:, state].sum()) for k in ("nash", "seq"))
        cells.append(Cell((line(str(count)),), float(count)))
    return tuple(cells)
