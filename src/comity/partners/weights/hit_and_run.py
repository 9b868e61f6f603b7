"""Hit-and-run: uniform draws from a polytope that has no closed form, with a check that they mix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.partners.weights.polytope import Polytope

Reals = NDArray[np.float64]
CHAINS = 256
"""So many walks go on side by side; a round takes one draw from each."""
ROUNDS = 50
"""Rounds by which the check judges how well the walks mix."""
ALIKE = 0.05
"""The most that a weight in one round may be correlated with the same walk's weight in the round before."""
APART = 1.01
"""The most by which the walks together may be wider than each alone (R-hat)."""
MOST_STEPS = 1_024


@dataclass(frozen=True, slots=True)
class Mixing:
    """
    How the walks were found to mix before the draws began.

    ``steps`` lie between two draws of a walk. ``alike`` is the greatest correlation of a weight with itself one draw
    before, ``apart`` the greatest R-hat of a weight. ``reached`` is False where no number of steps up to the limit was
    enough.
    """

    chains: int
    steps: int
    alike: float
    apart: float
    reached: bool

    def to_json(self) -> dict[str, Any]:
        """Return the check as plain values."""
        return {
            "chains": self.chains,
            "steps": self.steps,
            "correlation": self.alike,
            "r_hat": self.apart,
            "reached": self.reached,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """Where the walks of a polytope begin, after they have mixed: its rows made round, and how to go back."""

    rows: Reals
    lows: Reals
    back: Reals
    centre: Reals
    begun: Reals
    mixing: Mixing

    def rounds(self, numbers: np.random.Generator) -> Iterator[Reals]:
        """Yield the weights of one round after another, each of shape (CHAINS, m), without end."""
        at = self.begun
        while True:
            at = walked(at, self.rows, self.lows, self.mixing.steps, numbers)
            yield weights_at(self.centre + at @ self.back.T)


def weights_at(points: Reals) -> Reals:
    """Return weights that are not below 0 and add up to 1, past what rounding does."""
    points = np.maximum(points, 0.0)
    total: Reals = points.sum(axis=1, keepdims=True)
    return points / total


def walked(at: Reals, rows: Reals, lows: Reals, steps: int, numbers: np.random.Generator) -> Reals:
    r"""
    Return where the walks are after so many steps of hit-and-run.

    From :math:`z` a direction :math:`u` is drawn, uniform over all directions; the next point is uniform on the chord
    :math:`\{z + t u : A (z + t u) \ge b\}` [1]_. The uniform distribution on the polytope stays as it is, and walks
    from anywhere come to it.

    Parameters
    ----------
    at : array, shape (K, d)
    rows : array, shape (R, d)
        A.
    lows : array, shape (R,)
        b.
    steps : int
    numbers : Generator

    Returns
    -------
    array, shape (K, d)

    Examples
    --------
    On a line from -1 to 1:

    >>> from comity.partners.values.streams import stream
    >>> rows, lows = np.array([[1.0], [-1.0]]), np.array([-1.0, -1.0])
    >>> bool(np.abs(walked(np.zeros((500, 1)), rows, lows, 3, stream(1, "walk"))).max() <= 1)
    True

    References
    ----------
    .. [1] Smith, R. L. (1984). Efficient Monte Carlo procedures for generating points uniformly distributed over
       bounded regions. Operations Research 32(6), 1296-1308.
    """
    at = at.copy()
    slack = at @ rows.T - lows  # [k, r]: how far each walk is from each row
    for _ in range(steps):
        way = numbers.standard_normal(at.shape)
        slope = way @ rows.T
        with np.errstate(divide="ignore", invalid="ignore"):
            room = slack / -slope
        ahead = np.where(slope < 0, room, np.inf).min(axis=1)
        behind = np.where(slope > 0, room, -np.inf).max(axis=1)
        step = (behind + numbers.random(len(at)) * (ahead - behind))[:, None]
        at += step * way
        slack = np.maximum(slack + step * slope, 0.0)
    return at


def prepared(shape: Polytope, numbers: np.random.Generator, budget: Budget | None = None) -> Walk:
    """
    Return walks that have left their beginning behind, in coordinates in which the polytope is about round.

    Walks in a long, thin polytope take many steps. So some walk first, the polytope is stretched until what they saw
    is as wide in every direction, and again. Then the steps between two draws are doubled until the check holds
    (:class:`Mixing`): two draws of a walk are as good as independent, and all walks see the same.

    Examples
    --------
    >>> from comity.case.partners import Compared, Criterion, Partners
    >>> from comity.partners.values.streams import stream
    >>> from comity.partners.weights.polytope import polytope
    >>> from comity.partners.weights.statements import statements
    >>> from fractions import Fraction
    >>> pairs = tuple(Compared(a, b, Fraction(1)) for a, b in ("ac", "ad", "bc", "bd"))
    >>> case = Partners(tuple(map(Criterion, "abcd")), compared=pairs)
    >>> walk = prepared(polytope("abcd", statements(case)), stream(1, "walks"))
    >>> walk.mixing.reached, next(walk.rounds(stream(1, "weights"))).shape
    (True, (256, 4))
    """
    d = shape.dimension
    at, back = np.zeros((CHAINS, d)), np.eye(d)
    rows, lows = shape.rows, shape.lows
    for _ in range(4):
        seen = []
        for _ in range(10):
            at = walked(at, rows, lows, 2 * d, numbers)
            seen.append(at)
        if budget is not None:
            budget.check()
        stretch = np.linalg.cholesky(np.cov(np.concatenate(seen[2:]).T.reshape(d, -1)).reshape(d, d))
        at, rows, back = np.linalg.solve(stretch, at.T).T, rows @ stretch, back @ stretch
    steps = 4 * d
    while True:
        at, mixing = _checked(at, (rows, lows), shape.basis @ back, steps, numbers)
        if budget is not None:
            budget.check()
        if mixing.reached or 2 * steps > MOST_STEPS:
            return Walk(rows, lows, shape.basis @ back, shape.centre, at, mixing)
        steps *= 2


def _checked(
    at: Reals, bounds: tuple[Reals, Reals], back: Reals, steps: int, numbers: np.random.Generator
) -> tuple[Reals, Mixing]:
    seen = []
    for _ in range(ROUNDS):
        at = walked(at, *bounds, steps, numbers)
        seen.append(at @ back.T)
    alike, apart = how_mixed(np.array(seen))
    return at, Mixing(CHAINS, steps, alike, apart, alike <= ALIKE and apart <= APART)


def how_mixed(seen: Reals) -> tuple[float, float]:
    r"""
    Return the greatest correlation of a weight with itself a round before, and the greatest R-hat [1]_.

    :math:`\hat R = \sqrt{((n - 1) W / n + B / n) / W}`: W is the variance within a walk, B that of the walks' means,
    times n.

    Parameters
    ----------
    seen : array, shape (n, K, m)
        Rounds, walks, weights.

    Examples
    --------
    >>> from comity.partners.values.streams import stream
    >>> alike, apart = how_mixed(stream(1, "a").random((100, 50, 3)))
    >>> alike < 0.05, apart < 1.01
    (True, True)

    References
    ----------
    .. [1] Gelman, A. & Rubin, D. B. (1992). Inference from iterative simulation using multiple sequences. Statistical
       Science 7(4), 457-472.
    """
    moving = seen.std(axis=(0, 1)) > 1e-9
    if not moving.any():
        return 0.0, 1.0
    seen = seen[:, :, moving]
    away = seen - seen.mean(axis=(0, 1))
    alike = (away[1:] * away[:-1]).mean(axis=(0, 1)) / (away**2).mean(axis=(0, 1))
    n = len(seen)
    within = seen.var(axis=0, ddof=1).mean(axis=0)
    between = seen.mean(axis=0).var(axis=0, ddof=1)
    return float(np.abs(alike).max()), float(np.sqrt((n - 1) / n + between / within).max())
