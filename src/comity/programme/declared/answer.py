"""Published figures of a programme beside one another, by thing, unit and time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from comity.case.programme import Declared
from comity.programme.declared.reached import Share, Verdict
from comity.programme.declared.revised import Revision
from comity.programme.declared.time_of import Time

KINDS = ("target", "capacity", "output", "budget")


@dataclass(frozen=True, slots=True)
class Pair:
    """
    An output beside a target.

    ``later`` where the output is for a time after that of the target, which is only done for rates; ``early`` where the
    output was published before its own time was over, or was an aim or a forecast, so that it was expected at most.
    """

    target: Declared
    output: Declared
    share: Share
    later: bool = False
    early: bool = False

    @property
    def verdict(self) -> Verdict:
        """Return whether the target was reached; what was said too early, or is for another time, cannot tell."""
        return "cannot be told" if self.early or self.later else self.share.verdict

    def to_json(self) -> dict[str, Any]:
        """Return the pair as plain values."""
        return {
            "target": self.target.id,
            "output": self.output.id,
            "share": self.share.to_json(),
            "later": self.later,
            "early": self.early,
            "verdict": self.verdict,
        }


@dataclass(frozen=True, slots=True)
class At:
    """All that was published of one thing in one unit for one time, by kind; the kinds are never added."""

    time: Time
    figures: tuple[Declared, ...]

    def of(self, kind: str) -> tuple[Declared, ...]:
        """Return the figures of a kind."""
        return tuple(f for f in self.figures if f.kind == kind)


@dataclass(frozen=True, slots=True)
class Thing:
    """
    One thing of one actor in one unit, time by time.

    ``pairs`` are outputs beside targets; ``open`` are targets with a time for which no output was published, and those
    of them that are ``not_over`` are for a time that had not ended on ``day``, the day of the case.
    """

    who: str
    what: str
    unit: str
    at: tuple[At, ...]
    pairs: tuple[Pair, ...]
    open: tuple[Declared, ...]
    revised: tuple[Revision, ...]
    not_over: tuple[Declared, ...] = ()
    day: dt.date | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the thing as plain values."""
        return {
            "who": self.who,
            "what": self.what,
            "unit": self.unit,
            "times": [
                {"time": at.time.words, **{kind: [figure_json(f) for f in at.of(kind)] for kind in KINDS}}
                for at in self.at
            ],
            "reached": [pair.to_json() for pair in self.pairs],
            "without_output": [f.id for f in self.open],
            "not_over": [f.id for f in self.not_over],
            "revised": [r.to_json() for r in self.revised],
        }


@dataclass(frozen=True, slots=True)
class DeclaredAnswer:
    """
    Every thing, those with an output beside a target first, then those with a target.

    ``units`` are (who, what, units) that were published in several units and are not compared.
    """

    things: tuple[Thing, ...]
    units: tuple[tuple[str, str, tuple[str, ...]], ...]

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values; None stands for what is not known."""
        return {
            "things": [thing.to_json() for thing in self.things],
            "several_units": [{"who": who, "what": what, "units": list(units)} for who, what, units in self.units],
            "sentences": list(self.sentences()),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return everything in plain words."""
        from comity.programme.declared.words import of_declared

        return of_declared(self)


def figure_json(figure: Declared) -> dict[str, Any]:
    """Return a figure as plain values."""
    value = figure.value
    return {
        "id": figure.id,
        "value": None if value is None else float(value.low) if value.known else [float(value.low), float(value.high)],
        "bound": figure.bound,
        "expected": figure.expected,
        "by": figure.by,
        "released": figure.released,
        "text": figure.text,
        "source": list(figure.source),
    }
