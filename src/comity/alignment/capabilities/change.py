"""Whether a measure rises or falls: the change between two dates and the trend over a window, each with its band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Verdict = Literal["rises", "falls", "cannot be told"]
Agreement = Literal["rises", "falls", "cannot be told", "readings disagree"]
Measure = Literal["effective number", "con"]
NAMES: dict[Measure, str] = {"effective number": "effective number of centres", "con": "concentration (CON)"}
BAND = (2.5, 97.5)
"""The percentiles of a band: 95 draws in 100 lie in it."""
SURE = 2.58
CLOSE = " The band ends so near to zero that more draws are needed to tell."


def band(draws: Reals) -> tuple[float, float]:
    """Return the band of 95 in 100 of the draws."""
    low, high = np.percentile(draws, BAND)
    return float(low), float(high)


def outer_band(draws: Reals) -> tuple[float, float]:
    r"""
    Return the band that verdicts go by: that of 95 in 100, made wider by the chance of the draws themselves.

    The ends of a band of D draws are uncertain: so many draws in 100 lie below a true end, give or take
    :math:`2.58 \sqrt{0.025 \cdot 0.975 / D}` at 99% surety. Verdicts go by the farther ends, so that a
    direction is hardly ever told where endless draws would not tell it.

    Examples
    --------
    >>> draws = np.arange(2000.0)
    >>> [round(end) for end in band(draws)], [round(end) for end in outer_band(draws)]
    ([50, 1949], [32, 1967])
    """
    tail = BAND[0] / 100
    outer = 100 * max(0.0, tail - SURE * float(np.sqrt(tail * (1 - tail) / len(draws))))
    low, high = np.percentile(draws, (outer, 100 - outer))
    return float(low), float(high)


def verdict_of(low: float, high: float) -> Verdict:
    """
    Return what a band of a change says; a band that touches 0 says nothing.

    Examples
    --------
    >>> verdict_of(0.1, 0.4), verdict_of(-0.4, -0.1), verdict_of(0.0, 0.4)
    ('rises', 'falls', 'cannot be told')
    """
    if low > 0:
        return "rises"
    return "falls" if high < 0 else "cannot be told"


@dataclass(frozen=True, slots=True)
class Change:
    """
    How a measure moves from the first year to the last in one reading of the table.

    Parameters
    ----------
    measure : {"effective number", "con"}
    reading, words : str
        Which way of reading, and that in words.
    first, last : int
        Years.
    before, after : float
        The measure of the recorded amounts in the first and the last year.
    low, high : float
        Band of the difference, from paired draws.
    outer : tuple of two floats
        The wider band that the verdict goes by, from :func:`outer_band`.
    rising : float
        Share of the draws in which the measure rises.
    """

    measure: Measure
    reading: str
    words: str
    first: int
    last: int
    before: float
    after: float
    low: float
    high: float
    outer: tuple[float, float]
    rising: float

    @property
    def difference(self) -> float:
        """Return the change of the recorded amounts."""
        return self.after - self.before

    @property
    def verdict(self) -> Verdict:
        """Return whether the measure rises, falls, or whether that cannot be told."""
        return verdict_of(*self.outer)

    def sentence(self) -> str:
        """Return the change in plain words."""
        says = {"cannot be told": "cannot be told to rise or fall"}.get(self.verdict, self.verdict)
        return (
            f"From {self.first} to {self.last} the {NAMES[self.measure]} {says}: {self.before:.3g} to "
            f"{self.after:.3g}, a change of {self.difference:+.2g} (95% band {self.low:+.2g} to {self.high:+.2g})."
            + (CLOSE if self.close else "")
        )

    @property
    def close(self) -> bool:
        """Return whether the band leaves 0 out by so little that other draws may take it in."""
        return self.verdict == "cannot be told" != verdict_of(self.low, self.high)

    def to_json(self) -> dict[str, Any]:
        """Return the change as plain values."""
        names = ("measure", "reading", "words", "first", "last", "before", "after", "difference", "low", "high")
        out: dict[str, Any] = {name: getattr(self, name) for name in names}
        return out | {"outer": list(self.outer), "rising": self.rising, "verdict": self.verdict}


def change_of(
    measure: Measure, reading: tuple[str, str], years: tuple[int, int], ends: tuple[float, float], draws: Reals
) -> Change:
    """
    Return the change of a measure between two years, from draws of shape (D, 2).

    Examples
    --------
    >>> worlds = np.array([[2.0, 2.5], [2.1, 2.4], [1.9, 2.2]])
    >>> found = change_of("effective number", ("all", "all"), (1900, 1950), (2.0, 2.4), worlds)
    >>> found.verdict, round(found.low, 3), found.rising
    ('rises', 0.3, 1.0)
    """
    moved = draws[:, 1] - draws[:, 0]
    low, high = band(moved)
    return Change(measure, *reading, *years, *ends, low, high, outer_band(moved), float((moved > 0).mean()))


@dataclass(frozen=True, slots=True)
class Trend:
    """
    The slope of a straight line through every year of a window, per decade, with its band over the draws.

    The band covers errors of measurement; it does not say that a straight line fits.
    """

    measure: Measure
    reading: str
    years: int
    per_decade: float
    low: float
    high: float
    outer: tuple[float, float]

    @property
    def verdict(self) -> Verdict:
        """Return whether the line rises, falls, or whether that cannot be told."""
        return verdict_of(*self.outer)

    def sentence(self) -> str:
        """Return the trend in plain words."""
        says = {"cannot be told": "neither rises nor falls for sure"}.get(self.verdict, self.verdict)
        return (
            f"A straight line through all {self.years} years {says}: {self.per_decade:+.2g} per ten years in the "
            f"{NAMES[self.measure]} (95% band {self.low:+.2g} to {self.high:+.2g})."
        )

    def to_json(self) -> dict[str, Any]:
        """Return the trend as plain values."""
        out: dict[str, Any] = {name: getattr(self, name) for name in ("measure", "reading", "years", "per_decade")}
        return out | {"low": self.low, "high": self.high, "outer": list(self.outer), "verdict": self.verdict}


def slope_per_decade(years: Sequence[int], series: Reals) -> Reals:
    """
    Return the slope of the line of least squares through a series of shape (..., T), per ten years.

    Examples
    --------
    >>> round(float(slope_per_decade([1900, 1910, 1930], np.array([1.0, 1.5, 2.5]))), 6)
    0.5
    """
    x = np.asarray(years, np.float64)
    x = x - x.mean()
    return np.asarray(10.0 * (series @ x) / (x @ x))


def trend_of(measure: Measure, reading: str, years: Sequence[int], recorded: Reals, draws: Reals) -> Trend:
    """Return the trend of a recorded series of shape (T,), with a band from draws of shape (D, T)."""
    slopes = slope_per_decade(years, draws)
    per_decade = float(slope_per_decade(years, recorded))
    return Trend(measure, reading, len(years), per_decade, *band(slopes), outer_band(slopes))


def agreement(verdicts: Sequence[Verdict]) -> Agreement:
    """
    Return what all readings say together: a direction only where every one of them says it.

    Readings that cannot tell beside others that can are a disagreement too: then the choice of the table decides.

    Examples
    --------
    >>> agreement(["rises", "rises"]), agreement(["rises", "cannot be told"])
    ('rises', 'readings disagree')
    """
    return verdicts[0] if len(set(verdicts)) == 1 else "readings disagree"
