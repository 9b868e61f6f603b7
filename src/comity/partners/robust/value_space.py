"""All additive value functions that may be: what each offer is worth at least and at most, as rows over pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.partners.robust.ends import Ends

Reals = NDArray[np.float64]
Form = Literal["linear", "monotone"]
FORMS: tuple[Form, ...] = ("linear", "monotone")


@dataclass(frozen=True, slots=True, eq=False)
class ValueSpace:
    r"""
    Value functions :math:`U(x) = \sum_p z_p \, \phi_p(x)` over pieces p, with :math:`z_p \ge 0, \sum_p z_p = 1`.

    The weight of a criterion is the sum of the :math:`z` of its pieces: what its whole range is worth. A criterion
    whose values scale linearly has one piece. Where only the order of values counts, there is a piece between each
    two neighbouring values that occur.

    Parameters
    ----------
    criterion : array of int, shape (P,)
        To which criterion a piece belongs.
    low, high : array, shape (n, P)
        :math:`\phi` of each offer with every cell at its worst, and at its best end.
    """

    criterion: NDArray[np.intp]
    low: Reals
    high: Reals

    def weights(self, pieces: Reals, criteria: int) -> tuple[float, ...]:
        """Return the weight of each criterion."""
        return tuple(np.bincount(self.criterion, np.maximum(pieces, 0.0), criteria).tolist())


def value_space(table: Sequence[Sequence[Ends]], graded: Sequence[bool], form: Form = "linear") -> ValueSpace:
    """
    Return the value functions that may be.

    Parameters
    ----------
    table : shape (n, m)
        The ends of each cell.
    graded : sequence of bool, length m
        Criteria of which only the order of values is known.
    form : {"linear", "monotone"}
        Whether the values of the other criteria scale linearly, or only more is not worse.

    Examples
    --------
    >>> half, one = Fraction(1, 2), Fraction(1)
    >>> table = [[(half, one)], [(half, half)]]
    >>> found = value_space(table, [False])
    >>> found.low.tolist(), found.high.tolist()
    ([[0.5], [0.5]], [[1.0], [0.5]])
    >>> found = value_space(table, [True])
    >>> found.low.tolist(), found.high.tolist()
    ([[1.0, 0.0], [1.0, 0.0]], [[1.0, 1.0], [1.0, 0.0]])
    """
    criterion: list[int] = []
    columns: list[Reals] = []
    for c, by_order in enumerate(graded):
        cells = [row[c] for row in table]
        found = _steps(cells) if by_order or form == "monotone" else [_straight(cells)]
        criterion += [c] * len(found)
        columns += found
    both = np.stack(columns, axis=-1)  # [end, i, p]
    return ValueSpace(np.array(criterion, np.intp), both[0], both[1])


def _straight(cells: Sequence[Ends]) -> Reals:
    return np.array([[float(cell[end]) for cell in cells] for end in (0, 1)])


def _steps(cells: Sequence[Ends]) -> list[Reals]:
    """Return one piece per step between values that occur: 1 for what lies above the step."""
    tops = sorted({x for cell in cells for x in cell} | {Fraction(0), Fraction(1)})[1:]
    return [np.array([[float(cell[end] >= top) for cell in cells] for end in (0, 1)]) for top in tops]
