"""A study put into the content of a report: the first page, then one chapter per question the case asks."""

from __future__ import annotations

from dataclasses import replace

from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.result import EnsembleResult
from comity.report.conflict_chapter.answer import answer, picture, table
from comity.report.conflict_chapter.beyond import beyond_sections
from comity.report.conflict_chapter.method import method, provenance, sources_section
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
from comity.report.joining import MOST, joined
from comity.report.large.chapter import chapter
from comity.report.large.first_page import first_page
from comity.report.large.subject import large_subject
from comity.report.left_open import left_open_sections
from comity.report.margins.chapter import flips_section
from comity.report.odds.chapter import odds_section
from comity.report.odds.odds import Odds
from comity.report.phrasing import plural
from comity.report.settlement_chapter.chapter import settlement_chapter
from comity.report.settlement_chapter.first_page import alone, in_two
from comity.report.settlement_chapter.joining import joined_first_page
from comity.report.settlement_chapter.subject import Settled, settled
from comity.report.subject import Subject, subject
from comity.study import Study

FIRST_PAGE = ("in-short", "what-would-hold", "in-the-way", "opens-a-way", "how-sure", "rests-on")
ROOM = 5
"""With so many sentences of other chapters already, support adds one to *In short* and not two."""
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
    about = settled(study, drawn)
    if about is not None:
        first, chapters = _with_settlement(study, about, first, chapters)
    if study.evidence is not None:
        first, chapters = _with_evidence(study, about, first, chapters)
    if study.support is not None:
        first, chapters = _with_support(study, about, first, chapters)
    if study.alignment is not None:
        first, chapters = _with_alignment(study, about, first, chapters)
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


def _with_settlement(
    study: Study, about: Settled, first: tuple[Section, ...], chapters: tuple[Chapter, ...]
) -> tuple[tuple[Section, ...], tuple[Chapter, ...]]:
    """Return the first page and the chapters with what the settlement adds."""
    own = settlement_chapter(about)
    if own is None:
        return first, chapters
    if study.case.conflict is not None:
        return joined_first_page(first, about, FIRST_PAGE), (*chapters, own)
    sources = replace(sources_section(study, "the section settlement"), id="settlement-sources")
    return alone(about), (replace(own, sections=(*own.sections, sources)),)


def _with_evidence(
    study: Study, about: Settled | None, first: tuple[Section, ...], chapters: tuple[Chapter, ...]
) -> tuple[tuple[Section, ...], tuple[Chapter, ...]]:
    """Return the first page and the chapters with what the evidence adds."""
    # loaded here: a case without evidence does not need it
    from comity.report.evidence_chapter.chapter import evidence_chapter
    from comity.report.evidence_chapter.first_page import TITLES, blocks
    from comity.report.evidence_chapter.first_page import alone as on_its_own
    from comity.report.evidence_chapter.first_page import in_two as of_claims
    from comity.report.evidence_chapter.subject import weighing

    claims = weighing(study)
    own = evidence_chapter(claims) if claims is not None else None
    if claims is None or own is None:
        return first, chapters
    if study.case.conflict is not None or about is not None:
        keep = len(in_two(about)) if about is not None else 0
        page = joined(first, blocks(claims), TITLES, lambda _: of_claims(claims), FIRST_PAGE, keep)
        return page, (*chapters, own)
    sources = replace(sources_section(study, "the section evidence"), id="evidence-case")
    return on_its_own(claims), (replace(own, sections=(*own.sections, sources)),)


def _with_support(
    study: Study, about: Settled | None, first: tuple[Section, ...], chapters: tuple[Chapter, ...]
) -> tuple[tuple[Section, ...], tuple[Chapter, ...]]:
    """Return the first page and the chapters with what outside support adds."""
    # loaded here: a case without support does not need it
    from comity.report.support_chapter.chapter import support_chapter
    from comity.report.support_chapter.first_page import TITLES, blocks, in_short
    from comity.report.support_chapter.first_page import alone as by_itself
    from comity.report.support_chapter.subject import helped

    on = helped(study)
    own = support_chapter(on) if on is not None else None
    if on is None or own is None:
        return first, chapters
    if chapters or study.robust is not None:
        keep = _last_sentences(study, about)
        page = joined(first, blocks(on), TITLES, lambda there: in_short(on, 1 if there > ROOM else 2), FIRST_PAGE, keep)
        return page, (*chapters, own)
    sources = replace(sources_section(study, "the section support"), id="support-sources")
    return by_itself(on), (replace(own, sections=(*own.sections, sources)),)


def _with_alignment(
    study: Study, about: Settled | None, first: tuple[Section, ...], chapters: tuple[Chapter, ...]
) -> tuple[tuple[Section, ...], tuple[Chapter, ...]]:
    """Return the first page and the chapters with what alignment adds."""
    # loaded here: a case without ties does not need it
    from comity.report.alignment_chapter.chapter import alignment_chapter
    from comity.report.alignment_chapter.first_page import TITLES, blocks, in_short
    from comity.report.alignment_chapter.first_page import alone as by_itself
    from comity.report.alignment_chapter.subject import aligned

    on = aligned(study)
    own = alignment_chapter(on) if on is not None else None
    if on is None or own is None:
        return first, chapters
    if chapters or study.robust is not None:
        # the first sentence, on the conflict, stays; what was added last stays too, as far as there is room
        keep = min(_last_sentences(study, about) + (study.support is not None), MOST - 2)
        page = joined(first, blocks(on), TITLES, lambda there: in_short(on, 1 if there > ROOM else 2), FIRST_PAGE, keep)
        return page, (*chapters, own)
    sources = replace(sources_section(study, "the section alignment"), id="alignment-sources")
    return by_itself(on), (replace(own, sections=(*own.sections, sources)),)


def _last_sentences(study: Study, about: Settled | None) -> int:
    """Return how many sentences of *In short* are on the settlement and the evidence, and must not give way."""
    from comity.report.evidence_chapter.first_page import in_two as of_claims
    from comity.report.evidence_chapter.subject import weighing

    claims = weighing(study) if study.evidence is not None else None
    return (len(in_two(about)) if about is not None else 0) + (len(of_claims(claims)) if claims is not None else 0)


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
