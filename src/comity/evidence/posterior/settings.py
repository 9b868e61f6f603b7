"""What a posterior is worked out with: the level of the interval, the draws, and when sampling gives way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PosteriorSettings:
    """
    How posteriors are worked out (conventions §67, §68).

    Parameters
    ----------
    level : float
        The mass of the interval.
    draws : int
        Draws of the sampled interval; an even number.
    few : int
        Up to so many uncertain numbers a claim's interval is sampled; past that it follows from cumulants.
    most_sampled : int
        Where the claims that would be sampled have more uncertain numbers together, none is sampled.
    share : float
        The share of the movement that ``carried_by`` has to make.
    seed : int
    """

    level: float = 0.9
    draws: int = 8192
    few: int = 32
    most_sampled: int = 1024
    share: float = 0.8
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.level < 1 or not 0 < self.share <= 1:
            raise ValueError("level and share lie between 0 and 1")
        if self.draws < 200 or self.draws % 2:
            raise ValueError("draws is an even number, at least 200")

    def to_json(self) -> dict[str, Any]:
        """Return the settings as plain values."""
        return {"level": self.level, "draws": self.draws, "seed": self.seed, "share": self.share}
