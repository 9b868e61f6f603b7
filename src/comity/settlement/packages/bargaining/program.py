"""Packages as a program with whole numbers: a column for each level, a column for what each party gains."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.logic.clauses import Clauses, clauses, definition
from comity.logic.tree import And, Atom, Iff, Implies, Level, Node, Not, Or, Xor, fold
from comity.settlement.packages.model import Package, Packages, truth
from comity.solve.mip import MipEngine, mip_engine

WHOLE_UP_TO = 10**7  # gains counted in whole steps up to here: far from where the tolerance of a solver tells
PLAIN = 1000  # the largest denominator of a plain fraction
LOOSE = 1e-6  # rows are loosened by this; whether a package really meets them is settled in fractions


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of columns times coefficients, and a constant."""

    entries: tuple[tuple[int, float], ...]
    constant: float = 0.0


class Program:
    """
    The packages that no exclusion rules out, as columns and rows of a solver.

    ``gains[i]`` is the column of what party i gains over its walk-away, in steps: ``step[i]`` is what one step is worth
    to the party. Where ``whole[i]`` is True, every package gives a whole number of steps.
    """

    def __init__(self, packages: Packages, engine: str = "fastest") -> None:
        self.packages = packages
        self.engine: MipEngine = mip_engine(engine)
        self.columns = 0
        self.levels: list[list[int]] = []
        self.numbers: dict[int, int] = {}
        for k, issue in enumerate(packages.issues):
            if issue.span is None:
                self.levels.append([self._column(0, 1, integer=True) for _ in issue.levels])
                self.engine.row([(c, 1.0) for c in self.levels[k]], 1, 1)
            else:
                self.levels.append([])
                self.numbers[k] = self._column(float(issue.span[0]), float(issue.span[1]))
        for tree in packages.exclude:
            self.require(Not(tree))
        scales = [_steps(packages, p) for p in range(len(packages.parties))]
        self.step = [s for s, _ in scales]
        self.whole = [w for _, w in scales]
        self.gains = [self._gain(p) for p in range(len(packages.parties))]

    def _column(self, low: float, high: float, integer: bool = False) -> int:
        self.columns += 1
        return self.engine.column(low, high, integer=integer)

    def column(self, low: float = 0.0, high: float = math.inf, *, cost: float = 0.0, integer: bool = False) -> int:
        """Add a column, and return its number."""
        number = self._column(low, high, integer)
        if cost:
            self.engine.cost(number, cost)
        return number

    def _gain(self, party: int) -> int:
        gain = self.column(-math.inf)
        worth = self.worth(party)
        floor = self.packages.floor[party] / self.step[party]
        self.tie(worth, gain, float(floor))
        return gain

    def tie(self, worth: Sum, gain: int, floor: float) -> None:
        """Make a column the value of a sum less a floor; with concave lines, anything up to that."""
        entries = [*worth.entries, (gain, -1.0)]
        self.engine.row(entries, floor - worth.constant, math.inf if self.numbers else floor - worth.constant)

    def worth(self, party: int, fixed: Mapping[int, int] | None = None) -> Sum:
        """
        Return what a package is worth to a party, in steps.

        ``fixed`` holds place of issue -> index of level: these issues count as settled so, whatever the package says.
        """
        fixed = fixed or {}
        entries: dict[int, float] = {}
        constant = Fraction(0)
        step = self.step[party]
        for k, columns in enumerate(self.levels):
            worth = self.packages.worth[party][k]
            if k in fixed:
                constant += worth[fixed[k]]
            elif k in self.numbers:
                entries[self._under(party, k)] = 1.0
            else:
                entries |= {c: float(w / step) for c, w in zip(columns, worth, strict=True) if w}
        for tree, adds in self.packages.extras[party]:
            column, sign, sure = self._truth(tree, fixed)
            constant += adds * sure
            if column is not None:
                entries[column] = entries.get(column, 0.0) + sign * float(adds / step)
        return Sum(tuple(entries.items()), float(constant / step))

    def _under(self, party: int, k: int) -> int:
        """Return a column that lies on or under the line of a continuous issue, in steps."""
        height = self.column(-math.inf)
        curve = self.packages.curves[party][k]
        for (left, low), (right, high) in itertools.pairwise(curve):
            slope = (high - low) / (right - left)
            entries = [(height, 1.0), (self.numbers[k], float(-slope / self.step[party]))]
            self.engine.row(entries, high=float((low - slope * left) / self.step[party]))
        if len(curve) == 1:
            self.engine.bounds(height, -math.inf, float(curve[0][1] / self.step[party]))
        return height

    def _truth(self, tree: Node, fixed: Mapping[int, int]) -> tuple[int | None, int, int]:
        """Return column, sign and constant: a statement is true where sign * column + constant is 1."""
        left = self._settled(tree, fixed)
        if isinstance(left, bool):
            return None, 0, int(left)
        literal, made = definition(left, self._variable, self._fresh)
        self._clauses(made)
        return abs(literal) - 1, (1 if literal > 0 else -1), (0 if literal > 0 else 1)

    def _settled(self, tree: Node, fixed: Mapping[int, int]) -> Node | bool:
        """Return what a statement says once some issues are settled."""
        if not fixed:
            return tree

        def combine(node: Node, parts: list[Node | bool]) -> Node | bool:
            if isinstance(node, Level):
                k = self.packages.place[node.issue]
                return self.packages.index[k][node.level] == fixed[k] if k in fixed else node
            if all(isinstance(part, bool) for part in parts):
                return truth(node, [part is True for part in parts])
            return rebuilt(node, [self._node(part) for part in parts])

        return fold(tree, combine)

    def _node(self, part: Node | bool) -> Node:
        """Write True and False as statements, with the levels of any issue that has some."""
        if not isinstance(part, bool):
            return part
        k = next(k for k, columns in enumerate(self.levels) if columns)
        issue = self.packages.issues[k]
        level = Level(issue.id, issue.levels[0].id)
        return Or((level, Not(level))) if part else And((level, Not(level)))

    def _variable(self, atom: Atom) -> int:
        if not isinstance(atom, Level):
            raise ValueError(f"A statement about packages speaks of levels of issues only, not of {atom}.")
        k = self.packages.place[atom.issue]
        return self.levels[k][self.packages.index[k][atom.level]] + 1

    def _fresh(self) -> int:
        return self._column(0, 1, integer=True) + 1

    def require(self, tree: Node) -> None:
        """Make a statement over levels true."""
        self._clauses(clauses(tree, self._variable, self._fresh))

    def _clauses(self, made: Clauses) -> None:
        for clause in made:
            negative = sum(literal < 0 for literal in clause)
            self.engine.row([(abs(v) - 1, 1.0 if v > 0 else -1.0) for v in clause], low=1.0 - negative)

    def forbid(self, package: Package) -> None:
        """Rule one package out (its levels, all together)."""
        chosen = [self.levels[k][int(at)] for k, at in enumerate(package) if self.levels[k]]
        self.engine.row([(c, 1.0) for c in chosen], high=len(chosen) - 1.0)

    def at_least(self, party: int, gain: Fraction) -> None:
        """Let a party gain so much or more, in its own units."""
        self.engine.bounds(self.gains[party], loosened(float(gain / self.step[party])), math.inf)

    def package(self, point: NDArray[np.float64]) -> Package:
        """Return the package that a point of the solver stands for."""
        return tuple(
            self._number(k, point[self.numbers[k]]) if k in self.numbers else int(np.argmax(point[columns]))
            for k, columns in enumerate(self.levels)
        )

    def in_plain_numbers(self, package: Package) -> Package:
        """Return a package with plain fractions for the numbers that are as good as these."""
        return tuple(
            at if issue.span is None else plain_number(Fraction(at), issue.span[1] - issue.span[0])
            for issue, at in zip(self.packages.issues, package, strict=True)
        )

    def _number(self, k: int, x: float) -> Fraction:
        span = self.packages.issues[k].span
        assert span is not None
        return min(max(Fraction(float(x)).limit_denominator(10**9), span[0]), span[1])


def plain_number(x: Fraction, width: Fraction) -> Fraction:
    """
    Return the plain fraction that a solver missed by no more than rounding, or the number as it is.

    Examples
    --------
    >>> plain_number(Fraction(0.1666666638), Fraction(1)), plain_number(Fraction(1, 4097), Fraction(1))
    (Fraction(1, 6), Fraction(1, 4097))
    """
    plain = x.limit_denominator(PLAIN)
    return plain if abs(plain - x) <= width / 10**8 else x


def rebuilt(node: Node, parts: Sequence[Node]) -> Node:
    """Return the operator of a node over other parts."""
    match node:
        case Not():
            return Not(parts[0])
        case Implies():
            return Implies(parts[0], parts[1])
        case Iff():
            return Iff(parts[0], parts[1])
        case And() | Or() | Xor():
            return type(node)(tuple(parts))
    return node


def loosened(low: float) -> float:
    """Return a bound that rounding cannot put above the number it is meant to be."""
    return low - LOOSE * max(1.0, abs(low) * 1e-3)


def _steps(packages: Packages, party: int) -> tuple[Fraction, bool]:
    """Return what one step is worth to a party, and whether every package gives a whole number of steps."""
    amounts = [w for worth in packages.worth[party] for w in worth]
    amounts += [adds for _, adds in packages.extras[party]] + [packages.floor[party]]
    unit = math.lcm(*(a.denominator for a in amounts))
    heights = [y for curve in packages.curves[party] for _, y in curve]
    largest = max((abs(a) for a in amounts + heights), default=Fraction(0)) * (len(packages.issues) + 1)
    plain = not packages.continuous
    if plain and largest * unit <= WHOLE_UP_TO:
        return Fraction(1, unit), True
    return (largest / 10_000 if largest else Fraction(1)), False
