"""What the posterior of a claim is, and on what it rests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from comity.evidence.posterior.log_range import LogRange
from comity.evidence.posterior.settings import PosteriorSettings
from comity.evidence.posterior.words import chance, counted, times
from comity.evidence.sentences import joined, opened

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LeadWorth", "LogRange", "Method", "OriginPart", "Posterior", "Posteriors", "Weighed"]

_EVEN = 0.05  # log-odds below which nothing need bring a claim to an even chance
Method = Literal["none", "sampled", "closed form"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """
    One item on one claim: its grade and its log ratio, and whether it counts beside others of its origin.

    ``grade`` is two characters, such as ``B2``; ``graded`` is False where a letter or digit stands in for a missing
    one. ``rule`` says where the ratio comes from: ``ratio``, ``table``, ``neutral``, ``F6``, ``analysts``, ``network``.
    """

    item: str
    source: str
    grade: str
    graded: bool
    log_ratio: LogRange
    rule: str
    counts: bool

    def to_json(self) -> dict[str, Any]:
        """Return the item as plain values."""
        return {
            "item": self.item,
            "source": self.source,
            "grade": self.grade,
            "graded": self.graded,
            "log_ratio": self.log_ratio.to_json(),
            "rule": self.rule,
            "counts": self.counts,
        }


@dataclass(frozen=True, slots=True)
class OriginPart:
    """
    What one origin brings to a claim, and what the claim would be without it.

    Parameters
    ----------
    origin : str
        Its id; the id of the item where the item goes back to nobody else's report.
    own : bool
        True where the origin is an item of its own.
    items : tuple of str
        Every item that goes back to it.
    counted : tuple of str
        The items whose ratio counts: one for each direction, or all of a network.
    log_ratio : LogRange
        After the discount for dependence.
    discount : float
        The factor for dependence; 1 where there is none.
    without : float
        p without this origin.
    swing : float
        p minus ``without``.
    swing_log_odds : float
        The same in log-odds.
    network : bool
        Whether the origin is a network (conventions §66).
    """

    origin: str
    own: bool
    items: tuple[str, ...]
    counted: tuple[str, ...]
    log_ratio: LogRange
    discount: float
    without: float
    swing: float
    swing_log_odds: float
    network: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the origin as plain values."""
        return {
            "origin": self.origin,
            "items": list(self.items),
            "counted": list(self.counted),
            "log_ratio": self.log_ratio.to_json(),
            "discount": self.discount,
            "without": self.without,
            "swing": self.swing,
            "swing_log_odds": self.swing_log_odds,
            "network": self.network,
        }


@dataclass(frozen=True, slots=True)
class LeadWorth:
    """
    What it is worth to follow a lead: for one claim, or for a set of rivals.

    ``bits`` is the expected information, between ``bits_low`` and ``bits_high`` as the chances of finding it range;
    ``found`` the chance that it is found; ``flips`` the chance that the verdict afterwards is another; ``per_cost`` is
    bits per unit of cost, None where the cost is 0. ``if_found`` and ``if_not`` are what each claim stands at then.
    """

    lead: str
    text: str
    claims: tuple[str, ...]
    bits: float
    bits_low: float
    bits_high: float
    found: float
    flips: float
    cost: float
    per_cost: float | None
    if_found: tuple[float, ...]
    if_not: tuple[float, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the worth of the lead as plain values."""
        return {
            "lead": self.lead,
            "text": self.text,
            "claims": list(self.claims),
            "bits": self.bits,
            "bits_low": self.bits_low,
            "bits_high": self.bits_high,
            "found": self.found,
            "flips": self.flips,
            "cost": self.cost,
            "per_cost": self.per_cost,
            "if_found": dict(zip(self.claims, self.if_found, strict=True)),
            "if_not": dict(zip(self.claims, self.if_not, strict=True)),
        }

    def sentence(self) -> str:
        """Return the worth in words."""
        what = self.text or self.lead
        flips = f"; chance to turn the verdict round: {chance(self.flips)}" if self.flips else ""
        return f"{opened(what).rstrip('.')}: {self.bits:.2g} bits expected on {_listed(self.claims)}{flips}."


@dataclass(frozen=True, slots=True)
class Posterior:
    """
    How probable a claim is, and why.

    Parameters
    ----------
    claim, text, by : str
        Id, words, and the party that says it.
    p, low, high : float
        The probability and its interval.
    prior : tuple of float
        Low, middle, high before any item.
    log_odds, prior_log_odds : float
        Natural logarithms of the odds.
    worst, best : float
        p with every uncertain number at its worst, and at its best, for the claim.
    carried_by : tuple of str
        The fewest items that make most of the movement (conventions §68), strongest first.
    flips_at : float
        The likelihood ratio of one more item that would bring p to 1/2.
    origins : tuple of OriginPart
        Strongest first.
    items : tuple of Weighed
        Every item on the claim, by id.
    analysts : mapping
        p by the judgements of each analyst alone; empty where nobody but the author of the rows judged.
    rivals : tuple of str
        The claims of its set of rivals, itself among them; empty where it has none.
    among_rivals : float or None
        Its probability where at most one of the set is true.
    next : tuple of LeadWorth
        The leads that bear on it, most information per cost first.
    hint : str
        What to look for next where no lead is given.
    method : str
        How the interval was found: ``none`` where nothing is uncertain.
    """

    claim: str
    text: str
    by: str
    p: float
    low: float
    high: float
    prior: tuple[float, float, float]
    log_odds: float
    prior_log_odds: float
    worst: float
    best: float
    carried_by: tuple[str, ...]
    flips_at: float
    origins: tuple[OriginPart, ...] = ()
    items: tuple[Weighed, ...] = ()
    analysts: Mapping[str, float] = field(default_factory=dict)
    rivals: tuple[str, ...] = ()
    among_rivals: float | None = None
    next: tuple[LeadWorth, ...] = ()
    hint: str = ""
    method: Method = "none"

    @property
    def grade(self) -> str:
        """Return the grade of the item that carries most, such as ``B2``; empty where there is none."""
        first = self.carried_by[0] if self.carried_by else ""
        return next((w.grade for w in self.items if w.item == first), "")

    def to_json(self) -> dict[str, Any]:
        """Return the posterior as plain values."""
        return {
            "p": self.p,
            "low": self.low,
            "high": self.high,
            "prior": list(self.prior),
            "log_odds": self.log_odds,
            "worst": self.worst,
            "best": self.best,
            "carried_by": list(self.carried_by),
            "flips_at": self.flips_at,
            "by": self.by,
            "text": self.text,
            "among_rivals": self.among_rivals,
            "rivals": list(self.rivals),
            "analysts": dict(self.analysts),
            "origins": [o.to_json() for o in self.origins],
            "items": [w.to_json() for w in self.items],
            "next": [n.to_json() for n in self.next],
            "hint": self.hint,
            "interval": self.method,
        }

    def sentences(self) -> list[str]:
        """Return what was found in plain words."""
        said = opened(self.text or self.claim).rstrip(".")
        out = [f"{said}: {chance(self.p)} [{chance(self.low)} to {chance(self.high)}]."]
        if self.items:
            out += self._rests_on()
        else:
            out.append("No item bears on it, so it stands where it stood before.")
        if self.among_rivals is not None:
            out.append(f"If at most one of its rivals is true: {chance(self.among_rivals)}.")
        if len(self.analysts) > 1:
            out.append("By analyst: " + ", ".join(f"{a} {chance(p)}" for a, p in self.analysts.items()) + ".")
        out.append(self.next[0].sentence() if self.next else self.hint)
        return [s for s in out if s]

    def _rests_on(self) -> list[str]:
        before = f"before {'it' if len(self.items) == 1 else 'them'}: {chance(self.prior[1])}"
        out = [f"{counted(len(self.items), 'item')} of {counted(len(self.origins), 'origin')}; {before}."]
        if self.carried_by:
            out.append(f"It rests on {_listed(self.carried_by)}.")
        if (top := self.origins[0]).swing_log_odds:
            out.append(f"Without origin {top.origin} it would stand at {chance(top.without)}.")
        if abs(self.log_odds) > _EVEN:
            flips = times(self.flips_at)
            out.append(f"One more item with a likelihood ratio of {flips} would bring it to an even chance.")
        return out


@dataclass(frozen=True, slots=True)
class Posteriors:
    """
    The posterior of every claim known by a day.

    ``leads`` holds the worth of every lead, for single claims and for sets of rivals, most information per cost first.
    ``unweighed`` names leads that could not be weighed, each with the reason. ``notes`` are remarks on odd input.
    """

    claims: Mapping[str, Posterior]
    as_of: dt.date | None = None
    settings: PosteriorSettings = field(default_factory=PosteriorSettings)
    leads: tuple[LeadWorth, ...] = ()
    unweighed: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    complete: bool = True
    missing: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``comity evidence posterior CASE --json``."""
        return {
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "claims": {c: p.to_json() for c, p in self.claims.items()},
            "leads": [n.to_json() for n in self.leads],
            "unweighed": [{"lead": lead, "why": why} for lead, why in self.unweighed],
            "notes": list(self.notes),
            "settings": self.settings.to_json(),
            "complete": self.complete,
            "missing": list(self.missing),
        }

    def sentences(self) -> list[str]:
        """Return what was found in plain words."""
        out = [s for p in self.claims.values() for s in p.sentences()]
        return [*out, *self.notes, *(f"Not worked out: {m}." for m in self.missing)]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per claim."""
        import pandas as pd

        names = ["p", "low", "high", "log_odds", "worst", "best", "flips_at"]
        rows = [[getattr(p, n) for n in names] + [" ".join(p.carried_by)] for p in self.claims.values()]
        return pd.DataFrame(rows, columns=[*names, "carried_by"], index=pd.Index(list(self.claims), name="claim"))


def _listed(names: tuple[str, ...]) -> str:
    """Return names as a list in a sentence, of many the first five."""
    return joined(names) if len(names) <= 6 else joined([*names[:5], f"{len(names) - 5} more"])
