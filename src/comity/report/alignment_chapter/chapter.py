"""The chapter on alignment: the sections the case has something to say about, in one order."""

from __future__ import annotations

from comity.report.alignment_chapter.answer import answer_section
from comity.report.alignment_chapter.capable import capabilities_section
from comity.report.alignment_chapter.conducted import bodies_section
from comity.report.alignment_chapter.exposed import exposure_section
from comity.report.alignment_chapter.method import method_section
from comity.report.alignment_chapter.single import actors_section, doubts_section
from comity.report.alignment_chapter.stated import figures_section
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.ties import ties_section
from comity.report.alignment_chapter.voted import votes_section
from comity.report.content import Chapter

TITLE = "Alignment: who stands with whom, and whether there are more centres"


def alignment_chapter(s: Aligned) -> Chapter | None:
    """Return the chapter; None where nothing was found out."""
    found = (
        answer_section(s),
        capabilities_section(s),
        ties_section(s),
        exposure_section(s),
        votes_section(s),
        bodies_section(s),
        figures_section(s),
        actors_section(s),
        doubts_section(s),
    )
    sections = tuple(x for x in found if x is not None)
    return Chapter("alignment", "alignment", TITLE, (*sections, method_section(s))) if sections else None
