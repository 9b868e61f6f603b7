"""*What would hold*: one row per outcome worth naming, written as what each party does."""

from __future__ import annotations

from comity.report.content import (
    Block,
    Cell,
    Column,
    Handle,
    Line,
    Mono,
    Note,
    Paragraph,
    Quiet,
    Section,
    Span,
    Strong,
    Table,
    line,
)
from comity.report.findings import Outcome
from comity.report.odds.telling import NO_EVENT, chance_cell
from comity.report.phrasing import names, option_words, outcome_lines, parties_named, party_name, player_name, plural
from comity.report.subject import Subject
from comity.report.terms import SHORT, badge, threat_badge


def would_hold(s: Subject) -> Section:
    """Return the section: without readings one table, with readings first what holds in all of them."""
    f = s.found
    shown = (f.today, *(o for o in f.outcomes if not o.today)) if f.today is not None else f.outcomes
    blocks: list[Block] = []
    if f.readings is None:
        rows = [o for o in shown if o.today or o.credible] + [o for o in shown if not o.today and not o.credible]
        blocks += _single(s, tuple(rows))
    else:
        blocks += _by_reading(s, tuple(shown))
    blocks.append(Note("plain", _legend(s)))
    if s.odds is not None:
        blocks.append(Note("caution", line(NO_EVENT)))
    return Section("what-would-hold", "What would hold", tuple(blocks))


def _single(s: Subject, rows: tuple[Outcome, ...]) -> list[Block]:
    credible = sum(o.credible for o in rows)
    if not credible:
        lead = line(
            "No outcome would hold without a threat that would cost those who carry it out. What such "
            "threats keep in place is shown as such."
        )
    else:
        lead = line("Each row is one outcome: what every party does in it. ", *_bold_note(s), *_rest(s))
    return [Paragraph(lead), _table(s, "outcomes", "Outcomes that would hold", rows)] if rows else [Paragraph(lead)]


def _by_reading(s: Subject, rows: tuple[Outcome, ...]) -> list[Block]:
    firm = tuple(o for o in rows if s.found.is_firm(o))
    other = tuple(o for o in rows if not s.found.is_firm(o) and (_held_somewhere(o) or not firm))
    compared = tuple(o for o in rows if o.today and firm and not _held_somewhere(o))
    n = s.n_readings
    scope = (
        f"all {n} combinations of readings"
        if _complete(s)
        else f"the {n} combinations of readings that were gone through"
    )
    blocks: list[Block] = []
    if firm:
        blocks.append(
            Paragraph(
                line(Strong("In every reading. "), f"These would hold under {scope}. ", *_bold_note(s), *_rest(s))
            )
        )
        also = "; today, which would not, for comparison" if compared else ""
        blocks.append(_table(s, "outcomes", f"Outcomes that would hold in every reading{also}", (*compared, *firm)))
    else:
        blocks.append(
            Paragraph(
                line(
                    Strong("Nothing would hold in every reading. "),
                    f"No outcome holds under {scope}; whatever is said to hold depends on whose words are "
                    "read in which way. ",
                    *_bold_note(s),
                    *_rest(s),
                )
            )
        )
    if other:
        blocks.append(
            Paragraph(
                line(
                    Strong("Depending on a reading. "),
                    "These would hold under some combinations only. The table names the parties whose reading decides.",
                )
            )
        )
        blocks.append(_table(s, "outcomes-depending", "Outcomes that depend on how a party is read", other))
    return blocks


def _held_somewhere(o: Outcome) -> bool:
    return bool(o.share.get("nash") or o.share.get("seq"))


def _complete(s: Subject) -> bool:
    return s.found.readings is not None and s.found.readings.complete


def _bold_note(s: Subject) -> tuple[str | Span, ...]:
    if s.found.today is None or not s.model.options:
        return ()
    return (Strong("Bold"), " is new against today; italics say what has ended. ")


def _rest(s: Subject) -> tuple[str | Span, ...]:
    if not s.found.unnamed:
        return ()
    return (
        f"{plural(s.found.unnamed, 'more outcome')} would hold in some reading and "
        f"{'is' if s.found.unnamed == 1 else 'are'} not named here; the chapter says how these were chosen. ",
    )


def _table(s: Subject, id_: str, caption: str, rows: tuple[Outcome, ...]) -> Table:
    columns = [Column("Outcome", "code"), Column("What each party does", "outcome"), Column("How firmly", "marks")]
    if s.odds is not None:
        columns.append(Column("In how many draws", "marks"))
    if s.found.today is not None:
        columns.append(Column("From today"))
    columns.append(Column("Who together could undo it"))
    quiet = tuple(k for k, o in enumerate(rows) if o.today)
    return Table(id_, caption, tuple(columns), tuple(_row(s, o) for o in rows), cards=True, quiet_rows=quiet)


def _row(s: Subject, o: Outcome) -> tuple[Cell, ...]:
    label = s.model.label(o.state)
    does = outcome_lines(s.found, o.state)
    if o.either:
        does = (*does, _either(s, o))
    cells = [
        Cell((line(Handle(o.handle, f"#why-{o.handle.lower()}")), line(Mono(label))), o.handle),
        Cell(does, label),
        Cell(_firmly(s, o), _firmness(s, o)),
    ]
    if s.odds is not None:
        cells.append(chance_cell(s.odds, label, o))
    if s.found.today is not None:
        cells.append(Cell(_from_today(s, o), _distance(o)))
    cells.append(Cell(_undone_by(s, o), float(len(o.broken_by))))
    return tuple(cells)


def _either(s: Subject, o: Outcome) -> Line:
    """Return a line that names the options which make no difference."""
    parts: list[Span] = []
    for party in s.model.parties:
        mine = [option_words(s.model.options[k]) for k in o.either if s.model.options[k].by == party]
        if mine:
            parts += [Quiet("; ")] if parts else []
            parts += [party_name(s.case, party), Quiet(f": {', '.join(mine)}")]
    return (Quiet("Makes no difference to whether it holds: "), *parts)


def _firmness(s: Subject, o: Outcome) -> float:
    weight = {"nash": 8, "seq": 4, "smr": 2, "gmr": 1}
    return 100.0 * s.found.is_firm(o) + sum(weight[k] for k in o.holds)


def _firmly(s: Subject, o: Outcome) -> tuple[Line, ...]:
    lines: list[Line] = []
    if o.by_threat:
        lines.append((threat_badge(),))
    elif o.holds:
        lines.append(tuple(badge(k) for k in o.holds))
    else:
        who = s.found.leavers(o.state)
        where = " in the main reading" if s.found.readings is not None else ""
        lines.append(
            line(f"Would not hold{where}: ", *names(s.model, who), " would leave.")
            if who
            else line(f"Would not hold{where}.")
        )
    if s.found.readings is not None:
        lines.append(_over_readings(s, o))
    return tuple(lines)


def _over_readings(s: Subject, o: Outcome) -> Line:
    n = s.n_readings
    nash, seq = o.share.get("nash", 0), o.share.get("seq", 0)
    count = max(nash, seq)
    if count == n:
        how = "no party gains by leaving" if nash == n else "gains would be answered credibly"
        return line(
            Strong(f"{n} of {n}"), f" readings: {how}" + (f" (in {nash} nobody gains at all)" if 0 < nash < n else "")
        )
    if not o.depends:
        return line(Strong(f"{count} of {n}"), " readings")
    return line(Strong(f"{count} of {n}"), " readings; depends on ", *parties_named(s.model, o.depends))


def _distance(o: Outcome) -> float:
    return 1e6 if o.way is None else len(o.way.steps) + (0 if o.way.pays else 1000)


def _from_today(s: Subject, o: Outcome) -> tuple[Line, ...]:
    if o.today:
        return (line("Where things stand"),)
    if o.way is None:
        return (line("No moves lead there from today"),)
    steps = o.way.steps
    first = line(Strong(plural(len(steps), "step")), ", begun by ", player_name(s.model, steps[0].player))
    unpaid = tuple(dict.fromkeys(x.player for x in steps if not x.improves))
    second = (
        line("each step pays the party that takes it")
        if o.way.pays
        else _of("step", names(s.model, unpaid), len(unpaid), "does not pay by itself", "do not pay by themselves")
    )
    fixed = tuple(dict.fromkeys(x.player for x, one in zip(steps, o.way.one_way, strict=True) if one))
    if s.found.readings is not None and 0 < o.paying < s.n_readings:
        second = line(f"in {o.paying} of {s.n_readings} readings each step pays the party that takes it")
    third = (_of("step", names(s.model, fixed), len(fixed), "cannot be undone", "cannot be undone"),) if fixed else ()
    return (first, second, *third)


def _of(noun: str, whose: tuple[Span, ...], count: int, one: str, many: str) -> Line:
    return line(f"a {noun} of " if count == 1 else f"{noun}s of ", *whose, f" {one if count == 1 else many}")


def _undone_by(s: Subject, o: Outcome) -> tuple[Line, ...]:
    if o.today and s.found.readings is not None and s.study.today is not None:
        return _leaving_today(s)
    if not o.broken_by:
        return (line("No set of parties gains by leaving together"),)
    return tuple((*names(s.model, b.members), *_to(s, b.target)) for b in o.broken_by[:3]) + (
        (line(f"and {len(o.broken_by) - 3} more sets"),) if len(o.broken_by) > 3 else ()
    )


def _leaving_today(s: Subject) -> tuple[Line, ...]:
    """Return who would leave today together, over all readings."""
    now = s.study.today
    joint: dict[tuple[int, ...], set[int]] = {}
    for b, readings in now.exits() if now is not None else []:
        if len(b.members) > 1:
            joint.setdefault(b.members, set()).update(readings)
    if not joint:
        return (line("No set of parties gains by leaving together, in any reading"),)
    return tuple(
        (*names(s.model, m), *line(f", in {len(cs)} of {s.n_readings} readings")) for m, cs in list(joint.items())[:3]
    )


def _to(s: Subject, state: int) -> Line:
    o = s.found.outcome(state)
    return line(" by moving to ", Handle(o.handle, f"#why-{o.handle.lower()}")) if o is not None else ()


def _legend(s: Subject) -> Line:
    """Return the meaning of every mark the tables use, at the place where they are first seen."""
    used = [k for k in ("nash", "seq", "smr", "gmr") if any(k in o.holds and not o.by_threat for o in s.found.shown)]
    spans: list[Span] = []
    for k in used:
        spans += [badge(k), *line(f" {SHORT[k]}. ")]
    if any(o.by_threat for o in s.found.shown):
        spans += [
            threat_badge(),
            *line(" stays in place only because of an answer that would cost those who give it. "),
        ]
    spans += line(
        "Marks are those of the main reading, the one the case gives first for each party. "
        if s.found.readings is not None
        else ""
    )
    return (*line("How to read the marks: "), *spans) if spans else line("No outcome shown holds under any concept.")
