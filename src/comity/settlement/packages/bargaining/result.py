"""What a search for bargaining solutions gives: the packages, what they are worth, and what is proven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from comity.settlement.packages.model import Package, Packages

if TYPE_CHECKING:
    import pandas as pd

KEYS = ("nash", "weighted_nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
NAMES: Mapping[str, str] = {
    "nash": "Nash solution",
    "weighted_nash": "weighted Nash solution",
    "kalai_smorodinsky": "Kalai-Smorodinsky solution",
    "egalitarian": "egalitarian solution",
    "utilitarian": "utilitarian solution",
}


@dataclass(frozen=True, slots=True)
class Solution:
    """
    The packages that one bargaining solution chooses.

    Attributes
    ----------
    key : str
        One of :data:`KEYS`.
    packages : tuple of Package
        Every optimum that was found, the refined ones first.
    values : [package][party]
        What each is worth to each party.
    score : float or None
        What the solution makes as large as it can: the product of the gains, the least share of the way from the
        walk-away to the ideal, the least gain, or the sum of the values. None without a package.
    bound : float or None
        What the score of no package can surpass; None where nothing is known.
    proven : bool
        Whether it is proven that no package has a better score.
    complete : bool
        Whether all optima are listed.
    refined : tuple of Package
        The packages of the list that are best by the refinement: of Kalai-Smorodinsky (conventions §42), and of Nash
        where not everybody can gain at once (conventions §43).
    gainers : tuple of tuple of str
        For Nash where not everybody can gain at once: the largest sets of parties that can.
    why : str
        In words, what is not proven or not there; empty where all is well.
    """

    key: str
    packages: tuple[Package, ...] = ()
    values: tuple[tuple[Fraction, ...], ...] = ()
    score: float | None = None
    bound: float | None = None
    proven: bool = False
    complete: bool = False
    refined: tuple[Package, ...] = ()
    gainers: tuple[tuple[str, ...], ...] = ()
    why: str = ""

    @property
    def chosen(self) -> tuple[Package, ...]:
        """Return the packages that the solution speaks for: the refined ones, where it has a refinement."""
        return self.refined or self.packages

    @property
    def gap(self) -> float | None:
        """Return by which share the bound lies above the score; 0 where it is proven, None where nothing is known."""
        if self.proven:
            return 0.0
        if self.score is None or self.bound is None or self.score <= 0:
            return None
        return max(0.0, self.bound / self.score - 1)


@dataclass(frozen=True, eq=False)
class Bargains:
    """
    The bargaining solutions of a settlement.

    Attributes
    ----------
    model : Packages
    solutions : tuple of Solution
        In the order asked for.
    ideals : [party], or None
        The best acceptable value of each party, where Kalai-Smorodinsky was asked for and all were found.
    agreement : bool or None
        Whether a package is acceptable to everybody; None where that was not settled in time.
    closest : Package or None
        Where no package is acceptable: one whose greatest shortfall below a walk-away is smallest.
    shortfall : Fraction or None
        That shortfall. It compares units across parties, as the egalitarian solution does.
    """

    model: Packages
    solutions: tuple[Solution, ...]
    ideals: tuple[Fraction, ...] | None = None
    agreement: bool | None = None
    closest: Package | None = None
    shortfall: Fraction | None = None

    def of(self, key: str) -> Solution:
        """Return the solution of that key; KeyError where it was not asked for."""
        for solution in self.solutions:
            if solution.key == key:
                return solution
        raise KeyError(key)

    def to_json(self) -> dict[str, Any]:
        """Return, per solution, its packages with their values; and under ``proofs`` what is proven."""
        found: dict[str, Any] = {
            s.key: [
                {"package": self.model.named(p), "value": self._named(v)}
                for p, v in zip(s.packages, s.values, strict=True)
            ]
            for s in self.solutions
        }
        found["proofs"] = {s.key: self._proof(s) for s in self.solutions}
        found["agreement"] = self.agreement
        if self.ideals is not None:
            found["ideals"] = self._named(self.ideals)
        if self.closest is not None and self.shortfall is not None:
            found["closest"] = {"package": self.model.named(self.closest), "shortfall": float(self.shortfall)}
        return found

    def _named(self, values: tuple[Fraction, ...]) -> dict[str, float]:
        return {party: float(v) for party, v in zip(self.model.parties, values, strict=True)}

    def _proof(self, s: Solution) -> dict[str, Any]:
        said: dict[str, Any] = {"score": s.score, "bound": s.bound, "proven": s.proven}
        said |= {"gap": s.gap, "complete": s.complete, "why": s.why}
        if s.key == "kalai_smorodinsky" or s.gainers:
            said["refined"] = [self.model.named(p) for p in s.refined]
        if s.gainers:
            said["gainers"] = [list(g) for g in s.gainers]
        return said

    def sentences(self, names: Mapping[str, str]) -> list[str]:
        """Return the results in words, one sentence or two per solution."""
        if self.agreement is False:
            return [self._no_agreement(names)]
        return [self._sentence(s, names) for s in self.solutions]

    def _no_agreement(self, names: Mapping[str, str]) -> str:
        said = "No package is worth the walk-away value or more to every party."
        if self.closest is None or self.shortfall is None:
            return said
        short = [
            names.get(party, party)
            for party, value, floor in zip(
                self.model.parties, self.model.values(self.closest), self.model.floor, strict=True
            )
            if value < floor
        ]
        return (
            f"{said} The closest one is {in_words(self.model, self.closest)}: it falls short by "
            f"{_number(self.shortfall)} at most, for {' and '.join(short)}."
        )

    def _sentence(self, s: Solution, names: Mapping[str, str]) -> str:
        name = NAMES[s.key]
        if not s.packages:
            return f"The {name}: {s.why or 'no package was found.'}"
        if s.gainers:
            return self._not_all_gain(s, names)
        worth = ", ".join(
            f"{names.get(party, party)} {_number(v)}" for party, v in zip(self.model.parties, s.values[0], strict=True)
        )
        more = len(s.packages) - 1
        others = f" {more} more {'package is' if more == 1 else 'packages are'} as good." if more else ""
        return f"The {name} is {in_words(self.model, s.packages[0])}, worth {worth}.{others}{_certainty(s)}"

    def _not_all_gain(self, s: Solution, names: Mapping[str, str]) -> str:
        """Say which packages come first where the product is 0 whatever is chosen."""
        name = NAMES[s.key]
        if not any(s.gainers):
            return f"The {name}: nobody can gain, so that every acceptable package is a solution.{_certainty(s)}"
        sets = " or ".join(" and ".join(names.get(p, p) for p in some) for some in s.gainers)
        worth = ", ".join(
            f"{names.get(party, party)} {_number(v)}" for party, v in zip(self.model.parties, s.values[0], strict=True)
        )
        return (
            f"The {name}: no package lets everybody gain, so that every acceptable package has the product 0 and is a "
            f"solution. Best for those who can gain together, {sets}, is {in_words(self.model, s.packages[0])}, "
            f"worth {worth}.{_certainty(s)}"
        )

    def to_frame(self) -> pd.DataFrame:
        """Return a table: a row per package of every solution, with its levels and values."""
        import pandas as pd

        rows = []
        for s in self.solutions:
            for package, values in zip(s.packages, s.values, strict=True):
                worth = {f"value of {party}": v for party, v in self._named(values).items()}
                rows.append({"solution": s.key, **self.model.named(package), **worth, "proven": s.proven})
        return pd.DataFrame(rows)


def in_words(model: Packages, package: Package) -> str:
    """Return a package as "issue: level" pairs."""
    levels = [
        f"{issue.text or issue.id}: {_settled(named, issue.levels, at)}"
        for issue, (named, at) in zip(
            model.issues, zip(model.named(package).values(), package, strict=True), strict=True
        )
    ]
    return "; ".join(levels)


def _settled(named: str | float, levels: tuple[Any, ...], at: int | Fraction) -> str:
    if isinstance(named, float):
        return f"{named:.6g}"
    return levels[int(at)].text or named


def _number(value: Fraction) -> str:
    return f"{float(value):.6g}"


def _certainty(s: Solution) -> str:
    if s.proven and s.complete:
        return ""
    if s.proven:
        return " There may be more packages as good."
    gap = s.gap
    if gap is None:
        return " It is not proven that none is better."
    return f" It is not proven that none is better, but none is by more than {gap:.2%} of the score."
