"""What drawing the values of a settlement found: how often packages, plans and levels come out, and what moves that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.case.settlement import Settlement
from comity.ensemble.intervals import wilson
from comity.ensemble.packages.laid_out import LaidOut
from comity.ensemble.packages.movers import ValueMover, movers
from comity.ensemble.packages.tally import Asked, Tally
from comity.ensemble.packages.unknown import Unknown
from comity.ensemble.share import Estimate
from comity.settlement.packages.model import Package, Packages

if TYPE_CHECKING:
    import pandas as pd

LISTED = 20  # packages of one solution, and certain packages, that are listed


@dataclass(frozen=True, slots=True)
class Chosen:
    """A package that a solution chooses: in how many draws, and that as a share of those with an acceptable package."""

    package: Package
    count: int
    share: Estimate


@dataclass(frozen=True, eq=False, slots=True)
class ValuesEnsemble:
    """
    How often each answer about packages comes out, over the values that the intervals admit.

    A share says how far an answer hangs on what is not known of the values, if they are drawn evenly. It is not the
    probability that the parties will agree on something.

    Parameters
    ----------
    settlement : Settlement
    names : mapping party -> name
    model : Packages
        With all intervals at their middles; its statements and names are used.
    seed : int
    asked, planned : int
        How many draws were asked for, and how many were to be made: fewer where each takes long.
    laid : LaidOut or None
        The packages that were gone through; None where programs judged the draws.
    verdicts : tuple of Asked
    tally : Tally
    chances : [plan][party] -> Fraction or None
        The exact chance that the party accepts the plan; None where it was not summed.
    """

    settlement: Settlement
    names: Mapping[str, str]
    model: Packages
    seed: int
    asked: int
    planned: int
    laid: LaidOut | None
    verdicts: tuple[Asked, ...]
    tally: Tally
    chances: tuple[tuple[Fraction | None, ...], ...]

    @property
    def draws(self) -> int:
        """Return how many draws were made and settled."""
        return self.tally.draws

    @property
    def agreed(self) -> int:
        """Return in how many draws some package is acceptable to all."""
        return self.tally.agreed

    @property
    def complete(self) -> bool:
        """Return whether all draws that were planned were made and settled."""
        return self.draws == self.planned

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """Return the intervals."""
        return self.tally.unknowns

    @property
    def possible(self) -> int | None:
        """Return how many packages some values make acceptable to all; None where they were not gone through."""
        return None if self.laid is None else self.laid.count

    @property
    def sure(self) -> int | None:
        """Return how many packages are acceptable to all whatever the values; None where they were not gone through."""
        return None if self.laid is None else len(self.laid.sure)

    @property
    def sure_packages(self) -> tuple[Package, ...]:
        """Return the first twenty of the packages that are acceptable whatever the values."""
        return () if self.laid is None else tuple(self.laid.package(int(n)) for n in self.laid.sure[:LISTED])

    @property
    def agreement(self) -> Estimate:
        """Return how often some package is acceptable to all."""
        if self.sure:
            return Estimate(1.0, 1.0, 1.0, "exact")
        if self.possible == 0:
            return Estimate(0.0, 0.0, 0.0, "exact")
        return _share(self.agreed, self.draws)

    def plan(self, plan: str) -> Estimate:
        """
        Return how often a plan is acceptable to all.

        It is exact where each party's chance could be summed: parties' values are drawn independently, so the chances
        are multiplied. A plan that is excluded is never acceptable.
        """
        at = self._plan(plan)
        if not self.tally.plans_allowed[at]:
            return _exact(Fraction(0))
        known = [c for c in self.chances[at] if c is not None]
        if len(known) == len(self.chances[at]) or 0 in known:
            return _exact(prod(known, start=Fraction(1)))
        return self._held(Asked("plan", "", plan))

    def plan_of(self, plan: str, party: str) -> Estimate:
        """Return how often a plan is worth the walk-away value or more to one party."""
        chance = self.chances[self._plan(plan)][self.model.parties.index(party)]
        return _exact(chance) if chance is not None else self._held(Asked("party", "", plan, party))

    def level(self, solution: str, issue: str, level: str) -> Estimate:
        """Return how often an optimum of a solution has a level, among draws with an acceptable package."""
        return _share(int(self.tally.held[self._column(Asked("level", solution, issue, level))]), self.agreed)

    def chosen(self, solution: str, most: int | None = LISTED) -> tuple[Chosen, ...]:
        """
        Return the packages that a solution chooses, the most frequent first.

        Shares are of the draws with an acceptable package. Where several packages are as good in a draw, each counts.
        """
        found = sorted(self.tally.chosen[solution].items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Chosen(package, n, _share(n, self.agreed)) for package, n in found[:most])

    def commonest(self, solution: str, issue: str) -> str:
        """Return the level that an optimum of a solution has most often on an issue; the first of several."""
        levels = next(i.levels for i in self.settlement.issues if i.id == issue)
        held = [int(self.tally.held[self._column(Asked("level", solution, issue, x.id))]) for x in levels]
        return levels[int(np.argmax(held))].id

    def movers(self, asked: Asked, most: int = 3) -> tuple[ValueMover, ...]:
        """Return which intervals move one verdict most; shares of all draws."""
        return movers(self.tally, self._column(asked), most)

    def notes(self) -> tuple[str, ...]:
        """Return what a reader should know: the assumption, and what was left out or not finished."""
        from comity.ensemble.packages.saying import notes

        return notes(self)

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words, the most important first."""
        from comity.ensemble.packages.saying import sentences

        return sentences(self)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        from comity.ensemble.packages.as_json import to_json

        return to_json(self)

    def to_frame(self) -> pd.DataFrame:
        """
        Return the shares as a table.

        Returns
        -------
        pandas.DataFrame
            Columns about, solution, name, part, p, low, high, how: a row for the agreement, one per plan, one per plan
            and party, and one per solution, issue and level.
        """
        import pandas as pd

        rows = [
            {"about": a.about, "solution": a.solution, "name": a.name, "part": a.part, **self.estimate(a).to_json()}
            for a in self.verdicts
        ]
        return pd.DataFrame(rows, columns=["about", "solution", "name", "part", "p", "low", "high", "how"])

    def estimate(self, asked: Asked) -> Estimate:
        """Return the share of one verdict, as the method for its kind gives it."""
        match asked.about:
            case "agreement":
                return self.agreement
            case "plan":
                return self.plan(asked.name)
            case "party":
                return self.plan_of(asked.name, asked.part)
            case "level":
                return self.level(asked.solution, asked.name, asked.part)

    def _plan(self, plan: str) -> int:
        return next(k for k, p in enumerate(self.settlement.plans) if p.id == plan)

    def _column(self, asked: Asked) -> int:
        return self.verdicts.index(asked)

    def _held(self, asked: Asked) -> Estimate:
        return _share(int(self.tally.held[self._column(asked)]), self.draws)


def _share(count: int, of: int) -> Estimate:
    span = wilson(np.array(count), of)
    return Estimate(float(span.p), float(span.low), float(span.high), "sampled")


def _exact(chance: Fraction) -> Estimate:
    return Estimate(float(chance), float(chance), float(chance), "exact")
