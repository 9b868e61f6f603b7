"""Numbers, bands and lists of the chapter as cells and lines."""

from __future__ import annotations

from collections.abc import Sequence

from comity.report.alignment_chapter.subject import Aligned
from comity.report.citing import source_links
from comity.report.content import Bullets, Cell, Details, Paragraph, line


def told(s: Aligned, sentences: Sequence[str]) -> Bullets:
    """Return sentences of the answer as a list, parties called by their names."""
    return Bullets(tuple(line(s.told(x)) for x in sentences))


def why(s: Aligned, summary: str, sentences: Sequence[str], id_: str = "") -> tuple[Details, ...]:
    """Return sentences that are shown on demand; nothing where there are none."""
    return (Details(line(summary), (told(s, sentences),), id_),) if sentences else ()


def cited(s: Aligned, ids: Sequence[str], head: str, most: int = 12) -> tuple[Paragraph, ...]:
    """Return where a table comes from, with links; nothing where no source is named."""
    every = tuple(dict.fromkeys(i for i in ids if i))
    if not every:
        return ()
    rest = f" and {len(every) - most} more" if len(every) > most else ""
    return (Paragraph(line(head, *source_links(s.study, every[:most]), f"{rest}.")),)


def split_sources(column: Sequence[str]) -> tuple[str, ...]:
    """
    Return the sources that a column names, each once.

    Examples
    --------
    >>> split_sources(("s1; s2", "", "s2"))
    ('s1', 's2')
    """
    found = dict.fromkeys(column)
    return tuple(dict.fromkeys(i.strip() for cell in found for i in cell.split(";") if i.strip()))


def actor_cell(s: Aligned, actor: str) -> Cell:
    """Return an actor as a cell that sorts by name."""
    return Cell(((s.name(actor),),), s.called(actor))
