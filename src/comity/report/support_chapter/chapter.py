"""The chapter on outside support: the sections the case has something to say about, in one order."""

from __future__ import annotations

from comity.report.content import Chapter
from comity.report.support_chapter.answer import answer_section
from comity.report.support_chapter.figures_given import figures_section
from comity.report.support_chapter.method import method_section
from comity.report.support_chapter.scenarios import scenarios_section
from comity.report.support_chapter.studies import studies_section
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.tested import tested_section
from comity.report.support_chapter.war_game import game_section

TITLE = "Outside support: what more, less or none of it would do"


def support_chapter(s: Helped) -> Chapter | None:
    """Return the chapter; None where nothing was found out."""
    found = (scenarios_section(s), game_section(s), tested_section(s), figures_section(s), studies_section(s))
    sections = [x for x in found if x is not None]
    if not sections and not s.result.missing and not s.result.limited:
        return None
    return Chapter("support", "support", TITLE, (answer_section(s), *sections, method_section(s)))
