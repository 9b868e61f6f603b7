"""The binomial tree: what is known of a project's value moves up or down a step at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.errors import TooLargeError, UsageError

Reals = NDArray[np.float64]
LEAST_SPREAD, MOST_SPREAD = 0.01, 2.0
ENOUGH = 400
"""So many steps are made over the whole time, at least."""
A_YEAR = 12
"""So many are made in a year, at least."""
MOST = 4_000
"""More steps than this are not made."""
WIDEST = 600.0
"""The logarithm of the greatest value in a tree: past it numbers overflow."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a year brings: the riskless ``rate``, what is ``lost`` by waiting, and the ``spread``; parts of 1."""

    rate: float
    lost: float
    spread: float


@dataclass(frozen=True, slots=True)
class Tree:
    r"""
    A tree of Cox, Ross and Rubinstein [1]_.

    In a step of length :math:`h` a value goes up by :math:`u = e^{s \sqrt h}` or down by :math:`1/u`. Under the
    riskless measure the chance of going up is :math:`(e^{(r-d)h} - 1/u) / (u - 1/u)`, and what comes a step later
    counts :math:`e^{-rh}`.

    Parameters
    ----------
    a_year : int
        Steps in a year.
    size : float
        The logarithm of u.
    up : float
        The chance of going up.
    discount : float

    References
    ----------
    .. [1] Cox, J. C., Ross, S. A. & Rubinstein, M. (1979). Option pricing: a simplified approach. Journal of
       Financial Economics 7(3), 229-263.
    """

    a_year: int
    size: float
    up: float
    discount: float

    def back(self, values: Reals) -> Reals:
        """
        Return what values at the next step are worth one step earlier; shape (k,) to (k - 2,).

        Neighbours in the array are one step of the logarithm apart, so that both ends of it cannot be carried back.

        Examples
        --------
        A project that pays nothing out is worth itself:

        >>> tree = tree_of(Terms(0.05, 0.0, 0.3), 12)
        >>> values = np.exp(tree.size * np.arange(-2, 3))
        >>> bool(np.allclose(tree.back(values), values[1:-1]))
        True
        """
        out: Reals = self.discount * (self.up * values[2:] + (1.0 - self.up) * values[:-2])
        return out

    def nodes(self, middle: float, below: int, above: int) -> Reals:
        """Return values around ``middle``, so many steps below and above it; shape (below + 1 + above,)."""
        out: Reals = middle * np.exp(self.size * np.arange(-below, above + 1))
        return out


def tree_of(terms: Terms, a_year: int) -> Tree:
    """
    Return the tree with so many steps a year.

    Raises
    ------
    UsageError
        The steps are too long for the spread: no chance of going up would do.

    Examples
    --------
    >>> tree = tree_of(Terms(0.04, 0.04, 0.2), 100)
    >>> round(tree.size, 3), round(tree.up, 3)
    (0.02, 0.495)
    """
    step = 1.0 / a_year
    size = terms.spread * math.sqrt(step)
    up = (math.exp((terms.rate - terms.lost) * step) - math.exp(-size)) / (2.0 * math.sinh(size))
    if not 0.0 < up < 1.0:
        raise UsageError(
            f"{a_year} steps a year are too few for a spread of {terms.spread:g} with a rate of {terms.rate:g} and "
            f"{terms.lost:g} lost by waiting. Use a larger spread, or more steps a year."
        )
    return Tree(a_year, size, up, math.exp(-terms.rate * step))


def steps_a_year(terms: Terms, years: int) -> int:
    """
    Return how many steps a year are enough, an even number; ``years`` is the whole time, waiting and stages.

    At least 12, and 400 over the whole time; more where the spread is small beside the rates.

    Raises
    ------
    UsageError
        The spread is too small or too great for a tree.
    TooLargeError
        More than 4,000 steps would be needed, or values too great to hold.

    Examples
    --------
    >>> steps_a_year(Terms(0.04, 0.04, 0.2), 10), steps_a_year(Terms(0.04, 0.04, 0.2), 60)
    (40, 12)
    """
    if not LEAST_SPREAD <= terms.spread <= MOST_SPREAD:
        raise UsageError(
            f"The spread is {terms.spread:g}. Between {LEAST_SPREAD:g} and {MOST_SPREAD:g} can be worked out; 0.1 to "
            "0.4 is usual. Without any spread there is nothing to learn by waiting."
        )
    # half as many steps are tried too, to see how sure the answer is: they must do as well
    steep = 4.0 * ((terms.rate - terms.lost) / terms.spread) ** 2
    even = 2 * math.ceil(max(A_YEAR, ENOUGH / years, steep) / 2)
    if even * years > MOST:
        raise TooLargeError(
            f"{even * years:,} steps would be needed; at most {MOST:,} are made. Use fewer years, or a larger spread."
        )
    if terms.spread * years * math.sqrt(even) > WIDEST:
        raise TooLargeError(
            f"Over {years} years a spread of {terms.spread:g} leads to values too great to hold. Use fewer years, or a "
            "smaller spread."
        )
    return even
