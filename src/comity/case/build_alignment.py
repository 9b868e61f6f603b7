"""The section ``alignment``: what was read becomes ties, capabilities, votes, bodies and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from comity.case.alignment import (
    UNKNOWN_PART,
    Alignment,
    Body,
    ExposureAsked,
    Meeting,
    Substitute,
    TieFigure,
    Total,
    Windows,
)
from comity.case.build_alignment_tables import capabilities, no_second, ties, votes
from comity.case.build_evidence import noun, whole
from comity.case.build_preferences import source_ids
from comity.case.days import first_day, last_day
from comity.case.found import At, Row
from comity.case.settlement import Span
from comity.case.wording import shown, suggestion

_MOST_WINDOWS = 1000
_LARGEST = 10**30


def alignment(row: Row, at: At) -> Alignment:
    """Return the section; it is only fit for use where no error was noted."""
    poles: Row | None = row.get("poles")
    found = Alignment(
        ties=ties(row, at),
        capabilities=capabilities(row, at),
        votes=votes(row, at),
        bodies=tuple(body(n.value, g.value, at) for n, g in row.get("bodies", ()) if g is not None),
        figures=_figures([g.value for g in row.get("figures", ()) if whole(g.value, "id", "of", "what")], at),
        windows=windows(row.get("windows"), row, at) if "windows" in row else None,
        exposure=exposure(row.get("exposure"), at) if "exposure" in row else None,
        kinds=_texts(row, "kinds"),
        **_rule(poles),
        anchor=_anchor(row, at),
        focus=_texts(row, "focus"),
        aliases=tuple((n.value, g.value) for n, g in row.get("aliases", ()) if g is not None),
        states=row.get("states", False),
        where=row.where,
    )
    _no_chains(dict(found.aliases), row, at)
    if not at.notes.failed():
        _names(found, row, at)
    return found


def body(name: str, row: Row, at: At) -> Body:
    """Return a body; who meets in it should be a member."""
    members = _texts(row, "members")
    meetings = tuple(meeting(g.value, members, at) for g in row.get("meetings", ()) if whole(g.value, "date"))
    _in_order(row, "since", "until", at)
    for twice in sorted({m for m in members if members.count(m) > 1}):
        at.problem(row.at("members"), f"{shown(twice)} is a member twice.", "Keep one of them.")
    return noun(Body, row, id=name, members=members, meetings=meetings, source=source_ids(row))


def meeting(row: Row, members: tuple[str, ...], at: At) -> Meeting:
    """Return a meeting; nobody is there and absent at once."""
    there, absent = _texts(row, "there"), _texts(row, "absent")
    for both in sorted(set(there) & set(absent)):
        at.problem(row.at("absent"), f"{shown(both)} was there and absent at one meeting.", "Keep one of the two.")
    for guest in (n for n in (*there, *absent) if members and n not in members):
        at.warn(row.where, f"{shown(guest)} is no member of the body.", *suggestion(guest, members))
    return noun(Meeting, row, there=there, absent=absent, source=source_ids(row))


def _figures(rows: Sequence[Row], at: At) -> tuple[TieFigure, ...]:
    no_second(rows, "figure", at)
    return tuple(figure(row, at) for row in rows)


def figure(row: Row, at: At) -> TieFigure:
    """Return a figure; its period is a date, or a first and a last day."""
    if "date" in row and ("since" in row or "until" in row):
        at.problem(row.at("date"), "the period is given twice.", "Keep date, or since and until.")
    _in_order(row, "since", "until", at)
    of = _texts(row, "of")
    if not 1 <= len(of) <= 2 or len(set(of)) < len(of):
        at.problem(row.at("of"), "a figure is of one actor, or of two.", "For example: of: [a, b]")
    value: Span | None = row.get("value")
    if value is not None and max(abs(value.low), abs(value.high)) > _LARGEST:
        at.problem(row.at("value"), "the figure is beyond 1e30.", "Choose a larger unit.")
    if "value" in row and "unit" not in row:
        at.warn(row.where, "the figure has no unit.", "For example: unit: USD bn")
    if "value" not in row and not at.notes.failed():
        at.warn(row.where, "the figure has no value; it is listed, and nothing is compared with it.", "Add value:")
    since, until = row.get("since", row.get("date", "")), row.get("until", row.get("date", ""))
    return noun(TieFigure, row, of=of, since=since, until=until, source=source_ids(row))


def windows(got: Any, row: Row, at: At) -> Windows:
    """Return the windows: listed one by one, or all of one length."""
    if isinstance(got, Row):
        _in_order(got, "from", "to", at)
        if got.get("step", got.get("length", 1)) > got.get("length", 1):
            what = "the windows leave gaps: step is longer than length."
            at.warn(got.at("step"), what, "Ties that lie in a gap are not looked at.")
        return noun(Windows, got, since=got.get("from", ""), until=got.get("to", ""))
    spans = []
    for each in (g.value for g in got if whole(g.value, "from", "to")):
        _in_order(each, "from", "to", at)
        spans.append((each.get("from"), each.get("to")))
    if len(spans) > _MOST_WINDOWS:
        at.problem(row.at("windows"), f"there are {len(spans)} windows.", f"Keep {_MOST_WINDOWS:,} at most.")
    if len(set(spans)) < len(spans):
        at.problem(row.at("windows"), "a window is listed twice.", "Keep one of them.")
    return Windows(tuple(sorted(spans, key=lambda s: (first_day(s[0]), last_day(s[1])))), where=row.at("windows"))


def exposure(row: Row, at: At) -> ExposureAsked:
    """Return what is asked of flows."""
    substitutes = tuple(
        noun(Substitute, g.value, source=source_ids(g.value)) for g in row.get("substitutes", ()) if "part" in g.value
    )
    seen: set[tuple[str, str, str]] = set()
    for each in substitutes:
        key = (each.buyer, each.seller, each.kind)
        if key in seen:
            at.problem(each.where, "what could be replaced here is said a second time.", "Keep one of the two rows.")
        if bool(each.buyer) != bool(each.seller):
            what = "a part holds for a pair, for a kind, for both, or for everything."
            at.problem(each.where, what, "Give buyer and seller, or neither.")
        seen.add(key)
    cuts = tuple((g.value.get("from", ""), g.value.get("to", "")) for g in row.get("cuts", ()))
    if ("", "") in cuts:
        at.problem(row.at("cuts"), "a cut names neither seller nor buyer.", "Give from, to, or both.")
    totals = tuple(
        noun(Total, g.value, source=source_ids(g.value))
        for g in row.get("totals", ())
        if whole(g.value, "buyer", "amount")
    )
    told: set[tuple[str, int | None]] = set()
    for total in totals:
        if total.amount <= 0:
            at.problem(total.where, f"the total of {shown(total.buyer)} is not above 0.", "Leave it out if unknown.")
        if (total.buyer, total.year) in told:
            what = f"the total of {shown(total.buyer)} stands here a second time."
            at.problem(total.where, what, "Keep one of them.")
        told.add((total.buyer, total.year))
    if not 0 <= row.get("passing", 0) <= 1:
        at.problem(row.at("passing"), "the part of a loss that is passed on lies between 0 and 1.", "For example: 0.5")
    wear = tuple((n.value, g.value) for n, g in row.get("wear", ()) if g is not None)
    for kind, part in wear:
        if not 0 <= part <= 1:
            what = f"the part of {shown(kind)} that is lost each year lies between 0 and 1."
            at.problem(row.at("wear"), what, "For example: wear: {arms: 0.1}")
        kinds = _texts(row, "kinds") or ExposureAsked().kinds
        if kind not in kinds:
            ways = suggestion(kind, kinds) or ("Add it to kinds.",)
            at.warn(row.at("wear"), f"{shown(kind)} is none of the kinds that are flows.", *ways)
    given = {"kinds": _texts(row, "kinds")} if _texts(row, "kinds") else {}
    return noun(ExposureAsked, row, substitutes=substitutes, cuts=cuts, totals=totals, wear=wear, **given)


def _texts(row: Row, name: str) -> tuple[str, ...]:
    return tuple(g.value for g in row.get(name, ()))


def _rule(poles: Row | None) -> dict[str, Any]:
    """Return the thresholds of poles that were declared; of an interval the lower end counts."""
    if poles is None:
        return {}
    given: dict[str, Span] = {k: poles.get(k, UNKNOWN_PART) for k in ("share", "ratio") if k in poles}
    return {k: span.low for k, span in given.items()}


def _anchor(row: Row, at: At) -> tuple[str, str] | None:
    names = _texts(row, "anchor")
    if "anchor" not in row:
        return None
    if len(names) != 2 or names[0] == names[1]:
        at.problem(row.at("anchor"), "the anchor is two different voters.", "For example: anchor: [a, b]")
        return None
    return names[0], names[1]


def _in_order(row: Row, first: str, last: str, at: At) -> None:
    begin, end = first_day(row.get(first, "")), last_day(row.get(last, ""))
    if begin is not None and end is not None and end < begin:
        at.problem(row.at(last), f"it ends ({row.get(last)}) before it begins ({row.get(first)}).", "Check both dates.")


def _no_chains(of: dict[str, str], row: Row, at: At) -> None:
    """Refuse a name that stands for another name: names are looked up once."""
    for name, actor in of.items():
        if of.get(actor, actor) != actor:
            what = f"{shown(name)} means {shown(actor)}, which itself means {shown(of[actor])}."
            at.problem(row.at("aliases"), what, "Name the actor itself on the right, in both rows.")


def _names(found: Alignment, row: Row, at: At) -> None:
    """Warn of names that no table has: a slip of the pen would otherwise be an actor without ties."""
    if found.states:
        return  # names and codes are brought together later, and every doubt is listed then
    of = dict(found.aliases)
    tied = {of.get(n, n) for n in (*found.ties.a, *found.ties.b)}
    tied |= {of.get(n, n) for n in found.capabilities.actor}
    voters = {of.get(n, n) for n in found.votes.actors}
    known = tied | voters | {n for f in found.figures for n in f.of} | {n for b in found.bodies for n in b.members}
    if known:
        _unknown("focus", [of.get(n, n) for n in found.focus], known, row, at)
    if voters and found.anchor is not None:
        _unknown("anchor", [of.get(n, n) for n in found.anchor], voters, row, at)
    kinds = set(found.ties.kind)
    if kinds:
        _unknown("kinds", found.kinds, kinds, row, at)


def _unknown(name: str, wanted: Iterable[str], known: set[str], row: Row, at: At) -> None:
    for each in dict.fromkeys(wanted):
        if each not in known:
            ways = suggestion(each, sorted(known)) or ("Check the tables.",)
            at.warn(row.at(name), f"{shown(each)} stands under `{name}` and in no table.", *ways)
