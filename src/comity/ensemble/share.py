"""One probability with its interval, and how it was got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

How = Literal["exact", "factorised", "sampled"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    A probability, or a difference of two, with its interval at 95 in 100.

    ``how``: ``exact``, summed over every preference the laws can draw; ``factorised``, the product of shares per
    party; ``sampled``, the share of joint draws.
    """

    p: float
    low: float
    high: float
    how: How

    def to_json(self) -> dict[str, Any]:
        """Return the estimate as plain values."""
        return {"p": plain(self.p), "low": plain(self.low), "high": plain(self.high), "how": self.how}


def plain(value: float) -> float:
    """
    Return a number for JSON: nine decimals, and no negative zero.

    Examples
    --------
    >>> plain(-1e-12), plain(1 / 3)
    (0.0, 0.333333333)
    """
    return round(value, 9) + 0.0
