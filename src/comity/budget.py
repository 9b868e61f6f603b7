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
    >>> budget = Budget(None)
    >>> budget.ended(KeyboardInterrupt()), budget.over()
    ('the work was stopped', True)
    """

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        self.stopped = False
        self._end = None if seconds is None else time.monotonic() + seconds

    def over(self) -> bool:
        """Return True once the allowance is used up or the work was stopped."""
        return self.stopped or (self._end is not None and time.monotonic() >= self._end)

    def check(self) -> None:
        """Raise :class:`~comity.errors.BudgetExceededError` once the allowance is used up or the work was stopped."""
        if self.over():
            raise BudgetExceededError(self.reason)

    @property
    def reason(self) -> str:
        """Return in words why the work ended early."""
        return "the work was stopped" if self.stopped else f"the budget of {self.seconds or 0:g} seconds ran out"

    def ended(self, error: BaseException) -> str:
        """Return why the work ended early; after Ctrl-C nothing further that asks this budget is begun."""
        self.stopped = self.stopped or isinstance(error, KeyboardInterrupt)
        return self.reason
