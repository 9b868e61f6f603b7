"""*How sure*: the few assumptions that, changed a little, turn an answer round."""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.nouns import Reading
from comity.conflict.naming import held
from comity.report.citing import source_links
from comity.report.conflict_chapter.beyond import beyond_line
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Handle,
    Line,
    Link,
    Mono,
    Paragraph,
    Section,
    Span,
    Strong,
    Table,
    line,
)
from comity.report.margins.flips import flip_table
from comity.report.odds.movers import mover_line, strongest
from comity.report.phrasing import joined, party_name, player_name, plural
from comity.report.pillars import Change
from comity.report.subject import Subject

MOST_CHANGES = 5
MOST_MOVERS = 4
FLIPS = (
    "The smallest change of what a party is taken to want that turns each verdict of the main reading round. A swap "
    "puts two neighbours in one party's order the other way round; the fewer swaps, the less sure the verdict."
)


@dataclass(frozen=True, slots=True)
class Turned:
    """What one alternative reading, alone, turns round against the main reading."""

    party: str
    reading: Reading
    lost: tuple[str, ...]
    won: tuple[str, ...]


def how_sure(s: Subject) -> Section:
    """Return the section."""
    blocks: list[Block] = []
    if s.found.readings is not None:
        blocks += [Paragraph(_lead(s)), _table(s)]
    flips = flip_table(s.found, s.flips)
    blocks += [Paragraph(line(FLIPS)), flips] if flips is not None else _small_changes(s)
    blocks += _movers(s)
    limits = _limits(s)
    if limits:
        blocks.append(Bullets(limits))
    return Section("how-sure", "How sure", tuple(blocks))


def _movers(s: Subject) -> list[Block]:
    """Return what moves the shares of draws most, and where the laws are told; nothing where no ensemble ran."""
    if s.odds is None:
        return []
    rows = strongest(s, s.odds, MOST_MOVERS)
    link = Link("All shares, the laws, and what each moves", "#conflict-odds")
    if not rows:
        none = "No single statement or reading moves a share of draws by more than the draws themselves scatter. "
        return [Paragraph(line(none, link))]
    lead = line("What moves the shares of draws most, one line per outcome. ", link)
    return [Paragraph(lead), Bullets(tuple(mover_line(s, o, m) for o, _, m in rows))]


def turned(s: Subject) -> tuple[Turned, ...]:
    """Return, for every alternative reading, what it alone turns round among the outcomes shown."""
    r = s.found.readings
    if r is None:
        return ()
    verdicts = held(s.study, s.found.result, "nash") | held(s.study, s.found.result, "seq")
    row = {c: k for k, c in enumerate(r.combinations)}
    base = tuple(n[0] for n in r.names)
    out = []
    for k, party in enumerate(r.parties):
        texts = {x.id: x for x in s.model.preference(s.model.player(party)).readings}
        for name in r.names[k][1:]:
            at = row.get((*base[:k], name, *base[k + 1 :]))
            if at is None:
                continue
            lost = tuple(o.handle for o in s.found.shown if verdicts[row[base], o.state] and not verdicts[at, o.state])
            won = tuple(o.handle for o in s.found.shown if not verdicts[row[base], o.state] and verdicts[at, o.state])
            out.append(Turned(party, texts[name], lost, won))
    return tuple(out)


def _only_together(s: Subject) -> Line:
    """Return which outcomes depend on readings, though no alternative reading alone turns them round."""
    alone = {h for t in turned(s) for h in (*t.lost, *t.won)}
    names = tuple(
        o.handle for o in s.found.shown if not s.found.is_firm(o) and o.handle not in alone and any(o.share.values())
    )
    return line(" Only several alternative readings together turn round ", *_handles(names), ".") if names else ()


def _lead(s: Subject) -> Line:
    turning = [t for t in turned(s) if t.lost or t.won]
    if not turning:
        return line(
            "No alternative reading, taken alone, turns round whether an outcome named here would hold.",
            *_only_together(s),
        )
    parties = tuple(party_name(s.case, p) for p in dict.fromkeys(t.party for t in turning))
    return line(
        "What turns most: how ",
        *joined(parties),
        " is read." if len(parties) == 1 else " are read.",
        " The table takes one alternative reading at a time, all else as in the main reading.",
        *_only_together(s),
    )


def _table(s: Subject) -> Table:
    columns = (
        Column("Party"),
        Column("Read instead as"),
        Column("Would no longer hold", "marks"),
        Column("Would hold instead", "marks"),
    )
    rows = tuple(
        (
            Cell(((party_name(s.case, t.party),),)),
            Cell((line(t.reading.text or t.reading.id), *_from(s, t.reading))),
            Cell((_handles(t.lost),), float(len(t.lost))),
            Cell((_handles(t.won),), float(len(t.won))),
        )
        for t in turned(s)
    )
    return Table("readings-turned", "What each alternative reading turns round, taken alone", columns, rows, cards=True)


def _from(s: Subject, reading: Reading) -> tuple[Line, ...]:
    return (line("[", *source_links(s.study, reading.source), "]"),) if reading.source else ()


def _handles(names: tuple[str, ...]) -> Line:
    spans: list[Span] = []
    for name in names:
        spans += [Handle(name, f"#why-{name.lower()}"), *line(" ")]
    return tuple(spans[:-1]) if spans else line("none")


def _small_changes(s: Subject) -> list[Block]:
    if not s.pillars.asked or not any(s.model.preference(p).preference for p in range(s.model.n_players)):
        return []
    flips = [c for c in s.pillars.swapped if c.flips]
    if flips:
        flips = sorted(flips, key=lambda c: -len(c.flips))[:MOST_CHANGES]
        return [
            Paragraph(
                line("Two neighbouring statements of one party in the other order would be enough to turn these round:")
            ),
            Bullets(tuple(_change(s, c) for c in flips)),
        ]
    if s.pillars.dropped or any(o.statement for o in s.pillars.objections):
        return [
            Paragraph(
                line(
                    "Putting any two neighbouring statements of a party in the other order turns ",
                    Strong("none"),
                    " of the outcomes named here round (whether some party gains by leaving, Nash).",
                )
            )
        ]
    return []


def _change(s: Subject, c: Change) -> Line:
    assert c.below is not None  # these are changes of order
    return line(
        "If ",
        player_name(s.model, c.player),
        " put ",
        Mono(c.below.text),
        " before ",
        Mono(c.statement.text),
        ": ",
        *flip_words(s, c),
        ".",
    )


def flip_words(s: Subject, c: Change) -> tuple[Span, ...]:
    """Return what a change turns round: what the party would now gain by leaving, and what nobody would."""
    lost = joined(tuple(_handle(s, x) for x, now in c.flips if not now))
    won = joined(tuple(_handle(s, x) for x, now in c.flips if now))
    parts: list[Span] = [player_name(s.model, c.player), *line(" would gain by leaving "), *lost] if lost else []
    if won:
        parts += [*line("; no party would gain by leaving " if parts else "no party would gain by leaving "), *won]
    return tuple(parts)


def _handle(s: Subject, state: int) -> Handle:
    o = s.found.outcome(state)
    name = o.handle if o is not None else s.model.label(state)
    return Handle(name, f"#why-{name.lower()}")


def _limits(s: Subject) -> tuple[Line, ...]:
    out: list[Line] = []
    if s.found.readings is None:
        out.append(
            line(
                "Each party has one reading in this case; alternatives, where sources differ, would show "
                "what depends on them."
            )
        )
    elif not s.found.readings.complete:
        out.append(
            line(f"Not every combination of readings was gone through: {plural(s.n_readings, 'combination')} were.")
        )
    if s.found.result.depth is not None:
        out.append(
            line(
                "Only answers of at most ",
                Strong(plural(s.found.result.depth, "move")),
                " were counted; the textbook definition has no such limit.",
            )
        )
    named = beyond_line(s)
    if named:
        out.append(named)
    ties = _ties(s)
    if ties:
        out.append(ties)
    if not s.study.complete:
        out.append(line(Strong("Incomplete: "), "the time allowed ran out before everything was computed."))
    return tuple(out)


def _ties(s: Subject) -> Line:
    tied = [p for p in range(s.model.n_players) if len(set(s.model.ranks[p].tolist())) < s.model.n_states]
    if not tied:
        return ()
    return line(
        "Outcomes ranked alike count as no gain, so indifference keeps a party where it is; this concerns ",
        *joined(tuple(player_name(s.model, p) for p in tied)),
        ".",
    )
