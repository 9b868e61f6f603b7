"""The nouns of this room: rows ready for an estimate, what was fitted, a curve of endings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.support.answer import Path, Point

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """
    A table of units and periods as arrays: n rows, sorted by unit and period.

    Parameters
    ----------
    units : tuple of str
        The names, in order.
    unit, conflict : ndarray of int, shape (n,)
        Which unit a row is of, and which conflict: episodes ``X:1``, ``X:2`` belong to the conflict ``X``.
    clock : ndarray of int, shape (n,)
        The how-manieth period of its unit a row is, from 1.
    ending : ndarray of int, shape (n,)
        0 where the unit went on, else 1 + the place in :data:`comity.support.endings.words.ENDINGS`.
    treatments : ndarray of float, shape (n, k)
    controls : ndarray of float, shape (n, m)
    names, control_names : tuple of str
        The columns.
    steps : tuple of float
        What "less" is for each treatment: 1 where the column holds 0 and 1 alone, else a standard deviation of it.
    onoff : tuple of bool
        Whether a treatment holds 0 and 1 alone.
    frequency : str
        ``month``, ``quarter`` or ``year``.
    late : int
        Units that are there in the first period of the table: they may have begun before it.
    """

    units: tuple[str, ...]
    unit: Ints
    conflict: Ints
    clock: Ints
    ending: Ints
    treatments: Floats
    controls: Floats
    names: tuple[str, ...]
    control_names: tuple[str, ...]
    steps: tuple[float, ...]
    onoff: tuple[bool, ...]
    frequency: str
    late: int = 0

    @property
    def less(self) -> Floats:
        """The treatments counted so that one more is one step less of support, shape (n, k)."""
        less: Floats = -self.treatments / np.array(self.steps)
        return less

    @property
    def columns(self) -> Floats:
        """What a model holds: less of each treatment, then the controls in standard deviations, shape (n, k + m)."""
        spread = self.controls.std(axis=0)
        middle = self.controls.mean(axis=0)
        controls = (self.controls - middle) / np.where(spread > 0, spread, 1.0)
        return np.hstack([self.less, controls])


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """
    A fitted model of rates.

    Parameters
    ----------
    logs : ndarray, shape (p,)
        The logarithm of the factor for each column.
    plain, clustered : ndarray, shape (p, p)
        The covariance from the curvature of the likelihood, and the one that lets the rows of a conflict hang together.
    events, rows, clusters : int
    likelihood : float
        The logarithm of the partial likelihood.
    """

    logs: Floats
    plain: Floats
    clustered: Floats
    events: int
    rows: int
    clusters: int
    likelihood: float

    @property
    def errors(self) -> Floats:
        """The standard errors that intervals are made of: the larger of the two, column by column (§106)."""
        errors: Floats = np.sqrt(np.maximum(np.diag(self.plain), np.diag(self.clustered)))
        return errors


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """
    The chance of having ended in one way by each period, for one group of units.

    Parameters
    ----------
    ending : str
    group : str
    at, chance, low, high : ndarray, shape (t,)
    units : int
        How many units the group has.
    """

    ending: str
    group: str
    at: Ints
    chance: Floats
    low: Floats
    high: Floats
    units: int

    def path(self, frequency: str) -> Path:
        """Return the curve as a line of a figure."""
        rows = zip(self.at.tolist(), self.chance.tolist(), self.low.tolist(), self.high.tolist(), strict=True)
        points = tuple(Point(float(at), middle, low, high) for at, middle, low, high in rows)
        return Path(
            f"{self.group} ({self.units} units)", points, f"{frequency}s since the start", "chance of having ended"
        )

    def to_json(self) -> dict[str, Any]:
        """Return the curve as plain values."""
        return {
            "ending": self.ending,
            "group": self.group,
            "at": self.at.tolist(),
            "chance": self.chance.tolist(),
            "low": self.low.tolist(),
            "high": self.high.tolist(),
            "units": self.units,
        }
