"""The smallest set of statements about weights that contradict one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from comity.budget import Budget
from comity.partners.weights.statements import Row, Statement
from comity.solve.mip import MipEngine, mip_engine
from comity.solve.smallest_clash import smallest_clash


def program(criteria: int, rows: Sequence[Row]) -> MipEngine:
    """
    Return a linear program of the weights: none below 0, together 1, and the rows hold.

    Examples
    --------
    >>> program(3, ()).solve().status
    'optimal'
    """
    engine = mip_engine()
    for _ in range(criteria):
        engine.column(0.0, 1.0)
    engine.row([(k, 1.0) for k in range(criteria)], 1.0, 1.0)
    for row in rows:
        engine.row([(k, float(x)) for k, x in row.entries], low=float(row.low))
    return engine


def can_hold(criteria: int, said: Sequence[Statement], taken: Collection[int]) -> bool:
    """Return whether there are weights for which all statements that are taken hold."""
    rows = [row for k in sorted(taken) for row in said[k].rows]
    return program(criteria, rows).solve().status == "optimal"


def smallest_contradiction(
    criteria: int, said: Sequence[Statement], budget: Budget | None = None
) -> tuple[int, ...] | None:
    """
    Return the smallest set of statements that cannot all hold, or None where all can.

    Statements are tried together by linear programs (:func:`~comity.solve.smallest_clash.smallest_clash`).

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Compared, Criterion, Partners
    >>> from comity.partners.weights.statements import statements
    >>> ring = tuple(Compared(a, b, Fraction(2)) for a, b in ("ab", "ac", "bc", "ca"))
    >>> smallest_contradiction(3, statements(Partners(tuple(map(Criterion, "abc")), compared=ring)))
    (0, 1, 3)
    """
    pause = (lambda: None) if budget is None else budget.check
    return smallest_clash(len(said), lambda taken: can_hold(criteria, said, taken), pause)
