"""The section on the room: who must be in, what happens without a party, who can block, and whether all is ripe."""

from __future__ import annotations

from collections.abc import Iterable

from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Handle,
    Line,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.pictures.bars import Bar, bars_figure
from comity.report.settlement_chapter.pictures.sets import sets_figure
from comity.report.settlement_chapter.ripe import ripe_blocks
from comity.report.settlement_chapter.solutions import chosen
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import all_parties, level_words, listed, names_of, words_joined
from comity.settlement.room.result import Fall, LeftOut, RoomResult, Sets, Standing

MOST_SETS = 12
MOST_LEFT_OUT = 24
MOST_OBJECTIONS = 8
DOES = {
    "walks away": "by walking away",
    "imposes": "by what it can impose",
    "adopts": "by adopting another package",
}


def room_section(s: Settled) -> Section | None:
    """Return the section; None where the case says nothing of values, vetoes or readiness."""
    blocks: list[Block] = []
    if s.room is not None:
        blocks += _room(s, s.room)
    blocks += ripe_blocks(s)
    return Section("settlement-room", "The room: who must be in", tuple(blocks)) if blocks else None


def _room(s: Settled, found: RoomResult) -> list[Block]:
    out: list[Block] = [Paragraph(lead(s, found), lead=True)]
    if not found.complete:
        out.append(Note("caution", line("Not all sets were looked at: ", found.why or "the time allowed ran out", ".")))
    parties = s.ordered(set(found.parties))
    drawn = sets_figure(
        "must-include",
        "The smallest sets of parties that can settle and keep it",
        "One row per set. Those with a full dot can agree on a package that is worth its walk-away value to each of "
        "them, and nobody left out can undo it. Adding a party may ask for more than a set can give, so a larger set "
        "need not be enough.",
        [s.name(p) for p in parties],
        [[parties.index(p) for p in s.ordered(set(one))] for one in found.must_include],
    )
    out += [drawn] if drawn is not None else []
    out += [*_doubts(s, found), *_left_out(s, found), *_blocking(s, found), *_standing(s, found), *_power(s, found)]
    return [*out, Bullets(tuple(line(n) for n in found.notes))] if found.notes else out


def lead(s: Settled, found: RoomResult) -> Line:
    """Return in a few sentences who must be in, who cannot be left out and who can."""
    said = _must_be_in(s, found)
    if found.all_needed or not found.must_include or not found.complete:
        return said
    if found.indispensable:
        said = (*said, *line(" Nothing can be settled without ", *names_of(s, found.indispensable), "."))
    if found.never_needed:
        without = " On these assumptions a settlement could be made and kept without "
        said = (*said, *line(without, *names_of(s, found.never_needed), "."))
    return said


def _must_be_in(s: Settled, found: RoomResult) -> Line:
    if not found.must_include:
        none = (
            "No set of parties can settle and keep it, not even all together."
            if found.complete
            else ("No set of parties that could settle and keep it was found.")
        )
        return line(Strong(none))
    if found.all_needed:
        return line(
            Strong("All must be included"),
            f": nothing less than {all_parties(len(found.parties))}",
            " together can settle and keep it. This is a result, not a premise.",
        )
    count = len(found.must_include)
    there = f"On the values and vetoes assumed, there {'is' if count == 1 else 'are'} "
    head = line(there, Strong(plural(count, "smallest set")), " of parties that can settle and keep it: ")
    return (*head, *_sets(s, found.must_include), *line("."))


def short(s: Settled, found: RoomResult) -> Line:
    """Return in one sentence who must be in."""
    if len(found.must_include) != 1 or not found.complete or found.all_needed:
        return _must_be_in(s, found)
    return line(
        "On the values and vetoes assumed, the ",
        Strong("smallest set"),
        " of parties that could settle and keep it: ",
        *names_of(s, found.must_include[0]),
        ".",
    )


def _sets(s: Settled, sets: Sets) -> Line:
    out: Line = ()
    for k, one in enumerate(sets[:MOST_SETS]):
        out = (*out, *line("; " if k else ""), *names_of(s, one))
    return (*out, *line(f"; and {len(sets) - MOST_SETS:,} more")) if len(sets) > MOST_SETS else out


def _doubts(s: Settled, found: RoomResult) -> list[Block]:
    """Return what changes at the ends of the walk-away intervals, and with the moves of the conflict."""
    rows: list[Line] = []
    for end, sets in found.ends:
        if sets != found.must_include:
            told = _sets(s, sets) or line("no set is enough")
            rows.append(line(f"With every walk-away value at its {end} end: ", *told, "."))
    if found.ends and not rows:
        rows.append(line("At both ends of the walk-away intervals the sets are the same."))
    if found.with_moves is not None:
        same = found.with_moves == found.must_include
        told = line("nothing changes") if same else _sets(s, found.with_moves) or line("no set is enough")
        rows.append(line("Counting also what parties left out could impose by moves of the conflict: ", *told, "."))
    return [Bullets(tuple(rows))] if rows else []


def _left_out(s: Settled, found: RoomResult) -> list[Block]:
    if not found.left_out:
        return []
    columns = (Column("Left out"), Column("Can the others settle"), Column("What happens"))
    rows = tuple(
        (
            Cell((line(*names_of(s, one.parties)),)),
            Cell((line(Strong("yes" if one.enough else "no")),), float(one.enough)),
            Cell(_happens(s, one)),
        )
        for one in found.left_out[:MOST_LEFT_OUT]
    )
    return [
        Table("left-out", "What happens if a party is left out and all the others are in", columns, rows, cards=True)
    ]


def _happens(s: Settled, one: LeftOut) -> tuple[Line, ...]:
    if one.enough:
        return (line("The others could settle and keep it, on the values and vetoes assumed."),)
    out: list[Line] = []
    for reason in one.because:
        if reason == "veto":
            out.append(line(*names_of(s, one.vetoes), " can say no."))
        elif reason == "votes" and one.votes is not None and one.quota is not None:
            out.append(line(f"The others have {amount(one.votes)} votes and need {amount(one.quota)}."))
        elif reason == "undo":
            out.append(line("Whatever suits the others can be undone. For example:"))
            out += [_fall(s, f) for f in one.falls]
        else:
            out.append(line("No package suits all of the others."))
    if one.blocks is False:
        out.append(line("Some of the others could settle among themselves."))
    return tuple(out)


def _fall(s: Settled, f: Fall) -> Line:
    what = words_joined(
        f"“{issue}” to “{level}”"
        for i, v in f.sets
        for issue, level in (level_words(s.settlement, i, v if isinstance(v, str) else f"{v:.4g}"),)
    )
    told = f" falls from {amount(f.value)} to {amount(f.after)}, below its walk-away value of {amount(f.walk_away)}."
    return line(*names_of(s, f.by), f" can set {what}: ", s.name(f.party), told)


def _blocking(s: Settled, found: RoomResult) -> list[Block]:
    if not found.blocking or not found.complete or all(len(b) == 1 for b in found.blocking):
        return []  # single parties without which nothing can be settled are named at the head of the section
    rows = _sets(s, found.blocking)
    many = "At least one of each of these sets must be in, or nothing can be settled: "
    return [
        Paragraph(
            line(many if len(found.blocking) > 1 else "Without any of these nothing can be settled: ", *rows, ".")
        )
    ]


def _standing(s: Settled, found: RoomResult) -> list[Block]:
    if not found.standing:
        return []
    lead_ = line("Whether a named package would last against parties that could do better by themselves:")
    names = _package_names(s)
    return [
        Paragraph(lead_),
        Bullets(tuple(_stand(s, x, names.get(x.name, line(Strong(x.name)))) for x in found.standing)),
    ]


def _package_names(s: Settled) -> dict[str, Line]:
    """Return what the packages of the room are called in this chapter: plans by their text, both with their handle."""
    if s.packages is None:
        return {p.id: line(Strong(p.text or p.id)) for p in s.settlement.plans}
    out = {p.id: line(Strong(p.text or p.id)) for p in s.settlement.plans}
    for c in chosen(s, s.packages):
        told = line(Handle(c.handle), " ", Strong(c.name if c.plan else f"{c.name} solution"))
        out[c.plan or f"{c.name} solution"] = told
        out[c.plan or f"{c.name.lower()} solution"] = told
    return out


def _stand(s: Settled, x: Standing, head: Line) -> Line:
    if not x.objections:
        cut = "" if x.complete else " was found in the time allowed"
        return (*head, *line(f": no set of parties that could do better by itself{cut}."))
    out = (*head, *line(": could be left by "))
    shown = x.objections[:MOST_OBJECTIONS]
    for k, how in enumerate(dict.fromkeys(o.how for o in shown)):
        sets = [_together(s, o.parties) for o in shown if o.how == how]
        out = (
            *out,
            *line("; " if k else ""),
            *listed(sets, "or", "; " if any(len(o.parties) > 1 for o in shown) else ", "),
            *line(f" {DOES[how]}"),
        )
    more = len(x.objections) - MOST_OBJECTIONS
    return (*out, *line(f"; and {more:,} more sets." if more > 0 else "."))


def _together(s: Settled, parties: tuple[str, ...]) -> Line:
    return line(*names_of(s, parties), " together" if len(parties) > 1 else "")


def _power(s: Settled, found: RoomResult) -> list[Block]:
    if not found.power:
        return []
    order = _by_case(s, (p.party for p in found.power))
    rows = {p.party: p for p in found.power}
    drawn = bars_figure(
        "power",
        "Voting power: how often each party's vote decides",
        "The Shapley-Shubik index: of all orders in which parties could join, the share in which the party turns a "
        "losing side into a winning one. Power is not votes: a party with votes may never decide.",
        "Shapley-Shubik index",
        [Bar(s.name(p), rows[p].shapley, amount(rows[p].shapley)) for p in order],
    )
    columns = (
        Column("Party"),
        Column("Votes", "number"),
        Column("Veto"),
        Column("Swings", "number"),
        Column("Banzhaf", "number"),
        Column("Shapley-Shubik", "number"),
    )
    table = Table(
        "power-table",
        "Votes and voting power",
        columns,
        tuple(
            (
                Cell(((s.name(p),),)),
                Cell((line(amount(rows[p].votes)),), float(rows[p].votes)),
                Cell((line("yes" if rows[p].veto else "no"),)),
                Cell((line(f"{rows[p].swings:,}"),), float(rows[p].swings)),
                Cell((line(amount(rows[p].banzhaf)),), float(rows[p].banzhaf)),
                Cell((line(amount(rows[p].shapley)),), float(rows[p].shapley)),
            )
            for p in order
        ),
    )
    return [*([drawn] if drawn is not None else []), table]


def _by_case(s: Settled, parties: Iterable[str]) -> list[str]:
    return s.ordered(set(parties))
