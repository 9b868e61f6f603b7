"""Figures beside one another, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from comity.alignment.figures.agreement import Fit
from comity.alignment.figures.examined import Examined, Other
from comity.alignment.figures.moves import Move, Opposite
from comity.alignment.figures.period import Period
from comity.alignment.figures.series import AtPeriod, Beside, Series, Verdict
from comity.case.alignment import TieFigure

NOTHING = "There are no figures to set side by side."
AGREEMENT: dict[Verdict, str] = {
    "agree": " They agree.",
    "agree when rounded": " They agree only if some are taken as rounded.",
    "disagree": " They do not agree, even if some are rounded.",
    "only one figure": "",
    "cannot be told": " Whether they agree cannot be told.",
}
HOW: dict[Fit, str] = {"exactly": "the same number", "as a bound": "as a bound", "when rounded": "only when rounded"}


def of_beside(found: Beside) -> tuple[str, ...]:
    """Return every series in words, and then the shares that move against amounts."""
    if not found.series:
        return (NOTHING,)
    out = [sentence for series in found.series for sentence in series.sentences()]
    return (*out, *(_opposite(pair) for pair in found.opposite))


def of_series(found: Series) -> tuple[str, ...]:
    """Return one series in words: its title, its periods, its tested figures, its moves and what is not compared."""
    unit = f", in {found.unit}" if found.unit else ""
    # "share of A in the imports of B" names both already
    named = all(name in found.what for name in found.of)
    whose = "" if named else f" of {_joined(found.of)}"
    title = f"{found.what[:1].upper()}{found.what[1:]}{whose}{unit}:"
    out = [title, *(_period(at) for at in found.periods)]
    for tested in found.tested:
        out.extend(_tested(tested))
    out.extend(_move(move, found.what) for move in found.moves)
    if not found.moves:
        out.append("Which way it moves cannot be told: no two periods can be compared.")
    if len(found.lengths) > 1:
        out.append(_lengths(found))
    return tuple(out)


def number(value: Fraction) -> str:
    """Return a number as it was most likely written, with ten digits at most."""
    return f"{float(value):,.10g}"


def said(figure: TieFigure) -> str:
    """
    Return what a figure says, and who says it.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> said(TieFigure("f", ("a",), "trade", Span(Fraction(27), Fraction(27)), bound="at least", by="a digest"))
    'at least 27 (a digest)'
    """
    bound = "" if figure.bound == "exactly" else f"{figure.bound} "
    notes = [figure.by or "nobody named", *(["expected"] if figure.expected else [])]
    return f"{bound}{_value(figure)} ({', '.join(notes)})"


def _value(figure: TieFigure) -> str:
    if figure.value is None:
        return "no number"
    low, high = number(figure.value.low), number(figure.value.high)
    return low if low == high else f"{low} to {high}"


def _period(at: AtPeriod) -> str:
    every = ", ".join(said(figure) for figure in at.figures)
    when = f"For {at.period.label}"
    if at.expected_only:
        return f"{when}, only what was expected is there: {every}."
    if len(at.figures) == 1:
        return f"{when}, only one figure: {every}."
    apart = ""
    if at.range and at.range[0] != at.range[1]:
        wide = f", {at.spread:.1f} % apart" if at.spread is not None else ""
        apart = f", from {number(at.range[0])} to {number(at.range[1])}{wide}"
    return f"{when}, {len(at.figures)} figures{apart}: {every}.{AGREEMENT[at.verdict]}"


def _tested(found: Examined) -> tuple[str, ...]:
    what = f"The tested figure, {said(found.figure)}"
    if not found.period.said:
        return (f"{what}, does not say its time, so whether it is right cannot be told.{_fits(found.elsewhere)}",)
    what += f" for {found.period.label},"
    out = [f"{what} {_ruling(found)}"]
    if found.elsewhere:
        places = _joined([f"{said(o.figure)} for {o.period.label}" for o in found.elsewhere])
        out.append(f"The same number, at least when rounded, is given for another time: {places}.")
    return tuple(out)


def _ruling(found: Examined) -> str:
    if not found.supports and not found.contradicts:
        why = "only an expectation stands beside it" if found.expected else "no other figure is for that time"
        return f"cannot be told from the others: {why}."
    parts = []
    if found.supports:
        how = [f"{said(o.figure)}, {HOW[o.fit]}" for o in found.supports]
        alone = "" if found.from_others else "; nobody but the one who said it"
        parts.append(f"is supported by {'; '.join(how)}{alone}")
    if found.contradicts:
        parts.append(f"is contradicted by {_joined([said(o.figure) for o in found.contradicts])}")
    return ", and ".join(parts) + "."


def _fits(others: Sequence[Other]) -> str:
    times = dict.fromkeys(other.period.label for other in others)
    return f" It fits the figures for {_joined(list(times))}." if times else ""


def _move(move: Move, what: str) -> str:
    span = _span(move.earlier, move.later)
    span = f"{span[:1].upper()}{span[1:]}"
    if move.direction == "cannot be told":
        return f"{span}, which way {what} moves cannot be told: {_why(move)}."
    sure = "by every combination of the figures" if move.rising + move.falling > 1 else "by the only figures"
    if move.expected:
        sure = "if what was expected comes true"
    left = "; bounds that the other figures lie within are left aside" if move.implied else ""
    return f"{span}, {what} {move.direction}, {sure}{left}.{_unlike(move)}"


def _why(move: Move) -> str:
    if move.rising and move.falling:
        return f"combinations of the figures that rise: {move.rising}, that fall: {move.falling}"
    if move.rising or move.falling:
        some, way = (move.rising, "rise") if move.rising else (move.falling, "fall")
        return f"combinations of the figures that {way}: {some}, that could be the same number: {move.open}"
    return "the figures could be the same number"


def _unlike(move: Move) -> str:
    if not move.seasons:
        return ""
    return " The two periods are not the same part of a year, so part of it may be the seasons."


def _lengths(found: Series) -> str:
    groups = "; ".join(f"{_joined([p.label for p in group])} ({group[0].length})" for group in found.lengths)
    if found.share:
        return f"Periods of different length stand side by side here, with the doubt that brings: {groups}."
    return (
        "Periods of different length, or different parts of a year, are not compared, since an amount grows with the "
        f"time it is for and has its seasons: {groups}."
    )


def _opposite(pair: Opposite) -> str:
    ours, theirs = pair.amount_move, pair.share_move
    when = _span(ours.earlier, ours.later)
    other = "over the same time" if pair.same_time else _span(theirs.earlier, theirs.later)
    caution = "" if pair.same_time else " The two times overlap but are not the same."
    return (
        f"Of {_joined(pair.of)}, {pair.amount} {ours.direction} {when} while {pair.share} {theirs.direction} "
        f"{other}: the two point different ways.{caution}"
    )


def _span(earlier: Period, later: Period) -> str:
    one, two = earlier.label, later.label
    # "January to June 2024" has a "to" of its own
    return f"between {one} and {two}" if " to " in f"{one} {two}" else f"from {one} to {two}"


def _joined(words: Sequence[str]) -> str:
    every = list(words)
    if not every:
        return "nobody named"
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
