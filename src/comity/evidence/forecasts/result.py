"""What is known about forecasts: scores per forecaster, calibration, comparisons, and the claims still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

LEDGER = "the ledger"
EVERYBODY = "all analysts"
State = Literal["not yet due", "overdue", "no rule", "no day", "not known when"]
FEW = 20
"""Fewer decided claims than this bear no verdict about calibration."""


@dataclass(frozen=True, slots=True)
class Scored:
    """
    One forecast of a claim that has been decided: the probability given, the outcome and the two scores.

    ``brier`` is ``(p - outcome) ** 2``; ``log`` is minus the natural logarithm of the probability given to what
    happened, clipped at 0.001 (conventions §76). Less is better in both.
    """

    claim: str
    p: float
    outcome: bool
    date: str
    decided: str
    brier: float
    log: float

    def to_json(self) -> dict[str, Any]:
        """Return the forecast as plain values."""
        return {
            "claim": self.claim,
            "p": self.p,
            "outcome": self.outcome,
            "date": self.date or None,
            "decided": self.decided or None,
            "brier": self.brier,
            "log": self.log,
        }


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts counted together: how many, their mean, and how often what they spoke of happened."""

    low: float
    high: float
    count: int
    forecast: float
    frequency: float

    def to_json(self) -> dict[str, Any]:
        """Return the bin as plain values."""
        return {
            "low": self.low,
            "high": self.high,
            "count": self.count,
            "forecast": self.forecast,
            "frequency": self.frequency,
        }


@dataclass(frozen=True, slots=True)
class Murphy:
    """
    The Brier score taken apart.

    ``brier = reliability - resolution + uncertainty + within_variance - within_covariance``; the last two are 0 where
    every forecast value is a bin of its own.
    """

    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    within_variance: float
    within_covariance: float
    bins: tuple[Bin, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the parts as plain values."""
        return {
            "reliability": self.reliability,
            "resolution": self.resolution,
            "uncertainty": self.uncertainty,
            "within_variance": self.within_variance,
            "within_covariance": self.within_covariance,
            "bins": [b.to_json() for b in self.bins],
        }


@dataclass(frozen=True, slots=True)
class CalibrationPoint:
    """How often what was forecast with ``p`` happened, by isotonic regression, with a band of 90 per cent."""

    p: float
    frequency: float
    low: float
    high: float
    count: int

    def to_json(self) -> dict[str, Any]:
        """Return the point as plain values."""
        return {
            "p": self.p,
            "frequency": self.frequency,
            "low": self.low,
            "high": self.high,
            "count": self.count,
        }


@dataclass(frozen=True, slots=True)
class Forecaster:
    """
    One forecaster's record.

    Attributes
    ----------
    name : str
        An analyst, :data:`LEDGER` (the posterior on the day before) or :data:`EVERYBODY`.
    scored : tuple of Scored
        One per claim: the last forecast before the day of decision; in the order of the case.
    brier, log : float
        Mean scores; less is better.
    base_rate : float
        How many of these claims turned out true.
    skill : float or None
        ``1 - brier / uncertainty``: better than always giving the base rate where above 0; None where all claims
        turned out the same way.
    """

    name: str
    scored: tuple[Scored, ...]
    brier: float
    log: float
    base_rate: float
    skill: float | None
    murphy: Murphy
    calibration: tuple[CalibrationPoint, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain values."""
        return {
            "claims": len(self.scored),
            "brier": self.brier,
            "log": self.log,
            "base_rate": self.base_rate,
            "skill": self.skill,
            "murphy": self.murphy.to_json(),
            "calibration": [c.to_json() for c in self.calibration],
            "scored": [s.to_json() for s in self.scored],
        }


@dataclass(frozen=True, slots=True)
class Paired:
    """
    Two forecasters on the claims that both forecast.

    ``difference`` is the mean of the score of ``one`` less that of ``other``: below 0 means that ``one`` was better.
    ``statistic`` and ``p_value`` are those of Diebold and Mariano with the correction for small samples; None where
    they cannot be told, ``why`` says so then. ``adjusted`` is the p-value after Holm's correction for all pairs.
    """

    one: str
    other: str
    score: Literal["brier", "log"]
    claims: int
    difference: float
    statistic: float | None
    p_value: float | None
    adjusted: float | None = None
    why: str = ""

    @property
    def better(self) -> str:
        """Return who was better beyond chance (adjusted p-value at most 0.05); empty where it cannot be told."""
        if self.adjusted is None or self.adjusted > 0.05:
            return ""
        return self.one if self.difference < 0 else self.other

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as plain values."""
        return {
            "one": self.one,
            "other": self.other,
            "score": self.score,
            "claims": self.claims,
            "difference": self.difference,
            "statistic": self.statistic,
            "p_value": self.p_value,
            "adjusted": self.adjusted,
            "better": self.better or None,
            "why": self.why or None,
        }


@dataclass(frozen=True, slots=True)
class Open:
    """A claim with forecasts or a rule of decision that cannot be scored, and why not."""

    claim: str
    state: State
    by: str
    forecasts: int
    why: str

    def to_json(self) -> dict[str, Any]:
        """Return the claim as plain values."""
        return {
            "claim": self.claim,
            "state": self.state,
            "by": self.by or None,
            "forecasts": self.forecasts,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Forecasts:
    """
    Everything about the forecasts of a case.

    ``as_of`` is the day that "overdue" is measured against. ``forecasters`` are in the order of their first forecast
    in the case, the pooled analysts and the ledger last; ``open`` are the claims that cannot be scored. ``not_scored``
    says what was left out of the scores and why; ``missing`` what a budget cut.
    """

    as_of: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    decided: int = 0
    forecasters: tuple[Forecaster, ...] = ()
    paired: tuple[Paired, ...] = ()
    open: tuple[Open, ...] = ()
    not_scored: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Return True where no budget left anything out."""
        return not self.missing

    @property
    def empty(self) -> bool:
        """Return True where the case has no forecast and no claim to be decided."""
        return not self.forecasters and not self.open and not self.decided

    def of(self, name: str) -> Forecaster:
        """Return the record of a forecaster; KeyError where nothing of theirs was scored."""
        for f in self.forecasters:
            if f.name == name:
                return f
        raise KeyError(name)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        out: dict[str, Any] = {
            "as_of": self.as_of or None,
            "decided": self.decided,
            "forecasters": {f.name: f.to_json() for f in self.forecasters},
            "paired": [p.to_json() for p in self.paired],
            "open": [o.to_json() for o in self.open],
            "not_scored": list(self.not_scored),
            "notes": list(self.notes),
            "complete": self.complete,
        }
        return out | ({"missing": dict(self.missing)} if self.missing else {})

    def sentences(self) -> tuple[str, ...]:
        """Return everything in plain words."""
        from comity.evidence.forecasts.words import said

        return said(self)

    def to_frame(self) -> pd.DataFrame:
        """Return a table of pandas, a row per forecaster."""
        import pandas as pd

        columns = ["forecaster", "claims", "brier", "log", "base_rate", "skill", "reliability", "resolution"]
        rows = [
            [f.name, len(f.scored), f.brier, f.log, f.base_rate, f.skill, f.murphy.reliability, f.murphy.resolution]
            for f in self.forecasters
        ]
        return pd.DataFrame(rows, columns=columns)
