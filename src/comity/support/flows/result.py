"""What figures for outside support say, and what they cannot bear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.case.support import Flow


@dataclass(frozen=True, slots=True)
class Dated:
    """A figure with its first and last day; both None where its source gives no period."""

    flow: Flow
    first: dt.date | None
    last: dt.date | None
    late: bool = False
    """Whether it was published after the day whose knowledge the case reflects."""

    @property
    def days(self) -> int:
        """Return how many days it is for; 0 where no period is given."""
        return 0 if self.first is None or self.last is None else (self.last - self.first).days + 1

    def to_json(self) -> dict[str, Any]:
        """Return the figure as plain values."""
        f = self.flow
        value = None if f.value is None else [float(f.value.low), float(f.value.high)]
        return {
            "id": f.id,
            "from": f.giver,
            "to": f.to,
            "kind": f.kind,
            "first": None if self.first is None else self.first.isoformat(),
            "last": None if self.last is None else self.last.isoformat(),
            "value": value,
            "unit": f.unit,
            "measure": f.measure,
            "released": f.released,
            "cumulative": f.cumulative,
            "change": f.change,
            "late": self.late,
            "text": f.text,
        }


@dataclass(frozen=True, slots=True)
class Run:
    """
    Figures that may be compared: same giver, receiver, kind, unit and measure, neither totals nor changes.

    ``rows`` stand in the order of their days and do not overlap; ``releases`` are the days they were published on.
    """

    giver: str
    to: str
    kind: str
    unit: str
    measure: str
    rows: tuple[Dated, ...]
    releases: tuple[str, ...]

    @property
    def even(self) -> bool:
        """Return whether the periods are alike in length (within an eighth, as months are) and leave no gap."""
        days = [r.days for r in self.rows]
        alike = max(days) <= 1.125 * min(days) if days else True
        return alike and all(
            a.last is not None and b.first is not None and (b.first - a.last).days == 1
            for a, b in zip(self.rows, self.rows[1:], strict=False)
        )

    def to_json(self) -> dict[str, Any]:
        """Return the run as plain values."""
        names = ("giver", "to", "kind", "unit", "measure")
        return {("from" if n == "giver" else n): getattr(self, n) for n in names} | {
            "periods": len(self.rows),
            "even": self.even,
            "releases": list(self.releases),
            "rows": [r.flow.id for r in self.rows],
        }


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing that the figures cannot bear, and the rows that show it."""

    key: str
    words: str
    rows: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the limit as plain values."""
        return {"key": self.key, "words": self.words, "rows": list(self.rows)}


@dataclass(frozen=True, slots=True)
class FlowAnswer:
    """
    The whole answer about the figures.

    Parameters
    ----------
    figures : tuple of Dated
        In the order of the file.
    runs : tuple of Run
        Figures that may be compared with one another, longest first.
    limits : tuple of Limit
        What the rows cannot bear.
    bears : bool
        Whether any run is long and even enough for a test on a series.
    least : int
        How many periods that takes.
    """

    figures: tuple[Dated, ...]
    runs: tuple[Run, ...]
    limits: tuple[Limit, ...]
    bears: bool
    least: int
    names: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "figures": [f.to_json() for f in self.figures],
            "runs": [r.to_json() for r in self.runs],
            "limits": [x.to_json() for x in self.limits],
            "bears_a_test": self.bears,
            "least_periods": self.least,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences, the conclusion first."""
        longest = len(self.runs[0].rows) if self.runs else 0
        count = f"{len(self.figures)} figures" if len(self.figures) != 1 else "one figure"
        if self.bears:
            start = f"Of {count}, the longest run that may be compared has {longest} periods; a test on a series can"
            return (f"{start} be made where a series of outcomes stands beside it.", *self._rest())
        start = "Nothing can be said from these rows about what more or less support does to the fighting:"
        run = f"{count}, of which at most {longest} may be compared with one another; a test needs {self.least}."
        return (f"{start} {run}", *self._rest())

    def _rest(self) -> tuple[str, ...]:
        return tuple(x.words for x in self.limits)
