"""Share out a budget among parts of the work, so that no part can use up what the others need."""

from __future__ import annotations

import time

from comity.budget import Budget


class Share(Budget):
    """
    A share of what is left of a budget; it ends with the whole at the latest.

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
        left = None if whole._end is None else max(0.0, whole._end - time.monotonic())
        super().__init__(None if left is None else left * portion)
        self.whole = whole

    def over(self) -> bool:
        """Return True once the share is used up, or the whole is."""
        return super().over() or self.whole.over()

    @property
    def reason(self) -> str:
        """Return in words why the work ended early."""
        if self.stopped or self.whole.over():
            return self.whole.reason
        return f"its share of the budget, {self.seconds or 0:.2g} seconds, ran out"

    def ended(self, error: BaseException) -> str:
        """Return why the work ended early; after Ctrl-C the whole is stopped too."""
        super().ended(error)
        self.whole.ended(error)
        return self.reason
