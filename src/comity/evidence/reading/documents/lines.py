"""Pages of a PDF as running text: what repeats from page to page goes, and broken lines are put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?", re.I)
_EDGE = 2  # so many lines at the top and at the bottom may repeat
_OFTEN = 3  # on so many pages at least
_FULL = 0.75  # of the usual length: the line went to the edge
_STOPS = (".", "!", "?", ":", ";", '"', "”", "’", ")")


def without_repeats(pages: Sequence[str]) -> tuple[list[str], int]:
    """
    Return pages without the headers and footers that repeat, and how many lines were dropped.

    A line at the edge of a page is dropped where it stands, whatever its numbers, on at least three pages and on half
    of them, and does not end a sentence; so is a page number that stands alone.

    Examples
    --------
    >>> without_repeats(["The plan - 1", "The plan - 2", "The plan - 3"])
    (['', '', ''], 3)
    """
    lines = [page.split("\n") for page in pages]
    seen = Counter(key for page in lines for key in {_key(page[k]) for k in _edges(page)})
    enough = max(_OFTEN, len(pages) / 2)
    dropped, kept = 0, []
    for page in lines:
        out = {k for k in _edges(page) if _surrounds(page[k], seen[_key(page[k])] >= enough)}
        dropped += len(out)
        kept.append("\n".join(line for k, line in enumerate(page) if k not in out))
    return kept, dropped


def _surrounds(line: str, often: bool) -> bool:
    bare = line.strip()
    return (often and not bare.endswith((".", "!", "?"))) or _PAGE_NUMBER.fullmatch(bare) is not None


def _edges(page: Sequence[str]) -> list[int]:
    filled = [k for k, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _key(line: str) -> str:
    return _NUMBER.sub("0", " ".join(line.split()))


def running(page: str) -> str:
    r"""
    Return the lines of a page as paragraphs.

    A line that goes to the edge, does not end a sentence and is followed by a small letter is joined with the next
    one; a word that a hyphen divides there is put together.

    Examples
    --------
    >>> running("We will not accept a settle-\nment without them.\nNext.")
    'We will not accept a settlement without them.\nNext.'
    """
    lines = [line.rstrip() for line in page.split("\n")]
    lengths = [len(line) for line in lines if line]
    usual = median(lengths) if lengths else 0
    out: list[str] = []
    last = ""  # the line before, as it stood on the page
    for line in lines:
        if out and _goes_on(last, line, usual):
            divided = out[-1].endswith("-") and out[-1][-2:-1].isalpha()
            out[-1] = out[-1][:-1] + line.lstrip() if divided else f"{out[-1]} {line.lstrip()}"
        else:
            out.append(line)
        last = line
    return "\n".join(out)


def _goes_on(last: str, line: str, usual: float) -> bool:
    begun = line.lstrip()[:1]
    return bool(last) and begun.islower() and len(last) >= _FULL * usual and not last.endswith(_STOPS)


def across(text: str, starts: Sequence[int]) -> str:
    r"""
    Return pages joined by line ends, with a blank in place of the line end where a sentence runs on to the next page.

    ``starts`` says where the pages after the first begin. No character moves.

    Examples
    --------
    >>> across("We will sign\nwhen they leave.\nNext.", [13, 30])
    'We will sign when they leave.\nNext.'
    """
    out = list(text)
    for start in starts:
        before, begun = text[max(0, start - 2) : start - 1], text[start : start + 1]
        if before and before not in _STOPS and begun.islower():
            out[start - 1] = " "
    return "".join(out)
