"""What is found on a shift: the windows, one row for each measure, and what they say together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import isfinite
from typing import Any, Literal

from comity.alignment.capabilities.change import Verdict

Says = Literal["more centres", "fewer centres", "cannot be told"]
Answer = Literal["more centres", "fewer centres", "cannot be told", "the measures disagree"]
SAYS: tuple[Says, ...] = ("more centres", "fewer centres", "cannot be told")


@dataclass(frozen=True, slots=True)
class Standing:
    """
    One window: how many actors and ties there are, and how its positive ties are spread.

    Parameters
    ----------
    first, last : date
    actors : int
        Actors with a tie of either sign.
    tied : int
        Actors with a positive tie; all measures are taken among them.
    ties : int
    negative_share : float
        Negative ties among all; NaN without ties.
    effective : float
        Effective number of centres by the weight of ties; NaN, as all that follow, where it is not defined.
    strongest : tuple of str
        The actor with the largest share of the weight; several where they tie.
    strongest_share : float
    centralisation : float
    communities : float
        Effective number of communities.
    poles : float
        Candidates for poles.
    """

    first: dt.date
    last: dt.date
    actors: int
    tied: int
    ties: int
    negative_share: float
    effective: float
    strongest: tuple[str, ...]
    strongest_share: float
    centralisation: float
    communities: float
    poles: float

    def to_json(self) -> dict[str, Any]:
        """Return the window as plain values."""
        numbers = ("negative_share", "effective", "strongest_share", "centralisation", "communities", "poles")
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "actors": self.actors,
            "tied": self.tied,
            "ties": self.ties,
            "strongest": list(self.strongest),
        } | {name: plain(getattr(self, name)) for name in numbers}


@dataclass(frozen=True, slots=True)
class Reading:
    """
    How one measure changes from the first window to the last in one way of reading the ties.

    Parameters
    ----------
    id, words : str
        Which way of reading, and that in words.
    first, last : float
        The measure of the recorded ties; NaN where it is not defined.
    low, high : float
        Band of the change: 95 in 100 draws.
    outer : tuple of two floats
        The wider band that the verdict goes by.
    rising : float
        The share of draws in which the measure rises.
    verdict : {"rises", "falls", "cannot be told"}
        Of the measure, not yet of the number of centres.
    """

    id: str
    words: str
    first: float
    last: float
    low: float
    high: float
    outer: tuple[float, float]
    rising: float
    verdict: Verdict

    @property
    def change(self) -> float:
        """Return the change of the recorded ties."""
        return self.last - self.first

    def to_json(self) -> dict[str, Any]:
        """Return the reading as plain values."""
        numbers = {n: plain(getattr(self, n)) for n in ("first", "last", "change", "low", "high", "rising")}
        return {"id": self.id, "words": self.words, "verdict": self.verdict, **numbers}


@dataclass(frozen=True, slots=True)
class Slope:
    """The straight line through all windows, per ten years (or per window where all have one date), with its band."""

    per: str
    value: float
    low: float
    high: float
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return the slope as plain values."""
        numbers = {n: plain(getattr(self, n)) for n in ("value", "low", "high")}
        return {"per": self.per, "verdict": self.verdict, **numbers}


@dataclass(frozen=True, slots=True)
class MeasureShift:
    """
    One measure: what it means, how it changed, and what that says of the number of centres.

    Parameters
    ----------
    name, means : str
    about : {"ties", "capabilities"}
    direction : {1, -1}
        Whether more of it means more centres, or fewer.
    first, last : float
        Of everything that is recorded, in the first and the last window; NaN where it is not defined.
    low, high : float
        Band of the change; NaN where there is none.
    readings : tuple of Reading
        Empty where the readings are those of the capabilities.
    slope : Slope or None
    verdict : {"more centres", "fewer centres", "cannot be told"}
    why : str
    """

    name: str
    means: str
    about: Literal["ties", "capabilities"]
    direction: int
    first: float
    last: float
    low: float
    high: float
    readings: tuple[Reading, ...]
    slope: Slope | None
    verdict: Says
    why: str

    @property
    def change(self) -> float:
        """Return the change of what is recorded."""
        return self.last - self.first

    @property
    def defined(self) -> bool:
        """Return whether the measure has a value in both windows."""
        return isfinite(self.change)

    def to_json(self) -> dict[str, Any]:
        """Return the measure as plain values."""
        words = {n: getattr(self, n) for n in ("name", "means", "about", "direction", "verdict", "why")}
        numbers = {n: plain(getattr(self, n)) for n in ("first", "last", "change", "low", "high")}
        return (
            words
            | numbers
            | {
                "readings": [r.to_json() for r in self.readings],
                "slope": None if self.slope is None else self.slope.to_json(),
            }
        )


@dataclass(frozen=True, slots=True)
class Shift:
    """
    Whether centres become more or fewer, by every measure there is.

    Parameters
    ----------
    windows : tuple of Standing
    measures : tuple of MeasureShift
        Empty where there is nothing to compare.
    years : tuple of int
        The first and the last year of the capabilities; empty where there are none.
    left_out : tuple of str
        The largest actor, that one reading leaves out; several where they tie, none where nobody stands out.
    staying : int
        Actors that are there in the first and in the last window.
    missing : float
        The chance with which every tie is missed in a draw: a declared doubt, not an estimate.
    draws, seed : int
    """

    windows: tuple[Standing, ...]
    measures: tuple[MeasureShift, ...]
    years: tuple[int, ...]
    left_out: tuple[str, ...]
    staying: int
    missing: float
    draws: int
    seed: int

    @property
    def says(self) -> dict[Says, tuple[str, ...]]:
        """Return the measures by what they say; those without a value are left out."""
        return {v: tuple(m.name for m in self.measures if m.defined and m.verdict == v) for v in SAYS}

    @property
    def answer(self) -> Answer:
        """
        Return what all measures say together: a direction only where each of them says it.

        A measure that cannot tell beside one that can is a disagreement: then the choice of the measure decides. A
        measure without a value says nothing.
        """
        told = [verdict for verdict, names in self.says.items() if names]
        return told[0] if len(told) == 1 else "the measures disagree" if told else "cannot be told"

    def sentences(self) -> tuple[str, ...]:
        """Return the findings in plain words, the answer first."""
        from comity.alignment.shift.words import sentences_of

        return sentences_of(self)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "answer": self.answer,
            "says": {verdict: list(names) for verdict, names in self.says.items()},
            "measures": [m.to_json() for m in self.measures],
            "windows": [w.to_json() for w in self.windows],
            "years": list(self.years),
            "left_out": list(self.left_out),
            "staying": self.staying,
            "missing": self.missing,
            "draws": self.draws,
            "seed": self.seed,
            "sentences": list(self.sentences()),
        }


def plain(value: float) -> float | None:
    """
    Return a number as JSON has it: None where it is not a number.

    Examples
    --------
    >>> plain(1.5), plain(float("nan"))
    (1.5, None)
    """
    return value if isfinite(value) else None
