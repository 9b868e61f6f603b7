"""What share of a target was reached, as far as two published numbers say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from comity.case.programme import Declared
from comity.programme.shares import per_cent

Verdict = Literal["reached", "not reached", "cannot be told"]


@dataclass(frozen=True, slots=True)
class Share:
    """
    Output over target, from ``low`` to ``high``; None where there is no end. ``about`` where one of the two was.

    ``why`` says why nothing can be told; empty where something can.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    about: bool = False
    why: str = ""

    @property
    def verdict(self) -> Verdict:
        """
        Return whether the target was reached.

        Examples
        --------
        >>> Share(Fraction(1, 2), None).verdict, Share(Fraction(0), Fraction(1, 2)).verdict
        ('cannot be told', 'not reached')
        """
        # "about 100 %" is neither reached nor missed for sure
        if self.low is not None and (self.low > 1 if self.about else self.low >= 1):
            return "reached"
        return "not reached" if self.high is not None and self.high < 1 else "cannot be told"

    @property
    def words(self) -> str:
        """Return the share in words, such as "at least 50 %"."""
        if self.why:
            return "cannot be told"
        about = "about " if self.about else ""
        if self.high is None:
            return f"at least {about}{_shown(self.low)}"
        if not self.low:
            return f"at most {about}{_shown(self.high)}" if self.high else "0 %"
        low, high = _shown(self.low), _shown(self.high)
        return f"{about}{low}" if low == high else f"{about}{low} to {high}"

    def to_json(self) -> dict[str, Any]:
        """Return the share as plain values; None where there is no end."""
        low, high = (None if x is None else float(x) for x in (self.low, self.high))
        return {"low": low, "high": high, "about": self.about, "verdict": self.verdict, "why": self.why}


def share_reached(output: Declared, target: Declared) -> Share:
    r"""
    Return what share of a target an output is: from :math:`o_{low}/t_{high}` to :math:`o_{high}/t_{low}`.

    A target of "at least" a number asks for that number. A target of "at most" a number is a limit: no share of it is
    "reached". An output of "at least" a number has no upper end, one of "at most" begins at 0.

    Parameters
    ----------
    output, target : Declared
        For the same thing, in the same unit, for times that may be compared: whoever asks has seen to that.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> def said(kind, number, bound="exactly"):
    ...     return Declared("f", "a", "shells", kind, Span(Fraction(number), Fraction(number)), bound=bound)
    >>> share_reached(said("output", "0.5", "about"), said("target", 1)).words
    'about 50 %'
    >>> share_reached(said("output", 3, "at least"), said("target", 4)).words
    'at least 75 %'
    """
    if output.value is None:
        return Share(why="no number was reported")
    if target.value is None:
        return Share(why="the target has no number")
    if target.bound == "at most":
        return Share(why="the target is a limit and not an amount to reach")
    if target.value.low <= 0 or output.value.low < 0:
        return Share(why="a share needs a target above 0 and an output of 0 or more")
    asked_most = target.value.low if target.bound == "at least" else target.value.high
    low = Fraction(0) if output.bound == "at most" else output.value.low / asked_most
    high = None if output.bound == "at least" else output.value.high / target.value.low
    return Share(low, high, "about" in (output.bound, target.bound))


def _shown(share: Fraction | None) -> str:
    return per_cent(float(share or 0))
