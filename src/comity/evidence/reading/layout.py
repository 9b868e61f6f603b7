"""Lines to blocks: paragraphs, items of lists, headings, and lines that belong to the page and not to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["text", "item", "heading", "page"]

LONG_LINE = 160  # characters; where lines are usually longer, each is a paragraph
SHORT_LINE = 0.6  # a line this much shorter than the usual one, with room for the next word, was ended on purpose
LONG_BLOCK = 20_000  # characters; a longer block is cut, so that no later step works on endless stretches
WORDS_THAT_GO_ON = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "nor",
        "but",
        "that",
        "which",
        "who",
        "whose",
        "whom",
        "this",
        "these",
        "those",
        "our",
        "their",
        "its",
        "his",
        "her",
        "my",
        "your",
        "as",
        "than",
        "into",
        "upon",
        "under",
        "over",
        "between",
        "among",
        "against",
        "through",
        "towards",
        "toward",
        "during",
        "within",
        "without",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "can",
        "could",
        "must",
        "not",
        "no",
        "any",
        "all",
        "both",
        "each",
        "every",
        "if",
        "when",
        "while",
        "where",
        "because",
        "since",
        "until",
        "unless",
        "also",
        "more",
        "most",
        "such",
    ]
)
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]*")
_BREAKS = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
_BULLET = re.compile(r"\s*(?:[•●▪◦‣∙·–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_HEADING_MARK = re.compile(r"\s*#{1,6}\s+\S")
_TERMINAL = re.compile(r"[.!?:;…。！？؟][\"'”’»)\]*]*$")
# a paragraph of a preamble ends with a comma, and the next begins with one of these
_PREAMBLE = re.compile(
    r"(?:(?:Deeply|Gravely|Also|Further|Strongly|Fully|Once|Having|Taking|Mindful|Guided|Convinced|"
    r"Concerned|Aware|Conscious|Determined|Alarmed|Resolved|Desiring|Whereas|Bearing) |[A-Z][a-z]+ing "
    r")"
)
_SALUTATION = re.compile(
    r"(?:Mr\.?|Mrs\.?|Ms\.?|Madam|Mme|Excellenc|Distinguished|Honou?rable|Ladies|Dear|Your |Esteemed|"
    r"Fellow|Members|Colleagues|Friends|My fellow|Brothers|Citizens|Comrades|Delegates|The (?:High "
    r"Contracting )?Part(?:y|ies)|The Governments? of|The States? Part)\b.{0,120},$"
)
PAGE_LINES = (
    ("R-N-001", "page number", re.compile(r"[-–—\[(]?\s*\d{1,4}\s*[-–—\])]?")),
    ("R-N-002", "page number", re.compile(r"(?:page|p\.)?\s*\d{1,4}\s*(?:/|of)\s*\d{1,4}", re.I)),
    ("R-N-003", "page number", re.compile(r"page\s+\d{1,4}", re.I)),
    ("R-N-004", "page header", re.compile(r"<?(?:https?://|www\.)\S+>?(?:\s+\d{1,4}(?:/\d{1,4})?)?", re.I)),
    ("R-N-005", "page header", re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}:\d{2}\s?(?:[AP]M)?\b.*", re.I)),
    (
        "R-N-006",
        "page header",
        re.compile(
            r"(?:[ASE]/[A-Z0-9./()-]+(?:\s*\(\d{4}\))?|\d{2}-\d{5}(?:\s*\([A-Z]\))?)(?:\s+[ASE]/\S+)?(?:\s+\d{1,3}/\d{1,3})"
            r"?"
        ),
    ),
    ("R-N-007", "page header", re.compile(r"(?:©|\(c\) ?(?:\d{4}|copyright)|copyright\b).{0,120}", re.I)),
    ("R-N-008", "page header", re.compile(r"[A-Z]{1,3}\d{1,3}|[-_=*~.•·\s]{3,}|\|+")),
    (
        "R-N-009",
        "page header",
        re.compile(
            r"(?:for immediate release|embargoed until.*|check against delivery|unofficial translation|"
            r"press release(?: no\.? ?\S+)?)[.:]?",
            re.I,
        ),
    ),
    ("R-N-010", "page header", re.compile(r"(?:distr\.|original:|agenda item).{0,60}", re.I)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the raw text without the spaces at its ends."""

    start: int
    end: int
    text: str
    blank_before: bool
    page: tuple[str, str] | None  # rule and reason where the line belongs to the page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item, a heading or a line of the page; ``gaps`` are lines of the page inside it."""

    start: int
    end: int
    role: Role
    gaps: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    why: str = ""


def lines(raw: str) -> Iterator[Line]:
    """Yield the lines that are not blank."""
    at, blank = 0, True
    while at < len(raw):
        found = _LINE.match(raw, at)
        end = found.end() if found else at
        start, stop = _trimmed(raw, at, end)
        if start < stop:
            text = raw[start:stop]
            yield Line(start, stop, text, blank, page_line(text))
        blank = start >= stop
        ended = _BREAKS.match(raw, end)
        at = ended.end() if ended else end + 1


def page_line(text: str) -> tuple[str, str] | None:
    """
    Return the rule and the reason where a line belongs to the page and not to the text.

    >>> page_line("Page 3 of 10"), page_line("3 ships left.")
    (('R-N-002', 'page number'), None)
    """
    if len(text) > 400:
        return None
    return next(((rule, why) for rule, why, pattern in PAGE_LINES if pattern.fullmatch(text)), None)


def blocks(raw: str) -> list[Block]:
    """
    Return the blocks of a text in order.

    A blank line ends a block unless the sentence plainly goes on: the line before it stops in mid-sentence and the
    next one begins with a small letter, or the line before it ends with a word such as "of". A line break ends a block
    where the next word would still have fitted on the line.
    """
    every = list(lines(raw))
    width = _width(every)
    made: list[Block] = []
    group: list[Line] = []
    for line in every:
        if line.page and not _inside(group, line, every):
            made += _block(group)
            group = []
            made.append(Block(line.start, line.end, "page", (), *line.page))
            continue
        if group and not line.page and _new_block(group, line, width):
            made += _block(group)
            group = []
        group.append(line)
    return made + _block(group)


def _inside(group: list[Line], line: Line, every: list[Line]) -> bool:
    """Return True where the sentence goes on after a line of the page."""
    if not group or _TERMINAL.search(group[-1].text):
        return False
    at = next((k for k, other in enumerate(every[_near(every, line) :], _near(every, line)) if other is line), -1)
    after = next((x for x in every[at + 1 : at + 6] if not x.page), None)
    last = _last_word(group[-1].text)
    return after is not None and (after.text[0].islower() or last in WORDS_THAT_GO_ON)


def _near(every: list[Line], line: Line) -> int:
    """Return where to begin to look for a line (lines are in order of their start)."""
    low, high = 0, len(every)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if every[middle].start < line.start else (low, middle)
    return low


def _new_block(group: list[Line], line: Line, width: int) -> bool:
    """Return True where a line does not go on with the block before it."""
    before = next((x for x in reversed(group) if not x.page), group[-1])
    ended = bool(_TERMINAL.search(before.text))
    if _HEADING_MARK.match(line.text) or line.end - group[0].start > LONG_BLOCK:
        return True
    if _BULLET.match(line.text) and (ended or line.blank_before or line.text[0] not in "-–—"):
        return True
    lettered = re.search(r"\b[A-Z]$", before.text) is not None  # "Annex A"
    goes_on = not ended and (line.text[0].islower() or (_last_word(before.text) in WORDS_THAT_GO_ON and not lettered))
    if line.blank_before:
        stops = before.text.endswith((",", "-", "—", "–")) and not _PREAMBLE.match(line.text)
        return _SALUTATION.match(before.text) is not None or (not goes_on and not stops)
    if goes_on or _quote_open(group):
        return False
    if _HEADING_MARK.match(before.text):
        return True
    if width > LONG_LINE and ended:  # paragraphs on one line each
        return True
    first_word = line.text.split(maxsplit=1)[0]
    return not ended and len(before.text) + 1 + len(first_word) < SHORT_LINE * width


def _quote_open(group: list[Line]) -> bool:
    """Return True where a quotation was opened in the block and not closed yet."""
    opened = sum(x.text.count("“") - x.text.count("”") for x in group[-40:])
    return opened > 0 or sum(x.text.count('"') for x in group[-40:]) % 2 == 1


def _block(group: list[Line]) -> list[Block]:
    """Return the block that lines make, or none."""
    body = [x for x in group if not x.page]
    if not body:
        return []
    gaps = tuple((x.start, x.end) for x in group if x.page and x.start < body[-1].end)
    first = body[0]
    bullet = _BULLET.match(first.text)
    if _HEADING_MARK.match(first.text):
        return [Block(first.start, body[-1].end, "heading", gaps)]
    start = first.start + (bullet.end() if bullet else 0)
    return [Block(start, body[-1].end, "item" if bullet else "text", gaps)]


def _width(every: list[Line]) -> int:
    """Return the usual length of a full line: that of the 80th of 100 lines by length."""
    lengths = sorted(len(x.text) for x in every if not x.page)
    return lengths[min(len(lengths) - 1, int(0.8 * len(lengths)))] if lengths else 0


def _last_word(text: str) -> str:
    """Return the last word of a line in small letters, bare."""
    words = text[-40:].split()
    return words[-1].strip("\"'“”’()").lower() if words else ""


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the spaces at its ends."""
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return start, end
