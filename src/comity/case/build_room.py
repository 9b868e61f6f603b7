"""Plans, the room, breaches, guarantees and readiness of a settlement: what was read becomes nouns."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from comity.case.build_packages import Pairs
from comity.case.build_preferences import Speech, source_ids
from comity.case.found import At, Found, Row
from comity.case.settlement import ONE, Breach, Guarantee, Issue, Plan, Ripe, Room, Span
from comity.case.statement import Statement
from comity.case.values import exact
from comity.case.wording import listed, shown, suggestion

_NOTHING = Span(Fraction(0), Fraction(0))


def plans(row: Row, there: tuple[Issue, ...], at: At) -> tuple[Plan, ...]:
    """Return the packages with a name; each settles every issue."""
    built = []
    for name, got in row.get("plans", ()):
        if got is None:
            continue
        package = _settings(got.value.get("package", ()), there, at)
        missing = [i.id for i in there if i.id not in {n.value for n, _ in got.value.get("package", ())}]
        if missing and not at.notes.partial:
            what = f"the plan {shown(name.value)} leaves out {listed(missing)}."
            at.problem(got.value.at("package"), what, "Give its level on every issue.")
        built.append(Plan(name.value, package, got.value.get("text", ""), source_ids(got.value), name.where))
    return tuple(built)


def _settings(pairs: Pairs, there: tuple[Issue, ...], at: At) -> tuple[tuple[str, str], ...]:
    """Return issue -> level, each looked up."""
    kept = []
    for name, got in pairs:
        issue = next((i for i in there if i.id == name.value), None)
        if issue is not None and got is not None and _is_level(issue, got, at):
            kept.append((issue.id, got.value))
    return tuple(kept)


def _is_level(issue: Issue, got: Found[str], at: At) -> bool:
    if issue.span is not None:
        number = exact(got.value)
        if number is None or not issue.span[0] <= number <= issue.span[1]:
            what = f"{shown(got.value)} is no number from {issue.span[0]} to {issue.span[1]}."
            at.problem(got.where, what, f"Give a number for {shown(issue.id)}.")
            return False
        return True
    known = [level.id for level in issue.levels]
    if got.value not in known:
        what = f"{shown(issue.id)} has no level {shown(got.value)}. Levels: {listed(known)}."
        at.problem(got.where, what, *(suggestion(got.value, known) or ("Use one of these.",)))
        return False
    return True


def room(row: Row, there: tuple[Issue, ...], at: At) -> Room | None:
    """Return who can block and undo; None where nothing is said."""
    own: Row | None = row.get("room")
    if own is None:
        return None
    votes = tuple((name.value, got.value) for name, got in own.get("votes", ()) if got is not None)
    for name, got in own.get("votes", ()):
        if got is not None and got.value < 0:
            at.problem(got.where, f"{shown(name.value)} has fewer than 0 votes.", "Give 0 or more.")
    _quota(own, votes, at)
    undo = []
    for party, got in own.get("can_undo", ()):
        if got is not None:
            undo.append((party.value, tuple(_undone(got.value, there, at))))
    return Room(tuple(p.value for p in own.get("veto", ())), votes, own.get("quota"), tuple(undo), own.where)


def _quota(own: Row, votes: tuple[tuple[str, Fraction], ...], at: At) -> None:
    if at.notes.partial:
        return
    if ("votes" in own) != ("quota" in own):
        there, gone = ("votes", "quota") if "votes" in own else ("quota", "votes")
        at.problem(own.at(there), f"there is a {there} but no {gone}.".replace("a votes", "votes"), f"Add {gone}:.")
    elif "quota" in own and own.get("quota") > sum(v for _, v in votes):
        at.warn(own.at("quota"), "the quota is above all votes together: nothing can be settled.", "Lower it.")


def _undone(pairs: Pairs, there: tuple[Issue, ...], at: At) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name, got in pairs:
        issue = next((i for i in there if i.id == name.value), None)
        if issue is not None and got is not None:
            yield issue.id, tuple(level.value for level in got.value if _is_level(issue, level, at))


def breaches(row: Row, there: tuple[Issue, ...], speech: Speech, at: At) -> tuple[Breach, ...]:
    """Return how parties could break a package."""
    return tuple(_breach(got.value, there, speech, at) for got in row.get("breaches", ()))


def _breach(own: Row, there: tuple[Issue, ...], speech: Speech, at: At) -> Breach:
    return Breach(
        by=own.get("by", ""),
        text=own.get("text", ""),
        when=_when(own, speech, at),
        sets=_settings(own.get("sets", ()), there, at),
        gains=own.get("gains", _NOTHING),
        punished=own.get("punished", _NOTHING),
        source=source_ids(own),
        where=own.where,
    )


def _when(own: Row, speech: Speech, at: At) -> Statement | None:
    return speech.statement(own.fields.get("when"), at)


def guarantees(row: Row, speech: Speech, at: At) -> tuple[Guarantee, ...]:
    """Return what stands behind packages."""
    built = []
    for got in row.get("guarantees", ()):
        own: Row = got.value
        when = _when(own, speech, at)
        if when is not None:
            by = tuple(p.value for p in own.get("by", ()))
            reliability = own.get("reliability", ONE)
            built.append(Guarantee(when, reliability, own.get("text", ""), by, source_ids(own), own.where))
    return tuple(built)


def ripeness(row: Row) -> tuple[Ripe, ...]:
    """Return what is said about each party's readiness."""
    return tuple(_ripe(party.value, got.value) for party, got in row.get("ripeness", ()) if got is not None)


def _ripe(party: str, own: Row) -> Ripe:
    return Ripe(
        party=party,
        continuation=tuple(n.value for n in own.get("continuation", ())),
        hurting=own.get("hurting"),
        way_out=own.get("way_out"),
        spokesman=own.get("spokesman"),
        inferred=own.get("inferred", False),
        why=own.get("why", ""),
        source=source_ids(own),
        where=own.where,
    )
