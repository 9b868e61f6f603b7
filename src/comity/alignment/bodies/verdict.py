"""Values with their bands, and answers in words with their reasons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

UNTOLD = "cannot be told"


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    An answer in words and why it is so.

    ``answer`` is ``"more"``, ``"no more"``, ``"less"``, ``"no less"`` or ``"cannot be told"``, always of members
    compared with others; of meetings ``"all came"`` or ``"some stayed away"``; of a change ``"rose"``, ``"fell"`` or
    ``"hardly moved"``. ``why`` is a clause, or two sentences, without the last full stop.

    Examples
    --------
    >>> untold("the table has no votes")
    Verdict(answer='cannot be told', why='the table has no votes')
    """

    answer: str
    why: str

    @property
    def told(self) -> bool:
        """Return whether there is an answer."""
        return self.answer != UNTOLD

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"answer": self.answer, "why": self.why}


def untold(why: str) -> Verdict:
    """Return that it cannot be told, and why."""
    return Verdict(UNTOLD, why)


@dataclass(frozen=True, slots=True)
class Banded:
    """
    A value over ``n`` roll calls, and its band of 95 in 100 draws; None where there is none.

    There is a value only where something was counted, and a band only where there are enough roll calls.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"value": self.value, "low": self.low, "high": self.high, "n": self.n}

    def words(self, factor: float = 100) -> str:
        """Return the value in hundredths with its band, such as ``62 (band 58 to 66)``."""
        if self.value is None:
            return "not known"
        said = str(round(factor * self.value))
        if self.low is None or self.high is None:
            return said
        return f"{said} (band {round(factor * self.low)} to {round(factor * self.high)})"


NOTHING = Banded(None, None, None, 0)


def plain(value: float) -> float | None:
    """Return a number as a plain value, None where it is not a number."""
    return None if math.isnan(value) else float(value)


def listed(names: Sequence[str], most: int = 8) -> str:
    """
    Return names in a row, the rest counted.

    Examples
    --------
    >>> listed("abc"), listed("abc", 2)
    ('a, b, c', 'a, b and 1 more')
    """
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def counted(number: int, one: str, many: str = "") -> str:
    """
    Return a number with its noun.

    Examples
    --------
    >>> counted(1, "member"), counted(0, "body", "bodies")
    ('1 member', '0 bodies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
