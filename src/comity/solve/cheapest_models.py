"""Every cheapest model of a weighted formula, as far as its chosen variables tell models apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.solve.rc2_engine import computed

Clause = Sequence[int]


@dataclass(frozen=True, slots=True)
class Models:
    """
    What was found: the least cost, models that have it, and whether these are all.

    Each model is the tuple of the chosen variables' values. ``cost`` is None where nothing was found.
    """

    cost: int | None
    models: tuple[tuple[bool, ...], ...]
    complete: bool


def cheapest_models(
    hard: Iterable[Clause],
    soft: Iterable[tuple[Clause, int]],
    variables: Sequence[int],
    limit: int,
    budget: Budget | None = None,
) -> Models:
    """
    Return the models of least cost, each as the values of ``variables``, up to ``limit`` of them.

    The solver goes on from one model to the next with what it has learnt; a clause shuts out each model found. All
    are found once the next one costs more. Where the budget ends first, what was found is returned as not complete.

    Parameters
    ----------
    hard : clauses of non-zero integers that must hold
    soft : pairs (clause, weight)
        What it costs to break the clause.
    variables : sequence of int
    limit : int, at least 1

    Examples
    --------
    >>> cheapest_models([[1, 2]], [([-1], 1), ([-2], 1)], [1, 2], 10)
    Models(cost=1, models=((False, True), (True, False)), complete=True)
    >>> cheapest_models([[1, 2]], [([-1], 1), ([-2], 1)], [1, 2], 1).complete
    False
    """
    budget = budget or Budget()
    formula = WCNF()
    for clause in hard:
        formula.append(list(clause))
    for clause, weight in soft:
        formula.append(list(clause), weight=weight)
    found: set[tuple[bool, ...]] = set()
    cost: int | None = None
    complete = False
    try:
        budget.check()
        with RC2(formula, solver="g4") as solver:
            while (model := computed(solver, budget)) is not None and cost in (None, solver.cost):
                cost = int(solver.cost)
                if len(found) >= limit or not variables:
                    break
                true = {v for v in model if v > 0}
                found.add(tuple(v in true for v in variables))
                solver.add_clause([-v if v in true else v for v in variables])
            else:
                complete = True
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
    if not variables and cost is not None:
        return Models(cost, ((),), True)
    return Models(cost, tuple(sorted(found)), complete)
