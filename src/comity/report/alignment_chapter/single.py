"""Single actors: with whom, how dependent, moving which way; and what is in doubt about the tables."""

from __future__ import annotations

from collections.abc import Sequence

from comity.alignment.one_actor.page import Page
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.wording import told
from comity.report.citing import anchor
from comity.report.content import Block, Bullets, Details, Paragraph, Section, Strong, line
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, sentence

HEADS = (("With whom:", "With whom"), ("How dependent:", "How dependent"), ("Moving ", "Moving which way"))
MOST_DOUBTS = 20
APART = (
    "The parts come from different tables and are not joined: an actor may vote with one side and trade with another."
)


def actors_section(s: Aligned) -> Section | None:
    """Return the section; None where no actor has a page."""
    pages = s.result.pages
    if not pages:
        return None
    head = f"{plural(len(pages), 'actor')}: {s.listed([p.actor for p in pages], 12)}. {APART}"
    return Section("alignment-actors", "Single actors", (lead(head), *(_page(s, p) for p in pages)))


def _page(s: Aligned, page: Page) -> Details:
    blocks: list[Block] = []
    for title, sentences in parted(page.sentences()):
        blocks += [Paragraph(line(Strong(title))), told(s, sentences)]
    return Details((s.name(page.actor),), tuple(blocks), anchor("alignment-actor", page.actor))


def parted(sentences: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """
    Return the sentences of a page under the three questions that it answers.

    Examples
    --------
    >>> parted(("With whom: not known.", "It has no foe.", "Moving in its votes: not known."))
    (('With whom', ('Not known.', 'It has no foe.')), ('Moving which way', ('In its votes: not known.',)))
    """
    out: list[tuple[str, list[str]]] = []
    for text in sentences:
        head = next(((start, title) for start, title in HEADS if text.startswith(start)), None)
        if head is not None and (not out or out[-1][0] != head[1]):
            out.append((head[1], []))
        body = text.removeprefix(head[0]).strip() if head is not None else text
        body = body[:1].upper() + body[1:] if head is not None else body
        if not out:
            out.append((HEADS[0][1], []))
        out[-1][1].append(body)
    return tuple((title, tuple(rows)) for title, rows in out)


def doubts_section(s: Aligned) -> Section | None:
    """Return the section on what is in doubt and what was left out; None where nothing is."""
    r = s.result
    doubts = [*r.notes, *(d.sentence() for d in r.tables.doubts)]
    cut = [f"Not finished, {part}: {sentence(why)}" for part, why in r.missing.items()]
    cut += [f"Not answered in full, {part}: {sentence(why)}" for part, why in r.limited.items()]
    if not doubts and not cut:
        return None
    more = doubts[MOST_DOUBTS:]
    rest = Paragraph(line(f"{len(more):,} more are in the JSON.")) if more else None
    blocks = blocks_of(Bullets(tuple(line(x) for x in (*cut, *doubts[:MOST_DOUBTS]))), rest)
    return Section("alignment-doubts", "Doubts about the tables, and what was left out", blocks)
