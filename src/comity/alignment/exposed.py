"""Exposure from the ties of a case: which of them are flows, what could replace them, and cuts in thought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from comity.alignment.result import AlignmentResult, CutFound, ExposureFound
from comity.budget import Budget
from comity.case.days import first_day, last_day
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.alignment.analyse import Work
    from comity.alignment.exposure.answer import Exposure
    from comity.alignment.exposure.flows import Flows
    from comity.alignment.exposure.substitutes import Substitutes


def exposure(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add who depends on whom: in the first and the last year of the flows, what changed between, and cuts."""
    from comity.alignment.exposure.answer import exposure as measure
    from comity.alignment.one_actor.dependent import changed

    flows, notes = _flows(work)
    if not flows.years:
        raise UsageError("flows need a year and a weight: fill from (and to) and weight.")
    substitutes = _substitutes(work, flows)
    ends = dict.fromkeys((flows.years[0], flows.years[-1]))
    years: dict[int, Exposure] = {}
    for year in ends:
        budget.check()
        totals = _totals(work, flows, year)
        years[year] = measure(flows, year, substitutes, passing=float(work.asked.passing), totals=totals)
    first, last = min(years), max(years)
    both = set(years[first].flows.actors) & set(years[last].flows.actors)
    changes = [changed(years[first], years[last], a) for a in work.focus() if first != last and a in both]
    answer = ExposureFound(years, tuple(c for c in changes if c is not None), _cuts(work, years[last]))
    return replace(found, exposure=answer, notes=(*found.notes, *notes))


def _totals(work: Work, flows: Flows, year: int) -> dict[str, float]:
    """Return what buyers get in all in a year; one of that year goes before one of every year."""
    asked = sorted(work.asked.totals, key=lambda t: t.year is not None)
    there = {flows.actors[k] for k in flows.buyer[flows.year == year].tolist()}
    return {t.buyer: float(t.amount) for t in asked if t.year in (None, year) and t.buyer in there}


def _flows(work: Work) -> tuple[Flows, tuple[str, ...]]:
    """Return directed ties of the kinds asked for as flows of one year each, and what had to be left out."""
    from comity.alignment.exposure.flows import flows_of

    ties, kinds = work.tables.ties, work.asked.kinds
    rows: dict[tuple[str, str, int, str], float | None] = {}
    long = several = 0
    for k in range(len(ties)):
        if not ties.directed[k] or ties.kind[k] not in kinds or ties.a[k] == ties.b[k]:
            continue
        begin, end = first_day(ties.since[k]), last_day(ties.until[k] or ties.since[k])
        if begin is None or end is None or begin.year != end.year:
            long += 1
            continue
        key = (ties.a[k], ties.b[k], begin.year, ties.kind[k])
        weight = ties.weight[k]
        several += key in rows
        before = rows.get(key, 0.0)
        rows[key] = None if weight is None or before is None else before + float(weight)
    notes = []
    if long:
        notes.append(f"Flows: {long} ties are not of one year and are left out of exposure.")
    if several:
        notes.append(f"Flows: {several} rows are of a pair, kind and year that has a row already; they are added up.")
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    goods = columns[3] if len(kinds) > 1 else None
    return flows_of(columns[0], columns[1], columns[2], tuple(rows.values()), goods), tuple(notes)


def _substitutes(work: Work, flows: Flows) -> Substitutes:
    from comity.alignment.exposure.substitutes import NOT_KNOWN, Substitutes

    default = NOT_KNOWN
    by_good: dict[str, tuple[float, float]] = {}
    by_pair: dict[tuple[str, str], tuple[float, float]] = {}
    both: dict[tuple[str, str, str], tuple[float, float]] = {}
    for each in work.asked.substitutes:
        part = (float(each.part.low), float(each.part.high))
        pair = (each.buyer, each.seller)
        kind = each.kind if len(work.asked.kinds) > 1 else ""
        if each.buyer and kind:
            both[*pair, kind] = part
        elif each.buyer:
            by_pair[pair] = part
        elif kind:
            by_good[kind] = part
        else:
            default = part
    return Substitutes(default, by_good, by_pair, both)


def _cuts(work: Work, last: Exposure) -> tuple[CutFound, ...]:
    from comity.alignment.exposure.cut import what_if_cut

    year, size = last.flows, len(last.flows.actors)
    out = []
    for seller, buyer in work.asked.cuts:
        mask = np.zeros((size, size), np.bool_)
        rows = slice(None) if not buyer else [year.place(buyer)]
        columns = slice(None) if not seller else [year.place(seller)]
        mask[rows, columns] = True
        np.fill_diagonal(mask, val=False)
        out.append(CutFound(seller, buyer, what_if_cut(year, last.substitutes, mask)))
    return tuple(out)
