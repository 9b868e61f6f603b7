"""Why demands collide: the facts that take part, and a sentence that names parties and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.budget import Budget
from comity.settlement.demands.encode import Given, Question
from comity.settlement.demands.result import Explained
from comity.settlement.demands.wording import conflict_sentence
from comity.solve.elimination import Grouped
from comity.solve.marco import Groups

MOST = 300
"""How many conflicts are explained; past that nobody reads them."""


def explained(
    question: Question, conflicts: Sequence[frozenset[int]], names: Mapping[str, str], budget: Budget
) -> tuple[Explained, ...]:
    """
    Return the first conflicts with what else takes part in each of them.

    All demands of the conflict are kept, and of what is given whatever can be left out is left out: levels of issues
    first, then fixed demands, sought terms and facts, from the last to the first. What stays is minimal by inclusion.

    Parameters
    ----------
    question : Question
    conflicts : sequence of frozenset of int
    names : mapping from party id to its name
    budget : Budget
        Where it is over, the conflicts that are left get no explanation.

    Examples
    --------
    >>> from comity.settlement.demands.encode import question
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> asked = question(liffiton_sakallah(), liffiton_sakallah().demands)
    >>> explained(asked, [frozenset({0, 1})], {"north": "North", "south": "South"}, Budget())[0].sentence
    "North's demand d1 (“a”) and South's demand d2 (“!a”) cannot both be met."
    """
    n = len(question.demands)
    groups = Groups(Grouped((), (*question.groups, *(g.clauses for g in question.given))), budget.check)
    everything = range(n, n + len(question.given))
    out = []
    try:
        for conflict in conflicts[:MOST]:
            if budget.over() or groups.together({*conflict, *everything}):
                break
            kept = groups.shrunk(groups.clash() | conflict, conflict)
            given = [question.given[k - n] for k in sorted(kept - conflict)]
            out.append(_explained(question, conflict, given, names))
    finally:
        groups.close()
    return tuple(out)


def _explained(
    question: Question, conflict: frozenset[int], given: Sequence[Given], names: Mapping[str, str]
) -> Explained:
    parts = {kind: tuple(g.name for g in given if g.kind == kind) for kind in ("fact", "seek", "issue", "fixed")}
    told = {kind: [g.words or g.name for g in given if g.kind == kind] for kind in parts}
    rows = [question.demands[k] for k in sorted(conflict)]
    return Explained(
        tuple(d.id for d in rows),
        parts["fact"],
        parts["seek"],
        parts["issue"],
        parts["fixed"],
        conflict_sentence(rows, told, names),
    )
