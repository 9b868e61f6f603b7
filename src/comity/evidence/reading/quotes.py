"""Quotation marks: where quoted speech begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_QUOTE = 6_000  # characters; a mark that is never closed does not swallow the rest of the text
_MARK = re.compile(r"[“”„«»\"]|''|``|(?<![A-Za-z0-9])['‘](?=[A-Z])|(?<=[.,!?…])['’](?![A-Za-z])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS_SPEECH = (".", ",", "!", "?", "…", "-", "—", "–", ";")


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: ``raw[start:end]`` without the marks; ``speech`` where they are sentences and not a few words."""

    start: int
    end: int
    speech: bool


def quotes(raw: str, start: int, end: int, gaps: Sequence[tuple[int, int]] = ()) -> list[Quote]:
    r"""
    Return the quotations of a block in order; a mark that is not closed ends at the next one that opens, or at the end.

    Examples
    --------
    >>> text = 'It was a "compromise". "We will not leave the port," he said.'
    >>> [(text[q.start : q.end], q.speech) for q in quotes(text, 0, len(text))]
    [('compromise', False), ('We will not leave the port,', True)]
    """
    found: list[Quote] = []
    opened = -1
    for mark in _MARK.finditer(raw, start, end):
        if any(a <= mark.start() < b for a, b in gaps):
            continue
        opens = _opens(raw, mark, start, opened >= 0)
        if opened >= 0 and (not opens or raw[mark.start()] in '“„«"' or mark.start() - opened > LONGEST_QUOTE):
            found.append(_quote(raw, opened, mark.start(), start))
            opened = mark.end() if opens else -1
        elif opens and opened < 0:
            opened = mark.end()
    if opened >= 0 and end - opened > 1:
        found.append(_quote(raw, opened, min(end, opened + LONGEST_QUOTE), start))
    return [q for q in found if q.end > q.start]


def _opens(raw: str, mark: re.Match[str], start: int, is_open: bool) -> bool:
    """Return True where a mark begins a quotation: by its shape, or by the spaces around a straight one."""
    sign = mark.group()
    if sign in ("“", "„", "«", "‘", "``"):
        return True
    if sign in ("”", "»", "’"):
        return False
    before = raw[mark.start() - 1] if mark.start() > start else " "
    after = raw[mark.end()] if mark.end() < len(raw) else " "
    if after.isspace() or not (before.isspace() or before in "([-–—:"):
        return False
    return not is_open or before.isspace()


def _quote(raw: str, start: int, end: int, begin: int) -> Quote:
    """Return the quotation, judged: speech begins like a sentence and ends like one, or is long."""
    inside = raw[start:end].strip()
    words = _WORD.findall(inside)
    if len(words) < 2:
        return Quote(start, end, False)
    sentence = inside[0].isupper() or not inside[0].isalpha()
    if words and not any(w[0].islower() for w in words) and len(words) < 12:
        return Quote(start, end, False)  # a title or a name
    ended = inside.endswith(_ENDS_SPEECH) or raw[end : end + 3].strip("\"'”’» ")[:1] in (".", ",")
    led = raw[max(begin, start - 4) : start].strip("\"'“‘« \n")[-1:] in (":", ",")
    few = len(words) < 4 and not led and not inside.endswith((".", ",", "!", "?"))
    ends_inside = bool(re.search(r"[.!?]['\"”’]?\s+[A-Z]", inside))
    enough = (ended and not few) or led or len(words) >= 6
    return Quote(start, end, (sentence and enough and not _fragment(words)) or (ends_inside and sentence))


def _fragment(words: Sequence[str]) -> bool:
    """Return True for a title: most longer words are capitalised."""
    longer = [w for w in words if len(w) > 3]
    return len(longer) > 2 and sum(w[0].isupper() for w in longer) >= 0.8 * len(longer) and not words[-1].isupper()
