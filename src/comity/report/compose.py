"""A study put into the content of a report: the first page, then one chapter per question the case asks."""

from __future__ import annotations

from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.result import EnsembleResult
from comity.report.conflict_chapter.answer import answer, picture, table
from comity.report.conflict_chapter.beyond import beyond_sections
from comity.report.conflict_chapter.method import method, provenance
from comity.report.conflict_chapter.preferences import preferences
from comity.report.conflict_chapter.readings import readings, ways
from comity.report.conflict_chapter.why import why
from comity.report.content import Chapter, Paragraph, PartyName, Report, Section, line
from comity.report.first_page.how_sure import how_sure
from comity.report.first_page.in_short import in_short
from comity.report.first_page.in_the_way import in_the_way
from comity.report.first_page.opens import opens
from comity.report.first_page.rests_on import rests_on
from comity.report.first_page.would_hold import would_hold
from comity.report.joining import joined, shortened
from comity.report.large.chapter import chapter
from comity.report.large.first_page import first_page
from comity.report.large.subject import large_subject
from comity.report.left_open import left_open_sections
from comity.report.margins.chapter import flips_section
from comity.report.odds.chapter import odds_section
from comity.report.odds.odds import Odds
from comity.report.phrasing import plural
from comity.report.rooms import rooms
from comity.report.subject import Subject, subject
from comity.study import Study

FIRST_PAGE = ("in-short", "what-would-hold", "in-the-way", "opens-a-way", "how-sure", "rests-on")
"""The order of the first page; what a case has no material for is left out."""


def compose(study: Study, ensemble: EnsembleResult | Odds | None = None, drawn: ValuesEnsemble | None = None) -> Report:
    """
    Return the content of a report on a study, and on ensembles of the same case where they ran.

    ``ensemble`` is over preferences, ``drawn`` over what packages are worth.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.study import assess
    >>> report = compose(assess(load_entry("syria_iraq_1975").case))
    >>> [section.title for section in report.first_page][:3]
    ['In short', 'What would hold', 'What stands in the way']
    """
    case = study.case
    first, chapters = _parts(study, ensemble)
    # what the answers rest on does not come before them
    more = sorted(rooms(study, drawn), key=lambda room: room.chapter.id == "evidence" and case.conflict is None)
    if more and case.conflict is None:
        # the first question that is asked makes the first page
        one = more.pop(0)
        first, chapters = one.alone(), (one.first_chapter(),)
    for room in more:
        first = joined(first, room.blocks, room.titles, FIRST_PAGE, room.ahead)
    first = shortened(first, [room.told for room in more])
    chapters = (*chapters, *(room.chapter for room in more))
    return Report(
        title=case.title,
        question=case.question,
        as_of=case.as_of.isoformat() if case.as_of else "",
        modelled_by=case.modelled_by,
        digest=study.digest,
        version=study.version,
        parties=tuple(PartyName(p.name, k) for k, p in enumerate(case.parties)),
        first_page=first,
        chapters=chapters,
        ledger=_ledger(study),
    )


def _ledger(study: Study) -> str:
    """Return the end of the ledger that the evidence was read from, in a few words; empty where there is none."""
    head = study.ledger
    return f"{plural(head.count, 'entry', 'entries')}, head {head.hash[:12]}" if head is not None else ""


def _parts(study: Study, ensemble: EnsembleResult | Odds | None) -> tuple[tuple[Section, ...], tuple[Chapter, ...]]:
    """Return the first page and the chapters."""
    if study.large is not None:
        large = large_subject(study, study.large)
        return first_page(large), (chapter(large),)
    if study.robust is not None:
        return left_open_sections(study, study.robust), ()
    on = subject(study, ensemble)
    if on is None:
        return (_nothing(),), ()
    return _first_page(on), (_conflict(on),)


def _first_page(s: Subject) -> tuple[Section, ...]:
    sections = (in_short(s), would_hold(s), in_the_way(s), opens(s), how_sure(s), rests_on(s))
    return tuple(x for x in sections if x is not None)


def _conflict(s: Subject) -> Chapter:
    sections = (
        answer(s),
        picture(s),
        table(s),
        why(s),
        readings(s),
        odds_section(s),
        flips_section(s),
        *beyond_sections(s),
        ways(s),
        preferences(s),
        method(s),
        provenance(s),
    )
    return Chapter(
        "conflict",
        "conflict",
        "The conflict: which outcomes would hold, against whom, and why",
        tuple(x for x in sections if x is not None),
    )


def _nothing() -> Section:
    return Section(
        "in-short",
        "In short",
        (
            Paragraph(
                line(
                    "The case has no section that this version of comity answers. Add a conflict: section "
                    "with options and preferences."
                )
            ),
        ),
    )
