"""What the chapter on the evidence is written about: the case, and what was found out about its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from itertools import groupby

from comity.case.evidence import Claim, Evidence, EvidenceSource, Item
from comity.case.nouns import Case
from comity.evidence.compare.result import Compared
from comity.evidence.forecasts.result import Forecasts
from comity.evidence.hypotheses.result import Rivals, Standing
from comity.evidence.posterior.result import Posterior
from comity.evidence.result import EvidenceResult
from comity.report.content import PartyName
from comity.study import Study
from comity.study.fed import Fed

MOST_CLAIMS = 200
"""Claims that are listed one by one; of more, those that matter most are."""

_NOT_CITING = ("evidence", "sources", "original")


@dataclass(frozen=True, eq=False)
class Weighing:
    """
    The material of the chapter.

    Parameters
    ----------
    study : Study
    result : EvidenceResult
        Its parts are None where the case has nothing for them.
    """

    study: Study
    result: EvidenceResult

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.study.case

    @property
    def evidence(self) -> Evidence:
        """Return everything that is known."""
        return self.result.evidence

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Return claim id -> claim."""
        return {c.id: c for c in self.evidence.claims}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Return item id -> item."""
        return {i.id: i for i in self.evidence.items}

    @cached_property
    def sources(self) -> Mapping[str, EvidenceSource]:
        """Return source id -> source of the evidence."""
        return {s.id: s for s in self.evidence.sources}

    @property
    def posteriors(self) -> Mapping[str, Posterior]:
        """Return claim id -> where it stands; empty where that was not worked out."""
        return self.result.posteriors.claims if self.result.posteriors is not None else {}

    @property
    def rivals(self) -> tuple[Rivals, ...]:
        """Return the sets of claims of which at most one is true."""
        return self.result.competing.sets if self.result.competing is not None else ()

    @cached_property
    def among(self) -> Mapping[str, Standing]:
        """Return claim id -> where it stands among its rivals; claims without any are left out."""
        return {x.claim: x for r in self.rivals for x in r.standings}

    def outcome(self, claim: str) -> bool | None:
        """Return how a claim was decided; None where it is open."""
        found = self.claims.get(claim)
        return None if found is None or found.resolves is None else found.resolves.outcome

    @property
    def compared(self) -> Compared | None:
        """Return what was claimed against what was verified; None where there is nothing to compare."""
        found = self.result.compared
        return found if found is not None and not found.empty else None

    @property
    def forecasts(self) -> Forecasts | None:
        """Return the record of forecasts; None where nobody forecast anything and nothing is to be decided."""
        found = self.result.forecasts
        return found if found is not None and not found.empty else None

    @property
    def fed(self) -> tuple[Fed, ...]:
        """Return what claims made of the other sections."""
        return self.study.fed

    @cached_property
    def party_names(self) -> dict[str, PartyName]:
        """Return party id -> its name with its place in the file."""
        return {p.id: PartyName(p.name, k) for k, p in enumerate(self.case.parties)}

    def name(self, party: str) -> PartyName | None:
        """Return the name of a party; None for anybody else."""
        return self.party_names.get(party)

    @cached_property
    def ordered(self) -> tuple[tuple[str, tuple[Posterior, ...]], ...]:
        """
        Return the claims as the whole chapter lists them: party by party in the order of the case, then all others.

        Within each, the most probable first, by one rule for everybody; equals in the order of the case. A group is
        named by its party, and by an empty name where the speakers are no party.
        """
        return self.by_party(self._those_listed)

    @property
    def _those_listed(self) -> list[Posterior]:
        """Return the claims that are listed: all, or those named elsewhere and then those farthest from even."""
        every = list(self.posteriors.values())
        if len(every) <= MOST_CLAIMS:
            return every
        named = {*self.cited, *(f.feed.claim for f in self.fed)}
        first = sorted(every, key=lambda p: (p.claim not in named, -round(abs(p.log_odds), 9)))[:MOST_CLAIMS]
        kept = {p.claim for p in first}
        return [p for p in every if p.claim in kept]

    def by_party(self, some: Iterable[Posterior]) -> tuple[tuple[str, tuple[Posterior, ...]], ...]:
        """Return claims party by party, in the order of the chapter."""
        places = {p.id: k for k, p in enumerate(self.case.parties)}
        last = len(places)

        def place(p: Posterior) -> int:
            return places.get(p.by, last)

        row = {c: k for k, c in enumerate(self.claims)}
        ranked = sorted(some, key=lambda p: (place(p), -round(p.p, 12), row.get(p.claim, len(row))))
        names = [*places, ""]
        return tuple((names[k], tuple(group)) for k, group in groupby(ranked, place))

    @cached_property
    def listed(self) -> tuple[Posterior, ...]:
        """Return the claims in the order of the chapter."""
        return tuple(p for _, group in self.ordered for p in group)

    @cached_property
    def cited(self) -> Mapping[str, int]:
        """Return claim id -> how many statements of the other sections rest on it by name, where any does."""
        counts: dict[str, int] = {}
        for id_ in _sources_named(self.case):
            if id_ in self.claims:
                counts[id_] = counts.get(id_, 0) + 1
        return counts


def _sources_named(case: Case) -> Iterator[str]:
    """Yield every id that a statement of the case names as its source, once for each statement."""
    for f in fields(case):
        if f.name not in _NOT_CITING:
            yield from _named_within(getattr(case, f.name))


def _named_within(value: object) -> Iterator[str]:
    if is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            inside = getattr(value, f.name)
            if f.name == "tree":  # a formula names no source, and may be deep
                continue
            if f.name == "source":
                yield from (inside,) if isinstance(inside, str) else _words(inside)
            else:
                yield from _named_within(inside)
    elif isinstance(value, tuple | list):
        for x in value:
            yield from _named_within(x)
    elif isinstance(value, Mapping):
        for x in value.values():
            yield from _named_within(x)


def _words(values: object) -> Iterator[str]:
    if isinstance(values, Iterable):
        yield from (x for x in values if isinstance(x, str))


def weighing(study: Study) -> Weighing | None:
    """Return the material of the chapter; None where the case has no evidence or nothing was found out about it."""
    found = study.evidence
    if found is None:
        return None
    got = (found.posteriors, found.competing, found.compared, found.forecasts)
    return Weighing(study, found) if any(x is not None for x in got) or study.fed or found.missing else None
