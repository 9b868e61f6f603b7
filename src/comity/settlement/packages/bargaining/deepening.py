r"""
A search from a bound down, with prices for the goals.

Goals are :math:`g_j(x) \ge b_j + t\,s_j`. For prices :math:`\lambda_j \ge 0` no package has a height above

.. math:: t(\lambda) = \frac{\sum_k \max_l \sum_j \lambda_j w_{jkl} - \sum_j \lambda_j b_j}{\sum_j \lambda_j s_j},

because the priced sum falls apart into one maximum for each block of issues [1]_. The prices of the linear relaxation
make it smallest. Each level then costs so much of :math:`t(\lambda)`, and a package within a distance D of the bound
can only use levels whose costs add up to D or less: few enough, for small D, to look at them all. D is widened until
a package is found. Whether one level more can still lead to all goals is asked in floats, with a margin far wider
than what rounding can do. So the proof does not rest on the tolerances of a solver: with bad prices it only takes
longer.

References
----------
.. [1] Geoffrion, A. M. (1974). Lagrangean relaxation for integer programming. Mathematical Programming Study 2, 82-114.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget, Part, ends
from comity.kernels.reach_jit import AGAIN, AT, DEPTH, FOUND, FULL, descend
from comity.settlement.packages.bargaining.climb import climb
from comity.settlement.packages.bargaining.goals import Goals
from comity.solve.mip import mip_engine

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]

FIRST, WIDER = 1e-3, 1.3  # the first distance below the bound, in parts of it, and by how much it is widened
TILT = 0.25  # further prices: those of the relaxation with a goal's own raised by so much
AT_ONCE = 2_000_000  # rows looked at between two looks at the clock
CLIMB_AFTER, CLIMB_FOR, AT_THE_END = 0.7, 1.0, 0.1  # seconds
ASIDE = 4  # how many blocks are changed before the next climb, to one of so many of their best rows
PATIENCE, ENOUGH, AT_MOST = 10.0, 0.01, 20.0  # without a budget: seconds for a gap that is small enough, and for any


@dataclass(eq=False, slots=True)
class Tree:
    """What the search needs, in floats: rows by block, block by block, a column for each price vector."""

    goals: Goals
    order: list[int]  # which block comes when
    rows: list[Whole]  # per block in that order: the combination that each row stands for
    worth: Reals
    begin: Whole
    rest: Reals
    base: Reals  # lowered by the margins
    slope: Reals
    near: float  # heights that are no further apart are compared in fractions
    apart: float  # two different heights are further apart than this; 0 where that is less than near
    plain: tuple[list[Reals], Reals, Reals]  # combinations, bases and slopes by goal, as they are
    found: Whole  # room for choices

    def choice(self, found: Whole) -> Whole:
        """Return the combination in each block of the blocks, for rows that the search kept."""
        chosen = np.empty_like(found)
        for at, block in enumerate(self.order):
            chosen[:, block] = self.rows[at][found[:, at] - self.begin[at]]
        return chosen


def _prices(worth: list[Reals], base: Reals, slope: Reals) -> Reals:
    """Return prices of the goals, 1 in all: those of the linear relaxation, equal ones where it is not solved."""
    engine = mip_engine()
    height = engine.column(-math.inf, cost=1.0)
    columns = [[engine.column() for _ in block] for block in worth]
    for block in columns:
        engine.row([(c, 1.0) for c in block], 1, 1)
    for j in range(len(base)):
        entries = [(c, float(w[j])) for cs, ws in zip(columns, worth, strict=True) for c, w in zip(cs, ws, strict=True)]
        engine.row([(height, -float(slope[j])), *((c, w) for c, w in entries if w)], low=float(base[j]))
    answer = engine.solve(maximise=True)
    prices: Reals = slope if answer.prices is None else np.clip(-answer.prices[len(worth) :], 0.0, None)
    if prices @ slope < 1e-9:
        prices = slope
    scaled: Reals = prices / prices.sum()
    return scaled


def tree_of(goals: Goals, room: int) -> Tree:
    """Return the tree of a search, with prices of the linear relaxation; room for so many choices."""
    plain, base, margin = goals.in_floats()
    slope = np.array([float(g.slope > 0) for g in goals.goals])
    prices = _prices(plain, base, slope)
    near = 4 * float(margin.max())
    one = np.eye(len(base))
    vectors = np.concatenate([prices[None, :], one, prices[None, :] + TILT * one]).T  # [goal, column]
    priced = [block @ vectors for block in plain]
    sort = [np.argsort(-block[:, 0], kind="stable") for block in priced]
    second = [-math.inf if len(s) < 2 else float(b[s[1], 0] - b[s[0], 0]) for b, s in zip(priced, sort, strict=True)]
    order = sorted(range(len(priced)), key=second.__getitem__)  # where the best is far ahead comes first
    rest = np.zeros((len(order) + 1, vectors.shape[1]))
    for at in range(len(order) - 1, -1, -1):
        rest[at] = rest[at + 1] + priced[order[at]].max(axis=0)
    return Tree(
        goals,
        order,
        [sort[b] for b in order],
        np.ascontiguousarray(np.concatenate([priced[b][sort[b]] for b in order])),
        np.concatenate([[0], np.cumsum([len(priced[b]) for b in order])]),
        rest,
        base @ vectors - 2 * (margin @ vectors),
        slope @ vectors,
        near,
        max(0.0, min(1.0, float(goals.apart / goals.unit)) - 4 * near),
        (plain, base, slope),
        np.zeros((room, len(order)), np.int64),
    )


class Deepening:
    """The search, from the bound down."""

    def __init__(self, tree: Tree, budget: Budget, least: Fraction | None) -> None:
        self.tree = tree
        self.budget = budget
        self.start = time.monotonic()
        self.seen: Whole = np.zeros((0, len(tree.order)), np.int64)  # choices as high as any that was found
        self.full = False
        self.why = ""
        slopes = tree.slope > 0
        tops = (tree.rest[0] - tree.base)[slopes] / tree.slope[slopes]
        self.bound = float(tops.min())  # no package is above
        lowest = float((-tree.base)[1 : 1 + len(tree.plain[1])][tree.plain[2] > 0].min())
        self.low = max(lowest, -math.inf if least is None else float(least / tree.goals.unit)) - tree.near
        self.done = self.bound < self.low
        self.climbed = False

    def run(self) -> None:
        """Widen the distance below the bound until a package is found, the least height is reached, or time is up."""
        distance = FIRST * max(abs(self.bound), FIRST)
        top = self.bound
        while not self.done and not self.why:
            known = self._known()
            bar = max(top - distance, self.low, known)
            found, height, again = self._pass(bar)
            if again and len(self.tree.found) > 1 and not self.why:  # all that are as high, this time
                found, _, _ = self._pass(height)
            if self.why:
                self._take(found)
                if not len(self.seen) and not self.budget.stopped:
                    self._climb(Budget(AT_THE_END))
                return
            if len(found):
                self.seen, self.full, self.done = found, len(found) == len(self.tree.found), True
                return
            self.bound = min(self.bound, bar)
            self.done = bar <= self.low or bar <= known
            distance *= WIDER

    def _known(self) -> float:
        """Return the height of the best package so far, in floats, less what rounding can do."""
        if not len(self.seen):
            return -math.inf
        plain, base, slope = self.tree.plain
        sums = sum((w[self.seen[0][k]] for k, w in enumerate(plain)), np.zeros(len(base)))
        if ((sums - base)[slope == 0] < 0).any():
            return -math.inf
        return float((sums - base)[slope > 0].min()) - self.tree.near

    def _pass(self, bar: float) -> tuple[Whole, float, bool]:
        """Return the highest choices at or above a bar, their height, and whether some as high were passed over."""
        t = self.tree
        lines = np.stack([t.base + (bar - t.near) * t.slope, t.base, t.slope])
        height = np.array([bar, t.near, max(t.near, t.apart)])
        state = np.zeros(AT + len(t.order), np.int64)
        sums = np.zeros((len(t.order) + 1, t.worth.shape[1]))
        while state[DEPTH] >= 0 and not self._over():
            descend(t.worth, t.begin, t.rest, lines, height, sums, state, t.found, AT_ONCE)
            if not self.climbed and time.monotonic() - self.start > CLIMB_AFTER:
                self._climb(Part(self.budget, CLIMB_FOR))
                if self._known() > height[0]:
                    height[0] = self._known()
                    lines[0] = np.maximum(lines[0], t.base + (height[0] - t.near) * t.slope)
                    state[FOUND], state[FULL] = 0, 0
        return t.choice(t.found[: state[FOUND]]), float(height[0]), bool(state[AGAIN])

    def _over(self) -> bool:
        if self.budget.over():
            self.why = self.budget.reason
        elif not ends(self.budget):
            spent = time.monotonic() - self.start
            known = self._known()
            gap = (self.bound - known) / abs(known) if math.isfinite(known) and known else math.inf
            if spent > AT_MOST or (spent > PATIENCE and gap < ENOUGH):
                self.why = f"the search ended after {spent:.0f} seconds; a longer budget goes on."
        return bool(self.why)

    def _climb(self, time_left: Budget) -> None:
        """Find a good package, for the case that the search does not end: climb, step aside, climb again."""
        self.climbed = True
        rng = np.random.default_rng(0)
        at = np.zeros(len(self.tree.order), np.int64)
        at[self.tree.order] = [rows[0] for rows in self.tree.rows]
        while True:
            self._take(climb(*self.tree.plain, at, time_left)[None, :])
            if time_left.over():
                return
            at = self.seen[0].copy() if len(self.seen) else at
            for place in rng.choice(len(at), min(ASIDE, len(at)), replace=False):
                rows = self.tree.rows[place]
                at[self.tree.order[place]] = rows[rng.integers(min(ASIDE, len(rows)))]

    def _take(self, choices: Whole) -> None:
        """Keep the highest of some choices, where it is higher than what is known; the search is not over."""
        heights = self.tree.goals.heights(choices[:1000])
        known = self.tree.goals.heights(self.seen)
        every = [(h, tuple(c)) for h, c in zip([*known, *heights], [*self.seen, *choices[:1000]], strict=True)]
        good = [(h, c) for h, c in every if h is not None]
        if good:
            top = max(h for h, _ in good)
            self.seen = np.array([next(c for h, c in good if h == top)], np.int64)
