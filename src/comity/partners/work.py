"""What every part of the answer about partners begins from: the section, what is known of claims, what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.case.partners import Partners
from comity.partners.known import Chance
from comity.partners.result import PARTS, Part

if TYPE_CHECKING:
    from comity.partners.robust.value_space import Form

Progress = Callable[[str], None]
DRAWS = 100_000
AGAIN = 20_000
"""So many draws at most where the same question is asked many times over: of each date, of each claim."""


@dataclass(frozen=True, slots=True)
class PartnersSettings:
    """
    What is asked.

    Parameters
    ----------
    parts : tuple of str
        The parts that are wanted. Those that a part builds on come with it.
    draws, seed : int
        Of the weights, and of the cells that are not known exactly.
    threshold : float
        A clear winner is first in surely more than this share of the draws.
    form : {"linear", "monotone"}
        Whether values scale linearly over the range of a criterion, or only more is not worse; for what holds whatever
        fits, and for regret.
    middles : bool
        Whether the usual methods of ranking, shown as a contrast, may take the middle of the range for what is not
        public. Without it they are not used where a cell is not public.
    """

    parts: tuple[Part, ...] = PARTS
    draws: int = DRAWS
    seed: int = 0
    threshold: float = 0.5
    form: Form = "linear"
    middles: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """
    What every part needs.

    ``written`` are the offers as the case has them, with their logs; ``section`` the same after the last event.
    ``chances`` are those of the claims that cells hang on.
    """

    written: Partners
    section: Partners
    chances: Mapping[str, Chance]
    settings: PartnersSettings
    tell: Progress

    @property
    def middles(self) -> dict[str, float]:
        """Return how likely each claim holds, without its interval."""
        return {claim: p for claim, (p, _, _) in self.chances.items()}

    @property
    def again(self) -> int:
        """Return the draws where the same question is asked many times over."""
        return min(self.settings.draws, AGAIN)

    @property
    def judged(self) -> bool:
        """Return whether there are offers, and criteria to judge them by."""
        return bool(self.section.offers and self.section.criteria)
