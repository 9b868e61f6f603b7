"""Rival claims side by side: which is most probable, what tells them apart, and what would turn the order."""

from __future__ import annotations

from comity.evidence.grades_in_words import number_text, p_text, shown_id
from comity.evidence.hypotheses.matrix import Row as MatrixRow
from comity.evidence.hypotheses.result import CAUTION, NONE, Rivals, Standing, Turn
from comity.report.citing import anchor, claim_link
from comity.report.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Figure,
    Line,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    line,
)
from comity.report.evidence_chapter.pictures.heat import HeatRow, cell_words, heat_figure, most_columns
from comity.report.evidence_chapter.subject import Weighing
from comity.report.evidence_chapter.wording import claim_line, claim_links, listed, origin_words, source_words, times
from comity.report.phrasing import plural

MOST_ROWS = 24
_NEAR = 0.05  # the share of draws from which on a claim may be the most probable
MOST_TURNS = 5
MOST_SETS = 12
LEAD = (
    "Claims of which at most one can be true are weighed together. Evidence that fits all of them equally well does "
    "not help to choose, however strong it is; what counts is how differently likely an item is under each."
)


def rivals_section(s: Weighing) -> Section | None:
    """Return the section; None where no claims are rivals."""
    if not s.rivals:
        return None
    telling = [r for r in s.rivals if _tells(r)]
    still = [r for r in s.rivals if not _tells(r)]
    blocks: list[Block] = [Paragraph(line(LEAD))]
    for r in telling[:MOST_SETS]:
        blocks += _set(s, r)
    if len(telling) > MOST_SETS:
        blocks.append(Paragraph(line(f"{plural(len(telling) - MOST_SETS, 'further set')} of rivals not shown here.")))
    if still:
        blocks += [Paragraph(line("Of these rivals no item tells one from the other, so the order is as before:"))]
        blocks.append(Bullets(tuple(_still(s, r) for r in still[:MOST_SETS])))
    if any(r.rows for r in telling):
        blocks.append(Note("caution", line(CAUTION)))
    return Section("evidence-rivals", "Rival claims side by side", tuple(blocks))


def _tells(r: Rivals) -> bool:
    return any(row.diagnosticity > 0 for row in r.origins)


def first_words(s: Weighing, r: Rivals) -> Line:
    """Return which of a set of rivals is most probable."""
    first = [x for x in r.standings if x.rank == 1]
    if r.none is not None and r.none.p > first[0].p:
        return line(f"That {NONE} is true is more probable than any of them: ", Strong(_p(r.none)))
    if not r.first_told:
        near = sorted((x for x in r.standings if x.first >= _NEAR), key=lambda x: (-x.first, x.claim))
        shares = listed([f"{shown_id(x.claim)} is so in {x.first:.0%} of draws" for x in near])
        said = f" cannot be told apart as the most probable: within the ranges of the evidence {shares}"
        return line(*claim_links(x.claim for x in near), said)
    if len(first) > 1:
        return line(*claim_links(x.claim for x in first), " are equally probable, each ", Strong(_p(first[0])))
    return line(*claim_line(s, first[0].claim), " is the most probable: ", Strong(_p(first[0])))


def _p(x: Standing) -> str:
    return p_text(x.p, x.low, x.high)


def _set(s: Weighing, r: Rivals) -> list[Block]:
    out: list[Block] = [Paragraph((*first_words(s, r), *line(". ", *_turning(s, r))), lead=True)]
    drawn = _picture(s, r)
    out += [drawn] if drawn is not None else []
    out.append(_ranking(s, r))
    told = [x for x in (_contrast(r), _analysts(r)) if x]
    told += [line(n) for n in r.notes]
    if told:
        out.append(Bullets(tuple(told)))
    rest = _matrix(s, r) if drawn is None or len(r.rows) > MOST_ROWS else []
    return [*out, *rest]


def _turning(s: Weighing, r: Rivals) -> Line:
    first = [t for t in r.turns if t.first]
    if first:
        told = [f"without {turn_words(s, t)}" for t in first[:MOST_TURNS]]
        return line("Another would come first ", Strong(listed(told, "or")), ".")
    if r.turns:
        return line("No single item or origin, left out, turns the first place; further down the order some do.")
    return line("No single item or origin, left out, turns the order.")


def turn_words(s: Weighing, t: Turn) -> str:
    """Return the item or origin that turns an order when it is left out."""
    return f"item {t.id}" if t.kind == "item" else f"origin {origin_words(s, t.id)}"


def _shown(r: Rivals) -> list[MatrixRow]:
    """Return the rows that are drawn: what tells most comes first, items of one origin together."""
    best: dict[str, float] = {}
    for row in r.rows:
        key = row.origin or row.id
        best[key] = max(best.get(key, 0.0), row.diagnosticity)
    return sorted(r.rows, key=lambda x: (-best[x.origin or x.id], x.origin or x.id, -x.diagnosticity, x.id))


def _words(s: Weighing, row: MatrixRow) -> str:
    item = s.items.get(row.id)
    if item is None:
        return row.id
    said = f": {item.text.rstrip('.')}" if item.text else ""
    return f"{row.id} {source_words(s, item.source)}{said}"


def _values(row: MatrixRow) -> tuple[float | None, ...]:
    return tuple(c.middle if c.given else None for c in row.cells)


def _picture(s: Weighing, r: Rivals) -> Figure | None:
    if len(r.claims) > most_columns():
        return None
    rows = _shown(r)[:MOST_ROWS]
    heads = [shown_id(c) for c in r.claims]
    title = f"What each item says of {listed(heads)}"
    key = "; ".join(f"{shown_id(c)}: {r.texts.get(c, '').rstrip('.') or 'no text'}" for c in r.claims)
    part = f" The {MOST_ROWS} items that tell most; all are in the table below." if len(r.rows) > MOST_ROWS else ""
    return heat_figure(
        anchor("rivals", r.claims[0]),
        title,
        "×3 says that the item is three times as likely if the claim of the column is true, ÷3 a third as likely, 1 "
        "that it is as likely either way, – that it says nothing of that claim. Blue speaks for, orange against; the "
        "stronger the colour, the further from 1. Items stand by how much they tell the claims apart, those of one "
        f"origin together; an origin counts once.{part} {key}.",
        heads,
        [HeatRow(_words(s, row), _values(row)) for row in rows],
        [_told(s, heads, row) for row in rows],
    )


def _told(s: Weighing, heads: list[str], row: MatrixRow) -> str:
    said = ", ".join(f"{h} {cell_words(v)}" for h, v in zip(heads, _values(row), strict=True))
    return f"{_words(s, row)}: {said}."


def _ranking(s: Weighing, r: Rivals) -> Table:
    columns = (
        Column("Rank", "short"),
        Column("Claim", "long"),
        Column("Probability among the rivals"),
        Column("Before any item", "number"),
        Column("Origins that speak against it (Heuer's count)", "number"),
        Column("Rank by what speaks against it", "number"),
    )
    every = [*r.standings, *([r.none] if r.none is not None else [])]
    rows = tuple(_standing(s, x, x is r.none) for x in every)
    caption = f"The order of {listed([shown_id(c) for c in r.claims])}: by probability, and beside it by contrary items"
    return Table(anchor("order", r.claims[0]), caption, columns, rows, cards=True)


def _standing(s: Weighing, x: Standing, none: bool) -> tuple[Cell, ...]:
    name = line(NONE) if none else claim_line(s, x.claim)
    counted = (line("–"), line("–")) if none else (line(str(x.inconsistent)), line(str(x.rank_by_inconsistency)))
    return (
        Cell((line("–" if none else str(x.rank)),), float(x.rank)),
        Cell((name,), x.claim),
        Cell((line(Strong(_p(x))),), round(x.p, 6)),
        Cell((line(number_text(x.prior)),), round(x.prior, 6)),
        Cell((counted[0],), float(x.inconsistent)),
        Cell((counted[1],), float(x.rank_by_inconsistency)),
    )


def _contrast(r: Rivals) -> Line:
    """Return why the two orders put another claim first; empty where they do not."""
    c = r.contrast
    if c is None:
        return ()
    why = []
    if c.from_priors > 0:
        why.append("it was the more probable before any item")
    if c.from_support > 0:
        why.append(f"more speaks for it{f', most of it by {c.origin}' if c.origin else ''}")
    return line(
        "The two orders differ: least speaks against ",
        claim_link(c.by_inconsistency),
        ", but ",
        claim_link(c.by_posterior),
        f" is more probable, because {listed(why) or 'of rounding'}. Counting what speaks against misses both.",
    )


def _analysts(r: Rivals) -> Line:
    if not r.analysts:
        return ()
    firsts = {a.ranking[0] for a in r.analysts}
    head = "The analysts agree on the first place: " if len(firsts) == 1 else "The analysts do not agree on the first: "
    told = ", ".join(f"{a.analyst} {shown_id(a.ranking[0])} ({number_text(a.p[a.ranking[0]])})" for a in r.analysts)
    agreed = ""
    if r.agreement is not None and r.agreement.grades is not None:
        agreed = (
            f" Agreement on grades over {plural(r.agreement.graded_items, 'item')}, where 1 is perfect and 0 what "
            f"chance gives (Krippendorff's alpha): {r.agreement.grades:.2f}."
        )
    return line(f"{head}{told}.{agreed}", *_furthest(r))


def _furthest(r: Rivals) -> Line:
    import math

    wide = next((d for d in r.disagreements if d.spread > 0), None)
    if wide is None:
        return ()
    low, high = min(wide.values, key=wide.values.__getitem__), max(wide.values, key=wide.values.__getitem__)
    apart = times(math.exp(min(wide.spread, 50.0)))
    return line(f" They are furthest apart on {wide.item}, by a factor of {apart}: {low} below, {high} above.")


def _still(s: Weighing, r: Rivals) -> Line:
    out: Line = ()
    for k, x in enumerate(r.standings):
        out = (*out, *line("; " if k else "", *claim_line(s, x.claim), f" {number_text(x.p)}"))
    return (*out, *line("."))


def _matrix(s: Weighing, r: Rivals) -> list[Block]:
    """Return all rows as a table, where the picture has no room for them."""
    columns = (Column("Item"), *(Column(shown_id(c), "number") for c in r.claims))
    rows = tuple(
        (Cell((line(_words(s, row)),), row.id), *(Cell((line(cell_words(v)),), v) for v in _values(row)))
        for row in _shown(r)
    )
    id_ = anchor("rivals-table", r.claims[0])
    table = Table(id_, "What each item says of each claim", columns, rows)
    return [Details(line(f"All {plural(len(rows), 'item')}, item by item"), (table,))]
