"""How long to look for ties, and a budget shared out evenly among steps."""

from __future__ import annotations

import time

from comity.budget import Budget, Part, ends

TIES_FOR = 5.0  # seconds


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

    def next(self) -> Part:
        """Return the part of the next step."""
        steps = max(self._left, 1)
        self._left -= 1
        left = self._budget.left()
        return Part(self._budget, None if left is None else left / steps)
