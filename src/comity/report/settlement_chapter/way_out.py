"""The section on order: where the claims lock, the ways out, and a timetable."""

from __future__ import annotations

from comity.report.citing import source_links
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Figure,
    Line,
    Mono,
    Note,
    Paragraph,
    Section,
    Span,
    Strong,
    Table,
    line,
)
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount, span
from comity.report.settlement_chapter.pictures.deadlock import MOST_ACTS, Arrow, deadlock_figure
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.timetable import timetable_blocks
from comity.report.settlement_chapter.versions import sequence_of_versions
from comity.report.settlement_chapter.wording import names_of, term_words, words_joined
from comity.settlement.sequence.graph import Days
from comity.settlement.sequence.result import MET, Deadlock, Sequence, Way

MOST_DEADLOCKS = 6
MOST_CIRCLES = 5
WAYS = {
    "together": "At the same moment",
    "escrow": "Held by a third party",
    "parts": "In verified parts, in turn",
    "drop": "Give up the lightest claims",
}


def way_out_section(s: Settled) -> Section | None:
    """Return the section; None where nobody says what must come first."""
    found = s.sequence
    if found is None:
        return None
    blocks: list[Block] = [Paragraph(_lead(s, found), lead=True)]
    if found.missing:
        blocks.append(Note("caution", line("Incomplete: ", " ".join(found.missing))))
    for k, deadlock in enumerate(found.details[:MOST_DEADLOCKS]):
        blocks += _deadlock(s, deadlock, k + 1)
    if len(found.details) > MOST_DEADLOCKS:
        more = len(found.details) - MOST_DEADLOCKS
        blocks.append(Paragraph(line(f"{plural(more, 'further deadlock')} not drawn here: in the JSON.")))
    blocks += [*timetable_blocks(s, found), *_windows(found), *sequence_of_versions(s), *_claims(s, found)]
    return Section("settlement-sequence", "The way out: who moves first", tuple(blocks))


def _lead(s: Settled, found: Sequence) -> Line:
    claims = Strong(plural(len(found.claims), "claim"))
    if not found.details:
        return line(
            "The ", claims, " about what must come before what can all be met: there is ", Strong("no deadlock"), "."
        )
    acts = {a for d in found.details for a in d.acts}
    owners = {o for d in found.details for a in d.arrows for o in a.owners}
    ways = [d.way for d in found.details]
    free = all(w is not None and not w.cost for w in ways)
    head = line(
        Strong(plural(len(found.details), "deadlock")),
        " among ",
        claims,
        f" about what must come first: {plural(len(acts), 'act')} wait for one another, since ",
        *names_of(s, owners),
        " insist on different orders. " if len(owners) > 1 else " asks for orders that go round in a circle. ",
    )
    if free:
        each = "There is a way out" if len(ways) == 1 else "There is a way out of each"
        return (*head, *line(each, " in which ", Strong("no claim is given up"), "."))
    cost = sum(w.cost for w in ways if w is not None)
    return (*head, *line("The cheapest ways out give up claims of weight ", Strong(amount(cost)), " in all."))


def _deadlock(s: Settled, d: Deadlock, place: int) -> list[Block]:
    acts = [term_words(s.settlement, a) for a in d.acts]
    drawn = _figure(s, d, place)
    out: list[Block] = [drawn] if drawn is not None else []
    said = tuple(line(w) for w in d.circle_words[:MOST_CIRCLES])
    if said:
        out.append(Bullets(said))
    if len(d.circles) > MOST_CIRCLES:
        out.append(Paragraph(line(f"{len(d.circles) - MOST_CIRCLES:,} further circles run through the same acts.")))
    elif not said:
        out.append(Paragraph(line("These acts wait for one another: ", words_joined(f"“{a}”" for a in acts), ".")))
    return [*out, _ways(d, place)] if d.ways else out


def _figure(s: Settled, d: Deadlock, place: int) -> Figure | None:
    drawn = d.acts if len(d.acts) <= MOST_ACTS else _on_short_circles(d)
    at = {a: k for k, a in enumerate(drawn)}
    arrows = [
        Arrow(at[a.first], at[a.then], tuple(s.name(p) for p in s.ordered(set(a.owners))))
        for a in d.arrows
        if a.first != a.then and a.first in at and a.then in at
    ]
    words = [term_words(s.settlement, a) for a in drawn]
    return deadlock_figure(place, words, arrows, len(d.acts) - len(drawn))


def _on_short_circles(d: Deadlock) -> tuple[str, ...]:
    """Return the acts on the shortest circles, as many as one picture holds."""
    out: tuple[str, ...] = ()
    for circle in d.circles:
        wider = tuple(dict.fromkeys((*out, *circle)))
        if len(wider) > MOST_ACTS:
            break
        out = wider
    return out


def _ways(d: Deadlock, place: int) -> Table:
    columns = (
        Column("Way out"),
        Column("Open"),
        Column("What is done, or why it is closed"),
        Column("Weight given up", "number"),
    )
    rows = tuple(_way(w, k == d.chosen) for k, w in enumerate(d.ways))
    closed = tuple(k for k, w in enumerate(d.ways) if not w.possible)
    return Table(
        f"ways-out-{place}",
        f"Ways out of deadlock {place}, cheapest first",
        columns,
        rows,
        cards=True,
        quiet_rows=closed,
    )


def _way(w: Way, chosen: bool) -> tuple[Cell, ...]:
    name: list[Span | str] = [Strong(WAYS[w.kind])]
    lines: list[Line] = [line(w.words)]
    if w.order and w.possible:
        lines.append(line("Order that results: ", "; then ".join(w.order), "."))
    if w.windows_hold is False:
        lines.append(line("The days asked for do not fit with it."))
    return (
        Cell((line(*name), *((line("taken by the timetable"),) if chosen else ()))),
        Cell((line("yes" if w.possible else "no"),)),
        Cell(tuple(lines)),
        Cell((line(amount(w.cost) if w.possible else "–"),), float(w.cost) if w.possible else None),
    )


def _windows(found: Sequence) -> list[Block]:
    w = found.windows
    if w is None or not w.words:
        return []
    if w.consistent:
        return [Paragraph(line(w.words))]
    return [Note("caution", line(w.words)), Bullets(tuple(line(r.words) for r in w.repairs))]


def _claims(s: Settled, found: Sequence) -> list[Block]:
    met = found.timetable.met if found.timetable is not None else ()
    columns = (
        Column("Id", "code"),
        Column("Party"),
        Column("First"),
        Column("Then"),
        Column("Weight", "number"),
        Column("Days"),
        Column("In the timetable"),
        Column("Sources"),
    )
    rows = tuple(
        (
            Cell((line(Mono(c.id)),), c.id),
            Cell(((s.name(c.by),),)),
            Cell((line(term_words(s.settlement, c.first)),)),
            Cell((line(term_words(s.settlement, c.then)), *((line(c.text),) if c.text else ()))),
            Cell((line(span(c.weight)),), float(c.weight.middle)),
            Cell((line(_days(c.within)),)),
            Cell((line(MET[met[c.number]] if c.number < len(met) else "–"),)),
            Cell((source_links(s.study, c.source) or line("–"),)),
        )
        for c in found.claims
    )
    table = Table("sequence-claims", "Who wants what before what, and what becomes of it", columns, rows)
    return [Details(line(f"All {plural(len(rows), 'claim')} about order, with their sources"), (table,))]


def _days(within: Days | None) -> str:
    if within is None:
        return "–"
    low, high = within
    least = amount(low)
    return f"{least} or more" if high is None else f"{least} to {amount(high)}"
