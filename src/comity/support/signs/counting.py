"""Signs counted: the shares of a region in which a cut does what, and the mechanisms behind them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.game.parameters import Parameters
from comity.support.signs.judge import DEPENDS, LONGER, NONE, SHORTER, Judged
from comity.support.signs.mechanism import MECHANISMS, WORDS
from comity.support.signs.region import with_hazards
from comity.support.signs.result import SIGNS, MechanismShare, Shares, shares_of

CODES = np.array([SHORTER, LONGER, NONE, DEPENDS])
"""The codes of the four signs, in the order in which they are named."""
Codes = NDArray[np.int8]


def announced(games: Parameters, hazards: NDArray[np.float64]) -> Parameters:
    """Return every game with every announced chance of a cut; the games themselves where none is announced."""
    return with_hazards(games, hazards) if len(hazards) else games


def told(found: Judged, hazards: NDArray[np.float64]) -> Codes:
    """Return the signs of the announced cuts; where none is announced, those of support that is gone at once."""
    return found.signs if len(hazards) else found.immediate


def shares_in(signs: Codes, at: str = "") -> Shares:
    """
    Return the share of each sign.

    Examples
    --------
    >>> shares_in(np.array([SHORTER, NONE, NONE, NONE], np.int8)).none
    0.75
    """
    return shares_of([float((signs == code).mean()) for code in CODES], at)


def mechanisms_in(signs: Codes, mechanism: Codes) -> tuple[MechanismShare, ...]:
    """Return the share of each mechanism with each sign, the largest first."""
    out = [
        MechanismShare(key, sign, share, WORDS[key])
        for at, key in enumerate(MECHANISMS)
        for code, sign in zip(CODES, SIGNS, strict=True)
        if (share := float(((mechanism == at) & (signs == code)).mean())) > 0
    ]
    return tuple(sorted(out, key=lambda m: -m.share))
