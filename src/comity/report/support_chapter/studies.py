"""What is known from studies of other wars, side by side by outcome; nothing is pooled and no votes are counted."""

from __future__ import annotations

from comity.report.content import Block, Bullets, Cell, Column, Details, Paragraph, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.wording import SIGN_WORDS, sentence
from comity.support.known.result import Known, Question, Said
from comity.support.known.study import GRADE_NAMES, GRADES, OUTCOMES, READINGS

HELD = {"having": "with support, against without", "losing": "after losing support, against keeping it"}
SIDES = {
    "either": "either side",
    "government": "the government",
    "rebels": "rebels",
    "own agenda": "outsiders with aims of their own",
}


def studies_section(s: Helped) -> Section | None:
    """Return the section; None where no study is listed."""
    found = s.known
    if found is None:
        return None
    told = found.sentences()
    losing = [q for q in found.questions if q.contrast == "losing"]
    asked = sum(len(q.said) for q in losing)
    lead = (
        f"{plural(len(found.studies), 'study', 'studies')} of outside support in other wars; "
        f"{asked if asked else 'no'} of their findings {'is' if asked == 1 else 'are'} on losing support, which is the "
        "question here."
    )
    blocks: list[Block] = [
        Paragraph(line(lead), lead=True),
        Bullets(tuple(line(x) for x in told[:2])),
        _table(found),
        Details(
            line("How the studies were made, and how far each was read for this list"), _studies(found), "support-read"
        ),
    ]
    return Section("support-known", "What is known from other wars, and where studies differ", tuple(blocks))


def _table(found: Known) -> Table:
    columns = (
        Column("On what, and what is compared", "long"),
        Column("Sign"),
        Column("What was found", "long"),
        Column("Study, and how support was dealt with", "long"),
    )
    rows = tuple(_row(q, x) for q in found.questions for x in q.said)
    caption = (
        "Findings on outside support, by outcome. Signs on different outcomes are not signs of the same thing, and a "
        "sign that is reported often from one design has the bias of that design as often. The order is one of reading."
    )
    return Table("support-studies", caption, columns, rows, cards=True)


def _row(q: Question, x: Said) -> tuple[Cell, ...]:
    f = x.finding
    kind = "support of any kind" if f.kind == "any" else f.kind
    given = f"; given {f.given}" if f.given else ""
    on = (line(OUTCOMES[q.outcome]), line(f"{HELD[q.contrast]}: {kind}, {SIDES[f.side]}{given}"))
    return (
        Cell(on, f"{list(OUTCOMES).index(q.outcome)} {q.contrast}"),
        Cell((line(Strong(SIGN_WORDS[f.sign])),), f.sign),
        Cell((line(sentence(f.words)),)),
        Cell((line(x.study.name), line(GRADE_NAMES[x.study.grade])), x.study.name),
    )


def _studies(found: Known) -> tuple[Block, ...]:
    columns = (Column("Study", "long"), Column("Design, and what it was made on", "long"), Column("Read"))
    rows = []
    for x in found.studies:
        years = f", {x.years[0]} to {x.years[1]}" if x.years else ""
        sample = sentence(f"{x.sample}{years}") if x.sample else ""
        title = line(Strong(x.name), f". {x.title}. {x.venue}.")
        rows.append(
            (
                Cell((title,), x.name),
                Cell((line(f"{sentence(x.design)} {sample} {x.note}".rstrip()),)),
                Cell((line(READINGS[x.read]),)),
            )
        )
    grades = Bullets(tuple(line(Strong(f"{GRADE_NAMES[g]}: "), GRADES[g]) for g in GRADES))
    return (Table("support-study-list", "The studies", columns, tuple(rows), cards=True), grades)
