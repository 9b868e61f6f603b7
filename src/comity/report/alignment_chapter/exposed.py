"""Who depends on whom: suppliers, what is lost at once and for good, uneven pairs, and cuts in thought."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from comity.alignment.exposure.answer import Exposure
from comity.alignment.result import CutFound, ExposureFound
from comity.report.alignment_chapter.pictures.suppliers import Supplier, suppliers_figure, suppliers_of
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.wording import actor_cell, cited, told, why
from comity.report.citing import anchor
from comity.report.content import Block, Cell, Column, Definitions, Details, Figure, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.pieces import between, blocks_of, lead, percent_cell, simple_table, text_cell

MOST_PICTURES, MOST_ROWS = 4, 40
MEANS = (
    ("lost at once (sensitivity)", "the part of what a buyer gets that is gone on the first day without a supplier."),
    (
        "lost for good (vulnerability)",
        "the part that stays lost after the buyer has turned elsewhere, between the two ends of what can be replaced.",
    ),
)


def exposure_section(s: Aligned) -> Section | None:
    """Return the section; None where no tie is a flow."""
    found = s.result.exposure
    if found is None:
        return None
    year = found.last
    uneven = [p for p in year.pairs if p.weaker]
    sure = (
        f"In {len(uneven):,} of {plural(len(year.pairs), 'pair')} of which both directions are known it is sure who "
        "depends more, whatever can be replaced."
        if year.pairs
        else "In no pair are both directions known, so who depends more cannot be told."
    )
    sources = [i for x in s.section.exposure.substitutes for i in x.source] if s.section.exposure is not None else []
    blocks = blocks_of(
        lead(f"In {year.year} the flows of {plural(len(year.actors), 'actor')} are compared. ", (Strong(sure),)),
        _pictures(s, year),
        _table(s, year),
        _pairs(s, year),
        *(_cut(s, year, k, cut) for k, cut in enumerate(found.cuts, 1)),
        _why(s, found),
        Definitions(tuple((line(term), line(meaning)) for term, meaning in MEANS)),
        cited(s, sources, "What can be replaced is taken from "),
    )
    return Section("alignment-exposure", "Who depends on whom", blocks)


def shown_buyers(s: Aligned, year: Exposure) -> tuple[str, ...]:
    """Return the actors that get a picture: those with a page of their own, else those that depend most on one."""
    wanted = [p.actor for p in s.result.pages if p.actor in year.actors and suppliers_of(year, p.actor)]
    if wanted:
        return tuple(wanted[:MOST_PICTURES])
    rows = [(max(x.at_once for x in found), a) for a in year.actors if (found := suppliers_of(year, a))]
    return tuple(a for _, a in sorted(rows, key=lambda r: (-r[0], r[1]))[:1])


def _pictures(s: Aligned, year: Exposure) -> tuple[Figure, ...]:
    out = []
    for buyer in shown_buyers(s, year):
        suppliers = [replace(x, name=s.called(x.name)) for x in suppliers_of(year, buyer)]
        rest = float(year.direct.rest[year.flows.place(buyer)])
        title = f"What {s.called(buyer)} would lose without each of its suppliers, {year.year}"
        found = suppliers_figure(anchor("alignment-suppliers", buyer), title, "", suppliers, rest)
        out += [found] if found is not None else []
    return tuple(out)


def _table(s: Aligned, year: Exposure) -> Table | None:
    columns = (
        Column("Buyer"),
        Column("Largest supplier"),
        Column("Lost at once", "number"),
        Column("Lost for good", "number"),
        Column("Suppliers known", "number"),
        Column("Flows not known", "number"),
    )
    rows = []
    for k, buyer in enumerate(year.actors):
        found = suppliers_of(year, buyer)
        if found:
            rows.append((found[0].at_once, buyer, found, int(year.unknown[k])))
    rows.sort(key=lambda r: (-r[0], r[1]))
    if not rows:
        return None
    less = f" The {MOST_ROWS} of {len(rows)} buyers that depend most on one." if len(rows) > MOST_ROWS else ""
    cells = [_buyer(s, buyer, found, unknown) for _, buyer, found, unknown in rows[:MOST_ROWS]]
    caption = f"Each buyer and its largest supplier, {year.year}. A flow that is not known is not taken as zero.{less}"
    return simple_table("alignment-buyers", caption, columns, cells)


def _buyer(s: Aligned, buyer: str, found: Sequence[Supplier], unknown: int) -> tuple[Cell, ...]:
    """Return the row of a buyer; suppliers of which none is the largest stand side by side."""
    first = [x for x in found if x.at_once >= found[0].at_once - 1e-12]
    low, high = min(x.low for x in first), max(x.high for x in first)
    return (
        actor_cell(s, buyer),
        Cell(tuple((s.name(x.name),) for x in first), s.called(first[0].name)),
        percent_cell(found[0].at_once),
        Cell((line(between(low, high)),), high),
        Cell((line(f"{len(found):,}"),), float(len(found))),
        Cell((line(f"{unknown:,}"),), float(unknown)),
    )


def _pairs(s: Aligned, year: Exposure) -> tuple[Block, ...]:
    pairs = year.pairs[:MOST_ROWS]
    if not pairs:
        return ()
    columns = (Column("Pair"), Column("Difference at once", "number"), Column("Who surely depends more"))
    rows = [
        (
            Cell(((s.name(p.a), *line(" and "), s.name(p.b)),), f"{s.called(p.a)} {s.called(p.b)}"),
            percent_cell(abs(p.sensitivity)),
            actor_cell(s, p.weaker) if p.weaker else text_cell("hangs on what can be replaced"),
        )
        for p in pairs
    ]
    table = simple_table(
        "alignment-pairs",
        f"Pairs, the most uneven first: how much more one depends on the other, {year.year}",
        columns,
        rows,
    )
    return (Details(line("Pairs: who of two depends more"), (table,)),)


def _cut(s: Aligned, year: Exposure, k: int, cut: CutFound) -> tuple[Block, ...]:
    seller = s.called(cut.seller) if cut.seller else "everybody"
    buyer = s.called(cut.buyer) if cut.buyer else "everybody"
    head = f"If what {seller} sells to {buyer} were cut, {year.year}"
    losses, after = cut.losses, cut.losses.after
    rows = [i for i in range(len(losses.actors)) if losses.lost[i] > 0]
    rows.sort(key=lambda i: (-float(after[i, 1]), losses.actors[i]))
    if not rows:
        return (told(s, (f"{head}: {losses.sentences()[0]}",)),)
    columns = (Column("Who loses"), Column("At once", "number"), Column("For good", "number"), Column("Helped most by"))
    cells = []
    for i in rows[:MOST_ROWS]:
        most = float(losses.stepped_in[i].max())
        helpers = [a for a, x in zip(losses.actors, losses.stepped_in[i].tolist(), strict=True) if most and x == most]
        low, high = float(after[i, 0]), float(after[i, 1])
        last = Cell((line(between(low, high)),), None if math.isnan(high) else high)
        cells.append(
            (
                actor_cell(s, losses.actors[i]),
                percent_cell(float(losses.now[i])),
                last,
                Cell(tuple((s.name(a),) for a in helpers) or (line("nobody"),)),
            )
        )
    caption = f"{head}: the part of known imports that each buyer loses"
    return (
        simple_table(f"alignment-cut-{k}", caption, columns, cells),
        *why(s, "The same in words", losses.sentences()),
    )


def _why(s: Aligned, found: ExposureFound) -> tuple[Block, ...]:
    year = found.last
    sentences = list(year.sentences())
    for buyer in shown_buyers(s, year):
        sentences += year.sentences(buyer)
    for change in found.changes:
        sentences += change.sentences()
    return why(s, "Gaps, the second round, and how suppliers changed", sentences)
