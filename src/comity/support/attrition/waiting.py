"""The war of attrition in exit rates: each side gives in at the rate that keeps the other willing to wait."""

from __future__ import annotations

from math import exp, inf, log

from comity.errors import UsageError
from comity.support.attrition.result import Waiting, Yielding


def waiting(costs: tuple[float, float], prizes: tuple[float, float]) -> Waiting:
    r"""
    Return the mixed equilibrium of the war of attrition between A and B.

    Both fight until one gives in; the other then has the prize. Waiting a moment longer costs :math:`c_i` and brings
    the prize :math:`v_i` with the chance :math:`h_j` that the other gives in just then. A side is willing to wait and
    willing to give in where both are equal, so the *other* side must give in at the rate :math:`h_j = c_i / v_i` [1]_.

    What a side pays therefore decides how fast its opponent gives in. A subsidy to a side leaves its own rate as it is
    and slows its opponent: both fight longer, and the subsidised side outlasts the other *less* often. This is the
    known oddity of mixed equilibria; :func:`yielding` shows what becomes of it where a side may be stubborn.

    A side that waiting costs nothing (the subsidy covers all) never gives in; the other sees that and gives in at once.

    Parameters
    ----------
    costs : two float
        What a unit of time costs A and B, a subsidy taken off.
    prizes : two float
        What outlasting the other is worth to A and B.

    Returns
    -------
    Waiting
        Where waiting costs neither side anything, nobody ever gives in: the duration is infinite.

    Raises
    ------
    UsageError
        If a prize is not above 0.

    Examples
    --------
    >>> plain, helped = waiting((2, 2), (10, 10)), waiting((2, 1), (10, 10))
    >>> plain.duration, round(helped.duration, 2)
    (2.5, 3.33)
    >>> plain.wins_b, round(helped.wins_b, 2)   # B is the side that is helped
    (0.5, 0.33)
    >>> waiting((2, -1), (10, 10)).at_once
    'a'

    References
    ----------
    .. [1] Maynard Smith, J. (1974). The theory of games and the evolution of animal conflicts. Journal of Theoretical
       Biology 47, 209-221. Hendricks, K., Weiss, A., Wilson, C. (1988). The war of attrition in continuous time with
       complete information. International Economic Review 29, 663-680.
    """
    if min(prizes) <= 0:
        raise UsageError("each side of a war of attrition needs a prize above 0: else it has nothing to wait for.")
    free_a, free_b = costs[0] <= 0, costs[1] <= 0
    if free_a and free_b:
        return Waiting(0.0, 0.0, inf, 0.0, 0.0)
    if free_a:
        return Waiting(0.0, inf, 0.0, 1.0, 0.0, at_once="b")
    if free_b:
        return Waiting(inf, 0.0, 0.0, 0.0, 1.0, at_once="a")
    exit_a, exit_b = costs[1] / prizes[1], costs[0] / prizes[0]
    both = exit_a + exit_b
    return Waiting(exit_a, exit_b, 1 / both, exit_b / both, exit_a / both)


def yielding(found: Waiting, stubborn: float) -> Yielding:
    r"""
    Return what happens where each side is, with a small chance, one that never gives in.

    Each side that could give in does so at the same rates as in :func:`waiting`. So the other grows surer that it faces
    a stubborn opponent, and is sure of it at :math:`T_i = -\ln(z) / h_i`. Both must come there together. The side that
    would need longer therefore gives in at the start with a chance above 0 [1]_. The smaller *z*, the surer this is:
    then the side with the smaller rate, the one whose opponent has less to lose by waiting, gives in at once.

    Parameters
    ----------
    found : Waiting
        With two rates that are finite and above 0.
    stubborn : float
        The chance *z*, the same for both sides, above 0 and below 1.

    Examples
    --------
    A subsidy to B makes A give in at the start, and ends the war sooner than no subsidy would:

    >>> even, helped = waiting((2, 2), (10, 10)), waiting((2, 1), (10, 10))
    >>> found = yielding(helped, 0.01)
    >>> round(found.at_once_a, 3), found.at_once_b
    (0.9, 0.0)
    >>> round(yielding(even, 0.01).duration, 2), round(found.duration, 2)
    (2.5, 0.33)

    References
    ----------
    .. [1] Kornhauser, L., Rubinstein, A., Wilson, C. (1989). Reputation and patience in the war of attrition.
       Economica 56, 15-24. Abreu, D., Gul, F. (2000). Bargaining and reputation. Econometrica 68, 85-117.
    """
    if not 0 < stubborn < 1:
        raise UsageError("the chance that a side never gives in must lie above 0 and below 1.")
    if not (0 < found.exit_a < inf and 0 < found.exit_b < inf):
        return Yielding(stubborn, float(found.at_once == "a"), float(found.at_once == "b"), found.duration, 0.0)
    fastest = max(found.exit_a, found.exit_b)
    until = -log(stubborn) / fastest
    # what is left of each side after the start, so that both are known to be stubborn at the same moment
    left_a, left_b = (stubborn ** (1 - rate / fastest) for rate in (found.exit_a, found.exit_b))
    both = found.exit_a + found.exit_b
    duration = left_a * left_b * (1 - exp(-both * until)) / both
    return Yielding(stubborn, 1 - left_a, 1 - left_b, until, duration)
