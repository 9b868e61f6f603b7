"""What capabilities say of the number of centres, as rows of the same table."""

from __future__ import annotations

import numpy as np

from comity.alignment.capabilities.change import BAND, SURE, Measure
from comity.alignment.capabilities.poles import PoleRule
from comity.alignment.capabilities.result import Concentration, Poles
from comity.alignment.shift.result import MeasureShift, Says
from comity.alignment.shift.verdicts import says_of

ROWS: tuple[tuple[Measure, str, str, int], ...] = (
    (
        "effective number",
        "effective number of centres by capabilities",
        "So many actors with equal shares of all capabilities would be as concentrated.",
        1,
    ),
    (
        "con",
        "concentration of capabilities (CON)",
        "0 where all have equal shares of all capabilities, 1 where one actor has everything.",
        -1,
    ),
)


def rows_of(concentration: Concentration) -> tuple[MeasureShift, ...]:
    """Return the effective number of centres, CON and poles as rows; none where there is one year only."""
    if not concentration.changes:
        return ()
    rows = [_row(concentration, *row) for row in ROWS]
    return (*rows, _poles(concentration.poles, concentration.draws))


def _row(found: Concentration, measure: Measure, name: str, means: str, direction: int) -> MeasureShift:
    mine = [c for c in found.changes if c.measure == measure]
    whole = next(c for c in mine if c.reading == "all")
    agreed = found.agreed(measure)
    verdict: Says = "cannot be told"
    if agreed in ("rises", "falls"):
        verdict, why = says_of("rises" if agreed == "rises" else "falls", direction), "Every reading says so."
    elif agreed == "readings disagree":
        why = "Readings disagree: " + "; ".join(f"{c.words}, {says_of(c.verdict, direction)}" for c in mine) + "."
    else:
        why = "The bands of all readings reach to no change, or beyond."
    ends = (whole.before, whole.after, whole.low, whole.high)
    return MeasureShift(name, means, "capabilities", direction, *ends, (), None, verdict, why)


def _poles(poles: Poles, draws: int) -> MeasureShift:
    ends = (float(len(poles.first.poles)), float(len(poles.last.poles)), float("nan"), float("nan"))
    means = f"Actors with {poles.rule.words()}."
    return MeasureShift("poles by capabilities", means, "capabilities", 1, *ends, (), None, *_verdict(poles, draws))


def _verdict(poles: Poles, draws: int) -> tuple[Says, str]:
    """Return a direction where nearly all draws and all thresholds that were tried give it."""
    moved = list(_moved(poles).values())
    more, fewer = sum(m > 0 for m in moved), sum(m < 0 for m in moved)
    sure = sure_share(draws)
    if more == len(moved) and poles.more >= sure:
        return "more centres", "Every threshold says so."
    if fewer == len(moved) and poles.fewer >= sure:
        return "fewer centres", "Every threshold says so."
    if not more and not fewer and not poles.more and not poles.fewer:
        return "cannot be told", "Their number is the same, whatever the threshold."
    return "cannot be told", (
        f"Of {len(moved)} thresholds, {more} give more poles, {fewer} fewer and {len(moved) - more - fewer} as many. "
        f"Errors of measurement give more in {100 * poles.more:.0f}% of draws and fewer in {100 * poles.fewer:.0f}%."
    )


def _moved(poles: Poles) -> dict[PoleRule, int]:
    """Return by how many the poles grow from the first year to the last, under each rule."""
    ends = [(poles.first, poles.last)]
    later = {p.rule: p for p in poles.others if p.year == poles.last.year}
    ends += [(p, later[p.rule]) for p in poles.others if p.year == poles.first.year]
    return {one.rule: len(two.poles) - len(one.poles) for one, two in ends}


def sure_share(draws: int) -> float:
    """
    Return the share of draws that must agree: 97.5 in 100, and more where there are few draws.

    Examples
    --------
    >>> sure_share(200), round(sure_share(2000), 3)
    (1.0, 0.984)
    """
    tail = BAND[0] / 100
    return 1.0 - max(0.0, tail - SURE * float(np.sqrt(tail * (1 - tail) / draws)))
