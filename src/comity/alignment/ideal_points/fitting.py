"""The fit: places of actors and the slope, middle and band of every vote, by expectation and maximisation."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from comity.alignment.ideal_points.ordered import log_chances, slopes
from comity.alignment.ideal_points.roll_calls import ANSWERS, Codes
from comity.alignment.ideal_points.walk import grid, posterior
from comity.budget import Budget

Reals = NDArray[np.float64]
SPREADS = np.array([2.0, 3.0, 1.0])  # of slope, middle and log half-width before any vote is seen
ROUNDS, CLOSE = 500, 1e-3


@dataclass(frozen=True, eq=False, slots=True)
class Fit:
    """
    What a fit found.

    Parameters
    ----------
    theta : array of shape (3, V)
        Slope, middle and the logarithm of half the width of each vote.
    weights : array of shape (S, N, Q)
        Chances of the places.
    places : array of shape (Q,)
    objective : float
        Logarithm of the likelihood plus that of the chances of ``theta`` beforehand.
    rounds : int
    settled : bool
        False where the rounds ran out first.
    """

    theta: Reals
    weights: Reals
    places: Reals
    objective: float
    rounds: int = 0
    settled: bool = False

    def means(self) -> Reals:
        """Return the mean place of each actor in each session, shape (S, N)."""
        return np.asarray(self.weights @ self.places, np.float64)

    def variances(self) -> Reals:
        """Return the variance of the place, the votes' parameters taken as known, shape (S, N)."""
        return np.asarray(self.weights @ self.places**2 - self.means() ** 2, np.float64)


def fit(blocks: list[Codes], starts: list[Reals], walk: float, budget: Budget) -> Fit:
    r"""
    Fit the ordered logit to the votes of one or more sessions.

    The places are summed over (marginal likelihood), and the parameters of a vote have wide normal chances beforehand:
    slope with spread 2, middle 3, logarithm of half the width 1. In each round the expected numbers of actors at
    each place who answered each way are found, and every vote's parameters take a step of Fisher scoring that is
    halved until the vote's part of the objective does not fall. Then each session's places are shifted and stretched
    towards mean 0 and spread 1 (:func:`centred`), so that the chances beforehand do not settle the scale.

    Parameters
    ----------
    blocks : list of arrays of shape (N, V_s)
        The votes of each session that divide it; see :class:`~comity.alignment.ideal_points.roll_calls.RollCalls`.
    starts : list of arrays of shape (N,)
        Where the actors are put to begin with; only order and sign matter much.
    walk : float
        See :func:`~comity.alignment.ideal_points.walk.posterior`.
    budget : Budget

    Returns
    -------
    Fit

    Raises
    ------
    BudgetExceededError
        Where the time runs out.

    Examples
    --------
    >>> votes = np.array([[1, 1, 1, 1], [1, 1, 3, 1], [1, 3, 3, 2], [3, 3, 3, 3]], np.int8)
    >>> found = fit([votes], [np.array([-1.0, -0.5, 0.5, 1.0])], 1.0, Budget())
    >>> found.settled, bool((np.diff(found.means()[0]) > 0).all())
    (True, True)

    References
    ----------
    Bock, R. D. and Aitkin, M. (1981). Marginal maximum likelihood estimation of item parameters: application of an EM
    algorithm. Psychometrika 46, 443-459. Mislevy, R. (1986). Bayes modal estimation in item response models.
    Psychometrika 51, 177-195.
    """
    places = grid(walk)
    said = [np.stack([(block == c).astype(np.float64) for c in ANSWERS]) for block in blocks]
    around = np.stack([np.exp(-0.5 * ((places - start[:, None]) / 0.3) ** 2) for start in starts])
    around /= around.sum(axis=2, keepdims=True)
    width = sum(block.shape[1] for block in blocks)
    now = Fit(np.zeros((3, width)), around, places, -np.inf)
    for _ in range(ROUNDS):
        budget.check()
        after = one_round(said, now, walk)
        moved = np.abs(after.means() - now.means()).max()
        now = replace(after, rounds=now.rounds + 1, settled=bool(moved < CLOSE))
        if now.settled:
            break
    return now


def one_round(said: list[Reals], now: Fit, walk: float) -> Fit:
    """Improve the votes' parameters once, then find the chances of the places anew."""
    counts = np.concatenate([s.transpose(0, 2, 1) @ w for s, w in zip(said, now.weights, strict=True)], axis=1)
    theta = centred(improved(now.theta, counts, now.places), now, said)
    logp = log_chances(*_at(theta, now.places))
    cuts = np.cumsum([s.shape[2] for s in said])[:-1]
    parts = zip(said, np.split(logp, cuts, axis=1), strict=True)
    loglik = np.stack([(s @ p).sum(axis=0) for s, p in parts])
    weights, total = posterior(loglik, now.places, walk)
    return Fit(theta, weights, now.places, total + float(_before(theta).sum()))


def centred(theta: Reals, now: Fit, said: list[Reals]) -> Reals:
    """
    Return the parameters as they are once the places of each session are brought to mean 0 and mean square 1.

    Neither a shift nor a stretch of the places of one session can be seen in its votes; the chances that the places
    have beforehand hold them only softly, and to wait for them takes hundreds of rounds.
    """
    out = theta.copy()
    first = 0
    for s, weights in zip(said, now.weights, strict=True):
        part = slice(first, first + s.shape[2])
        mean_chances = weights[s.any(axis=(0, 2))].mean(axis=0)
        middle = float(mean_chances @ now.places)
        spread = float(np.sqrt(max(mean_chances @ now.places**2 - middle**2, 1e-6)))
        out[1, part] -= theta[0, part] * middle
        out[0, part] *= spread
        first = part.stop
    return out


def improved(theta: Reals, counts: Reals, places: Reals) -> Reals:
    """
    Return the parameters after one step of Fisher scoring, halved for each vote until its part does not fall.

    ``counts`` has shape (3, V, Q): how many actors are expected at each place who answered each way.
    """
    logp = log_chances(*_at(theta, places))
    step = _step(theta, counts, places, np.exp(logp))
    old = _part(theta, counts, logp)
    size = np.ones(theta.shape[1])
    for _ in range(12):
        new = theta + size * step
        worse = _part(new, counts, log_chances(*_at(new, places))) < old
        if not worse.any():
            return np.asarray(new, np.float64)
        size[worse] *= 0.5
    size[worse] = 0.0
    return np.asarray(theta + size * step, np.float64)


def gradient(theta: Reals, counts: Reals, places: Reals) -> Reals:
    """Return the derivatives of each vote's part of the objective by its parameters, shape (3, V)."""
    by_u, by_width = slopes(*_at(theta, places))
    u, d = (counts * by_u).sum(axis=0), (counts * by_width).sum(axis=0)
    rise = np.stack((-(u @ places), u.sum(axis=1), d.sum(axis=1)))
    return np.asarray(rise - theta / SPREADS[:, None] ** 2, np.float64)


def _step(theta: Reals, counts: Reals, places: Reals, chances: Reals) -> Reals:
    by_u, by_width = slopes(*_at(theta, places))
    n = chances * counts.sum(axis=0)
    uu, ud, dd = ((n * a * b).sum(axis=0) for a, b in ((by_u, by_u), (by_u, by_width), (by_width, by_width)))
    info = np.empty((theta.shape[1], 3, 3))
    info[:, 0, 0], info[:, 0, 1], info[:, 1, 1] = uu @ places**2, -(uu @ places), uu.sum(axis=1)
    info[:, 0, 2], info[:, 1, 2], info[:, 2, 2] = -(ud @ places), ud.sum(axis=1), dd.sum(axis=1)
    for j, k in ((1, 0), (2, 0), (2, 1)):
        info[:, j, k] = info[:, k, j]
    info += np.diag(SPREADS**-2.0)
    step = np.linalg.solve(info, gradient(theta, counts, places).T[:, :, None])[:, :, 0].T
    return np.asarray(step / np.maximum(1.0, np.abs(step).max(axis=0) / 2.0), np.float64)  # no leap of more than 2


def _at(theta: Reals, places: Reals) -> tuple[Reals, Reals]:
    """Return u and h of each vote at each place, shapes (V, Q) and (V, 1)."""
    slope, middle, width = theta[:, :, None]
    return middle - slope * places, np.exp(width)


def _before(theta: Reals) -> Reals:
    return np.asarray(-0.5 * (theta**2 / SPREADS[:, None] ** 2).sum(axis=0), np.float64)


def _part(theta: Reals, counts: Reals, logp: Reals) -> Reals:
    return np.asarray(np.einsum("cvq,cvq->v", counts, logp) + _before(theta), np.float64)
