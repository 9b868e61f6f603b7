"""What stands in the way, for the first page: the sharpest conflicts among demands and the cheapest relaxation."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from comity.report.content import Block, Bullets, Line, Link, Paragraph, Strong, line
from comity.report.phrasing import plural
from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import demand_line, listed
from comity.settlement.demands.result import Demands, Relaxation

SHARPEST = 3
MOST_DROPPED, MOST_WAYS = 6, 3


def in_the_way(s: Settled) -> list[Block]:
    """Return the sharpest conflicts and the cheapest relaxation; nothing where nothing collides."""
    found = s.demands
    if found is None or not found.conflicts or () in found.conflicts:
        return []
    known = {d.id: d for d in found.demands}
    lead = line(
        "The sharpest ",
        Strong("conflicts among demands"),
        f", of {found.conflicts_found:,}: those whose lightest demand weighs most, smaller ones first, no demand twice "
        "where there are others. ",
        Link("All of them", "#settlement-demands"),
    )
    items = []
    for c in sharpest(found.conflicts, {d.id: d.weight.middle for d in found.demands}):
        said: Line = ()
        for k, d in enumerate(c):
            said = (*said, *line("" if not k else " against " if len(c) == 2 else "; "), *demand_line(s, known[d]))
        items.append((*said, *line(".")))
    return [Paragraph(lead), Bullets(tuple(items)), *_relaxation(s, found)]


def sharpest(
    conflicts: tuple[tuple[str, ...], ...], weights: Mapping[str, Fraction], most: int = SHARPEST
) -> tuple[tuple[str, ...], ...]:
    """
    Return the conflicts that cost most to resolve, first those that show no demand a second time.

    A conflict is resolved by giving up one of its demands, so it costs what its lightest demand weighs. Where that is
    the same, the smaller conflict comes first.

    Examples
    --------
    >>> ones = dict.fromkeys("abcde", Fraction(1))
    >>> sharpest((("a", "b"), ("a", "c"), ("d", "e")), ones, 2)
    (('a', 'b'), ('d', 'e'))
    >>> sharpest((("a", "b"), ("a", "c"), ("d", "e")), ones | {"b": Fraction(1, 2)}, 2)
    (('a', 'c'), ('d', 'e'))
    """
    ranked = sorted(conflicts, key=lambda c: (-min(weights[d] for d in c), len(c)))
    apart: list[tuple[str, ...]] = []
    for c in ranked:
        if not any(set(c) & set(other) for other in apart):
            apart.append(c)
    rest = [c for c in ranked if c not in apart]
    return tuple(sorted([*apart, *rest][:most], key=ranked.index))


def _relaxation(s: Settled, found: Demands) -> list[Block]:
    ways = [r for r in found.cheapest if r.drop]
    if not ways:
        return []
    known = {d.id: d for d in found.demands}
    best = ways[0]
    if len(best.drop) > MOST_DROPPED:
        return [Paragraph(_by_party(s, found, ways))]
    told = [listed([demand_line(s, known[d]) for d in r.drop], "and") for r in ways[:MOST_WAYS]]
    if len(told) == 1:
        return [
            Paragraph(line("The cheapest relaxation, of weight ", Strong(amount(best.weight)), ": ", *told[0], "."))
        ]
    count = plural(len(ways), "cheapest relaxation")
    left = f" {plural(len(ways) - len(told), 'other')} would weigh the same." if len(ways) > len(told) else ""
    lead = line(
        f"There are {count}, of weight ", Strong(amount(best.weight)), f" each; nothing chooses between them.{left}"
    )
    return [Paragraph(lead), Bullets(tuple((*x, *line(".")) for x in told))]


def _by_party(s: Settled, found: Demands, ways: list[Relaxation]) -> Line:
    """Return of many demands how many each party would give up: naming the first few would name one side's only."""
    by = {d.id: d.by for d in found.demands}
    asked = {p: sum(d.by == p and d.kind != "offer" for d in found.demands) for p in by.values()}
    counts = {p: [sum(by[d] == p for d in r.drop) for r in ways] for p in s.ordered(set(by.values()))}
    told: Line = ()
    for p, each in counts.items():
        if max(each):
            some = str(max(each)) if min(each) == max(each) else f"{min(each)} to {max(each)}"
            told = (*told, *line("; " if told else "", s.name(p), f" {some} of its {asked[p]}"))
    one = (
        "The cheapest relaxation gives up "
        if len(ways) == 1
        else f"Each of the {len(ways)} cheapest relaxations gives up "
    )
    head = line(one, f"demands of weight {amount(ways[0].weight)}: ")
    return (
        *head,
        *told,
        *line(
            ". ",
            Link("Which", "#relaxations"),
            ". How many rows a party has depends on how much of what it said was written down.",
        ),
    )
