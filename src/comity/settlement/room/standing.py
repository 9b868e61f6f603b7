"""Core-style stability: which parties could guarantee each of themselves more than a given package."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.errors import BudgetExceededError, TooLargeError
from comity.logic.tree import Level
from comity.settlement.packages.bargaining.laid_out import lay_out
from comity.settlement.packages.model import Package, Packages
from comity.settlement.room.enough import MOST_SETS
from comity.settlement.room.findings import How, Objection
from comity.settlement.room.imposed import by_issue, changed, joint, worst
from comity.settlement.room.left_out import pairs
from comity.settlement.room.result import Standing
from comity.settlement.room.who import Who
from comity.settlement.room.withstand import Find, some, withstanding

_FEW = 64  # joint impositions that are gone through one by one; beyond, a search is quicker
_BITS = 62  # parties that fit a whole number
_LAID_OUT = 1 << 17  # packages that are looked at together
_FINE = Fraction(1, 10**6)  # what counts as more where a continuous issue makes values lie close


def standing(
    who: Who, packages: Packages, name: str, package: Package, *, find: Find = some, budget: Budget | None = None
) -> Standing:
    """
    Return the smallest sets of parties that can object to a package, in the manner of the alpha-core (conventions §52).

    A set objects if it can make sure of strictly more for each member with values, whatever the parties outside can
    impose in answer. It may impose what its members can undo. It may adopt another package where its votes reach the
    quota and hold every veto; where nothing is voted on, only all parties together may. And a single party may walk
    away from less than its walk-away value. A party without values goes along with anything [Aumann and Peleg 1960].

    Parameters
    ----------
    who : Who
    packages : Packages
    name, package
        What is looked at, and what it is called.
    """
    budget = Budget() if budget is None else budget
    found: dict[int, Objection] = {}
    complete = True
    rising = _rising(packages, package)
    try:
        for group in _by_size(who):
            budget.check()
            if not any(one & ~group == 0 for one in found):
                hopeless = rising is not None and not rising[:, list(who.members(group))].all(axis=1).any()
                objection = _objection(who, packages, package, group, find, budget, hopeless=hopeless)
                if objection is not None:
                    found[group] = objection
        complete = 1 << len(who.parties) <= MOST_SETS
    except TooLargeError:
        complete = False
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
        complete = False
    return Standing(name, pairs(packages, package), tuple(found.values()), complete)


def _rising(packages: Packages, package: Package) -> NDArray[np.bool_] | None:
    """Return which packages, excluded ones too, have more for which party than this one; None where they are many."""
    laid = lay_out(replace(packages, exclude=(), floor=packages.values(package)), acceptable=False, most=_LAID_OUT)
    if laid is None:
        return None
    more = np.asarray(laid.gains > 0, bool)
    if more.shape[1] > _BITS:
        return more
    places = np.arange(more.shape[1])
    # rows that are alike count once; as whole numbers they are told apart quickly
    kinds = np.unique((more << places).sum(axis=1))
    return (kinds[:, None] >> places & 1).astype(bool)


def _by_size(who: Who) -> Iterator[int]:
    """Yield sets by size, in the order of the case, up to a limit."""
    seen, n = 0, len(who.parties)
    for size in range(1, n + 1):
        if seen + math.comb(n, size) > MOST_SETS:
            return
        seen += math.comb(n, size)
        yield from (sum(1 << i for i in chosen) for chosen in combinations(range(n), size))


def _objection(
    who: Who, packages: Packages, package: Package, group: int, find: Find, budget: Budget, *, hopeless: bool
) -> Objection | None:
    """Return what a set objects; where it is hopeless, no package has more for each member."""
    members = who.members(group)
    if not members:
        return None
    walks = _walks(who, packages, package, group)
    if walks is not None or hopeless:
        return walks
    return _imposes(who, packages, package, group, find, budget) or _adopts(who, packages, package, group, find, budget)


def _walks(who: Who, packages: Packages, package: Package, group: int) -> Objection | None:
    if group.bit_count() > 1:
        return None
    (m,) = who.members(group)
    short = packages.floor[m] - packages.value(m, package)
    return Objection(who.named(group), "walks away", (), ((packages.parties[m], short),)) if short > 0 else None


def _imposes(
    who: Who, packages: Packages, package: Package, group: int, find: Find, budget: Budget
) -> Objection | None:
    here = {m: packages.value(m, package) for m in who.members(group)}
    for after in _within_reach(who, packages, package, group, find, budget):
        if any(packages.value(m, after) <= value for m, value in here.items()):
            continue  # what those outside can impose only makes it less
        gains = _gains(who, packages, package, after, group)
        if all(gain > 0 for _, gain in gains):
            return _told(who, packages, group, "imposes", after, gains)
    return None


def _within_reach(
    who: Who, packages: Packages, package: Package, group: int, find: Find, budget: Budget
) -> Iterator[Package]:
    """Yield what a set can turn the package into; where that is much, the one that a search finds good enough."""
    own = who.imposable(group)
    ways = by_issue(own)
    if packages.continuous or math.prod(len(levels) + 1 for levels in ways.values()) <= _FEW:
        yield from (changed(package, imposed) for imposed in joint(packages, own))
        return
    closed = tuple(
        Level(issue.id, level.id)
        for k, issue in enumerate(packages.issues)
        for at, level in enumerate(issue.levels)
        if at != package[k] and at not in ways.get(k, ())
    )
    found = _better(who, replace(packages, exclude=closed), package, group, find, budget)
    if found is not None:
        yield found


def _better(who: Who, packages: Packages, package: Package, group: int, find: Find, budget: Budget) -> Package | None:
    """Return a package that surely gives every member more than this one, or None where there is none."""
    members = who.members(group)
    more = [packages.value(m, package) + step(packages, m) for m in members]
    outside = who.imposable(who.everybody & ~group)
    return withstanding(packages, members, outside, more, find=find, budget=budget)


def _adopts(who: Who, packages: Packages, package: Package, group: int, find: Find, budget: Budget) -> Objection | None:
    votes = who.quota is not None and who.can_decide(group)
    if not votes and group != who.everybody:
        return None
    other = _better(who, packages, package, group, find, budget)
    if other is None:
        return None
    return _told(who, packages, group, "adopts", other, _gains(who, packages, package, other, group))


def _gains(
    who: Who, packages: Packages, before: Package, after: Package, group: int
) -> tuple[tuple[str, Fraction], ...]:
    """Return what each member surely gains, whatever the parties outside impose."""
    outside = who.imposable(who.everybody & ~group)
    return tuple(
        (
            packages.parties[m],
            packages.value(m, changed(after, worst(packages, m, after, outside))) - packages.value(m, before),
        )
        for m in who.members(group)
    )


def _told(
    who: Who, packages: Packages, group: int, how: How, after: Package, gains: tuple[tuple[str, Fraction], ...]
) -> Objection:
    return Objection(who.named(group), how, pairs(packages, after), gains)


def step(packages: Packages, party: int) -> Fraction:
    """
    Return the least by which two values of a party can differ, or less; a millionth with a continuous issue.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> issue = Issue("guard", levels=(IssueLevel("none"), IssueLevel("full")))
    >>> worth = (((Fraction(1, 2), Fraction(1, 3)),),)
    >>> step(Packages((issue,), ("a",), worth, (((),),), ((),), (), (Fraction(0),), ()), 0)
    Fraction(1, 6)
    """
    if any(packages.curves[party]):
        return _FINE
    parts = [w.denominator for levels in packages.worth[party] for w in levels]
    return Fraction(1, math.lcm(*parts, *(adds.denominator for _, adds in packages.extras[party])))
