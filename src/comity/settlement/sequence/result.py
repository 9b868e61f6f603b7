"""What the question of order found: deadlocks, the ways out of each, a timetable, and whether the days fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from comity.settlement.sequence.figures import number
from comity.settlement.sequence.graph import Arrow, Claim
from comity.settlement.sequence.outlets import ArrowSet, Deadlock, Drops, Way
from comity.settlement.sequence.steps import MET, Met, Repair, Step, Timetable, Wider, Windows

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "MET",
    "Arrow",
    "ArrowSet",
    "Claim",
    "Deadlock",
    "Drops",
    "Met",
    "Repair",
    "Sequence",
    "Step",
    "Timetable",
    "Way",
    "Wider",
    "Windows",
]


@dataclass(frozen=True, slots=True)
class Sequence:
    """
    Who wants what first, where that locks, the ways out, and a timetable.

    Parameters
    ----------
    claims : tuple of Claim
        The claims that count, in the order of the case.
    details : tuple of Deadlock
    timetable : Timetable or None
        None where a budget ran out before there was one.
    windows : Windows or None
    version : str
        The version of the text that was asked about; empty where there are none.
    dropped : tuple of str
        Claims that were taken as given up.
    names, acts : mapping
        Party ids and acts to what they are called.
    complete : bool
        False where a budget ran out; ``missing`` then says what is not proven or not there.
    """

    claims: tuple[Claim, ...]
    details: tuple[Deadlock, ...]
    timetable: Timetable | None
    windows: Windows | None
    version: str = ""
    dropped: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True
    missing: tuple[str, ...] = ()
    story: tuple[str, ...] = ()

    @property
    def deadlocks(self) -> tuple[tuple[str, ...], ...]:
        """Return the acts of each deadlock by name, the deadlocks by their first act."""
        return tuple(d.acts for d in self.details)

    @property
    def ways_out(self) -> tuple[tuple[Way, ...], ...]:
        """Return for each deadlock the ways out, cheapest first."""
        return tuple(d.ways for d in self.details)

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``comity sequence CASE --json``."""
        met = self.timetable.met if self.timetable else ()
        return {
            "version": self.version or None,
            "dropped": list(self.dropped),
            "deadlocks": [list(d) for d in self.deadlocks],
            "claims": [_claim(c, met[c.number] if met else None) for c in self.claims],
            "ways_out": [d.to_json() for d in self.details],
            "timetable": None if self.timetable is None else self.timetable.to_json(),
            "windows": None if self.windows is None else self.windows.to_json(),
            "complete": self.complete,
            "missing": list(self.missing),
        }

    def sentences(self) -> list[str]:
        """Return what was found in plain words."""
        return list(self.story)

    def to_frame(self) -> pd.DataFrame:
        """Return the timetable, one row per step; empty where there is none."""
        return (self.timetable or Timetable((), ())).to_frame()


def _claim(claim: Claim, met: Met | None) -> dict[str, Any]:
    out: dict[str, Any] = {"claim": claim.number, "id": claim.id, "by": claim.by}
    out |= {"first": claim.first, "then": claim.then, "weight": number(claim.weight.middle)}
    if not claim.weight.known:
        out["weight_range"] = [number(claim.weight.low), number(claim.weight.high)]
    out["within"] = None if claim.within is None else [number(x) for x in claim.within]
    return out | {"met": met, "text": claim.text, "version": claim.version or None, "source": list(claim.source)}
