"""Rules as rows: an id, what it gives, the words it looks for and the words that rule it out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from comity.evidence.reading.words import LISTS


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One row of a table of rules.

    ``words`` is a regular expression over small letters and single spaces, in which ``{NAME}`` stands for a word list
    of :mod:`.words`; ``unless`` rules it out. ``voice`` limits the rule: "party" to what a party says, "author" to what
    somebody says who is none, "told" to reported speech, "" to nothing.
    """

    id: str
    gives: str
    words: str
    unless: str = ""
    voice: str = ""

    def fires(self, text: str, voices: Collection[str]) -> re.Match[str] | None:
        """Return the match where the rule applies to a text."""
        if self.voice and self.voice not in voices:
            return None
        found = compiled(self.words).search(text)
        return None if found is None or (self.unless and compiled(self.unless).search(text)) else found


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that applied, and where in the text."""

    rule: Rule
    start: int
    end: int


def first(table: Sequence[Rule], text: str, voices: Collection[str] = ()) -> Fired | None:
    """Return the first rule of a table that applies; the order of the rows is the order of the guide."""
    for rule in table:
        if (found := rule.fires(text, voices)) is not None:
            return Fired(rule, found.start(), found.end())
    return None


@cache
def compiled(words: str) -> re.Pattern[str]:
    r"""
    Return the compiled words of a rule, its word lists filled in; a list may name others.

    >>> bool(compiled(r"\b{WE} {WILL}\b").search("we also will"))
    True
    """
    for _ in range(4):
        words = re.sub(r"\{([A-Z_]+)\}", lambda m: LISTS[m[1]], words)
    return re.compile(words)
