"""The chapter on partners: the sections the case has something to say about, in one order."""

from __future__ import annotations

from comity.report.content import Chapter
from comity.report.partners_chapter.always import always_section
from comity.report.partners_chapter.answer import answer_section
from comity.report.partners_chapter.bound import locked_section, waiting_section
from comity.report.partners_chapter.changed import changed_section, information_section
from comity.report.partners_chapter.costs import costs_section
from comity.report.partners_chapter.history import log_section
from comity.report.partners_chapter.method import doubts_section, method_section
from comity.report.partners_chapter.offers import offers_section
from comity.report.partners_chapter.other_methods import contrast_section
from comity.report.partners_chapter.subject import Offered
from comity.report.partners_chapter.weights import weights_section

TITLE = "Partners: whose long-term offer holds up, and for whom"


def partners_chapter(s: Offered) -> Chapter | None:
    """Return the chapter; None where nothing was found out."""
    found = (
        answer_section(s),
        offers_section(s),
        weights_section(s),
        always_section(s),
        changed_section(s),
        information_section(s),
        costs_section(s),
        locked_section(s),
        waiting_section(s),
        log_section(s),
        contrast_section(s),
        doubts_section(s),
    )
    sections = tuple(x for x in found if x is not None)
    return Chapter("partners", "partners", TITLE, (*sections, method_section(s))) if sections else None
