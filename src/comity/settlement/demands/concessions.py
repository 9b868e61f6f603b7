"""What giving up one demand alone would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from comity.budget import Budget
from comity.settlement.demands.burden import shapley_values
from comity.settlement.demands.encode import Question
from comity.settlement.demands.relaxing import Relaxed, least_weight
from comity.settlement.demands.result import Unlock
from comity.settlement.demands.weighing import Turning, stays_cheapest, turning
from comity.solve.elimination import Grouped


def unlocks(
    question: Question, conflicts: Iterable[frozenset[int]], relaxed: Relaxed, budget: Budget
) -> tuple[Unlock, ...]:
    """
    Return a row for every demand that stands in a conflict, in the order of the file.

    Parameters
    ----------
    question : Question
    conflicts : iterable of frozenset of int
        All that are known.
    relaxed : Relaxed
    budget : Budget
        Where it is over, weights that do not follow from what is known are left out (None).
    """
    named = [question.ids(c) for c in conflicts]
    values = shapley_values(named)
    standing = Counter(d for c in named for d in c)
    gone = {d for r in relaxed.found for d in r.drop}
    out = []
    near = turning(question.demands, relaxed.found)
    for k, d in enumerate(question.demands):
        if d.id not in standing and d.id not in gone:
            continue
        mine = standing[d.id]
        least, most = stays_cheapest(d, near[k]) if relaxed.complete else (None, None)
        left = _weight_left(question, k, near[k], relaxed, budget)
        value = values.get(d.id, Fraction(0))
        out.append(Unlock(d.id, d.by, mine, len(named) - mine, left, value, least, most))
    return tuple(out)


def _weight_left(question: Question, place: int, near: Turning, relaxed: Relaxed, budget: Budget) -> Fraction | None:
    """
    Return what the cheapest relaxation of the other demands weighs.

    A relaxation of the others, with this demand added, holds a minimal relaxation of all; so it is enough to look at
    these, without the demand. An unlisted one weighs at least ``lighter_than``, and less this demand's own weight.
    """
    weight, best = question.demands[place].weight.middle, near.lightest
    sure = relaxed.complete or (relaxed.lighter_than is not None and best is not None)
    if sure and (relaxed.lighter_than is None or (best or Fraction(0)) <= relaxed.lighter_than - weight):
        return best
    if budget.over():
        return None
    problem = question.problem
    others = Grouped(problem.hard, (*problem.groups[:place], *problem.groups[place + 1 :]))
    found = least_weight((*question.demands[:place], *question.demands[place + 1 :]), others, budget)
    return None if found is None else found.weight
