"""What a war of attrition answers: who gives in how fast, with the subsidy and without it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    One equilibrium of the war of attrition.

    Parameters
    ----------
    exit_a, exit_b : float
        The chance per unit of time that a side gives in, while both still fight.
    duration : float
        How long both fight, on average: ``1 / (exit_a + exit_b)``; 0 where a side gives in at once.
    wins_a, wins_b : float
        The chance that each side outlasts the other.
    at_once : str
        ``"a"`` or ``"b"``: the side that gives in at once, since the other loses nothing by fighting on.
    """

    exit_a: float
    exit_b: float
    duration: float
    wins_a: float
    wins_b: float
    at_once: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the equilibrium as plain values; None for a rate or a duration that is infinite."""
        numbers = ("exit_a", "exit_b", "duration", "wins_a", "wins_b")
        return {k: _finite(getattr(self, k)) for k in numbers} | {"at_once": self.at_once}


@dataclass(frozen=True, slots=True)
class Yielding:
    """
    The equilibrium that is left where each side may, with a small chance, be one that never gives in.

    ``at_once_a`` and ``at_once_b`` are the chances that a side gives in at the start; only one of them is above 0.
    ``until`` is the time after which only sides that never give in are left, ``duration`` how long both fight on
    average up to then.
    """

    stubborn: float
    at_once_a: float
    at_once_b: float
    until: float
    duration: float

    def to_json(self) -> dict[str, Any]:
        """Return the equilibrium as plain values."""
        keys = ("stubborn", "at_once_a", "at_once_b", "until", "duration")
        return {k: _finite(getattr(self, k)) for k in keys}


@dataclass(frozen=True, slots=True)
class AttritionAnswer:
    """
    A war of attrition with the subsidy and without it (conventions §99).

    ``sign`` is what a cut of the subsidy does to the duration of the mixed equilibrium; ``signs`` every sign in the
    region of the numbers. ``low`` and ``high`` are the ends of the duration with the subsidy over the region.
    """

    sides: tuple[str, str]
    to: str
    with_subsidy: Waiting
    without: Waiting
    sign: str
    signs: tuple[str, ...]
    low: float
    high: float
    yielding_with: Yielding | None = None
    yielding_without: Yielding | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "sides": list(self.sides),
            "to": self.to,
            "with": self.with_subsidy.to_json(),
            "without": self.without.to_json(),
            "sign": self.sign,
            "signs": list(self.signs),
            "low": _finite(self.low),
            "high": _finite(self.high),
            "if_one_may_be_stubborn": {
                "with": self.yielding_with.to_json() if self.yielding_with else None,
                "without": self.yielding_without.to_json() if self.yielding_without else None,
            },
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words."""
        from comity.support.attrition.words import sentences_of

        return sentences_of(self)


def _finite(value: float) -> float | None:
    """Return a number as JSON can hold it."""
    return None if value == inf else value
