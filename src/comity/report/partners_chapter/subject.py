"""What the chapter on partners is written about: the offers, what was found out, and how they are called and drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from comity.case.partners import Criterion, Offer, Partners
from comity.partners.known import KnownCell
from comity.partners.naming import called_by_id
from comity.partners.result import PartnersResult
from comity.report.content import PartyName, Span, Text
from comity.study import Study

_QUOTED = re.compile(r'"([^"]+)"')
LOOKS = 8
"""How many offers have a colour and a mark of their own."""


@dataclass(frozen=True, eq=False)
class Offered:
    """
    The material of the chapter.

    Parameters
    ----------
    study : Study
    result : PartnersResult
        Its parts are None where the case has nothing for them, or where they were cut short.
    """

    study: Study
    result: PartnersResult

    @property
    def section(self) -> Partners:
        """Return the offers after the last event of their logs."""
        return self.result.section

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Return the offers in the order of the case, which is theirs throughout the chapter."""
        return self.section.offers

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria in the order of the case."""
        return self.section.criteria

    @cached_property
    def offer_names(self) -> Mapping[str, str]:
        """Return what offers are called, as in all sentences of the answer."""
        return called_by_id(self.offers)

    @cached_property
    def criterion_names(self) -> Mapping[str, str]:
        """Return what criteria are called."""
        return called_by_id(self.criteria)

    @cached_property
    def looks(self) -> Mapping[str, int]:
        """Return the place in the palette of each offer: that of the party that makes it alone, else a free one."""
        place = {p.id: k for k, p in enumerate(self.study.case.parties)}
        makers = [o.by for o in self.offers]
        own = {o.id: place[o.by] % LOOKS for o in self.offers if o.by in place and makers.count(o.by) == 1}
        free = [k for k in range(LOOKS) if k not in own.values()] or list(range(LOOKS))
        rest = [o.id for o in self.offers if o.id not in own]
        return {**own, **{o: free[k % len(free)] for k, o in enumerate(rest)}}

    @cached_property
    def cells(self) -> tuple[tuple[KnownCell, ...], ...]:
        """Return what is known, offers by criteria; nothing where there are no criteria."""
        m = len(self.criteria)
        every = self.result.known.cells
        return tuple(every[k : k + m] for k in range(0, len(every), m)) if m else ()

    def name(self, offer: str) -> str:
        """Return what an offer is called."""
        return self.offer_names.get(offer, offer)

    def names(self) -> tuple[str, ...]:
        """Return what all offers are called, in their order."""
        return tuple(self.name(o.id) for o in self.offers)

    def criterion(self, criterion: str) -> str:
        """Return what a criterion is called."""
        return self.criterion_names.get(criterion, criterion)

    def criteria_called(self) -> tuple[str, ...]:
        """Return what all criteria are called, in their order."""
        return tuple(self.criterion(c.id) for c in self.criteria)

    def maker(self, offer: Offer) -> Span:
        """Return who makes an offer: a party of the case by its name and place, anybody else in words."""
        parties = self.study.case.parties
        place = next((k for k, p in enumerate(parties) if p.id == offer.by), None)
        return Text(self.called(offer.by)) if place is None else PartyName(parties[place].name, place)

    def called(self, actor: str) -> str:
        """Return what a party, or a vendor, is called."""
        return self.result.names.get(actor, actor)

    def renamed(self, sentence: str) -> str:
        """Return a sentence of the answer with offers called by their names where it has their ids in quotes."""
        return _QUOTED.sub(lambda m: f'"{self.name(m[1])}"', sentence)

    def listed(self, offers: Iterable[str], word: str = "and", most: int = 0) -> str:
        """Return offers as a list in words, the rest counted where there are more than ``most``; all where it is 0."""
        return in_a_row([self.name(o) for o in offers], word, most)


def in_a_row(names: Sequence[str], word: str = "and", most: int = 0) -> str:
    """
    Return names as a list in words.

    Examples
    --------
    >>> in_a_row(["a", "b", "c"]), in_a_row(["a"]), in_a_row(list("abcd"), "and", 2)
    ('a, b and c', 'a', 'a, b and 2 more')
    """
    if most and len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else "".join(names)


def offered(study: Study) -> Offered | None:
    """Return the material of the chapter; None where the case has no section on partners."""
    return Offered(study, study.partners) if study.partners is not None else None
