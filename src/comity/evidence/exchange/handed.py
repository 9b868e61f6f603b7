"""What every form of exchange is made from: the evidence, how each claim stands, and what the case calls things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from comity.case.days import first_day, last_day
from comity.case.evidence import Claim, Evidence, EvidenceSource
from comity.evidence.grades_in_words import p_text

EPOCH = "1970-01-01"
"""The day that stands where a form must have one, nothing in the evidence has a date, and nobody said what day it is;
files made twice are then the same."""
CANNOT_TELL = "cannot be told"
LIKELY, UNLIKELY = "likely true", "likely false"


class Standing(Protocol):
    """How a claim stands: its probability and the interval around it, as the posterior gives them."""

    @property
    def p(self) -> float:
        """Return the probability that the claim is true."""

    @property
    def low(self) -> float:
        """Return the lower end of its interval."""

    @property
    def high(self) -> float:
        """Return the upper end of its interval."""


@dataclass(frozen=True, slots=True)
class Handed:
    """
    What a form of exchange is made from.

    Parameters
    ----------
    evidence : Evidence
        Everything that is to be written, replayed as of the day that is meant.
    title : str
        The title of the case.
    standings : mapping claim -> Standing
        How probable each claim is; a claim that is absent is written without a number.
    names : mapping party -> name
        What the parties are called.
    kinds : mapping party -> kind
        What the parties are, such as ``state``.
    as_of : str
        The day that the numbers are for; empty for the last day that the evidence knows.
    digest : str
        The SHA-256 of the case that they come from.
    author : str
        Who answers for the numbers: the analyst or the house; ``comity`` made only the file.
    page : str
        The address at which the numbers are published, empty where they are not.
    made : str
        The day on which the file is made, for forms that must have a day where the evidence knows none.
    """

    evidence: Evidence
    title: str = ""
    standings: Mapping[str, Standing] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    as_of: str = ""
    digest: str = ""
    author: str = ""
    page: str = ""
    made: str = ""

    @property
    def day(self) -> str:
        """Return the day of the numbers: the last that the evidence knows where none was given; empty where none is."""
        if (given := last_day(self.as_of)) is not None:
            return given.isoformat()
        dated = [*(c.date for c in self.evidence.claims), *(i.date for i in self.evidence.items)]
        known = [d for text in dated if (d := last_day(text)) is not None]
        return max(known).isoformat() if known else ""

    @property
    def stamp(self) -> str:
        """Return the day that stands in a file which must have one: that of the numbers, or else of its making."""
        return self.day or self.made or EPOCH

    def named(self, party: str) -> str:
        """Return what a party is called."""
        return self.names.get(party, party)

    def source(self, source_id: str) -> EvidenceSource | None:
        """Return the source of that id, or None."""
        return next((s for s in self.evidence.sources if s.id == source_id), None)

    def says(self, claim: Claim) -> str:
        """Return who says a claim, empty where nobody is named."""
        return claim.speaker or (self.named(claim.by) if claim.by else "")


def verdict(standing: Standing) -> str:
    """
    Return in words what an interval allows to be said.

    There is no verdict where the interval reaches or crosses one half (convention 91): whatever lies on both sides of
    it would make true and false of one and the same claim.

    Examples
    --------
    >>> from types import SimpleNamespace as Stands
    >>> [verdict(Stands(p=p, low=a, high=b)) for p, a, b in ((0.8, 0.66, 0.9), (0.6, 0.4, 0.8), (0.2, 0.1, 0.3))]
    ['likely true', 'cannot be told', 'likely false']
    """
    if standing.low > 0.5:
        return LIKELY
    return UNLIKELY if standing.high < 0.5 else CANNOT_TELL


def in_words(standing: Standing) -> str:
    """
    Return a verdict with its number and interval as one sentence.

    Examples
    --------
    >>> from types import SimpleNamespace as Stands
    >>> in_words(Stands(p=0.81, low=0.66, high=0.9))
    'Likely true: probability 0.81 [0.66-0.90].'
    """
    said = verdict(standing)
    return f"{said[0].upper()}{said[1:]}: probability {p_text(standing.p, standing.low, standing.high)}."


def begins(date: str, otherwise: str) -> str:
    """Return the first day that a partial date may mean, or another text where there is none."""
    day = first_day(date)
    return day.isoformat() if day is not None else otherwise


def is_address(text: str) -> bool:
    """Return whether a text is a web address, so that it may be written where only one is allowed."""
    return text.startswith(("https://", "http://")) and not any(c.isspace() or c in '<>"{}|\\^`' for c in text)
