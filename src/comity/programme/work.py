"""What every part of the answer about a programme begins from: the section, and what is asked of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from comity.case.programme import Programme
from comity.errors import UsageError
from comity.programme.result import PARTS, Part

Progress = Callable[[str], None]
GAP, WIDE_GAP = 1e-4, 0.01
"""How near to the least cost a search goes where nothing is said: small programmes, and those with many setups."""
MANY_SETUPS = 200
SECONDS = 120.0
"""What the work may take where no budget is given."""
RUNS = 5_000


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """
    Which parts are wanted, when a search for a cheaper plan may end, and how often a schedule is run with slippage.

    Parameters
    ----------
    parts : tuple of str
        The parts that a part builds on come with it.
    gap : float, optional
        The search for a cheaper plan may end once none can be cheaper by more than this share. Where it is not given:
        one in ten thousand, or one in a hundred with 200 setups or more, where the rest would take hours.
    runs, seed : int
        Of the slippage.
    clashes : int
        How many clashes are enough.
    day : date, optional
        The day of the case: a target whose time had not ended then is said to be so.
    """

    parts: tuple[Part, ...] = PARTS
    gap: float | None = None
    runs: int = RUNS
    seed: int = 0
    clashes: int = 10
    day: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that make no sense before any work is done."""
        if self.gap is not None and not 0 <= self.gap < 1:
            raise UsageError(
                f"the gap is {self.gap:g}. Give a share from 0 to below 1, such as 0.01 for one in a hundred."
            )

    def gap_for(self, section: Programme) -> float:
        """
        Return how near to the least cost the search goes.

        Examples
        --------
        >>> ProgrammeSettings().gap_for(Programme(12)), ProgrammeSettings(gap=0.05).gap_for(Programme(12))
        (0.0001, 0.05)
        """
        if self.gap is not None:
            return self.gap
        setups = sum(any(item.setup) for item in section.items) * section.periods
        return WIDE_GAP if setups >= MANY_SETUPS else GAP


@dataclass(frozen=True, slots=True)
class Work:
    """What every part needs."""

    section: Programme
    settings: ProgrammeSettings
    tell: Progress
