"""How firm the answers about packages are: what changes at the ends of the walk-away intervals."""

from __future__ import annotations

from comity.report.content import Block, Cell, Column, Line, Paragraph, Strong, Table, line
from comity.report.settlement_chapter.solutions import TITLES
from comity.report.settlement_chapter.subject import Settled
from comity.report.settlement_chapter.wording import words_joined
from comity.settlement.packages.parts import WalkAwayEnds
from comity.settlement.packages.result import PackagesResult


def firmness(s: Settled, found: PackagesResult) -> list[Block]:
    """Return the table of ends; nothing where every walk-away value is one number."""
    if not found.ends:
        return []
    columns = (
        Column("Walk-away value"),
        Column("Acceptable packages", "number"),
        Column("Other package chosen by"),
    )
    rows = tuple(
        (
            Cell((_moved(s, e),)),
            Cell((line(f"{e.acceptable:,}" if e.acceptable is not None else _some(e)),), float(e.acceptable or 0)),
            Cell((line(turned_words(e)),), float(sum(not same for same in e.same.values()))),
        )
        for e in found.ends
    )
    table = Table("package-ends", "What remains at the ends of the walk-away intervals", columns, rows, cards=True)
    return [Paragraph(_lead(found)), table]


def turning(found: PackagesResult) -> list[WalkAwayEnds]:
    """Return the ends at which an answer turns round: something is acceptable or no longer so, or another is chosen."""
    if found.solutions.agreement is False:
        return [e for e in found.ends if e.some]
    return [e for e in found.ends if e.some is False or not all(e.same.values())]


def _lead(found: PackagesResult) -> Line:
    turned = turning(found)
    if found.solutions.agreement is False:
        head = line("At the middle of the walk-away intervals no package is acceptable to all")
        if not turned:
            return (*head, *line(", nor at any end of them."))
        count = Strong(f"{len(turned)} of {len(found.ends)}")
        return (*head, *line("; at ", count, " ends of the intervals some package is."))
    if not turned:
        return line("At every end of the walk-away intervals the solutions choose the ", Strong("same"), " packages.")
    return line(
        "The answers above use the middle of each walk-away interval. At ",
        Strong(f"{len(turned)} of {len(found.ends)}"),
        " ends of the intervals another package is chosen, or none is left.",
    )


def _moved(s: Settled, e: WalkAwayEnds) -> Line:
    return line(s.name(e.party), f" at its {e.end} end") if e.party else line(f"everybody at the {e.end} end")


def _some(e: WalkAwayEnds) -> str:
    return {True: "some", False: "none", None: "not known"}[e.some]


def turned_words(e: WalkAwayEnds) -> str:
    """Return which solutions choose another package at an end."""
    if e.some is False:
        return "no package is left"
    if not e.same:
        return "not asked"
    turned = [TITLES.get(k, k) for k, same in e.same.items() if not same]
    return words_joined(turned) or "none"
