"""The parts of an answer about packages, as frozen plain values: points, improvements, trades, promises kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from comity.settlement.packages.model import Package, Packages

Gains = tuple[Fraction, ...]


def number(value: Fraction | int | None) -> int | float | None:
    """
    Return an exact number as JSON writes it: whole where it is whole, else a float.

    Examples
    --------
    >>> number(Fraction(6, 2)), number(Fraction(1, 4)), number(None)
    (3, 0.25, None)
    """
    if value is None:
        return None
    return int(value) if Fraction(value).denominator == 1 else float(value)


def by_party(model: Packages, values: Sequence[Fraction | int | None]) -> dict[str, int | float | None]:
    """Return numbers under the ids of the parties they belong to."""
    return {party: number(v) for party, v in zip(model.parties, values, strict=True)}


def row(model: Packages, package: Package, values: Gains | None = None) -> dict[str, Any]:
    """Return a package and what it is worth, as the contract writes it."""
    return {"package": model.named(package), "value": by_party(model, values or model.values(package))}


@dataclass(frozen=True, slots=True)
class Point:
    """One vector of values on the frontier; ``packages`` are the first of the ``count`` packages that have it."""

    values: Gains
    packages: tuple[Package, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Frontier:
    """
    Packages that no other package beats for one party without loss to another.

    ``complete`` says that all of them are there; otherwise every point is on the frontier, but others may be too.
    ``method`` and ``why`` say how it was found and what is not known.
    """

    points: tuple[Point, ...]
    complete: bool
    method: str
    why: str = ""

    @property
    def count(self) -> int:
        """Return how many packages the points stand for."""
        return sum(point.count for point in self.points)

    @property
    def packages(self) -> tuple[tuple[Package, Gains], ...]:
        """Return the packages that are listed, each with its values."""
        return tuple((package, point.values) for point in self.points for package in point.packages)

    def to_json(self, model: Packages, limit: int | None = None) -> dict[str, Any]:
        """Return the frontier as the contract writes it; ``count`` is how many packages there are."""
        listed = self.packages[:limit]
        return {
            "complete": self.complete and len(listed) == self.count,
            "known": self.complete,
            "count": self.count if self.complete else None,
            "points": len(self.points),
            "method": self.method,
            **({"why": self.why} if self.why else {}),
            "packages": [row(model, package, values) for package, values in listed],
        }


@dataclass(frozen=True, slots=True)
class Better:
    """A package seen from another: what each party gains by it (below 0: loses) and the issues that differ."""

    package: Package
    values: Gains
    gains: Gains
    changed: tuple[str, ...]

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return row(model, self.package, self.values) | {
            "gains": by_party(model, self.gains),
            "changed": list(self.changed),
        }


@dataclass(frozen=True, slots=True)
class Improvement:
    """
    What can be made of a package without loss to anybody.

    ``count`` packages are at least as good for every party and better for one (None: not counted); ``better`` lists the
    first of them, those on the frontier first. ``best`` is the one that is best for each party, ``nash`` the one with
    the largest product of gains from here (None where not every party can gain at once), ``nearest`` those that change
    the fewest issues. ``efficient`` is True where it is proven that nothing is better, None where not known.
    """

    package: Package
    values: Gains
    efficient: bool | None
    count: int | None
    better: tuple[Better, ...]
    best: tuple[Better | None, ...]
    nash: Better | None
    nearest: tuple[Better, ...]
    complete: bool
    why: str = ""

    @property
    def gains(self) -> tuple[Fraction, ...]:
        """Return how much each party alone could gain without loss to another: how far the frontier is."""
        return tuple(b.gains[i] if b is not None else Fraction(0) for i, b in enumerate(self.best))

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return row(model, self.package, self.values) | {
            "efficient": self.efficient,
            "better": {"count": self.count, "packages": [b.to_json(model) for b in self.better]},
            "could_gain": by_party(model, self.gains),
            "best": {p: b.to_json(model) if b else None for p, b in zip(model.parties, self.best, strict=True)},
            "nash": self.nash.to_json(model) if self.nash else None,
            "nearest": [b.to_json(model) for b in self.nearest],
            "complete": self.complete,
            **({"why": self.why} if self.why else {}),
        }


@dataclass(frozen=True, slots=True)
class Trade:
    """
    An exchange on two issues: ``giver`` gives way on ``issues[0]`` and is paid on ``issues[1]``.

    ``shares`` are the gains as shares of each party's own range; ``smaller`` is the smaller share of the two who trade.
    ``rates``: what each of the two gives up on one issue for a unit gained on the other, in its own units (None: 0
    given up); a trade serves both because these differ.
    """

    issues: tuple[str, str]
    giver: str
    taker: str
    start: tuple[str, str]
    end: tuple[str, str]
    package: Package
    gains: Gains
    shares: Gains
    smaller: Fraction
    rates: tuple[Fraction, Fraction]
    harmed: tuple[str, ...]

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "issues": list(self.issues),
            "between": [self.giver, self.taker],
            "from": list(self.start),
            "to": list(self.end),
            "gains": by_party(model, self.gains),
            "shares": by_party(model, self.shares),
            "gives_per_unit_gained": {
                self.giver: number(self.rates[0]),
                self.taker: number(self.rates[1]),
            },
            "harmed": list(self.harmed),
        }


@dataclass(frozen=True, slots=True)
class Distance:
    """
    How far a package is from a solution (the nearest of its optima, by issues).

    ``short`` is what each party has at the solution and not here, as a share of its own range (below 0: it has more
    here); None for a party to which every package is worth the same.
    """

    key: str
    package: Package
    issues: tuple[str, ...]
    short: tuple[Fraction | None, ...]

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return {"issues": list(self.issues), "short": by_party(model, self.short)}


@dataclass(frozen=True, slots=True)
class Held:
    """
    Whether one breach pays: complying against breaking, and what stands behind the package.

    ``needed`` is the least reliability at which complying is at least as good: 0 where nothing is needed, None where no
    guarantee would do. ``holds`` uses the middles of the intervals, ``surely`` the ends that tempt most, ``perhaps``
    those that tempt least.
    """

    by: str
    text: str
    complying: Fraction
    breaking: Fraction
    punished: Fraction
    reliability: Fraction
    guarantee: str
    needed: Fraction | None
    holds: bool
    surely: bool
    perhaps: bool
    source: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "by": self.by,
            "text": self.text,
            "complying": number(self.complying),
            "breaking": number(self.breaking),
            "punished": number(self.punished),
            "reliability": number(self.reliability),
            "guarantee": self.guarantee,
            "needed": number(self.needed),
            "holds": self.holds,
            "surely": self.surely,
            "perhaps": self.perhaps,
            "source": list(self.source),
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether a package keeps itself: every breach that is open in it, with its verdict."""

    package: Package
    held: tuple[Held, ...]

    @property
    def holds(self) -> bool:
        """Return True where no breach pays, with the middles of the intervals."""
        return all(h.holds for h in self.held)

    @property
    def breakers(self) -> tuple[str, ...]:
        """Return the parties that would gain by breaking it, each once."""
        return tuple(dict.fromkeys(h.by for h in self.held if not h.holds))

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "package": model.named(self.package),
            "self_enforcing": self.holds,
            "surely": all(h.surely for h in self.held),
            "perhaps": all(h.perhaps for h in self.held),
            "broken_by": list(self.breakers),
            "breaches": [h.to_json() for h in self.held],
        }


@dataclass(frozen=True, slots=True)
class Lottery:
    """A draw among packages: ``support`` holds (package, chance); values are expected values, as floats."""

    key: str
    support: tuple[tuple[Package, float], ...]
    values: tuple[float, ...]
    gap: float
    proven: bool

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "value": dict(zip(model.parties, self.values, strict=True)),
            "draw": [{"package": model.named(p), "chance": chance} for p, chance in self.support],
            "gap": self.gap,
            "proven": self.proven,
        }


@dataclass(frozen=True, slots=True)
class PlanChecked:
    """A plan of the case, looked at from every side. ``refuse`` are the parties to which it is worth too little."""

    id: str
    text: str
    package: Package
    values: Gains
    allowed: bool
    refuse: tuple[str, ...]
    distances: tuple[Distance, ...]
    improvement: Improvement | None
    kept: Kept | None
    source: tuple[str, ...] = ()

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return row(model, self.package, self.values) | {
            "text": self.text,
            "allowed": self.allowed,
            "acceptable": self.allowed and not self.refuse,
            "refused_by": list(self.refuse),
            "distance": {d.key: d.to_json(model) for d in self.distances},
            "improve": self.improvement.to_json(model) if self.improvement else None,
            "kept": self.kept.to_json(model) if self.kept else None,
            "source": list(self.source),
        }


@dataclass(frozen=True, slots=True)
class WalkAwayEnds:
    """
    What remains at an end of the walk-away intervals.

    ``end`` is "low" or "high"; ``party`` the one party that is moved there, empty for all. ``some`` says whether any
    package is acceptable then (None: not known); ``solutions`` holds key -> packages, ``same`` key -> whether the
    solution is that of the middle.
    """

    end: str
    party: str
    acceptable: int | None
    some: bool | None
    solutions: Mapping[str, tuple[Package, ...]]
    same: Mapping[str, bool]

    def to_json(self, model: Packages) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "end": self.end,
            "party": self.party or None,
            "acceptable": self.acceptable,
            "some": self.some,
            "solutions": {k: [model.named(p) for p in found] for k, found in self.solutions.items()},
            "same": dict(self.same),
        }
