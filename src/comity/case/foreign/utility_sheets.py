"""What Genius and GeniusWeb both hold: the issues of a domain, and what each is worth in one party's profile."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Convention = Literal["genius", "raw"]
CONVENTIONS: tuple[Convention, ...] = ("genius", "raw")

MAX_ISSUES = 200
MAX_VALUES = 2_000
AS_LEVELS = 200
"""Whole or stepped numbers up to this many become levels of their own."""


@dataclass(frozen=True, slots=True)
class IssueSheet:
    """An issue of a domain: its values by name, or the two ends of a range of numbers."""

    name: str
    values: tuple[str, ...]
    line: int
    ends: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class DomainSheet:
    """A domain: what is negotiated about."""

    name: str
    issues: tuple[IssueSheet, ...]
    file: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class ProfileSheet:
    """
    One party's profile, already in utilities.

    ``worth`` holds issue -> (value -> utility), weight and convention applied; ``lines`` holds issue -> utilities at
    the two ends of a range. ``walk_away`` is the utility of no agreement; ``said`` are sentences on how the numbers
    came about; ``discount`` is the factor per unit of time where it is not 1.
    """

    name: str
    file: str
    worth: dict[str, dict[str, Fraction]]
    lines: dict[str, tuple[Fraction, Fraction]]
    walk_away: Fraction
    said: tuple[str, ...]
    discount: Fraction | None = None
