"""What is said of a commitment that may wait: begin now, wait, or it cannot be told."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Literal

Ends = tuple[float, float]
Verdict = Literal["worth waiting", "go now", "cannot be told over the stated spread"]


@dataclass(frozen=True, slots=True)
class AtSpread:
    """The critical ratio at one spread: the least and the greatest over the stated rates."""

    spread: float
    critical: Ends
    forever: Ends

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values; None is infinite."""
        return {"spread": self.spread, "critical": plain(self.critical), "forever": plain(self.forever)}


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    One commitment as an option. Pairs are the least and the greatest over all combinations that were tried.

    Parameters
    ----------
    offer : str
    ratio : pair of float
        The stated value over the stated cost.
    critical : pair of float
        The ratio from which it is better to begin now than to wait; infinite where waiting always is.
    forever : pair of float
        The same if one could wait for ever, in closed form, with all paid and the value had at once. With stages the
        value is had later and asks for more, so that ``critical`` may be above it.
    held, now, waiting, leaving : pair of float
        In the unit of the case: what the choice is worth, what beginning now is worth, what may be gained by waiting,
        and what the right to leave at every stage is worth.
    by_spread : tuple of AtSpread
        The critical ratio along the interval of the spread.
    spread : pair of float
    years, combinations : int
    error : float
        The largest change of a critical ratio when half as many steps were made.
    verdict, why : str
    staged : bool
    name : str
        What sentences call the offer.
    unit : str
        That of the case, for sentences.
    """

    offer: str
    ratio: Ends
    critical: Ends
    forever: Ends
    held: Ends
    now: Ends
    waiting: Ends
    leaving: Ends
    by_spread: tuple[AtSpread, ...]
    spread: Ends
    years: int
    combinations: int
    error: float
    verdict: Verdict
    why: str
    staged: bool = False
    name: str = field(default="", compare=False, repr=False)
    unit: str = field(default="", compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values; None is infinite."""
        pairs = ("ratio", "critical", "forever", "held", "now", "waiting", "leaving", "spread")
        return {
            "offer": self.offer,
            "verdict": self.verdict,
            "why": self.why,
            **{name: plain(getattr(self, name)) for name in pairs},
            "by_spread": [at.to_json() for at in self.by_spread],
            "years": self.years,
            "staged": self.staged,
            "combinations": self.combinations,
            "error": self.error if math.isfinite(self.error) else None,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return it in plain sentences."""
        said = [f'"{self.name or self.offer}": {self.verdict}.', self.why]
        low, high = self.waiting
        said.append(f"What may be gained by waiting is worth {between(self.waiting)}{self._unit}.")
        if low <= 0 < high:
            said.append("At one end of what is stated, waiting gains nothing.")
        if self.staged:
            said.append(f"Once begun, the right to leave at the stages is worth {between(self.leaving)}{self._unit}.")
        return tuple(said)

    @property
    def _unit(self) -> str:
        return f" {self.unit}" if self.unit else ", in the unit of the case"


@dataclass(frozen=True, slots=True)
class Options:
    """Every commitment of a case as an option; ``cut`` says why the work ended early."""

    commitments: tuple[Waiting, ...]
    cut: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"commitments": [c.to_json() for c in self.commitments], "cut": self.cut}

    def sentences(self) -> tuple[str, ...]:
        """Return it in plain sentences."""
        if not self.commitments and not self.cut:
            return ("No commitment is stated, so that nothing can be said of waiting.",)
        said = [line for c in self.commitments for line in c.sentences()]
        if self.commitments:
            said.append(ASSUMED)
        if self.cut:
            said.append(f"The work ended early: {self.cut}. Commitments that are not listed were not worked out.")
        return tuple(said)


ASSUMED = (
    "The spread is an assumption and nobody's measurement. The value is taken to move at random without jumps, and "
    "what is learnt by waiting is what the value has become."
)


def verdict_of(ratio: Ends, critical: Ends, error: float, spread: Ends) -> tuple[Verdict, str]:
    """
    Return whether to begin now over the whole of what is stated, and why.

    ``go now`` needs the least ratio at or above the greatest critical one, ``worth waiting`` the greatest ratio below
    the least critical one, both by more than ``error``.

    Examples
    --------
    >>> verdict_of((2.5, 3.0), (1.4, 2.0), 0.01, (0.1, 0.3))[0], verdict_of((1.0, 1.2), (1.4, 2.0), 0.01, (0.1, 0.3))[0]
    ('go now', 'worth waiting')
    >>> print(verdict_of((1.5, 1.5), (1.4, 2.0), 0.01, (0.1, 0.3))[1])
    Over a spread from 0.1 to 0.3, a value of 1.40 to 2.00 times the cost is needed to begin now; it is stated as 1.50.
    """
    over = f"from {spread[0]:g} to {spread[1]:g}" if spread[0] < spread[1] else f"of {spread[0]:g}"
    why = f"Over a spread {over}, {_needed(critical)}; it is stated as {between(ratio, 2)}."
    if ratio[0] >= critical[1] + error or critical[1] == 0:
        return "go now", why
    if ratio[1] < critical[0] - error:
        return "worth waiting", why
    return "cannot be told over the stated spread", why


def _needed(critical: Ends) -> str:
    if critical[1] == 0:
        return "any value will do to begin now, since nothing is paid at the beginning"
    if math.isinf(critical[0]):
        return "no value is enough to begin now, since nothing is lost by waiting"
    return f"a value of {between(critical, 2)} times the cost is needed to begin now"


def between(ends: Ends, places: int | None = None) -> str:
    """
    Return two ends in words, one number where they are the same.

    Examples
    --------
    >>> between((1.0, 2.0)), between((2.0, 2.0)), between((1.0, math.inf)), between((1.4, 2.0), 2)
    ('1 to 2', '2', 'from 1 without an upper end', '1.40 to 2.00')
    """
    low, high = (f"{end:.{places}f}" if places is not None else f"{end:.4g}" for end in ends)
    if math.isinf(ends[1]) and math.isfinite(ends[0]):
        return f"from {low} without an upper end"
    return low if low == high else f"{low} to {high}"


def plain(ends: Ends) -> list[float | None]:
    """
    Return two ends as plain values, None where one is infinite.

    Examples
    --------
    >>> plain((1.0, math.inf))
    [1.0, None]
    """
    return [end if math.isfinite(end) else None for end in ends]
