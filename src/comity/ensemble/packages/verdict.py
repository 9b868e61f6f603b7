"""What one draw says of packages and plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.settlement.packages.model import Package


@dataclass(frozen=True, eq=False, slots=True)
class Verdict:
    """
    What one draw says.

    Parameters
    ----------
    agreed : bool
        Whether some package is acceptable to all.
    accepts : array of bool, shape (plans, P)
        Whether each plan is worth the walk-away value or more to each party.
    chosen : mapping solution -> packages
        All optima; none where no package is acceptable.
    """

    agreed: bool
    accepts: NDArray[np.bool_]
    chosen: Mapping[str, tuple[Package, ...]]
