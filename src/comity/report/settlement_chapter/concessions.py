"""What a single concession would do, what follows from red lines, what is sought, and what offers meet."""

from __future__ import annotations

from comity.report.content import Block, Bullets, Cell, Column, Line, Paragraph, Strong, Table, Text, line
from comity.report.phrasing import joined, plural
from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import (
    SHORT_ID,
    demand_line,
    demand_words,
    demands_lines,
    level_words,
    listed,
    names_of,
    quoted,
    term_words,
    words_joined,
)
from comity.settlement.demands.result import Demands, OfferMeets, RedLines, Sought, Unlock

MOST = 12
MOST_NAMED = 4


def concessions(s: Settled, found: Demands) -> list[Block]:
    """Return the single concession of each party that leaves fewest conflicts."""
    best = found.best_concessions
    if not best:
        return []
    lead = line("The single concession of each party that would unlock most, all else as it is:")
    return [Paragraph(lead), Bullets(tuple(_concession(s, found, u) for u in best))]


def _concession(s: Settled, found: Demands, u: Unlock) -> Line:
    left = (
        "no conflict would be left"
        if not u.left
        else f"{u.left:,} of {found.conflicts_found:,} conflicts would be left"
    )
    rest = (
        f", and the cheapest relaxation of the others would weigh {amount(u.weight_left)}"
        if u.weight_left is not None and u.left
        else ""
    )
    return line(*demand_line(s, found.demand(u.demand)), ": ", Strong(left), rest, ".")


def red_lines(s: Settled, found: Demands) -> list[Block]:
    """Return what becomes possible if red lines are taken as fixed."""
    rows = sorted(found.red_lines, key=lambda r: (len(r.parties), [s.name(p).place for p in r.parties]))
    if not rows:
        return []
    columns = (
        Column("Red lines taken as fixed"),
        Column("Can hold together"),
        Column("Demands that then must go"),
        Column("Then settled"),
    )
    table = Table(
        "red-lines",
        "What follows if red lines are not open to discussion",
        columns,
        tuple(_red_line(s, found, r) for r in rows),
        cards=True,
    )
    lead = line(
        "A demand that must go cannot be met in any way while the red lines stand, whatever else is given up; the last "
        "column names what the red lines decide by themselves."
    )
    return [Paragraph(lead), table]


def _red_line(s: Settled, found: Demands, r: RedLines) -> tuple[Cell, ...]:
    short = all(len(d) <= SHORT_ID for d in r.demands)
    called = [d if short else quoted(demand_words(s.settlement, found.demand(d))) for d in r.demands]
    whose = Cell((line(*names_of(s, r.parties)), line(f"{plural(len(r.demands), 'red line')}: {', '.join(called)}")))
    if not r.together:
        clash = tuple(_clash(s, found, c) for c in r.conflicts[:MOST])
        return (whose, Cell((line(Strong("no")), *clash)), Cell((line("–"),)), Cell((line("–"),)))
    go = demands_lines(s, r.must_go[:MOST]) or (line("none"),)
    more = (line(f"and {len(r.must_go) - MOST} more"),) if len(r.must_go) > MOST else ()
    cost = r.relaxation
    weighs = (line(f"cheapest in all: weight {amount(cost.weight)}"),) if cost is not None and cost.drop else ()
    fixed = [*(_atom(s, f, "") for f in r.forced), *(_atom(s, f, "no ") for f in r.forbidden)]
    settled = tuple(line(x) for x in fixed[:MOST]) or (line("nothing by itself"),)
    return (whose, Cell((line("yes"),)), Cell((*go, *more, *weighs), float(len(r.must_go))), Cell(settled))


def _clash(s: Settled, found: Demands, conflict: tuple[str, ...]) -> Line:
    """Return red lines that cannot hold together, whose and what."""
    told = [line(s.name(d.by), f"’s {quoted(demand_words(s.settlement, d))}") for d in map(found.demand, conflict)]
    return line("not together: ", *listed(told, "and"))


def _atom(s: Settled, text: str, sign: str) -> str:
    """Return a term, or a level written ``issue = level``, in words."""
    issue, equals, level = text.partition(" = ")
    if equals:
        said = level_words(s.settlement, issue, level)
        return f"{sign}“{said[0]}”: “{said[1]}”"
    return f"{sign}“{term_words(s.settlement, text)}”"


def sought(s: Settled, found: Demands) -> list[Block]:
    """Return for each sought term whether it can hold."""
    if not found.sought:
        return []
    return [Bullets(tuple(_sought(s, x) for x in found.sought))]


def _sought(s: Settled, x: Sought) -> Line:
    what = line("Sought: ", Strong(f"“{term_words(s.settlement, x.term)}”"))
    if not x.by_facts:
        return (*what, *line(" cannot hold by the facts of the case alone."))
    if x.with_all:
        return (*what, *line(" can hold with every demand kept."))
    if x.weight is None:
        return (*what, *line(" can hold, but not with every demand kept; how little must be given up is not known."))
    given = f" can hold only if demands of weight {amount(x.weight)} or more are given up."
    return (*what, *line(given))


def offers(s: Settled, found: Demands) -> list[Block]:
    """Return what each offer meets and what it rules out; offers never stand in conflicts."""
    rows = [o for o in found.offers if o.meets or o.contradicts or not o.possible]
    if not rows:
        return []
    lead = line("What has been offered, held against the demands of the others (an offer is no demand):")
    return [Paragraph(lead), Bullets(tuple(_offer(s, found, o) for o in rows[:MOST]))]


def _offer(s: Settled, found: Demands, o: OfferMeets) -> Line:
    head = demand_line(s, found.demand(o.offer))
    if not o.possible:
        return line(*head, ": by the facts of the case it cannot be.")
    parts: list[str] = []
    if o.meets:
        parts.append(f"it meets {_short(s, found, o.meets)}")
    if o.contradicts:
        parts.append(f"it rules out {_short(s, found, o.contradicts)}")
    return line(*head, ": ", *joined(tuple(Text(p) for p in parts)), ".")


def _short(s: Settled, found: Demands, ids: tuple[str, ...]) -> str:
    """Return demands in few words: whose and what, the first few."""
    told = [
        f"{s.name(d.by).name}’s {quoted(demand_words(s.settlement, d))}" for d in map(found.demand, ids[:MOST_NAMED])
    ]
    more = [f"{len(ids) - MOST_NAMED} more"] if len(ids) > MOST_NAMED else []
    return words_joined([*told, *more])
