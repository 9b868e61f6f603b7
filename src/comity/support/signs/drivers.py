"""Which numbers decide the sign: what would be known of it if one of them were known, and where it turns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.signs.result import SIGNS, Driver, Shares, shares_of

Reals = NDArray[np.float64]
BINS = 16
LEAST = 0.02
"""A number that accounts for less of the variation than this decides nothing."""
FEWEST = 40
"""With fewer draws nothing is said about what decides."""
TURNS = np.linspace(0.05, 0.95, 37)


def drivers(
    columns: dict[str, Reals], derived: frozenset[str], called: dict[str, str], signs: Reals
) -> tuple[Driver, ...]:
    r"""
    Return the numbers that decide the sign, the strongest first.

    The power of a number *x* is the part of the variance of the signs that lies between the values of *x*,

    .. math:: S_x = \sum_z \mathrm{Var}(E[1_z \mid x]) / \sum_z \mathrm{Var}(1_z),

    the first-order sensitivity index [1]_, summed over the four signs *z*. It is estimated in bins with as many draws
    each, less what bins would show by chance. It tells nothing about numbers that matter only together; sums and
    differences that the game itself works with are therefore asked about too (``derived``).

    Parameters
    ----------
    columns : dict of arrays of shape (n,)
        The values of each number.
    derived : frozenset of str
        Which of them are made from others.
    called : dict of str
        What readers call them.
    signs : array of shape (n, 4)
        For each draw the share of each sign, in the order of :data:`~comity.support.signs.result.SIGNS`.

    Examples
    --------
    >>> x = np.linspace(0, 1, 400)
    >>> z = np.zeros((400, 4))
    >>> z[x < 0.3, 2], z[x >= 0.3, 0] = 1, 1
    >>> noise = np.random.default_rng(0).random(400)
    >>> found = drivers({"rent": x, "win": noise}, frozenset(), {}, z)
    >>> [(d.name, round(d.turn, 2), d.above.most) for d in found]
    [('rent', 0.3, 'shorter')]

    References
    ----------
    .. [1] Saltelli, A., Ratto, M., Andres, T., et al. (2008). Global Sensitivity Analysis: The Primer. Wiley.
    """
    total = float(signs.var(axis=0).sum())
    if len(signs) < FEWEST or total < 1e-12:
        return ()
    found = [
        _driver(name, x, signs, power, name in derived, called.get(name, name))
        for name, x in columns.items()
        if (power := explained(x, signs)) >= LEAST
    ]
    return tuple(sorted(found, key=lambda d: -d.power))


def explained(x: Reals, signs: Reals) -> float:
    """
    Return the part of the variance of ``signs``, shape (n, 4), that lies between bins of ``x``; 0 to 1.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> explained(rng.random(2000), rng.random((2000, 4))) < 0.01
    True
    """
    n = len(x)
    bins = min(BINS, n // 10)
    where = np.empty(n, np.intp)
    where[np.argsort(x, kind="stable")] = np.arange(n) * bins // n
    counts = np.bincount(where, minlength=bins)
    means = np.stack([np.bincount(where, signs[:, z], bins) for z in range(signs.shape[1])], axis=1) / counts[:, None]
    between = float((counts[:, None] * (means - signs.mean(axis=0)) ** 2).sum())
    whole = float(((signs - signs.mean(axis=0)) ** 2).sum())
    if whole < 1e-12:
        return 0.0
    # what bins show by chance alone (the correction of epsilon squared)
    chance = (bins - 1) * (whole - between) / max(n - bins, 1)
    return float(np.clip((between - chance) / whole, 0.0, 1.0))


def _driver(name: str, x: Reals, signs: Reals, power: float, derived: bool, called: str) -> Driver:
    """Return a number with the value that divides the region best."""
    turns = np.unique(np.quantile(x, TURNS))
    turn = max(turns.tolist(), key=lambda t: _apart(x <= t, signs))
    low, high = signs[x <= turn], signs[x > turn]
    return Driver(name, power, turn, _shares(low), _shares(high), derived=derived, called=called)


def _apart(low: NDArray[np.bool_], signs: Reals) -> float:
    """Return how far apart the signs on the two sides of a value are, as a sum of squares."""
    n = int(low.sum())
    if n in (0, len(low)):
        return 0.0
    gap = signs[low].mean(axis=0) - signs[~low].mean(axis=0)
    return float(n * (len(low) - n) / len(low) * (gap**2).sum())


def _shares(signs: Reals) -> Shares:
    means = signs.mean(axis=0) if len(signs) else np.zeros(len(SIGNS))
    return shares_of(means.tolist())
