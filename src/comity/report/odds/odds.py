"""What an ensemble found, as a report tells it: chances, laws, and what moves the chances most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.report.odds.chance import Chance


@dataclass(frozen=True, slots=True)
class Law:
    """How far the preference of one party was varied: a sentence without the party's name in it."""

    party: str
    words: str


@dataclass(frozen=True, slots=True)
class Mover:
    """
    What moves a chance: one thing about one party that, told one way or the other, changes it.

    Parameters
    ----------
    party : str
    what : str
        The statement, as written in the case, or the name of a reading.
    kind : {"statement", "rank", "weight", "reading"}
    words : str
        What is so, in words: ``"x" is among the first 2 priorities``.
    within : str
        The reading among whose draws it was compared; empty where there is only one, or a reading is what is compared.
    with_it, without : Chance
        The share of draws in which the outcome holds where it is so, and where it is not.
    sure : float
        By how much it moves the chance at least: the end of the interval of the difference that is nearer to zero; 0
        where the interval holds zero.
    """

    party: str
    what: str
    kind: str
    words: str
    within: str
    with_it: Chance
    without: Chance
    sure: float

    @property
    def clear(self) -> bool:
        """Return whether the draws tell it from what moves nothing."""
        return self.sure > 0


@dataclass(frozen=True, eq=False, slots=True)
class Odds:
    """
    What an ensemble found.

    Parameters
    ----------
    draws, seed : int
    concepts : tuple of str
    laws : tuple of Law
        One per party, in the order of the file.
    chances : mapping (pattern or name of a state, concept) -> Chance
    movers : mapping (pattern or name of a state, concept) -> tuple of Mover
        Those that move it most, first.
    default : bool
        True where the case states no law and a default was used instead.
    complete : bool
        False where the time allowed ran out before all draws were made.
    """

    draws: int
    seed: int
    concepts: tuple[str, ...]
    laws: tuple[Law, ...]
    chances: Mapping[tuple[str, str], Chance]
    movers: Mapping[tuple[str, str], tuple[Mover, ...]] = field(default_factory=dict)
    default: bool = False
    complete: bool = True

    def chance(self, state: str, concept: str) -> Chance | None:
        """Return the chance of an outcome under a concept; None where that was not asked."""
        return self.chances.get((state, concept))

    @property
    def all_exact(self) -> bool:
        """Return whether nothing was sampled."""
        return all(c.exact for c in self.chances.values())
