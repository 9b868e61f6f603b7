"""The choice to begin, to wait and to leave, read aloud: one path of ups and downs at a time. Slow and obvious."""

from __future__ import annotations

import math
from functools import cache

from comity.partners.options.choice import AT_ONCE, Stages
from comity.partners.options.tree import Terms


def plain_choice(
    ratio: float, terms: Terms, years: int, a_year: int, stages: Stages = AT_ONCE
) -> tuple[float, float, float]:
    """
    Return what a commitment is worth with the choice, begun now, and waiting one step at least.

    The twin of :func:`comity.partners.options.choice.choice`: a value after so many steps, of which so many went up,
    asks its two followers.

    Examples
    --------
    >>> [round(x, 4) for x in plain_choice(1.0, Terms(0.04, 0.04, 0.2), 1, 2)]
    [0.0692, 0.0, 0.0692]
    """
    step = 1 / a_year
    rise = math.exp(terms.spread * math.sqrt(step))
    up = (math.exp((terms.rate - terms.lost) * step) - 1 / rise) / (rise - 1 / rise)
    due = {year * a_year: part for year, part in stages}
    last = max(due)

    @cache
    def value(rises: int) -> float:
        return ratio * rise**rises

    @cache
    def going_on(since: int, rises: int) -> float:
        """Return what is worth having before the payment of this step, when one has gone on so far."""
        if since == last:
            ahead = value(rises)
        else:
            ahead = math.exp(-terms.rate * step) * (
                up * may_leave(since + 1, rises + 1) + (1 - up) * may_leave(since + 1, rises - 1)
            )
        return ahead - due.get(since, 0.0)

    def may_leave(since: int, rises: int) -> float:
        worth = going_on(since, rises)
        return max(worth, 0.0) if since in due else worth

    @cache
    def with_choice(waited: int, rises: int) -> float:
        begin = going_on(0, rises)
        return max(begin, 0.0 if waited == years * a_year else one_step_more(waited, rises))

    def one_step_more(waited: int, rises: int) -> float:
        return math.exp(-terms.rate * step) * (
            up * with_choice(waited + 1, rises + 1) + (1 - up) * with_choice(waited + 1, rises - 1)
        )

    return with_choice(0, 0), going_on(0, 0), one_step_more(0, 0)
