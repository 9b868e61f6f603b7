"""How concentrated shares are: Ray and Singer's CON, Herfindahl and Hirschman's HHI, and the effective number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


def hhi(shares: Reals) -> Reals:
    r"""
    Return the sum of the squared shares, :math:`\sum_i s_i^2`, by Herfindahl and Hirschman.

    It is 1 for a monopoly and 1/N for N equal shares: so it falls when small actors join, though nothing else changes.

    Parameters
    ----------
    shares : array of shape (..., N)
        Shares that add up to 1; NaN for actors that do not count.

    Examples
    --------
    >>> float(hhi(np.array([0.75, 0.25]))), float(hhi(np.array([1.0, 0.0])))
    (0.625, 1.0)
    """
    known = np.where(np.isnan(shares), 0.0, shares)
    return np.asarray(np.einsum("...n,...n->...", known, known))


def effective_number(of_hhi: Reals | float) -> Reals:
    """
    Return the effective number of centres, 1/HHI: so many equal actors would be as concentrated [1]_.

    Examples
    --------
    >>> float(effective_number(0.25)), float(effective_number(0.625))
    (4.0, 1.6)

    References
    ----------
    .. [1] Laakso, M. and Taagepera, R. (1979). Effective number of parties. Comparative Political Studies 12(1), 3-27.
    """
    return np.asarray(1.0 / np.asarray(of_hhi, np.float64))


def con(of_hhi: Reals | float, actors: NDArray[np.intp] | int) -> Reals:
    r"""
    Return the concentration of Ray and Singer [1]_.

    .. math:: \text{CON} = \sqrt{\frac{\sum_i s_i^2 - 1/N}{1 - 1/N}}

    It is 0 for equal shares and 1 for a monopoly, whatever N is; between them it hangs on N. Actors that have almost
    nothing raise it (two equal actors: 0; with two empty-handed ones beside them: 0.58), so CON of a growing system
    and CON of a fixed set of actors are different questions.

    Parameters
    ----------
    of_hhi : array or float
        From :func:`hhi`.
    actors : int array or int
        N, the number of actors that count; a single actor is a monopoly.

    Examples
    --------
    >>> [round(float(con(hhi(np.array(s)), len(s))), 3) for s in ([0.75, 0.25], [0.5, 0.5], [0.5, 0.5, 0.0, 0.0])]
    [0.5, 0.0, 0.577]

    References
    ----------
    .. [1] Ray, J. L. and Singer, J. D. (1973). Measuring the concentration of power in the international system.
       Sociological Methods and Research 1(4), 403-437.
    """
    equal = 1.0 / np.asarray(actors, np.float64)
    above = np.asarray(of_hhi, np.float64) - equal
    room = np.broadcast_to(1.0 - equal, above.shape)
    inside = np.divide(above, room, out=np.ones(above.shape), where=room > 0)
    # rounding may carry equal shares a hair below 0 and a monopoly a hair above 1
    return np.asarray(np.sqrt(np.clip(inside, 0.0, 1.0)))


def _plain_con(shares: list[float]) -> float:
    """The definition read aloud; the tests hold the arrays to it."""
    n = len(shares)
    if n == 1:
        return 1.0
    inside = (sum(s * s for s in shares) - 1 / n) / (1 - 1 / n)
    return float(max(inside, 0.0) ** 0.5)
