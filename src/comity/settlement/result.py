"""The whole answer about a settlement: what collides, what opens the way, which package, who must be in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from comity.case.settlement import Settlement
from comity.settlement.demands.credibility import Credible
from comity.settlement.demands.result import Demands
from comity.settlement.packages.result import PackagesResult
from comity.settlement.ripeness.result import Ripeness
from comity.settlement.room.result import RoomResult
from comity.settlement.sequence.result import Sequence

Part = Literal["demands", "sequence", "packages", "room", "ripeness", "credibility"]
Sets = tuple[tuple[str, ...], ...]
PARTS: tuple[Part, ...] = ("demands", "sequence", "packages", "room", "ripeness", "credibility")


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """
    What differs in one version of the text from the main one.

    ``conflicts_gone`` and ``conflicts_new``: minimal conflicts of the main version that are none here, and the other
    way round; ``deadlocks_gone`` and ``deadlocks_new`` likewise. They are only told where neither list was cut.
    """

    id: str
    text: str
    demands: Demands | None = None
    sequence: Sequence | None = None
    conflicts_gone: Sets = ()
    conflicts_new: Sets = ()
    deadlocks_gone: Sets = ()
    deadlocks_new: Sets = ()
    told: bool = True

    @property
    def differs(self) -> bool:
        """Return whether a conflict or deadlock is there in one of the two versions only."""
        return bool(self.conflicts_gone or self.conflicts_new or self.deadlocks_gone or self.deadlocks_new)

    def to_json(self) -> dict[str, Any]:
        """Return the version as plain values."""
        out: dict[str, Any] = {"text": self.text}
        if self.demands is not None:
            out |= {"conflicts": _lists(self.demands.conflicts), "conflicts_complete": self.demands.conflicts_complete}
            out |= {"relaxations": [r.to_json() for r in self.demands.relaxations]}
            out |= {"relaxations_complete": self.demands.relaxations_complete}
        if self.sequence is not None:
            out |= {"deadlocks": _lists(self.sequence.deadlocks), "deadlocks_complete": self.sequence.complete}
        if self.told:
            out["conflicts_gone"], out["conflicts_new"] = _lists(self.conflicts_gone), _lists(self.conflicts_new)
            out["deadlocks_gone"], out["deadlocks_new"] = _lists(self.deadlocks_gone), _lists(self.deadlocks_new)
        return out


@dataclass(frozen=True, slots=True)
class SettlementResult:
    """
    Everything that was found out about the section ``settlement`` of a case.

    Parameters
    ----------
    settlement : Settlement
    names : mapping party -> name
    version : str
        The version of the text that the main answer is about; empty where the case has none.
    demands, sequence, packages, room, ripeness
        None where the case says nothing that the part needs, or where the budget ran out before it was begun; the
        latter is in ``missing``.
    credibility : tuple of Credible
        A row per prerequisite.
    versions : tuple of OtherVersion
        The other versions of the text, and what differs.
    missing : mapping part -> reason
        The parts that a budget cut short, or that were never begun.
    limited : mapping part -> reason
        The parts of which a limit left something out.
    notes : tuple of str
        What a reader should know, such as what the conflict could not tell.

    Notes
    -----
    Each part stands by itself: a budget that ends one of them leaves what the others found (conventions §54).
    """

    settlement: Settlement
    names: Mapping[str, str]
    version: str = ""
    demands: Demands | None = None
    sequence: Sequence | None = None
    packages: PackagesResult | None = None
    room: RoomResult | None = None
    ripeness: Ripeness | None = None
    credibility: tuple[Credible, ...] = ()
    versions: tuple[OtherVersion, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    limited: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Return True where neither a budget nor a limit left anything out."""
        return not self.missing and not self.limited

    def to_json(self) -> dict[str, Any]:
        """
        Return the answer of ``comity settlement --json``, without the head that names the case.

        ``conflicts``, ``relaxations``, ``deadlocks``, ``packages`` and ``must_include`` stand at the top; a key is
        there where the case has what it needs. A list that was cut has ``"complete": false`` beside it under
        ``KEY_complete``, and ``complete`` of the whole is then false too.
        """
        out: dict[str, Any] = {"version": self.version or None}
        out |= self._of_demands() | self._of_sequence()
        if self.packages is not None:
            out["packages"] = self.packages.to_json()
        if self.room is not None:
            inside = self.room.to_json()
            out |= {"must_include": inside.pop("must_include"), "must_include_complete": self.room.complete}
            out["room"] = inside
        if self.ripeness is not None:
            out["ripeness"] = self.ripeness.to_json()
        if self.versions:
            out["versions"] = {v.id: v.to_json() for v in self.versions}
        out |= {"complete": self.complete, "notes": list(self.notes)}
        cuts = {"missing": self.missing, "limited": self.limited}
        return out | {key: dict(cut) for key, cut in cuts.items() if cut}

    def _of_demands(self) -> dict[str, Any]:
        if self.demands is None:
            return {}
        inside = self.demands.to_json()
        for key in ("version", "complete", "cut"):
            inside.pop(key, None)
        return inside | {"credibility": [c.to_json() for c in self.credibility]}

    def _of_sequence(self) -> dict[str, Any]:
        if self.sequence is None:
            return {}
        inside = self.sequence.to_json()
        kept = {key: inside[key] for key in ("deadlocks", "claims", "ways_out", "timetable", "windows")}
        return kept | {"deadlocks_complete": self.sequence.complete}

    def sentences(self) -> list[str]:
        """Return the answer in plain words: part by part, what each of them says first."""
        parts = (self.demands, self.sequence, self.packages, self.room, self.ripeness)
        return [*(sentence for part in parts if part is not None for sentence in part.sentences()), *self.closing()]

    def closing(self) -> list[str]:
        """Return what versions change, which parts are not finished, and the notes, in plain words."""
        told = [_told(v) if v.told else _untold(v) for v in self.versions]
        told += [f"Not finished: {part} ({why})." for part, why in self.missing.items()]
        told += [f"Not listed in full: {part} ({why})." for part, why in self.limited.items()]
        return [*told, *self.notes]


def _untold(version: OtherVersion) -> str:
    return f"What the version “{version.text or version.id}” changes was not worked out in full."


def _told(version: OtherVersion) -> str:
    """Return in a sentence what a version changes."""
    name = f"“{version.text or version.id}”"
    if not version.differs:
        return f"In the version {name} the same demands collide and the same acts lock."
    new = _counted(version.conflicts_new, version.deadlocks_new)
    gone = _counted(version.conflicts_gone, version.deadlocks_gone)
    said = [f"{new} that the main version does not have"] if new else []
    said += [f"{gone} less"] if gone else []
    return f"The version {name} has {' and '.join(said)}."


def _counted(conflicts: Sets, deadlocks: Sets) -> str:
    counts = ((len(conflicts), "conflict"), (len(deadlocks), "deadlock"))
    return " and ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in counts if n)


def _lists(sets: Sets) -> list[list[str]]:
    return [list(s) for s in sets]
