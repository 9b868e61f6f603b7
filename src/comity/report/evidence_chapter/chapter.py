"""The chapter on the evidence: the sections the case has something to say about, in one order."""

from __future__ import annotations

from comity.report.content import Chapter
from comity.report.evidence_chapter.claims import claims_section
from comity.report.evidence_chapter.compared import compared_section
from comity.report.evidence_chapter.feeds import feeds_section
from comity.report.evidence_chapter.forecasts import forecasts_section
from comity.report.evidence_chapter.leads import leads_section
from comity.report.evidence_chapter.method import method_section
from comity.report.evidence_chapter.origins import sources_section
from comity.report.evidence_chapter.rivals import rivals_section
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.why import why_section

TITLE = "The evidence: how far each claim stands, on what, and what would turn it"


def evidence_chapter(s: Weighing) -> Chapter | None:
    """Return the chapter; None where nothing was found out."""
    found = (
        claims_section(s),
        feeds_section(s),
        why_section(s),
        leads_section(s),
        rivals_section(s),
        compared_section(s),
        forecasts_section(s),
    )
    sections = [x for x in found if x is not None]
    if not sections and not s.result.missing:
        return None
    last = sources_section(s)
    return Chapter(
        "evidence", "evidence", TITLE, (*sections, method_section(s), *((last,) if last is not None else ()))
    )
