"""One package that is worth so much to these parties, and the best one for a party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.settlement.packages.bargaining.linear import best_sum
from comity.settlement.packages.bargaining.program import Program, loosened
from comity.settlement.packages.bargaining.search import Search
from comity.settlement.packages.model import Package, Packages

Least = Sequence[Fraction | None]
Imposed = Mapping[int, int]  # place of an issue -> index of the level that somebody else sets it to


def some_package(
    packages: Packages,
    at_least: Least,
    budget: Budget | None = None,
    *,
    lowered: Sequence[Sequence[Imposed]] | None = None,
) -> Package | None:
    """
    Return a package that is not excluded and worth at least so much to each party, or None where there is none.

    Parameters
    ----------
    packages : Packages
    at_least : [party]
        What the package has to be worth, in the party's own units; None where it does not matter.
    budget : Budget, optional
    lowered : [party] -> settings of issues, optional
        The package has to be worth as much to the party after each of these too: what it is worth when the issues at
        these places are set to the levels with these indices. Such an end need not be a package that is allowed.

    Raises
    ------
    BudgetExceededError
        If the budget ended before that was settled.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> cake = Issue("cake", levels=tuple(IssueLevel(f"{k} to a") for k in range(5)))
    >>> worth = (tuple(Fraction(k) for k in range(5)),), (tuple(Fraction(4 - k) for k in range(5)),)
    >>> two, none = ("a", "b"), (Fraction(0), Fraction(0))
    >>> model = Packages((cake,), two, worth, (((),), ((),)), ((), ()), (), none, (Fraction(1),) * 2)
    >>> some_package(model, (Fraction(3), Fraction(1))), some_package(model, (Fraction(3), Fraction(2)))
    ((3,), None)
    """
    budget = budget or Budget()
    program = Program(packages)
    search = Search(program, budget, tuple(at_least))
    for party, settings in enumerate(lowered or ()):
        low = at_least[party]
        for fixed in settings if low is not None else ():
            worth = program.worth(party, fixed)
            bar = float(low / program.step[party]) - worth.constant if low is not None else 0.0
            program.engine.row(worth.entries, low=loosened(bar))
    while (package := search.next()) is not None:
        if not lowered or _holds_out(packages, package, at_least, lowered):
            return package
        if packages.continuous or search.stopped:
            break
    if search.stopped:
        raise BudgetExceededError(search.why)
    return None


def _holds_out(packages: Packages, package: Package, at_least: Least, lowered: Sequence[Sequence[Imposed]]) -> bool:
    """Return whether a package is worth enough after everything that can be done to it, in fractions."""
    return all(
        packages.value(party, after(package, fixed)) >= low
        for party, (low, settings) in enumerate(zip(at_least, lowered, strict=True))
        if low is not None
        for fixed in settings
    )


def after(package: Package, fixed: Imposed) -> Package:
    """Return a package with some issues settled otherwise."""
    return tuple(fixed.get(k, at) for k, at in enumerate(package))


def best_for(
    packages: Packages, party: int, at_least: Least, budget: Budget | None = None
) -> tuple[Package, Fraction] | None:
    """
    Return the package that is worth most to a party, and what it is worth; None where there is none.

    ``party`` is its place in ``packages.parties``; ``at_least`` as in :func:`some_package`.

    Raises
    ------
    BudgetExceededError
        If the budget ended before that was proven.
    """
    weights = [Fraction(int(p == party)) for p in range(len(packages.parties))]
    found = best_sum(packages, "best", weights, 0, budget or Budget(), tuple(at_least))
    if not found.proven:
        raise BudgetExceededError(found.why)
    return (found.packages[0], found.values[0][party]) if found.packages else None
