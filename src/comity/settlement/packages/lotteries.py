"""Bargaining solutions over lotteries: a draw among packages makes the set of what can be had convex."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.settlement.packages.model import Packages
from comity.settlement.packages.parts import Frontier, Lottery
from comity.solve.mip import MipEngine, mip_engine

KEYS = ("nash", "kalai_smorodinsky", "egalitarian")
ROUNDS = 60
GAP = 1e-9
Shares = NDArray[np.float64]


def lotteries(
    packages: Packages,
    frontier: Frontier,
    ideals: Sequence[Fraction | None],
    keys: Sequence[str] = KEYS,
    budget: Budget | None = None,
) -> tuple[Lottery, ...]:
    r"""
    Return the Nash, Kalai-Smorodinsky and egalitarian solutions where parties may draw lots among acceptable packages.

    A lottery is worth to a party what it is worth on average, so parties are taken to be neutral to risk in the units
    of their values. The expected gains then fill the convex hull of the gains of packages, in which each solution is
    unique in value [1]_. Nobody can end with less than the walk-away: only acceptable packages are drawn. At most as
    many packages are needed as there are parties.

    Nash: :math:`\max \sum_i \log g_i` by tangents to the logarithm, added at the last solution, to a gap of 1e-9 in the
    logarithm. Kalai-Smorodinsky and egalitarian: linear programs for the largest :math:`t` with :math:`g_i \ge t r_i`,
    :math:`r` the ideal gains or 1; parties that can have no more at that :math:`t` are held and the others go on, which
    makes the egalitarian one leximin.

    Parameters
    ----------
    packages : Packages
    frontier : Frontier
        The packages that are drawn from. Where it is not complete, the answers are proven for these points only.
    ideals : [party] -> value
    keys : which solutions
    budget : Budget, optional

    Returns
    -------
    tuple of Lottery
        Chances and values are floats. Empty where no package is acceptable or nobody gains anywhere.

    Examples
    --------
    One thing that cannot be shared, worth 4 to one and 1 to the other:

    >>> from comity.case.settlement import Issue, IssueLevel
    >>> from comity.settlement.packages.frontier.find import frontier
    >>> thing = Issue("thing", levels=(IssueLevel("p"), IssueLevel("q")))
    >>> f = Fraction
    >>> worth = (((f(4), f(0)),), ((f(0), f(1)),))
    >>> model = Packages((thing,), ("p", "q"), worth, (((),), ((),)), ((), ()), (), (f(0), f(0)), (f(1), f(1)))
    >>> for found in lotteries(model, frontier(model), (f(4), f(1))):
    ...     print(found.key, [round(chance, 3) for _, chance in found.support], [round(v, 3) for v in found.values])
    nash [0.5, 0.5] [2.0, 0.5]
    kalai_smorodinsky [0.5, 0.5] [2.0, 0.5]
    egalitarian [0.2, 0.8] [0.8, 0.8]

    References
    ----------
    .. [1] Nash, J. F. (1950). The bargaining problem. Econometrica 18(2), 155-162.
    """
    gains = np.array(
        [[float(v - f) for v, f in zip(point.values, packages.floor, strict=True)] for point in frontier.points]
    )
    if not len(gains) or not (gains > 0).any():
        return ()
    found = []
    for key in keys:
        if budget is not None:
            budget.check()
        target, gap = _target(key, gains, packages, ideals)
        found.append(_drawn(key, packages, frontier, gains, target, gap))
    return tuple(found)


def _target(key: str, gains: Shares, packages: Packages, ideals: Sequence[Fraction | None]) -> tuple[Shares, float]:
    """Return the expected gains of a solution, and the gap that is left."""
    if key == "nash":
        return _nash(gains)
    ratio = np.ones(gains.shape[1])
    if key == "kalai_smorodinsky":
        full = [float((m or f) - f) for m, f in zip(ideals, packages.floor, strict=True)]
        # one who cannot gain at all is held at nothing, not divided by it
        ratio = np.array(full)
    return _leximin(gains, ratio), 0.0


def _drawn(key: str, packages: Packages, frontier: Frontier, gains: Shares, target: Shares, gap: float) -> Lottery:
    chances = _chances(gains, target)
    support = tuple((frontier.points[at].packages[0], float(chances[at])) for at in np.flatnonzero(chances > 1e-9))
    values = chances @ gains + np.array([float(f) for f in packages.floor])
    return Lottery(key, support, tuple(float(v) for v in values), gap, frontier.complete and gap <= 1e-6)


def _mixture(gains: Shares) -> tuple[MipEngine, list[list[tuple[int, float]]]]:
    """Return a program with a chance for every point, and each party's expected gain as a row's entries."""
    engine = mip_engine()
    chances = [engine.column(0, 1) for _ in gains]
    engine.row([(c, 1.0) for c in chances], 1, 1)
    scale = _scale(gains)
    return engine, [
        [(c, float(g)) for c, g in zip(chances, gains[:, i] / scale[i], strict=True) if g]
        for i in range(gains.shape[1])
    ]


def _scale(gains: Shares) -> Shares:
    most = gains.max(axis=0)
    return np.where(most > 0, most, 1.0)


def _nash(gains: Shares) -> tuple[Shares, float]:
    """Return the gains with the largest sum of logarithms, over the parties that can gain at all."""
    scale = _scale(gains)
    unit = gains / scale
    active = [i for i in range(unit.shape[1]) if unit[:, i].max() > 0]
    engine, expected = _mixture(gains)
    logs = {i: engine.column(-math.inf, 0.0, cost=1.0) for i in active}
    here, gap = unit.mean(axis=0), math.inf
    for _ in range(ROUNDS):
        for i in active:
            at = max(float(here[i]), 1e-9)
            engine.row([(logs[i], 1.0), *((c, -g / at) for c, g in expected[i])], high=math.log(at) - 1)
        answer = engine.solve(maximise=True)
        if answer.point is None:
            break
        here = answer.point[: len(unit)] @ unit
        gap = float(max((unit[:, active] / np.maximum(here[active], 1e-12)).sum(axis=1)) - len(active))
        if gap <= GAP:
            break
    return here * scale, max(0.0, gap)


def _leximin(gains: Shares, ratio: Shares) -> Shares:
    """Return the gains with the largest smallest multiple of ``ratio``, then the next, and so on."""
    parties = range(gains.shape[1])
    held: dict[int, float] = {i: 0.0 for i in parties if ratio[i] <= 0}
    while len(held) < len(parties):
        free = [i for i in parties if i not in held]
        level = _raised(gains, ratio, held, free, free, None)
        stuck = [i for i in free if _raised(gains, ratio, held, free, [i], level) <= level + 1e-9 * max(1.0, level)]
        held |= {i: level * ratio[i] for i in stuck or free}
    engine, expected = _mixture(gains)
    scale = _scale(gains)
    for i in parties:
        engine.row(expected[i], low=held[i] / scale[i])
    answer = engine.solve(maximise=True)
    chances = answer.point[: len(gains)] if answer.point is not None else np.full(len(gains), 1 / len(gains))
    return np.asarray(chances @ gains)


def _raised(
    gains: Shares, ratio: Shares, held: dict[int, float], free: list[int], up: list[int], level: float | None
) -> float:
    """Return how far some parties can be raised together; the held keep what they have, the free at least the level."""
    engine, expected = _mixture(gains)
    scale = _scale(gains)
    top = engine.column(0, math.inf, cost=1.0)
    for i, amount in held.items():
        engine.row(expected[i], low=amount / scale[i])
    for i in free:
        if level is not None:
            engine.row(expected[i], low=level * ratio[i] / scale[i])
    for i in up:
        engine.row([*expected[i], (top, -float(ratio[i] / scale[i]))], low=0.0)
    answer = engine.solve(maximise=True)
    return float(answer.value) if answer.value is not None else 0.0


def _chances(gains: Shares, target: Shares) -> Shares:
    """
    Return chances with these expected gains, or more along the same direction, on few packages.

    A corner of "as far as possible along the target" rests on at most as many points as there are parties.
    """
    engine, expected = _mixture(gains)
    scale = _scale(gains)
    along = engine.column(0, 2, cost=1.0)
    for i in range(gains.shape[1]):
        engine.row([*expected[i], (along, -float(target[i] / scale[i]))], low=0.0)
    answer = engine.solve(maximise=True)
    if answer.point is None:
        return np.full(len(gains), 1 / len(gains))
    chances = np.clip(answer.point[: len(gains)], 0, None)
    return np.asarray(chances / chances.sum())
