"""The answer of ``comity settlement`` as lines and tables: the first rows of each part, and where to ask for more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from comity.cli import show

if TYPE_CHECKING:
    from comity.settlement.demands.result import Demands
    from comity.settlement.packages.model import Package
    from comity.settlement.packages.result import PackagesResult
    from comity.settlement.result import SettlementResult
    from comity.settlement.ripeness.result import Ripeness
    from comity.settlement.room.result import RoomResult
    from comity.settlement.sequence.result import Sequence

_SHOWN = 12
_MORE = "comity {} shows the rest; --json gives everything."


def print_settlement(found: SettlementResult) -> None:
    """Print every part that the case has, in the order in which they are asked."""
    if found.demands is not None:
        _demands(found, found.demands)
    if found.credibility:
        _section("Whether prerequisites are borne out by the party's own preferences")
        show.lines(f"  {line}" for c in found.credibility for line in [c.sentence])
    if found.sequence is not None:
        _sequence(found, found.sequence)
    if found.packages is not None:
        _packages(found, found.packages)
    if found.room is not None:
        _room(found.room)
    if found.ripeness is not None:
        _ripeness(found.ripeness)
    told = found.closing()
    if told:
        _section("To be read with this")
        show.lines(f"  {line}" for line in told)


def _section(title: str) -> None:
    show.lines(["", title, "-" * len(title)])


def _names(found: SettlementResult, parties: Iterable[str]) -> str:
    return ", ".join(found.names.get(p, p) for p in parties)


def _demands(found: SettlementResult, demands: Demands) -> None:
    _section("Which demands collide")
    show.lines(demands.sentences())
    by = {d.id: d.by for d in demands.demands}
    words = {e.demands: e.sentence for e in demands.explained}
    rows = [
        [", ".join(c), _names(found, dict.fromkeys(by[d] for d in c)), words.get(c, "")]
        for c in demands.conflicts[:_SHOWN]
    ]
    if rows:
        show.lines([""])
        more = _MORE.format("demands") if len(demands.conflicts) > _SHOWN else ""
        show.table("Smallest sets that cannot all be met", ["demands", "of", "why"], rows, more)
    drops = [
        [", ".join(r.drop), _names(found, dict.fromkeys(by[d] for d in r.drop)), f"{float(r.weight):g}"]
        for r in demands.relaxations[:_SHOWN]
        if r.drop
    ]
    if drops:
        more = _MORE.format("demands") if len(demands.relaxations) > _SHOWN else ""
        show.table("What to give up so that the rest can be met, cheapest first", ["drop", "of", "weight"], drops, more)


def _sequence(found: SettlementResult, sequence: Sequence) -> None:
    _section("In which order")
    show.lines(sequence.sentences())
    rows = [
        [", ".join(sequence.acts.get(a, a) for a in lock.acts), ("* " if k == lock.chosen else "") + way.words]
        for lock in sequence.details
        for k, way in enumerate(lock.ways)
        if way.possible
    ]
    if rows:
        show.lines([""])
        show.table("Ways out, cheapest first", ["deadlock", "way"], rows[: 4 * _SHOWN], "* taken in the timetable")
    if sequence.timetable is not None and sequence.timetable.steps:
        steps = [
            [str(s.number), s.words, _names(found, s.by), f"{float(s.earliest):g}", f"{float(s.until):g}"]
            for s in sequence.timetable.steps
        ]
        show.table("Timetable", ["step", "what happens", "who moves", "from day", "done by"], steps)


def _packages(found: SettlementResult, packages: PackagesResult) -> None:
    from comity.settlement.packages.bargaining.result import NAMES

    _section("Which packages")
    show.lines(packages.sentences())
    rows = [
        [NAMES[s.key], *_levels(packages, p), *(f"{float(v):.4g}" for v in values)]
        for s in packages.solutions.solutions
        for p, values in list(zip(s.packages, s.values, strict=True))[:_SHOWN]
    ]
    if rows:
        issues = [issue.text or issue.id for issue in packages.model.issues]
        heads = ["solution", *issues, *(f"to {found.names.get(p, p)}" for p in packages.model.parties)]
        show.lines([""])
        note = "Each party's values are in units of its own and cannot be compared with another's."
        show.table("The bargaining solutions", heads, rows, "" if packages.model.comparable else note)


def _levels(packages: PackagesResult, package: Package) -> list[str]:
    """Return how a package settles each issue, in words."""
    return [
        f"{float(at):g}" if issue.span is not None else issue.levels[int(at)].text or issue.levels[int(at)].id
        for issue, at in zip(packages.model.issues, package, strict=True)
    ]


def _room(room: RoomResult) -> None:
    _section("Who must be in the room")
    show.lines(room.sentences())
    if room.parties:
        show.lines([""])
        heads = ["party", "in smallest sets", "without it", "votes", "Banzhaf", "Shapley-Shubik"]
        rows = room.rows()
        kept = [k for k in range(len(heads)) if k < 3 or any(row[k] for row in rows)]
        show.table("Party by party", [heads[k] for k in kept], [[row[k] for k in kept] for row in rows])


def _ripeness(ripeness: Ripeness) -> None:
    _section("Ripeness: three lights per party")
    show.lines(ripeness.sentences())
    heads = ["party", "mutually hurting stalemate", "way out", "spokesman", "caution"]
    show.lines([""])
    show.table("The lights", heads, ripeness.rows())
