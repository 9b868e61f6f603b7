"""Whether one offer is the clear winner, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.partners.naming import listed

Band = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The number of the clear winner, None where there is none, and why in words."""

    winner: int | None
    why: str


def in_hundred(share: float) -> str:
    """
    Return a share in words.

    Examples
    --------
    >>> in_hundred(0.4), in_hundred(0.1234), in_hundred(1e-6), in_hundred(0.99999)
    ('40 of 100', '12.3 of 100', 'fewer than 0.1 of 100', 'more than 99.9 of 100')
    """
    if 0 < share < 0.001:
        return "fewer than 0.1 of 100"
    if 0.999 < share < 1:
        return "more than 99.9 of 100"
    return f"{100 * share:.1f}".removesuffix(".0") + " of 100"


def verdict(
    names: Sequence[str], firsts: Sequence[float], bands: Sequence[Band], pairs: Sequence[Sequence[Band]], bar: float
) -> Verdict:
    """
    Return the clear winner: surely first in more draws than the bar, and surely ahead of each other in most.

    Surely means by the lower end of the band. Everything else is "no clear winner", and the words say what is missing.

    Parameters
    ----------
    names : sequence of str, length n
    firsts : sequence of float
        The share of draws in which each offer is first.
    bands : sequence of pairs
        Of these shares.
    pairs : sequence of sequences of pairs, shape (n, n)
        Bands of the shares in which one is ahead of another.
    bar : float

    Examples
    --------
    >>> even, ahead, behind = (0.5, 0.5), (0.8, 0.9), (0.1, 0.2)
    >>> verdict(["x", "y"], [0.85, 0.15], [(0.8, 0.9), (0.1, 0.2)], [[even, ahead], [behind, even]], 0.5).winner
    0
    >>> print(verdict(["x", "y"], [0.5, 0.5], [even, even], [[even, even], [even, even]], 0.5).why)
    No clear winner: "x" and "y" come first equally often, in 50 of 100 draws each.
    """
    if len(names) == 1:
        return Verdict(None, f'No clear winner: "{names[0]}" is the only offer, and there is none to compare it with.')
    most = max(firsts)
    leading = [i for i, share in enumerate(firsts) if share == most]
    if len(leading) > 1:
        ahead = listed([names[i] for i in leading])
        return Verdict(None, f"No clear winner: {ahead} come first equally often, in {in_hundred(most)} draws each.")
    best = leading[0]
    name, low = f'"{names[best]}"', bands[best][0]
    said = f"{name} comes first most often, in {in_hundred(most)} draws"
    if low <= bar:
        if most <= bar:
            return Verdict(None, f"No clear winner: {said}, which is not more than {in_hundred(bar)}.")
        return Verdict(None, f"No clear winner: {said}, too near to {in_hundred(bar)} to be sure. More draws may tell.")
    unsure = [f'"{names[j]}"' for j in range(len(names)) if j != best and pairs[best][j][0] <= 0.5]
    if unsure:
        return Verdict(
            None, f"No clear winner: {said}, but it is not surely ahead of {' and '.join(unsure)} in most of them."
        )
    return Verdict(
        best,
        f"Clear winner: {name} comes first in {in_hundred(most)} draws, and is ahead of each other offer in more than "
        "half.",
    )
