"""
The content of a report, free of how it is shown: what every renderer works from.

Inline text is a :data:`Line`, a tuple of typed spans; there is no markup in it, so nothing that a case says can
become markup in a renderer. Blocks hold lines; sections hold blocks; chapters hold sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """
    Return text without control characters and without marks that turn the reading direction round.

    Such characters are invalid in XML, or could make a report show other words than the case holds.

    Examples
    --------
    >>> clean("a\\x00b\\u202ec")
    'abc'
    """
    return _UNSEEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the sentence: a number, a name."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    """A term at the place where it is explained, or words under discussion."""

    text: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """Words a hurried reader may skip."""

    text: str


@dataclass(frozen=True, slots=True)
class Mono:
    """A pattern, a statement of the case, a file and line."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place in the report (``#id``) or to a source (``https://...``)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A short mark with its meaning in words; ``kind`` chooses the look, never the sense."""

    kind: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PartyName:
    """The name of a party; ``place`` is its position in the file and fixes its colour and mark."""

    name: str
    place: int


@dataclass(frozen=True, slots=True)
class Handle:
    """The letter by which a report speaks of an outcome, everywhere the same."""

    text: str
    target: str = ""


Span = Text | Strong | Emph | Quiet | Mono | Link | Badge | PartyName | Handle
Line = tuple[Span, ...]


def line(*parts: str | Span) -> Line:
    """
    Return a line of spans; bare strings are plain words.

    Examples
    --------
    >>> line("Holds in ", Strong("3"), " readings.")
    (Text(text='Holds in '), Strong(text='3'), Text(text=' readings.'))
    """
    return tuple(Text(p) if isinstance(p, str) else p for p in parts if p != "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``lead`` marks the one that carries the answer."""

    line: Line
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``ordered`` where the order means something."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with their meanings."""

    items: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``kind`` chooses alignment, how cells sort, and how much room its words get."""

    title: str
    kind: Literal["text", "number", "outcome", "marks", "code", "long", "short"] = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one or more lines; ``sort`` is the key it sorts by where the words do not serve."""

    lines: tuple[Line, ...]
    sort: float | str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table with a caption that says what it shows.

    ``cards`` asks for one card per row on a narrow screen; other tables scroll inside their box. ``quiet_rows``
    are positions of rows set back because they give context and are no answer. ``row_ids`` are anchors of the rows.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cards: bool = False
    quiet_rows: tuple[int, ...] = ()
    row_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A picture with the data behind it.

    Parameters
    ----------
    id : str
    title, caption : str
        Enough to understand the picture without the text around it.
    alt : str
        What the picture shows, in words, for a reader who cannot see it.
    svg : str
        The drawing; colours are ``var(--name)`` of :mod:`comity.report.palette`.
    columns, rows
        The data, as saved to CSV.
    narrow : bool
        Whether the drawing can be read at the width of a phone, so that it need not slide sideways there.
    """

    id: str
    title: str
    caption: str
    alt: str
    svg: str = field(repr=False)
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks shown on demand; ``id`` is an anchor, where other places lead here."""

    summary: Line
    blocks: tuple[Block, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart: ``caution`` for limits, ``plain`` for a word to the reader."""

    kind: Literal["plain", "caution"]
    line: Line


Block = Paragraph | Bullets | Definitions | Table | Figure | Details | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of blocks with an anchor."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its word is the section of the case file, the command and the page of the same name."""

    id: str
    word: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """
    A whole report: head, first page, chapters.

    ``ledger`` names the end of the ledger that the evidence was read from; empty where the case alone counts.
    """

    title: str
    question: str
    as_of: str
    modelled_by: str
    digest: str
    version: str
    parties: tuple[PartyName, ...]
    first_page: tuple[Section, ...]
    chapters: tuple[Chapter, ...]
    ledger: str = ""

    def sections(self) -> Iterator[Section]:
        """Yield every section, those of the first page first."""
        yield from self.first_page
        for chapter in self.chapters:
            yield from chapter.sections

    def blocks(self) -> Iterator[Block]:
        """Yield every block in reading order; a block before the blocks folded into it."""
        for section in self.sections():
            yield from unfolded(section.blocks)

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in reading order, each once."""
        found = {b.id: b for b in self.blocks() if isinstance(b, Figure)}
        return tuple(found.values())

    def numbers(self) -> dict[str, str]:
        """Return what each table and figure is called: ``{"stability": "Figure 1", ...}``."""
        names: dict[str, str] = {}
        counts = {"Table": 0, "Figure": 0}
        for block in self.blocks():
            if isinstance(block, (Table, Figure)) and block.id not in names:
                kind = type(block).__name__
                counts[kind] += 1
                names[block.id] = f"{kind} {counts[kind]}"
        return names


def unfolded(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks and, after each, the blocks folded into it."""
    for block in blocks:
        yield block
        if isinstance(block, Details):
            yield from unfolded(block.blocks)


def words(spans: Line) -> str:
    """
    Return a line as bare words.

    Examples
    --------
    >>> words(line("Iraq ", Strong("stays"), "."))
    'Iraq stays.'
    """
    return "".join(s.name if isinstance(s, PartyName) else s.text for s in spans)
