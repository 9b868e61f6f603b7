"""A stretch of text as the rules see it: lower case, single spaces, plain quotes, with the way back to the raw text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SIGNS = {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}
_PLAIN = {ord(sign): plain for sign, plain in _SIGNS.items()}
_RUN = re.compile(r"[^\s\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff\ud800-\udfff]+")
_CONTRACTIONS = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan't\b"), "cannot"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"\b(i|we|he|she|they|you|it)'d\b"), r"\1 would"),
    (re.compile(r"\b(he|she|it|that|there|this|what|who)'s\b"), r"\1 is"),
    (re.compile(r"[*_#\"]+"), ""),
    (re.compile(r" {2,}"), " "),
)


@dataclass(frozen=True, slots=True)
class View:
    """
    The words of ``raw[start:end]`` with noise taken out.

    ``text`` and ``cased`` have the same length: lower case and as written, line breaks and runs of spaces as one
    space. ``places[i]`` is where character ``i`` stands in the raw text.
    """

    text: str
    cased: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw start and end of ``text[start:end]``; spaces at both ends are left out."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            return (0, 0)
        return self.places[start], self.places[end - 1] + 1

    def part(self, start: int, end: int) -> View:
        """Return the view of a part."""
        return View(self.text[start:end], self.cased[start:end], self.places[start:end])


def view(raw: str, start: int, end: int, gaps: Sequence[tuple[int, int]] = ()) -> View:
    r"""
    Return the view of a stretch of text; ``gaps`` are stretches of noise inside it, which the rules do not see.

    A word cut by a hyphen at the end of a line is joined with its hyphen.

    Examples
    --------
    >>> seen = view("We  will\nNOT so-\ncalled", 0, 23)
    >>> seen.text
    'we will not so-called'
    >>> seen.span(3, 11)
    (4, 12)
    """
    cased: list[str] = []
    places: list[int] = []
    for first, last in _between(start, end, gaps):
        for run in _RUN.finditer(raw, first, last):
            if cased and not _cut_word(raw, places[-1], run.start()):
                cased.append(" ")
                places.append(run.start() - 1)
            cased.append(run.group())
            places.extend(range(run.start(), run.end()))
    shown = "".join(cased).translate(_PLAIN)
    return View(_small(shown), shown, tuple(places))


def _between(start: int, end: int, gaps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a stretch without its gaps."""
    made, at = [], start
    for first, last in sorted(gaps):
        if first > at:
            made.append((at, min(first, end)))
        at = max(at, last)
    return [*made, (at, end)] if at < end else made


def spelled_out(text: str) -> str:
    """
    Return lower-case words with contractions written out, for rules that need no places.

    >>> spelled_out("we won't leave and they don't care")
    'we will not leave and they do not care'
    """
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    return text.strip()


def _cut_word(raw: str, last: int, begin: int) -> bool:
    """Return True where a word was cut by a hyphen at the end of a line."""
    return raw[last] == "-" and last > 0 and raw[last - 1].isalpha() and raw[last + 1] in "\r\n" and begin - last <= 3


def _small(text: str) -> str:
    """Return small letters, character by character: a letter whose small form is longer stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(x.lower() if len(x.lower()) == 1 else x for x in text)
