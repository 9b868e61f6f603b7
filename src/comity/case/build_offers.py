"""Offers: what was read of each becomes cells, payments and a log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from comity.case.build_evidence import noun, whole
from comity.case.build_preferences import source_ids
from comity.case.cell_values import Known
from comity.case.days import first_day
from comity.case.found import At, Row
from comity.case.partners import Cell, Criterion, Event, Offer, Payment
from comity.case.values import exact
from comity.case.wording import listed, shown, suggestion
from comity.errors import Where

_MOST_PAYMENTS = 5000

Criteria = Mapping[str, Criterion]


def offer(name: str, row: Row, of: Criteria, at: At) -> Offer:
    """Return an offer; each value must fit its criterion."""
    cells = tuple((n.value, cell(g.value, n.value, g.where, of, at)) for n, g in row.get("values", ()) if g is not None)
    paid = [p for g in row.get("payments", ()) if whole(g.value, "year", "amount") for p in payments(g.value, at)]
    if len(paid) > _MOST_PAYMENTS:
        at.problem(row.at("payments"), f"there are {len(paid)} payments.", f"Keep {_MOST_PAYMENTS:,} at most.")
    log = tuple(event(g.value, of, at) for g in row.get("log", ()) if whole(g.value, "date", "criterion"))
    _in_order(log, row, at)
    _maker(row, at)
    vendors = tuple(g.value for g in row.get("vendors", ()))
    for twice in sorted({v for v in vendors if vendors.count(v) > 1}):
        at.problem(row.at("vendors"), f"{shown(twice)} is named twice.", "Keep one of them.")
    return noun(
        Offer, row, id=name, cells=cells, payments=tuple(paid), log=log, vendors=vendors, source=source_ids(row)
    )


def _maker(row: Row, at: At) -> None:
    """Warn where the maker is no party, but nearly has the name of one; anybody else is kept as a name."""
    by, parties = row.get("by", ""), tuple(at.notes.defined.get("party", {}))
    if not by or by in parties or at.notes.partial or "party" in at.notes.doubtful:
        return
    near = suggestion(by, parties)
    if near:
        at.warn(row.at("by"), f"{shown(by)} is no party of the case; it is kept as a name.", *near)


def cell(got: Any, name: str, where: Where, of: Criteria, at: At) -> Cell:
    """Return what is known of an offer on a criterion; what does not fit the criterion is a problem."""
    if isinstance(got, Row):
        known = _known(got, at)
        given = {"source": source_ids(got), "where": got.where}
        more = {k: got.get(k) for k in ("promised", "claim", "text") if k in got}
    else:
        known, given, more = got, {"where": where}, {}
    before = len(at.notes.problems)
    shape, grade = _fitting(known, name, where, of, at)
    refused = len(at.notes.problems) > before or (known.shape != "unknown" and name not in of)
    numbers = {} if shape in ("grade", "unknown") else {"low": known.low, "high": known.high}
    if shape == "unknown" and not refused and ("claim" in more or more.get("promised")):
        at.warn(where, "nothing is known here, so nothing can be promised or hang on a claim.", "Leave that out.")
    return Cell(shape=shape, grade=grade, **numbers, **more, **given)  # type: ignore[arg-type]


def _known(row: Row, at: At) -> Known:
    """Return the value of a long form; ``normal`` stands beside it or in it."""
    got: Any = row.get("value", Known())
    inner = got if isinstance(got, Row) else row if "normal" in row else None
    if inner is None:
        return got if isinstance(got, Known) else Known()
    two = tuple(g.value for g in inner.get("normal", ()))
    if len(two) != 2 or two[1] < 0:
        what = "a normal distribution is [mean, standard deviation], the second at least 0."
        at.problem(inner.at("normal"), what, "For example: {normal: [3, 1]}")
        return Known()
    return Known("normal", two[0], two[1])


def _fitting(known: Known, name: str, where: Where, of: Criteria, at: At) -> tuple[Any, str]:
    """Return shape and grade of a value on its criterion."""
    criterion = of.get(name)
    if known.shape == "unknown" or criterion is None:  # a criterion that is not defined is reported by its name
        return "unknown", ""
    if criterion.grades:
        if known.text in criterion.grades:
            return "grade", known.text
        said = shown(known.text) if known.text else "this value"
        what = f"{said} is no grade of {shown(name)}. Its grades: {listed(criterion.grades)}."
        at.problem(where, what, *(suggestion(known.text, criterion.grades) or ("Write a grade, or unknown.",)))
        return "unknown", ""
    if known.shape == "grade":
        what = f"{shown(known.text)} is no number, and {shown(name)} has no grades."
        ways = suggestion(known.text, ("unknown",)) or (_number_meant(known.text),)
        at.problem(where, what, *ways)
        return "unknown", ""
    _in_range(known, criterion, where, at)
    return known.shape, ""


def _number_meant(text: str) -> str:
    """Return how to write what is no number but looks like one."""
    bare = text.removesuffix("%").strip()
    if bare != text and exact(bare) is not None:
        return f"Leave the % out: {bare}"
    if text.count(",") == 1 and exact(text.replace(",", ".")) is not None:
        return f"Write {text.replace(',', '.')}; two ends are [lowest, highest], in a table lowest;highest."
    return "Write a number, [lowest, highest], or unknown."


def _in_range(known: Known, criterion: Criterion, where: Where, at: At) -> None:
    """Warn of values that are cut off at the ends of the range."""
    least, most = sorted((criterion.worst, criterion.best))
    if known.shape in ("exact", "uniform") and (known.low < least or known.high > most):
        said = f"{float(known.low):g}" if known.low == known.high else f"{float(known.low):g} to {float(known.high):g}"
        what = f"{said} lies outside the range of {shown(criterion.id)}, {float(least):g} to {float(most):g}."
        at.warn(where, what, "What lies outside counts as the end of the range; widen the range if it should not.")


def payments(row: Row, at: At) -> Iterable[Payment]:
    """Return a payment, or one for each year up to ``until``."""
    first, last = row.get("year"), row.get("until", row.get("year"))
    if last < first:
        at.problem(row.at("until"), f"it is paid until year {last}, before year {first}.", "Check both years.")
        return ()
    return tuple(noun(Payment, row, year=year, source=source_ids(row)) for year in range(first, last + 1))


def event(row: Row, of: Criteria, at: At) -> Event:
    """Return a change of an offer."""
    got = cell(row, row.get("criterion"), row.where, of, at)
    return noun(Event, row, cell=got, source=source_ids(row))


def _in_order(log: Sequence[Event], row: Row, at: At) -> None:
    days = [first_day(e.date) for e in log]
    known = [d for d in days if d is not None]
    if known != sorted(known):
        at.problem(row.at("log"), "the changes are not in the order of their dates.", "Write the oldest first.")
    seen: set[tuple[str, str]] = set()
    for each in log:
        if (each.date, each.criterion) in seen:
            what = f"{shown(each.criterion)} changes twice on {each.date}."
            at.problem(each.where, what, "Keep the last of the two.")
        seen.add((each.date, each.criterion))


def cell_rows(offers: tuple[Offer, ...], rows: Iterable[Row], of: Criteria, at: At) -> tuple[Offer, ...]:
    """Return the offers with the values that stand in rows; a value that is said twice is a problem."""
    more: dict[str, dict[str, Cell]] = {o.id: {} for o in offers}
    said = {(o.id, name): c.where for o in offers for name, c in o.cells}
    for row in rows:
        if not whole(row, "offer", "criterion"):
            continue
        name, criterion = row.get("offer"), row.get("criterion")
        if (name, criterion) in said:
            what = (
                f"what is known of {shown(name)} on {shown(criterion)} stands on line {said[name, criterion].line} too."
            )
            at.problem(row.where, what, "Keep one of the two.")
        said.setdefault((name, criterion), row.where)
        got = cell(row, criterion, row.where, of, at)
        if name in more:
            more[name].setdefault(criterion, got)
    return tuple(replace(o, cells=(*o.cells, *more[o.id].items())) for o in offers)
