"""What each question beside the conflict gives to a report: a chapter, and its part of the first page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from comity.ensemble.packages.result import ValuesEnsemble
from comity.report.conflict_chapter.method import sources_section
from comity.report.content import Block, Chapter, Line, Section
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
    from comity.report.settlement_chapter import chapter, first_page
    from comity.report.settlement_chapter.subject import settled

    on = settled(study, drawn)
    room = _room(study, "settlement", on, chapter.settlement_chapter, first_page, first_page.in_two)
    return None if room is None else replace(room, ahead=AHEAD)


def _evidence(study: Study) -> Room | None:
    from comity.report.evidence_chapter import chapter, first_page
    from comity.report.evidence_chapter.subject import weighing

    room = _room(study, "evidence", weighing(study), chapter.evidence_chapter, first_page, first_page.in_two)
    # the evidence has a list of sources of its own
    return None if room is None else replace(room, sources=replace(room.sources, id="evidence-case"))


def _support(study: Study) -> Room | None:
    from comity.report.support_chapter import chapter, first_page
    from comity.report.support_chapter.subject import helped

    return _room(study, "support", helped(study), chapter.support_chapter, first_page)


def _alignment(study: Study) -> Room | None:
    from comity.report.alignment_chapter import chapter, first_page
    from comity.report.alignment_chapter.subject import aligned

    return _room(study, "alignment", aligned(study), chapter.alignment_chapter, first_page)


def _partners(study: Study) -> Room | None:
    from comity.report.partners_chapter import chapter, first_page
    from comity.report.partners_chapter.subject import offered

    return _room(study, "partners", offered(study), chapter.partners_chapter, first_page)


def _programme(study: Study) -> Room | None:
    from comity.report.programme_chapter import chapter, first_page
    from comity.report.programme_chapter.subject import programmed

    return _room(study, "programme", programmed(study), chapter.programme_chapter, first_page)


def _room(
    study: Study,
    name: str,
    on: Any,
    chapter: Callable[[Any], Chapter | None],
    page: Any,
    told: Callable[[Any], tuple[Line, ...]] | None = None,
) -> Room | None:
    """
    Return what a question gives, None where there is nothing to write about.

    ``page`` is its module for the first page; ``told`` returns all its sentences of *In short*, where it does not
    itself choose as many as there is room for.
    """
    own = chapter(on) if on is not None else None
    if own is None:
        return None
    return Room(
        own,
        lambda most: told(on)[:most] if told is not None else page.in_short(on, most),
        page.blocks(on),
        page.TITLES,
        lambda: page.alone(on),
        replace(sources_section(study, f"the section {name}"), id=f"{name}-sources"),
    )
