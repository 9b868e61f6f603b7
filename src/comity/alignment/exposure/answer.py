"""The exposure of every actor in one year: shares, concentration, vulnerability, the second round, and the gaps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from comity.alignment.exposure.cut import number
from comity.alignment.exposure.dependence import Dependence, dependence
from comity.alignment.exposure.flows import Bought, Flows, Reals, bought
from comity.alignment.exposure.pairs import Asymmetry, asymmetries, one_sided
from comity.alignment.exposure.rounds import Behind, behind, each_behind, refusal, second_round
from comity.alignment.exposure.substitutes import Substitutes
from comity.errors import UsageError

SURELY = "whatever can be replaced"
MOST_BEHIND = 10
"""So many of those who stand behind the suppliers of one actor are listed in the JSON."""


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
    whole : frozenset of str
        Buyers of whom it is given what they bought in all, so that shares are of everything and not of what is known.
    """

    flows: Bought
    substitutes: Substitutes
    direct: Dependence
    passing: float
    total_low: Reals | None
    total_high: Reals | None
    refused: str
    whole: frozenset[str] = frozenset()

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

    def hidden(self, buyer: str, most: int = MOST_BEHIND) -> tuple[Behind, ...]:
        """Return those of :meth:`behind` who reach the buyer through another supplier, the first ``most`` of them."""
        self.flows.place(buyer)
        if self.total_high is None:
            return ()
        every = each_behind(self.actors, self.direct.high, self.total_high, buyer)
        return tuple(islice((row for row in every if row.through), most))

    def second(self, buyer: str, seller: str) -> tuple[float, float]:
        """Return how much dependence the second round adds to the direct one, low and high; nan where refused."""
        i, j = self.flows.place(buyer), self.flows.place(seller)
        low, high = (
            math.nan if total is None else max(float(total[i, j] - np.nan_to_num(direct[i, j])), 0.0)
            for total, direct in ((self.total_low, self.direct.low), (self.total_high, self.direct.high))
        )
        return low, high

    def gaps(self, buyer: str) -> str:
        """
        Return in words what is not known of all that an actor bought; empty where nothing is missing.

        Unknown flows make shares too high only where the whole is the sum of what is known. Where the whole is given,
        what is missing has a size: it is told instead.
        """
        i = self.flows.place(buyer)
        unknown, rest = int(self.unknown[i]), f"{100 * self.direct.rest[i]:.1f}"
        if buyer not in self.whole:
            many = f"{_flows(unknown)} not known among its imports, so the shares may be too high."
            return many if unknown else ""
        if rest in ("0.0", "nan"):
            return ""
        if unknown:
            return f"{rest} % of its imports come from sellers not in the table, or whose flow is not known."
        return f"{rest} % of its imports come from sellers not in the table."

    def to_json(self) -> dict[str, object]:
        """Return the answer as plain values; None stands for what is not known."""
        gaps = self.flows.apart[~np.isnan(self.flows.apart)]
        ends, unknown = self.direct.suppliers.tolist(), self.unknown.tolist()
        return {
            "year": self.year,
            "passing": self.passing,
            "second_round": self.refused or "computed",
            "mirrored": int(self.flows.mirrored.sum()),
            "told_twice": {"flows": len(gaps), "median_gap": float(np.median(gaps)) if len(gaps) else None},
            "one_sided": [list(pair) for pair in one_sided(self.direct)],
            "actors": {name: self._actor(i, ends[i], unknown[i]) for i, name in enumerate(self.actors)},
            "pairs": [pair.to_json() for pair in self.pairs],
        }

    def sentences(self, actor: str | None = None) -> tuple[str, ...]:
        """Return the answer in words: of one actor, or of the year as a whole."""
        return self._of_year() if actor is None else self._of_actor(self.flows.place(actor))

    def _actor(self, i: int, ends: list[float], unknown: int) -> dict[str, object]:
        low, high = ends
        known = [j for j in range(len(self.actors)) if not math.isnan(self.direct.share[i, j])]
        known.sort(key=lambda j: (-self.direct.share[i, j], self.actors[j]))
        return {
            "imports": number(self.direct.total[i]),
            "unknown": unknown,
            "rest": number(self.direct.rest[i]),
            "whole": self.actors[i] in self.whole,
            "concentration": [number(low), number(high)],
            "suppliers": [self._supplier(i, j) for j in known],
            "behind": [self._hidden(self.actors[i], row) for row in self.hidden(self.actors[i])],
        }

    def _hidden(self, buyer: str, row: Behind) -> dict[str, object]:
        return {
            "of": row.seller,
            "direct": row.direct,
            "second_round": list(self.second(buyer, row.seller)),
            "total": row.total,
            "through": row.through,
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
            every = len(self.actors) * (len(self.actors) - 1)
            out.append(f"Of {every} possible flows, {every - missing} are known; the others are not taken as zero.")
        if mirrored:
            out.append(f"{_flows(mirrored)} taken from the seller's report, because the buyer's is missing.")
        out.append(self._of_pairs())
        out.append(self.refused or f"The second round assumes that {self._passed_on}.")
        return tuple(out)

    @property
    def _passed_on(self) -> str:
        return f"suppliers pass on {100 * self.passing:g} % of what they lose"

    def _of_pairs(self) -> str:
        pairs = self.pairs
        if not pairs:
            return "Of no pair are both directions known, so who of two depends more is not known."
        sure = sum(bool(pair.weaker) for pair in pairs)
        told = f"sure who depends more, {SURELY}"
        if len(pairs) == 1:
            return f"In the one pair of which both directions are known it is {'' if sure else 'not '}{told}."
        return f"In {sure or 'none'} of the {len(pairs)} pairs of which both directions are known it is {told}."

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
        missing = self.gaps(name)
        return (*out, *((missing,) if missing else ()), *self._of_hidden(name))

    def _of_hidden(self, name: str) -> tuple[str, ...]:
        """Return in words who counts most behind the suppliers of an actor, with how much and what that means."""
        hidden = self.hidden(name, 1)
        if not hidden:
            return ()
        row = hidden[0]
        low, high = (f"{100 * x:.1f}" for x in self.second(name, row.seller))
        adds = high if low == high else f"between {low} and {high}"
        out = (
            f"Of those behind its suppliers, {row.seller} counts most, through {row.through}: {adds} points, each 1 %"
            f" of its imports that stays lost, if {self._passed_on}.",
        )
        if row.direct:
            return (*out, f"To this comes what is bought from {row.seller} itself.")
        # where the whole is given and nothing of it is missing, what is not known is nothing
        unknown = row.direct is None and not (name in self.whole and not self.gaps(name))
        return (*out, f"What is bought from {row.seller} itself is not known.") if unknown else out


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
    Of those behind its suppliers, c counts most, through b: 24.0 points, each 1 % of its imports that stays lost, if \
suppliers pass on 50 % of what they lose.
    To this comes what is bought from c itself.

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
    whole = frozenset(set(totals or ()) & set(traded.actors))
    return Exposure(traded, declared, direct, passing, low, high, refused, whole)
