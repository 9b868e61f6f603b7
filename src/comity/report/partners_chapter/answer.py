"""Whose offer holds up: how often each is first, whether one is the clear winner, and what of it hangs on promises."""

from __future__ import annotations

from comity.evidence.grades_in_words import shown_id
from comity.report.citing import claim_link, is_weighed
from comity.report.content import (
    Block,
    Column,
    Figure,
    Line,
    Note,
    Paragraph,
    Quiet,
    Section,
    Span,
    Strong,
    Table,
    line,
)
from comity.report.figures.said import joined, percent
from comity.report.partners_chapter.pictures.promised import promised_figure
from comity.report.partners_chapter.pictures.ranks import RankRow, rank_words, ranks_figure
from comity.report.partners_chapter.subject import Offered
from comity.report.partners_chapter.wording import listing, share_cell, why
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, simple_table, text_cell

FOR_WHOM = (
    "A winner here is an offer that comes first for most of the weights and numbers that fit what is said, and no more "
    "than that. Nothing here advises to buy."
)
FEW_RANKS = 6
"""With more ranks than this the table names the first three and the last."""


def answer_section(s: Offered) -> Section | None:
    """Return the section; None where there is no offer."""
    if not s.offers:
        return None
    found = s.result.smaa
    title = "Whose offer holds up?"
    if found is None:
        blocks: tuple[Block, ...] = (lead(verdict(s)),)
        return Section("partners-answer", title, blocks)
    blocks = blocks_of(
        lead(verdict(s)),
        Note("plain", line(FOR_WHOM)),
        _ranks(s),
        _table(s),
        why(
            "Offer by offer, and how the draws were made",
            found.sentences()[1:] if len(s.offers) > 1 else (),
            found.notes,
        ),
        _promises(s),
        _claims(s),
    )
    return Section("partners-answer", title, blocks)


def verdict(s: Offered) -> Line:
    """Return whether one offer is the clear winner, in a sentence or two."""
    r, found = s.result, s.result.smaa
    if found is None:
        reason = r.why.removeprefix("No clear winner: ")
        head = (Strong("No clear winner"), line(f": {reason}")[0]) if reason != r.why else line(reason)
        return tuple(head)
    if found.winner is None:
        rest = found.why.removeprefix("No clear winner")
        return line(Strong("No clear winner"), joined(rest, _not_public(s)))
    if found.certain:
        return line(Strong(s.name(found.winner)), joined(" comes first: all weights and numbers are given.", hangs(s)))
    k = found.offers.index(found.winner)
    first, threshold = percent(float(found.ranks[k][0])), percent(found.threshold)
    return line(
        Strong(s.name(found.winner)),
        joined(
            f" comes first in {first} of draws, which is more than {threshold}, and is ahead of each other offer in "
            "more than half.",
            hangs(s),
            _not_public(s),
        ),
    )


def hangs(s: Offered) -> str:
    """Return in a sentence whether the clear winner hangs on promises; nothing where it does not."""
    found = s.result.promises
    if found is None or not found.hangs or found.kept.winner is None:
        return ""
    after = found.without.winner
    instead = "there is no clear winner" if after is None else f"{s.name(after)} is"
    return f"That is so only as long as promises are kept: without them {instead}."


def _not_public(s: Offered) -> str:
    known = s.result.known
    open_ = known.count("not public")
    if not open_:
        return ""
    if open_ == len(known.cells):
        return "No cell is public."
    return f"{open_:,} of {plural(len(known.cells), 'cell')} {'is' if open_ == 1 else 'are'} not public."


def _ranks(s: Offered) -> Figure | None:
    found = s.result.smaa
    if found is None:
        return None
    rows = [
        RankRow(s.name(o), tuple(map(float, row)), found.band(row[0]))
        for o, row in zip(found.offers, found.ranks, strict=True)
    ]
    drawn = "nothing had to be drawn" if found.certain else f"{found.draws:,} draws"
    caption = f"Share of draws of weights and open numbers ({drawn})."
    return ranks_figure("partners-ranks", "How often each offer has each rank", caption, rows, found.threshold)


def _table(s: Offered) -> Table | None:
    found = s.result.smaa
    if found is None or len(found.offers) < 2:
        return None
    n = len(found.offers)
    ranks = list(range(n)) if n <= FEW_RANKS else [0, 1, 2, n - 1]
    columns = (
        Column("Offer"),
        *(Column(_rank_title(k, n), "number") for k in ranks),
        Column("Ahead of each other, at least in", "number"),
    )
    rows = []
    for i, offer in enumerate(found.offers):
        cells = [share_cell(float(found.ranks[i][k]), found.band(found.ranks[i][k]), strong=k == 0) for k in ranks]
        least = min(float(found.ahead[i][j]) for j in range(n) if j != i)
        rows.append((text_cell(s.name(offer)), *cells, share_cell(least)))
    caption = "Share of draws in which each offer has a rank, with a band of 95 in 100; and ahead of each other offer"
    return simple_table("partners-rank-table", caption, columns, rows)


def _rank_title(k: int, n: int) -> str:
    return "Last" if k == n - 1 and n > 1 else "First" if k == 0 else rank_words(k + 1)


def _promises(s: Offered) -> tuple[Block, ...]:
    found = s.result.promises
    if found is None:
        return ()
    rows = [(s.name(o), found.kept.first[o], found.without.first[o]) for o in found.kept.offers]
    title = "First with promises kept, and without them"
    return blocks_of(
        Paragraph(line(Strong("Promises. "), " ".join(found.sentences()[:2]))),
        promised_figure("partners-promises", title, "", rows),
    )


def _claims(s: Offered) -> tuple[Block, ...]:
    found = s.result.claims
    if found is None:
        return ()
    ids = dict.fromkeys((*(claim for claim, _ in found.chances), *found.unknown))
    spans: list[Span | str] = []
    for claim in ids:
        shown = claim_link(claim) if is_weighed(s.study, claim) else Quiet(shown_id(claim))
        spans += [", " if spans else "", shown]
    head = line(Strong("Claims of the evidence. "), "Some cells hold only where a claim does: ", *spans, ".")
    return (Paragraph(head), listing(found.sentences()))
