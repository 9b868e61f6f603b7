"""A part of a budget for one step of several."""

from __future__ import annotations

import time

from comity.budget import Budget

TIES_FOR = 5.0  # seconds


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
        self.stopped = self.stopped or isinstance(error, KeyboardInterrupt)
        return self.whole.ended(error)


def ends(budget: Budget) -> bool:
    """
    Return whether a budget, or one that it is a part of, ends by the clock.

    Examples
    --------
    >>> ends(Part(Budget(), None)), ends(Part(Budget(5.0), None))
    (False, True)
    """
    return budget.seconds is not None or (isinstance(budget, Part) and ends(budget.whole))


class Patience:
    """
    How long to look for packages that are as good as one that is known to be best.

    Without a budget that ends, that is some seconds from the first time one asks; ``why`` then says so.

    Examples
    --------
    >>> Patience(Budget()).over(), Patience(Budget(), -1.0).over(), Patience(Budget(9.0), -1.0).over()
    (False, True, False)
    """

    def __init__(self, budget: Budget, seconds: float = TIES_FOR) -> None:
        self._seconds = None if ends(budget) else seconds
        self._since: float | None = None
        self.why = ""

    def over(self) -> bool:
        """Return True once the time has passed."""
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        if self._seconds is not None and now - self._since > self._seconds:
            self.why = f"others that are as good were looked for during {max(self._seconds, 0):g} seconds"
        return bool(self.why)


class Shares:
    """
    A budget shared out evenly among steps: what one step leaves, those after it may use.

    A budget without an end gives parts without an end.
    """

    def __init__(self, budget: Budget, steps: int) -> None:
        self._budget = budget
        self._left = steps
        self._end = None if budget.seconds is None else time.monotonic() + budget.seconds

    def next(self) -> Part:
        """Return the part of the next step."""
        left = max(self._left, 1)
        self._left -= 1
        if self._end is None:
            return Part(self._budget, None)
        return Part(self._budget, max(0.0, self._end - time.monotonic()) / left)
