"""Who came to the meetings of a body, who stayed away, and of whom it is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.alignment.bodies.time_asked import TimeAsked
from comity.alignment.bodies.verdict import Verdict, counted, listed, untold
from comity.case.alignment import Meeting


@dataclass(frozen=True, slots=True)
class Attendance:
    """
    At how many meetings one member was there, was absent, or is not known to have been either.

    Examples
    --------
    >>> Attendance("a", 3, 0, 1).bounds
    (0.75, 1.0)
    """

    actor: str
    there: int
    absent: int
    unknown: int

    @property
    def bounds(self) -> tuple[float, float]:
        """Return the least and the largest share of meetings it can have been at."""
        meetings = self.there + self.absent + self.unknown
        return (self.there / meetings, (self.there + self.unknown) / meetings) if meetings else (0.0, 1.0)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        names = ("actor", "there", "absent", "unknown")
        return {name: getattr(self, name) for name in names} | {"bounds": list(self.bounds)}


@dataclass(frozen=True, slots=True)
class Attending:
    """
    Attendance of every member over the meetings in the time asked about.

    ``not_placed`` counts meetings that are not surely in it, ``contradictions`` are (date, member) said to have been
    both there and absent: not known. ``guests`` were there and are no members.
    """

    meetings: int
    not_placed: int
    members: tuple[Attendance, ...]
    guests: tuple[str, ...]
    contradictions: tuple[tuple[str, str], ...]
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "meetings": self.meetings,
            "not_placed": self.not_placed,
            "members": [x.to_json() for x in self.members],
            "guests": list(self.guests),
            "contradictions": [list(x) for x in self.contradictions],
            "verdict": self.verdict.to_json(),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return who came in words, the answer first."""
        out = [_ANSWERS[self.verdict.answer].format(why=self.verdict.why)]
        away = sorted((x for x in self.members if x.absent), key=lambda x: (-x.absent, x.actor))
        out.extend(
            f"{x.actor} was absent from {x.absent} and there at {x.there} of"
            f" {counted(self.meetings, 'meeting')}{_unknown(x)}."
            for x in away[:8]
        )
        lost = [x.actor for x in self.members if x.unknown and not x.absent]
        if lost and self.meetings:
            out.append(f"Not known of every meeting, and not counted as absent: {listed(lost)}.")
        out.extend(
            f"On {date} {name} is said to have been both there and absent: not known."
            for date, name in self.contradictions[:5]
        )
        if self.guests:
            out.append(f"Also there, though not members: {listed(self.guests)}.")
        if self.not_placed:
            out.append(f"{counted(self.not_placed, 'meeting')} not surely in the time asked about: left out.")
        return tuple(out)


def attending(members: tuple[str, ...], meetings: tuple[Meeting, ...], asked: TimeAsked) -> Attending:
    """
    Return who came to the meetings; who is in neither list of a meeting is not known, which is not absent.

    Examples
    --------
    >>> found = attending(("a", "b"), (Meeting("2024", ("a",), ("b",)), Meeting("2025", ("a",))), TimeAsked(None, None))
    >>> [(x.actor, x.there, x.absent, x.unknown) for x in found.members]
    [('a', 2, 0, 0), ('b', 0, 1, 1)]
    """
    kept = [meeting for meeting in meetings if asked.holds(meeting.date)]
    rows = tuple(_attendance(name, kept) for name in members)
    return Attending(
        len(kept),
        len(meetings) - len(kept),
        rows,
        tuple(sorted({name for meeting in kept for name in meeting.there} - set(members))),
        tuple((m.date, name) for m in kept for name in members if name in m.there and name in m.absent),
        _verdict(len(kept), rows),
    )


def _attendance(name: str, meetings: list[Meeting]) -> Attendance:
    there = sum(name in m.there and name not in m.absent for m in meetings)
    absent = sum(name in m.absent and name not in m.there for m in meetings)
    return Attendance(name, there, absent, len(meetings) - there - absent)


def _unknown(found: Attendance) -> str:
    return f", with {found.unknown} not known" if found.unknown else ""


def _verdict(meetings: int, rows: tuple[Attendance, ...]) -> Verdict:
    if not meetings:
        return untold("no meeting is known in this time")
    there, absent, unknown = (sum(getattr(x, name) for x in rows) for name in ("there", "absent", "unknown"))
    said = f"over {counted(meetings, 'meeting')} members were there {there} times, absent {absent}, not known {unknown}"
    if absent:
        away = [x.actor for x in rows if x.absent]
        return Verdict("some stayed away", f"{listed(away)}; {said}")
    return untold(f"nobody is said to have been absent, but {said}") if unknown else Verdict("all came", said)


_ANSWERS = {
    "all came": "All members came to the meetings: {why}.",
    "some stayed away": "Some members stayed away from meetings: {why}.",
    "cannot be told": "Whether all members came to the meetings cannot be told: {why}.",
}
