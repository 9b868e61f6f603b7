"""What a war with private information answers: how long it is fought, with support and without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Screened:
    """
    One game solved: how long the war is expected to last, and how it goes on average.

    Parameters
    ----------
    duration, strong, weak : float
        Expected periods of fighting from the position asked about, over both types and for each of them.
    settles_at_once : float
        The chance that the first offer is accepted.
    offer : float
        What the first offer gives to the side that knows its strength, as a part of the whole.
    position : int or None
        The position that the game starts from; None where the numbers are averages over all of them.
    grid : float
        How far the duration moves where beliefs are told apart more finely.
    residual : float
        The largest change of a value in the last sweep.
    converged : bool
    """

    duration: float
    strong: float
    weak: float
    settles_at_once: float
    offer: float
    position: int | None
    grid: float
    residual: float
    converged: bool

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        numbers = ("duration", "strong", "weak", "settles_at_once", "offer", "grid")
        return {k: getattr(self, k) for k in (*numbers, "position", "residual", "converged")}


@dataclass(frozen=True, slots=True)
class PrivateAnswer:
    """
    A war in which one side knows its strength and the other learns it from battles and refusals (conventions §99).

    ``curve`` has, for a rising spread between the types, the expected duration with support: pairs (spread, periods).
    ``sign`` is what a cut for good does to the duration at the middle of the numbers; ``signs`` every sign at the ends.
    ``stopped`` says why the curve and the signs are not whole; empty where they are.
    """

    informed: str
    offers: str
    chance: float
    spread: float
    spread_after: float
    with_support: Screened
    without: Screened
    sign: str
    signs: tuple[str, ...]
    curve: tuple[tuple[float, float], ...]
    model: str
    stopped: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        keys = ("informed", "offers", "chance", "spread", "spread_after", "sign", "model", "stopped")
        return {k: getattr(self, k) for k in keys} | {
            "signs": list(self.signs),
            "with": self.with_support.to_json(),
            "without": self.without.to_json(),
            "curve": [list(point) for point in self.curve],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words."""
        from comity.support.private.words import sentences_of

        return sentences_of(self)
