"""Blocks to sentences, with exact places: abbreviations, quotations, ellipses, stage directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.evidence.reading.layout import Block, Role, blocks
from comity.evidence.reading.quotes import Quote, quotes
from comity.evidence.reading.words import listed

LONGEST_SENTENCE = 2_500  # characters; what is longer is cut at a space
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "adm",
        "sen",
        "rep",
        "gov",
        "amb",
        "hon",
        "rev",
        "st",
        "jr",
        "sr",
        "no",
        "nos",
        "art",
        "arts",
        "para",
        "paras",
        "vol",
        "pp",
        "fig",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "inc",
        "ltd",
        "co",
        "corp",
        "vs",
        "etc",
        "approx",
        "ca",
        "cf",
        "al",
        "ed",
        "eds",
        "messrs",
        "brig",
        "cmdr",
        "i.e",
        "e.g",
        "u.s",
        "u.n",
        "u.k",
        "e.u",
        "a.m",
        "p.m",
        "d.c",
        "u.s.a",
        "u.s.s.r",
        "h.e",
        "ph.d",
        "n.y",
    ]
)
_MAY_END = frozenset(
    listed("""
no nos sen u.s u.n u.k e.u a.m p.m d.c u.s.a u.s.s.r etc inc ltd co corp jr sr
""")
)
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "but",
        "and",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "however",
        "if",
        "when",
        "while",
        "after",
        "before",
        "since",
        "until",
        "as",
        "for",
        "from",
        "with",
        "by",
        "our",
        "his",
        "her",
        "their",
        "its",
        "no",
        "not",
        "all",
        "many",
        "some",
        "both",
        "last",
        "next",
        "later",
        "earlier",
        "now",
        "then",
        "yet",
        "so",
        "meanwhile",
        "according",
        "asked",
        "speaking",
        "what",
        "who",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "let",
        "do",
        "did",
    ]
)
_END = re.compile(
    r"[.!?…。！？؟]+[\"'”’»)\]*]*(?=\s|$|[“\"(])|(?<=[a-z])\.(?=[A-Z][a-z])|\s\.{3,}\s|[;:]\s*\n\s*\n|"
    r"(?<=[a-z0-9’'])\.{2,}(?=\s)"
)
_WORD_BEFORE = re.compile(r"[\w.&]*$")
_NUMERAL = re.compile(r"[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]")
_CREDIT = re.compile(
    r"(?<![a-z] )(?:[A-Z][\w.'-]+ ){1,3}/ ?(?:TASS|AFP|AP|Reuters|REUTERS|EPA|Getty Images|Anadolu|"
    r"Xinhua|RIA Novosti|DPA|Bloomberg|Shutterstock|[A-Z]{2,6})\b(?: / [A-Z]+)?"
)
_STAGE = re.compile(
    r"[(\[](?:applause|laughter|cheers|cheering|inaudible|crosstalk|silence|pause|interpretation|"
    r"as interpreted|spoke in [a-z]+)\b[^)\]\n]{0,40}[)\]]\.?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or what stands for one: an item, a heading, a line of the page."""

    start: int
    end: int
    role: Role
    block: int
    quote: int = -1  # the quotation it stands in, by number
    gaps: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    why: str = ""
    first: bool = False  # first of its block
    alone: bool = False  # the only one of its block


@dataclass(frozen=True, slots=True)
class Layout:
    """The segments of a text in order, its blocks and its quotations of speech."""

    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    speech: tuple[Quote, ...]


def segments(raw: str) -> Layout:
    r"""
    Return the sentences of a text; they never overlap, and ``raw[start:end]`` is the sentence.

    Examples
    --------
    >>> text = 'Mr. Orr left at 5 p.m. on Monday. "We stay," said Dr. Lund.\n4\nThe U.N. agreed.'
    >>> [text[s.start : s.end] for s in segments(text).segments]
    ['Mr. Orr left at 5 p.m. on Monday.', 'We stay,', 'said Dr. Lund.', '4', 'The U.N. agreed.']
    """
    every = blocks(raw)
    made: list[Segment] = []
    speech: list[Quote] = []
    for number, block in enumerate(every):
        if block.role == "page":
            made.append(Segment(block.start, block.end, "page", number, -1, (), block.rule, block.why, True, True))
            continue
        found = quotes(raw, block.start, block.end, block.gaps)
        parts = [x for x in _segments_of(raw, block, number, found, speech) if x.start < x.end]
        for k, part in enumerate(parts):
            made.append(_placed(part, k == 0, len(parts) == 1))
    return Layout(tuple(made), tuple(every), tuple(speech))


def _placed(s: Segment, first: bool, alone: bool) -> Segment:
    """Return a segment that knows its place in the block."""
    return Segment(s.start, s.end, s.role, s.block, s.quote, s.gaps, s.rule, s.why, first, alone)


def _segments_of(raw: str, block: Block, number: int, found: list[Quote], speech: list[Quote]) -> Iterator[Segment]:
    """Yield the sentences of a block; quoted speech is cut out first, then every stretch is cut into sentences."""
    at = block.start
    spoken = [q for q in found if q.speech]
    scare = [q for q in found if not q.speech]
    for quote in spoken:
        yield from _sentences(raw, at, quote.start, block, number, -1, scare)
        speech.append(quote)
        yield from _sentences(raw, quote.start, quote.end, block, number, len(speech) - 1, scare)
        at = quote.end
    yield from _sentences(raw, at, block.end, block, number, -1, scare)


def _sentences(
    raw: str, start: int, end: int, block: Block, number: int, quote: int, scare: list[Quote]
) -> Iterator[Segment]:
    """Yield the sentences of a stretch."""
    at = start
    for stop in (*_stops(raw, start, end, block.gaps, scare), end):
        for a, b in _short_enough(raw, at, stop):
            first, last = _bare(raw, a, b)
            if any(x.isalnum() for x in raw[first:last]):
                gaps = tuple(g for g in block.gaps if g[0] < last and g[1] > first)
                yield Segment(first, last, block.role, number, quote, gaps)
        at = stop


def _stops(raw: str, start: int, end: int, gaps: tuple[tuple[int, int], ...], scare: list[Quote]) -> Iterator[int]:
    """Yield the places where a sentence ends."""
    points = [(m.end(), "stage") for m in _STAGE.finditer(raw, start, end)]
    points += [(m.start(), "stage") for m in _STAGE.finditer(raw, start, end)]
    points += [(m.end(), "credit") for m in _CREDIT.finditer(raw, start, min(end, start + 400))]
    points += [(m.end(), "end") for m in _END.finditer(raw, start, end) if _ends(raw, m, end, start)]
    for at, _ in sorted(points):
        if start < at < end and not any(a < at < b for a, b in gaps):
            yield at


def _ends(raw: str, mark: re.Match[str], end: int, start: int) -> bool:
    """Return True where a full stop, or another mark, ends a sentence."""
    after = re.match(r"[\s\"'“‘«(\[*]*(\S+)", raw[mark.end() : min(end, mark.end() + 60)])
    if after is None:
        return True
    following = after[1]
    if not mark.group().startswith(".") or mark.group().strip().startswith(".."):
        return not following[0].islower() or mark.group().strip() != mark.group() or mark.group()[0] in "。！？"
    before = _WORD_BEFORE.search(raw, max(start, mark.start() - 12), mark.start())
    word = before[0].lower().strip(".") if before else ""
    if len(word) == 1 and word.isalpha() and word != "i":  # an initial
        return False
    if _NUMERAL.fullmatch(raw[start : mark.start()].strip()):  # the number of a heading or an item
        return False
    if word in _ABBREVIATIONS and not (word in _MAY_END and following.strip(",").lower() in _STARTERS):
        return False
    return not following[0].islower()


def _short_enough(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch in parts of bearable length, cut at spaces where there are any."""
    while end - start > LONGEST_SENTENCE:
        cut = raw.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _bare(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without spaces and quotation marks at its ends, and commas and dashes at its beginning."""
    while start < end and (raw[start].isspace() or raw[start] in "\"“”«»'‘’,;.…–—*"):
        start += 1
    while end > start and (raw[end - 1].isspace() or raw[end - 1] in '"“”«»‘’'):
        end -= 1
    return start, end
