"""Tables of outcomes: what all of them share, party by party, and in what the named ones differ."""

from __future__ import annotations

from comity.case.nouns import Option
from comity.conflict.large import Found
from comity.conflict.space import pattern_of
from comity.report.content import Cell, Column, Handle, Line, Mono, Quiet, Span, Strong, Table, line
from comity.report.large.subject import LargeSubject, whole
from comity.report.phrasing import doing_line, doings_of, option_words, party_name

TOLD = 3  # outcomes told in words on the first page


def letter(state: int, place: int) -> str:
    """Return the letter of an option in a state: Y chosen, N not."""
    return "Y" if state >> place & 1 else "N"


def outcome_lines(s: LargeSubject, state: int, among: frozenset[str] | None = None) -> tuple[Line, ...]:
    """Return an outcome as one line per party; ``among`` leaves only some options, and who does any."""
    base = state if s.today is None else s.today
    marked = tuple(
        (o, letter(base, k), letter(state, k))
        for k, o in enumerate(s.conflict.options)
        if among is None or o.id in among
    )
    done = doings_of(s.parties, marked)
    return tuple(doing_line(s.case, d) for d in done if among is None or d.starts or d.goes_on or d.stops)


def shared_table(s: LargeSubject, found: Found) -> Table:
    """Return, for each party that has such choices, what it does in every outcome, and in none."""
    fixed = {*found.always, *found.never}
    settled = {o.by for o in s.conflict.options if o.id in fixed}
    rows = tuple(_shared(s, found, p) for p in s.parties if p in settled)
    scope = whole(found).replace("of them", "of the outcomes that would hold")
    columns = (Column("Party"), Column("Always"), Column("Never"))
    return Table("shared", f"What is the same in {scope}", columns, rows, cards=True)


def free_parties(s: LargeSubject, found: Found) -> tuple[Span, ...]:
    """Return the parties that own choices, none of them the same in every outcome."""
    fixed = {*found.always, *found.never}
    owners = {p: {o.id for o in s.conflict.options if o.by == p} for p in s.parties}
    return tuple(party_name(s.case, p) for p, mine in owners.items() if mine and not mine & fixed)


def _shared(s: LargeSubject, found: Found, party: str) -> tuple[Cell, ...]:
    mine = [o for o in s.conflict.options if o.by == party]
    name = party_name(s.case, party)
    kinds = ([o for o in mine if o.id in found.always], [o for o in mine if o.id in found.never])
    return (Cell(((name,),), name.place), *(_choices(k) for k in kinds))


def _choices(options: list[Option]) -> Cell:
    return Cell(tuple(line(option_words(o)) for o in options) or (line(Quiet("–")),), float(len(options)))


def varying(s: LargeSubject, found: Found) -> frozenset[str]:
    """Return the ids of the options that are neither in every outcome nor in none."""
    return frozenset(o.id for o in s.conflict.options) - {*found.always, *found.never}


def outcome_table(s: LargeSubject, found: Found) -> Table:
    """Return the named outcomes, told by what is not shared by all of them anyway."""
    among = varying(s, found)
    columns = (Column("Outcome", "code"), Column("What each party does", "outcome"))
    rows = tuple(
        (
            Cell((line(Handle(n.handle)),), n.handle),
            Cell(_told(s, n.state, among)),
        )
        for n in s.named[:TOLD]
    )
    fixed = " beyond what all of them share" if found.always or found.never else ""
    caption = f"Some outcomes that would hold, and what is done in each{fixed}"
    return Table("outcomes", caption, columns, rows, cards=True)


def _told(s: LargeSubject, state: int, among: frozenset[str]) -> tuple[Line, ...]:
    lines = outcome_lines(s, state, among) or (line(Quiet("nothing beyond what all of them share")),)
    return (*lines, line(Mono(pattern_of(state, len(s.conflict.options)))))


def tableau(s: LargeSubject) -> Table:
    """Return every choice by every named outcome: the option form."""
    extra = (Column("Today", "code"),) if s.today is not None else ()
    columns = (Column("Party"), Column("Choice"), *extra, *(Column(n.handle, "code") for n in s.named))
    states = (*((s.today,) if s.today is not None else ()), *(n.state for n in s.named))
    rows = tuple(
        (
            Cell(((party_name(s.case, o.by),),), party_name(s.case, o.by).place),
            Cell((line(o.text or o.id),)),
            *(_mark(x, k) for x in states),
        )
        for k, o in enumerate(s.conflict.options)
    )
    return Table("tableau", "Every choice in the outcomes named", columns, rows)


def _mark(state: int, place: int) -> Cell:
    on = bool(state >> place & 1)
    return Cell((line(Strong("yes") if on else Quiet("no")),), float(on))
