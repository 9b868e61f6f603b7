"""Records of claims and confirmations, added up into those that are pooled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from comity.case.days import first_day, last_day
from comity.case.evidence import Record
from comity.evidence.compare.bounds import usable
from comity.evidence.compare.pools import Across, Kind
from comity.evidence.sentences import joined


@dataclass(frozen=True, slots=True)
class Member:
    """What one party (or kind) has: so many verified events of so many claimed, or over so much exposure."""

    id: str
    name: str
    verified: int
    of: float
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Members that are alike: the parties of one kind, or the kinds of one party."""

    kind: Kind
    across: Across
    group: str
    name: str
    members: tuple[Member, ...]
    notes: tuple[str, ...] = ()


def alike(records: Sequence[Record], names: Mapping[str, str]) -> tuple[tuple[Alike, ...], tuple[str, ...]]:
    """
    Return what is pooled with what, and what was left out, in words.

    Records of one party and one kind are added up. The parties of a kind make one pool; a party with several kinds
    makes another, of its kinds (conventions §78). Rates and counts are never mixed.

    Examples
    --------
    >>> rows = [Record("r1", "aland", 3, 4, group="convoys"), Record("r2", "borland", 1, 4, group="convoys")]
    >>> [(a.kind, a.group, [m.id for m in a.members]) for a in alike(rows, {})[0]]
    [('rate', 'convoys', ['aland', 'borland'])]
    """
    kept = [r for r in records if _wrong(r) is None]
    left_out = tuple(f"The record {r.id} is left out: {_wrong(r)}." for r in records if _wrong(r) is not None)
    out: list[Alike] = []
    for kind in ("rate", "count"):
        rows = [r for r in kept if (r.claimed is not None) == (kind == "rate")]
        groups = dict.fromkeys(r.group for r in rows)
        out += [_pool(kind, "parties", g, [r for r in rows if r.group == g], names) for g in groups]
        kinds = {by: dict.fromkeys(r.group for r in rows if r.by == by) for by in dict.fromkeys(r.by for r in rows)}
        several = [by for by, those in kinds.items() if len(those) > 1]
        out += [_pool(kind, "kinds", by, [r for r in rows if r.by == by], names) for by in several]
    return tuple(out), left_out


def _wrong(r: Record) -> str | None:
    """Return in words why a record cannot be used, or None."""
    if r.claimed is not None:
        return None if 0 <= r.verified <= r.claimed else f"{r.verified} verified of {r.claimed} claimed is no share"
    if r.exposure is None:
        return "it has neither a number claimed nor an exposure"
    if r.exposure < 0 or r.verified < 0:
        return "a number is below 0"
    if not usable(r.exposure):
        return "its exposure is past 10^15, or so far below 1"
    return "it counts events over an exposure of 0" if r.exposure == 0 and r.verified else None


def _pool(kind: Kind, across: Across, group: str, rows: list[Record], names: Mapping[str, str]) -> Alike:
    def key(r: Record) -> str:
        return r.by if across == "parties" else r.group

    ids = dict.fromkeys(key(r) for r in rows)
    members = tuple(_member(i, [r for r in rows if key(r) == i], names.get(i, i)) for i in ids)
    notes = tuple(note for i in ids for note in _overlaps([r for r in rows if key(r) == i], names.get(i, i)))
    return Alike(kind, across, group, names.get(group, group), members, notes if across == "parties" else ())


def _member(member_id: str, rows: list[Record], name: str) -> Member:
    of = sum(float(r.claimed if r.claimed is not None else r.exposure or 0) for r in rows)
    return Member(member_id, name or "no kind named", sum(r.verified for r in rows), of, tuple(r.id for r in rows))


def _overlaps(rows: list[Record], name: str) -> list[str]:
    """Return a warning where records that are added up cover the same time."""
    spans = {r.id: (first_day(r.since) or dt.date.min, last_day(r.until) or dt.date.max) for r in rows}
    dated = [r for r in rows if r.since or r.until]
    both = [
        (a.id, b.id)
        for a, b in combinations(dated, 2)
        if a.what == b.what and spans[a.id][0] <= spans[b.id][1] and spans[b.id][0] <= spans[a.id][1]
    ]
    if not both:
        return []
    those = joined(f"{a} and {b}" for a, b in both[:3])
    return [f"Records of {name} that are added up cover the same time and may count the same events twice: {those}."]
