r"""
Kalai-Smorodinsky and egalitarian: both make a least share as large as it can be.

The egalitarian solution [2]_ shares out gains as they are, :math:`v_i - d_i`; it compares units across parties. Kalai
and Smorodinsky [1]_ count the gain of each party in parts of the most that it could gain: :math:`(v_i - d_i) / (m_i -
d_i)` with the ideal :math:`m_i`, its best acceptable value.

References
----------
.. [1] Kalai, E. & Smorodinsky, M. (1975). Other solutions to Nash's bargaining problem. Econometrica 43, 513-518.
.. [2] Kalai, E. (1977). Proportional solutions to bargaining situations. Econometrica 45, 1623-1630.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from comity.budget import Budget, Part, ends
from comity.settlement.packages.bargaining.blockwise import leximin_of_blocks, small_blocks
from comity.settlement.packages.bargaining.leximin import Leximin, Ranking, leximin
from comity.settlement.packages.bargaining.linear import best_sum
from comity.settlement.packages.bargaining.program import Program
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.bargaining.search import Search
from comity.settlement.packages.model import Package, Packages

AFTER = 20.0  # seconds without a budget for what comes after a least share that is proven


def egalitarian(packages: Packages, limit: int, budget: Budget) -> Solution:
    """Return the packages whose gains over the walk-away are best by leximin, all of them up to ``limit``."""
    units = dict.fromkeys(range(len(packages.parties)), Fraction(1))
    found = ranked(packages, units, packages.floor, limit, budget)
    return _solution(packages, "egalitarian", found, found.best, limit)


def kalai_smorodinsky(packages: Packages, ideals: tuple[Fraction, ...], limit: int, budget: Budget) -> Solution:
    """
    Return the packages with the greatest least share of the way to the ideal, all of them up to ``limit``.

    Those that are best by leximin of the shares come first (conventions §42). A party whose ideal is its walk-away
    has it in every acceptable package, and no share.
    """
    units = {
        p: ideal - floor for p, (ideal, floor) in enumerate(zip(ideals, packages.floor, strict=True)) if ideal > floor
    }
    if not units:
        return _all_acceptable(packages, limit, budget)
    found = ranked(packages, units, packages.floor, limit, budget, list_first=True)
    chosen = list(dict.fromkeys([*found.best, *found.first]))
    return _solution(packages, "kalai_smorodinsky", found, chosen, limit)


def ranked(
    packages: Packages,
    units: Mapping[int, Fraction],
    least: tuple[Fraction | None, ...],
    limit: int,
    budget: Budget,
    *,
    list_first: bool = False,
) -> Ranking:
    """
    Return the packages that leximin chooses: block by block where issues hang together in small groups only.

    Otherwise, and where too many packages have the same least share, by a program with whole numbers.
    """
    blocks = small_blocks(packages)
    found = leximin_of_blocks(blocks, units, least, limit, budget) if blocks is not None else None
    if found is not None and (found.done or not found.levels or budget.over()):
        return found
    time = Part(budget, None if found is None or ends(budget) else AFTER)
    again = leximin(
        Leximin(Search(Program(packages), time, least), list(units), list(units.values())), limit, list_first=list_first
    )
    return again if found is None or again.levels > found.levels or again.done else found


def _all_acceptable(packages: Packages, limit: int, budget: Budget) -> Solution:
    found = best_sum(packages, "kalai_smorodinsky", (Fraction(0),) * len(packages.parties), limit, budget)
    return Solution(
        found.key, found.packages, found.values, None, None, found.proven, found.complete, found.packages, why=found.why
    )


def _solution(packages: Packages, key: str, found: Ranking, chosen: list[Package], limit: int) -> Solution:
    ks = key == "kalai_smorodinsky"
    complete = (found.all_first if ks else found.all_best) and len(chosen) <= limit
    proven = found.levels > 0 if ks else found.done
    score = float(found.top[0]) if found.best else None
    bound = score if found.levels else (found.bound if found.bound < 1e300 else None)
    return Solution(
        key,
        tuple(chosen[:limit]),
        tuple(packages.values(p) for p in chosen[:limit]),
        score,
        bound,
        proven or (found.done and not found.best),
        complete,
        tuple(found.best[:limit]) if ks else (),
        why=_why(packages, found, complete, limit),
    )


def _why(packages: Packages, found: Ranking, complete: bool, limit: int) -> str:
    if found.stopped:
        least = "the least share is proven, what comes after it is not: " if found.levels else ""
        return least + found.why
    if complete:
        return ""
    if packages.continuous:
        return "an issue is settled by a number: one optimum is given"
    return found.tired or f"limit {limit}"
