"""What the grades A-F and 1-6 mean, and how a statement names the claim that it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

RELIABILITY_WORDS: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "its reliability cannot be judged",
}
"""What a letter says of a source. F means unknown, not bad."""

CREDIBILITY_WORDS: Mapping[str, str] = {
    "1": "confirmed by others",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "its truth cannot be judged",
}
"""What a digit says of an item. 6 means unknown, not false."""

MARK = "*"
"""Stands behind a grade that the material itself does not give."""

MARK_NOTE = f"{MARK} The grade is the modeller's: the material itself grades in words, or not at all."

_SHORT_ID = re.compile(r"[a-z]{1,3}\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Grade:
    """
    The grade of one item: two fields, which are never multiplied (conventions §63).

    Parameters
    ----------
    item : str
        The id of the item.
    reliability : str
        The letter of its source on the day that is asked about; F where nobody has graded it.
    credibility : str
        The digit of the item; 6 where nobody has graded it.
    marked : bool
        True where the letter is the modeller's and not the material's.

    Examples
    --------
    >>> grade = Grade("i3", "B", "2", marked=True)
    >>> grade.letters, str(grade)
    ('B2', 'B2*')
    >>> grade.in_words
    'source usually reliable, item probably true'
    """

    item: str
    reliability: str = "F"
    credibility: str = "6"
    marked: bool = False

    @property
    def letters(self) -> str:
        """Return the letter and the digit."""
        return f"{self.reliability}{self.credibility}"

    @property
    def in_words(self) -> str:
        """Return both fields in words."""
        return grade_in_words(self.letters)

    def __str__(self) -> str:
        return self.letters + (MARK if self.marked else "")


def grade_in_words(letters: str) -> str:
    """
    Return what a grade such as ``B2`` means; an unread field counts as F or 6.

    Examples
    --------
    >>> grade_in_words("A1")
    'source completely reliable, item confirmed by others'
    >>> grade_in_words("")
    'source: its reliability cannot be judged, item: its truth cannot be judged'
    """
    reliability = next((c for c in letters.upper() if c in RELIABILITY_WORDS), "F")
    credibility = next((c for c in letters if c in CREDIBILITY_WORDS), "6")
    return f"source{_said(RELIABILITY_WORDS[reliability])}, item{_said(CREDIBILITY_WORDS[credibility])}"


def _said(words: str) -> str:
    return f": {words}" if words.startswith("its ") else f" {words}"


def shown_id(claim: str) -> str:
    """
    Return the id of a claim as a sentence shows it: a short one in capitals, any other as it is.

    Examples
    --------
    >>> shown_id("c7"), shown_id("long_range_strikes"), shown_id("Q1a")
    ('C7', 'long_range_strikes', 'Q1a')
    """
    return claim.upper() if _SHORT_ID.fullmatch(claim) else claim


def number_text(p: float) -> str:
    """
    Return a probability with two decimals; what is not certain is never rounded to 0 or 1.

    Examples
    --------
    >>> number_text(0.806), number_text(0.99999), number_text(0.0004), number_text(0.5)
    ('0.81', '>0.99', '<0.01', '0.50')
    """
    if p > 0.995:
        return ">0.99"
    return "<0.01" if p < 0.005 else f"{p:.2f}"


def p_text(p: float, low: float, high: float) -> str:
    """
    Return a probability with its interval.

    Examples
    --------
    >>> p_text(0.812, 0.66, 0.9), p_text(0.9999, 0.9998, 0.99995)
    ('0.81 [0.66-0.90]', '>0.99 [>0.99]')
    >>> p_text(0.99, 0.97, 0.999)
    '0.99 [0.97 to >0.99]'
    """
    return f"{number_text(p)} {interval_text(low, high)}"


def interval_text(low: float, high: float) -> str:
    """
    Return the two ends of an interval of probabilities.

    Examples
    --------
    >>> interval_text(0.66, 0.9), interval_text(0.97, 0.999), interval_text(0.5, 0.5)
    ('[0.66-0.90]', '[0.97 to >0.99]', '[0.50-0.50]')
    """
    ends = (number_text(low), number_text(high))
    beyond = ends[0] == ends[1] and ends[0][0] in "<>"
    between = " to " if any(end[0] in "<>" for end in ends) else "-"
    return f"[{ends[0] if beyond else between.join(ends)}]"


def reference_text(claim: str, grade: Grade | None, p: float, low: float, high: float) -> str:
    """
    Return how a statement names a claim that it rests on.

    The grade is that of the item that carries most; a claim without one says so.

    Examples
    --------
    >>> reference_text("c7", Grade("i3", "B", "2"), 0.812, 0.66, 0.9)
    'rests on C7 (B2, 0.81 [0.66-0.90])'
    >>> reference_text("c8", None, 0.5, 0.5, 0.5)
    'rests on C8 (no item moves it, 0.50 [0.50-0.50])'
    """
    graded = str(grade) if grade is not None else "no item moves it"
    return f"rests on {shown_id(claim)} ({graded}, {p_text(p, low, high)})"
