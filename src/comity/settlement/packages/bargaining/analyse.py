"""Which packages the bargaining solutions choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from comity.budget import Budget
from comity.errors import UsageError
from comity.settlement.packages.bargaining.at_once import (
    egalitarian_at_once,
    greatest_sum,
    ideals_at_once,
    kalai_smorodinsky_at_once,
    most_equal,
    nash_at_once,
)
from comity.settlement.packages.bargaining.laid_out import LaidOut, lay_out
from comity.settlement.packages.bargaining.linear import best_sum
from comity.settlement.packages.bargaining.maxmin import egalitarian, kalai_smorodinsky, ranked
from comity.settlement.packages.bargaining.nash import nash, weights_of
from comity.settlement.packages.bargaining.result import KEYS, NAMES, Bargains, Solution
from comity.settlement.packages.bargaining.shares import Shares
from comity.settlement.packages.bargaining.twins import Twins, without_twins
from comity.settlement.packages.model import Package, Packages

Progress = Callable[[str], None]
NOTHING = "no package is acceptable to everybody."
INCOMPARABLE = "values of different parties are not declared comparable."
THREE = ("nash", "kalai_smorodinsky", "egalitarian")


def bargain(
    packages: Packages,
    *,
    limit: int = 1000,
    budget: Budget | None = None,
    progress: Progress | None = None,
    keys: Sequence[str] = THREE,
) -> Bargains:
    r"""
    Return the packages that bargaining solutions choose among the acceptable ones, with what is proven.

    With gains :math:`g_i(x) = v_i(x) - d_i` over the walk-away values, "nash" has the greatest :math:`\prod_i g_i`,
    "weighted_nash" the greatest :math:`\prod_i g_i^{w_i}`, "kalai_smorodinsky" the greatest
    :math:`\min_i g_i / (m_i - d_i)` with the best acceptable values :math:`m_i`, "egalitarian" the leximin of the
    gains, and "utilitarian" the greatest :math:`\sum_i v_i`.

    Parameters
    ----------
    packages : Packages
    limit : int
        At most so many optima are listed for each solution.
    budget : Budget, optional
        Shared out among the solutions; one that is cut keeps its best package, with a bound.
    progress : callable, optional
        Gets a sentence before each step.
    keys : sequence of str
        Which solutions.

    Returns
    -------
    Bargains
        Every listed package is acceptable and its values are exact. What the proof that nothing is better rests on is
        told in conventions §44.

    Raises
    ------
    UsageError
        If a key is not known, or nobody has values.

    Examples
    --------
    A cake of four pieces; a gets twice as much out of each. Giving a one piece is more equal, 2 and 3, but its least
    gain is the same as with two pieces, 4 and 2, and those bring the other more:

    >>> from comity.case.settlement import Issue, IssueLevel
    >>> cake = Issue("cake", levels=tuple(IssueLevel(f"{k} to a") for k in range(5)))
    >>> to_a = tuple(Fraction(2 * k) for k in range(5))
    >>> to_b = tuple(Fraction(4 - k) for k in range(5))
    >>> two, none = ("a", "b"), (Fraction(0), Fraction(0))
    >>> model = Packages((cake,), two, ((to_a,), (to_b,)), (((),), ((),)), ((), ()), (), none, (Fraction(1),) * 2)
    >>> found = bargain(model)
    >>> [found.of(key).packages for key in ("nash", "kalai_smorodinsky", "egalitarian")]
    [((2,),), ((2,),), ((2,),)]
    """
    _check(packages, keys)
    budget = budget or Budget()
    say = progress or (lambda sentence: None)
    laid = lay_out(packages)
    if laid is not None:
        return _at_once(laid, limit, budget, say, keys)
    twins = without_twins(packages)
    if twins is not None:
        fewer = bargain(twins.packages, limit=limit, budget=budget, progress=progress, keys=keys)
        return _unfolded(twins, fewer, limit)
    return _by_search(packages, limit, budget, say, keys)


def _by_search(packages: Packages, limit: int, budget: Budget, say: Progress, keys: Sequence[str]) -> Bargains:
    """Look for the solutions one after the other, each in its part of the time."""
    shares = Shares(budget, len(keys) + ("kalai_smorodinsky" in keys))
    found: list[Solution] = []
    ideals: tuple[Fraction, ...] | None = None
    agreement: bool | None = None
    for key in keys:
        say(f"Looking for the {NAMES[key]}.")
        if agreement is False:
            found.append(Solution(key, proven=True, complete=True, why=NOTHING))
            continue
        if key == "kalai_smorodinsky":
            ideals, why = ideal_values(packages, shares.next())
            if ideals is None and why:
                found.append(Solution(key, why=f"not every ideal was found: {why}"))
                continue
        found.append(_solve(packages, key, ideals, limit, shares.next()))
        if found[-1].packages:
            agreement = True
        elif found[-1].proven:
            agreement = False
    closest, shortfall = closest_to_acceptable(packages, budget) if agreement is False else (None, None)
    return Bargains(packages, tuple(found), ideals, agreement, closest, shortfall)


def _at_once(laid: LaidOut, limit: int, budget: Budget, say: Progress, keys: Sequence[str]) -> Bargains:
    """Take the solutions out of the packages that are laid out."""
    found: list[Solution] = []
    for key in keys:
        say(f"Looking for the {NAMES[key]}.")
        try:
            cut = budget.reason if budget.over() else ""
        except KeyboardInterrupt as e:
            cut = budget.ended(e)
        found.append(Solution(key, why=cut) if cut else _taken(laid, key, limit))
    agreement = len(laid.gains) > 0
    ideals = ideals_at_once(laid) if "kalai_smorodinsky" in keys else None
    closest, shortfall = (None, None) if agreement else closest_to_acceptable(laid.packages, budget)
    return Bargains(laid.packages, tuple(found), ideals, agreement, closest, shortfall)


def _taken(laid: LaidOut, key: str, limit: int) -> Solution:
    packages = laid.packages
    if not len(laid.gains):
        return Solution(key, bound=0.0 if "nash" in key else None, proven=True, complete=True, why=NOTHING)
    if key == "egalitarian":
        return egalitarian_at_once(laid, limit)
    if key == "kalai_smorodinsky":
        return kalai_smorodinsky_at_once(laid, limit)
    if key == "utilitarian":
        if not packages.comparable:
            return Solution(key, why=INCOMPARABLE)
        return greatest_sum(laid, key, (Fraction(1),) * len(packages.parties), limit)
    return nash_at_once(laid, key, weights_of(packages, key), limit)


def _unfolded(twins: Twins, found: Bargains, limit: int) -> Bargains:
    closest = None if found.closest is None else next(twins.behind(found.closest))
    solutions = tuple(twins.unfolded(s, limit) for s in found.solutions)
    return replace(found, model=twins.whole, solutions=solutions, closest=closest)


def _check(packages: Packages, keys: Sequence[str]) -> None:
    for key in keys:
        if key not in KEYS:
            raise UsageError(f'There is no bargaining solution "{key}". Known: {", ".join(KEYS)}.')
    if not packages.parties:
        raise UsageError("No party has values, so there is nothing to bargain over.")


def _solve(packages: Packages, key: str, ideals: tuple[Fraction, ...] | None, limit: int, budget: Budget) -> Solution:
    if key == "egalitarian":
        return egalitarian(packages, limit, budget)
    if key == "kalai_smorodinsky":
        if ideals is None:
            return Solution(key, proven=True, complete=True)
        return kalai_smorodinsky(packages, ideals, limit, budget)
    if key == "utilitarian":
        if not packages.comparable:
            return Solution(key, why=INCOMPARABLE)
        return best_sum(packages, key, (Fraction(1),) * len(packages.parties), limit, budget)
    return nash(packages, key, limit, budget)


def ideal_values(packages: Packages, budget: Budget) -> tuple[tuple[Fraction, ...] | None, str]:
    """
    Return the best acceptable value of each party, exact; or None, and why not all were proven in time.

    None and no reason: no package is acceptable.
    """
    laid = lay_out(packages)
    if laid is not None:
        return ideals_at_once(laid), ""
    ideals = []
    for party in range(len(packages.parties)):
        weights = [Fraction(int(p == party)) for p in range(len(packages.parties))]
        found = best_sum(packages, "ideal", weights, 0, budget)
        if not found.proven:
            return None, found.why
        if not found.packages:
            return None, ""
        ideals.append(found.values[0][party])
    return tuple(ideals), ""


def closest_to_acceptable(packages: Packages, budget: Budget) -> tuple[Package | None, Fraction | None]:
    """Return the package whose greatest shortfall below a walk-away is smallest, and that shortfall."""
    laid = lay_out(packages, acceptable=False)
    if laid is not None:
        if not len(laid.gains):
            return None, None
        _, best, least = most_equal(laid)
        return laid.package(int(best[0])), -least
    units = dict.fromkeys(range(len(packages.parties)), Fraction(1))
    found = ranked(packages, units, (None,) * len(packages.parties), 1, budget)
    if not found.best:
        return None, None
    return found.best[0], -found.top[0]
