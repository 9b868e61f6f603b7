"""The section ``settlement``: what was read becomes terms, demands and an order of acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.case.build_packages import issues, known_levels, meaning, values
from comity.case.build_preferences import Speech, source_ids
from comity.case.build_room import breaches, guarantees, plans, ripeness, room
from comity.case.found import At, Found, Row
from comity.case.settlement import ONE, Demand, Order, Past, Settlement, Term, Version
from comity.case.statement import Statement
from comity.case.wording import listed, shown, suggestion
from comity.errors import Where
from comity.logic.vocabulary import Vocabulary


def settlement(row: Row, options: tuple[str, ...] | None, at: At) -> Settlement:
    """
    Return the settlement; it is only fit for use where no error was noted.

    ``options`` are those of the conflict, None where it has none: what ``means`` may speak of.
    """
    names = tuple(name.value for name, _ in row.get("terms", ()))
    there = issues(row, _conflict_speech(options, at), at)
    levels = known_levels(row)
    sure = not at.notes.partial
    of_all = Speech(Vocabulary(names, levels), _no_label, None, sure and "term" not in at.notes.doubtful)
    of_issues = Speech(Vocabulary((), levels), _no_label, None, sure and "issue" not in at.notes.doubtful)
    return Settlement(
        terms=_terms(row, _conflict_speech(options, at), at),
        facts=statements(row.get("facts", ()), of_all, at),
        seek=tuple(s.value for s in row.get("seek", ())),
        demands=_demands(row, of_all, at),
        sequence=_sequence(row, names, at),
        versions=tuple(Version(n.value, g.value, n.where) for n, g in row.get("versions", ()) if g is not None),
        issues=there,
        packages_exclude=statements(row.get("packages_exclude", ()), of_issues, at),
        values=values(row, there, of_issues, at),
        comparable=_comparable(row),
        plans=plans(row, there, at),
        room=room(row, there, at),
        breaches=breaches(row, there, of_issues, at),
        guarantees=guarantees(row, of_issues, at),
        ripeness=ripeness(row),
        where=row.where,
    )


def statements(found: Iterable[Found[Any]], speech: Speech, at: At) -> tuple[Statement, ...]:
    """Return the statements of a list; those that cannot be read are noted."""
    return tuple(s for s in (speech.statement(f, at) for f in found) if s is not None)


def _no_label(got: Found[str], at: At) -> str | None:
    return None


def _conflict_speech(options: tuple[str, ...] | None, at: At) -> Speech:
    """Return the language of ``means``: the options of the conflict."""
    vocabulary = None if options is None else Vocabulary(options, {}, options)
    return Speech(vocabulary, _no_label, None, not at.notes.partial and "option" not in at.notes.doubtful)


def _comparable(row: Row) -> bool:
    inside = row.get("values")
    return bool(row.get("comparable", False) or (inside is not None and inside.get("comparable", False)))


def _terms(row: Row, speech: Speech, at: At) -> tuple[Term, ...]:
    return tuple(_term(name, got, speech, at) for name, got in row.get("terms", ()) if got is not None)


def _term(name: Found[str], got: Found[Any], speech: Speech, at: At) -> Term:
    if isinstance(got.value, str):
        return Term(name.value, got.value, where=name.where)
    one: Row = got.value
    return Term(
        id=name.value,
        text=one.get("text", ""),
        by=tuple(p.value for p in one.get("by", ())),
        takes=one.get("takes"),
        escrow=one.get("escrow", ""),
        parts=one.get("parts", 1),
        together=one.get("together", True),
        means=meaning(one, speech, at),
        source=source_ids(one),
        where=name.where,
    )


def _demands(row: Row, speech: Speech, at: At) -> tuple[Demand, ...]:
    built: list[Demand] = []
    first: dict[str, Where] = {}
    for got in row.get("demands", ()):
        one: Row = got.value
        requires = speech.statement(one.fields.get("requires"), at)
        _twice(one, first, "demand", at)
        _opens(one, at)
        if requires is None or "id" not in one:
            continue
        built.append(
            Demand(
                id=one.get("id"),
                by=one.get("by", ""),
                kind=one.get("kind", "demand"),
                requires=requires,
                opens=one.get("for", ""),
                weight=one.get("weight", ONE),
                text=one.get("text", ""),
                history=tuple(_past(p.value) for p in one.get("history", ())),
                version=one.get("version", ""),
                why=one.get("why", ""),
                source=source_ids(one),
                where=one.where,
            )
        )
    return tuple(built)


def _past(one: Row) -> Past:
    return Past(one.get("waived", False), one.get("date", ""), one.get("text", ""), source_ids(one), one.where)


def _opens(one: Row, at: At) -> None:
    """Say where ``for`` and the kind do not go together."""
    kind = one.get("kind", "demand")
    if "for" in one and kind != "prerequisite":
        what = f"`for` belongs to prerequisites, and this is a {kind.replace('_', ' ')}."
        at.problem(one.at("for"), what, "Delete it, or write kind: prerequisite.")
    elif kind == "prerequisite" and "for" not in one and not at.notes.partial:
        what = f"the prerequisite {shown(one.get('id', ''))} does not say what it is for; it is read as a demand."
        at.warn(one.where, what, "Add for: and the term that it is before.")


def _twice(one: Row, first: dict[str, Where], noun: str, at: At) -> None:
    name = one.get("id")
    if name is None:
        return
    if name in first:
        what = f"the {noun} {shown(name)} stands here twice; the first is on line {first[name].line}."
        at.problem(one.at("id"), what, "Give one of them another id.")
    first.setdefault(name, one.at("id"))


def _sequence(row: Row, terms: tuple[str, ...], at: At) -> tuple[Order, ...]:
    built: list[Order] = []
    first: dict[str, Where] = {}
    for got in row.get("sequence", ()):
        one: Row = got.value
        _twice(one, first, "order", at)
        if "first" not in one or "then" not in one:
            continue
        for key in ("first", "then"):
            _known_act(one, key, terms, at)
        if one.get("first") == one.get("then"):
            at.problem(one.at("then"), f"{shown(one.get('then'))} cannot come before itself.", "Name another act.")
        built.append(_order(one))
    return tuple(built)


def _order(one: Row) -> Order:
    return Order(
        by=one.get("by", ""),
        first=one.get("first"),
        then=one.get("then"),
        id=one.get("id", ""),
        weight=one.get("weight", ONE),
        within=one.get("within"),
        text=one.get("text", ""),
        version=one.get("version", ""),
        why=one.get("why", ""),
        source=source_ids(one),
        where=one.where,
    )


def _known_act(one: Row, key: str, terms: tuple[str, ...], at: At) -> None:
    """Warn where an act is no term: it may be misspelt."""
    name = one.get(key)
    if terms and name not in terms and not at.notes.partial and "term" not in at.notes.doubtful:
        what = f"{shown(name)} is not among the terms; it is taken as an act of its own."
        ways = suggestion(name, terms) or (f"Add it under terms if it can be agreed. Terms: {listed(terms)}.",)
        at.warn(one.at(key), what, *ways)
