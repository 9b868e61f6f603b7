"""The chapter on the settlement: the sections the case has something to say about, in one order."""

from __future__ import annotations

from comity.report.content import Chapter
from comity.report.settlement_chapter.demands import demands_section
from comity.report.settlement_chapter.method import method_section
from comity.report.settlement_chapter.packages import packages_section
from comity.report.settlement_chapter.room import room_section
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.way_out import way_out_section


def settlement_chapter(s: Settled) -> Chapter | None:
    """Return the chapter; None where nothing was found out."""
    found = (demands_section(s), way_out_section(s), packages_section(s), room_section(s))
    sections = tuple(x for x in found if x is not None)
    if not sections:
        return None
    title = "The settlement: who blocks what, the way out, and what would serve everyone"
    return Chapter("settlement", "settlement", title, (*sections, method_section(s)))
