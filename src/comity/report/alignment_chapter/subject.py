"""What the chapter on alignment is written about: the case, what was found out, and what actors are called in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from comity.alignment.network import Snapshot
from comity.alignment.result import AlignmentResult, WindowFound
from comity.case.alignment import Alignment
from comity.case.nouns import Case
from comity.report.alignment_chapter.pictures.network_map import window_words
from comity.report.content import PartyName, Span, Text
from comity.report.phrasing import date_words
from comity.study import Study

_WORDS = (
    "a actor actors agree all alone an and any anybody are as at average balance balanced band bands beside best "
    "between body both bought by camp camps cannot capabilities case centre centres change closer community con core "
    "cut dependent dispute does down draws each end every expected fall falls farther few fewer figure figures first "
    "flow flows foe foes for friend friends from gained given group groups has high how i in inside is it its join "
    "known largest last least less line list lost low mean means measure measures meetings member members missing "
    "more most moved moving name named negative network no nobody none not number of on one only open or order other "
    "others out over pair pairs part per place places pole poles positive proven rate rises row rows run runs same "
    "say says seller series session set share short side sides size some sources split stand table than that the "
    "their them there they this those three tie ties time to together told total trade triangle triangles turned two "
    "unit unknown up value verdict vote voted votes was way weight what where which who window windows with without "
    "year years"
)
_PLAIN = frozenset(_WORDS.split())
"""Words of the sentences themselves: a party with such an id is not called by its name within a sentence."""


@dataclass(frozen=True, eq=False)
class Aligned:
    """
    The material of the chapter.

    Parameters
    ----------
    study : Study
    result : AlignmentResult
        Its parts are None, or empty, where the case has nothing for them.
    """

    study: Study
    result: AlignmentResult

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.study.case

    @cached_property
    def section(self) -> Alignment:
        """Return the section of the case."""
        return self.case.alignment if self.case.alignment is not None else Alignment()

    @cached_property
    def tied(self) -> tuple[WindowFound, ...]:
        """Return the windows that have a tie."""
        return tuple(w for w in self.result.windows if len(w.snapshot.a))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return what a party is called -> its place in the file, for all parties that the tables name."""
        by_name = {p.name: k for k, p in enumerate(self.case.parties)}
        return {name: by_name[name] for name in self.result.names.values() if name in by_name}

    def name(self, actor: str) -> Span:
        """Return an actor as a span: a party with its place in the file, anybody else as the tables have it."""
        called = self.called(actor)
        return PartyName(called, self.places[called]) if called in self.places else Text(called)

    def called(self, actor: str) -> str:
        """Return what an actor is called."""
        return self.result.called(actor)

    def every(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Return what actors are called, in the order given."""
        return tuple(self.called(a) for a in actors)

    def listed(self, actors: Iterable[str], most: int = 0) -> str:
        """Return actors in a row, the rest counted where there are more than ``most``; all of them where that is 0."""
        every = self.every(actors)
        if most and len(every) > most:
            return f"{', '.join(every[:most])} and {len(every) - most:,} more"
        return ", ".join(every)

    def told(self, text: str) -> str:
        """Return a sentence of the answer with parties called by their names where the tables have their ids."""
        return self._ids.sub(lambda m: self.called(m[0]), text) if self._ids is not None else text

    def renamed(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Return what the actors of a window are called, in its order."""
        return self.every(snapshot.actors)

    @cached_property
    def _ids(self) -> re.Pattern[str] | None:
        """Return what finds the ids of parties in a sentence; None where the tables have none that is not the name."""
        ids = [a for a, name in self.result.names.items() if a != name and a.casefold() not in _PLAIN]
        every = "|".join(re.escape(a) for a in sorted(ids, key=lambda a: (-len(a), a)))
        return re.compile(rf"(?<![\w-])(?:{every})(?![\w-])") if every else None


def aligned(study: Study) -> Aligned | None:
    """Return the material of the chapter; None where the case has no section on alignment."""
    return Aligned(study, study.alignment) if study.alignment is not None else None


def within(window: WindowFound) -> str:
    """Return a window as it stands in a sentence: ``in 1990–1994``, ``from 1 January to 15 December 2025``."""
    name = window_called(window)
    return name if "all time" in name else f"from {name}" if " to " in name else f"in {name}"


def window_called(window: WindowFound) -> str:
    """Return a window in few words."""
    first, last = window.snapshot.first, window.snapshot.last
    if "all time" in window.name or "the " in window.name:
        return window.name
    whole = window_words(first, last)
    if "to" not in whole:
        return whole
    start, end = date_words(first.isoformat()), date_words(last.isoformat())
    return f"{start.removesuffix(f' {first.year}') if first.year == last.year else start} to {end}"
