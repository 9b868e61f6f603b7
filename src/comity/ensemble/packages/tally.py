"""
What the draws came to, as counts.

Letters: M verdicts, K intervals. A verdict is something that is so in a draw or not: see :func:`verdicts_of`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Issue
from comity.ensemble.packages.choosing import SOLUTIONS
from comity.ensemble.packages.unknown import CELLS, Cells, Unknown
from comity.ensemble.packages.verdict import Verdict
from comity.settlement.packages.model import Package

Count = NDArray[np.int64]
About = Literal["agreement", "plan", "party", "level"]


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One verdict.

    ``agreement``: some package is acceptable to all. ``plan``: plan ``name`` is acceptable to all. ``party``: it is to
    party ``part``. ``level``: an optimum of ``solution`` settles issue ``name`` by level ``part``.
    """

    about: About
    solution: str = ""
    name: str = ""
    part: str = ""


def verdicts_of(issues: Sequence[Issue], plans: Sequence[str], parties: Sequence[str]) -> tuple[Asked, ...]:
    """
    Return the M verdicts that are counted, in the order of the columns.

    Examples
    --------
    >>> [a.about for a in verdicts_of((), ("draft",), ("a", "b"))]
    ['agreement', 'plan', 'party', 'party']
    """
    return (
        Asked("agreement"),
        *(Asked("plan", "", plan) for plan in plans),
        *(Asked("party", "", plan, party) for plan in plans for party in parties),
        *(Asked("level", key, i.id, level.id) for key in SOLUTIONS for i in issues for level in i.levels),
    )


@dataclass(eq=False, slots=True)
class Tally:
    """
    Counts that grow draw by draw.

    Parameters
    ----------
    issues : tuple of Issue
    plans_allowed : array of bool, shape (plans,)
        Plans that are excluded are acceptable to nobody.
    unknowns : tuple of Unknown
    held : array of int, shape (M,)
        In how many draws each verdict is so.
    upper : array of int, shape (K,)
        In how many draws each value lies in the upper half of its interval.
    held_upper : array of int, shape (K, M)
    chosen : mapping solution -> package -> draws in which it is an optimum
    unsettled : int
        Draws left out because a solution could not be proven.
    """

    issues: tuple[Issue, ...]
    plans_allowed: NDArray[np.bool_]
    unknowns: tuple[Unknown, ...]
    held: Count
    upper: Count
    held_upper: Count
    draws: int = 0
    unsettled: int = 0
    chosen: dict[str, Counter[Package]] = field(default_factory=lambda: {key: Counter() for key in SOLUTIONS})

    @classmethod
    def empty(
        cls, issues: tuple[Issue, ...], allowed: NDArray[np.bool_], unknowns: tuple[Unknown, ...], verdicts: int
    ) -> Tally:
        """Return the tally before the first draw."""
        m, k = verdicts, len(unknowns)
        return cls(issues, allowed, unknowns, np.zeros(m, np.int64), np.zeros(k, np.int64), np.zeros((k, m), np.int64))

    @property
    def agreed(self) -> int:
        """Return in how many draws some package is acceptable to all."""
        return int(self.held[0])

    def add(self, verdicts: Sequence[Verdict | None], cells: Sequence[Cells]) -> None:
        """Count the first draws of a block: as many as there are verdicts."""
        settled = [d for d, verdict in enumerate(verdicts) if verdict is not None]
        self.unsettled += len(verdicts) - len(settled)
        if not settled:
            return
        rows = np.array([self._row(v) for v in verdicts if v is not None])
        above = np.array([cells[u.place][settled, u.column] >= CELLS // 2 for u in self.unknowns])
        self.draws += len(settled)
        self.held += rows.sum(axis=0)
        self.upper += above.sum(axis=1)
        # sums of zeros and ones are exact in any float
        self.held_upper += np.rint(above.astype(np.float64) @ rows.astype(np.float64)).astype(np.int64)

    def _row(self, verdict: Verdict) -> NDArray[np.bool_]:
        """Return which verdicts are so in a draw, and count the packages that are chosen."""
        plans = verdict.accepts.all(axis=1) & self.plans_allowed
        row = np.zeros(len(self.held), bool)
        before = 1 + verdict.accepts.size + len(plans)
        row[:before] = np.concatenate([[verdict.agreed], plans, verdict.accepts.ravel()])
        for key in SOLUTIONS:
            found = {_named(self.issues, p) for p in verdict.chosen.get(key, ())}
            self.chosen[key].update(found)
            for k, issue in enumerate(self.issues):
                if issue.span is None:
                    row[[before + int(package[k]) for package in found]] = True
                    before += len(issue.levels)
        return row


def _named(issues: tuple[Issue, ...], package: Package) -> Package:
    """Return a package without the numbers of its continuous issues, which hardly ever come twice: 0 in their place."""
    return tuple(0 if issue.span is not None else at for issue, at in zip(issues, package, strict=True))
