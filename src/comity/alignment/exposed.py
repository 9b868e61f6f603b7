"""Exposure from the ties of a case: which of them are flows, what could replace them, and cuts in thought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from comity.alignment.result import AlignmentResult, CutFound, ExposureFound
from comity.budget import Budget
from comity.case.alignment import Ties
from comity.case.days import first_day, last_day
from comity.case.wording import counted
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.alignment.exposure.answer import Exposure
    from comity.alignment.exposure.flows import Flows
    from comity.alignment.exposure.substitutes import Substitutes
    from comity.alignment.work import Work

Key = tuple[str, str, int, str]
"""Seller, buyer, year and kind of a flow."""


def exposure(work: Work, found: AlignmentResult, budget: Budget) -> AlignmentResult:
    """Add who depends on whom: in the first and the last year of the flows, what changed between, and cuts."""
    from comity.alignment.exposure.answer import exposure as measure
    from comity.alignment.one_actor.dependent import changed

    flows, notes = _flows(work)
    if not flows.years:
        raise UsageError(_no_flows(work))
    substitutes, unknown = _substitutes(work, flows)
    ends = dict.fromkeys((flows.years[0], flows.years[-1]))
    years: dict[int, Exposure] = {}
    for year in ends:
        budget.check()
        passing, totals = float(work.asked.passing), _totals(work, flows, year)
        try:
            years[year] = measure(flows, year, substitutes, passing=passing, totals=totals)
        except UsageError as error:
            if not totals:
                raise
            notes = (*notes, f"Totals of {year} are left aside. {error}")
            years[year] = measure(flows, year, substitutes, passing=passing)
    first, last = min(years), max(years)
    both = set(years[first].flows.actors) & set(years[last].flows.actors)
    changes = [changed(years[first], years[last], a) for a in work.focus() if first != last and a in both]
    cuts, uncut = _cuts(work, years[last])
    answer = ExposureFound(years, tuple(c for c in changes if c is not None), cuts)
    return replace(found, exposure=answer, notes=(*found.notes, *notes, *unknown, *uncut))


def _no_flows(work: Work) -> str:
    """Return why no tie is a flow."""
    ties, kinds = work.tables.ties, work.asked.kinds
    mine = [k for k, kind in enumerate(ties.kind) if kind in kinds]
    if not mine:
        return f"no tie is of the kind {' or '.join(kinds)}."
    if not any(ties.directed[k] for k in mine):
        return f"no tie of the kind {' or '.join(kinds)} is directed: fill directed with yes, from seller to buyer."
    return "no tie is a flow of one year: fill from and to with the same year, and weight."


def _totals(work: Work, flows: Flows, year: int) -> dict[str, float]:
    """Return what buyers get in all in a year; one of that year goes before one of every year."""
    asked = sorted(work.asked.totals, key=lambda t: t.year is not None)
    there = {flows.actors[k] for k in flows.buyer[flows.year == year].tolist()}
    return {t.buyer: float(t.amount) for t in asked if t.year in (None, year) and t.buyer in there}


def _flows(work: Work) -> tuple[Flows, tuple[str, ...]]:
    """
    Return ties as flows of one year each, and what had to be left out.

    The rule is that of :func:`~comity.alignment.bodies.flow_years.flow_years`: positive directed ties that lie wholly
    in one year; where a year of a pair and kind is told as a whole, its parts are in it already.
    """
    from comity.alignment.exposure.flows import flows_of

    kinds = work.asked.kinds
    rows: dict[Key, list[tuple[bool, float | None]]] = {}
    out: Counter[str] = Counter()
    for k, kind in enumerate(work.tables.ties.kind):
        if kind in kinds:
            key, whole, why = _flow(work.tables.ties, k)
            if key is None:
                out[why] += 1
            else:
                weight = work.tables.ties.weight[k]
                rows.setdefault(key, []).append((whole, None if weight is None else float(weight)))
    found = {key: _together(told) for key, told in rows.items()}
    for kind, part in work.asked.wear:
        found = _stocks(found, kind, float(part))
    several = sum(len(told) > 1 for told in rows.values())
    notes = [f"Flows: {counted(n, 'tie')} left out of exposure: {why}." for why, n in out.items()]
    if several:
        what = f"{counted(several, 'flow')} of a pair, kind and year told in several rows"
        notes.append(f"Flows: {what}; whole years add up, and parts count only where no whole year is told.")
    columns = list(zip(*found, strict=True)) or [(), (), (), ()]
    goods = columns[3] if len(kinds) > 1 else None
    return flows_of(columns[0], columns[1], columns[2], tuple(found.values()), goods), tuple(notes)


def _flow(ties: Ties, k: int) -> tuple[Key | None, bool, str]:
    """Return seller, buyer, year and kind of a flow and whether it is of a whole year; else why it is no flow."""
    begin, end = first_day(ties.since[k]), last_day(ties.until[k])
    if ties.a[k] == ties.b[k]:
        return None, False, "of an actor with itself"
    if not ties.directed[k]:
        return None, False, "without a direction"
    if ties.sign[k] < 0:
        return None, False, "negative"
    if begin is None or end is None:
        return None, False, "without both dates"
    if begin.year != end.year:
        return None, False, "longer than one year"
    whole = (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31)
    return (ties.a[k], ties.b[k], begin.year, ties.kind[k]), whole, ""


def _stocks(flows: Mapping[Key, float | None], kind: str, wear: float) -> dict[Key, float | None]:
    """
    Return flows with those of one kind turned into stocks: what was got before and is not worn out counts too.

    With a part w lost each year, the stock of year t is the sum over years s up to t of flow(s) times (1 - w)^(t - s).
    A flow that is not known makes the stocks that follow unknown. A year without a row adds nothing.
    """
    out = {key: value for key, value in flows.items() if key[3] != kind}
    mine = {key: value for key, value in flows.items() if key[3] == kind}
    years = sorted({key[2] for key in flows})
    begun: dict[tuple[str, str], int] = {}
    for seller, buyer, year, _ in mine:
        begun[seller, buyer] = min(year, begun.get((seller, buyer), year))
    for seller, buyer in begun:
        stock: float | None = 0.0
        before = begun[seller, buyer]
        for year in (y for y in years if y >= before):
            got = mine.get((seller, buyer, year, kind), 0.0)
            stock = None if stock is None or got is None else stock * (1 - wear) ** (year - before) + got
            out[seller, buyer, year, kind] = stock
            before = year
    return out


def _together(told: list[tuple[bool, float | None]]) -> float | None:
    """Return the flow of one year; not known where one of the rows that count is not."""
    whole = [w for is_whole, w in told if is_whole] or [w for _, w in told]
    known = [w for w in whole if w is not None]
    return sum(known) if len(known) == len(whole) else None


def _substitutes(work: Work, flows: Flows) -> tuple[Substitutes, tuple[str, ...]]:
    """Return what could be replaced, and which pairs the flows do not know."""
    from comity.alignment.exposure.substitutes import NOT_KNOWN, Substitutes

    default = NOT_KNOWN
    by_good: dict[str, tuple[float, float]] = {}
    by_pair: dict[tuple[str, str], tuple[float, float]] = {}
    both: dict[tuple[str, str, str], tuple[float, float]] = {}
    notes = []
    for each in work.asked.substitutes:
        if each.buyer and not {each.buyer, each.seller} <= set(flows.actors):
            notes.append(f"Flows: no flow knows both {each.seller} and {each.buyer}, of which a part is given.")
            continue
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
    return Substitutes(default, by_good, by_pair, both), tuple(notes)


def _cuts(work: Work, last: Exposure) -> tuple[tuple[CutFound, ...], tuple[str, ...]]:
    """Return the cuts in thought, and those that the flows of the last year know nothing of."""
    from comity.alignment.exposure.cut import what_if_cut

    year, size = last.flows, len(last.flows.actors)
    out, notes = [], []
    for seller, buyer in work.asked.cuts:
        absent = [name for name in (seller, buyer) if name and name not in year.actors]
        if absent:
            notes.append(
                f"Flows: nothing of {' or '.join(absent)} can be cut: no flow of the last year knows the name."
            )
            continue
        mask = np.zeros((size, size), np.bool_)
        rows = slice(None) if not buyer else [year.place(buyer)]
        columns = slice(None) if not seller else [year.place(seller)]
        mask[rows, columns] = True
        np.fill_diagonal(mask, val=False)
        out.append(CutFound(seller, buyer, what_if_cut(year, last.substitutes, mask)))
    return tuple(out), tuple(notes)
