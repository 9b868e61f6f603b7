"""How much work the answer for coalitions may be, counted before it is begun where that is possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comity.errors import TooLargeError

MAX_COMPARISONS = 1 << 36  # of a state with a state or a vector; a minute or so per concept
MAX_PAIRS = 1 << 32  # pairs of states gone through to list improvements for SEQ
MAX_EDGES = 1 << 26  # improvements listed for SEQ: half a gigabyte

WAYS_OUT = "Fix who acts jointly with `coalitions:`, rule states out with `infeasible:`, or leave the concept out."


@dataclass(eq=False, slots=True)
class Meter:
    """
    What one concept has cost so far.

    Examples
    --------
    >>> meter = Meter(lambda: None)
    >>> meter.spend(10)
    >>> meter.spent
    10
    """

    pause: Callable[[], None]
    most: int = MAX_COMPARISONS
    spent: int = 0

    def spend(self, comparisons: int) -> None:
        """Add to the account and pause; TooLargeError once it exceeds what one concept may cost."""
        self.pause()
        self.spent += comparisons
        if self.spent > self.most:
            raise TooLargeError(
                f"it takes more than {self.most:,} comparisons over the coalitions of these parties. {WAYS_OUT}"
            )


def check_pairs(pairs: int) -> None:
    """Raise TooLargeError if so many pairs of states are too many."""
    if pairs > MAX_PAIRS:
        raise TooLargeError(
            f"coalitions with one-way options may reach {pairs:,} pairs of states from one another; at most "
            f"{MAX_PAIRS:,} are gone through for credible answers. {WAYS_OUT}"
        )


def check_edges(edges: int) -> None:
    """Raise TooLargeError if so many improvements are too many to keep."""
    if edges > MAX_EDGES:
        raise TooLargeError(
            f"the coalitions have more than {MAX_EDGES:,} improvements to answer with, the most that are "
            f"kept. {WAYS_OUT}"
        )
