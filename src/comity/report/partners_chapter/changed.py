"""What would put another offer first, and which unknown is worth finding out before one chooses."""

from __future__ import annotations

from comity.partners.information.answer import Unknown
from comity.partners.information.totals import Total
from comity.partners.regret.changed import Change, Changed, Changes
from comity.report.content import Cell, Column, Details, Section, Table, line
from comity.report.figures.said import HARD, joined, percent, said
from comity.report.partners_chapter.pictures.finding import finding_figure
from comity.report.partners_chapter.pictures.moved import moved_figure
from comity.report.partners_chapter.pictures.rows import BarRow
from comity.report.partners_chapter.subject import Offered
from comity.report.partners_chapter.wording import small, why
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, number_cell, simple_table, text_cell

MOST = 10
"""Unknowns in the picture; the table has those that are worth something."""
LITTLE = 0.005
"""A gain below this, on the scale from 0 to 1, is next to nothing."""
MIDDLE = (
    "This is counted from one place: the mean of all weights that fit, and every open number at its middle. It is a "
    "place to begin from, not what is likely."
)


def changed_section(s: Offered) -> Section | None:
    """Return the section on what would change the first place; None where it was not worked out."""
    found = s.result.changes
    if found is None or len(s.offers) < 2:
        return None
    rows = [_row(s, found, c) for c in sorted(found.changes, key=lambda c: (_far(c), c.behind, c.offer))]
    head = f"At the middle of what is known {s.listed(found.first)} comes first. "
    if len(found.first) > 1:
        head = f"No clear winner: at the middle of what is known {s.listed(found.first)} are level. "
    title = f"What would put another offer before {s.listed(found.first, most=2)}"
    blocks = blocks_of(
        lead(head + MIDDLE),
        moved_figure("partners-moved", title, "", rows),
        why("In words, offer by offer", found.sentences()[1:], found.notes),
    )
    return Section("partners-change", "What would change the first place?", blocks)


def _far(c: Change) -> float:
    return c.shift.moved if c.shift is not None else 2.0


def _row(s: Offered, found: Changes, c: Change) -> BarRow:
    under = []
    if c.weight is not None and isinstance(c.weight.before, float) and isinstance(c.weight.after, float):
        fits = "" if c.weight.fits else "; goes against what is said"
        name = s.criterion(c.weight.criterion)
        under.append(f"or one weight alone: {name} {_two(c.weight.after, c.weight.before)}{fits}")
    if len(c.cells) > 2:
        under.append(f"or {len(c.cells)} other numbers at once, which are named below")
    elif c.cells:
        fits = "" if all(x.fits for x in c.cells) else "; goes against what is stated"
        under.append(f"or other numbers: {' and '.join(_cell(s, x, c.offer) for x in c.cells)}{fits}")
    if c.shift is None:
        return BarRow(s.name(c.offer), None, "no weights put it first", under=tuple(under))
    fits = "" if c.shift.fits else ", against what is said"
    return BarRow(
        s.name(c.offer), c.shift.moved, f"{percent(c.shift.moved)} of weight{fits}", not c.shift.fits, tuple(under)
    )


def _cell(s: Offered, x: Changed, own: str) -> str:
    unit = next((c.unit for c in s.criteria if c.id == x.criterion), "")
    before = f" instead of {_value(x.before, unit)}" if x.before is not None and x.known else ""
    of = "" if x.offer == own else f" of {s.name(x.offer or '')}"
    ends = x.stated if not x.fits and not x.known else None
    stated = f" (stated: {' to '.join(map(said, ends))})" if ends is not None else ""
    return f"{s.criterion(x.criterion)}{of} at {_value(x.after, unit, x.stated)}{before}{stated}"


def _two(after: float, before: float) -> str:
    """
    Return two shares that differ, with as many digits as it takes to see it.

    Examples
    --------
    >>> _two(0.28, 0.5), _two(0.2778, 0.2765)
    ('28\xa0% instead of 50\xa0%', '27.8\xa0% instead of 27.7\xa0%')
    """
    one, other = percent(after), percent(before)
    digits = 3
    while one == other and digits < 9:
        one, other = (f"{100 * x:.{digits}g}{HARD}%" for x in (after, before))
        digits += 1
    return f"{one} instead of {other}"


def _value(value: float | str | None, unit: str, stated: tuple[float, float] | None = None) -> str:
    """
    Return a number with its unit; with more digits where few would take it into, or out of, what is stated.

    Examples
    --------
    >>> _value(96.0091, "per cent"), _value(96.0091, "per cent", (90.0, 96.0)), _value("own", "")
    ('96\xa0per cent', '96.01\xa0per cent', 'own')
    """
    if value is None:
        return "not known"
    if isinstance(value, str):
        return value
    text, (low, high) = said(value), stated or (value, value)
    for digits in range(3, 10):
        if stated is None or (low <= float(f"{value:.{digits}g}") <= high) == (low <= value <= high):
            break
        text = f"{value:,.{digits + 1}g}"
    return f"{text}{HARD + unit if unit else ''}"


def information_section(s: Offered) -> Section | None:
    """Return the section on what is worth finding out; None where it was not worked out."""
    found = s.result.information
    if found is None or len(s.offers) < 2:
        return None
    every = sorted((*found.cells, *found.claims), key=lambda u: (-round(u.value, 12), u.claim, u.offer, u.criterion))
    useful = [u for u in every if u.value > 0]
    rows = [_bar(s, u) for u in useful[:MOST]] + _totals(found.totals.cells, found.totals.weights)
    more = f"{plural(len(useful) - MOST, 'thing')} of less worth are in the table." if len(useful) > MOST else ""
    blocks = blocks_of(
        lead(_lead(s, useful, len(every))),
        finding_figure("partners-finding", "Which unknown is worth finding out", more, rows),
        Details(line("All that is worth finding out, in numbers"), (_table(s, useful),)) if useful else None,
        why("In words", found.sentences()),
    )
    return Section("partners-information", "Which unknown is worth finding out?", blocks)


def _lead(s: Offered, useful: list[Unknown], count: int) -> str:
    if not count:
        return (
            "No cell is open: there is nothing to find out about the offers. What is left open is what counts for whom."
        )
    if not useful:
        return joined(
            f"{plural(count, 'thing')} {'is' if count == 1 else 'are'} open, and none of them alone would change which "
            "offer is best on average over all that is possible.",
            _together(s),
            _as_said(s),
        )
    top = useful[0]
    some = "1 thing" if len(useful) == 1 else f"{len(useful):,} things"
    level = sum(small(u.value) == small(top.value) for u in useful)
    head = (
        "Most worth finding out" if level == 1 else f"One of {level} things that are most, and alike, worth finding out"
    )
    return joined(
        f"{head}: {_called(s, top)}. With a chance of {percent(top.changes)} another offer is best on "
        f"average once it is known. Of {count:,} that are open {some} could change that choice alone.",
        _together(s),
        _as_said(s),
    )


def _together(s: Offered) -> str:
    """Return that even to know everything of one kind is worth next to nothing, where that is so."""
    found = s.result.information
    kinds = (("every cell", found.totals.cells), ("the weights", found.totals.weights)) if found is not None else ()
    known = [(what, t.value) for what, t in kinds if t is not None]
    if len(known) < 2 or any(value >= LITTLE for _, value in known):
        return ""
    if not any(value > 0 for _, value in known):
        return ""
    told = " and ".join(f"to know {what} is worth {small(value)}" for what, value in known)
    return f"{told[:1].upper()}{told[1:]}, on a scale from 0 to 1: next to nothing."


def _as_said(s: Offered) -> str:
    """Return that promises count as kept here, where there are any."""
    return "Promises are taken as kept here." if s.result.known.count("promised") else ""


def _called(s: Offered, u: Unknown) -> str:
    if not u.offer:
        return f"whether claim {u.claim} holds"
    return f"{s.criterion(u.criterion)} of {s.name(u.offer)}"


def _bar(s: Offered, u: Unknown) -> BarRow:
    name = _called(s, u)
    return BarRow(name[:1].upper() + name[1:], u.value, small(u.value), under=tuple(_decides(s, u)))


def _decides(s: Offered, u: Unknown) -> list[str]:
    out = [f"with a chance of {percent(u.changes)} another offer is best then"]
    if u.bar is not None and u.above and u.below:
        unit = f"{HARD}{u.unit}" if u.unit else ""
        out.append(f"better than {said(u.bar)}{unit}: {s.name(u.above)} is best on average; else {s.name(u.below)}")
    return out


def _totals(cells: Total | None, weights: Total | None) -> list[BarRow]:
    rows = (("To know every cell", cells), ("To know the weights", weights))
    return [BarRow(name, t.value, _banded(t), hollow=True) for name, t in rows if t is not None]


def _banded(t: Total) -> str:
    low, high = small(t.low), small(t.high)
    return small(t.value) if low == high else f"{small(t.value)} ({low} to {high})"


def _table(s: Offered, useful: list[Unknown]) -> Table:
    columns = (
        Column("What"),
        Column("Worth", "number"),
        Column("Another is best then", "number"),
        Column("What it decides", "long"),
    )
    rows = [
        (
            text_cell(_called(s, u)),
            number_cell(u.value),
            Cell((line(percent(u.changes)),), u.changes),
            text_cell(*_decides(s, u)[1:]),
        )
        for u in useful
    ]
    caption = "By how much the choice would be better on average, on the scale from 0 to 1, if it were known before"
    return simple_table("partners-information-table", caption, columns, rows)
