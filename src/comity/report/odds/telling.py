"""The chances beside an outcome, and the one sentence that says what they are not."""

from __future__ import annotations

from comity.report.content import Cell, Line, line
from comity.report.findings import Outcome
from comity.report.odds.chance import Chance, chance_line
from comity.report.odds.odds import Odds
from comity.report.terms import badge

NO_EVENT = (
    "A share of draws is not the probability that an outcome comes about. It says under how many of the preferences "
    "drawn around those of the case nobody would move away. How far they are drawn is the modeller's assumption, told "
    "under “How sure”; nothing in it says that events lead there. The figures in parentheses are 95 % intervals of the "
    "drawing alone: they do not cover what the case gets wrong."
)


def chance_cell(odds: Odds, state: str, o: Outcome) -> Cell:
    """Return the chances of an outcome for the table of what would hold, the concepts that need no threat first."""
    keys = ["nash", "seq", *(o.holds[:1] if o.by_threat else ())]
    told = [(k, c) for k in keys if (c := odds.chance(state, k)) is not None]
    if not told:
        return Cell((line("not asked"),), -1.0)
    return Cell(tuple(marked(k, c) for k, c in told), max(c.p for _, c in told))


def marked(key: str, c: Chance) -> Line:
    """Return a chance behind the mark of its concept."""
    return (badge(key), *line(" "), *chance_line(c))


def firmest(odds: Odds, state: str) -> tuple[str, Chance] | None:
    """Return the larger chance of an outcome under the concepts that need no threat; None where none was asked."""
    told = [(k, c) for k in ("nash", "seq") if (c := odds.chance(state, k)) is not None]
    return max(told, key=lambda kc: (kc[1].p, kc[1].low), default=None)
