"""Whole-life cost: phase by phase at a low and a high rate, year by year, and who is the cheapest when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.case.partners import Payment
from comity.case.settlement import Span
from comity.partners.costs.parts import Cost, Worth, cost_of
from comity.partners.costs.result import Costs
from comity.report.content import Cell, Column, Details, Figure, Line, Section, Strong, Table, line
from comity.report.figures.said import percent
from comity.report.partners_chapter.pictures.life_cost import AtRate, LifeCost, amount, life_cost_figure
from comity.report.partners_chapter.pictures.paid import Paid, paid_figure
from comity.report.partners_chapter.subject import Offered
from comity.report.partners_chapter.wording import cited, why
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, simple_table, text_cell

MOST = 500
"""Rows of the table of payments."""


def costs_section(s: Offered) -> Section | None:
    """Return the section; None where no payment is stated."""
    found = s.result.costs
    if found is None or not found.costs:
        return None
    rates = percent(found.low) if found.low == found.high else f"{percent(found.low)} and {percent(found.high)}"
    title = f"Whole-life cost by phase, at a discount of {rates} a year"
    years = f"Payments of {plural(found.years, 'year')} count."
    sources = [i for o in s.offers for p in o.payments for i in p.source]
    blocks = blocks_of(
        lead(cheapest_line(s, found)),
        life_cost_figure("partners-cost", title, years, _rows(s, found), found.unit),
        _paid(s, found),
        _table(s, found),
        why("Who is the cheapest at which rate, and what moves each cost most", found.sentences(), found.notes),
        _payments(s),
        cited(s, sources, "Payments are taken from "),
    )
    return Section("partners-costs", "What does each offer cost over its whole life?", blocks)


def cheapest_line(s: Offered, found: Costs) -> Line:
    """Return who is the cheapest, in a sentence or two."""
    if found.cheapest is not None:
        return line(
            Strong(s.name(found.cheapest)), " costs the least at every stated rate and for all stated payments."
        )
    if len(found.costs) < 2 and not found.unknown:
        return line("There is one offer with payments, and none to compare it with.")
    why_not = []
    if found.unknown:
        why_not.append(f"no payment of {s.listed(found.unknown, most=4)} is public")
    mixed = [c.offer for c in found.costs if any(not phase for phase, _ in c.phases)]
    lacking = [o for o, _ in found.lacking if o not in mixed]
    if lacking:
        why_not.append(f"whole phases of {s.listed(lacking, most=4)} are not stated")
    if found.lacking and mixed:
        why_not.append(f"payments of {s.listed(mixed, most=4)} are not all told apart by phase")
    if found.sometimes is not None and len(found.sometimes) > 1:
        why_not.append(f"by what is stated the cheapest may be {s.listed(found.sometimes, 'or', most=5)}")
    head = line("Which offer costs the least over its whole life ", Strong("cannot be told"))
    return (*head, *line(f": {'; '.join(why_not)}." if why_not else "."))


def _rows(s: Offered, found: Costs) -> list[LifeCost]:
    lacking = dict(found.lacking)
    known = {c.offer for c in found.costs}
    rates = (s.section.discount.low, s.section.discount.high)
    rows = []
    for offer in s.offers:
        payments = [p for p in offer.payments if p.year <= found.years]
        at = []
        for rate in dict.fromkeys(rates) if offer.id in known else ():
            cost = cost_of(offer.id, payments, Span(rate, rate))
            phases = tuple((phase, worth.middle) for phase, worth in cost.phases)
            at.append(AtRate(float(rate), cost.total.low, cost.total.middle, cost.total.high, phases))
        rows.append(LifeCost(s.name(offer.id), tuple(at), lacking.get(offer.id, ())))
    return rows


def _paid(s: Offered, found: Costs) -> Figure | None:
    last = max((y.year for c in found.costs for y in c.years), default=0)
    rows = []
    for c in found.costs:
        by_year = {y.year: (y.low, y.middle, y.high) for y in c.years}
        total, years = (0.0, 0.0, 0.0), []
        for t in range(last + 1):
            low, middle, high = by_year.get(t, (0.0, 0.0, 0.0))
            total = (total[0] + low, total[1] + middle, total[2] + high)
            years.append(total)
        rows.append(Paid(s.name(c.offer), s.looks[c.offer], tuple(years)))
    title = "What has been paid by the end of each year, before discounting"
    return paid_figure("partners-paid", title, "Phases that are not stated are not in it.", rows, found.unit)


def _table(s: Offered, found: Costs) -> Table:
    columns = (
        Column("Offer"),
        Column("Present value", "number"),
        Column("Contracted", "number"),
        Column("Promised", "number"),
        Column("Before discounting", "number"),
        Column("Half is paid by year", "number"),
        Column("Not stated", "long"),
    )
    lacking, by_offer = dict(found.lacking), {c.offer: c for c in found.costs}
    rows = [_row(s, by_offer.get(o.id), o.id, lacking.get(o.id, ())) for o in s.offers]
    unit = f", in {found.unit}" if found.unit else ""
    caption = f"Whole-life cost{unit}: the middle of all payments and rates, and the least and greatest in brackets"
    return simple_table("partners-cost-table", caption, columns, rows)


def _row(s: Offered, c: Cost | None, offer: str, lacking: tuple[str, ...]) -> tuple[Cell, ...]:
    if c is None:
        return (text_cell(s.name(offer)), text_cell("not public"), *(text_cell("–"),) * 4, text_cell("all payments"))
    return (
        text_cell(s.name(offer)),
        *(_worth(w) for w in (c.total, c.contracted, c.promised, c.paid)),
        text_cell("–" if c.half is None else str(c.half)),
        text_cell(", ".join(lacking) or "–"),
    )


def _worth(w: Worth) -> Cell:
    return Cell((line(amount(w.low, w.middle, w.high, "")),), w.middle)


def _payments(s: Offered) -> Details | None:
    """Return the payments as stated; the same amount in one year after another stands in one row."""
    every = [(o, run) for o in s.offers for run in in_runs(o.payments)]
    if not every:
        return None
    columns = (
        Column("Offer"),
        Column("Year"),
        Column("Amount a year", "number"),
        Column("Phase"),
        Column("How known"),
    )
    rows = []
    for o, run in every[:MOST]:
        p, last = run[0], run[-1].year
        low, middle, high = float(p.amount.low), float(p.amount.middle), float(p.amount.high)
        year = Cell((line(str(p.year) if last == p.year else f"{p.year} to {last}"),), float(p.year))
        money = Cell((line(amount(low, middle, high, "")),), middle)
        known = text_cell("promised" if p.promised else "contracted", p.text)
        rows.append((text_cell(s.name(o.id)), year, money, text_cell(p.phase or "–"), known))
    more = f"; the first {MOST} of {len(every):,} rows" if len(every) > MOST else ""
    unit = f" in {s.section.unit}" if s.section.unit else ""
    table = simple_table("partners-payments", f"Payments as stated{unit}, before discounting{more}", columns, rows)
    return Details(line("All payments, as stated"), (table,))


def in_runs(payments: Sequence[Payment]) -> list[list[Payment]]:
    """
    Return payments in runs of years with the same amount, phase and standing.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def paid(year, x): return Payment(year, Span(Fraction(x), Fraction(x)), "operate")
    >>> [[p.year for p in run] for run in in_runs([paid(1, 5), paid(2, 5), paid(3, 4), paid(5, 4)])]
    [[1, 2], [3], [5]]
    """
    out: list[list[Payment]] = []
    for p in payments:
        before = out[-1][-1] if out else None
        if before is not None and p.year == before.year + 1 and replace(p, year=before.year) == before:
            out[-1].append(p)
        else:
            out.append([p])
    return out
