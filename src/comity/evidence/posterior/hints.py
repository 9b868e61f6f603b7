"""What to look for next where nobody has named a lead: a missing grade, or a source from another side."""

from __future__ import annotations

from collections.abc import Mapping

from comity.evidence.posterior.known import Known
from comity.evidence.posterior.origins import Group, Report
from comity.evidence.posterior.standing import Standing
from comity.evidence.posterior.words import times


def hint(
    at: Standing, carried: tuple[str, ...], flips: float, known: Known, names: Mapping[str, str] | None = None
) -> str:
    """
    Return in a sentence or two what would matter most for a claim.

    An ungraded item matters by how much more its origin could say if it had the best grade; where all that carries the
    claim comes from one side, a source of another side is named first.
    """
    if not any(g.reports for g in at.groups):
        return "Nothing bears on it yet: the first graded item would matter most."
    sentences = [_other_side(at, carried, flips, known, names or {}), _ungraded(at, known)]
    if any(sentences):
        return " ".join(s for s in sentences if s)
    if not carried:
        return "Its items say nothing, or cancel: an item from a new origin would matter most."
    way = "contradicts" if flips < 1 else "supports"
    return f"A report that {way} it, from an origin that is not heard yet, would matter most."


def _other_side(at: Standing, carried: tuple[str, ...], flips: float, known: Known, names: Mapping[str, str]) -> str:
    side_of = {s.id: s.side for s in known.evidence.sources}
    by_item = {r.item.id: r for g in at.groups for r in g.reports}
    sides = {side_of.get(by_item[i].item.source, "") for i in carried}
    if len(sides) != 1 or "" in sides:
        return ""
    side = sides.pop()
    ratio, way = (1 / flips, "false") if flips < 1 else (flips, "true")
    return (
        f"All that carries it comes from the side of {names.get(side, side)}: a source of another side would matter "
        f"most, and an item {times(ratio)} times as likely if it is {way} would bring it to an even chance."
    )


def _ungraded(at: Standing, known: Known) -> str:
    best = max(
        ((room, r.item.id) for g in at.groups for r in g.reports if (room := _room(g, r, known)) > 0),
        key=lambda found: (found[0], found[1]),
        default=None,
    )
    if best is None:
        return ""
    report = next(r for g in at.groups for r in g.reports if r.item.id == best[1])
    return f"What is not graded and would matter most: {_missing(report, known.reliability)}."


def _room(group: Group, report: Report, known: Known) -> float:
    """Return how much more an origin could say if the missing grade of a report were the best."""
    missing = _missing(report, known.reliability)
    if not missing or report.rule not in ("table", "F6") or not report.own:
        return 0.0
    letter = known.reliability.get(report.item.source, "") or "A"
    could = known.table[letter + (report.item.credibility or "1")].middle
    same = [s.log_ratio.middle for s in group.sides if (s.log_ratio.middle < 0) == (report.item.says == "contradicts")]
    return could - max((abs(x) for x in same), default=0.0)


def _missing(report: Report, reliability: Mapping[str, str]) -> str:
    letter, digit = reliability.get(report.item.source, ""), report.item.credibility
    if letter and digit:
        return ""
    source, item = f"the reliability of {report.item.source}", f"the credibility of {report.item.id}"
    if not letter and not digit:
        return f"{source} and {item}"
    return item if letter else f"{source}, on which {report.item.id} rests"
