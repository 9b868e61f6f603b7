"""The section ``conflict``: what was read becomes an option-form or a hand-drawn conflict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.case.build_doubt import attitudes
from comity.case.build_party_preferences import misperceptions, preferences
from comity.case.build_preferences import (
    Speech,
    drawn_label,
    option_label,
    pattern_length,
    source_ids,
)
from comity.case.found import At, Found, Row
from comity.case.nouns import (
    Cannot,
    Conflict,
    DrawnConflict,
    DrawnState,
    Lump,
    Option,
    OptionConflict,
    Statement,
)
from comity.case.wording import listed, shown
from comity.errors import Where
from comity.logic.vocabulary import Vocabulary

MAX_LUMPS = 2_000


def conflict(row: Row, parties: tuple[str, ...], at: At) -> Conflict:
    """Return the conflict; it is only fit for use where no error was noted."""
    if "states" in row or ("moves" in row and "options" not in row):
        return _drawn(row, parties, at)
    return _in_options(row, parties, at)


def _in_options(row: Row, parties: tuple[str, ...], at: At) -> OptionConflict:
    entries = row.get("options", ())
    ids = tuple(name.value for name, _ in entries)
    known = bool(ids) and not at.notes.partial and "option" not in at.notes.doubtful
    lumps = _lumps(row, ids, known, at)
    lumped = {name.value: "" for name, _ in row.get("same", ())} | {lump.id: lump.pattern for lump in lumps}
    label = option_label(ids, lumped, known)
    speech = Speech(Vocabulary(ids, {}, ids), label, None, known, tuple(lumped))
    owners = [(got.value.get("by"), name.value, got.value.at("by")) for name, got in entries if got is not None]
    _need_preferences(owners, "option", row, at)
    return OptionConflict(
        options=tuple(_option(name.value, got.value) for name, got in entries if got is not None),
        preferences=preferences(row, speech, at),
        infeasible=_statements(row.get("infeasible", ()), speech, at),
        same=lumps,
        cannot=_cannot(row, speech, at),
        status_quo=_status_quo(row, ids, speech, at),
        coalitions=_coalitions(row, [o[0] for o in owners], parties, at),
        attitudes=attitudes(row),
        misperceives=misperceptions(row, speech, at),
        status_quo_at=row.at("status_quo"),
        where=row.where,
    )


def _option(name: str, row: Row) -> Option:
    return Option(
        id=name,
        by=row.get("by", ""),
        text=row.get("text", ""),
        moves=row.get("moves", "both"),
        off=row.get("off", ""),
        source=source_ids(row),
        where=row.where,
    )


def _statements(found: Iterable[Found[Any]], speech: Speech, at: At) -> tuple[Statement, ...]:
    return tuple(s for s in (speech.statement(f, at) for f in found) if s is not None)


def _lumps(row: Row, options: tuple[str, ...], known: bool, at: At) -> tuple[Lump, ...]:
    lumps: list[Lump] = []
    for name, got in row.get("same", ()):
        if got is None:
            continue
        is_row = isinstance(got.value, Row)
        pattern = got.value.get("pattern") if is_row else got.value
        if pattern is None:
            continue
        where = got.value.at("pattern") if is_row else got.where
        wrong = pattern_length(pattern, options) if known else None
        if wrong is not None:
            at.problem(where, wrong, "Write one letter for each option, in their order.")
        else:
            lumps.append(Lump(name.value, pattern, got.value.get("text", "") if is_row else "", where))
    if len(lumps) > MAX_LUMPS:
        at.problem(row.at("same"), f"there are more than {MAX_LUMPS:,} lumped states.", "Lump fewer.")
    else:
        _overlaps(lumps, at)
    return tuple(lumps)


def _overlaps(lumps: list[Lump], at: At) -> None:
    """Report lumps that share a state: two patterns do, unless one says Y where the other says N."""
    masks = [(_bits(lump.pattern, "Y"), _bits(lump.pattern, "N")) for lump in lumps]
    for k, (late, (yes, no)) in enumerate(zip(lumps, masks, strict=True)):
        early = next((lumps[i] for i in range(k) if not (yes & masks[i][1] or no & masks[i][0])), None)
        if early is not None:
            both = f"{shown(early.id)} ({shown(early.pattern)}) and {shown(late.id)} ({shown(late.pattern)})"
            way = "Let no state belong to two of them: one has Y where the other has N."
            at.problem(late.where, f"the lumped states {both} overlap.", way)


def _bits(pattern: str, letter: str) -> int:
    return int("".join("1" if c == letter else "0" for c in pattern), 2)


def _cannot(row: Row, speech: Speech, at: At) -> tuple[Cannot, ...]:
    built = []
    for got in row.get("cannot", ()):
        one: Row = got.value
        start = speech.statement(one.fields.get("from"), at)
        end = speech.statement(one.fields.get("to"), at)
        if start is not None and end is not None:
            built.append(Cannot(one.get("by", ""), start, end, one.get("why", ""), source_ids(one), one.where))
    return tuple(built)


def _status_quo(row: Row, options: tuple[str, ...], speech: Speech, at: At) -> str | None:
    if "status_quo" not in row:
        return None
    value = row.get("status_quo")
    if isinstance(value, str):
        return speech.label(row.fields["status_quo"], at)
    on = {name.value: got.value for name, got in value if got is not None}
    return "".join("Y" if on.get(o, False) else "N" for o in options)


def _drawn(row: Row, parties: tuple[str, ...], at: At) -> DrawnConflict:
    states = _states(row, at)
    names = tuple(s.id for s in states)
    known = not at.notes.partial and "state" not in at.notes.doubtful and bool(names)
    speech = Speech(None, drawn_label(names), names, known)
    entries = row.get("moves", ())
    moves = tuple((party.value, _moves(party.value, got.value if got else (), at)) for party, got in entries)
    places = [party.where for party, _ in entries]
    owners = [(p, " -> ".join(ms[0]), w) for (p, ms), w in zip(moves, places, strict=True) if ms]
    _need_preferences(owners, "move", row, at)
    return DrawnConflict(
        states=states,
        moves=moves,
        preferences=preferences(row, speech, at),
        status_quo=row.get("status_quo"),
        coalitions=_coalitions(row, [p for p, m in moves if m], parties, at),
        attitudes=attitudes(row),
        misperceives=misperceptions(row, speech, at),
        status_quo_at=row.at("status_quo"),
        where=row.where,
    )


def _states(row: Row, at: At) -> tuple[DrawnState, ...]:
    states: dict[str, DrawnState] = {}
    for entry in row.get("states", ()):
        name, text = entry if isinstance(entry, tuple) else (entry, None)
        if isinstance(text, Found) and isinstance(text.value, Row):
            text = text.value.fields.get("text")
        if name.value in states:
            first = states[name.value].where.line
            what = f"the state {shown(name.value)} stands here twice; the first is on line {first}."
            at.problem(name.where, what, "Keep one of them, or rename one.")
        else:
            states[name.value] = DrawnState(name.value, text.value if text else "", name.where)
    return tuple(states.values())


def _moves(party: str, found: Iterable[Found[tuple[str, str]]], at: At) -> tuple[tuple[str, str], ...]:
    moves: dict[tuple[str, str], Where] = {}
    for got in found:
        start, end = got.value
        if start == end:
            at.problem(got.where, f"{shown(party)} moves from {shown(start)} to itself.", "Delete the move.")
        elif got.value in moves:
            what = f"the move {shown(f'{start} -> {end}')} of {shown(party)} stands here twice."
            at.problem(got.where, what, "Keep one of them.")
        else:
            moves[got.value] = got.where
    return tuple(moves)


def _need_preferences(owners: Iterable[tuple[str | None, str, Where]], what: str, row: Row, at: At) -> None:
    """Report each party that owns an option or move and has no preferences."""
    if "preferences" not in row:  # one problem says so already
        return
    have = {party.value for party, _ in row.get("preferences")}
    if have - set(at.notes.defined.get("party", {})):  # the party that seems to have none is likely misspelt
        return
    for party, thing, where in owners:
        defined = at.notes.defined.get("party", {})
        if party and party not in have and party in defined and not at.notes.partial:
            have.add(party)
            said = f"{shown(party)} owns the {what} {shown(thing)} but has no preferences."
            way = f"Add under preferences: {party}: {{statements: [...]}} or a ranking or weights."
            at.problem(where, said, way)


def _coalitions(
    row: Row, owners: Iterable[str | None], parties: tuple[str, ...], at: At
) -> tuple[tuple[str, ...], ...]:
    """Return the blocks as a partition of the players; players that are not listed stand alone."""
    if "coalitions" not in row:
        return ()
    playing = {*owners, *(party.value for party, _ in row.get("preferences", ()))}
    players = [p for p in parties if p in playing]
    seen: dict[str, Where] = {}
    blocks = []
    for block in row.get("coalitions"):
        members = []
        for got in block.value:
            if got.value in seen:
                what = (
                    f"{shown(got.value)} stands in the coalitions twice; the first is on line {seen[got.value].line}."
                )
                at.problem(got.where, what, "Let each party stand in one block.")
            elif got.value in parties and got.value not in players:
                what = f"{shown(got.value)} takes no part in the conflict: it has neither moves nor preferences."
                at.problem(got.where, what, f"Players are {listed(players)}.")
            else:
                seen[got.value] = got.where
                members.append(got.value)
        blocks.append(tuple(members))
    return (*(b for b in blocks if b), *((p,) for p in players if p not in seen))
