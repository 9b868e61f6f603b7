"""Other methods of ranking as a contrast: what each says, and how its order turns when the list changes."""

from __future__ import annotations

from comity.partners.contrast.result import LIKELY, Contrast, Ranking
from comity.partners.contrast.reversals import Change
from comity.report.content import Cell, Column, Details, Note, Section, Table, line
from comity.report.figures.said import said
from comity.report.partners_chapter.subject import Offered
from comity.report.partners_chapter.wording import why
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, simple_table, text_cell

NO_VERDICT = (
    "These methods are shown as a contrast. They take one set of weights and one number a cell, so they cannot say how "
    "sure an order is, and nothing on this page is decided by them."
)
MOST = 40
"""Reversals in the table."""


def contrast_section(s: Offered) -> Section | None:
    """Return the section; None where it was not worked out, or there are not two offers."""
    found = s.result.contrast
    if found is None or len(s.offers) < 2:
        return None
    title = "Other methods, as a contrast"
    if not found.rankings:
        blocks = blocks_of(lead(_none(s, found)), Note("plain", line(NO_VERDICT)))
        return Section("partners-contrast", title, blocks)
    blocks = blocks_of(
        lead(_lead(found)),
        Note("plain", line(NO_VERDICT)),
        _ranks(s, found),
        _reversals(s, found),
        _agreement(found),
        why("In words, method by method", found.sentences()),
    )
    return Section("partners-contrast", title, blocks)


def _none(s: Offered, found: Contrast) -> str:
    if found.why:
        return found.why
    count = len(found.unknown)
    return (
        f"Usual methods need one number for every cell, and {plural(count, 'cell')} {'is' if count == 1 else 'are'} "
        "not public. They are not used here: a number in such a cell would be made up."
    )


def _lead(found: Contrast) -> str:
    turned = [r for r in found.rankings if r.reversals]
    head = f"{plural(len(found.rankings), 'method')}."
    one = {r.ranks for r in found.rankings}
    same = "All give the same order. " if len(one) == 1 and len(found.rankings) > 1 else ""
    if len(one) > 1:
        same = "They do not give one order. "
    if not turned:
        return f"{head} {same}None turned the order of two offers when another left or joined."
    names = ", ".join(r.name for r in turned)
    return f"{head} {same}Turned the order of two offers when another left or joined: {names}."


def _ranks(s: Offered, found: Contrast) -> Table:
    columns = (Column("Offer"), *(Column(_capital(r.name), "number") for r in found.rankings))
    if found.likely:
        columns = (*columns, Column("Most likely rank over all draws", "number"))
    rows = []
    for k, offer in enumerate(found.offers):
        cells = [Cell((line(str(r.ranks[k])), line(said(r.scores[k]))), float(r.ranks[k])) for r in found.rankings]
        likely = (Cell((line(said(found.likely[k])),), found.likely[k]),) if found.likely else ()
        rows.append((text_cell(s.name(offer)), *cells, *likely))
    turned = [Cell((line(_turned(r)),), None) for r in found.rankings]
    rows.append(
        (text_cell("Pairs turned round by a change of the list"), *turned, *((text_cell("–"),) if found.likely else ()))
    )
    caption = f"Rank of each offer by each method, its score under it. Weights: {found.weighed}"
    return simple_table("partners-methods", caption, columns, rows)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _turned(r: Ranking) -> str:
    count = sum(len(c.reversed) for c in r.changes)
    return (
        f"{count:,}, in {len(r.reversals)} of {len(r.changes)} changes"
        if count
        else f"none, in {len(r.changes)} changes"
    )


def _reversals(s: Offered, found: Contrast) -> Details | None:
    every = [(r, c, a, b) for r in found.rankings for c in r.reversals for a, b in c.reversed]
    if not every:
        return None
    columns = (
        Column("Method"),
        Column("Change of the list", "long"),
        Column("Came first"),
        Column("Comes first after it"),
    )
    rows = [
        (text_cell(_capital(r.name)), text_cell(_change(s, c, found.worse)), text_cell(s.name(a)), text_cell(s.name(b)))
        for r, c, a, b in every[:MOST]
    ]
    more = f"; the first {MOST} of {len(every):,}" if len(every) > MOST else ""
    caption = f"Pairs of offers that change places though nothing was said of either{more}"
    table = simple_table("partners-reversals", caption, columns, rows)
    return Details(line(f"All {plural(len(every), 'reversal')}"), (table,))


def _change(s: Offered, c: Change, worse: float) -> str:
    if c.kind == "without":
        return f"{s.name(c.offer)} leaves the list"
    return f"a copy of {s.name(c.offer)} joins that is worse by {100 * worse:g} of 100 of each range"


def _agreement(found: Contrast) -> Details | None:
    pairs = found.agreement
    if not pairs:
        return None
    columns = (Column("One"), Column("Other"), Column("Agreement", "number"))
    rows = [
        (
            text_cell(_capital(a)),
            text_cell(b if b != LIKELY else f"{b} over all draws"),
            Cell((line(said(t)),), t),
        )
        for a, b, t in pairs
    ]
    caption = (
        "How far two orders agree (Kendall's tau-b): 1 the same order, −1 the opposite; a dash where one has no order"
    )
    return Details(line("How far the methods agree"), (simple_table("partners-agreement", caption, columns, rows),))
