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

    def left(self) -> float | None:
        """Return the seconds that are left, None where there is no limit."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

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


class Part(Budget):
    """
    A budget that ends after so many seconds, and with the budget that it is a part of.

    Examples
    --------
    >>> whole = Budget(10.0)
    >>> Part(whole, 0.0).over(), Part(whole, None).over()
    (True, False)
    """

    def __init__(self, whole: Budget, seconds: float | None) -> None:
        super().__init__(seconds)
        self.whole = whole

    def over(self) -> bool:
        """Return True once this part or the whole is used up."""
        return super().over() or self.whole.over()

    @property
    def reason(self) -> str:
        """Return in words why the work ended early."""
        return self.whole.reason if self.whole.seconds is not None or self.whole.stopped else super().reason

    def ended(self, error: BaseException) -> str:
        """Return why the work ended early; after Ctrl-C the whole ends too."""
        super().ended(error)
        self.whole.ended(error)
        return self.reason


class Share(Part):
    """
    A share of what is left of a budget, so that no part of the work can use up what the others need.

    Examples
    --------
    >>> whole = Budget(10.0)
    >>> part = Share(whole, 1 / 4)
    >>> 2.4 < part.seconds <= 2.5, part.over()
    (True, False)
    >>> Share(Budget(None), 1 / 4).seconds is None
    True
    >>> part.ended(KeyboardInterrupt()), whole.over()
    ('the work was stopped', True)
    """

    def __init__(self, whole: Budget, portion: float) -> None:
        left = whole.left()
        super().__init__(whole, None if left is None else left * portion)

    @property
    def reason(self) -> str:
        """Return in words why the work ended early."""
        if self.stopped or self.whole.over():
            return self.whole.reason
        return f"its share of the budget, {self.seconds or 0:.2g} seconds, ran out"


def ends(budget: Budget) -> bool:
    """
    Return whether a budget, or one that it is a part of, ends by the clock.

    Examples
    --------
    >>> ends(Part(Budget(), None)), ends(Part(Budget(5.0), None))
    (False, True)
    """
    return budget.seconds is not None or (isinstance(budget, Part) and ends(budget.whole))
