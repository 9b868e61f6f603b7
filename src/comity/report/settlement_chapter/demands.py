"""The section on demands: which cannot stand together, what it would take, and on whom it falls."""

from __future__ import annotations

from comity.case.settlement import Demand
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
    Quiet,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount, span
from comity.report.settlement_chapter.concessions import concessions, offers, red_lines, sought
from comity.report.settlement_chapter.credibility import credibility
from comity.report.settlement_chapter.pictures.blocks import MOST_DEMANDS, Asked, Pair, demands_figure, parties_figure
from comity.report.settlement_chapter.relaxations import burden, relaxations
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.versions import demands_of_versions
from comity.report.settlement_chapter.wording import KINDS, demand_words, demands_lines, listed, term_words
from comity.settlement.demands.result import Demands, Explained
from comity.settlement.demands.wording import fact_words, statement_words

TOLD, FOLDED = 5, 60
MOST_ROWS = 80
OPEN_PICTURE = 24


def demands_section(s: Settled) -> Section | None:
    """Return the section; None where nobody demands anything."""
    found = s.demands
    if found is None:
        return None
    blocks: list[Block] = [Paragraph(_lead(s, found), lead=True)]
    if not found.complete:
        blocks.append(Note("caution", _incomplete(found)))
    blocks += _pictures(s, found)
    blocks += _conflicts(s, found)
    blocks += relaxations(s, found)
    blocks += burden(s, found)
    blocks += [*concessions(s, found), *red_lines(s, found), *sought(s, found), *offers(s, found)]
    blocks += [*credibility(s), *demands_of_versions(s), *_table(s, found)]
    return Section("settlement-demands", "Who blocks what", tuple(blocks))


def _lead(s: Settled, found: Demands) -> Line:
    asked = [d for d in found.demands if d.kind != "offer"]
    if () in found.conflicts:
        return line(
            "The facts of the case and what is sought ",
            Strong("contradict each other"),
            " already, before anybody asks for anything: no answer about demands can be given until one of them is "
            "mended.",
        )
    if not found.conflicts and found.conflicts_complete:
        return line("All ", Strong(plural(len(asked), "demand")), " can be met together.")
    inside = {d for c in found.conflicts for d in c}
    head = line(
        "The ",
        Strong(plural(len(asked), "demand")),
        " cannot all be met. ",
        Strong(f"{len(inside):,}" if len(inside) < len(asked) else "All"),
        " of them stand in ",
        Strong(("" if found.conflicts_complete else "at least ") + plural(found.conflicts_found, "conflict")),
        ": smallest sets of demands that cannot stand together, though they could without any one of them. ",
    )
    if not found.relaxations or not found.relaxations[0].drop:
        return head
    best = found.relaxations[0]
    return (
        *head,
        *line("To meet all the others it is enough to give up ", Strong(plural(len(best.drop), "demand"))),
        *line(f", of weight {amount(best.weight)} in all, and nothing lighter will do."),
    )


def _incomplete(found: Demands) -> Line:
    parts = []
    if not found.conflicts_complete:
        known = f"; none of fewer than {found.none_below} demands is missing" if found.none_below else ""
        parts.append(f"Not every conflict is listed{known}.")
    if not found.relaxations_complete:
        known = f"; every one lighter than {amount(found.lighter_than)} is" if found.lighter_than is not None else ""
        parts.append(f"Not every way to give something up is listed{known}.")
    return line(" ".join([*parts, *([f"{found.cut[:1].upper()}{found.cut[1:].rstrip('.')}."] if found.cut else [])]))


def _pictures(s: Settled, found: Demands) -> list[Block]:
    inside = {p for a, b, _ in found.parties_block for p in (a, b)}
    order = s.ordered(inside)
    at = {p: k for k, p in enumerate(order)}
    shared: dict[Pair, int] = {}
    for a, b, count in found.parties_block:
        pair = (max(at[a], at[b]), min(at[a], at[b]))
        shared[pair] = shared.get(pair, 0) + count
    first = parties_figure([s.name(p) for p in order], shared, found.conflicts_found)
    second = _demands_figure(s, found)
    out: list[Block] = [first] if first is not None else []
    if second is None:
        return out
    if len({x for row in second.rows for x in (row[0], row[2])}) <= OPEN_PICTURE:
        return [*out, second]
    return [*out, Details(line("Demand by demand: which cannot stand together"), (second,))]


def _demands_figure(s: Settled, found: Demands) -> Figure | None:
    known = {d.id: d for d in found.demands}
    count: dict[str, int] = {}
    for c in found.conflicts:
        for d in c:
            count[d] = count.get(d, 0) + 1
    kept = set(sorted(count, key=lambda d: (-count[d], list(known).index(d)))[:MOST_DEMANDS])
    order = [d for p in s.ordered({known[d].by for d in kept}) for d in known if d in kept and known[d].by == p]
    at = {d: k for k, d in enumerate(order)}
    sizes: dict[Pair, int] = {}
    for c in sorted(found.conflicts, key=len):
        for i, a in enumerate(c):
            for b in c[i + 1 :]:
                if a in at and b in at:
                    sizes.setdefault((max(at[a], at[b]), min(at[a], at[b])), len(c))
    asked = [Asked(d, s.name(known[d].by), demand_words(s.settlement, known[d])) for d in order]
    return demands_figure(asked, sizes, len(count) - len(kept))


def _conflicts(s: Settled, found: Demands) -> list[Block]:
    if not found.conflicts:
        return []
    explained = {e.demands: e for e in found.explained}
    told = [_conflict(s, c, explained.get(c)) for c in found.conflicts[:FOLDED]]
    out: list[Block] = [
        Paragraph(line("The conflicts, smallest first. Giving up any one demand of a conflict resolves it.")),
        Bullets(tuple(told[:TOLD]), ordered=True),
    ]
    if len(told) > TOLD:
        more = found.conflicts_found - len(told)
        rest: tuple[Block, ...] = (Bullets(tuple(told[TOLD:])),)
        if more > 0:
            rest += (Paragraph(line(f"{more:,} more are in the JSON (", Mono("comity demands --json"), ").")),)
        out.append(Details(line(f"The other {plural(found.conflicts_found - TOLD, 'conflict')}"), rest, "conflicts"))
    return out


def _conflict(s: Settled, conflict: tuple[str, ...], why: Explained | None) -> Line:
    """Return a conflict in a sentence: whose demands, with their sources, and what else takes part."""
    if not conflict:
        return line("The facts and what is sought contradict each other.")
    parts = [
        *listed(list(demands_lines(s, conflict)), "and"),
        *line(
            " cannot both be met"
            if len(conflict) == 2
            else (" cannot be met" if len(conflict) == 1 else " cannot all be met")
        ),
    ]
    because = _because(s, why) if why is not None else []
    return (*parts, *line(", given "), *listed(because, "and"), *line(".")) if because else (*parts, *line("."))


def _because(s: Settled, why: Explained) -> list[Line]:
    facts = {f.text: f for f in s.settlement.facts}
    out: list[Line] = []
    for text in why.facts:
        fact = facts.get(text)
        cited = line(" [", *source_links(s.study, fact.source), "]") if fact is not None and fact.source else ()
        said = fact_words(s.settlement, fact) if fact is not None else f"that {text}"
        out.append((*line("" if said.startswith("that ") else "the fact ", said), *cited))
    terms = [t.text or t.id for i in why.seek if (t := s.settlement.term(i)) is not None]
    out += [line(f"that “{t}” is sought") for t in terms]
    issues = [i.text or i.id for i in s.settlement.issues if i.id in why.issues]
    return [*out, *(line(f"that “{i}” can stand at one level only") for i in issues)]


def _table(s: Settled, found: Demands) -> list[Block]:
    unlocks = {u.demand: u for u in found.unlocks}
    columns = (
        Column("Id", "code"),
        Column("Party"),
        Column("Kind"),
        Column("What it asks"),
        Column("Weight", "number"),
        Column("Conflicts", "number"),
        Column("Sources"),
    )
    shown = sorted(found.demands, key=lambda d: -(unlocks[d.id].conflicts if d.id in unlocks else 0))[:MOST_ROWS]
    rows = tuple(
        (
            Cell((line(Mono(d.id)),), d.id),
            Cell(((s.name(d.by),),)),
            Cell((line(KINDS[d.kind]),)),
            Cell((line(demand_words(s.settlement, d)), *_taken_as(s, d))),
            Cell((line(span(d.weight)),), float(d.weight.middle)),
            Cell(*_count(unlocks[d.id].conflicts if d.id in unlocks else 0)),
            Cell((source_links(s.study, d.source) or line("–"),)),
        )
        for d in shown
    )
    table = Table("demands", "All demands, those in most conflicts first", columns, rows)
    more = len(found.demands) - len(rows)
    rest: tuple[Block, ...] = (Paragraph(line(f"{more:,} more are in the JSON.")),) if more else ()
    return [Details(line(f"All {plural(len(found.demands), 'demand')} with their sources"), (table, *rest))]


def _taken_as(s: Settled, d: Demand) -> tuple[Line, ...]:
    """Return how the case takes a demand that has words of its own."""
    if not d.text:
        return ()
    said = statement_words(s.settlement, d.requires.tree)
    opens = f"no “{term_words(s.settlement, d.opens)}” without " if d.opens else ""
    return (line(Quiet(f"taken as: {opens}{said}")),)


def _count(value: int) -> tuple[tuple[Line, ...], float]:
    return (line(f"{value:,}"),), float(value)
