"""Actors in a space of one, two or more dimensions: principal components of their double-centred agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.alignment.ideal_points.agreement import pair_counts
from comity.alignment.ideal_points.roll_calls import Codes, RollCalls, dividing
from comity.budget import Budget
from comity.errors import UsageError

Reals = NDArray[np.float64]
APART = np.abs(np.subtract.outer((0.0, 0.5, 1.0), (0.0, 0.5, 1.0)))


@dataclass(frozen=True, eq=False, slots=True)
class Space:
    """
    Actors as points, with intervals.

    Parameters
    ----------
    actors : tuple of str
        Those who were present at least once.
    at, low, high : arrays of shape (N, K)
        Coordinates and the ends of their intervals. Every column has mean 0.
    share : array of shape (K,)
        Part of what the agreement shows that each dimension holds: its root over the sum of the positive roots.
    level : float
        Of the intervals.
    draws : int
        Draws of votes that the intervals are from.
    seed : int
    """

    actors: tuple[str, ...]
    at: Reals
    low: Reals
    high: Reals
    share: Reals
    level: float
    draws: int
    seed: int

    def to_json(self) -> dict[str, Any]:
        """Return the points, with intervals."""
        columns = {"at": self.at, "low": self.low, "high": self.high}
        return {
            "dimensions": self.at.shape[1],
            "share": [round(float(s), 6) for s in self.share],
            "level": self.level,
            "draws": self.draws,
            "seed": self.seed,
            "actors": {
                name: {word: [round(float(v), 6) for v in table[k]] for word, table in columns.items()}
                for k, name in enumerate(self.actors)
            },
        }

    def sentences(self) -> tuple[str, ...]:
        """Return in words what each dimension holds, and who stands at its ends."""
        return tuple(
            f"Dimension {k + 1} holds {100 * self.share[k]:.0f} % of what the agreement shows. It runs from "
            f"{self.actors[int(self.at[:, k].argmin())]} to {self.actors[int(self.at[:, k].argmax())]}."
            for k in range(self.at.shape[1])
        )


def agreement_space(
    votes: RollCalls,
    anchor: tuple[str, str],
    dimensions: int = 2,
    level: float = 0.9,
    draws: int = 200,
    seed: int = 0,
    budget: Budget | None = None,
) -> Space:
    r"""
    Return the actors as points whose distances tell how little they agree.

    With :math:`A` the shares of agreement, :math:`D = 1 - A` is taken as a squared distance, as it is where everybody
    votes yes or no. :math:`-\tfrac12 J D J` with :math:`J = I - 11^T / N` is double-centred, and its principal
    components, each times the root of its eigenvalue, are the points. A pair that shared no vote counts as the mean
    of all pairs. The first dimension is turned so that the first actor of the anchor stands below the second, every
    other so that the actor farthest out stands above zero. The intervals come from drawing the votes anew with
    replacement; each draw is turned and mirrored onto the points themselves. They are bands about the points of these
    questions, and do not say how well the dimensions fit.

    Parameters
    ----------
    votes : RollCalls
        All sessions are taken together; give one session's votes for one session.
    anchor : pair of str
        Who stands low and who high on the first dimension.
    dimensions : int
        1 to N - 1.
    level : float
        Of the intervals.
    draws, seed : int
    budget : Budget, optional

    Returns
    -------
    Space

    Raises
    ------
    UsageError
        Where an anchor has no vote, or there are too few actors or divided votes for so many dimensions.
    BudgetExceededError
        Where the time runs out.

    Examples
    --------
    >>> from comity.alignment.ideal_points.roll_calls import roll_calls
    >>> table = [[1, 1, 1, 1], [1, 1, 3, 1], [1, 3, 3, 2], [3, 3, 3, 3]]
    >>> found = agreement_space(roll_calls(list("abcd"), table), ("a", "d"), 1, draws=20)
    >>> found.at[:, 0].round(2).tolist()
    [-0.46, -0.26, 0.19, 0.53]

    References
    ----------
    Gower, J. (1966). Some distance properties of latent root and vector methods used in multivariate analysis.
    Biometrika 53, 325-338. Poole, K. (2005). Spatial models of parliamentary voting. Cambridge University Press.
    """
    here = np.flatnonzero(votes.codes.any(axis=1))
    codes = votes.codes[here][:, dividing(votes.codes)]
    names = tuple(votes.actors[k] for k in here)
    ends = [names.index(votes.actors[votes.at(name)]) if name in names else -1 for name in anchor]
    if min(ends) < 0 or ends[0] == ends[1]:
        raise UsageError("The anchor must name two different actors that voted.")
    if not 1 <= dimensions < len(names) or codes.shape[1] < dimensions:
        raise UsageError(f"{len(names)} actors and {codes.shape[1]} votes are too few for {dimensions} dimensions.")
    at, share = _points(codes, dimensions)
    at = at * _signs(at, ends)
    cloud = _cloud(codes, at, draws, np.random.default_rng(seed), budget or Budget())
    low, high = np.quantile(cloud, ((1 - level) / 2, (1 + level) / 2), axis=0)
    return Space(names, at, low, high, share, level, draws, seed)


def _cloud(codes: Codes, at: Reals, draws: int, rng: np.random.Generator, budget: Budget) -> Reals:
    """Return the points of votes drawn anew, turned onto the points, shape (draws, N, K)."""
    width, out = codes.shape[1], []
    for _ in range(draws):
        budget.check()
        out.append(_turned(_points(codes[:, rng.integers(width, size=width)], at.shape[1])[0], at))
    return np.stack(out)


def shares_of_agreement(codes: Codes) -> Reals:
    """Return the share of agreement of every pair, shape (N, N); the mean of all pairs where no vote was shared."""
    pairs = pair_counts(codes)
    shared = pairs.sum(axis=(2, 3))
    with np.errstate(invalid="ignore"):
        share: Reals = 1 - np.einsum("ijcd,cd->ij", pairs, APART) / shared
    np.fill_diagonal(share, 1.0)
    off = ~np.eye(len(share), dtype=bool) & (shared > 0)
    return np.where(np.isnan(share), share[off].mean() if off.any() else 1.0, share)


def _points(codes: Codes, dimensions: int) -> tuple[Reals, Reals]:
    apart = 1 - shares_of_agreement(codes)
    centred = apart - apart.mean(axis=0) - apart.mean(axis=1)[:, None] + apart.mean()
    roots, vectors = np.linalg.eigh(-0.5 * centred)
    roots, vectors = np.maximum(roots[::-1], 0.0), vectors[:, ::-1]
    whole = max(float(roots.sum()), 1e-300)
    return vectors[:, :dimensions] * np.sqrt(roots[:dimensions]), roots[:dimensions] / whole


def _signs(at: Reals, ends: list[int]) -> Reals:
    far = at[np.abs(at).argmax(axis=0), np.arange(at.shape[1])]
    far[0] = at[ends[1], 0] - at[ends[0], 0]
    return np.where(far < 0, -1.0, 1.0)


def _turned(points: Reals, onto: Reals) -> Reals:
    """Return points turned and mirrored so that they lie nearest to others (orthogonal Procrustes)."""
    left, _, right = np.linalg.svd(points.T @ onto)
    return np.asarray(points @ (left @ right), np.float64)


def first_axis(codes: Codes) -> Reals:
    """
    Return the first principal component of the agreement, spread 1 and of either sign: a start for a fit, shape (N,).

    Examples
    --------
    >>> start = first_axis(np.array([[1, 1, 1], [1, 1, 3], [3, 3, 3]], np.int8))
    >>> bool(abs(start[0] - start[2]) > abs(start[0] - start[1]))
    True
    """
    axis = _points(codes, 1)[0][:, 0]
    return np.asarray(axis / max(float(axis.std()), 1e-12), np.float64)
