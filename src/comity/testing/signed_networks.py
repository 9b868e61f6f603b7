"""Random small signed networks, as matrices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def signed_network(
    seed: int, most: int = 8, density: float | None = None, heaviest: int = 1, least: int = 0
) -> NDArray[np.int64]:
    """
    Return a symmetric matrix of signed whole weights with zeros on the diagonal.

    Parameters
    ----------
    seed : int
    most, least : int
        The number of actors lies between the two.
    density : float, optional
        Share of pairs that are tied; drawn too where it is not given.
    heaviest : int
        Weights lie between 1 and this.

    Examples
    --------
    >>> ties = signed_network(3, most=5, least=5, density=1.0)
    >>> ties.shape, bool((ties == ties.T).all()), int(np.abs(ties).sum())
    ((5, 5), True, 20)
    """
    rng = np.random.default_rng(seed)
    size = int(rng.integers(least, most + 1))
    share = float(rng.random()) if density is None else density
    negative = float(rng.random())
    there = rng.random((size, size)) < share
    sign = np.where(rng.random((size, size)) < negative, -1, 1)
    upper = np.triu(there * sign * rng.integers(1, heaviest + 1, (size, size)), 1).astype(np.int64)
    return upper + upper.T
