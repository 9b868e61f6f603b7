"""The sign map: for each pair of values of two numbers, what a cut does to a war, and through which mechanism."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from comity.support.signs.axis import Axis
from comity.support.signs.judge import DEPENDS, LONGER, NONE, SHORTER
from comity.support.signs.mechanism import MECHANISMS
from comity.support.signs.result import Shares, shares_of

if TYPE_CHECKING:
    import pandas as pd

OPEN = 3
"""A cell of a map that was not solved, since the time ran out."""
LETTERS = {SHORTER: "s", NONE: ".", LONGER: "l", DEPENDS: "d", OPEN: "?"}
NAMES_OF = {SHORTER: "shorter", NONE: "none", LONGER: "longer", DEPENDS: "depends", OPEN: ""}


@dataclass(frozen=True, slots=True, eq=False)
class SignMap:
    """
    What a cut does, over two numbers of the game.

    Parameters
    ----------
    x, y : Axis
    xs, ys : arrays of shape (X,) and (Y,)
        The values along the axes.
    signs : int8 array of shape (Y, X, K - 1)
        -1 shorter, 0 nothing, 1 longer, 2 depends on the equilibrium, 3 not solved; the last index is the position,
        from 1 on.
    difference : float32 array of the same shape
        Expected periods of fighting with the announced cut, less those where support is held.
    mechanism : int8 array of the same shape
        Index into :data:`~comity.support.signs.mechanism.MECHANISMS`.
    position : int
        The position that a picture shows: that of today, or the middle one.
    hazard : float
        The chance of a cut per period, where that is no axis.
    box : tuple
        The values held possible, as (least x, most x, least y, most y).
    share : float
        The part of the surplus of a deal that goes to the first side: that of the case, at its middle.
    """

    x: Axis
    y: Axis
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    signs: NDArray[np.int8]
    difference: NDArray[np.float32]
    mechanism: NDArray[np.int8]
    position: int
    hazard: float
    box: tuple[float, float, float, float]
    sides: tuple[str, str]
    stopped: str = ""
    share: float = 0.5

    def at(self, position: int | None = None) -> NDArray[np.int8]:
        """Return the signs at one position, as shape (Y, X); at the one that is shown where none is given."""
        return self.signs[:, :, (self.position if position is None else position) - 1]

    def shares(self, position: int | None = None) -> Shares:
        """Return the shares of the solved cells of the map, at one position; all 0 where none was solved."""
        cells = self.at(position)
        solved = max(int((cells != OPEN).sum()), 1)
        return shares_of([float((cells == code).sum() / solved) for code in (SHORTER, LONGER, NONE, DEPENDS)])

    def to_json(self) -> dict[str, Any]:
        """Return the map as plain values; a row of signs is a text of letters, the lowest value of y first."""
        return {
            "x": self.x.to_json(),
            "y": self.y.to_json(),
            "size": list(self.signs.shape[:2]),
            "position": self.position,
            "hazard": self.hazard,
            "box": list(self.box),
            "share": self.share,
            "letters": {letter: NAMES_OF[code] for code, letter in LETTERS.items()},
            "rows": ["".join(LETTERS[int(c)] for c in row) for row in self.at()],
            "shares": {str(k + 1): self.shares(k + 1).to_json() for k in range(self.signs.shape[2])},
            "stopped": self.stopped,
        }

    def to_frame(self, position: int | None = None) -> pd.DataFrame:
        """Return a table with a row per cell: both values, the sign, the difference in periods and the mechanism."""
        import pandas as pd

        at = (self.position if position is None else position) - 1
        y, x = np.meshgrid(self.ys, self.xs, indexing="ij")
        columns = {
            self.x.name: x.ravel(),
            self.y.name: y.ravel(),
            "sign": [NAMES_OF[int(c)] for c in self.signs[:, :, at].ravel()],
            "difference": self.difference[:, :, at].ravel(),
            "mechanism": [MECHANISMS[int(c)] for c in self.mechanism[:, :, at].ravel()],
        }
        return pd.DataFrame(columns)

    def sentences(self) -> tuple[str, ...]:
        """Return what the map shows, in plain words."""
        from comity.support.signs.words import sentences_of_map

        return sentences_of_map(self)
