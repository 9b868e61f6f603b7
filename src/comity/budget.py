"""A time allowance that is passed to long work as an argument."""

from __future__ import annotations

import time

from comity.errors import BudgetExceededError


class Budget:
    """
    Seconds that a piece of work may still take.

    Work calls :meth:`check` at each natural pause; the call raises once the time is over, and the
    caller keeps what was finished until then.

    Examples
    --------
    >>> Budget(None).check()      # no limit
    >>> Budget(0.0).over()
    True
    """

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds

    def over(self) -> bool:
        """Return True once the allowance is used up."""
        return self._end is not None and time.monotonic() >= self._end

    def check(self) -> None:
        """Raise :class:`~comity.errors.BudgetExceededError` once the allowance is used up."""
        if self.over():
            raise BudgetExceededError(f"the budget of {self.seconds:g} seconds ran out")
