"""Spells of fighting: where they fight, for how long, how it ends, and where answers differ."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Any, Literal

Begin = Literal["peace", "fighting", "nothing"]
"""Where the search for an equilibrium begins: at values of peace everywhere, of fighting everywhere, or at zero."""
BEGINNINGS: tuple[Begin, ...] = ("peace", "fighting", "nothing")


@dataclass(frozen=True, slots=True)
class Ends:
    """
    The chances of how a spell of fighting ends, from one position.

    ``a`` and ``b``: that side wins; ``settled``: they share, at each position 1 to K - 1. All of them add up to 1, or
    to 0 where there is no fighting.

    Examples
    --------
    >>> round(Ends(0.25, 0.25, (0.0, 0.5)).settlement, 3)
    0.5
    """

    a: float
    b: float
    settled: tuple[float, ...]

    @property
    def settlement(self) -> float:
        """Return the chance that the fighting ends in sharing, at whatever position."""
        return sum(self.settled)

    def to_json(self) -> dict[str, Any]:
        """Return the chances as plain values."""
        return {"a": self.a, "b": self.b, "settlement": self.settlement, "settlement_at": by_position(self.settled)}


@dataclass(frozen=True, slots=True)
class Spell:
    """
    What happens from one level of support on, at every position 1 to K - 1, in one equilibrium.

    Parameters
    ----------
    positions : tuple of int
        Where they fight.
    duration : tuple of float
        Expected periods until the fighting first stops; 0 where they share (conventions §94).
    ever : tuple of float
        Expected periods of fighting in all; more than ``duration`` only where peace can break.
    ends : tuple of Ends
    why : tuple of str
        Why there is no deal, a word of :data:`comity.support.game.why.REASONS`; ``peace`` where there is one.
    """

    positions: tuple[int, ...]
    duration: tuple[float, ...]
    ever: tuple[float, ...]
    ends: tuple[Ends, ...]
    why: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the spell as plain values, by position; a duration without end is None."""
        return {
            "positions": list(self.positions),
            "duration": by_position(self.duration),
            "ever": by_position(self.ever),
            "ends": {str(k): e.to_json() for k, e in enumerate(self.ends, start=1)},
            "why": {str(k): word for k, word in enumerate(self.why, start=1) if word != "peace"},
        }


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """
    One answer of the game at one cut hazard.

    Parameters
    ----------
    on, off : Spell
        With support on today, and with support cut today.
    found_from : tuple of (Begin, float)
        The beginnings and shares that lead to these wars.
    settled : bool
        False where the iteration never came to rest: no equilibrium without mixing was found.
    residual : float
        How far the values are from repeating themselves, in flows of one period.
    """

    on: Spell
    off: Spell
    found_from: tuple[tuple[Begin, float], ...]
    settled: bool = True
    residual: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the equilibrium as plain values."""
        return {
            "on": self.on.to_json(),
            "off": self.off.to_json(),
            "found_from": [{"begin": begin, "share": share} for begin, share in self.found_from],
            "settled": self.settled,
            "residual": self.residual,
        }


@dataclass(frozen=True, slots=True)
class AtHazard:
    """
    The answers at one chance per period of an announced cut.

    ``own`` is the answer with the share of the case, begun from peace; ``others`` are those with other wars, found from
    other beginnings or with other shares (conventions §95). Where there are others the answer is the set of all.
    """

    hazard: float
    own: Equilibrium
    others: tuple[Equilibrium, ...] = ()

    @property
    def all(self) -> tuple[Equilibrium, ...]:
        """Return every answer, that of the case first."""
        return (self.own, *self.others)

    @property
    def differs(self) -> bool:
        """Return whether beginnings or shares lead to different wars."""
        return bool(self.others)

    def ranges(self, cut: bool = False) -> tuple[tuple[float, float], ...]:
        """Return the shortest and longest duration at each position over all answers, with support on or cut today."""
        durations = zip(*((e.off if cut else e.on).duration for e in self.all), strict=True)
        return tuple((min(at), max(at)) for at in durations)

    def to_json(self) -> dict[str, Any]:
        """Return the answers as plain values."""
        return {
            "cut_hazard": self.hazard,
            "differs": self.differs,
            "duration_range": _ranges(self.ranges()),
            "duration_after_cut_range": _ranges(self.ranges(cut=True)),
            "equilibria": [e.to_json() for e in self.all],
        }


@dataclass(frozen=True, slots=True)
class Cut:
    """
    What a cut does: of all support (``name`` empty), of all to a side (``"all to b"``), of a kind (``"money to b"``).

    ``after`` holds, as its spells with support off, what follows where this support is cut today, in the game in which
    support that has come back stays (hazard 0). ``called`` is what readers call what is cut.
    """

    at: tuple[AtHazard, ...]
    after: AtHazard
    name: str = ""
    kind: str = ""
    to: str = ""
    called: str = ""

    @property
    def hold(self) -> AtHazard:
        """Return the answers where support stays: hazard 0."""
        return self.after

    def to_json(self) -> dict[str, Any]:
        """Return the cut as plain values: durations by hazard and position first."""
        return {
            "name": self.name,
            "kind": self.kind,
            "to": self.to,
            "called": self.called,
            "duration": {f"{a.hazard:g}": by_position(a.own.on.duration) for a in self.at},
            "duration_after_cut": by_position(self.after.own.off.duration),
            "war_states": [{"cut_hazard": a.hazard, "positions": list(a.own.on.positions)} for a in self.at],
            "war_after_cut": list(self.after.own.off.positions),
            "differs": any(a.differs for a in (*self.at, self.after)),
            "by_hazard": [a.to_json() for a in self.at],
            "after_cut": self.after.to_json(),
        }


def by_position(values: tuple[float, ...]) -> dict[str, float | None]:
    """Return values under the positions from 1 on, as texts; None for what is not finite."""
    return {str(k): _finite(value) for k, value in enumerate(values, start=1)}


def _ranges(ranges: tuple[tuple[float, float], ...]) -> dict[str, list[float | None]]:
    return {str(k): [_finite(low), _finite(high)] for k, (low, high) in enumerate(ranges, start=1)}


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
