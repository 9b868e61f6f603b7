"""Which way an actor moves on the line of votes, and towards whom."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from comity.alignment.ideal_points.result import IdealPoints, SessionPoints

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Distance:
    """
    How far apart the actor and another stand in the first and in the last session.

    ``first_band`` and ``last_band`` are all the distances that the two intervals allow.
    """

    name: str
    first: float
    last: float
    first_band: Interval
    last_band: Interval

    @property
    def way(self) -> Literal["closer", "farther", "cannot be told"]:
        """Return whether the two surely came closer or drew apart: their bands have nothing in common."""
        if self.last_band[1] < self.first_band[0]:
            return "closer"
        return "farther" if self.last_band[0] > self.first_band[1] else "cannot be told"

    def to_json(self) -> dict[str, object]:
        """Return the distances as plain values."""
        return {
            "of": self.name,
            "first": self.first,
            "last": self.last,
            "first_band": list(self.first_band),
            "last_band": list(self.last_band),
            "way": self.way,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """
    The places of an actor in its first and its last session.

    Parameters
    ----------
    sessions : pair of str
        The first and the last session in which it voted.
    first, last : float
    first_band, last_band : pairs of float
        Intervals of the places.
    change, change_band : float and pair of float
        Last minus first, with the interval of two independent errors.
    level : float
        Of the intervals.
    anchor : pair of str
        Who stands low and who high.
    distances : tuple of Distance
        To every other actor that voted in both sessions, those that came closest first.
    in_doubt : tuple of str
        Which of the two sessions have a direction in doubt, or had not settled.
    """

    sessions: tuple[str, str]
    first: float
    last: float
    first_band: Interval
    last_band: Interval
    change: float
    change_band: Interval
    level: float
    anchor: tuple[str, str]
    distances: tuple[Distance, ...]
    in_doubt: tuple[str, ...]

    @property
    def towards(self) -> str:
        """Return towards whose side of the line it surely moved; empty where that cannot be told."""
        low, high = self.change_band
        if self.in_doubt:
            return ""
        return self.anchor[1] if low > 0 else self.anchor[0] if high < 0 else ""

    def to_json(self) -> dict[str, object]:
        """Return the places as plain values."""
        return {
            "sessions": list(self.sessions),
            "first": self.first,
            "last": self.last,
            "first_band": list(self.first_band),
            "last_band": list(self.last_band),
            "change": self.change,
            "change_band": list(self.change_band),
            "level": self.level,
            "anchor": {"low": self.anchor[0], "high": self.anchor[1]},
            "towards": self.towards or None,
            "in_doubt": list(self.in_doubt),
            "distances": [found.to_json() for found in self.distances],
        }


def place(points: IdealPoints, actor: str) -> Place | None:
    r"""
    Return where an actor stood first and last; None where it voted in fewer than two sessions.

    With places :math:`x_1, x_2` and half intervals :math:`h_1, h_2`, the change is :math:`x_2 - x_1` give or take
    :math:`\sqrt{h_1^2 + h_2^2}`. That takes the errors of the two sessions as independent, which they are where the
    sessions were fitted apart (``walk`` 1); otherwise they move together, and the interval is rather too wide. A
    distance may be whatever the two intervals allow at once, which is wider still.

    Examples
    --------
    >>> import numpy as np
    >>> def session(name, *at):
    ...     at = np.array(at)
    ...     return SessionPoints(name, at, at - 0.1, at + 0.1, np.array([9] * 3), 9, 0, 1.0, 0.5, 3, True)
    >>> points = IdealPoints(("a", "b", "c"), ("a", "c"), 1.0, 0.9, (session("1", -1, -1, 1), session("2", -1, 0, 1)))
    >>> found = place(points, "b")
    >>> found.change, found.towards, [(d.name, d.way) for d in found.distances]
    (1.0, 'c', [('c', 'closer'), ('a', 'farther')])
    """
    if actor not in points.actors:
        return None
    k = points.actors.index(actor)
    there = [s for s in points.sessions if not math.isnan(s.at[k])]
    if len(there) < 2:
        return None
    one, two = there[0], there[-1]
    half = math.hypot(float(one.high[k] - one.at[k]), float(two.high[k] - two.at[k]))
    change = float(two.at[k] - one.at[k])
    doubt = {*points.in_doubt(), *(s.session for s in there if not s.settled)}
    return Place(
        (one.session, two.session),
        float(one.at[k]),
        float(two.at[k]),
        (float(one.low[k]), float(one.high[k])),
        (float(two.low[k]), float(two.high[k])),
        change,
        (change - half, change + half),
        points.level,
        points.anchor,
        _distances(points, k, one, two),
        tuple(s.session for s in (one, two) if s.session in doubt),
    )


def _distances(points: IdealPoints, k: int, one: SessionPoints, two: SessionPoints) -> tuple[Distance, ...]:
    out = []
    for j, name in enumerate(points.actors):
        if j != k and not math.isnan(one.at[j]) and not math.isnan(two.at[j]):
            apart = [abs(float(s.at[k] - s.at[j])) for s in (one, two)]
            out.append(Distance(name, apart[0], apart[1], _band(one, k, j), _band(two, k, j)))
    return tuple(sorted(out, key=lambda d: (d.last - d.first, d.name)))


def _band(s: SessionPoints, k: int, j: int) -> Interval:
    gaps = (float(s.low[k] - s.high[j]), float(s.low[j] - s.high[k]))
    return max(0.0, *gaps), max(abs(gap) for gap in gaps)
