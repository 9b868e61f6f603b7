"""What the methods say, how their order hangs on the list of offers, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from comity.partners.contrast.agreement import kendall
from comity.partners.contrast.judged import At
from comity.partners.contrast.reversals import Change
from comity.partners.contrast.words import about_agreement, about_cells, about_method, about_start

LIKELY = "most likely ranks"


@dataclass(frozen=True, slots=True)
class Ranking:
    """
    What one method says.

    ``scores`` and ``ranks`` are in the order of the offers; ``less`` where a lower score is better. ``changes`` are
    what offers that leave or join do to the order of the others.
    """

    method: str
    name: str
    scores: tuple[float, ...]
    ranks: tuple[int, ...]
    less: bool
    changes: tuple[Change, ...] = ()

    @property
    def reversals(self) -> tuple[Change, ...]:
        """Return the changes that turn at least one pair of the others."""
        return tuple(c for c in self.changes if c.reversed)


@dataclass(frozen=True, slots=True)
class Contrast:
    """
    Methods of ranking as a contrast; nothing is decided by them.

    Parameters
    ----------
    offers, criteria : tuple of str
        Their ids.
    weights : tuple of float
        At which all methods were used; ``weighed`` says in words where they are from.
    rankings : tuple of Ranking
        One for each method; empty where nothing could be computed, for which ``why`` gives the reason.
    left_out : tuple of pairs
        Methods that could not take the table, and why.
    likely : tuple of float or None
        The ranks to compare with, for each offer; empty where none were handed over.
    unknown : tuple of pairs
        Offers and criteria of which nothing is known; ``filled`` whether the middle of the range stands there.
    worse : float
        By which share of the ranges a copy is worse.
    notes : tuple of str
        What a reader should know of the numbers that went in.
    cut : str
        Why the work ended early; empty where it did not.
    """

    offers: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: tuple[float, ...]
    weighed: str
    rankings: tuple[Ranking, ...] = ()
    why: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    likely: tuple[float, ...] = ()
    unknown: tuple[At, ...] = ()
    filled: bool = False
    worse: float = 0.1
    notes: tuple[str, ...] = ()
    cut: str = ""
    offer_names: tuple[str, ...] = field(default=(), compare=False, repr=False)
    criterion_names: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def agreement(self) -> tuple[tuple[str, str, float | None], ...]:
        """Return Kendall's tau of every two methods, and of each with the most likely ranks, as (one, other, tau)."""
        orders: list[tuple[str, tuple[float, ...]]] = [(r.name, r.ranks) for r in self.rankings]
        if self.likely and orders:
            orders.append((LIKELY, self.likely))
        return tuple((a, b, kendall(x, y)) for (a, x), (b, y) in combinations(orders, 2))

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {
            "methods": {r.method: self._ranking(r) for r in self.rankings},
            "why": self.why,
            "left_out": dict(self.left_out),
            "weights": dict(zip(self.criteria, self.weights, strict=True)),
            "weighed": self.weighed,
            "agreement": [{"one": a, "other": b, "tau": tau} for a, b, tau in self.agreement],
            "likely": dict(zip(self.offers, self.likely, strict=True)) if self.likely else None,
            "unknown": [{"offer": o, "criterion": c} for o, c in self.unknown],
            "filled": self.filled,
            "worse": self.worse,
            "notes": list(self.notes),
            "cut": self.cut,
        }

    def _ranking(self, ranking: Ranking) -> dict[str, Any]:
        return {
            "name": ranking.name,
            "scores": dict(zip(self.offers, ranking.scores, strict=True)),
            "ranks": dict(zip(self.offers, ranking.ranks, strict=True)),
            "less_is_better": ranking.less,
            "changes": [c.to_json() for c in ranking.changes],
            "reversals": sum(len(c.reversed) for c in ranking.changes),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        names = dict(zip(self.offers, self.offer_names or self.offers, strict=True))
        criteria = dict(zip(self.criteria, self.criterion_names or self.criteria, strict=True))
        weights = [(criteria[c], w) for c, w in zip(self.criteria, self.weights, strict=True)]
        cells = about_cells([(names[o], criteria[c]) for o, c in self.unknown], self.filled)
        if not self.rankings:
            return (*((self.why,) if self.why else ()), *cells, *self.notes)
        return (
            *about_start([r.name for r in self.rankings], self.weighed, weights),
            *cells,
            *(s for r in self.rankings for s in about_method(r.name, names, self.offers, r.ranks, r.changes)),
            *about_agreement(self.agreement, LIKELY),
            *(f"{name} was left out: {why}." for name, why in self.left_out),
            *((f"The work ended early: {self.cut}. Not all changes of the list were tried.",) if self.cut else ()),
            *self.notes,
        )
