"""*What opens a way*: the shortest evolution as a picture, and where there is no way back."""

from __future__ import annotations

from dataclasses import dataclass

from comity.conflict.breakers import Breaker
from comity.conflict.naming import held
from comity.conflict.steps import Step
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Handle,
    Line,
    Link,
    Paragraph,
    Section,
    Span,
    Strong,
    Table,
    Text,
    line,
    words,
)
from comity.report.figures.path import path_figure
from comity.report.findings import Outcome
from comity.report.phrasing import names, outcome_lines, outcome_words, party_name, player_name, plural
from comity.report.subject import Subject

MOST_EXITS = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """The way that is shown: kind, steps, end, and the readings in which it is open (none: the main one)."""

    kind: str
    steps: tuple[Step, ...]
    one_way: tuple[bool, ...]
    target: int
    outcome: Outcome | None
    readings: tuple[int, ...] = ()


def opens(s: Subject) -> Section | None:
    """Return the section; None where the case names no status quo or nothing leads away from it."""
    opening = choose(s)
    if opening is None:
        return None
    end = opening.outcome.handle if opening.outcome else "a new state"
    figure = path_figure(s.found, opening.steps, opening.one_way, end, _title(s, opening), _caption(s, opening))
    blocks: list[Block] = [Paragraph(_lead(s, opening))]
    if figure is not None:
        blocks.append(figure)
    blocks += _exits(s)
    extra = tuple(x for x in (_return(s), _cycles(s)) if x)
    if extra:
        blocks.append(Bullets(extra))
    return Section("opens-a-way", "What opens a way", tuple(blocks))


def choose(s: Subject) -> Opening | None:
    """
    Return the way worth a picture.

    First a way, in the main reading, to a named outcome on which every step pays the party that takes it; else a
    joint move by which several parties all gain, in some reading, one to an outcome that then holds first; else a
    single party's gain in some reading; else the shortest way to the first outcome named.
    """
    e = s.found.evolution
    if s.found.today is None or e is None:
        return None
    named = [o for o in s.found.outcomes if not o.today and o.credible and o.way is not None]
    paid = [o for o in named if o.way is not None and o.way.pays]
    if paid:
        return _to(min(paid, key=lambda o: (not s.found.is_firm(o), _length(o))), "paid")
    exits = s.study.today.exits() if s.study.today is not None else []
    if exits:
        b, cs = min(
            exits,
            key=lambda way: (
                len(way[0].members) < 2,
                not _would_hold(s, way[0].target, way[1]),
                -len(way[1]),
                len(way[0].steps),
            ),
        )
        return Opening(
            "joint" if len(b.members) > 1 else "single",
            b.steps,
            tuple(e.one_way(x) for x in b.steps),
            b.target,
            s.found.outcome(b.target),
            cs,
        )
    return _to(min(named, key=lambda o: (not s.found.is_firm(o), _length(o))), "unpaid") if named else None


def _length(o: Outcome) -> int:
    return len(o.way.steps) if o.way is not None else 0


def _to(o: Outcome, kind: str) -> Opening:
    assert o.way is not None  # chosen from those that have one
    return Opening(kind, o.way.steps, o.way.one_way, o.state, o)


def _would_hold(s: Subject, state: int, readings: tuple[int, ...]) -> int:
    """Return in how many of some readings a state holds (Nash or SEQ)."""
    verdicts = held(s.study, s.found.result, "nash") | held(s.study, s.found.result, "seq")
    return sum(bool(verdicts[c, state]) for c in readings if c < len(verdicts))


def _title(s: Subject, o: Opening) -> str:
    end = f"outcome {o.outcome.handle}" if o.outcome else "an outcome that all who move prefer"
    lead = {
        "paid": "A way on which every step pays",
        "joint": "A way on which all who move gain in the end",
        "single": "A step that pays the party that takes it",
        "unpaid": "The shortest way",
    }[o.kind]
    return f"{lead}: from today to {end} in {plural(len(o.steps), 'step')}"


def _caption(s: Subject, o: Opening) -> str:
    text = "Read from left to right; each box stands in the lane of the party that moves."
    if o.readings and s.found.readings is not None:
        text += f" It is open {words(in_readings(s, o.readings))}."
    if any(not x.improves for x in o.steps):
        text += (
            " A step that does not pay by itself leaves the party that takes it no better off until others have moved."
        )
    if any(o.one_way):
        text += " What cannot be undone is marked: after it, the way back is closed."
    return text


def _lead(s: Subject, o: Opening) -> Line:
    end = (
        (Handle(o.outcome.handle, f"#why-{o.outcome.handle.lower()}"),)
        if o.outcome
        else line(f"“{outcome_words(s.found, o.target)}”")
    )
    count = Strong(plural(len(o.steps), "step"))
    movers = tuple(sorted({x.player for x in o.steps}))
    if o.kind == "paid":
        leads = " leads to " if len(o.steps) == 1 else " lead to "
        pays = (
            ", which pays the party that takes it. "
            if len(o.steps) == 1
            else ", and each pays the party that takes it. "
        )
        return line(
            "From today ", count, leads, *end, pays, player_name(s.model, o.steps[0].player), " would move first."
        )
    if o.kind in ("joint", "single"):
        many = len(movers) > 1
        none = line(
            "In the main reading no party gains by a first step towards an outcome named here. "
            if s.found.readings is not None
            else "No party gains by a first step of its own towards an outcome named here. "
        )
        scope = (*in_readings(s, o.readings), *line(". There ")) if s.found.readings is not None else ()
        gain = " would all gain by moving together, in " if many else " would gain by "
        return (*none, *_upper(line(*scope, *names(s.model, movers), gain, count, ", to ", *end, ". ")), *_then(s, o))
    unpaid = tuple(dict.fromkeys(x.player for x in o.steps if not x.improves))
    return line(
        "On no way from today to an outcome named here does every step pay the party that takes it. The "
        "shortest way to ",
        *end,
        " takes ",
        count,
        "; ",
        *names(s.model, unpaid),
        " would have to take a step that does not pay by itself, and would need something in return.",
    )


def _upper(spans: Line) -> Line:
    """Return a line with a capital at its start."""
    first = spans[0]
    return (Text(first.text[:1].upper() + first.text[1:]), *spans[1:]) if isinstance(first, Text) else spans


def _then(s: Subject, o: Opening) -> Line:
    """Return whether what a joint move leads to would hold, in the readings in which the move is open."""
    holds = _would_hold(s, o.target, o.readings)
    if holds == len(o.readings):
        return line(
            "The outcome would then hold."
            if s.found.readings is None
            else "In " + ("that reading" if holds == 1 else "these readings") + " the outcome would then hold."
        )
    if not holds:
        return line(
            "The outcome would not hold by itself: some party would gain by moving on, so it would need a guarantee."
        )
    return line(f"The outcome would then hold in {holds} of these {len(o.readings)} readings.")


def in_readings(s: Subject, readings: tuple[int, ...]) -> Line:
    """Return in words in which combinations of readings something is so: how many, and what they have in common."""
    r = s.found.readings
    if r is None:
        return ()
    count = f"in {len(readings)} of {plural(s.n_readings, 'combination')} of readings"
    fixed: list[Line] = []
    for k, party in enumerate(r.parties):
        values = {r.combinations[c][k] for c in readings}
        if len(values) == 1:
            fixed.append((party_name(s.case, party), *_read_as(values.pop())))
    spans: list[Span] = []
    for k, one in enumerate(fixed):
        spans += [*line("" if not k else " and " if k == len(fixed) - 1 else ", "), *one]
    return (*line(f"{count}: "), *spans) if spans else line(count)


def _read_as(reading: str) -> Line:
    return (
        line(" in its main reading")
        if reading == "main"
        else line(" read as ", Link(f"“{reading}”", "#conflict-readings"))
    )


def _exits(s: Subject) -> list[Block]:
    """Return the ways out of today as a table; nothing where there is none, or no alternative reading."""
    exits = s.study.today.exits() if s.study.today is not None else []
    if not exits or s.found.readings is None:
        return []
    columns = (
        Column("Who would gain by leaving today"),
        Column("For", "outcome"),
        Column("In which readings"),
        Column("Would it then hold"),
    )
    return [
        Table(
            "exits",
            "Ways out of today that pay those who take them, by reading",
            columns,
            tuple(_exit(s, b, cs) for b, cs in exits[:MOST_EXITS]),
            cards=True,
        )
    ]


def _exit(s: Subject, b: Breaker, readings: tuple[int, ...]) -> tuple[Cell, ...]:
    o = s.found.outcome(b.target)
    does = ((Handle(o.handle, f"#why-{o.handle.lower()}"),),) if o is not None else outcome_lines(s.found, b.target)
    holds = _would_hold(s, b.target, readings)
    verdict = "yes" if holds == len(readings) else "no" if not holds else f"in {holds} of these {len(readings)}"
    who = line(*names(s.model, b.members), " together" if len(b.members) > 1 else " alone")
    return (Cell((who,)), Cell(does), Cell((in_readings(s, readings),), float(len(readings))), Cell((line(verdict),)))


def _return(s: Subject) -> Line:
    e = s.found.evolution
    if e is None or not e.no_return.any():
        return ()
    reached = len(e.reached())
    return line(
        "From ",
        Strong(f"{int(e.no_return.sum()):,}"),
        f" of the {reached:,} outcomes that moves can reach, no moves lead back to today.",
    )


def _cycles(s: Subject) -> Line:
    e = s.found.evolution
    if e is None or not e.cycles:
        return ()
    sizes = ", ".join(str(len(c)) for c in e.cycles[:5])
    return line(
        Strong(plural(len(e.cycles), "cycle")),
        f" in which each move pays and nothing holds (of {sizes} outcomes): once in, gains alone would not lead out.",
    )
