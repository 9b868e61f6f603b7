"""Ideal points from roll calls: the door."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from comity.alignment.ideal_points.errors_of_places import on_scale
from comity.alignment.ideal_points.fitting import Fit, fit
from comity.alignment.ideal_points.ordered import log_chances
from comity.alignment.ideal_points.result import IdealPoints, SessionPoints
from comity.alignment.ideal_points.roll_calls import ABSENT, ANSWERS, Codes, RollCalls, dividing
from comity.alignment.ideal_points.space import first_axis
from comity.budget import Budget
from comity.errors import UsageError

Reals = NDArray[np.float64]


def ideal_points(
    votes: RollCalls,
    anchor: tuple[str, str],
    walk: float = 1.0,
    level: float = 0.9,
    budget: Budget | None = None,
) -> IdealPoints:
    r"""
    Return where the actors stand on a line in each session, as their votes show it.

    An actor at :math:`x` says yes, abstains or says no to a question by the ordered logit of
    :func:`~comity.alignment.ideal_points.ordered.log_chances`; every question has its own slope, middle and band of
    abstaining. Votes that divide nobody are left out, and an actor who is absent says nothing. In each session the
    places of those who voted have mean 0 and spread 1: a place is relative to the others in the same session, and that
    everybody moved together, or apart, cannot be seen in it.

    Parameters
    ----------
    votes : RollCalls
    anchor : pair of str
        Who stands low and who high, which fixes the direction of the line and nothing else. Where one of the two was
        absent for a whole session, the session is turned as the nearest one is.
    walk : float
        How much an actor may move from one session to the next, in spreads: above 0 and at most 1. With 1 the sessions
        are fitted apart; less steadies the places of actors that cast few votes.
    level : float
        Of the intervals, which cover each place by itself.
    budget : Budget, optional

    Returns
    -------
    IdealPoints

    Raises
    ------
    UsageError
        For an anchor that did not vote, a walk or level out of range, or a session whose votes cannot place anybody.
    BudgetExceededError
        Where the time runs out.

    Examples
    --------
    >>> from comity.alignment.ideal_points.roll_calls import roll_calls
    >>> table = [[1, 1, 1, 1], [1, 1, 3, 1], [1, 3, 3, 2], [3, 3, 3, 3]]
    >>> found = ideal_points(roll_calls(list("abcd"), table), ("a", "d"))
    >>> found.order("")
    ('a', 'b', 'c', 'd')

    References
    ----------
    Bailey, M., Strezhnev, A. and Voeten, E. (2017). Estimating dynamic state preferences from United Nations voting
    data. Journal of Conflict Resolution 61(2), 430-456. Martin, A. and Quinn, K. (2002). Dynamic ideal point
    estimation via Markov chain Monte Carlo for the U.S. Supreme Court. Political Analysis 10(2), 134-153.
    """
    ends = _checked(votes, anchor, walk, level)
    budget = budget or Budget()
    blocks = [_divided(votes, k) for k in range(len(votes.sessions))]
    seen = [bool(block[list(ends)].any(axis=1).all()) for block in blocks]
    axes = [first_axis(block) for block in blocks]
    starts = [sign * axis for sign, axis in zip(_signs(axes, seen, ends), axes, strict=True)]
    if walk == 1.0:
        parts = [_Part(fit([b], [s], walk, budget), 0, 0, b.shape[1]) for b, s in zip(blocks, starts, strict=True)]
    else:
        parts = _parts(fit(blocks, starts, walk, budget), [block.shape[1] for block in blocks])
    half = NormalDist().inv_cdf((1 + level) / 2)
    found = [_session(votes, k, block, part, half) for k, (block, part) in enumerate(zip(blocks, parts, strict=True))]
    signs = _signs([s.at for s in found], seen, ends)
    sessions = tuple(s.mirrored() if sign < 0 else s for s, sign in zip(found, signs, strict=True))
    return IdealPoints(votes.actors, anchor, walk, level, sessions)


@dataclass(frozen=True, slots=True)
class _Part:
    """One session of a fit: which row of places, and which columns of the votes' parameters, first to last."""

    whole: Fit
    row: int
    first: int
    last: int

    @property
    def theta(self) -> Reals:
        return self.whole.theta[:, self.first : self.last]


def _parts(whole: Fit, widths: list[int]) -> list[_Part]:
    ends = [0, *accumulate(widths)]
    return [_Part(whole, k, ends[k], ends[k + 1]) for k in range(len(widths))]


def _checked(votes: RollCalls, anchor: tuple[str, str], walk: float, level: float) -> tuple[int, int]:
    low, high = votes.at(anchor[0]), votes.at(anchor[1])
    if low == high:
        raise UsageError("The anchor must name two different actors: one that stands low and one that stands high.")
    if not (0.05 <= walk <= 1 and 0 < level < 1):
        raise UsageError("The walk must be from 0.05 to 1, and the level between 0 and 1.")
    return low, high


def _divided(votes: RollCalls, k: int) -> Codes:
    codes = votes.of(k)
    codes = codes[:, dividing(codes)]
    if codes.any(axis=1).sum() < 3 or codes.shape[1] < 2:
        raise UsageError(
            f"Session {votes.sessions[k]} has {codes.shape[1]} votes that divide those who voted. "
            "Places need at least 2 such votes and 3 actors. Leave the session out, or put it together with another."
        )
    return codes


def _signs(at: list[Reals], seen: list[bool], ends: tuple[int, int]) -> list[float]:
    """Return +1 or -1 for each session: by the anchor, else by the nearest session that has been turned."""
    signs = [0.0] * len(at)
    for k, places in enumerate(at):
        if seen[k]:
            signs[k] = -1.0 if places[ends[1]] < places[ends[0]] else 1.0
    if not any(signs):
        raise UsageError("In no session did both actors of the anchor vote. Name two actors that did.")
    while not all(signs):
        done = [k for k, sign in enumerate(signs) if sign]
        _away, k, near = min((abs(k - j), k, j) for k, sign in enumerate(signs) if not sign for j in done)
        both = ~np.isnan(at[k]) & ~np.isnan(at[near])
        signs[k] = -1.0 if float(at[k][both] @ at[near][both]) * signs[near] < 0 else 1.0
    return signs


def _session(votes: RollCalls, k: int, block: Codes, part: _Part, half: float) -> SessionPoints:
    found, theta = part.whole, part.theta
    here: NDArray[np.bool_] = np.asarray(block.any(axis=1), np.bool_)
    means, variances = found.means()[part.row], found.variances()[part.row]
    at, errors = on_scale(means[here], variances[here], theta, block[here])
    spots, wide = np.full(len(here), np.nan), np.full(len(here), np.nan)
    spots[here], wide[here] = at, half * errors
    right, most = _hits(means, theta, block)
    return SessionPoints(
        votes.sessions[k],
        spots,
        spots - wide,
        spots + wide,
        (block != ABSENT).sum(axis=1),
        block.shape[1],
        int((votes.session == k).sum()) - block.shape[1],
        right,
        most,
        found.rounds,
        found.settled,
    )


def _hits(places: Reals, theta: Reals, block: Codes) -> tuple[float, float]:
    """Return the shares of answers told right by the likeliest answer, and by each question's commonest answer."""
    slope, middle, width = theta
    guess = 1 + log_chances(middle - np.outer(places, slope), np.exp(width)).argmax(axis=0)
    there = block != ABSENT
    commonest = np.stack([(block == c).sum(axis=0) for c in ANSWERS]).max(axis=0)
    return float((guess == block)[there].mean()), float(commonest.sum() / there.sum())
