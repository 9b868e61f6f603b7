"""Everything one run found out about a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.case.nouns import Case
from comity.conflict.analyse import Settings
from comity.conflict.beyond import Beyond
from comity.conflict.breakers import Breakers
from comity.conflict.deterrents import Deterrent
from comity.conflict.evolve import Evolution
from comity.conflict.explain import Explanation
from comity.conflict.inverse.robust import Robust
from comity.conflict.large import LargeResult
from comity.conflict.margins.margin import Margins
from comity.conflict.readings import Readings
from comity.conflict.result import ConflictResult
from comity.conflict.today import Today

if TYPE_CHECKING:
    from comity.alignment.result import AlignmentResult
    from comity.evidence.ledger.book import Head
    from comity.evidence.result import EvidenceResult
    from comity.partners.result import PartnersResult
    from comity.programme.result import ProgrammeResult
    from comity.settlement.result import SettlementResult
    from comity.study.fed import Fed
    from comity.support.result import SupportResult


@dataclass(frozen=True, eq=False, slots=True)
class Study:
    """
    Everything one run found out about a case.

    Parameters
    ----------
    case : Case
        With its feeds applied; ``case.original`` is the case as it was read, where evidence changed it.
    digest : str
        SHA-256 of the canonical case: the same case gives the same digest, however its files are laid out.
    version : str
    settings : Settings
    conflict : ConflictResult or None
        None where the case has no conflict section, or one too large to list.
    large : LargeResult or None
        The answer for a conflict too large to list; nothing that needs a table of states is filled then.
    leaving : Explanation or None
        With ``large``: who would leave the status quo by which move, and who would answer. None where the case names
        no status quo, or where its states cannot be asked about one by one.
    readings : Readings or None
        None where no party has an alternative reading.
    evolution : Evolution or None
        None where the case names no status quo.
    today : Today or None
        What can come of the status quo under every combination of readings.
    named : tuple of int
        The outcomes worth naming, in order (see :func:`comity.conflict.today.worth_naming`).
    deterrents : tuple of Deterrent
        Outcomes that hold only by a threat nobody would carry out.
    breakers : mapping state -> coalitions
        For the outcomes worth naming: the smallest coalitions that would leave together, in the main readings.
    margins : Margins or None
        For the outcomes worth naming: the smallest change of preferences that turns each verdict round. None where
        the states are too many to list.
    beyond : Beyond or None
        What the case says beyond plain preferences, and what follows; None where it says nothing.
    robust : Robust or None
        Where a preference is left open: what holds whatever it is; then there is no ``conflict``.
    settlement : SettlementResult or None
        None where the case has no section settlement.
    evidence : EvidenceResult or None
        None where the case has no section evidence.
    support : SupportResult or None
        None where the case has no section support.
    alignment : AlignmentResult or None
        None where the case has no section alignment.
    partners : PartnersResult or None
        None where the case has no section partners.
    programme : ProgrammeResult or None
        None where the case has no section programme.
    fed : tuple of Fed
        What claims made of the conflict and the settlement, feed by feed; empty where the case has no feeds.
    ledger : Head or None
        The end of the ledger that the evidence was read from; None where the case alone counts.
    complete : bool
        False where a budget ran out, or where the readings were too many to combine.
    """

    case: Case
    digest: str
    version: str
    settings: Settings
    conflict: ConflictResult | None = None
    large: LargeResult | None = None
    leaving: Explanation | None = None
    readings: Readings | None = None
    evolution: Evolution | None = None
    today: Today | None = None
    named: tuple[int, ...] = ()
    deterrents: tuple[Deterrent, ...] = ()
    breakers: Mapping[int, Breakers] = field(default_factory=dict)
    margins: Margins | None = None
    beyond: Beyond | None = None
    robust: Robust | None = None
    settlement: SettlementResult | None = None
    evidence: EvidenceResult | None = None
    support: SupportResult | None = None
    alignment: AlignmentResult | None = None
    partners: PartnersResult | None = None
    programme: ProgrammeResult | None = None
    fed: tuple[Fed, ...] = ()
    ledger: Head | None = None
    complete: bool = True

    def _repr_html_(self) -> str:
        return "" if self.conflict is None else self.conflict._repr_html_()

    def to_json(self) -> dict[str, Any]:
        """Return the study as plain values: the answers of every room."""
        out: dict[str, Any] = {
            "case": self.case.title,
            "digest": self.digest,
            "comity": self.version,
            "complete": self.complete,
        }
        if self.conflict is not None:
            out["conflict"] = self.conflict.to_json()
        if self.large is not None:
            out["conflict"] = self.large.to_json()
        if self.leaving is not None:
            out["leaving_today"] = self.leaving.to_json()
        if self.readings is not None:
            out["readings"] = self.readings.to_json()
        if self.evolution is not None and self.conflict is not None:
            out["evolution"] = self.evolution.to_json(np.array(self.named, int))
        if self.today is not None:
            out["today"] = self.today.to_json()
        if self.conflict is not None:
            out["named"] = [self.conflict.model.label(s) for s in self.named]
        if self.robust is not None:
            out["robust"] = self.robust.to_json()
        if self.margins is not None:
            out |= self.margins.to_json()
        if self.beyond is not None:
            out |= self.beyond.to_json()
        return out | self._other_rooms()

    def _other_rooms(self) -> dict[str, Any]:
        """Return the answers of the rooms beside the conflict as plain values."""
        out: dict[str, Any] = {}
        for name in ("settlement", "evidence", "support", "alignment", "partners", "programme"):
            room = getattr(self, name)
            out |= {name: room.to_json()} if room is not None else {}
        out |= {"fed": [f.to_json() for f in self.fed]} if self.fed else {}
        return out | ({"ledger": self.ledger.to_json()} if self.ledger is not None else {})
