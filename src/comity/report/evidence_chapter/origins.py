"""Where the evidence comes from: its sources with their grades, and which claims they bear on."""

from __future__ import annotations

from comity.case.evidence import EvidenceSource
from comity.evidence.grades_in_words import MARK, MARK_NOTE, RELIABILITY_WORDS
from comity.evidence.result import MODELLER
from comity.report.citing import anchor
from comity.report.content import Block, Cell, Column, Details, Line, Paragraph, Quiet, Section, Table, line
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import address_link, claim_links, somebody
from comity.report.phrasing import date_words, plural


def sources_section(s: Weighing) -> Section | None:
    """Return the section; None where the evidence names no source."""
    found = s.evidence.sources
    if not found:
        return None
    graded = sum(bool(x.reliability) for x in found)
    marked = sum(_marked(x) for x in found)
    told = f"{plural(len(found), 'source')}, {graded} of them graded"
    own = f", {marked} by the modeller" if marked else ""
    letters = sorted({x.reliability or "F" for x in found})
    meant = "; ".join(f"{x}: {RELIABILITY_WORDS[x]}" for x in letters if x in RELIABILITY_WORDS)
    blocks: list[Block] = [Paragraph(line(f"{told}{own}. {meant}.", *(line(f" {MARK_NOTE}") if marked else ())))]
    return Section("evidence-sources", "The sources of the evidence", (*blocks, _table(s)))


def _marked(x: EvidenceSource) -> bool:
    return x.graded_by == MODELLER and bool(x.reliability)


def _table(s: Weighing) -> Details:
    columns = (
        Column("Source"),
        Column("Speaks for"),
        Column("Grade"),
        Column("Kind"),
        Column("Items", "number"),
        Column("Claims it bears on"),
    )
    bears: dict[str, list[str]] = {}
    for i in s.evidence.items:
        bears.setdefault(i.source, []).append(i.claim)
    rows = tuple(_row(s, x, bears.get(x.id, [])) for x in s.evidence.sources)
    ids = tuple(anchor("evidence-source", x.id) for x in s.evidence.sources)
    table = Table("evidence-sources-table", "Who reports, and how reliable", columns, rows, True, (), ids)
    return Details(line(f"All sources of the evidence: {plural(len(rows), 'row')}"), (table,))


def _row(s: Weighing, x: EvidenceSource, claims: list[str]) -> tuple[Cell, ...]:
    grade = (x.reliability or "F") + (MARK if _marked(x) else "")
    graded: tuple[Line, ...] = (line(grade if x.reliability else "not graded, counts as F"),)
    for h in x.history:
        held = f", {h.held} of {h.checked} reports held" if h.checked and h.held is not None else ""
        why = f": {h.text.rstrip('.')}" if h.text else ""
        graded = (*graded, line(Quiet(f"{h.reliability} from {date_words(h.date)}{held}{why}")))
    return (
        Cell((line(address_link(x.name or x.id, x.address)), line(Quiet(x.id))), x.name or x.id),
        Cell((line(somebody(s, x.side) if x.side else "no side"),)),
        Cell(graded, grade),
        Cell((line(x.kind or "–"),)),
        Cell((line(str(len(claims))),), float(len(claims))),
        Cell((claim_links(dict.fromkeys(claims)) or line("–"),)),
    )
