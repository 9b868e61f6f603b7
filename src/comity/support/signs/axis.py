"""An axis of a sign map: which number of the game is varied, from where to where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from comity.errors import UsageError, did_you_mean

Name = Literal["rent", "shift", "hazard", "discount", "costs", "cost_a", "cost_b"]
"""``shift`` is what a cut adds to the first side's chance of winning, ``costs`` what both sides' costs add up to."""
NAMES: tuple[Name, ...] = get_args(Name)

WORDS: dict[str, str] = {
    "rent": "what a period of fighting gains the supported side",
    "shift": "what a cut adds to the chance that the first side wins a period",
    "hazard": "the chance per period of the announced cut",
    "discount": "the weight of the next period",
    "costs": "what a period of fighting costs both sides together",
    "cost_a": "what a period of fighting costs the first side",
    "cost_b": "what a period of fighting costs the second side",
}


@dataclass(frozen=True, slots=True)
class Axis:
    """
    One number of the game and the two ends between which it is varied.

    Raises
    ------
    UsageError
        If the name is none of :data:`NAMES`, or the ends leave what the number can be.

    Examples
    --------
    >>> Axis("rent", 0.0, 1.0).values(5).tolist()
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """

    name: Name
    low: float
    high: float

    def __post_init__(self) -> None:
        if self.name not in NAMES:
            raise UsageError(f'no number "{self.name}" can be varied. {did_you_mean(self.name, NAMES) or ""}'.strip())
        least, most = _limits(self.name)
        if not (least <= self.low <= self.high <= most):
            raise UsageError(
                f"the {self.name} of a map must go up from at least {least:g} to at most {most:g}, "
                f"not from {self.low:g} to {self.high:g}."
            )

    def values(self, size: int) -> NDArray[np.float64]:
        """Return so many values from end to end, both included."""
        return np.linspace(self.low, self.high, size)

    def to_json(self) -> dict[str, Any]:
        """Return the axis as plain values."""
        return {"name": self.name, "low": self.low, "high": self.high, "words": WORDS[self.name]}


def _limits(name: str) -> tuple[float, float]:
    """Return the least and the most that a number can be; the future must weigh less than the present."""
    return {"hazard": (0.0, 1.0), "shift": (-1.0, 1.0), "discount": (0.0, 0.999)}.get(name, (0.0, 1e6))
