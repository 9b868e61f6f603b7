"""What changes in the other versions of a text."""

from __future__ import annotations

from comity.report.content import Block, Bullets, Line, Paragraph, Strong, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import demand_words, quoted, term_words, words_joined
from comity.settlement.demands.result import Demands
from comity.settlement.result import OtherVersion

MOST = 4


def demands_of_versions(s: Settled) -> list[Block]:
    """Return what changes among the demands; nothing where there is one version only."""
    rows = [v for v in s.versions if v.demands is not None]
    return [Paragraph(_lead(s)), Bullets(tuple(_demands(s, v) for v in rows))] if rows else []


def sequence_of_versions(s: Settled) -> list[Block]:
    """Return what changes in the order of acts."""
    rows = [v for v in s.versions if v.sequence is not None]
    return [Paragraph(_lead(s)), Bullets(tuple(_sequence(s, v) for v in rows))] if rows else []


def _lead(s: Settled) -> Line:
    main = next((v for v in s.settlement.versions if v.id == s.result.version), None)
    said = f"“{main.text or main.id}”" if main is not None else "the first version"
    return line(f"The text has several versions. All above is said of {said}; in the others:")


def _name(v: OtherVersion) -> Strong:
    return Strong(v.text or v.id)


def _demands(s: Settled, v: OtherVersion) -> Line:
    found = v.demands
    if found is None:
        return ()
    if not v.told:
        return line(_name(v), ": not every conflict is known, so the two cannot be compared.")
    count = plural(found.conflicts_found, "conflict") if found.conflicts_found else "no conflict"
    head = line(_name(v), f": {count} among the demands")
    best = found.relaxations[0] if found.relaxations else None
    weight = f", the cheapest relaxation of weight {amount(best.weight)}" if best is not None and best.drop else ""
    if not v.conflicts_gone and not v.conflicts_new:
        return (*head, *line(", the same ones", weight, "."))
    parts = []
    if v.conflicts_new:
        parts.append(f"new: {_conflicts(s, found, v.conflicts_new)}")
    if v.conflicts_gone and s.demands is not None:
        parts.append(f"gone: {_conflicts(s, s.demands, v.conflicts_gone)}")
    return (*head, *line(weight, "; ", "; ".join(parts), "."))


def _conflicts(s: Settled, found: Demands, conflicts: tuple[tuple[str, ...], ...]) -> str:
    known = {d.id: d for d in found.demands}
    told = [
        " against ".join(
            f"{s.name(known[d].by).name}’s {quoted(demand_words(s.settlement, known[d]))}" if d in known else d
            for d in c
        )
        for c in conflicts[:MOST]
    ]
    more = [f"{len(conflicts) - MOST} more"] if len(conflicts) > MOST else []
    return "; ".join([*told, *more])


def _sequence(s: Settled, v: OtherVersion) -> Line:
    found = v.sequence
    if found is None:
        return ()
    if not v.told:
        return line(_name(v), ": not everything is known, so the two cannot be compared.")
    count = plural(len(found.details), "deadlock") if found.details else "no deadlock"
    head = line(_name(v), f": {count}")
    if not v.deadlocks_gone and not v.deadlocks_new:
        return (*head, *line(", as above."))
    parts = [
        f"{word}: {_acts(s, sets)}" for word, sets in (("new", v.deadlocks_new), ("gone", v.deadlocks_gone)) if sets
    ]
    return (*head, *line("; ", "; ".join(parts), "."))


def _acts(s: Settled, deadlocks: tuple[tuple[str, ...], ...]) -> str:
    told = [words_joined(f"“{term_words(s.settlement, a)}”" for a in d) for d in deadlocks[:MOST]]
    more = [f"{len(deadlocks) - MOST} more"] if len(deadlocks) > MOST else []
    return "; ".join([*told, *more])
