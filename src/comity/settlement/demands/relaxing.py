"""The minimal relaxations, cheapest first, and how far the list is sure to reach."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction

from comity.budget import Budget
from comity.case.settlement import Demand
from comity.errors import BudgetExceededError
from comity.settlement.demands.encode import Question
from comity.settlement.demands.result import Relaxation
from comity.settlement.demands.weighing import Weights, whole_weights
from comity.solve.conflicts import Conflicts
from comity.solve.elimination import Grouped
from comity.solve.hitting_sets import TooManyError, minimal_hitting_sets
from comity.solve.relaxations import lightest_relaxations

FEW = 50
"""How many are listed, where they are found one after another and no budget is given, beside all of least weight."""

KEPT = 2_000
"""How many are looked at for what follows from all of them, where fewer are listed."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Minimal relaxations, cheapest first; where not all are there, every one lighter than ``lighter_than`` is."""

    found: tuple[Relaxation, ...] = ()
    complete: bool = False
    lighter_than: Fraction | None = None
    cut: str = ""

    def cut_to(self, limit: int) -> Relaxed:
        """Return the first of the list, at most so many."""
        if len(self.found) <= limit:
            return self
        cut = self.cut or f"the limit of {limit:,} was reached; there are {len(self.found):,} relaxations"
        return Relaxed(self.found[:limit], False, self.found[limit - 1].weight, cut)

    @property
    def cheapest(self) -> tuple[Relaxation, ...]:
        """Return the relaxations of the least weight."""
        return tuple(r for r in self.found if r.weight == self.found[0].weight)

    @property
    def cheapest_complete(self) -> bool:
        """Return whether every relaxation of the least weight is there."""
        return self.complete or (bool(self.found) and self.found[-1].weight > self.found[0].weight)


def relaxations(question: Question, conflicts: Conflicts, limit: int, budget: Budget) -> Relaxed:
    """
    Return the minimal relaxations, cheapest first.

    From all conflicts they follow as minimal hitting sets. Where not all conflicts are known, or they have too many
    hitting sets, they are found one after another, each a solution of MaxSAT.

    Parameters
    ----------
    question : Question
    conflicts : Conflicts
    limit : int
        The most that are listed.
    budget : Budget

    Examples
    --------
    >>> from comity.settlement.demands.encode import question
    >>> from comity.solve.conflicts import find_conflicts
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> asked = question(liffiton_sakallah(), liffiton_sakallah().demands)
    >>> [r.drop for r in relaxations(asked, find_conflicts(asked.problem, 9, Budget()), 9, Budget()).found]
    [('d1',), ('d2', 'd3'), ('d2', 'd4')]
    """
    if conflicts.complete:
        try:
            return _from_conflicts(question, conflicts, limit, budget)
        except TooManyError:
            pass
        except (BudgetExceededError, KeyboardInterrupt) as e:
            return Relaxed(cut=budget.ended(e))
    return one_after_another(question, limit, budget)


def one_after_another(question: Question, limit: int, budget: Budget) -> Relaxed:
    """Return relaxations by repeated MaxSAT; what was found is kept where the budget ends."""
    found: list[frozenset[int]] = []
    cut, weights = "", [d.weight.middle for d in question.demands]
    lightest = last = Fraction(0)
    try:
        with closing(lightest_relaxations(question.problem, _weights(question.demands), budget)) as steps:
            for _, places in steps:
                if len(found) == limit:
                    cut = f"the limit of {limit:,} was reached"
                    break
                found.append(places)
                last = sum((weights[k] for k in places), Fraction(0))
                lightest = last if len(found) == 1 else lightest
                if budget.seconds is None and len(found) >= FEW and last > lightest:
                    cut = f"the cheapest {len(found):,} were listed; a budget gives time for more"
                    break
    except (BudgetExceededError, KeyboardInterrupt) as e:
        cut = budget.ended(e)
    return _listed(question, found, cut)


def fewest(question: Question, relaxed: Relaxed, limit: int, budget: Budget) -> tuple[Relaxation, ...]:
    """Return the relaxations of fewest demands, as if all weights were 1; at most so many."""
    if relaxed.complete:
        least = min((len(r.drop) for r in relaxed.found), default=0)
        return tuple(r for r in relaxed.found if len(r.drop) == least)
    found: list[frozenset[int]] = []
    with closing(lightest_relaxations(question.problem, [1] * len(question.demands), budget)) as steps:
        for size, places in steps:
            if len(found) == limit or (found and size > len(found[0])):
                break
            found.append(places)
    return _listed(question, found, "").found


def least_weight(demands: Sequence[Demand], problem: Grouped, budget: Budget) -> Relaxation | None:
    """Return a cheapest relaxation of the groups of these demands; None where there is none."""
    with closing(lightest_relaxations(problem, _weights(demands), budget)) as steps:
        first = next(steps, None)
    return None if first is None else Weights.of(demands).relaxation(first[1])


def _weights(demands: Sequence[Demand]) -> list[int]:
    return whole_weights([d.weight.middle for d in demands])


def _from_conflicts(question: Question, conflicts: Conflicts, limit: int, budget: Budget) -> Relaxed:
    most = max(limit, KEPT)
    sets = minimal_hitting_sets(conflicts.found, _weights(question.demands), most, budget.check)
    cut = f"the limit of {limit:,} was reached; there are {sets.count:,} relaxations" if sets.count > most else ""
    return _listed(question, sets.chosen, cut)


def _listed(question: Question, found: Sequence[frozenset[int]], cut: str) -> Relaxed:
    """Return sets of places as relaxations in their order."""
    ordered = Weights.of(question.demands).listed(found)
    last = ordered[-1].weight if ordered else Fraction(0)
    return Relaxed(ordered, not cut, last if cut else None, cut)
