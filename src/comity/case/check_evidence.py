"""What rows of the section ``evidence`` say against one another, or say to nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.case.days import first_day, last_day
from comity.case.evidence import Evidence, Item
from comity.case.wording import counted, listed, shown, suggestion
from comity.errors import Problem, Where


def evidence_problems(found: Evidence, as_of: dt.date | None) -> Iterator[Problem]:
    """Yield every problem that can be seen only from several rows together; most are warnings."""
    yield from _alike_but_for_capitals(found)
    yield from _rivals_of_themselves(found)
    yield from _unknown(found)
    yield from _origins_of_nothing(found)
    yield from _one_report_twice(found)
    yield from _not_used(found)
    yield from _counts_from(found)
    yield from _after(found, as_of)


def _warning(where: Where, what: str, *ways: str) -> Problem:
    return Problem(where, what, ways, "warning")


def _alike_but_for_capitals(found: Evidence) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for c in found.claims:
        other = first.setdefault(c.id.lower(), c.id)
        if other != c.id:
            what = f"the claims {shown(other)} and {shown(c.id)} differ in capitals alone; reports write both alike."
            yield Problem(c.where, what, ("Give one of them another id.",))


def _rivals_of_themselves(found: Evidence) -> Iterator[Problem]:
    for c in found.claims:
        if c.id in c.rivals:
            yield Problem(c.where, f"the claim {shown(c.id)} is its own rival.", ("Name other claims under rivals.",))


def _unknown(found: Evidence) -> Iterator[Problem]:
    """Yield items of which nothing is known and that have a ratio all the same (conventions §63)."""
    unknown = {s.id for s in found.sources if s.reliability == "F"}
    for i in found.items:
        if i.ratio is not None and i.credibility == "6" and i.source in unknown:
            what = f"{shown(i.id)} is graded F6, unknown: its ratio is not used and it counts for nothing."
            yield _warning(i.where, what, "Grade the source or the item, or leave the ratio out.")


def _origins_of_nothing(found: Evidence) -> Iterator[Problem]:
    """Yield origins that no item goes back to: misspelt, they would let reports count twice without a word."""
    named = [i.origin or i.id for i in found.items]
    known = set(named)
    for origin in found.origins:
        if origin.id not in known:
            what = f"no item goes back to the origin {shown(origin.id)}."
            yield _warning(
                origin.where, what, *(suggestion(origin.id, named) or ("Name it under origin: of its items.",))
            )
    for row in found.dependence:
        for name in row.origins:
            if name not in known:
                what = f"no item goes back to the origin {shown(name)}, so it depends on nothing."
                ways = suggestion(name, named) or (f"Origins: {listed(sorted(known))}.",)
                yield _warning(row.where, what, *ways)


def _one_report_twice(found: Evidence) -> Iterator[Problem]:
    """Yield items that look like one report and would count as two."""
    first: dict[tuple[object, ...], Item] = {}
    for i in found.items:
        if i.origin or i.says == "neutral" or not (i.text or i.locator or i.quote):
            continue
        key = (i.claim, i.says, i.source, i.date, i.text, i.locator, i.quote)
        other = first.setdefault(key, i)
        if other is not i:
            what = f"{shown(i.id)} says the same as {shown(other.id)}, from the same source: they look like one report."
            yield _warning(i.where, what, "Give both one origin, so that they count once, or say where they differ.")


def _not_used(found: Evidence) -> Iterator[Problem]:
    networks = {o.id for o in found.origins if o.seen_if_true is not None and o.seen_if_false is not None}
    for i in found.items:
        relay = i.fidelity is not None or i.error is not None
        if relay and i.origin not in networks:
            what = f"{shown(i.id)} has a fidelity or an error, but its origin does not say how likely its report was."
            yield _warning(
                i.where, what, "Add seen_if_true and seen_if_false to the origin; without them it is not used."
            )
        if i.ratio is not None and i.origin in networks:
            what = f"the ratio of {shown(i.id)} is not used: the network of its origin decides (conventions §66)."
            yield _warning(i.where, what, "Give fidelity and error in its place.")


def _counts_from(found: Evidence) -> Iterator[Problem]:
    for s in found.series:
        start, first = first_day(s.counts_from), last_day(s.points[0].date) if s.points else None
        if start is not None and first is not None and start > first:
            what = f"the series {shown(s.id)} counts from {s.counts_from}, but has a value of {s.points[0].date}."
            yield Problem(s.where, what, ("Check counts_from; leave it out where the day is not known.",))


def _after(found: Evidence, as_of: dt.date | None) -> Iterator[Problem]:
    if as_of is None:
        return
    late = [i for i in found.items if (day := last_day(i.date)) is not None and day > as_of]
    if late:
        what = (
            f"{counted(len(late), 'item')} of the evidence became known after {as_of}, the day of the case; they count."
        )
        yield _warning(late[0].where, what, f"Ask as of that day: comity evidence posterior CASE --as-of {as_of}")
