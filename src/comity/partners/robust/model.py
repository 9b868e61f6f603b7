"""The linear program of all weights, value functions and numbers that fit what is said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import UsageError, did_you_mean
from comity.partners.robust.value_space import ValueSpace
from comity.partners.weights.statements import Row, statements
from comity.solve.mip import MipAnswer, MipEngine, mip_engine

Reals = NDArray[np.float64]
EQUAL = 1e-6
"""Offers whose worth differs by no more are equal: the solver is not sure of less. The scale goes from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: of the weights, as rows; or that one offer, by number, is preferred to another."""

    words: str
    rows: tuple[Row, ...] = ()
    pair: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    r"""
    What each offer is worth, as rows over the columns of the linear program.

    The columns are the pieces of the value functions and, for each cell that is not known exactly of an offer that a
    stated preference names, what this cell is worth. That is a column of its own, :math:`y`, because a preference
    says something of the weights and the numbers together: between :math:`\phi(low) z` and :math:`\phi(high) z`. All
    other cells are put at their ends.

    Parameters
    ----------
    space : ValueSpace
    criteria : int
        m.
    said : tuple of Said
    cells : tuple of (int, int)
        Offer and criterion of each further column.
    least, most : array, shape (n, C)
        What each offer is worth at least and at most.
    """

    space: ValueSpace
    criteria: int
    said: tuple[Said, ...]
    cells: tuple[tuple[int, int], ...]
    least: Reals
    most: Reals

    @property
    def columns(self) -> int:
        """Return C."""
        return int(self.least.shape[1])

    @property
    def preferences(self) -> bool:
        """Return True where a preference between offers is stated."""
        return any(s.pair is not None for s in self.said)

    def weights(self, point: Reals) -> tuple[float, ...]:
        """Return the weight of each criterion at a point of the program."""
        return self.space.weights(point[: len(self.space.criterion)], self.criteria)


def all_said(partners: Partners) -> tuple[Said, ...]:
    """
    Return what is said of weights, then the stated preferences between offers.

    Raises
    ------
    UsageError
        A name is not defined, or a statement cannot be.

    Examples
    --------
    >>> from comity.case.partners import Criterion, Offer, Preferred
    >>> case = Partners((Criterion("price"),), (Offer("x"), Offer("y")), preferred=(Preferred("y", "x"),))
    >>> [(s.words, s.pair) for s in all_said(case)]
    [('"y" is preferred to "x"', (1, 0))]
    """
    ids = [o.id for o in partners.offers]
    out = [Said(s.words, s.rows) for s in statements(partners)]
    for p in partners.preferred:
        better, than = (_place(name, ids) for name in (p.better, p.than))
        if better == than:
            raise UsageError(f'A stated preference prefers "{p.better}" to itself. Name two offers.')
        out.append(Said(f'"{p.better}" is preferred to "{p.than}"', pair=(better, than)))
    return tuple(out)


def _place(name: str, ids: list[str]) -> int:
    if name not in ids:
        ways = did_you_mean(name, ids) or f"Defined: {', '.join(ids)}."
        raise UsageError(f'A stated preference names the offer "{name}", which is not defined. {ways}')
    return ids.index(name)


def model(space: ValueSpace, criteria: int, said: Sequence[Said]) -> Model:
    """
    Return the model of a space of value functions and what is said.

    Examples
    --------
    >>> from comity.partners.robust.value_space import value_space
    >>> space = value_space([[(0, 1), (0, 1)], [(0, 0), (1, 1)]], [False, False])
    >>> found = model(space, 2, [Said("the first is preferred", pair=(0, 1))])
    >>> found.cells, found.least.tolist()
    (((0, 0), (0, 1)), [[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 0.0]])
    """
    named = sorted({i for s in said if s.pair is not None for i in s.pair})
    pieces = len(space.criterion)
    wide = space.low != space.high
    cells = tuple((i, c) for i in named for c in range(criteria) if wide[i, space.criterion == c].any())
    blank = np.zeros((len(space.low), len(cells)))
    least, most = np.hstack([space.low, blank]), np.hstack([space.high, blank])
    for k, (i, c) in enumerate(cells, pieces):
        for side in (least, most):
            side[i, :pieces][space.criterion == c] = 0.0
            side[i, k] = 1.0
    return Model(space, criteria, tuple(said), cells, least, most)


def program(of: Model, taken: Collection[int] | None = None) -> MipEngine:
    """
    Return the linear program of what is said, or of the statements that are taken.

    After the columns of the model comes one for the margin by which all stated preferences hold, at least 0.
    """
    engine, pieces = mip_engine(), len(of.space.criterion)
    for _ in range(of.columns + 1):
        engine.column(0.0, 1.0)
    engine.row([(p, 1.0) for p in range(pieces)], 1.0, 1.0)
    for k, (i, c) in enumerate(of.cells, pieces):
        own = np.flatnonzero(of.space.criterion == c)
        engine.row([(k, 1.0), *((int(p), -of.space.low[i, p]) for p in own)], low=0.0)
        engine.row([(k, 1.0), *((int(p), -of.space.high[i, p]) for p in own)], high=0.0)
    for k in range(len(of.said)) if taken is None else sorted(taken):
        said = of.said[k]
        for row in said.rows:
            engine.row(_over_pieces(of.space, row), low=float(row.low))
        if said.pair is not None:
            better, than = said.pair
            engine.row([*entries(of.least[better] - of.most[than]), (of.columns, -1.0)], low=0.0)
    return engine


def _over_pieces(space: ValueSpace, row: Row) -> list[tuple[int, float]]:
    factors = {c: float(x) for c, x in row.entries}
    return [(p, factors[c]) for p, c in enumerate(space.criterion.tolist()) if c in factors]


def entries(row: Reals) -> list[tuple[int, float]]:
    """Return what is not 0 of a row, as the solver wants it."""
    return [(int(k), float(row[k])) for k in np.flatnonzero(row)]


def solved(engine: MipEngine, budget: Budget | None, *, maximise: bool) -> MipAnswer:
    """Solve, and raise where the budget ended."""
    answer = engine.solve(maximise=maximise, budget=budget)
    if budget is not None:
        budget.check()
    return answer


def can_hold(of: Model, taken: Collection[int], budget: Budget | None = None) -> bool:
    """Return whether all statements that are taken can hold together, each stated preference strictly."""
    engine = program(of, taken)
    strict = any(of.said[k].pair is not None for k in taken)
    if strict:
        engine.cost(of.columns, 1.0)
    answer = solved(engine, budget, maximise=True)
    if answer.value is None:
        return False
    return answer.value > EQUAL if strict else True


def without_weight(of: Model, budget: Budget | None = None) -> tuple[int, ...]:
    """Return the criteria that what is said leaves no weight at all: some other mistake may hide there."""
    engine, found = program(of), []
    for c in range(of.criteria):
        for p, own in enumerate(of.space.criterion.tolist()):
            engine.cost(p, float(own == c))
        most = solved(engine, budget, maximise=True).value
        if most is not None and most <= EQUAL:
            found.append(c)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Gap:
    """The least by which offer ``one`` is ahead of ``other``, below 0 where it is behind, and the weights there."""

    one: int
    other: int
    value: float
    weights: tuple[float, ...]


def gaps(of: Model, budget: Budget | None = None) -> Iterator[Gap]:
    r"""
    Yield for each two offers :math:`\min U(a) - U(b)` over all weights, value functions and numbers that fit.

    A linear program for each ordered pair. Stated preferences are strict, but the least over what is strict is that
    over its closure.

    Raises
    ------
    BudgetExceededError
        The time ran out; what was yielded by then is right.
    """
    engine, n = program(of), len(of.least)
    for a in range(n):
        for b in range(n):
            if a == b:
                continue
            if budget is not None:
                budget.check()
            for k, cost in enumerate((of.least[a] - of.most[b]).tolist()):
                engine.cost(k, cost)
            answer = solved(engine, budget, maximise=False)
            if answer.value is not None and answer.point is not None:
                yield Gap(a, b, answer.value, of.weights(answer.point))


def can_lead(of: Model, one: int, others: Sequence[int], budget: Budget | None = None) -> bool:
    """
    Return whether an offer can be worth at least as much as each of some others, for weights and numbers that fit.

    The greatest lead is found first. Where it is not 0 that tells. Where it is 0 and preferences are stated, these
    must be able to hold strictly at the same time.
    """
    leads = [of.most[one] - of.least[j] for j in others]
    engine = program(of)
    lead = engine.column(-1.0, 1.0, cost=1.0)
    for row in leads:
        engine.row([*entries(row), (lead, -1.0)], low=0.0)
    found = solved(engine, budget, maximise=True).value
    if found is None or found < -EQUAL:
        return False
    if found > EQUAL or not of.preferences:
        return True
    engine = program(of)
    engine.cost(of.columns, 1.0)
    for row in leads:
        engine.row(entries(row), low=min(0.0, found))
    margin = solved(engine, budget, maximise=True).value
    return margin is not None and margin > EQUAL
