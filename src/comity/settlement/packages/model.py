"""The packages of a settlement: one level, or one number, for every issue, and what each is worth to whom."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np

from comity.budget import Budget
from comity.case.settlement import Issue, Settlement, Span, Values
from comity.errors import UsageError, did_you_mean
from comity.logic.tree import And, Iff, Implies, Level, Node, Not, Or, Xor, fold
from comity.settlement.packages.components import components, issues_of, where_true

Package = tuple[int | Fraction, ...]
Curve = tuple[tuple[Fraction, Fraction], ...]
End = Literal["low", "middle", "high"]

COUNTED_ONE_BY_ONE = 1 << 24  # combinations of issues that exclusions tie together; a mask of 16 MB


@dataclass(frozen=True, eq=False)
class Packages:
    r"""
    Everything that can be agreed, and what it is worth.

    A package is a tuple with one entry per issue, in the order of the case: the index of its level, or for a continuous
    issue its number. To party i it is worth :math:`v_i(x) = \sum_k w_{ik}(x_k)` and what combinations add. Values are
    exact fractions in the party's own units.

    Attributes
    ----------
    issues : tuple of Issue
        In the order of the case.
    parties : tuple of str
        The parties with values.
    worth : [party][issue][level]
        Empty for a continuous issue.
    curves : [party][issue] -> points (x, value)
        Of a concave piecewise line; empty for an issue with levels.
    extras : [party] -> pairs (statement, what it adds)
    exclude : statements that no package may satisfy
    floor : [party]
        The walk-away value: what the party has without a settlement.
    weights : [party]
        Exponents of the weighted Nash product.
    comparable : bool
        Whether the units of the parties may be added to each other.

    Examples
    --------
    >>> from comity.case.settlement import IssueLevel
    >>> border = Issue("border", levels=(IssueLevel("line"), IssueLevel("swap")))
    >>> half = Fraction(1, 2)
    >>> model = Packages((border,), ("a",), (((Fraction(0), half),),), (((),),), ((),), (), (half,), (Fraction(1),))
    >>> model.values((1,)), model.acceptable((0,)), model.named((1,)), model.count()
    ((Fraction(1, 2),), False, {'border': 'swap'}, 2)
    """

    issues: tuple[Issue, ...]
    parties: tuple[str, ...]
    worth: tuple[tuple[tuple[Fraction, ...], ...], ...]
    curves: tuple[tuple[Curve, ...], ...]
    extras: tuple[tuple[tuple[Node, Fraction], ...], ...]
    exclude: tuple[Node, ...]
    floor: tuple[Fraction, ...]
    weights: tuple[Fraction, ...]
    comparable: bool = False

    @property
    def continuous(self) -> bool:
        """Return True where an issue is settled by a number."""
        return any(issue.span is not None for issue in self.issues)

    @property
    def total(self) -> int | None:
        """Return how many packages there are, excluded ones too; None with a continuous issue."""
        return None if self.continuous else math.prod(len(issue.levels) for issue in self.issues)

    @cached_property
    def place(self) -> dict[str, int]:
        """Issue -> its place in a package."""
        return {issue.id: k for k, issue in enumerate(self.issues)}

    @cached_property
    def index(self) -> tuple[dict[str, int], ...]:
        """Per issue: level -> index."""
        return tuple({level.id: at for at, level in enumerate(issue.levels)} for issue in self.issues)

    def count(self, budget: Budget | None = None) -> int | None:
        """
        Return how many packages are not excluded, exactly; None where that takes too long.

        Issues that no exclusion ties together are counted apart and multiplied. Combinations of tied issues are looked
        at one by one, up to 16,777,216 of them; None beyond that, and with a continuous issue.
        """
        if self.total is None:
            return None
        number = 1
        for group in components([issue.id for issue in self.issues], self.exclude):
            if budget is not None:
                budget.check()
            issues = [self.issues[self.place[i]] for i in group]
            size = math.prod(len(issue.levels) for issue in issues)
            trees = [tree for tree in self.exclude if issues_of(tree) <= set(group)]
            if not trees:
                number *= size
            elif size > COUNTED_ONE_BY_ONE:
                return None
            else:
                allowed = np.ones([len(issue.levels) for issue in issues], bool)
                for tree in trees:
                    allowed &= ~where_true(tree, issues)
                number *= int(allowed.sum())
        return number

    def values(self, package: Package) -> tuple[Fraction, ...]:
        """Return what a package is worth to each party."""
        return tuple(self.value(p, package) for p in range(len(self.parties)))

    def value(self, party: int, package: Package) -> Fraction:
        """Return what a package is worth to the party at this place of ``parties``."""
        total = Fraction(0)
        for k, at in enumerate(package):
            worth = self.worth[party][k]
            total += worth[int(at)] if self.issues[k].span is None else on_curve(self.curves[party][k], Fraction(at))
        return total + sum((adds for tree, adds in self.extras[party] if self.holds(tree, package)), Fraction(0))

    def holds(self, tree: Node, package: Package) -> bool:
        """Return whether a statement over levels holds for a package."""

        def combine(node: Node, parts: list[bool]) -> bool:
            if isinstance(node, Level):
                k = self.place[node.issue]
                return package[k] == self.index[k][node.level]
            return truth(node, parts)

        return fold(tree, combine)

    def allowed(self, package: Package) -> bool:
        """Return whether no exclusion rules the package out."""
        return not any(self.holds(tree, package) for tree in self.exclude)

    def acceptable(self, package: Package) -> bool:
        """Return whether the package is allowed and worth the walk-away value or more to every party."""
        return self.allowed(package) and all(
            value >= floor for value, floor in zip(self.values(package), self.floor, strict=True)
        )

    def named(self, package: Package) -> dict[str, str | float]:
        """Return a package in words: issue -> level, or the number of a continuous issue."""
        return {
            issue.id: float(at) if issue.span is not None else issue.levels[int(at)].id
            for issue, at in zip(self.issues, package, strict=True)
        }


def truth(node: Node, parts: list[bool]) -> bool:
    """Return what an operator makes of the truth of its parts."""
    match node:
        case Not():
            return not parts[0]
        case And():
            return all(parts)
        case Or():
            return any(parts)
        case Xor():
            return sum(parts) % 2 == 1
        case Implies():
            return not parts[0] or parts[1]
        case Iff():
            return parts[0] == parts[1]
    raise ValueError(f"A statement about packages speaks of levels of issues only, not of {node}.")


def on_curve(curve: Curve, x: Fraction) -> Fraction:
    """
    Return the height of a piecewise line at x; outside its points, that of the nearest end.

    Examples
    --------
    >>> line = ((Fraction(0), Fraction(0)), (Fraction(1, 2), Fraction(2)), (Fraction(1), Fraction(3)))
    >>> on_curve(line, Fraction(1, 4)), on_curve(line, Fraction(2))
    (Fraction(1, 1), Fraction(3, 1))
    """
    if x <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in itertools.pairwise(curve):
        if x <= right:
            return low + (high - low) * (x - left) / (right - left)
    return curve[-1][1]


def packages_of(
    settlement: Settlement,
    walk_away: End = "middle",
    *,
    worths: End = "middle",
    parties: Sequence[str] | None = None,
) -> Packages:
    """
    Return the packages of a settlement.

    Parameters
    ----------
    settlement : Settlement
        The section of the case.
    walk_away, worths : {"low", "middle", "high"}
        Which end of the intervals is used: for what parties have without a settlement, and for what levels and
        combinations are worth.
    parties : sequence of str, optional
        Only these parties, in the order of the case. Without it, every party with values.

    Raises
    ------
    UsageError
        If one of ``parties`` has no values.
    """
    chosen = [v for v in settlement.values if parties is None or v.party in parties]
    for party in parties or ():
        if party not in {v.party for v in chosen}:
            raise UsageError(f'Party "{party}" has no values in the section settlement.')
    return Packages(
        issues=settlement.issues,
        parties=tuple(v.party for v in chosen),
        worth=tuple(tuple(_levels(v, issue, worths) for issue in settlement.issues) for v in chosen),
        curves=tuple(tuple(_curve(v, issue) for issue in settlement.issues) for v in chosen),
        extras=tuple(tuple((t.when.tree, _end(t.adds, worths)) for t in v.together) for v in chosen),
        exclude=tuple(s.tree for s in settlement.packages_exclude),
        floor=tuple(_end(v.walk_away, walk_away) for v in chosen),
        weights=tuple(v.bargaining_weight for v in chosen),
        comparable=settlement.comparable,
    )


def _end(span: Span, end: End) -> Fraction:
    return {"low": span.low, "middle": span.middle, "high": span.high}[end]


def _levels(values: Values, issue: Issue, end: End) -> tuple[Fraction, ...]:
    given = dict(dict(values.levels).get(issue.id, ()))
    return tuple(_end(given[level.id], end) if level.id in given else Fraction(0) for level in issue.levels)


def _curve(values: Values, issue: Issue) -> Curve:
    if issue.span is None:
        return ()
    low, high = issue.span
    return dict(values.curves).get(issue.id) or ((low, Fraction(0)), (high, Fraction(0)))


def package_from(packages: Packages, given: Mapping[str, str]) -> Package:
    """
    Return the package that is given by words: issue -> level, or the text of a number.

    Raises
    ------
    UsageError
        Naming everything that is wrong: an issue or level that is not there, an issue that is missing, a number that
        cannot be read or lies outside the span of its issue.
    """
    wrong = [_unknown("issue", name, tuple(packages.place)) for name in given if name not in packages.place]
    package: list[int | Fraction] = []
    for k, issue in enumerate(packages.issues):
        try:
            package.append(_chosen(packages, k, given[issue.id]))
        except KeyError:
            wrong.append(f'The package does not say how issue "{issue.id}" is settled.')
        except UsageError as e:
            wrong.append(str(e))
    if wrong:
        raise UsageError(" ".join(wrong))
    return tuple(package)


def _chosen(packages: Packages, k: int, text: str) -> int | Fraction:
    issue = packages.issues[k]
    if issue.span is None:
        if text not in packages.index[k]:
            raise UsageError(_unknown(f'level of "{issue.id}":', text, tuple(packages.index[k])))
        return packages.index[k][text]
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise UsageError(f'"{text}" for issue "{issue.id}" is not a number.') from None
    low, high = issue.span
    if not low <= number <= high:
        raise UsageError(f'{text} for issue "{issue.id}" is outside its span, {float(low):g} to {float(high):g}.')
    return number


def _unknown(what: str, word: str, known: tuple[str, ...]) -> str:
    message = f'There is no {what} "{word}". Known: {", ".join(known)}.'
    hint = did_you_mean(word, known)
    return f"{message} {hint}" if hint else message
