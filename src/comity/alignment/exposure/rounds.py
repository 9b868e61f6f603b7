"""Dependence that passes on from supplier to supplier: who stands behind whom."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from comity.alignment.exposure.flows import Reals
from comity.errors import UsageError

NEAR_ONE = 1e-9
"""A spectral radius this near to 1 leaves no digit of the answer to trust."""


@dataclass(frozen=True, slots=True)
class Behind:
    """
    A seller who stands behind a buyer: ``direct`` and ``total`` dependence, and the supplier that carries most of it.

    ``direct`` is None where the direct flow is not known. ``through`` is empty where nothing comes in a second round.
    """

    seller: str
    direct: float | None
    total: float
    through: str

    def to_json(self) -> dict[str, object]:
        """Return the entry as plain values."""
        return {"seller": self.seller, "direct": self.direct, "total": self.total, "through": self.through or None}


def spectral_radius(matrix: Reals) -> float:
    """
    Return the largest size of an eigenvalue of a square matrix; 0 for an empty one.

    Examples
    --------
    >>> round(spectral_radius(np.array([[0.0, 0.5], [0.5, 0.0]])), 6)
    0.5
    """
    return float(np.abs(np.linalg.eigvals(matrix)).max()) if matrix.size else 0.0


def second_round(direct: Reals, passing: float = 0.5) -> Reals:
    r"""
    Return the total dependence of every buyer i on every seller j, direct and through others.

    When j fails, i loses what it buys from j. Its other suppliers lose what they buy from j too, and pass a part p
    of their loss on. With the direct dependence D and :math:`A = p D` the sum of all rounds is

    .. math:: T = D + A D + A^2 D + \dots = (I - A)^{-1} D

    after Leontief [1]_. The series has an end only where the spectral radius of A is below 1. For p = 0 there is only
    the direct dependence; p = 1 is the classical inverse, in which every loss is passed on in full. T is an index,
    no share: chains that run in circles count at each turn, so an entry may be above 1. The diagonal holds what comes
    back to an actor through others.

    Flows that are not known (nan) carry nothing here, so T is a lower bound where some are missing.

    Parameters
    ----------
    direct : float array of shape (N, N)
        ``direct[i, j]``: dependence of buyer i on seller j, at least 0; nan where not known.
    passing : float
        The part p of a supplier's loss that it passes on to its own buyers, from 0 to 1.

    Returns
    -------
    float array of shape (N, N)

    Raises
    ------
    UsageError
        ``passing`` outside 0 to 1, a table that is not square or has a number below 0, or a spectral
        radius of A that is not below 1.

    Examples
    --------
    b buys from c, and a buys from b alone; half of b's loss reaches a:

    >>> second_round(np.array([[0, 1, 0], [0, 0, 0.8], [0, 0, 0]]), passing=0.5)
    array([[0. , 1. , 0.4],
           [0. , 0. , 0.8],
           [0. , 0. , 0. ]])

    References
    ----------
    .. [1] Leontief, W. W. (1936). Quantitative input and output relations in the economic systems of the United
       States. Review of Economics and Statistics, 18(3), 105-125.
    """
    if not 0 <= passing <= 1:
        raise UsageError(f"The part of a loss that is passed on is {passing:g}; it lies between 0 and 1.")
    known = np.nan_to_num(direct, nan=0.0)
    if known.ndim != 2 or len(set(known.shape)) != 1 or (known < 0).any():
        raise UsageError("Direct dependence is a square table of buyers by sellers, with no number below 0.")
    reason = refusal(known, passing)
    if reason:
        raise UsageError(reason)
    total = np.linalg.solve(np.eye(len(known)) - passing * known, known)
    return np.asarray(
        np.maximum(total, known), np.float64
    )  # the solver may fall short of the direct part in the last digit


def refusal(direct: Reals, passing: float) -> str:
    """
    Return why the rounds have no sum, in words, or an empty text where they have one.

    Examples
    --------
    >>> refusal(np.array([[0.0, 1.0], [1.0, 0.0]]), 1.0)[:66]
    'The second round has no end: the spectral radius of the passed-on '
    >>> refusal(np.array([[0.0, 1.0], [1.0, 0.0]]), 0.5)
    ''
    """
    radius = spectral_radius(np.nan_to_num(direct, nan=0.0))
    if passing * radius < 1 - NEAR_ONE:
        return ""
    return (
        f"The second round has no end: the spectral radius of the passed-on dependence is {passing * radius:.4g}, and"
        " the sum needs one below 1. Some actors replace nothing, depend on one another in a circle and pass every"
        f" loss on. Use a passing below {1 / radius:.4g}, declare substitutability, or give the actors' total imports."
    )


def behind(actors: tuple[str, ...], direct: Reals, total: Reals, buyer: str) -> tuple[Behind, ...]:
    """
    Return who stands behind one buyer, by how much of the dependence comes through others, largest first.

    Parameters
    ----------
    actors : tuple of str
    direct, total : float arrays of shape (N, N)
        As given to and by :func:`second_round`.
    buyer : str

    Returns
    -------
    tuple of Behind
        Every other actor on whom the buyer depends at all. ``through`` is the supplier k with the largest
        ``direct[buyer, k] * total[k, seller]``, the first by name among equals.

    Examples
    --------
    >>> D = np.array([[0, 1, 0], [0, 0, 0.8], [0, 0, 0]])
    >>> [(x.seller, x.total, x.through) for x in behind(("a", "b", "c"), D, second_round(D), "a")]
    [('c', 0.4, 'b'), ('b', 1.0, '')]
    """
    return tuple(each_behind(actors, direct, total, buyer))


def each_behind(actors: tuple[str, ...], direct: Reals, total: Reals, buyer: str) -> Iterator[Behind]:
    """Yield what :func:`behind` returns one by one, for those who need the first few only."""
    i = actors.index(buyer)
    known = np.nan_to_num(direct[i], nan=0.0)
    rows = [j for j in range(len(actors)) if j != i and total[i, j] > 0]
    rows.sort(key=lambda j: (-(total[i, j] - known[j]), -total[i, j], actors[j]))
    return (_behind(actors, direct[i], total, i, j) for j in rows)


def _behind(actors: tuple[str, ...], direct: Reals, total: Reals, i: int, j: int) -> Behind:
    known = np.nan_to_num(direct, nan=0.0)
    carried = known * total[:, j]  # [k]: k is the supplier between
    carried[j] = 0.0  # a circle that starts and ends at j is not somebody else
    through = int(np.argmax(carried))
    return Behind(
        actors[j],
        None if math.isnan(direct[j]) else float(direct[j]),
        float(total[i, j]),
        actors[through] if carried[through] > 0 and total[i, j] > known[j] else "",
    )
