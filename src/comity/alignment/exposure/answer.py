"""The exposure of every actor in one year: shares, concentration, vulnerability, the second round, and the gaps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.exposure.cut import number
from comity.alignment.exposure.dependence import Dependence, dependence
from comity.alignment.exposure.flows import Bought, Flows, Reals, bought
from comity.alignment.exposure.pairs import Asymmetry, asymmetries, one_sided
from comity.alignment.exposure.rounds import Behind, behind, refusal, second_round
from comity.alignment.exposure.substitutes import Substitutes
from comity.errors import UsageError

SURELY = "whatever can be replaced"


@dataclass(frozen=True, eq=False, slots=True)
class Exposure:
    """
    The exposure of every actor in one year, and how it was made.

    Parameters
    ----------
    flows : Bought
        What was bought in the year.
    substitutes : Substitutes
    direct : Dependence
        Shares (sensitivity) and dependence after replacement (vulnerability).
    passing : float
        The part of a loss that suppliers pass on.
    total_low, total_high : float arrays of shape (N, N), or None
        Dependence of i on j over all rounds, at both ends of the vulnerability; None where refused.
    refused : str
        Why there is no second round; empty where there is one.
    """

    flows: Bought
    substitutes: Substitutes
    direct: Dependence
    passing: float
    total_low: Reals | None
    total_high: Reals | None
    refused: str

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the actors of the year."""
        return self.direct.actors

    @property
    def year(self) -> int:
        """Return the year."""
        return self.flows.year

    @property
    def unknown(self) -> NDArray[np.intp]:
        """Return how many flows to each buyer are not known, shape (N,)."""
        missing = np.isnan(self.flows.pair) & ~np.eye(len(self.actors), dtype=np.bool_)
        return np.asarray(missing.sum(axis=1), np.intp)

    @property
    def pairs(self) -> tuple[Asymmetry, ...]:
        """Return the pairs of which both directions are known, the most uneven first."""
        return asymmetries(self.direct)

    def behind(self, buyer: str) -> tuple[Behind, ...]:
        """Return who stands behind a buyer at the upper end of vulnerability; nothing where it was refused."""
        self.flows.place(buyer)
        if self.total_high is None:
            return ()
        return behind(self.actors, self.direct.high, self.total_high, buyer)

    def to_json(self) -> dict[str, object]:
        """Return the answer as plain values; None stands for what is not known."""
        gaps = self.flows.apart[~np.isnan(self.flows.apart)]
        return {
            "year": self.year,
            "passing": self.passing,
            "second_round": self.refused or "computed",
            "mirrored": int(self.flows.mirrored.sum()),
            "told_twice": {"flows": len(gaps), "median_gap": float(np.median(gaps)) if len(gaps) else None},
            "one_sided": [list(pair) for pair in one_sided(self.direct)],
            "actors": {name: self._actor(i) for i, name in enumerate(self.actors)},
            "pairs": [pair.to_json() for pair in self.pairs],
        }

    def sentences(self, actor: str | None = None) -> tuple[str, ...]:
        """Return the answer in words: of one actor, or of the year as a whole."""
        return self._of_year() if actor is None else self._of_actor(self.flows.place(actor))

    def _actor(self, i: int) -> dict[str, object]:
        low, high = self.direct.suppliers[i]
        known = [j for j in range(len(self.actors)) if not math.isnan(self.direct.share[i, j])]
        known.sort(key=lambda j: (-self.direct.share[i, j], self.actors[j]))
        return {
            "imports": number(self.direct.total[i]),
            "unknown": int(self.unknown[i]),
            "rest": number(self.direct.rest[i]),
            "concentration": [number(low), number(high)],
            "suppliers": [self._supplier(i, j) for j in known],
        }

    def _supplier(self, i: int, j: int) -> dict[str, object]:
        row: dict[str, object] = {
            "of": self.actors[j],
            "sensitivity": float(self.direct.share[i, j]),
            "vulnerability": [float(self.direct.low[i, j]), float(self.direct.high[i, j])],
        }
        if self.total_low is not None and self.total_high is not None:
            row["total"] = [float(self.total_low[i, j]), float(self.total_high[i, j])]
        return row

    def _of_year(self) -> tuple[str, ...]:
        out = [f"In {self.year} the flows of {len(self.actors)} actors are compared."]
        missing, mirrored = int(self.unknown.sum()), int(self.flows.mirrored.sum())
        if missing:
            out.append(f"{_flows(missing)} not known and not taken as zero.")
        if mirrored:
            out.append(f"{_flows(mirrored)} taken from the seller's report, because the buyer's is missing.")
        sure = [pair for pair in self.pairs if pair.weaker]
        out.append(f"In {len(sure)} of {len(self.pairs)} pairs it is sure who depends more, {SURELY}.")
        if self.refused:
            out.append(self.refused)
        else:
            out.append(f"The second round assumes that suppliers pass on {100 * self.passing:g} % of what they lose.")
        return tuple(out)

    def _of_actor(self, i: int) -> tuple[str, ...]:
        name, share = self.actors[i], self.direct.share[i]
        if np.isnan(share).all():
            return (f"No imports of {name} above zero are known for {self.year}.",)
        j = int(np.nanargmax(share))
        low, high = 100 * self.direct.low[i, j], 100 * self.direct.high[i, j]
        held = f"{low:.1f} %" if f"{low:.1f}" == f"{high:.1f}" else f"between {low:.1f} and {high:.1f} %"
        out = [
            f"In {self.year} {name} bought most from {self.actors[j]}, {100 * share[j]:.1f} % of its imports.",
            f"Without {self.actors[j]} all of this is lost at once, and {held} of its imports stay lost after"
            " replacement.",
            f"Its suppliers are as concentrated as {1 / self.direct.suppliers[i, 1]:.1f} equal ones.",
        ]
        if self.unknown[i]:
            out.append(f"{_flows(int(self.unknown[i]))} not known among its imports, so the shares may be too high.")
        hidden = [row for row in self.behind(name) if row.through]
        if hidden:
            out.append(f"Of those behind its suppliers, {hidden[0].seller} counts most, through {hidden[0].through}.")
        return tuple(out)


def _flows(count: int) -> str:
    return "1 flow is" if count == 1 else f"{count} flows are"


def exposure(
    flows: Flows,
    year: int,
    substitutes: Substitutes | None = None,
    *,
    passing: float = 0.5,
    totals: Mapping[str, float] | None = None,
    freight: float = 0.0,
) -> Exposure:
    """
    Return how exposed every actor is to every other in one year.

    Sensitivity (what is lost at once) and vulnerability (what stays lost after replacement) are kept apart [1]_. The
    second round passes vulnerability on along the suppliers; both ends of the interval are exact for it, since more
    direct dependence never means less in total.

    Parameters
    ----------
    flows : Flows
    year : int
    substitutes : Substitutes, optional
        What is not declared is unknown: from 0 to 1.
    passing : float
        The part of its loss that a supplier passes on to its buyers, from 0 to 1. It is an assumption; show it.
    totals : mapping of actor to float, optional
        What an actor bought in all, also from outside the table.
    freight : float
        What is added to a seller's report that stands in for a missing report of the buyer.

    Returns
    -------
    Exposure
        With the reason in ``refused`` where the second round has no end at the upper end of vulnerability.

    Raises
    ------
    UsageError
        No row for the year, or an argument out of its range.

    Examples
    --------
    >>> from comity.alignment.exposure.flows import flows_of
    >>> flows = flows_of(["b", "c", "c"], ["a", "a", "b"], [2000] * 3, [75.0, 25.0, 80.0])
    >>> found = exposure(flows, 2000, Substitutes(0.2))
    >>> for sentence in found.sentences("a"):
    ...     print(sentence)
    In 2000 a bought most from b, 75.0 % of its imports.
    Without b all of this is lost at once, and 60.0 % of its imports stay lost after replacement.
    Its suppliers are as concentrated as 1.6 equal ones.
    Of those behind its suppliers, c counts most, through b.

    References
    ----------
    .. [1] Keohane, R. O., & Nye, J. S. (1977). Power and Interdependence. Little, Brown. Chapter 1.
    """
    if not 0 <= passing <= 1:
        raise UsageError(f"The part of a loss that is passed on is {passing:g}; it lies between 0 and 1.")
    declared = Substitutes() if substitutes is None else substitutes
    traded = bought(flows, year, freight)
    direct = dependence(traded, declared, totals)
    refused = refusal(direct.high, passing)
    low = None if refused else second_round(direct.low, passing)
    high = None if refused else second_round(direct.high, passing)
    return Exposure(traded, declared, direct, passing, low, high, refused)
