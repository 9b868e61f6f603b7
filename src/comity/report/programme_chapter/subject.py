"""What the chapter on a programme is written about: the case, what was found out, and what things are called in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from comity.case.nouns import Case
from comity.case.programme import Item, Programme, Resource
from comity.programme.result import ProgrammeResult
from comity.report.content import PartyName, Span, Text
from comity.study import Study

LONGEST = 60
"""A text longer than this describes a thing and is no name; then the thing is called by its id."""
_STEP = re.compile(r"(.*) in period (.+)", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Programmed:
    """
    The material of the chapter.

    Parameters
    ----------
    study : Study
    result : ProgrammeResult
        Its parts are None where the case has nothing for them.
    """

    study: Study
    result: ProgrammeResult

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.study.case

    @property
    def section(self) -> Programme:
        """Return the section of the case."""
        return self.result.section

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Return what the periods are called, in order."""
        return self.section.names or tuple(str(k) for k in range(1, self.section.periods + 1))

    def period(self, number: int) -> str:
        """Return what a period is called, counted from 1; its number past the last."""
        return self.periods[number - 1] if 1 <= number <= len(self.periods) else str(number)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Return the items by id."""
        return {i.id: i for i in self.section.items}

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        """Return the resources by id."""
        return {r.id: r for r in self.section.resources}

    def called(self, thing: str) -> str:
        """Return what a thing is called: its text where that is short and belongs to it alone, else its id."""
        return self._names.get(thing, thing)

    def step(self, name: str) -> str:
        """Return what a step of a schedule is called, such as ``truck in period 2``."""
        return " ".join(self.made_in(name))

    def made_in(self, name: str) -> tuple[str, ...]:
        """Return what a step is called and, where it is what a plan makes of an item, in which period that is."""
        found = _STEP.fullmatch(name) if name not in self._names else None
        if found is None:
            return (self.called(name),)
        number = found[2].isascii() and found[2].isdigit() and len(found[2]) < 10
        return self.called(found[1]), f"made in {self.period(int(found[2])) if number else found[2]}"

    def item_unit(self, item: str) -> str:
        """Return the unit of an item; empty where none is said."""
        return self.items[item].unit if item in self.items else ""

    def unit(self, resource: str) -> str:
        """Return the unit of a resource; empty where none is said."""
        return self.resources[resource].unit if resource in self.resources else ""

    @property
    def valued(self) -> bool:
        """Return whether the case states what a unit of an item is worth, so that lateness is weighed by it."""
        return any(i.value is not None for i in self.section.items)

    def stored(self, resource: str) -> bool:
        """Return whether a resource keeps what is not used."""
        return resource in self.resources and self.resources[resource].stored

    def every(self, things: Iterable[str]) -> tuple[str, ...]:
        """Return what things are called, in the order given."""
        return tuple(self.called(t) for t in things)

    def told(self, text: str) -> str:
        """
        Return a sentence of the answer with things called by their names where it has their ids in quotes.

        Only what stands in quotes is looked at, so that an id such as "late" does not change the sentence around it.
        """
        return re.sub(r'"([^"]*)"', lambda m: f"“{self.step(m[1])}”", text)

    def side(self, who: str) -> Span:
        """Return whoever published or is spoken of: a party with its place in the file, anybody else in words."""
        for place, party in enumerate(self.case.parties):
            if who in (party.name, party.id):
                return PartyName(party.name, place)
        return Text(who or "nobody named")

    def place(self, who: str) -> int:
        """Return the place of whoever published in the file; those who are no parties come after the parties."""
        found = self.side(who)
        return found.place if isinstance(found, PartyName) else len(self.case.parties)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        s = self.section
        pairs = [(x.id, x.text) for x in s.activities] + [(x.id, x.text) for x in s.resources]
        pairs += [(x.id, x.text) for x in s.items]
        every = {i: " ".join(text.split()) for i, text in pairs}
        short = {i: text if 0 < len(text) <= LONGEST else i for i, text in every.items()}
        used = Counter(short.values())
        return {i: text if used[text] == 1 else i for i, text in short.items()}


def programmed(study: Study) -> Programmed | None:
    """Return the material of the chapter; None where the case has no section on a programme."""
    return Programmed(study, study.programme) if study.programme is not None else None
