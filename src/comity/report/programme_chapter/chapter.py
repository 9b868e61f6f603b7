"""The chapter on a programme: the sections the case has something to say about, in one order."""

from __future__ import annotations

from comity.report.content import Chapter
from comity.report.programme_chapter.answer import answer_section
from comity.report.programme_chapter.doubts import doubts_section
from comity.report.programme_chapter.held import held_section
from comity.report.programme_chapter.method import method_section
from comity.report.programme_chapter.planned import plan_section
from comity.report.programme_chapter.published import declared_section
from comity.report.programme_chapter.ranked import priorities_section
from comity.report.programme_chapter.repaired import repairs_section
from comity.report.programme_chapter.slipped import slippage_section
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.worked import works_section

TITLE = "The programme: what fits, what holds it up, and how sure the dates are"


def programme_chapter(s: Programmed) -> Chapter | None:
    """Return the chapter; None where nothing was found out."""
    found = (
        answer_section(s),
        repairs_section(s),
        priorities_section(s),
        plan_section(s),
        held_section(s),
        works_section(s),
        slippage_section(s),
        declared_section(s),
        doubts_section(s),
    )
    sections = tuple(x for x in found if x is not None)
    return Chapter("programme", "programme", TITLE, (*sections, method_section(s))) if sections else None
