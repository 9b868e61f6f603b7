"""What a cut does where the surplus of a deal is divided otherwise: none, half or all of it to the first side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.support.game.parameters import Parameters
from comity.support.signs.counting import announced, shares_in, told
from comity.support.signs.judge import judged
from comity.support.signs.result import Shares

SHARES = (0.0, 0.5, 1.0)
"""The parts of the surplus for the first side that are gone through (conventions §95)."""


def by_share(
    games: Parameters, hazards: NDArray[np.float64], asked: slice, budget: Budget | None = None
) -> tuple[tuple[Shares, ...], float]:
    """
    Return the shares of the region for each division of the surplus, and the part of it in which the sign changes.

    Parameters
    ----------
    games : Parameters
        The draws, without a cut.
    hazards : array
        The announced chances of a cut; where there are none, support that is gone at once is asked about.
    asked : slice
        Of the positions 1 to K - 1, those that count.
    budget : Budget, optional

    Examples
    --------
    Whether an announced cut starts a war at position 2 depends here on who gets what a deal saves:

    >>> one = Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1)
    >>> shares, changes = by_share(one, np.array([0.05]), slice(1, 2))
    >>> [(s.at, s.longer) for s in shares], changes
    ([('0', 1.0), ('0.5', 0.0), ('1', 0.0)], 1.0)
    """
    out = []
    for share in SHARES:
        cut = announced(games.changed(share=share), hazards)
        found = judged(cut, budget=budget, immediate=not len(hazards))
        out.append(told(found, hazards)[:, asked])
    changes = np.any([signs != out[0] for signs in out[1:]], axis=0)
    shares = tuple(shares_in(signs, f"{share:g}") for share, signs in zip(SHARES, out, strict=True))
    return shares, float(changes.mean())
