"""What the cut of a part of the support does: of all that goes to one side, and of each kind alone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.support import Game
from comity.support.game.kinds import cuts_of, parts_of
from comity.support.game.numbers import Numbers
from comity.support.game.parameters import together
from comity.support.signs.counting import announced, mechanisms_in, shares_in, told
from comity.support.signs.judge import judged
from comity.support.signs.region import cut_games
from comity.support.signs.result import CutShares


def by_cut(
    game: Game,
    numbers: Numbers,
    draws: int,
    hazards: NDArray[np.float64],
    asked: slice,
    budget: Budget | None = None,
) -> tuple[CutShares, ...]:
    """
    Return the shares of the region for each cut of a part of the support; what is not cut is held (conventions §98).

    Parameters
    ----------
    game : Game
    numbers : mapping name -> array
        From :func:`comity.support.signs.region.draw`.
    draws : int
        So many of them are solved.
    hazards : array
    asked : slice
        Of the positions 1 to K - 1, those that count.
    budget : Budget, optional

    Examples
    --------
    Money pays for the war; who cuts the arms alone leaves it as it is:

    >>> from fractions import Fraction
    >>> from comity.case.settlement import Span
    >>> from comity.case.support import Effect
    >>> from comity.support.signs.region import draw
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> kinds = Effect("money", "b", rent=known("4/5")), Effect("materiel", "b", win=known(0))
    >>> cost = known("3/10")
    >>> game = Game(("a", "b"), known("1/2"), (cost, cost), rent=known("4/5"), to="b", effects=kinds)
    >>> for cut in by_cut(game, draw(game, 1).numbers, 1, np.array([0.2]), slice(None)):
    ...     print(cut.name, cut.shares.alone)
    money to b shorter
    materiel to b none
    """
    names = cuts_of(game)
    if not names:
        return ()
    each = [announced(cut_games(game, numbers, draws, name), hazards) for name in names]
    ends = np.cumsum([0, *(len(games) for games in each)])
    # held, the games are the same whatever could be cut: together each is solved once
    found = judged(together(each), budget=budget, immediate=not len(hazards))
    signs = told(found, hazards)[:, asked]
    out = []
    for name, (begin, end) in zip(names, pairwise(ends), strict=True):
        kind, to = parts_of(name)
        own = signs[begin:end]
        behind = mechanisms_in(own, found.mechanism[begin:end, asked]) if len(hazards) else ()
        out.append(CutShares(name, kind, to, shares_in(own), behind[0] if behind else None, draws))
    return tuple(out)
