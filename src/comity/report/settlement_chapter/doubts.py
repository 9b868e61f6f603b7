"""The assumptions about a settlement that, changed a little, turn an answer round."""

from __future__ import annotations

from comity.report.content import Line, Link, Strong, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.drawn import doubt
from comity.report.settlement_chapter.firmness import turned_words, turning
from comity.report.settlement_chapter.subject import Settled

MOST = 3


def doubts(s: Settled) -> tuple[Line, ...]:
    """Return one line per assumption that turns something round; what stands at every end is said as well."""
    return (*_weights(s), *doubt(s), *_packages(s), *_room(s), *_versions(s))


def _weights(s: Settled) -> tuple[Line, ...]:
    found = s.demands
    if found is None or not found.conflicts or not found.relaxations:
        return ()
    link = Link("Relaxations", "#relaxations")
    rivals = [r for r in found.relaxations if r.drop and r.sometimes]
    best = found.relaxations[0]
    if best.always is False and len(rivals) > 1:
        said = " could each be the cheapest, depending on where in their intervals the weights lie. "
        return (line("Weights of demands: ", Strong(plural(len(rivals), "relaxation")), said, link),)
    other = {r.drop for r in found.smallest} - {r.drop for r in found.cheapest}
    if other:
        said = "If every demand weighed the same, giving up other demands would be as cheap or cheaper. "
        return (line("Weights of demands: ", said, link),)
    return ()


def _packages(s: Settled) -> tuple[Line, ...]:
    found = s.packages
    if found is None or not found.ends:
        return ()
    link = Link("The ends of the intervals", "#package-ends")
    turned = turning(found)
    none = found.solutions.agreement is False
    if not turned:
        said = (
            "At no end of their intervals would a package be acceptable to all. "
            if none
            else "At every end of their intervals the same packages are chosen. "
        )
        return (line("Walk-away values: ", said, link),)
    out = []
    for e in turned[:MOST]:
        who = line(s.name(e.party), "’s walk-away value") if e.party else line("Every walk-away value")
        what = (
            "some package would be acceptable to all"
            if none
            else "no package would be left that all accept"
            if e.some is False
            else f"another package would be chosen ({turned_words(e)})"
        )
        out.append(line(*who, " at its ", Strong(f"{e.end} end"), f": {what}. ", link))
    return tuple(out)


def _room(s: Settled) -> tuple[Line, ...]:
    found = s.room
    if found is None or not found.ends:
        return ()
    turned = [end for end, sets in found.ends if sets != found.must_include]
    if not turned:
        return ()
    ends = " and their ".join(turned)
    said = f"Who must be in depends on the walk-away values: at their {ends} ends other sets are enough. "
    return (line(said, Link("The room", "#settlement-room")),)


def _versions(s: Settled) -> tuple[Line, ...]:
    rows = [v for v in s.versions if v.told and v.differs]
    if not rows:
        return ()
    said = " of the text would change which demands collide or which acts lock. "
    return (line(Strong(plural(len(rows), "other version")), said, Link("What changes", "#settlement-demands")),)
