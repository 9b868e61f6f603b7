r"""
The Nash solution: the greatest product of gains over the walk-away values [1]_.

The product is made as large as it can by making :math:`\sum_i w_i \log(v_i - d_i)` as large as it can. The logarithm is
concave, so it lies under each of its tangents. A program with whole numbers knows it by tangents only; each package
that it finds is worked out exactly, and gets tangents of its own; nothing is left once the bound falls below the best.

References
----------
.. [1] Nash, J. F. (1950). The bargaining problem. Econometrica 18, 155-162.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.settlement.packages.bargaining.at_once import nash_at_once
from comity.settlement.packages.bargaining.beside import Acceptable, acceptable_beside
from comity.settlement.packages.bargaining.laid_out import lay_out
from comity.settlement.packages.bargaining.numbers import best_numbers
from comity.settlement.packages.bargaining.program import Program
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.bargaining.search import Search, gains
from comity.settlement.packages.bargaining.shares import Patience
from comity.settlement.packages.model import Package, Packages

UNIT = 1000.0  # logarithms are counted in thousandths, well clear of what the solver tolerates
NEAR = 1e-4  # of a thousandth: packages as near as this are told apart by their exact products
GAP = 1e-6  # with numbers: the gap of the logarithm at which the search ends
TANGENTS = 12
LEAST = 0.01  # steps, where steps are not whole: a smaller gain counts as none while one searches
ALIKE = Fraction(1, 10**6)  # of a span: numbers as near as this are one


def nash(packages: Packages, key: str, limit: int, budget: Budget) -> Solution:
    """
    Return the packages with the greatest product of gains, all of them up to ``limit``.

    ``key`` is "nash", or "weighted_nash" for gains to the power of the parties' bargaining weights. Where no package
    lets everybody gain, every acceptable package has the product 0 and is a solution; those with the greatest product
    over a largest set of parties that can gain together come first, and are named ``refined`` (conventions §43).
    """
    weights = weights_of(packages, key)
    laid = lay_out(packages)
    return by_program(packages, key, limit, budget) if laid is None else nash_at_once(laid, key, weights, limit)


def weights_of(packages: Packages, key: str) -> tuple[Fraction, ...]:
    """Return the power of each party's gain in a product."""
    return packages.weights if key == "weighted_nash" else (Fraction(1),) * len(packages.parties)


def by_program(packages: Packages, key: str, limit: int, budget: Budget) -> Solution:
    """Return the same by programs with whole numbers, for packages that are too many to be laid out."""
    weights = weights_of(packages, key)
    everybody = tuple(p for p, w in enumerate(weights) if w > 0)
    found = _best(packages, key, (everybody, weights), limit, budget)
    if found.packages or not found.proven:
        return found
    sets, told = _gainers(packages, everybody, budget)
    each = [_best(packages, key, (some, weights), limit, budget) for some in sets]
    best = list(dict.fromkeys(p for s in each for p in s.packages))
    proven = told and all(s.proven for s in each)
    listed = proven and all(s.complete for s in each)
    more = acceptable_beside(packages, best, limit, budget) if best and any(sets) else Acceptable([], True)
    chosen = [*best, *more.packages]
    complete = listed and more.complete and len(chosen) <= limit
    reasons = [*(s.why for s in each), more.why, f"limit {limit}" if told else budget.reason]
    return Solution(
        key,
        tuple(chosen[:limit]),
        tuple(packages.values(p) for p in chosen[:limit]),
        0.0 if chosen else None,
        0.0,
        proven,
        complete,
        tuple(best[:limit]),
        gainers=tuple(tuple(packages.parties[p] for p in some) for some in sets) if chosen else (),
        why="" if complete else next(filter(None, reasons)),
    )


Task = tuple[tuple[int, ...], tuple[Fraction, ...]]


def product(packages: Packages, package: Package, task: Task) -> Fraction:
    """Return the product of the gains of some parties, each to the power of its weight made whole."""
    some, weights = task
    whole = math.lcm(*(weights[p].denominator for p in some))
    over = gains(packages, package)
    return math.prod((over[p] ** int(weights[p] * whole) for p in some), start=Fraction(1))


@dataclass(slots=True)
class _Tops:
    """The packages with the greatest product that were found, and the sum of logarithms it stands for."""

    program: Program
    task: Task
    packages: list[Package] = field(default_factory=list)
    product: Fraction = Fraction(-1)
    height: float = -math.inf

    def take(self, package: Package) -> Package:
        """Keep a package if it is as good as those so far or better; return it with its numbers at their best."""
        model, (some, weights) = self.program.packages, self.task
        if model.continuous:
            package = best_numbers(model, package, self.task)
        worth, over = product(model, package, self.task), gains(model, package)
        if worth > self.product and all(over[p] > 0 for p in some):
            self.packages, self.product = [package], worth
            self.height = math.fsum(float(weights[p]) * _log(over[p] / self.program.step[p]) for p in some)
        elif worth == self.product and not any(alike(model, package, other) for other in self.packages):
            self.packages.append(package)
        return package


def alike(packages: Packages, one: Package, other: Package) -> bool:
    """Return whether two packages differ by no more than rounding; never where all issues have levels."""
    if not packages.continuous:
        return False
    return all(
        a == b if issue.span is None else abs(Fraction(a) - Fraction(b)) <= ALIKE * (issue.span[1] - issue.span[0])
        for issue, a, b in zip(packages.issues, one, other, strict=True)
    )


def _best(packages: Packages, key: str, task: Task, limit: int, budget: Budget) -> Solution:
    """Return the packages with the greatest product over some parties, who all gain."""
    program = Program(packages)
    search = Search(program, budget)
    logs = _logarithms(program, task)
    tops = _Tops(program, task)
    near = GAP * UNIT if packages.continuous else NEAR
    patience = Patience(budget)
    complete = proven = False
    why = ""
    while True:
        package = search.next()
        if search.bound < tops.height - NEAR or (package is None and not search.stopped):
            complete = proven = True
            break
        if package is not None:
            better = tops.take(package)
            _tangents(program, logs, package)
            if better != package:
                _tangents(program, logs, better)
        if search.stopped:
            why = search.why
            break
        if search.bound <= tops.height + near:
            proven = True
            why = _enough(packages, tops, limit, patience)
            if why:
                break
    return _solution(packages, key, tops, search.bound, limit, (proven, complete, why))


def _logarithms(program: Program, task: Task) -> dict[int, int]:
    """Make the weighted sum of the logarithms of gains the objective, under tangents here and there."""
    some, weights = task
    logs = {p: program.column(-math.inf, cost=float(weights[p])) for p in some}
    for p in some:
        program.engine.bounds(program.gains[p], _least(program, p), math.inf)
        for gain in np.geomspace(0.02, 1.0, TANGENTS) * _most(program.packages, p) / float(program.step[p]):
            _tangent(program, logs[p], p, float(gain))
    return logs


def _tangents(program: Program, logs: Mapping[int, int], package: Package) -> None:
    """Keep each logarithm under its tangent at what a package gives."""
    over = gains(program.packages, package)
    for p, log in logs.items():
        if over[p] > 0:
            _tangent(program, log, p, float(over[p] / program.step[p]))


def _enough(packages: Packages, tops: _Tops, limit: int, patience: Patience) -> str:
    """Return why no more packages are looked for that are as good; empty where they are."""
    if packages.continuous:
        return "an issue is settled by a number: one optimum is given"
    if len(tops.packages) > limit:
        return f"limit {limit}"
    return patience.why if patience.over() else ""


def _solution(
    packages: Packages, key: str, tops: _Tops, bound: float, limit: int, told: tuple[bool, bool, str]
) -> Solution:
    best, (proven, complete, why) = tops.packages, told
    score = _score(packages, best[0], tops.task) if best else None
    above = max(0.0, bound - tops.height) / UNIT if best else math.inf
    return Solution(
        key,
        tuple(best[:limit]),
        tuple(packages.values(p) for p in best[:limit]),
        score,
        score * math.exp(above) if score is not None and above < 100 else (0.0 if proven and not best else None),
        proven,
        complete and len(best) <= limit,
        why=why or (f"limit {limit}" if len(best) > limit else ""),
    )


def _all_gain(packages: Packages, package: Package, some: tuple[int, ...]) -> bool:
    over = gains(packages, package)
    return all(over[p] > 0 for p in some)


def _score(packages: Packages, package: Package, task: Task) -> float:
    """Return the product as a float, the same in whatever order the parties stand."""
    some, weights = task
    over = gains(packages, package)
    if any(over[p] <= 0 for p in some):
        return 0.0
    if all(weights[p] == 1 for p in some):
        return float(min(product(packages, package, task), Fraction(10**300)))
    return math.exp(min(690.0, math.fsum(float(weights[p]) * math.log(over[p]) for p in some)))


def _log(steps: Fraction) -> float:
    return UNIT * math.log(steps)


def _least(program: Program, party: int) -> float:
    return 1.0 - 1e-6 if program.whole[party] else LEAST


def _most(packages: Packages, party: int) -> float:
    """Return more than a party can gain."""
    best = sum((max(w) for w in packages.worth[party] if w), Fraction(0))
    best += sum((max(y for _, y in curve) for curve in packages.curves[party] if curve), Fraction(0))
    best += sum((max(adds, Fraction(0)) for _, adds in packages.extras[party]), Fraction(0))
    return float(max(best - packages.floor[party], Fraction(1, 1000)))


def _tangent(program: Program, log: int, party: int, gain: float) -> None:
    """Keep the column of a logarithm under its tangent at a gain."""
    entries = [(log, 1.0), (program.gains[party], -UNIT / gain)]
    program.engine.row(entries, high=UNIT * (math.log(gain) - 1.0))


def _gainers(packages: Packages, parties: tuple[int, ...], budget: Budget) -> tuple[list[tuple[int, ...]], bool]:
    """Return the largest sets of parties that can all gain by one acceptable package, and whether these are all."""
    program = Program(packages)
    search = Search(program, budget)
    gains_at_all = {p: program.column(0, 1, integer=True, cost=1.0) for p in parties}
    for p, column in gains_at_all.items():
        program.engine.row([(program.gains[p], 1.0), (column, -_least(program, p))], low=-1e-7)
    found: list[tuple[int, ...]] = []
    while not budget.over():
        try:
            answer = program.engine.solve(maximise=True, budget=budget)
        except KeyboardInterrupt as e:
            budget.ended(e)
            return found, False
        if answer.status == "stopped":
            return found, False
        if answer.point is None or (found and answer.value is not None and answer.value < len(found[0]) - 0.5):
            return found, True
        some = tuple(p for p, column in gains_at_all.items() if answer.point[column] > 0.5)
        package = program.package(answer.point)
        if not packages.continuous and not (search.good(package) and _all_gain(packages, package, some)):
            program.forbid(package)  # only nearly so, as fractions show
            continue
        found.append(some)
        outside = [(column, 1.0) for p, column in gains_at_all.items() if p not in some]
        if not outside or not some:
            return found, True
        program.engine.row(outside, low=1.0)
    return found, not search.stopped and not budget.over()
