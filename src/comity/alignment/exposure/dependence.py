"""Import shares, concentration of suppliers, and what would be lost at once (sensitivity) and for good."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.alignment.exposure.flows import Bought, Reals
from comity.alignment.exposure.substitutes import Substitutes
from comity.errors import UsageError


@dataclass(frozen=True, eq=False, slots=True)
class Dependence:
    """
    The direct dependence of every buyer i on every seller j in one year.

    Parameters
    ----------
    actors : tuple of str
        N names.
    total : float array of shape (N,)
        What each actor bought in all; nan where nothing is known.
    share : float array of shape (N, N)
        Sensitivity: the part of i's imports that comes from j, and that is lost at once when the tie is cut.
    low, high : float arrays of shape (N, N)
        Vulnerability: the part that stays lost after the replacement that the declared substitutability allows.
    rest : float array of shape (N,)
        The part of i's imports that comes from partners not in the table; 0 where no total was given.
    """

    actors: tuple[str, ...]
    total: Reals
    share: Reals
    low: Reals
    high: Reals
    rest: Reals

    @property
    def suppliers(self) -> Reals:
        """Return the concentration of suppliers, shape (N, 2): lower and upper end."""
        return concentration(self.share, self.rest)


def dependence(year: Bought, substitutes: Substitutes, totals: Mapping[str, float] | None = None) -> Dependence:
    r"""
    Return how much each buyer depends on each seller.

    With :math:`v_{gij}` of good g bought by i from j, :math:`M_i = \sum_{gj} v_{gij}` and substitutability
    :math:`\sigma_{gij}`, the share is :math:`\sum_g v_{gij} / M_i` and the dependence is
    :math:`\sum_g v_{gij} (1 - \sigma_{gij}) / M_i`. The first says how sensitive i is to the tie: what is gone on
    the first day. The second says how vulnerable it is: what is still gone after it has turned elsewhere. They are
    two things: a large share that is easily replaced is high sensitivity and low vulnerability [1]_.

    Flows that are not known stay out of the sums. The shares are then shares of what is known, and too high where an
    unknown flow was not zero.

    Parameters
    ----------
    year : Bought
    substitutes : Substitutes
        An interval of substitutability gives an interval of dependence.
    totals : mapping of actor to float, optional
        What each actor bought in all, also from partners that are not in the table. Actors not named here take the
        sum of their known flows.

    Returns
    -------
    Dependence
        A row of nan for an actor of whom nothing is known, or whose known imports are 0.

    Raises
    ------
    UsageError
        A total below the sum of the flows that it should hold; a total of an actor that the flows do not have.

    Examples
    --------
    >>> from comity.alignment.exposure.flows import bought, flows_of
    >>> year = bought(flows_of(["b", "c"], ["a", "a"], [2000, 2000], [30.0, 10.0]), 2000)
    >>> found = dependence(year, Substitutes(by_pair={("a", "b"): 0.8, ("a", "c"): (0.0, 0.5)}))
    >>> found.share[0], found.low[0].round(3), found.high[0].round(3)
    (array([ nan, 0.75, 0.25]), array([  nan, 0.15 , 0.125]), array([ nan, 0.15, 0.25]))
    >>> found.suppliers[0]
    array([0.625, 0.625])

    References
    ----------
    .. [1] Keohane, R. O., & Nye, J. S. (1977). Power and Interdependence. Little, Brown. Chapter 1.
    """
    low, high = substitutes.over(year)
    pair, known = year.pair, year.imports
    total = _totals(year, known, totals)
    return Dependence(
        year.actors,
        total,
        divided(pair, total[:, None]),
        divided(_left(year, high), total[:, None]),
        divided(_left(year, low), total[:, None]),
        divided(total - known, total),
    )


def concentration(share: Reals, rest: Reals) -> Reals:
    r"""
    Return the concentration of suppliers (Herfindahl-Hirschman index) of every buyer, shape (N, 2).

    :math:`H_i = \sum_j s_{ij}^2` is 1 for a single supplier and 1/n for n equal ones; its inverse is the number of
    suppliers that would be as concentrated [1]_. The part that comes from outside the table adds between nothing
    (countless small partners) and its square (one partner).

    Examples
    --------
    >>> concentration(np.array([[np.nan, 0.5, 0.3]]), np.array([0.2])).round(2)
    array([[0.34, 0.38]])

    References
    ----------
    .. [1] Hirschman, A. O. (1945). National Power and the Structure of Foreign Trade. University of California Press.
    """
    least = np.where(np.isnan(share).all(axis=1), np.nan, np.nansum(share**2, axis=1))
    return np.column_stack((least, least + rest**2))


def divided(value: Reals, by: Reals) -> Reals:
    """Return ``value / by``, and nan where ``by`` is 0 or not known."""
    out = np.full(np.broadcast_shapes(value.shape, by.shape), np.nan)
    np.divide(value, by, out=out, where=np.broadcast_to(by, out.shape) > 0)
    return out


def _left(year: Bought, replaced: Reals) -> Reals:
    left = year.value * (1 - replaced)  # [g, i, j]
    known = ~np.isnan(left)
    return np.where(known.any(axis=0), np.where(known, left, 0.0).sum(axis=0), np.nan)


def _totals(year: Bought, known: Reals, totals: Mapping[str, float] | None) -> Reals:
    out = known.copy()
    for actor, total in (totals or {}).items():
        if actor not in year.everyone:
            year.place(actor)
        if actor not in year.actors:
            continue
        k = year.actors.index(actor)
        least = 0.0 if math.isnan(known[k]) else float(known[k])
        # the sum of the flows may differ from the total in the last digit
        if not (math.isfinite(total) and total >= least * (1 - 1e-12)):
            raise UsageError(
                f"The imports of {actor} in {year.year} add up to {least:g}, above its total of {total:g}."
            )
        out[k] = np.nan if math.isnan(known[k]) else max(float(total), least)
    return out
