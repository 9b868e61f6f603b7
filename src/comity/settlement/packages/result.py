"""What is known about the packages of a case: how many, which serve everyone, the frontier, what can be improved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from comity.settlement.packages.bargaining.result import Bargains, Solution
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.parts import (
    Better,
    Distance,
    Frontier,
    Held,
    Improvement,
    Kept,
    Lottery,
    PlanChecked,
    Point,
    Trade,
    WalkAwayEnds,
    by_party,
    number,
    row,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Better",
    "Distance",
    "Frontier",
    "Held",
    "Improvement",
    "Kept",
    "Lottery",
    "PackageSettings",
    "PackagesResult",
    "PlanChecked",
    "Point",
    "Trade",
    "WalkAwayEnds",
    "number",
    "row",
]


@dataclass(frozen=True, slots=True)
class PackageSettings:
    """
    What is asked about packages.

    ``limit`` bounds every list of packages; ``keys`` are the solutions asked for (None: the three of the contract, the
    weighted Nash where weights differ, the utilitarian where units are comparable). ``frontier_limit`` bounds the
    vectors of values that are kept while the frontier is built; past it the frontier is sampled.
    """

    limit: int = 1000
    lotteries: bool = False
    keys: tuple[str, ...] | None = None
    frontier_limit: int = 5_000
    ends: bool = True


@dataclass(frozen=True, eq=False)
class PackagesResult:
    """
    The answer about packages.

    Attributes
    ----------
    model : Packages
        With the middles of all intervals.
    names : mapping party -> name
    count : int or None
        Packages that are not excluded; None with a continuous issue or where counting takes too long.
    acceptable : int or None
        Of these, worth the walk-away value or more to every party.
    acceptable_alone : [party] -> int or None
        How many each party would accept if it alone were asked.
    solutions : Bargains
        Nash, Kalai-Smorodinsky, egalitarian and whatever else was asked, all optima each.
    frontier : Frontier
        Of the acceptable packages.
    ideals, worsts : [party] -> value or None
        The most each party can have in an acceptable package; the least it has in any package that is not excluded.
        With the best of all packages they give a party's own range.
    best : [party] -> value
        The most each party can have in any package that is not excluded.
    plans : tuple of PlanChecked
    trades : tuple of Trade
        The best exchanges on two issues from ``issue_by_issue``.
    issue_by_issue : Package or None
        Each issue settled by a compromise of its own.
    integrative : [party] -> share or None
        What the Nash package adds for each party over ``issue_by_issue``, as a share of its own range.
    kept : tuple of Kept
        Self-enforcement of every solution.
    self_enforcing : int or None
        How many acceptable packages keep themselves; None where not known or where no breach is given.
    self_enforcing_nash : tuple of Package
        The best of these by the product of gains.
    lotteries : tuple of Lottery
    ends : tuple of WalkAwayEnds
    complete : bool
        False where a budget cut something; ``why`` says what.
    """

    model: Packages
    names: Mapping[str, str]
    settings: PackageSettings
    count: int | None
    acceptable: int | None
    acceptable_alone: tuple[int | None, ...]
    solutions: Bargains
    frontier: Frontier
    ideals: tuple[Fraction | None, ...]
    best: tuple[Fraction | None, ...]
    worsts: tuple[Fraction | None, ...]
    plans: tuple[PlanChecked, ...] = ()
    trades: tuple[Trade, ...] = ()
    issue_by_issue: Package | None = None
    integrative: tuple[Fraction | None, ...] | None = None
    kept: tuple[Kept, ...] = ()
    self_enforcing: int | None = None
    self_enforcing_nash: tuple[Package, ...] = ()
    lotteries: tuple[Lottery, ...] = ()
    ends: tuple[WalkAwayEnds, ...] = ()
    complete: bool = True
    why: tuple[str, ...] = field(default=())

    def solution(self, key: str) -> Solution | None:
        """Return the solution of that key, or None where it was not asked or not found."""
        return next((s for s in self.solutions.solutions if s.key == key), None)

    def kept_of(self, package: Package) -> Kept | None:
        """Return the self-enforcement of a package that was looked at."""
        checked = [*self.kept, *(plan.kept for plan in self.plans if plan.kept is not None)]
        return next((k for k in checked if k.package == package), None)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as the contract writes it, and more."""
        return {
            "count": self.count,
            "acceptable": self.acceptable,
            **self.solutions.to_json(),
            "frontier": self.frontier.to_json(self.model, self.settings.frontier_limit),
            "acceptable_alone": by_party(self.model, self.acceptable_alone),
            "walk_away": by_party(self.model, self.model.floor),
            "ideals": by_party(self.model, self.ideals),
            "range": {
                p: [number(a), number(b)] for p, a, b in zip(self.model.parties, self.worsts, self.best, strict=True)
            },
            "plans": {plan.id: plan.to_json(self.model) for plan in self.plans},
            "trades": [trade.to_json(self.model) for trade in self.trades],
            "issue_by_issue": row(self.model, self.issue_by_issue) if self.issue_by_issue else None,
            "integrative": by_party(self.model, self.integrative) if self.integrative else None,
            "kept": [k.to_json(self.model) for k in self.kept],
            "self_enforcing": {
                "count": self.self_enforcing,
                "nash": [row(self.model, p) for p in self.self_enforcing_nash],
            },
            **({"lotteries": {one.key: one.to_json(self.model) for one in self.lotteries}} if self.lotteries else {}),
            "ends": [end.to_json(self.model) for end in self.ends],
            "complete": self.complete,
            **({"why": list(self.why)} if self.why else {}),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words, most important first."""
        from comity.settlement.packages.saying import sentences

        return sentences(self)

    def to_frame(self) -> pd.DataFrame:
        """Return the frontier as a table: one row per package, issues first, then what it is worth to each party."""
        import pandas as pd

        rows = [
            self.model.named(package)
            | {f"value of {p}": float(v) for p, v in zip(self.model.parties, values, strict=True)}
            for package, values in self.frontier.packages
        ]
        columns = [*(issue.id for issue in self.model.issues), *(f"value of {p}" for p in self.model.parties)]
        return pd.DataFrame(rows, columns=columns)
