"""The composite index of capabilities: the mean of an actor's shares of each component that is known of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


def component_shares(values: Reals) -> Reals:
    r"""
    Return what each actor has of each component as a share of what all have of it.

    .. math:: s_{ic} = x_{ic} / \sum_{j:\, x_{jc}\text{ known}} x_{jc}

    Parameters
    ----------
    values : array of shape (..., N, C)
        Amounts, NaN where not known. N is the actors, C the components.

    Returns
    -------
    array of the same shape
        NaN where the amount is not known, and where nobody has any of a component: then it tells nobody from another.

    Examples
    --------
    >>> component_shares(np.array([[3.0, 0.0], [1.0, 0.0], [np.nan, 0.0]])).tolist()
    [[0.75, nan], [0.25, nan], [nan, nan]]
    """
    # an amount may be as large as a float can be: the largest is divided out first, so that no sum overflows
    largest = np.where(np.isnan(values), 0.0, values).max(axis=-2, keepdims=True)
    scaled = _divided(values, largest)
    total = np.nansum(scaled, axis=-2, keepdims=True)
    return _divided(scaled, total)


def composite_index(shares: Reals) -> Reals:
    r"""
    Return the composite index: the mean of the shares that are known of an actor [1]_.

    .. math:: \text{index}_i = \frac{1}{|C_i|} \sum_{c \in C_i} s_{ic}, \quad C_i = \{c : s_{ic} \text{ known}\}

    A component that is not known stays out of the actor's mean. To count it as zero would say that the actor has none
    of it: China of 1860, whose spending and towns are not known, would fall by a third. This is also how the published
    index of the Correlates of War project is made: taken so, its values for 1816 to 1945 come out to the last printed
    digit; with zeros, 1,813 of them do not. As means over different sets need not add up to 1, shares for measures of
    concentration are taken by :func:`shares_of_index`.

    Parameters
    ----------
    shares : array of shape (..., N, C)
        From :func:`component_shares`.

    Returns
    -------
    array of shape (..., N)
        NaN where nothing is known of an actor.

    Examples
    --------
    >>> composite_index(np.array([[0.75, 0.5], [0.25, np.nan]])).tolist()
    [0.625, 0.25]

    References
    ----------
    .. [1] Singer, J. D. (1987). Reconstructing the Correlates of War dataset on material capabilities of states,
       1816-1985. International Interactions 14(2), 115-132.
    """
    known = ~np.isnan(shares)
    count = known.sum(axis=-1)
    total = np.where(known, shares, 0.0).sum(axis=-1)
    return _divided(total, count.astype(np.float64))


def shares_of_index(index: Reals) -> Reals:
    """
    Return the index as shares that add up to 1 over the actors of whom something is known.

    Examples
    --------
    >>> shares_of_index(np.array([0.5, 0.75, np.nan])).tolist()
    [0.4, 0.6, nan]
    """
    total = np.nansum(index, axis=-1, keepdims=True)
    return _divided(index, total)


def power_shares(values: Reals) -> Reals:
    """Return amounts of shape (..., N, C) as shares of power of shape (..., N): the three steps of this page."""
    return shares_of_index(composite_index(component_shares(values)))


def _divided(above: Reals, below: Reals) -> Reals:
    """Return a quotient, NaN where what it is divided by is zero."""
    out = np.full(above.shape, np.nan)
    np.divide(above, below, out=out, where=below > 0)
    return out


def _plain_index(values: list[list[float | None]]) -> list[float | None]:
    """The definition read aloud; the tests hold the arrays to it."""
    totals = [sum(v for v in column if v is not None) for column in zip(*values, strict=True)]
    out: list[float | None] = []
    for row in values:
        parts = [v / t for v, t in zip(row, totals, strict=True) if v is not None and t > 0]
        out.append(sum(parts) / len(parts) if parts else None)
    return out
