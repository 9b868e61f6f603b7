"""What the chapter on the settlement is written about: the case, and what each room found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from comity.case.nouns import Case
from comity.case.settlement import Settlement
from comity.ensemble.packages.result import ValuesEnsemble
from comity.report.content import PartyName
from comity.settlement.demands.credibility import Credible
from comity.settlement.demands.result import Demands
from comity.settlement.packages.result import PackagesResult
from comity.settlement.result import OtherVersion, SettlementResult
from comity.settlement.ripeness.result import Ripeness
from comity.settlement.room.result import RoomResult
from comity.settlement.sequence.result import Sequence
from comity.study import Study


@dataclass(frozen=True, eq=False)
class Settled:
    """
    The material of the chapter.

    Parameters
    ----------
    study : Study
    result : SettlementResult
        Its parts are None where the case has no such section.
    drawn : ValuesEnsemble, optional
        How often the answers about packages come out over values drawn from their intervals.
    """

    study: Study
    result: SettlementResult
    drawn: ValuesEnsemble | None = None

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.study.case

    @cached_property
    def settlement(self) -> Settlement:
        """Return the section of the case."""
        assert self.case.settlement is not None  # there is a result only where there is a section
        return self.case.settlement

    @property
    def demands(self) -> Demands | None:
        """Return which demands collide; None where there are none."""
        found = self.result.demands
        return found if found is not None and found.demands else None

    @property
    def sequence(self) -> Sequence | None:
        """Return who wants what first; None where nobody says."""
        found = self.result.sequence
        return found if found is not None and found.claims else None

    @property
    def packages(self) -> PackagesResult | None:
        """Return what can be agreed; None where there are no issues or no values."""
        return self.result.packages

    @property
    def room(self) -> RoomResult | None:
        """Return who must be in."""
        return self.result.room

    @property
    def ripeness(self) -> Ripeness | None:
        """Return the three lights; None where nothing is said of any party."""
        found = self.result.ripeness
        return found if found is not None and found.parties else None

    @property
    def credibility(self) -> tuple[Credible, ...]:
        """Return what is known of each prerequisite."""
        return self.result.credibility

    @property
    def versions(self) -> tuple[OtherVersion, ...]:
        """Return the answers for other versions of a text."""
        return self.result.versions

    @cached_property
    def party_names(self) -> dict[str, PartyName]:
        """Return party id -> its name with its place in the file."""
        return {p.id: PartyName(p.name, k) for k, p in enumerate(self.case.parties)}

    def name(self, party: str) -> PartyName:
        """Return the name of a party; an id that is not among the parties stands for itself, after all others."""
        return self.party_names.get(party) or PartyName(party, len(self.party_names))

    def ordered(self, parties: set[str]) -> list[str]:
        """Return party ids in the order of the case."""
        return sorted(parties, key=lambda p: (self.name(p).place, p))


def settled(study: Study, drawn: ValuesEnsemble | None = None) -> Settled | None:
    """Return the material of the chapter; None where the case has no settlement or nothing was found out."""
    if study.settlement is None or study.case.settlement is None:
        return None
    return Settled(study, study.settlement, drawn)
