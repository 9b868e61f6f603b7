"""Which communities could be called poles, by a declared rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from comity.alignment.communities.found import Communities
from comity.alignment.network import Reals

SMALLEST = 3


@dataclass(frozen=True, slots=True)
class Pole:
    """
    A community that could be a pole.

    Parameters
    ----------
    members : tuple of str
    inside : float
        The share of its members' positive tie weight that stays inside; above one half.
    quarrels : int
        Negative ties inside.
    against : int
        Negative ties of its members with the other candidates.
    """

    members: tuple[str, ...]
    inside: float
    quarrels: int
    against: int

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "members": list(self.members),
            "inside": self.inside,
            "quarrels": self.quarrels,
            "against": self.against,
        }


def candidates(found: Communities, weights: Reals, smallest: int = SMALLEST) -> tuple[Pole, ...]:
    r"""
    Return the communities that could be poles, the largest first.

    The rule: at least ``smallest`` members, and of their positive tie weight, each tie inside counted once for each of
    its two ends, more than half inside. It asks for ties, not for power: whether a candidate has the capabilities of a
    pole is another question.

    Parameters
    ----------
    found : Communities
    weights : array of shape (N, N)
        Signed weights, of the same actors.
    smallest : int

    Returns
    -------
    tuple of Pole

    Examples
    --------
    >>> from comity.alignment.communities.found import communities
    >>> weights = np.kron(np.eye(2), np.ones((3, 3)) - np.eye(3))
    >>> weights[0, 3] = weights[3, 0] = -1.0
    >>> [(p.members, p.inside, p.quarrels, p.against)
    ...  for p in candidates(communities(tuple("abcdef"), weights, signed=True), weights)]
    [(('a', 'b', 'c'), 1.0, 0, 1), (('d', 'e', 'f'), 1.0, 0, 1)]
    """
    at = {name: k for k, name in enumerate(found.actors)}
    positive, negative = np.maximum(weights, 0.0), weights < 0
    kept: list[tuple[tuple[str, ...], list[int], float]] = []
    for members in found.groups:
        rows = [at[name] for name in members]
        whole = float(positive[rows].sum())
        share = float(positive[np.ix_(rows, rows)].sum()) / whole if whole else 0.0
        if len(members) >= smallest and share > 0.5:
            kept.append((members, rows, share))
    every = [row for _, rows, _ in kept for row in rows]
    out = []
    for members, rows, share in kept:
        quarrels = int(negative[np.ix_(rows, rows)].sum()) // 2
        out.append(Pole(members, share, quarrels, int(negative[np.ix_(rows, every)].sum()) - 2 * quarrels))
    return tuple(out)
