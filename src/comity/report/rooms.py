"""What each question beside the conflict gives to a report: a chapter, and its part of the first page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.ensemble.packages.result import ValuesEnsemble
from comity.report.conflict_chapter.method import sources_section
from comity.report.content import Block, Chapter, Line, Section
from comity.report.settlement_chapter.subject import settled
from comity.study import Study

AHEAD = frozenset({"in-the-way", "opens-a-way"})
"""Sections of the first page in which the settlement speaks before the conflict."""


@dataclass(frozen=True, slots=True)
class Room:
    """
    What one question gives to a report.

    Parameters
    ----------
    chapter : Chapter
    told : callable
        Given how many sentences of *In short* it may have, returns them.
    blocks : mapping section -> blocks
        What it has to say in each other section of the first page.
    titles : mapping section -> title
    alone : callable
        Returns the first page of a report on a case that asks nothing else.
    sources : Section
        The sources of the case, for a report in which this chapter is the first.
    ahead : frozenset of str
        Sections of the first page in which it speaks first.
    """

    chapter: Chapter
    told: Callable[[int], tuple[Line, ...]]
    blocks: Mapping[str, Sequence[Block]]
    titles: Mapping[str, str]
    alone: Callable[[], tuple[Section, ...]]
    sources: Section
    ahead: frozenset[str] = frozenset()

    def first_chapter(self) -> Chapter:
        """Return the chapter with the sources of the case at its end."""
        return replace(self.chapter, sections=(*self.chapter.sections, self.sources))


def rooms(study: Study, drawn: ValuesEnsemble | None = None) -> Iterator[Room]:
    """Yield what each question beside the conflict gives, in the order of the chapters."""
    asked: tuple[tuple[object, Callable[[], Room | None]], ...] = (
        (study.settlement, lambda: _settlement(study, drawn)),
        (study.evidence, lambda: _evidence(study)),
        (study.support, lambda: _support(study)),
        (study.alignment, lambda: _alignment(study)),
        (study.partners, lambda: _partners(study)),
        (study.programme, lambda: _programme(study)),
    )
    for answer, room in asked:
        found = room() if answer is not None else None
        if found is not None:
            yield found


# each chapter is loaded where it is needed: a case without ties does not need that on alignment


def _settlement(study: Study, drawn: ValuesEnsemble | None) -> Room | None:
    from comity.report.settlement_chapter.chapter import settlement_chapter
    from comity.report.settlement_chapter.first_page import TITLES, alone, blocks, in_two

    on = settled(study, drawn)
    own = settlement_chapter(on) if on is not None else None
    if on is None or own is None:
        return None
    told = in_two(on)
    sources = _sources(study, "settlement")
    return Room(own, lambda most: told[:most], blocks(on), TITLES, lambda: alone(on), sources, AHEAD)


def _evidence(study: Study) -> Room | None:
    from comity.report.evidence_chapter.chapter import evidence_chapter
    from comity.report.evidence_chapter.first_page import TITLES, alone, blocks, in_two
    from comity.report.evidence_chapter.subject import weighing

    on = weighing(study)
    own = evidence_chapter(on) if on is not None else None
    if on is None or own is None:
        return None
    told = in_two(on)
    sources = _sources(study, "evidence", "evidence-case")
    return Room(own, lambda most: told[:most], blocks(on), TITLES, lambda: alone(on), sources)


def _support(study: Study) -> Room | None:
    from comity.report.support_chapter.chapter import support_chapter
    from comity.report.support_chapter.first_page import TITLES, alone, blocks, in_short
    from comity.report.support_chapter.subject import helped

    on = helped(study)
    own = support_chapter(on) if on is not None else None
    if on is None or own is None:
        return None
    return Room(own, lambda most: in_short(on, most), blocks(on), TITLES, lambda: alone(on), _sources(study, "support"))


def _alignment(study: Study) -> Room | None:
    from comity.report.alignment_chapter.chapter import alignment_chapter
    from comity.report.alignment_chapter.first_page import TITLES, alone, blocks, in_short
    from comity.report.alignment_chapter.subject import aligned

    on = aligned(study)
    own = alignment_chapter(on) if on is not None else None
    if on is None or own is None:
        return None
    return Room(
        own, lambda most: in_short(on, most), blocks(on), TITLES, lambda: alone(on), _sources(study, "alignment")
    )


def _partners(study: Study) -> Room | None:
    from comity.report.partners_chapter.chapter import partners_chapter
    from comity.report.partners_chapter.first_page import TITLES, alone, blocks, in_short
    from comity.report.partners_chapter.subject import offered

    on = offered(study)
    own = partners_chapter(on) if on is not None else None
    if on is None or own is None:
        return None
    return Room(
        own, lambda most: in_short(on, most), blocks(on), TITLES, lambda: alone(on), _sources(study, "partners")
    )


def _programme(study: Study) -> Room | None:
    from comity.report.programme_chapter.chapter import programme_chapter
    from comity.report.programme_chapter.first_page import TITLES, alone, blocks, in_short
    from comity.report.programme_chapter.subject import programmed

    on = programmed(study)
    own = programme_chapter(on) if on is not None else None
    if on is None or own is None:
        return None
    return Room(
        own, lambda most: in_short(on, most), blocks(on), TITLES, lambda: alone(on), _sources(study, "programme")
    )


def _sources(study: Study, name: str, id_: str = "") -> Section:
    """Return the sources of the case under a name of their own."""
    return replace(sources_section(study, f"the section {name}"), id=id_ or f"{name}-sources")
