"""What is found about days: the steps of the timetable, and whether the days asked for fit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from comity.settlement.sequence.figures import number
from comity.settlement.sequence.graph import Stake

if TYPE_CHECKING:
    import pandas as pd

Met = Literal["full", "together", "escrow", "parts", "window", "dropped"]

MET: dict[Met, str] = {
    "full": "met in full",
    "together": "met at the same moment, not before",
    "escrow": "met with an act in a holder's hands",
    "parts": "met part by part",
    "window": "met in its order, not in its days",
    "dropped": "given up",
}


@dataclass(frozen=True, slots=True)
class Step:
    """
    One step of the timetable.

    Parameters
    ----------
    number : int
        From 1.
    acts : tuple of str
        The acts; more than one where they are done at the same moment.
    words : str
        What happens, and who does it.
    by : tuple of str
        The parties that move.
    holder : str
        Who holds the act, for a step into or out of escrow; empty otherwise.
    after : tuple of int
        The steps that must be done before this one.
    earliest, latest, until : Fraction
        First day it can begin; last day it can begin without delaying the end; first day it can be done. Day 0 is
        the first.
    meets : tuple of int
        Numbers of the claims that come to be met with this step: their second act begins here.
    """

    number: int
    acts: tuple[str, ...]
    words: str
    by: tuple[str, ...]
    holder: str
    after: tuple[int, ...]
    earliest: Fraction
    latest: Fraction
    until: Fraction
    meets: tuple[int, ...] = ()

    @property
    def slack(self) -> Fraction:
        """Return by how many days the step can be late without delaying the end."""
        return self.latest - self.earliest

    def to_json(self) -> dict[str, Any]:
        """Return the step as plain values."""
        return {
            "step": self.number,
            "acts": list(self.acts),
            "words": self.words,
            "by": list(self.by),
            "holder": self.holder or None,
            "after": list(self.after),
            "earliest": number(self.earliest),
            "latest": number(self.latest),
            "slack": number(self.slack),
            "done": number(self.until),
            "meets": list(self.meets),
        }


@dataclass(frozen=True, slots=True)
class Timetable:
    """
    The steps in order, and what becomes of each claim.

    Parameters
    ----------
    steps : tuple of Step
    met : tuple
        For each claim, how the timetable meets it; see :data:`MET` for the words.
    days : Fraction or None
        How long the whole takes at the least, with acts as long as the middle of their intervals.
    days_low, days_high : Fraction or None
        The same with every act as short and as long as its interval allows; None where the days then do not fit.
    """

    steps: tuple[Step, ...]
    met: tuple[Met, ...]
    days: Fraction | None = None
    days_low: Fraction | None = None
    days_high: Fraction | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the timetable as plain values."""
        out = {"steps": [s.to_json() for s in self.steps], "days": number(self.days)}
        return out | {"days_low": number(self.days_low), "days_high": number(self.days_high)}

    def to_frame(self) -> pd.DataFrame:
        """Return one row per step, with columns acts, words, by, earliest, latest, slack, done."""
        import pandas as pd

        columns = ["acts", "words", "by", "earliest", "latest", "slack", "done"]
        rows = [[s.to_json()[c] for c in columns] for s in self.steps]
        return pd.DataFrame(rows, columns=columns, index=pd.Index([s.number for s in self.steps], name="step"))


@dataclass(frozen=True, slots=True)
class Wider:
    """The days a claim would have to allow instead."""

    claim: int
    within: tuple[Fraction, Fraction | None]

    def to_json(self) -> dict[str, Any]:
        """Return the days as plain values."""
        return {"claim": self.claim, "within": [number(self.within[0]), number(self.within[1])]}


@dataclass(frozen=True, slots=True)
class Repair:
    """A lightest set of windows without which the days fit, and how far it would be enough to widen them instead."""

    stakes: tuple[Stake, ...]
    weight: Fraction
    wider: tuple[Wider, ...]
    words: str

    def to_json(self) -> dict[str, Any]:
        """Return the repair as plain values."""
        claims = [c for s in self.stakes for c in s.claims]
        out = {"claims": claims, "weight": number(self.weight), "words": self.words}
        return out | {"wider": [w.to_json() for w in self.wider]}


@dataclass(frozen=True, slots=True)
class Windows:
    """
    Whether the days asked for fit together in the order that results.

    Parameters
    ----------
    consistent : bool
    conflict : tuple of int
        Numbers of claims that cannot all be met in their days, while any one fewer can; empty if consistent.
    short : Fraction
        By how many days they miss one another.
    words : str
    repairs : tuple of Repair
        Every lightest one; the timetable is made with the first.
    proven, complete : bool
        Whether no lighter repair exists, and whether all are listed.
    """

    consistent: bool
    conflict: tuple[int, ...] = ()
    short: Fraction = Fraction(0)
    words: str = ""
    repairs: tuple[Repair, ...] = ()
    proven: bool = True
    complete: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the finding as plain values."""
        return {
            "consistent": self.consistent,
            "conflict": list(self.conflict),
            "short_by": number(self.short),
            "words": self.words,
            "repairs": [r.to_json() for r in self.repairs],
            "proven": self.proven,
            "complete": self.complete,
        }
