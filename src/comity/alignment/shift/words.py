"""A shift in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from comity.alignment.shift.result import SAYS, MeasureShift, Shift, Standing
from comity.alignment.shift.verdicts import says_of


def sentences_of(found: Shift) -> tuple[str, ...]:
    """Return what all measures say together, then each of them, then what the bands do not cover."""
    measures = [_measure(m) for m in found.measures]
    return (_answer(found), *measures, *_readings(found), *_actors(found), *_years(found), *_band(found))


def _answer(found: Shift) -> str:
    if not found.measures:
        return "There are no two dates to compare. One window says nothing of a change."
    says = found.says
    told = [v for v in SAYS if says[v]]
    if found.answer == "cannot be told":
        return f"Whether there are more or fewer centres {_span(found)} cannot be told by any measure.{_whose(found)}"
    if found.answer != "the measures disagree":
        count = len(says[found.answer])
        return f"There are {found.answer} {_span(found)}, by {'all ' if count > 1 else ''}{_count(count)}."
    each = "; ".join(f"{v} by {_listed(says[v])}" if v != SAYS[2] else f"{_listed(says[v])} cannot tell" for v in told)
    return f"Whether there are more or fewer centres {_span(found)} hangs on the measure: {each}."


def _whose(found: Shift) -> str:
    """Return how many measures hang on the reading, where some do."""
    torn = sum(len({r.verdict for r in m.readings}) > 1 for m in found.measures)
    return f" Of {torn} the readings disagree." if torn else ""


def _span(found: Shift) -> str:
    if len(found.windows) > 1:
        return f"from {_window(found.windows[0])} to {_window(found.windows[-1])}"
    return f"from {found.years[0]} to {found.years[1]}"


def _window(window: Standing) -> str:
    first, last = window.first, window.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if not whole:
        return f"{first.isoformat()}..{last.isoformat()}"
    return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"


def _measure(row: MeasureShift) -> str:
    name = row.name[0].upper() + row.name[1:]
    if not row.defined:
        return f"{name}: cannot be told. {row.why} {row.means}"
    band = f", 95% band {row.low:+.2g} to {row.high:+.2g}" if isfinite(row.low) else ""
    return (
        f"{name}: {row.first:.3g} to {row.last:.3g} ({row.change:+.2g}{band}): {row.verdict}. {row.why} {row.means}"
        f"{_slope(row)}"
    )


def _slope(row: MeasureShift) -> str:
    if row.slope is None:
        return ""
    s = row.slope
    says = {"rises": "rises", "falls": "falls", "cannot be told": "neither rises nor falls for sure"}[s.verdict]
    return f" A line through all windows {says}: {s.value:+.2g} per {s.per} (band {s.low:+.2g} to {s.high:+.2g})."


def _readings(found: Shift) -> list[str]:
    if not any(m.readings for m in found.measures):
        return []
    out = [f"By reading of the ties: {'; '.join(_by_reading(found))}."]
    if found.left_out:
        return [*out, f"{_listed(found.left_out)} had the largest share of the weight of ties over the two windows."]
    return [*out, "No actor stands out as the largest, so no reading leaves one out."]


def _by_reading(found: Shift) -> list[str]:
    """Return for each reading how many measures say more, and how many fewer."""
    rows = [m for m in found.measures if m.readings and m.defined]
    out = []
    for k, one in enumerate(rows[0].readings if rows else ()):
        said = [says_of(m.readings[k].verdict, m.direction) for m in rows]
        more, fewer = said.count("more centres"), said.count("fewer centres")
        out.append(f"{one.words}, {more} of {len(rows)} measures say more centres and {fewer} fewer")
    return out or ["no measure has a value in both windows"]


def _actors(found: Shift) -> list[str]:
    if len(found.windows) < 2:
        return []
    one, two = found.windows[0], found.windows[-1]
    out = [
        f"{one.actors} actors have ties in the first window and {two.actors} in the last; {found.staying} are in both. "
        "Most measures move with the number of actors."
    ]
    if isfinite(one.negative_share) and isfinite(two.negative_share):
        shares = f"{100 * one.negative_share:.0f}% of {one.ties} ties to {100 * two.negative_share:.0f}% of {two.ties}"
        out.append(f"Negative ties go from {shares}. No measure here counts them.")
    return out


def _years(found: Shift) -> list[str]:
    if not found.years or len(found.windows) < 2:
        return []
    inside = [
        w.first.year <= y <= w.last.year
        for w, y in zip((found.windows[0], found.windows[-1]), found.years, strict=True)
    ]
    if all(inside):
        return []
    return [
        f"Capabilities are compared from {found.years[0]} to {found.years[1]}, which are not the years of the ties."
    ]


def _band(found: Shift) -> list[str]:
    if not any(m.readings for m in found.measures):
        return []
    if not found.missing:
        return ["No tie is doubted, so every change of ties counts, however small."]
    return [
        f"Bands of ties come from {found.draws} draws in which every tie is missed with a chance of "
        f"{100 * found.missing:.3g}%, in both windows alike. That is a declared doubt and no error of sampling. It "
        "does not cover weights that are wrong, or actors that are not in the table."
    ]


def _count(count: int) -> str:
    return "the one measure there is" if count == 1 else f"{count} measures"


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
