r"""
The greatest least share, then the greatest second least, and so on: leximin over packages.

Shares :math:`c_i(x)` are what the parties gain, each counted in a unit of its own. The sum of the k least of them is
concave [1]_,

.. math:: f_k(x) = \max_t \; k\,t - \sum_i \max(0, t - c_i(x)),

and a program with whole numbers makes it as large as it can while :math:`f_1, \dots, f_{k-1}` keep their best values.
That is the order leximin, with no need to know which party is the one held back, which a finite set of packages can
leave open. Shares are compared in fractions.

References
----------
.. [1] Ogryczak, W. & Sliwinski, T. (2003). On solving linear programs with the ordered weighted averaging objective.
   European Journal of Operational Research 148, 80-91.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from comity.settlement.packages.bargaining.program import Program, loosened
from comity.settlement.packages.bargaining.search import Search
from comity.settlement.packages.bargaining.shares import Patience
from comity.settlement.packages.model import Package, Packages

ABOUT = 1000.0  # shares are counted so that the greatest is about this
NEAR = 1e-4


@dataclass(slots=True)
class Ranking:
    """
    What a search for leximin found.

    ``first``: packages whose least share is the best; ``best``: those of them that leximin chooses. ``levels`` says
    how many of the sums of least shares are proven; ``done`` that all of leximin is, ``all_first`` and ``all_best``
    that the lists are whole, ``tired`` why others as good were no longer looked for. ``bound`` is what no least
    share can surpass, in units of the shares.
    """

    first: list[Package] = field(default_factory=list)
    best: list[Package] = field(default_factory=list)
    top: tuple[Fraction, ...] = ()
    levels: int = 0
    done: bool = False
    all_first: bool = False
    all_best: bool = False
    bound: float = math.inf
    stopped: bool = False
    why: str = ""
    tired: str = ""


class Leximin:
    """The program, the columns of the shares, and the stage that it is at."""

    def __init__(self, search: Search, parties: Sequence[int], units: Sequence[Fraction]) -> None:
        self.search = search
        self.program: Program = search.program
        self.model: Packages = search.model
        self.parties = tuple(parties)
        self.units = tuple(units)
        largest = max((self._steps(p, u) for p, u in zip(parties, units, strict=True)), default=1.0)
        self.scale = ABOUT / largest
        self.threshold = -1
        self.stage(1)

    def _steps(self, party: int, unit: Fraction) -> float:
        """Return roughly the greatest share of a party."""
        most = sum((max(w) - min(w) for w in self.model.worth[party] if w), Fraction(0))
        heights = ([y for _, y in curve] for curve in self.model.curves[party] if curve)
        most += sum((max(h) - min(h) for h in heights), Fraction(0))
        return max(float(most / unit), 1e-9)

    def shares(self, package: Package) -> tuple[Fraction, ...]:
        """Return the shares of a package, least first."""
        values = self.model.values(package)
        return tuple(
            sorted((values[p] - self.model.floor[p]) / u for p, u in zip(self.parties, self.units, strict=True))
        )

    def stage(self, k: int) -> None:
        """Make the sum of the k least shares the objective, and keep what was the objective as a row."""
        engine = self.program.engine
        if self.threshold >= 0:
            self._drop_costs()
        self.k = k
        self.threshold = self.program.column(-math.inf, cost=float(k))
        self.below: list[int] = []
        for party, unit in zip(self.parties, self.units, strict=True):
            share = (self.program.gains[party], -self.scale * float(self.program.step[party] / unit))
            entries = [(self.threshold, 1.0), share]
            if k > 1:
                below = self.program.column(cost=-1.0)
                self.below.append(below)
                entries.append((below, -1.0))
            engine.row(entries, high=0.0)

    def _drop_costs(self) -> None:
        for column in (self.threshold, *self.below):
            self.program.engine.cost(column, 0.0)

    def keep(self, value: float) -> None:
        """Do not let the objective of this stage fall below a value."""
        entries = [(self.threshold, float(self.k)), *((column, -1.0) for column in self.below)]
        self.program.engine.row(entries, low=loosened(value))


def leximin(ways: Leximin, limit: int, *, list_first: bool) -> Ranking:
    """
    Return the packages that leximin chooses, up to ``limit``.

    With ``list_first`` all packages with the best least share are looked for first, up to ``limit``, before the stages
    beyond the first one are begun.
    """
    found = Ranking()
    n = len(ways.parties)
    patience = Patience(ways.search.budget)
    while True:
        package = ways.search.next()
        if package is not None:
            _take(found, package, ways)
        height = float(sum(found.top[: ways.k])) * ways.scale if found.best else -math.inf
        if ways.k == 1:
            found.bound = max(ways.search.bound, height) / ways.scale
        if ways.search.stopped:
            found.stopped, found.why = True, ways.search.why
            return found
        if package is None or ways.search.bound < height - NEAR:
            return _settled(found, ways)
        if ways.search.bound > height + NEAR:
            continue
        found.levels = max(found.levels, ways.k)
        enough = ways.model.continuous or patience.over()
        found.tired = patience.why
        if ways.k == 1 and list_first and len(found.first) <= limit and not enough:
            continue
        if ways.k < n:
            ways.keep(ways.search.bound if ways.model.continuous else height)
            ways.stage(ways.k + 1)
        elif enough or len(found.best) > limit:
            found.done = True
            return found


def _settled(found: Ranking, ways: Leximin) -> Ranking:
    """Nothing is left that could be as good as the best."""
    found.levels, found.done, found.all_best = len(ways.parties), True, not ways.model.continuous
    found.all_first = ways.k == 1 and not ways.model.continuous
    return found


def _take(found: Ranking, package: Package, ways: Leximin) -> None:
    shares = ways.shares(package)
    if ways.model.continuous:  # each stage improves on the one before, up to rounding
        found.best, found.first, found.top = [package], [package], shares
        return
    if not found.best or shares > found.top:
        if not found.best or shares[:1] > found.top[:1]:
            found.first = []
        found.best, found.top = [package], shares
    elif shares == found.top:
        found.best.append(package)
    if shares[:1] == found.top[:1]:
        found.first.append(package)
