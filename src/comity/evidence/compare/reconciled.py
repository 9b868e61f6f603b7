"""What comes out of reconciling rival accounts: a value with interval per event and side, and what each source adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from comity.evidence.compare.figures_in_words import short, whole
from comity.evidence.sentences import joined, opened

Runs = Literal["high", "low", "level", "cannot be told"]
_LEVEL = 1.05


@dataclass(frozen=True, slots=True)
class SourceEffect:
    """
    What one source adds to the numbers that all of them tell.

    ``factor`` 1.2 says that its numbers are a fifth above the middle of all sources; ``low`` and ``high`` are the ends
    of the 90 per cent interval. ``runs`` is ``level`` where that interval lies within 5 per cent of 1, else ``high`` or
    ``low`` where it leaves 1 out. ``side`` is the party that the source belongs to, empty where it belongs to none.
    """

    source: str
    name: str
    factor: float
    low: float
    high: float
    accounts: int
    side: str = ""

    @property
    def runs(self) -> Runs:
        """Return whether its figures run high, low or level with the others, or that this cannot be told."""
        if self.low > 1 / _LEVEL and self.high < _LEVEL:
            return "level"
        return "high" if self.low > 1 else "low" if self.high < 1 else "cannot be told"

    def to_json(self) -> dict[str, Any]:
        """Return the effect as plain values."""
        out: dict[str, Any] = {"name": self.name, "factor": self.factor, "low": self.low, "high": self.high}
        return out | {"runs": self.runs, "accounts": self.accounts, "side": self.side or None}


@dataclass(frozen=True, slots=True)
class Line:
    """
    One account, beside what the others let one expect.

    ``own``: the source belongs to the side that it counts. ``departs``: by how many standard deviations the account
    lies above (+) or below (-) what the other accounts predict; None where there is nothing to compare it with.
    ``expected`` is that prediction. ``out_of_line``: it departs by more than the limit, and weighs little for that.
    """

    source: str
    name: str
    low: float
    high: float
    own: bool
    departs: float | None
    expected: float | None
    out_of_line: bool

    def to_json(self) -> dict[str, Any]:
        """Return the account as plain values."""
        keys = ("source", "low", "high", "own", "departs", "expected", "out_of_line")
        return {key: getattr(self, key) for key in keys}


@dataclass(frozen=True, slots=True)
class Value:
    """The reconciled number of one event and side, with the 90 per cent interval and the accounts behind it."""

    event: str
    side: str
    name: str
    value: float
    low: float
    high: float
    lines: tuple[Line, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the value as plain values."""
        out: dict[str, Any] = {"event": self.event, "side": self.side, "value": self.value}
        return out | {"low": self.low, "high": self.high, "accounts": [line.to_json() for line in self.lines]}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """
    Rival accounts of one sort of number, reconciled.

    Parameters
    ----------
    what : str
        The number: casualties, prisoners, days.
    effects : tuple of SourceEffect
        Their logarithms sum to zero: no source is taken as the true one.
    values : tuple of Value
    noise : float
        The factor by which single accounts scatter (one standard deviation), once the effects are taken off.
    spread : float
        The factor by which the sources differ from one another as a rule.
    at_edge : float
        The posterior mass on the rim of the grid.
    """

    what: str
    effects: tuple[SourceEffect, ...]
    values: tuple[Value, ...]
    noise: float
    spread: float
    at_edge: float
    notes: tuple[str, ...] = ()

    @property
    def out_of_line(self) -> tuple[tuple[Value, Line], ...]:
        """Return the accounts that do not fit the others, worst first."""
        every = [(value, line) for value in self.values for line in value.lines if line.out_of_line]
        return tuple(sorted(every, key=lambda found: -abs(found[1].departs or 0.0)))

    def to_json(self) -> dict[str, Any]:
        """Return the whole as plain values."""
        out: dict[str, Any] = {"what": self.what, "noise": self.noise, "spread": self.spread, "at_edge": self.at_edge}
        out |= {"sources": {e.source: e.to_json() for e in self.effects}}
        return out | {"values": [v.to_json() for v in self.values], "notes": list(self.notes)}

    def rows(self) -> list[dict[str, Any]]:
        """Return a row per account, for a table."""
        return [
            {"what": self.what, "event": v.event, "side": v.side, "value": v.value, "value_low": v.low}
            | {"value_high": v.high, **line.to_json()}
            for v in self.values
            for line in v.lines
        ]

    def sentences(self) -> list[str]:
        """Return in plain words whose figures run high or low, which account is out of line, and what else is known."""
        told = [self._runs(e) for e in self.effects if e.runs in ("high", "low")]
        level = [e.name for e in self.effects if e.runs == "level"]
        if level and len(self.effects) > 1:
            told.append(f"{self.what}: {joined(level)} run{'s' * (len(level) == 1)} level, within 5 % of the middle.")
        unclear = [e.name for e in self.effects if e.runs == "cannot be told"]
        if unclear and len(self.effects) > 1:
            told.append(f"{self.what}: whether {joined(unclear, 'or')} runs high or low cannot be told.")
        told += [self._departs(v, line) for v, line in self.out_of_line]
        return [opened(s) for s in (*told, *self.notes)]

    def _runs(self, e: SourceEffect) -> str:
        side = " (a side speaking)" if e.side else ""
        times = f"{short(e.factor)} times the middle of all sources [{short(e.low)} to {short(e.high)}]"
        return f"{self.what}: the figures of {e.name}{side} run {e.runs}, at {times}."

    def _departs(self, v: Value, line: Line) -> str:
        number = whole(line.low) if line.low == line.high else f"{whole(line.low)} to {whole(line.high)}"
        way = "above" if (line.departs or 0.0) > 0 else "below"
        own = ", a side counting itself," if line.own else ""
        return (
            f"{self.what} of {v.name} in “{v.event}”: {line.name}{own} says {number}, far {way} the "
            f"{short(line.expected or 0.0)} that the other accounts let one expect."
        )
