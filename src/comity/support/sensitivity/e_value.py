"""E-values: how strong a cause that nobody measured would have to be to explain a finding away."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from comity.support.answer import Sensitivity

Measure = Literal["ratio", "hazard_rare", "hazard_common", "difference"]
"""What the effect is: a ratio of risks or rates; a hazard ratio where few, or many, units end; a difference."""

NONE = 1.0
"""The E-value of a finding that needs no hidden cause: it is no finding."""
COMMON = 0.15
"""An ending that more than this part of the units has is not rare (VanderWeele and Ding 2017)."""
DIFFERENCE = 0.91
"""A standardised difference d is read as the risk ratio exp(0.91 d) (VanderWeele and Ding 2017, table 2)."""


@dataclass(frozen=True, slots=True)
class EValue:
    """
    The E-values of an estimate and of the end of its interval that lies nearer to no effect.

    Parameters
    ----------
    point : float
        At least 1. A hidden cause that is tied both to support and to the outcome by risk ratios of this size, each
        beyond what was measured, could explain the whole estimate away; weaker ones could not.
    limit : float or None
        The same for the end of the interval: what it would take to make the interval reach no effect. 1 where it
        reaches no effect already; None where there is no interval.
    ratio : float
        The risk ratio that the estimate was read as.
    """

    point: float
    limit: float | None
    ratio: float

    def to_json(self) -> dict[str, float | None]:
        """Return the numbers as plain values."""
        return {"point": self.point, "limit": self.limit, "ratio": self.ratio}

    def sensitivity(self) -> tuple[Sensitivity, ...]:
        """Return the rows that stand beside an estimate, in words."""
        point = Sensitivity("E-value of the estimate", self.point, _sentence(self.point, "explain the estimate away"))
        if self.limit is None:
            return (point,)
        end = Sensitivity(
            "E-value of the interval", self.limit, _sentence(self.limit, "make the interval reach no effect")
        )
        return (point, end)


def _sentence(value: float, what: str) -> str:
    if value <= NONE:
        return f"No hidden cause is needed to {what}."
    size = f"{value:.2f}" if value < 1000 else f"{value:.3g}"
    return (
        f"A hidden cause would have to make both the loss of support and the outcome {size} times as likely,"
        f" beyond everything measured, to {what}."
    )


def of_ratio(ratio: float) -> float:
    """
    Return the E-value of a risk ratio.

    For a ratio :math:`R \\ge 1` it is :math:`R + \\sqrt{R (R - 1)}`; a ratio below 1 is turned over first.

    Examples
    --------
    >>> round(of_ratio(3.9), 2)
    7.26
    >>> of_ratio(1.0)
    1.0
    """
    if not ratio > 0:
        raise ValueError("A ratio is above 0.")
    above = max(ratio, 1 / ratio)
    return above + math.sqrt(above * (above - 1))


def as_risk_ratio(effect: float, measure: Measure, spread: float | None = None) -> float:
    """
    Return the risk ratio that an effect is read as.

    Parameters
    ----------
    effect : float
        A ratio, a hazard ratio, or a difference in the unit of the outcome.
    measure : Measure
        ``hazard_common`` where more than about 15 % of the units end: :math:`(1 - 2^{-\\sqrt{h}}) /
        (1 - 2^{-\\sqrt{1/h}})`.
    spread : float, optional
        The standard deviation of the outcome, needed for a difference.

    Raises
    ------
    ValueError
        A ratio that is not above 0; a difference without a spread above 0.

    Examples
    --------
    >>> round(as_risk_ratio(2.0, "hazard_common"), 3), round(as_risk_ratio(0.5, "difference", spread=1.0), 3)
    (1.613, 1.576)
    """
    if measure == "difference":
        if spread is None or not spread > 0:
            raise ValueError("A difference needs the spread of the outcome, above 0.")
        return math.exp(max(-700.0, min(700.0, DIFFERENCE * effect / spread)))
    if not effect > 0:
        raise ValueError("A ratio is above 0.")
    if measure == "hazard_common":
        root = math.sqrt(effect)
        return math.expm1(-root * math.log(2)) / math.expm1(-math.log(2) / root)
    return effect


def e_value(
    effect: float,
    low: float | None = None,
    high: float | None = None,
    *,
    measure: Measure = "ratio",
    spread: float | None = None,
) -> EValue:
    """
    Return how strong a hidden cause would have to be to explain a finding away [1]_.

    Parameters
    ----------
    effect, low, high : float
        The estimate and the ends of its interval.
    measure : Measure
    spread : float, optional
        The standard deviation of the outcome, needed for a difference.

    Returns
    -------
    EValue

    Raises
    ------
    ValueError
        A ratio that is not above 0; a difference without a spread.

    Examples
    --------
    >>> found = e_value(3.9, 1.8, 8.7)
    >>> round(found.point, 2), round(found.limit, 2)
    (7.26, 3.0)
    >>> e_value(1.3, 0.9, 1.9).limit
    1.0

    References
    ----------
    .. [1] VanderWeele, T. J., & Ding, P. (2017). Sensitivity analysis in observational research: introducing the
       E-value. Annals of Internal Medicine, 167(4), 268-274.
    """
    ratio = as_risk_ratio(effect, measure, spread)
    near = _near_end(effect, low, high, 0.0 if measure == "difference" else 1.0)
    if near is None:
        return EValue(of_ratio(ratio), None, ratio)
    return EValue(of_ratio(ratio), of_ratio(as_risk_ratio(near, measure, spread)), ratio)


def _near_end(effect: float, low: float | None, high: float | None, nothing: float) -> float | None:
    """Return the end of the interval that lies nearer to no effect; no effect itself where it lies within."""
    if low is None or high is None:
        return None
    if low <= nothing <= high:
        return nothing
    return low if effect > nothing else high
