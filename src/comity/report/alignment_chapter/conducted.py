"""How the members of each body really vote, trade, fight and meet: four answers side by side, and no score."""

from __future__ import annotations

from comity.alignment.bodies.conduct import Conduct
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.wording import cited, why
from comity.report.citing import anchor
from comity.report.content import Block, Cell, Column, Note, Paragraph, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, simple_table

PARTS = (
    ("vote", "Vote", "Do members agree more than others do?"),
    ("trade", "Trade", "Do members trade more with one another than their size alone would give?"),
    ("fight", "Fight", "Do members fight one another less than other pairs do?"),
    ("meet", "Meet", "Do members come to the meetings?"),
)
NO_CAUSE = (
    "Membership is no cause: members may have been alike before they joined. The four answers come from different "
    "tables and are not added to a score. What is not known is neither absence nor zero."
)


def bodies_section(s: Aligned) -> Section | None:
    """Return the section; None where the case has no bodies."""
    found = s.result.bodies
    if not found:
        return None
    every = ", ".join(b.text or b.id for b in found)
    blocks: list[Block] = [lead(f"{plural(len(found), 'body is', 'bodies are')} asked about: {every}.")]
    for body in found:
        blocks += _body(s, body)
    blocks.append(Note("plain", line(NO_CAUSE)))
    return Section("alignment-bodies", "What members of alliances and unions do", tuple(blocks))


def answered(body: Conduct) -> tuple[str, ...]:
    """Return the answers on vote, trade, fight and meet."""
    return tuple(getattr(body, part).verdict.answer for part, _, _ in PARTS)


def _body(s: Aligned, body: Conduct) -> tuple[Block, ...]:
    name = body.text or body.id
    source = next((b.source for b in s.section.bodies if b.id == body.id), ())
    meetings = [i for b in s.section.bodies if b.id == body.id for m in b.meetings for i in m.source]
    head, *rest = body.sentences()
    members = f"{s.told(head)} Members: {s.listed(body.members, 40)}."
    return blocks_of(
        Paragraph(line(Strong(name))),
        Paragraph(line(members)),
        _table(s, body, name),
        why(s, f"Numbers behind the answers on {name}", rest),
        cited(s, (*source, *meetings), "Members and meetings are taken from "),
    )


def _table(s: Aligned, body: Conduct, name: str) -> Table:
    columns = (Column("What"), Column("Question"), Column("Answer"), Column("Why", "long"))
    rows = []
    for part, word, question in PARTS:
        verdict = getattr(body, part).verdict
        answer = line(Strong(verdict.answer)) if verdict.told else line(verdict.answer)
        reason = s.told(verdict.why)
        rows.append(
            (Cell((line(Strong(word)),)), Cell((line(question),)), Cell((answer,)), Cell((line(f"{reason}."),)))
        )
    return simple_table(anchor("alignment-body", body.id), f"What the members of {name} do", columns, rows)
