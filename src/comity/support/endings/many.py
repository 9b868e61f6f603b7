"""Several tests on the same rows: chances adjusted for how many were made."""

from __future__ import annotations

from collections.abc import Sequence


def holm(chances: Sequence[float]) -> list[float]:
    """
    Return p-values adjusted for their number, by Holm's step-down rule.

    The smallest is multiplied by their number m, the next by m - 1, and so on; none may be below one before it, and
    none above 1. If no support of any kind has an effect, the chance that any adjusted p is below 0.05 is at most 5 %,
    whatever ties the tests together [1]_.

    Examples
    --------
    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]

    References
    ----------
    .. [1] Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of
       Statistics, 6(2), 65-70.
    """
    adjusted = [0.0] * len(chances)
    least = 0.0
    for rank, k in enumerate(sorted(range(len(chances)), key=lambda k: chances[k])):
        least = max(least, min(1.0, (len(chances) - rank) * chances[k]))
        adjusted[k] = least
    return adjusted
