"""Ideal points as a result: places with intervals, session by session, and what they say in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.case.wording import counted
from comity.errors import UsageError

Reals = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class SessionPoints:
    """
    The places of one session.

    Parameters
    ----------
    session : str
    at, low, high : arrays of shape (N,)
        Place and the ends of its interval; NaN for an actor that was absent throughout.
    cast : int array of shape (N,)
        Votes of each actor that count.
    votes : int
        Votes that divide those present.
    left_out : int
        Votes on which all who were present said the same.
    right, commonest : float
        Share of answers that the likeliest answer at each place tells right, and the same for the answer that was
        commonest on each question.
    rounds : int
        Rounds of the fit.
    settled : bool
        False where the rounds ran out first: the places are then a first guess.
    """

    session: str
    at: Reals
    low: Reals
    high: Reals
    cast: NDArray[np.int64]
    votes: int
    left_out: int
    right: float
    commonest: float
    rounds: int
    settled: bool

    def mirrored(self) -> SessionPoints:
        """Return the same places with low and high changed over."""
        return replace(self, at=-self.at, low=-self.high, high=-self.low)


@dataclass(frozen=True, eq=False, slots=True)
class IdealPoints:
    """
    Where actors stand on a line, session by session.

    Parameters
    ----------
    actors : tuple of str
    anchor : pair of str
        Who stands low and who high.
    walk : float
        1 where the sessions were fitted apart.
    level : float
        Of the intervals.
    sessions : tuple of SessionPoints
    """

    actors: tuple[str, ...]
    anchor: tuple[str, str]
    walk: float
    level: float
    sessions: tuple[SessionPoints, ...]

    def of(self, session: str) -> SessionPoints:
        """Return one session; a name that is not there raises :class:`~comity.errors.UsageError`."""
        for found in self.sessions:
            if found.session == session:
                return found
        raise UsageError(f'There is no session "{session}".')

    def in_doubt(self) -> tuple[str, ...]:
        """Return the sessions whose direction is in doubt: the intervals of the two of the anchor overlap there."""
        a, b = (self.actors.index(name) for name in self.anchor)
        return tuple(s.session for s in self.sessions if s.high[a] >= s.low[b])

    def order(self, session: str) -> tuple[str, ...]:
        """Return the actors that voted in a session, from low to high."""
        at = self.of(session).at
        return tuple(self.actors[k] for k in np.argsort(at, kind="stable") if not np.isnan(at[k]))

    def table(self) -> Reals:
        """Return all places, shape (sessions, actors); NaN where an actor was absent."""
        return np.stack([s.at for s in self.sessions])

    def to_json(self) -> dict[str, Any]:
        """Return every place with its interval; actors that were absent for a session are not in it."""
        return {
            "anchor": {"low": self.anchor[0], "high": self.anchor[1]},
            "walk": self.walk,
            "level": self.level,
            "sessions": [
                {
                    "session": s.session,
                    "votes": s.votes,
                    "left_out": s.left_out,
                    "right": round(s.right, 6),
                    "commonest": round(s.commonest, 6),
                    "settled": s.settled,
                    "direction_in_doubt": s.session in self.in_doubt(),
                    "places": {
                        name: {
                            "at": round(float(s.at[k]), 6),
                            "low": round(float(s.low[k]), 6),
                            "high": round(float(s.high[k]), 6),
                            "votes": int(s.cast[k]),
                        }
                        for k, name in enumerate(self.actors)
                        if s.cast[k]
                    },
                }
                for s in self.sessions
            ],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in words what the last session shows, who moved most, and what a place cannot tell."""
        return (*_last(self), *_moved(self), *_limits(self))


def _last(found: IdealPoints) -> tuple[str, ...]:
    s = found.sessions[-1]
    order = found.order(s.session)
    where = f"In session {s.session}" if s.session else "Here"
    ends = ", ".join(_place(found, s, name) for name in (order[0], order[-1]))
    return (
        f"{where} {s.votes} votes divide the {len(order)} actors that voted; {s.left_out} more on which all said the "
        f"same were left out. At the two ends stand {ends} ({100 * found.level:.0f} % intervals).",
        f"The places tell {100 * s.right:.0f} of 100 answers right; the commonest answer to each question would tell "
        f"{100 * s.commonest:.0f}.",
    )


def _place(found: IdealPoints, s: SessionPoints, name: str) -> str:
    k = found.actors.index(name)
    return f"{name} at {s.at[k]:.2f} (from {s.low[k]:.2f} to {s.high[k]:.2f})"


def _moved(found: IdealPoints) -> tuple[str, ...]:
    first, last = found.sessions[0], found.sessions[-1]
    if first is last:
        return ()
    # errors of two sessions fitted apart are independent: the half widths add up as squares
    way = last.at - first.at
    surely = np.abs(way) > np.hypot(last.high - last.at, first.high - first.at)
    span = f"Between session {first.session} and {last.session}"
    if not surely.any():
        return (f"{span} nobody moved so far that the interval of the move leaves out 0.",)
    k = int(np.where(surely, np.abs(way), -1.0).argmax())
    name = found.actors[k]
    return (
        f"{span}, {counted(int(surely.sum()), 'actor')} moved so far that the interval of the move leaves out 0; "
        f"farthest {name}, from {first.at[k]:.2f} to {last.at[k]:.2f}.",
    )


def _limits(found: IdealPoints) -> tuple[str, ...]:
    low, high = found.anchor
    loose = [s.session for s in found.sessions if not s.settled]
    doubt = found.in_doubt()
    return (
        f"Low is the side of {low}, high that of {high}. In each session the places have mean 0 and spread 1, so a "
        "place is relative to the others: that all moved together, or apart, cannot be seen in it, nor whether the "
        "questions that were put to the vote have changed.",
        *((f"{low} and {high} cannot be told apart in {_named(doubt)}; its direction is in doubt.",) * bool(doubt)),
        *((f"The fit had not settled in {_named(loose)}; take its places as a first guess.",) * bool(loose)),
    )


def _named(sessions: Sequence[str]) -> str:
    return "session " + ", ".join(sessions) if any(sessions) else "these votes"
