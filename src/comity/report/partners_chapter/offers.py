"""What is offered and what is known of it: who offers what, known, only promised or not public."""

from __future__ import annotations

from collections.abc import Sequence

from comity.case.partners import Criterion
from comity.partners.known import KnownCell
from comity.report.citing import rests_on_claim, source_links
from comity.report.content import Cell, Column, Details, Line, Mono, Note, Section, Strong, Table, line
from comity.report.figures.said import said
from comity.report.partners_chapter.pictures.known import counted, known_figure
from comity.report.partners_chapter.subject import Offered, in_a_row
from comity.report.partners_chapter.wording import without_empty
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, number_cell, simple_table, text_cell

NOT_NOTHING = (
    "Not public means that nobody outside knows. It is not counted as nothing: such a cell may be anywhere in the "
    "range of its criterion. Known is all that is stated and not marked as a promise: contracted, delivered or counted."
)


def offers_section(s: Offered) -> Section | None:
    """Return the section; None where there is no offer."""
    if not s.offers:
        return None
    head = f"{plural(len(s.offers), 'offer')}, {plural(len(s.criteria), 'criterion', 'criteria')}. "
    blocks = blocks_of(
        lead(head, counted(s.cells) if s.cells else "No criterion is stated, so nothing can be put in order."),
        Note("plain", line(NOT_NOTHING)) if s.cells else None,
        known_figure("partners-known", "What is known of each offer", "", s.names(), s.criteria_called(), s.cells),
        _offers(s),
        _criteria(s),
        _cells(s),
    )
    return Section("partners-offers", "What is offered, and what is known of it", blocks)


def _offers(s: Offered) -> Table:
    m = len(s.criteria)
    columns = (
        Column("Offer", "long"),
        Column("By"),
        Column("Vendors"),
        *((Column(f"Not public, of {m}", "number"), Column("Promised", "number")) if m else ()),
        Column("Source"),
    )
    known, rows = s.result.known, []
    for offer in s.offers:
        counts = (known.count("not public", offer.id), known.count("promised", offer.id)) if m else ()
        rows.append(
            (
                Cell(_named(s.name(offer.id), offer.text, offer.id), s.name(offer.id)),
                Cell(((s.maker(offer),) if offer.by else line("not stated"),)),
                text_cell(in_a_row([s.called(v) for v in offer.vendors]) or "not stated"),
                *(number_cell(n) for n in counts),
                Cell((source_links(s.study, offer.source),)),
            )
        )
    return simple_table("partners-offer-table", "The offers, in the order of the case", *without_empty(columns, rows))


def _named(name: str, text: str, id_: str) -> tuple[Line, ...]:
    """Return the name in bold, the text where it is another, and the id that sentences may use."""
    first = line(Strong(name))
    rest = (line(text),) if text and text != name else ()
    return (first, *rest, *((line(Mono(id_)),) if id_ != name else ()))


def _criteria(s: Offered) -> Table | None:
    if not s.criteria:
        return None
    columns = (Column("Criterion", "long"), Column("Better"), Column("Phase"), Column("Weight"), Column("Source"))
    rows = [
        (
            Cell(_named(s.criterion(c.id), c.text, c.id), s.criterion(c.id)),
            text_cell(better_words(c)),
            text_cell(c.phase),
            text_cell(_weight(s, c)),
            Cell((source_links(s.study, c.source),)),
        )
        for c in s.criteria
    ]
    how = {"free": "Weights are free", "ranked": "Only the order of weights is said", "given": "Weights are given"}
    caption = f"The criteria. {how[s.section.weights]}; values count from the worst to the best of their range."
    return simple_table("partners-criteria", caption, *without_empty(columns, rows))


def better_words(c: Criterion) -> str:
    """
    Return what is better on a criterion, in words.

    Examples
    --------
    >>> from fractions import Fraction
    >>> better_words(Criterion("price", unit="bn", better="less", worst=Fraction(9), best=Fraction(3)))
    'less: from 9 bn (worst) to 3 bn (best)'
    """
    if c.grades:
        return f"grades: from {c.grades[0]} (worst) to {c.grades[-1]} (best); only their order is known"
    unit = f" {c.unit}" if c.unit else ""
    return f"{c.better}: from {said(float(c.worst))}{unit} (worst) to {said(float(c.best))}{unit} (best)"


def _weight(s: Offered, c: Criterion) -> str:
    if s.section.weights == "given" and c.weight is not None:
        low, high = said(float(c.weight.low)), said(float(c.weight.high))
        return low if low == high else f"{low} to {high}"
    if s.section.weights == "ranked" and c.id in s.section.ranking:
        return f"number {s.section.ranking.index(c.id) + 1} of {len(s.section.ranking)}"
    return "free"


def _cells(s: Offered) -> Details | None:
    if not s.cells:
        return None
    columns = (
        Column("Offer"),
        Column("Criterion"),
        Column("Stated"),
        Column("How known"),
        Column("Remark", "long"),
        Column("Source"),
    )
    rows = [shown for row in s.cells for shown in _of_offer(s, row)]
    table = simple_table("partners-cells", "Every cell, with its source", *without_empty(columns, rows))
    count = sum(len(row) for row in s.cells)
    return Details(line(f"All {plural(count, 'cell')}, with their sources"), (table,))


def _of_offer(s: Offered, row: Sequence[KnownCell]) -> list[tuple[Cell, ...]]:
    """Return a row for each cell of an offer; those that are not public, and of which the same is said, share one."""
    alike: dict[object, list[KnownCell]] = {}
    for k in row:
        same = (k.cell.text, k.cell.claim, k.cell.source, k.since)
        alike.setdefault(same if k.state == "not public" else k.criterion, []).append(k)
    return [_cell(s, own) for own in alike.values()]


def _cell(s: Offered, alike: Sequence[KnownCell]) -> tuple[Cell, ...]:
    k = alike[0]
    remark: list[Line] = [line(k.cell.text)] if k.cell.text else []
    remark += [rests_on_claim(s.study, k.cell.claim)] if k.cell.claim else []
    remark += [line(f"since {k.since}")] if k.since else []
    state = line(Strong(k.state)) if k.state != "known" else line(k.state)
    return (
        text_cell(s.name(k.offer)),
        text_cell("; ".join(s.criterion(x.criterion) for x in alike)),
        text_cell(k.told if k.state != "not public" else "–"),
        Cell((state,), k.state),
        Cell(tuple(remark) or (line(""),)),
        Cell((source_links(s.study, k.cell.source),)),
    )
