"""What slippage does to a schedule: the chance to be on time, how late, and which steps decide."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

from comity.programme.slippage.reference_class import ReferenceClass

End = Literal["low", "high"]
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Chance:
    """
    A share of the runs and how sure it is, 95 in 100.

    ``draws`` is the band for the number of runs (Wilson), ``past`` the band for the number of past cases: the runs are
    repeated with cases drawn anew from the class; None where the time ran out.
    """

    share: float
    draws: tuple[float, float]
    past: tuple[float, float] | None

    @property
    def band(self) -> tuple[float, float]:
        """Return the band that holds both."""
        low, high = self.past or self.draws
        return min(low, self.draws[0]), max(high, self.draws[1])

    def to_json(self) -> dict[str, Any]:
        """Return the chance and its bands as plain values."""
        past = None if self.past is None else list(self.past)
        return {"share": self.share, "band": list(self.band), "draws": list(self.draws), "past": past}


@dataclass(frozen=True, slots=True)
class AtEnd:
    """
    The runs with one end of what suppliers may share.

    Parameters
    ----------
    end : {"low", "high"}
    on_time : Chance or None
        That every step that is due is done in time; None where a class has too few past cases.
    each : tuple of (str, Chance or None)
        The same for each step that is due.
    delay : tuple of (int, float)
        Periods by which the end of all is later than declared: so many runs in a hundred are not later than that.
    mean, variance : float or None
        Of that delay.
    criticality : tuple of (str, float)
        In which share of the runs each step is on a chain that sets the end of all, as declared.
    """

    end: End
    on_time: Chance | None
    each: tuple[tuple[str, Chance | None], ...]
    delay: tuple[tuple[int, float], ...]
    mean: float | None
    variance: float | None
    criticality: tuple[tuple[str, float], ...]

    def to_json(self) -> dict[str, Any]:
        """Return the runs as plain values."""
        return {
            "shared": self.end,
            "on_time": self.on_time and self.on_time.to_json(),
            "each": {name: chance and chance.to_json() for name, chance in self.each},
            "delay": {str(p): x for p, x in self.delay},
            "mean_delay": self.mean,
            "variance_of_delay": self.variance,
            "criticality": dict(self.criticality),
        }


@dataclass(frozen=True, slots=True)
class ClassUse:
    """A class, what it may share within a supplier, and the steps that it speaks of."""

    known: ReferenceClass
    shared: tuple[float, float]
    steps: tuple[str, ...]
    too_few: bool


@dataclass(frozen=True, slots=True)
class Slipped:
    """
    A schedule under the slippage of its classes.

    Parameters
    ----------
    ends : tuple of AtEnd
        At the low and the high end of what suppliers share; nobody knows which is right, and neither is "independent"
        unless the low end says 0.
    planned : float
        When the schedule ends as declared.
    classes : tuple of ClassUse
    without : tuple of str
        Steps of which no class speaks: taken as never late, which flatters the schedule.
    runs, seed : int
    fewest : int
        A class with fewer past cases says nothing of chances.
    cut : str
        Why the work ended early.
    names : tuple of str
        How the periods are called in which a plan makes things; empty where they only have numbers.
    """

    ends: tuple[AtEnd, ...]
    planned: float
    classes: tuple[ClassUse, ...]
    without: tuple[str, ...]
    runs: int
    seed: int
    fewest: int
    cut: str = ""
    names: tuple[str, ...] = ()

    @property
    def on_time(self) -> tuple[float, float] | None:
        """Return the band of the chance to be on time that holds both ends; None where it cannot be told."""
        bands = [end.on_time.band for end in self.ends if end.on_time is not None]
        return (min(b[0] for b in bands), max(b[1] for b in bands)) if bands else None

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values; None stands for what cannot be told."""
        return {
            "on_time": self.on_time and list(self.on_time),
            "ends": [end.to_json() for end in self.ends],
            "planned": self.planned,
            "classes": [
                {**u.known.to_json(), "shared": list(u.shared), "steps": list(u.steps), "too_few": u.too_few}
                for u in self.classes
            ],
            "without_class": list(self.without),
            "runs": self.runs,
            "seed": self.seed,
            "fewest": self.fewest,
            "cut": self.cut,
            "sentences": list(self.sentences()),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words."""
        from comity.programme.slippage.words import of_slipped

        return of_slipped(self)


def by_draws(share: float, draws: int) -> tuple[float, float]:
    """
    Return the interval of a share that was counted in so many draws, 95 in 100 (Wilson 1927).

    Examples
    --------
    >>> [round(x, 3) for x in by_draws(0.5, 100)]
    [0.404, 0.596]
    """
    scale = 1 + Z * Z / draws
    middle = (share + Z * Z / (2 * draws)) / scale
    half = Z / scale * math.sqrt(share * (1 - share) / draws + Z * Z / (4 * draws * draws))
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
