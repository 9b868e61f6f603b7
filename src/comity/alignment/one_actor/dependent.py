"""How one actor depends on its suppliers, who depends more in each pair, and how its suppliers changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.alignment.exposure.answer import Exposure
from comity.alignment.exposure.change import Change, change_of
from comity.alignment.exposure.cut import number
from comity.alignment.exposure.pairs import Asymmetry


@dataclass(frozen=True, slots=True)
class Supplier:
    """
    One supplier in the last year.

    Parameters
    ----------
    name : str
    sensitivity : float
        Its part of all that is bought: lost at once when the tie is cut.
    low, high : float
        Vulnerability: the part that stays lost after replacement.
    """

    name: str
    sensitivity: float
    low: float
    high: float

    def to_json(self) -> dict[str, object]:
        """Return the supplier as plain values."""
        return {"of": self.name, "sensitivity": self.sensitivity, "vulnerability": [self.low, self.high]}


@dataclass(frozen=True, slots=True)
class Dependent:
    """
    How dependent an actor is in the last year of which its flows are known.

    Parameters
    ----------
    year : int
    suppliers : tuple of Supplier
        The largest first; those from whom nothing is bought are left out.
    equal : tuple of float
        Its suppliers are as concentrated as so many equal ones, low and high; nan where not known.
    unknown : int
        Flows to it that are not known.
    pairs : tuple of Asymmetry
        Pairs of which both directions are known, the most uneven first.
    changed : Change or None
        Its suppliers in the first and the last year, over those known in both; None where there are not two such
        years.
    missing : str
        In words, what is not known of all that it buys; empty where nothing is missing.
    """

    year: int
    suppliers: tuple[Supplier, ...]
    equal: tuple[float, float]
    unknown: int
    pairs: tuple[Asymmetry, ...]
    changed: Change | None
    missing: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the dependence as plain values."""
        return {
            "year": self.year,
            "suppliers": [found.to_json() for found in self.suppliers],
            "equal_suppliers": [number(x) for x in self.equal],
            "unknown": self.unknown,
            "missing": self.missing or None,
            "pairs": [pair.to_json() for pair in self.pairs],
            "changed": self.changed.to_json() if self.changed else None,
        }


def dependent(exposures: Mapping[int, Exposure], actor: str) -> Dependent | None:
    """
    Return how dependent an actor is; None where no year has known flows to it.

    Examples
    --------
    >>> from comity.alignment.exposure.answer import exposure
    >>> from comity.alignment.exposure.flows import flows_of
    >>> flows = flows_of(["b", "c", "a"], ["a", "a", "b"], [2000] * 3, [75.0, 25.0, 5.0])
    >>> found = dependent({2000: exposure(flows, 2000)}, "a")
    >>> [(s.name, s.sensitivity, s.low, s.high) for s in found.suppliers]
    [('b', 0.75, 0.0, 0.75), ('c', 0.25, 0.0, 0.25)]
    """
    years = [year for year in sorted(exposures) if any(_bought(exposures[year], actor).values())]
    if not years:
        return None
    last = exposures[years[-1]]
    i = last.flows.place(actor)
    low, high = last.direct.suppliers[i].tolist()
    return Dependent(
        years[-1],
        _suppliers(last, i),
        (1 / high, 1 / low),
        int(last.unknown[i]),
        tuple(pair for pair in last.pairs if actor in (pair.a, pair.b)),
        changed(exposures[years[0]], last, actor) if len(years) > 1 else None,
        last.gaps(actor),
    )


def changed(early: Exposure, late: Exposure, actor: str) -> Change | None:
    """
    Return how the suppliers of an actor changed from one year to another; None where no supplier is known in both.

    The rule is that of :func:`~comity.alignment.exposure.change.change_of`: only sellers known in both years count.
    Where all that was bought is known of both years, also from outside of the table, shares are of that.
    """
    before, after = _bought(early, actor), _bought(late, actor)
    one, two = _all_bought(early, actor), _all_bought(late, actor)
    totals = None if one is None or two is None else (one, two)
    return change_of(actor, (early.year, late.year), before, after, totals)


def _all_bought(found: Exposure, actor: str) -> float | None:
    """Return all an actor bought; None where only the table is known."""
    if actor not in found.actors:
        return None
    i = found.flows.place(actor)
    return float(found.direct.total[i]) if found.direct.rest[i] > 0 else None


def _suppliers(found: Exposure, i: int) -> tuple[Supplier, ...]:
    direct = found.direct
    rows = [
        Supplier(direct.actors[j], float(direct.share[i, j]), float(direct.low[i, j]), float(direct.high[i, j]))
        for j in np.flatnonzero(np.nan_to_num(direct.share[i]) > 0)
    ]
    return tuple(sorted(rows, key=lambda s: (-s.sensitivity, s.name)))


def _bought(found: Exposure, actor: str) -> dict[str, float]:
    if actor not in found.actors:
        return {}
    row = found.flows.pair[found.flows.place(actor)]
    return {found.actors[j]: float(row[j]) for j in np.flatnonzero(~np.isnan(row))}
