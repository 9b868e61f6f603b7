"""The cheapest relaxations, and on whom they and the conflicts fall."""

from __future__ import annotations

from comity.report.content import Block, Bullets, Cell, Column, Details, Paragraph, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount, percent
from comity.report.settlement_chapter.pictures.bars import Bar, bars_figure
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import demand_line, demands_lines, listed, names_of
from comity.settlement.demands.result import Demands, Relaxation

MOST_RELAXATIONS = 8
SHORT = 6  # demands that a row of the table takes in at a glance


def relaxations(s: Settled, found: Demands) -> list[Block]:
    """Return the cheapest relaxations as a table; nothing where nothing collides."""
    ways = [r for r in found.relaxations if r.drop]
    if not ways:
        return []
    shown = ways[:MOST_RELAXATIONS]
    firm = any(r.always is not None for r in shown)
    columns = (
        Column("Given up besides" if _in_each(shown) else "Given up"),
        Column("By"),
        Column("Weight", "number"),
        *((Column("Cheapest whatever the weights"),) if firm else ()),
    )
    common = _in_each(shown)
    rows = tuple(_relaxation(s, r, common)[: len(columns)] for r in shown)
    more = len(ways) - len(rows)
    left = f" ({more:,} more are in the JSON)" if more else ""
    lead = line(
        "A relaxation is a smallest set of demands without which all the others can be met. The cheapest are those of "
        "the least weight; weights are the modeller's assumption, and 1 where the case gives none. A wish that was "
        "written down in several rows counts several times, so neither weights nor rows measure who is right."
    )
    caption = f"Ways to resolve every conflict, cheapest first{left}"
    table = Table("relaxations", caption, columns, rows, cards=True)
    return [Paragraph(lead), *_shared(s, common), table, *_by_count(s, found)]


def _in_each(shown: list[Relaxation]) -> frozenset[str]:
    """Return the demands that stand in each of some long relaxations; none where they are short or few."""
    if len(shown) < 2 or min(len(r.drop) for r in shown) <= SHORT:
        return frozenset()
    return frozenset.intersection(*(frozenset(r.drop) for r in shown))


def _shared(s: Settled, common: frozenset[str]) -> list[Block]:
    """Return the demands that each relaxation of the table gives up, told once."""
    if not common or s.demands is None:
        return []
    rows = tuple(demand_line(s, d) for d in s.demands.demands if d.id in common)
    head = line(f"Each relaxation of the table gives up these {plural(len(rows), 'demand')}")
    return [Details(head, (Bullets(rows),))]


def _relaxation(s: Settled, r: Relaxation, common: frozenset[str]) -> tuple[Cell, ...]:
    known = {d.id: d for d in s.demands.demands} if s.demands is not None else {}
    owners = {known[d].by for d in r.drop if d in known}
    ends = "" if r.low == r.high else f" ({amount(r.low)} to {amount(r.high)})"
    firm = {True: "yes", False: "for some" if r.sometimes else "no", None: "not known"}[r.always]
    return (
        Cell(
            tuple(demand_line(s, known[d], party=False) if d in known else line(d) for d in r.drop if d not in common)
        ),
        Cell((line(*names_of(s, owners)),)),
        Cell((line(f"{amount(r.weight)}{ends}"),), float(r.weight)),
        Cell((line(firm),)),
    )


def _by_count(s: Settled, found: Demands) -> list[Block]:
    """Return what is cheapest where every demand weighs the same, where that differs."""
    given = {r.drop for r in found.cheapest}
    other = [r for r in found.smallest if r.drop and r.drop not in given]
    if not other:
        return []
    said = line(
        "If every demand weighed the same, it would be enough to give up ",
        Strong(plural(len(other[0].drop), "demand")),
        ": ",
        *listed(list(demands_lines(s, other[0].drop)), "and"),
        f". {plural(len(other) - 1, 'other set')} that would do as well {'is' if len(other) == 2 else 'are'} not among "
        "the cheapest above."
        if len(other) > 1
        else ".",
    )
    return [Paragraph(said)]


def burden(s: Settled, found: Demands) -> list[Block]:
    """Return each party's part of the conflicts, and what the cheapest relaxations ask of it."""
    rows = [b for b in found.burden if b.in_conflict]
    if not rows or not found.conflicts:
        return []
    order = sorted(rows, key=lambda b: s.name(b.party).place)
    bars = [
        Bar(s.name(b.party), b.shapley, f"{amount(round(b.shapley, 1))} of {found.conflicts_found:,}") for b in order
    ]
    drawn = bars_figure(
        "burden",
        "On whom the conflicts fall: each party's part of their number",
        "Each conflict counts 1, shared equally among the demands in it and summed by party (the Shapley value of the "
        "number of conflicts). A long bar says that a party's demands stand in the way of others' demands and others' "
        "in the way of them; it does not say that they are less justified.",
        "part of the conflicts",
        bars,
    )
    columns = (
        Column("Party"),
        Column("Demands", "number"),
        Column("In conflicts", "number"),
        Column("Gives something up in", "number"),
        Column("Weight it gives up", "number"),
        Column("If all weighed the same", "number"),
    )
    table = Table(
        "burden-table",
        "What the cheapest relaxations ask of each party",
        columns,
        tuple(
            (
                Cell(((s.name(b.party),),)),
                Cell((line(str(b.demands)),), float(b.demands)),
                Cell((line(str(b.in_conflict)),), float(b.in_conflict)),
                Cell((line(percent(b.share)),), float(b.share)),
                Cell((line(amount(b.gives_up)),), float(b.gives_up)),
                Cell((line(percent(b.share_by_count)),), float(b.share_by_count)),
            )
            for b in order
        ),
        cards=True,
    )
    said = line(
        "“Gives something up in” is the share of the cheapest relaxations that drop a demand of the party; the weight "
        "is the average over these."
    )
    return [*([drawn] if drawn is not None else []), table, Paragraph(said)]
