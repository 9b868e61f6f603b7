"""What can be made of a package without loss to anybody: who gains, how much, by changing what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.errors import BudgetExceededError, TooLargeError
from comity.settlement.packages.accepted import acceptable_count, equal_count
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.bargaining.linear import best_sum
from comity.settlement.packages.bargaining.program import Program
from comity.settlement.packages.blocks import Block, Blocks, blocks_of
from comity.settlement.packages.frontier.additive import all_layers, pareto_layers
from comity.settlement.packages.frontier.find import listed
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.parts import Better, Improvement
from comity.settlement.packages.some import best_for

VECTORS = 20_000
SLIGHT = Fraction(1, 10**5)
NEAREST = 5_000  # with one more to compare by, the filter costs more


def improve(
    packages: Packages,
    start: Package,
    *,
    limit: int = 20,
    budget: Budget | None = None,
    blocks: Blocks | None = None,
) -> Improvement:
    """
    Return the packages that are at least as good as one for every party and better for some party.

    The walk-away values play no part: what counts is the package that lies on the table (conventions §47). An
    answer that nothing is better is a proof, by issues one by one where partial packages are few, else by a program.

    Parameters
    ----------
    packages : Packages
    start : Package
        Where one stands, such as a published plan; it may be an excluded one.
    limit : int
        How many packages a list holds.
    budget : Budget, optional
    blocks : Blocks, optional
        The packages as blocks, if they are at hand.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> issues = tuple(Issue(i, levels=(IssueLevel("a"), IssueLevel("b"))) for i in ("x", "y"))
    >>> f = Fraction
    >>> worth = (((f(3), f(0)), (f(1), f(0))), ((f(0), f(1)), (f(0), f(3))))
    >>> empty = ((), ())
    >>> model = Packages(issues, ("p", "q"), worth, (empty, empty), empty, (), (f(0), f(0)), (f(1), f(1)))
    >>> found = improve(model, (1, 0))
    >>> found.efficient, found.count, found.better[0].package, [int(g) for g in found.better[0].gains]
    (False, 1, (0, 1), [2, 2])
    >>> improve(model, (0, 1)).efficient
    True
    """
    if not packages.continuous:
        try:
            return _by_blocks(packages, start, limit, budget, blocks or blocks_of(packages))
        except TooLargeError:
            pass
        except BudgetExceededError as e:
            nothing: list[Better | None] = [None] * len(packages.parties)
            return _stopped(start, packages.values(start), nothing, f"The search was cut: {e}.")
    return _by_program(packages, start, limit, budget)


def _by_blocks(packages: Packages, start: Package, limit: int, budget: Budget | None, blocks: Blocks) -> Improvement:
    here = packages.values(start)
    floor = blocks.whole(here)
    front = listed(pareto_layers(blocks, floor, _most(packages), budget), max(limit, len(packages.parties)))
    points = [point for point in front.points if point.values != here]
    ends = [_better(packages, start, package) for point in points for package in point.packages]
    why: list[str] = []
    count, others = _all_better(blocks, floor, limit, budget, why)
    more = [_better(packages, start, p) for p in others]
    nearest = _nearest(packages, start, blocks, limit, budget, why) if points else ()
    everything = tuple(dict.fromkeys([*ends, *more]))
    return Improvement(
        start,
        here,
        efficient=not points,
        count=count if points else 0,
        better=everything[:limit],
        best=tuple(_best(ends, p) for p in range(len(here))),
        nash=_nash(ends),
        nearest=nearest,
        complete=not why,
        why=" ".join(why),
    )


def _most(packages: Packages) -> int:
    """Return how many vectors may be kept: with many parties few are dominated, and comparing them all takes long."""
    return VECTORS if len(packages.parties) <= 3 else VECTORS // 10


def _better(packages: Packages, start: Package, package: Package) -> Better:
    values = packages.values(package)
    gains = tuple(v - h for v, h in zip(values, packages.values(start), strict=True))
    changed = tuple(issue.id for issue, a, b in zip(packages.issues, start, package, strict=True) if a != b)
    return Better(package, values, gains, changed)


def _best(ends: Sequence[Better], party: int) -> Better | None:
    """Return the end that is best for a party; of equal ones, that which serves the others most evenly."""
    gaining = [b for b in ends if b.gains[party] > 0]
    return max(gaining, key=lambda b: (b.gains[party], sorted(b.gains), -len(b.changed)), default=None)


def _nash(ends: Sequence[Better]) -> Better | None:
    """Return the end with the largest product of gains, if all can gain at once."""
    all_gain = [b for b in ends if min(b.gains) > 0]
    return max(all_gain, key=lambda b: (math.prod(b.gains), -len(b.changed)), default=None)


def _all_better(
    blocks: Blocks, floor: tuple[int, ...], limit: int, budget: Budget | None, why: list[str]
) -> tuple[int | None, list[Package]]:
    """Return how many packages are better, and some of them."""
    try:
        layers = all_layers(blocks, floor, VECTORS, budget)
    except TooLargeError:
        whole, same = acceptable_count(blocks, floor, budget), equal_count(blocks, floor)
        why.append("Only packages on the frontier are listed; there are more.")
        return (None if whole is None or same is None else whole - same), []
    count = 0
    found: list[Package] = []
    for values, number in zip(layers.last.values.tolist(), layers.last.counts.tolist(), strict=True):
        if tuple(values) != floor:
            count += number
            found += layers.packages(values, limit - len(found))
    return count, found


def _nearest(
    packages: Packages, start: Package, blocks: Blocks, limit: int, budget: Budget | None, why: list[str]
) -> tuple[Better, ...]:
    """
    Return the improvements that change the fewest issues.

    The number of changes, with a minus, stands beside the parties as one more whose value is to be large: an
    improvement with the fewest changes is on the frontier of that larger case.
    """
    kept = tuple(replace(block, worth=_with_changes(blocks, block, start)) for block in blocks.blocks)
    wider = replace(blocks, blocks=kept, scale=(*blocks.scale, 1), floor=(*blocks.floor, 0))
    here = packages.values(start)
    whole = blocks.whole(here)
    try:
        layers = pareto_layers(wider, (*whole, -len(packages.issues)), NEAREST, budget)
    except TooLargeError:
        why.append("Which change the fewest issues was not found.")
        return ()
    rows = [row for row in layers.last.values.tolist() if tuple(row[:-1]) != whole]
    most = max(row[-1] for row in rows)
    found = [p for row in rows if row[-1] == most for p in layers.packages(row, limit)]
    return tuple(_better(packages, start, p) for p in found[:limit])


def _with_changes(blocks: Blocks, block: Block, start: Package) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    changes = np.zeros(len(block.worth), block.worth.dtype)
    for at, k in enumerate(block.issues):
        changes += np.array([choice != start[k] for choice in blocks.choices[k]]).astype(int)[block.codes[:, at]]
    return np.concatenate([block.worth, -changes[:, None]], axis=1)


def _by_program(packages: Packages, start: Package, limit: int, budget: Budget | None) -> Improvement:
    """
    Answer by programs: one for the sum of gains, then one per party and one for the product.

    If the largest sum of gains without loss to anybody is 0, nothing is better, whatever the units of the sum.
    """

    here = packages.values(start)
    raised = replace(packages, floor=here)
    best: list[Better | None] = []
    why = "The case is too large to list all improvements; the best for each party are given."
    try:
        if not _some_gain(raised, start, budget):
            return Improvement(start, here, True, 0, (), (None,) * len(here), None, (), True)
        for p in range(len(here)):
            best.append(_best_by_program(raised, start, p, budget))
    except BudgetExceededError as e:
        best += [None] * (len(here) - len(best))
        return _stopped(start, here, best, f"{why} The search was cut: {e}.")
    ends = [b for b in best if b is not None]
    nash = bargain(raised, limit=1, budget=budget, keys=("nash",)).of("nash").packages
    product = [b for b in (_better(packages, start, p) for p in nash) if min(b.gains) > 0]
    everything = tuple(dict.fromkeys([*product, *ends]))[:limit]
    return Improvement(
        start,
        here,
        not ends,
        None if ends else 0,
        everything,
        tuple(best),
        next(iter(product), None),
        (),
        not ends,
        why,
    )


def _some_gain(raised: Packages, start: Package, budget: Budget | None) -> bool:
    """Return whether any package is better; each party's gains are counted in its own smallest steps."""
    weights = [1 / step for step in Program(raised).step]
    found = best_sum(raised, "best", weights, 0, budget or Budget(), raised.floor)
    if not found.proven:
        raise BudgetExceededError(found.why)
    return any(_gains_by(raised, start, p, package) for package in found.packages for p in range(len(weights)))


def _best_by_program(raised: Packages, start: Package, party: int, budget: Budget | None) -> Better | None:
    found = best_for(raised, party, raised.floor, budget)
    return _better(raised, start, found[0]) if found is not None and _gains_by(raised, start, party, found[0]) else None


def _gains_by(raised: Packages, start: Package, party: int, package: Package) -> bool:
    """Return whether a party gains; with a continuous issue, by more than the tolerance of a solver."""
    gain = raised.value(party, package) - raised.floor[party]
    return gain > (SLIGHT * (1 + abs(raised.floor[party])) if raised.continuous else 0)


def _stopped(start: Package, here: tuple[Fraction, ...], best: list[Better | None], why: str) -> Improvement:
    found = tuple(b for b in best if b is not None)
    return Improvement(start, here, False if found else None, None, found, tuple(best), None, (), False, why)
