"""What the analysis of demands found, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from comity.case.settlement import Demand

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Explained:
    """
    A conflict and what else takes part in it: with all of these nothing is left that could be agreed.

    ``facts`` are the texts of facts, ``seek`` terms that are taken as true, ``issues`` those of which only one level
    can hold, ``fixed`` demands that were held fixed. They are one smallest choice by inclusion; another may do as
    well.
    """

    demands: tuple[str, ...]
    facts: tuple[str, ...]
    seek: tuple[str, ...]
    issues: tuple[str, ...]
    fixed: tuple[str, ...]
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """Return the explanation as plain values."""
        return {
            "demands": list(self.demands),
            "facts": list(self.facts),
            "seek": list(self.seek),
            "issues": list(self.issues),
            "fixed": list(self.fixed),
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Relaxation:
    """
    Demands without which all others can be met; none of them can be kept.

    ``weight`` is the sum of their weights, at the middle of intervals; ``low`` and ``high`` its ends. ``sometimes``
    and ``always``: whether it is a cheapest one for some, or for all, weights within the intervals (None: not known).
    """

    drop: tuple[str, ...]
    weight: Fraction
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    sometimes: bool | None = None
    always: bool | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the relaxation as plain values."""
        ends = {} if self.low == self.high else {"low": float(self.low), "high": float(self.high)}
        firm = {} if self.sometimes is None else {"sometimes_cheapest": self.sometimes, "always_cheapest": self.always}
        return {"drop": list(self.drop), "weight": float(self.weight), **ends, **firm}


@dataclass(frozen=True, slots=True)
class Burden:
    """
    What the conflicts ask of one party.

    ``share``: of the cheapest relaxations, those in which it gives something up. ``gives_up``: the weight it gives up
    on average over these. ``shapley``: its part of the number of conflicts (the values of its demands, summed).
    ``share_by_count`` is the share where all weights are 1.
    """

    party: str
    demands: int
    in_conflict: int
    share: Fraction
    gives_up: Fraction
    shapley: Fraction
    share_by_count: Fraction

    def to_json(self) -> dict[str, Any]:
        """Return the burden as plain values."""
        return {
            "demands": self.demands,
            "in_conflict": self.in_conflict,
            "share": float(self.share),
            "gives_up": float(self.gives_up),
            "shapley": float(self.shapley),
            "share_by_count": float(self.share_by_count),
        }


@dataclass(frozen=True, slots=True)
class Unlock:
    """
    What giving up one demand alone would do.

    ``conflicts`` it stands in, ``left`` without it; ``weight_left``: what the cheapest relaxation of the others then
    weighs (None: not known). ``shapley`` is its part of the number of conflicts. ``least`` and ``most``: between these
    weights of its own, the others as they are, the cheapest relaxations stay cheapest (``most`` None: without end;
    both None: not known).
    """

    demand: str
    party: str
    conflicts: int
    left: int
    weight_left: Fraction | None
    shapley: Fraction
    least: Fraction | None = None
    most: Fraction | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return {
            "demand": self.demand,
            "party": self.party,
            "conflicts": self.conflicts,
            "left": self.left,
            "weight_left": None if self.weight_left is None else float(self.weight_left),
            "shapley": float(self.shapley),
            "stays_cheapest": None if self.least is None else [float(self.least), _number(self.most)],
        }


@dataclass(frozen=True, slots=True)
class RedLines:
    """
    What is left where the red lines of some parties are taken as fixed.

    ``together``: whether they can all hold; where not, ``conflicts`` are the smallest sets of them that cannot.
    ``relaxation`` is a cheapest one of all other demands, ``must_go`` the demands that no longer can be met whatever
    else is given up. ``forced`` and ``forbidden`` are terms, and levels of issues (``issue = level``), that follow
    from the red lines and not from the facts alone.
    """

    parties: tuple[str, ...]
    demands: tuple[str, ...]
    together: bool
    conflicts: tuple[tuple[str, ...], ...] = ()
    relaxation: Relaxation | None = None
    must_go: tuple[str, ...] = ()
    forced: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return {
            "parties": list(self.parties),
            "demands": list(self.demands),
            "together": self.together,
            "conflicts": [list(c) for c in self.conflicts],
            "relaxation": None if self.relaxation is None else self.relaxation.to_json(),
            "must_go": list(self.must_go),
            "forced": list(self.forced),
            "forbidden": list(self.forbidden),
        }


@dataclass(frozen=True, slots=True)
class Sought:
    """
    Whether one sought term can hold: by the facts alone, and with every demand kept.

    ``weight``: what the cheapest relaxation weighs where this term alone is sought (None: not known, or impossible).
    """

    term: str
    by_facts: bool
    with_all: bool
    weight: Fraction | None

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain values."""
        weight = None if self.weight is None else float(self.weight)
        return {"term": self.term, "by_facts": self.by_facts, "with_all_demands": self.with_all, "weight": weight}


@dataclass(frozen=True, slots=True)
class OfferMeets:
    """Which demands of others an offer meets (they follow from it) and which it rules out; ``possible`` by facts."""

    offer: str
    by: str
    possible: bool
    meets: tuple[str, ...]
    contradicts: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return {
            "offer": self.offer,
            "by": self.by,
            "possible": self.possible,
            "meets": list(self.meets),
            "contradicts": list(self.contradicts),
        }


@dataclass(frozen=True, slots=True)
class Demands:
    """
    Which demands collide, and what would open the way.

    Parameters
    ----------
    version : str
        The version of the text that was looked at; empty where the case has none.
    demands : tuple of Demand
        The rows that count, offers too, in the order of the file; those dropped on request are left out.
    fixed : tuple of str
        Demands that were held fixed on request: they count as facts.
    conflicts : tuple of tuples of str
        Minimal conflicts, smallest first. An empty one says that the facts contradict each other by themselves.
    conflicts_found : int
        How many conflicts are known: those listed and, where the limit cut the list, the others.
    conflicts_complete : bool
        Whether every minimal conflict is listed.
    none_below : int or None
        No conflict of fewer demands than this is missing; None where none is missing at all.
    relaxations : tuple of Relaxation
        Minimal relaxations, cheapest first; one that drops nothing where nothing collides.
    relaxations_complete : bool
    lighter_than : Fraction or None
        Every relaxation lighter than this is listed; None where all are.
    cheapest_complete : bool
        Whether every relaxation of the least weight is listed.
    smallest : tuple of Relaxation
        The cheapest ones where all weights are 1.
    explained : tuple of Explained
        The conflicts in words, in their order; past some hundreds they are left out.
    burden, unlocks, red_lines, sought, offers
        A row per party, per demand that stands in a conflict, per party with red lines (and all together where
        several have them), per sought term, per offer.
    blocks : tuple of (str, str, int)
        Pairs of demands that share a conflict, and how many.
    parties_block : tuple of (str, str, int)
        Pairs of parties whose demands share a conflict, a party with itself too, and how many conflicts.
    cut : str
        Why the work ended early; empty where it did not.
    """

    version: str
    demands: tuple[Demand, ...]
    fixed: tuple[str, ...]
    conflicts: tuple[tuple[str, ...], ...]
    conflicts_found: int
    conflicts_complete: bool
    none_below: int | None
    relaxations: tuple[Relaxation, ...]
    relaxations_complete: bool
    lighter_than: Fraction | None
    cheapest_complete: bool
    smallest: tuple[Relaxation, ...] = ()
    explained: tuple[Explained, ...] = ()
    burden: tuple[Burden, ...] = ()
    unlocks: tuple[Unlock, ...] = ()
    red_lines: tuple[RedLines, ...] = ()
    sought: tuple[Sought, ...] = ()
    offers: tuple[OfferMeets, ...] = ()
    blocks: tuple[tuple[str, str, int], ...] = ()
    parties_block: tuple[tuple[str, str, int], ...] = ()
    cut: str = ""
    names: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def complete(self) -> bool:
        """Return True where neither a budget nor a limit left anything out."""
        return self.conflicts_complete and self.relaxations_complete and not self.cut

    @property
    def cheapest(self) -> tuple[Relaxation, ...]:
        """Return the relaxations of the least weight."""
        return tuple(r for r in self.relaxations if r.weight == self.relaxations[0].weight)

    @property
    def best_concessions(self) -> tuple[Unlock, ...]:
        """
        Return the single concession of each party that leaves fewest conflicts; best first.

        Among equals it is the one that leaves the lightest relaxation, then the first of the file.
        """
        best: dict[str, Unlock] = {}
        for row in sorted(self.unlocks, key=_worth):
            best.setdefault(row.party, row)
        return tuple(best.values())

    def demand(self, demand_id: str) -> Demand:
        """Return the demand of that id; KeyError where there is none."""
        for d in self.demands:
            if d.id == demand_id:
                return d
        raise KeyError(demand_id)

    def to_json(self) -> dict[str, Any]:
        """Return the whole answer as plain values; the keys are the contract of ``comity demands --json``."""
        return {
            "version": self.version or None,
            "demands": [{"id": d.id, "by": d.by, "kind": d.kind, "text": d.text} for d in self.demands],
            "fixed": list(self.fixed),
            "conflicts": [list(c) for c in self.conflicts],
            "conflicts_found": self.conflicts_found,
            "conflicts_complete": self.conflicts_complete,
            "none_missing_below": self.none_below,
            "relaxations": [r.to_json() for r in self.relaxations],
            "relaxations_complete": self.relaxations_complete,
            "all_lighter_than": None if self.lighter_than is None else float(self.lighter_than),
            "smallest": [r.to_json() for r in self.smallest],
            "explained": [e.to_json() for e in self.explained],
            "burden": {b.party: b.to_json() for b in self.burden},
            "unlocks": [u.to_json() for u in self.unlocks],
            "red_lines": [r.to_json() for r in self.red_lines],
            "sought": [s.to_json() for s in self.sought],
            "offers": [o.to_json() for o in self.offers],
            "blocks": [list(b) for b in self.blocks],
            "parties_block": [list(b) for b in self.parties_block],
            "complete": self.complete,
            **({"cut": self.cut} if self.cut else {}),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return a table of the demands that stand in conflicts: a row for each, as in ``unlocks``."""
        import pandas as pd

        columns = ["demand", "party", "conflicts", "left", "weight_left", "shapley"]
        return pd.DataFrame([{c: u.to_json()[c] for c in columns} for u in self.unlocks], columns=columns)

    def sentences(self) -> list[str]:
        """Return the answer in a few plain sentences."""
        from comity.settlement.demands.wording import summary

        return summary(self)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _worth(row: Unlock) -> tuple[int, bool, Fraction]:
    return row.left, row.weight_left is None, row.weight_left or Fraction(0)
