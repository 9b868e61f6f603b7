"""How far things of a kind slipped before: a class of past cases, taken as it is (Kahneman & Tversky; Flyvbjerg)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.case.programme import Slippage
from comity.errors import UsageError

Numbers = NDArray[np.float64]
FEWEST = 10
"""With fewer past cases than this a class says nothing of chances."""
STEPS = (10, 50, 80, 90)


@dataclass(frozen=True, slots=True)
class Lognormal:
    """The lognormal distribution with the mean and the spread of the logarithms of some ratios."""

    mean: float
    spread: float

    def at(self, per_cent: float) -> float:
        """Return the ratio that so many in a hundred do not exceed."""
        from statistics import NormalDist

        if self.spread == 0:
            return math.exp(self.mean)
        return math.exp(NormalDist(self.mean, self.spread).inv_cdf(per_cent / 100))


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """
    Ratios of the time taken to the time declared, smallest first; 1.3 is 30 % late.

    Nothing is fitted for the runs: each past ratio is as likely as any other. The lognormal beside it only shows how
    far a smooth curve would lie from what happened.

    Examples
    --------
    >>> found = ReferenceClass(tuple(1 + k / 10 for k in range(10)), ("hull",))
    >>> found.at(50), found.at(90), found.too_few()
    (1.4, 1.8, False)

    References
    ----------
    Flyvbjerg, B. (2006). From Nobel Prize to project management: getting risks right. Project Management Journal
    37(3), 5-15.
    """

    ratios: tuple[float, ...]
    of: tuple[str, ...]
    text: str = ""

    def too_few(self, fewest: int = FEWEST) -> bool:
        """Return whether there are too few past cases to say anything of chances."""
        return len(self.ratios) < fewest

    def at(self, per_cent: float) -> float | None:
        """Return the smallest past ratio that so many in a hundred did not exceed; None where there is none."""
        if not self.ratios:
            return None
        # a tiny number less, so that 30 % of 10 is the third and not, by rounding, the fourth
        place = max(0, math.ceil(per_cent / 100 * len(self.ratios) - 1e-9) - 1)
        return self.ratios[place]

    @property
    def lognormal(self) -> Lognormal | None:
        """Return the smooth curve that is shown beside the ratios; None where there is no ratio."""
        logs = [math.log(r) for r in self.ratios]
        return Lognormal(fmean(logs), pstdev(logs)) if logs else None

    def to_json(self) -> dict[str, Any]:
        """Return the class as plain values: the ratios, what so many in a hundred did not exceed, the curve beside."""
        curve = self.lognormal
        return {
            "of": list(self.of),
            "text": self.text,
            "number": len(self.ratios),
            "too_few": self.too_few(),
            "ratios": list(self.ratios),
            "percentiles": {str(p): self.at(p) for p in STEPS},
            "lognormal": curve
            and {
                "mean_of_logs": curve.mean,
                "spread_of_logs": curve.spread,
                "percentiles": {str(p): curve.at(p) for p in STEPS},
            },
        }


def reference_class(slippage: Slippage) -> ReferenceClass:
    """
    Return the past ratios of a class as sorted floats.

    Raises
    ------
    UsageError
        A ratio of 0 or less.
    """
    ratios = sorted(float(r) for r in slippage.ratios)
    if ratios and (ratios[0] <= 0 or not math.isfinite(ratios[-1])):
        raise UsageError(
            f"the slippage of {', '.join(slippage.of) or 'nothing'} has the ratio {ratios[0]:g}. "
            "A ratio is time taken over time declared, above 0: 1.3 for 30 % late."
        )
    return ReferenceClass(tuple(ratios), slippage.of, slippage.text)


def stretched(ratios: Numbers, chances: Numbers) -> Numbers:
    """
    Return the past ratio that stands at each chance between 0 and 1.

    Examples
    --------
    >>> stretched(np.array([1.0, 2.0]), np.array([0.2, 0.5, 0.99]))
    array([1., 2., 2.])
    """
    place = np.minimum((chances * len(ratios)).astype(np.int64), len(ratios) - 1)
    return np.asarray(ratios[place], np.float64)
