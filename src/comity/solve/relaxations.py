"""The lightest sets of groups to drop so that the rest holds, one after another, by repeated MaxSAT."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from comity.budget import Budget
from comity.solve.elimination import Grouped
from comity.solve.rc2_engine import computed


def lightest_relaxations(
    problem: Grouped, weights: Sequence[int], budget: Budget, found: Sequence[frozenset[int]] = ()
) -> Generator[tuple[int, frozenset[int]], None, None]:
    """
    Yield the minimal sets of groups to drop, lightest first, with what they weigh.

    The first is a solution of weighted MaxSAT [1]_. Then it is asked that one of its groups be kept, and so on. All
    weights are positive, so what is lightest among the sets that hold no earlier one is minimal by inclusion: less
    would weigh less.

    Parameters
    ----------
    problem : Grouped
    weights : sequence of int
        Positive, one per group.
    budget : Budget
    found : sequence of frozenset of int
        Sets that are not to be yielded, nor any that hold one of them.

    Yields
    ------
    (int, frozenset of int)
        Nothing where the hard clauses contradict each other; the empty set where nothing has to be dropped.

    Raises
    ------
    BudgetExceededError
        The time ran out; what was yielded by then is right.

    Examples
    --------
    >>> problem = Grouped((), (((1,),), ((-1,),), ((-1, 2),), ((-2,),)))
    >>> [(w, sorted(drop)) for w, drop in lightest_relaxations(problem, [5, 1, 1, 2], Budget())]
    [(2, [1, 2]), (3, [1, 3]), (5, [0])]

    References
    ----------
    .. [1] Ignatiev, A., Morgado, A. & Marques-Silva, J. (2019). RC2: an efficient MaxSAT solver. Journal on
       Satisfiability, Boolean Modeling and Computation 11, 53-64.
    """
    budget.check()
    first = problem.variables + 1  # first + g: group g is dropped
    everything = range(len(problem.groups))
    with RC2(_formula(problem, weights, first), solver="g4", adapt=True, exhaust=True, minz=True) as solver:
        for drop in found:
            _forbid(solver, drop, first)
        while (model := computed(solver, budget)) is not None:
            true = frozenset(model)
            drop = frozenset(g for g in everything if first + g in true)
            yield int(solver.cost), drop
            if not drop:
                return
            _forbid(solver, drop, first)


def _formula(problem: Grouped, weights: Sequence[int], first: int) -> WCNF:
    formula = WCNF()
    for clause in problem.hard:
        formula.append(list(clause))
    for g, clauses in enumerate(problem.groups):
        for clause in clauses:
            formula.append([first + g, *clause])
        formula.append([-first - g], weight=weights[g])
    return formula


def _forbid(solver: RC2, drop: frozenset[int], first: int) -> None:
    solver.add_clause([-first - g for g in sorted(drop)])
