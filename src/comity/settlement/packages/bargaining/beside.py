"""Acceptable packages beside some that are known, for lists of packages that are all as good as each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.budget import Budget, Part, ends
from comity.settlement.packages.bargaining.program import Program
from comity.settlement.packages.bargaining.search import Search
from comity.settlement.packages.model import Package, Packages

SECONDS = 5.0  # without a budget


@dataclass(frozen=True, slots=True)
class Acceptable:
    """Acceptable packages, whether these are all, and why not."""

    packages: list[Package]
    complete: bool
    why: str = ""


def acceptable_beside(packages: Packages, known: Sequence[Package], limit: int, budget: Budget) -> Acceptable:
    """
    Return acceptable packages that are not among those known, until there are more than ``limit`` with them.

    First by changes of one issue from those known, from what they lead to, and so on. A program with whole numbers
    looks for what is left. With a number to be settled there is no end of packages, and none is returned.
    """
    if packages.continuous:
        return Acceptable([], False, "an issue is settled by a number: one optimum is given")
    time = Part(budget, None if ends(budget) else SECONDS)
    found = dict.fromkeys(known)
    left = deque(known)
    while left and len(found) <= limit and not time.over():
        for package in _changes(packages, left.popleft()):
            if package not in found and packages.acceptable(package):
                found[package] = None
                left.append(package)
    program = Program(packages)
    for package in found:
        program.forbid(package)
    search = Search(program, time)
    while len(found) <= limit and (more := search.next()) is not None:
        found[more] = None
    rest = list(found)[len(known) :]
    if len(found) > limit:
        return Acceptable(rest, False, f"limit {limit}")
    return Acceptable(rest, not search.stopped, search.why)


def _changes(packages: Packages, package: Package) -> Iterator[Package]:
    """Yield the packages that settle one issue otherwise."""
    for k, issue in enumerate(packages.issues):
        for at in range(len(issue.levels)):
            if at != package[k]:
                yield (*package[:k], at, *package[k + 1 :])
