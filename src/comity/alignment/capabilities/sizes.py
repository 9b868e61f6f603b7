"""How the measures hang on the number of actors that are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.alignment.capabilities.index import shares_of_index
from comity.alignment.capabilities.measures import con, effective_number, hhi

Reals = NDArray[np.float64]
SIZES = (2, 3, 5, 8, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class BySize:
    """The measures among the ``size`` largest actors of a year alone."""

    year: int
    size: int
    con: float
    effective: float

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"year": self.year, "size": self.size, "con": self.con, "effective": self.effective}


def by_size(year: int, shares: Reals) -> tuple[BySize, ...]:
    """
    Return the measures among the 2, 3, 5 and so on largest actors, and among all of them.

    The effective number can only grow with every actor that is let in, up to its value for all; CON may go either way.
    Numbers of years with different numbers of actors are to be read with this table beside them.

    Parameters
    ----------
    year : int
    shares : array of shape (N,)
        NaN for actors that do not count.

    Examples
    --------
    >>> [(row.size, round(row.con, 2), round(row.effective, 2)) for row in by_size(1900, np.array([0.4, 0.4, 0.2]))]
    [(2, 0.0, 2.0), (3, 0.2, 2.78)]
    """
    ranked = np.sort(shares[~np.isnan(shares)])[::-1]
    sizes = [s for s in SIZES if s < len(ranked)] + [len(ranked)]
    return tuple(_of_largest(year, ranked[:size]) for size in sizes)


def _of_largest(year: int, largest: Reals) -> BySize:
    found = hhi(shares_of_index(largest))
    return BySize(year, len(largest), float(con(found, len(largest))), float(effective_number(found)))
