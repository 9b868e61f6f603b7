"""K-cores: how deep each actor sits in the network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.alignment.network import Index


def core_numbers(tied: NDArray[np.bool_]) -> Index:
    """
    Return for each actor the largest k such that it is among actors who all have k or more ties with one another.

    Actors are taken away one by one, always one with the fewest ties left; the most ties that any of them had left up
    to then is its number.

    Parameters
    ----------
    tied : bool array of shape (N, N)
        Symmetric; False on the diagonal.

    Returns
    -------
    array of int, shape (N,)

    Examples
    --------
    A triangle with one actor hanging on it, and one without ties:

    >>> tied = np.zeros((5, 5), bool)
    >>> for i, j in [(0, 1), (0, 2), (1, 2), (2, 3)]:
    ...     tied[i, j] = tied[j, i] = True
    >>> core_numbers(tied).tolist()
    [2, 2, 2, 1, 0]

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5, 269-287.
    """
    left = tied.sum(1).astype(np.int64)
    gone = np.iinfo(np.int64).max
    out = np.zeros(len(tied), np.intp)
    deepest = 0
    for _ in range(len(tied)):
        i = int(left.argmin())
        deepest = max(deepest, int(left[i]))
        out[i] = deepest
        left[tied[i] & (left < gone)] -= 1
        left[i] = gone
    return out
