"""Which intervals move a verdict most: its share where a value lies in the upper half of its interval, or the lower."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np

from comity.ensemble.intervals import Span, difference, wilson
from comity.ensemble.packages.tally import Tally
from comity.ensemble.packages.unknown import Unknown
from comity.ensemble.share import Estimate


@dataclass(frozen=True, slots=True)
class ValueMover:
    """
    One interval that moves a verdict.

    Parameters
    ----------
    unknown : Unknown
    upper, lower : Estimate
        The share of draws in which the verdict is so, where the value lies in the upper and in the lower half.
    difference : Estimate
        The first less the second. The two halves are different draws, so the interval is Newcombe's.
    clear : bool
        Whether the draws tell the difference from none, allowing for how many intervals were looked at.
    """

    unknown: Unknown
    upper: Estimate
    lower: Estimate
    difference: Estimate
    clear: bool

    def to_json(self) -> dict[str, Any]:
        """Return the mover as plain values."""
        return self.unknown.to_json() | {
            "upper": self.upper.to_json(),
            "lower": self.lower.to_json(),
            "difference": self.difference.to_json(),
            "clear": self.clear,
        }


def movers(tally: Tally, column: int, most: int = 3) -> tuple[ValueMover, ...]:
    """
    Return what moves one verdict most, the strongest first; what does not move it at all is left out.

    With K intervals one would seem to matter by chance in many a run. So "clear" asks for a difference that chance
    gives in at most 1 of 20 runs for the largest of K (Bonferroni: 0.05 / K each, two-sided).

    Parameters
    ----------
    tally : Tally
    column : int
        Of the verdict.
    most : int
    """
    if not tally.draws or not len(tally.unknowns):
        return ()
    above, below = tally.upper, tally.draws - tally.upper
    there = tally.held_upper[:, column]
    rest = tally.held[column] - there
    upper, lower = wilson(there, above), wilson(rest, below)
    gap = difference(upper, lower)
    bar = NormalDist().inv_cdf(1 - 0.025 / len(tally.unknowns))
    share = tally.held[column] / tally.draws
    error = np.sqrt(share * (1 - share) * (1 / np.maximum(above, 1) + 1 / np.maximum(below, 1)))
    order = sorted(range(len(above)), key=lambda k: (-abs(float(gap.p[k])), k))
    found = []
    for k in order[:most]:
        if gap.p[k] != 0 and above[k] and below[k]:
            one, other, by = (_one(span, k) for span in (upper, lower, gap))
            found.append(ValueMover(tally.unknowns[k], one, other, by, bool(abs(gap.p[k]) > bar * error[k])))
    return tuple(found)


def _one(span: Span, k: int) -> Estimate:
    return Estimate(float(span.p[k]), float(span.low[k]), float(span.high[k]), "sampled")
