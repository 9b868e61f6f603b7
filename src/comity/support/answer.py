"""What one test on data answers: an effect with its interval, what was checked, what could overturn it, a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Verdict = Literal["supported", "contradicted", "cannot be told"]
"""What a test says of the statement under test; there is no fourth answer."""
Scale = Literal["difference", "ratio"]
"""Whether no effect is 0 (a difference) or 1 (a ratio, such as a hazard ratio)."""


@dataclass(frozen=True, slots=True)
class Check:
    """
    Something that must hold for a test to mean what it says: no trend before the cut, no effect at a placebo date.

    ``passed`` is None where the check could not be made; ``words`` says what was found, in one sentence. ``gates`` is
    False for checks that are reported and decide nothing.
    """

    name: str
    passed: bool | None
    words: str
    statistic: float | None = None
    p: float | None = None
    gates: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the check as plain values."""
        return {
            "name": self.name,
            "passed": self.passed,
            "words": self.words,
            "statistic": self.statistic,
            "p": self.p,
            "gates": self.gates,
        }


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How strong a hidden cause would have to be to explain a finding away: an E-value, a Rosenbaum bound."""

    name: str
    value: float | None
    words: str

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"name": self.name, "value": self.value, "words": self.words}


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a path: ``at`` periods after the event (or a period's own number), an estimate and its interval."""

    at: float
    middle: float
    low: float | None = None
    high: float | None = None
    label: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        out = {"at": self.at, "middle": self.middle, "low": self.low, "high": self.high}
        return out | ({"label": self.label} if self.label else {})


@dataclass(frozen=True, slots=True)
class Path:
    """Points of one line of a figure: an effect by horizon, an actual and a synthetic series, one placebo."""

    name: str
    points: tuple[Point, ...]
    x: str = ""
    y: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"name": self.name, "x": self.x, "y": self.y, "points": [p.to_json() for p in self.points]}


@dataclass(frozen=True, slots=True)
class Tested:
    """
    The answer of one test.

    Parameters
    ----------
    name : str
        What readers call it, different for every test of an answer: ``"monthly: interrupted series, 2024-05"``.
    data : str
        The id of the series or of the endings that it was made on.
    method : str
        A key: ``local_projection``, ``interrupted``, ``on_off``, ``synthetic_control``, ``staggered``, ``granger``,
        ``cox``, ``competing``.
    effect, low, high : float or None
        The effect **of less support** on the outcome and the ends of its 95 % interval, in ``unit``; for a scale of
        ratios, the factor by which less support multiplies. None where the test was refused, or gives no interval.
    verdict : Verdict
    why : str
        One or two sentences: what decided.
    scale : Scale
    unit : str
        What the effect is counted in: ``deaths a month for each 1 EUR bn less``.
    p : float or None
    detectable : float or None
        The smallest true effect that would be found four times in five at the 5 % level, in ``unit``.
    observations : int
    refused : bool
        The data do not bear the test; ``why`` has the reason, and there are no numbers.
    contrast : bool
        Shown beside the others and never a verdict of its own (predictive precedence is not an effect).
    warnings : tuple of str
        Keys of :data:`comity.support.warnings.WARNINGS`.
    """

    __test__: ClassVar[bool] = False  # its name would have it collected as a test

    name: str
    data: str
    method: str
    verdict: Verdict
    why: str
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    scale: Scale = "difference"
    unit: str = ""
    p: float | None = None
    detectable: float | None = None
    observations: int = 0
    refused: bool = False
    contrast: bool = False
    checks: tuple[Check, ...] = ()
    sensitivity: tuple[Sensitivity, ...] = ()
    warnings: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    details: tuple[tuple[str, float | str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the test as plain values, with the keys of the contract first."""
        numbers = {k: getattr(self, k) for k in ("p", "detectable", "observations", "refused", "contrast")}
        return {
            "name": self.name,
            "effect": self.effect,
            "low": self.low,
            "high": self.high,
            "verdict": self.verdict,
            "why": self.why,
            "data": self.data,
            "method": self.method,
            "scale": self.scale,
            "unit": self.unit,
            **numbers,
            "checks": [c.to_json() for c in self.checks],
            "sensitivity": [s.to_json() for s in self.sensitivity],
            "warnings": list(self.warnings),
            "paths": [p.to_json() for p in self.paths],
            "details": dict(self.details),
        }
