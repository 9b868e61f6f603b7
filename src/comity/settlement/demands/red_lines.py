"""What is left where the red lines of some parties are taken as fixed."""

from __future__ import annotations

from collections.abc import Iterable

from comity.budget import Budget
from comity.logic.text import to_text
from comity.logic.tree import Level
from comity.settlement.demands.encode import Question
from comity.settlement.demands.relaxing import least_weight
from comity.settlement.demands.result import RedLines, Relaxation
from comity.solve.elimination import Grouped
from comity.solve.marco import Groups

Follows = tuple[tuple[str, ...], tuple[str, ...]]


def red_lines(question: Question, conflicts: Iterable[frozenset[int]], budget: Budget) -> tuple[RedLines, ...]:
    """
    Return a row for each party with red lines, and one for all of them together where several have some.

    Parameters
    ----------
    question : Question
    conflicts : iterable of frozenset of int
        All minimal conflicts that are known.
    budget : Budget

    Raises
    ------
    BudgetExceededError
        The time ran out.
    """
    rows = [d for d in question.demands if d.kind == "red_line"]
    parties = tuple(dict.fromkeys(d.by for d in rows))
    together = [(p,) for p in parties] + ([parties] if len(parties) > 1 else [])
    if not together:
        return ()
    groups, known = Groups(question.problem, budget.check), list(conflicts)
    try:
        nothing = _follows(groups, question, frozenset())
        return tuple(_row(groups, question, who, known, nothing, budget) for who in together)
    finally:
        groups.close()


def _row(
    groups: Groups,
    question: Question,
    parties: tuple[str, ...],
    known: list[frozenset[int]],
    nothing: Follows,
    budget: Budget,
) -> RedLines:
    held = frozenset(k for k, d in enumerate(question.demands) if d.kind == "red_line" and d.by in parties)
    ids = question.ids(held)
    if not groups.together(held):
        clashing = [c for c in known if c <= held] or [groups.shrunk(groups.clash())]
        return RedLines(parties, ids, False, tuple(question.ids(c) for c in clashing))
    others = [k for k in range(len(question.demands)) if k not in held]
    must_go = question.ids(k for k in others if not groups.together(held | {k}))
    forced, forbidden = _follows(groups, question, held)
    return RedLines(
        parties,
        ids,
        True,
        relaxation=_relaxed(question, held, others, budget),
        must_go=must_go,
        forced=tuple(f for f in forced if f not in nothing[0]),
        forbidden=tuple(f for f in forbidden if f not in nothing[1]),
    )


def _relaxed(question: Question, held: frozenset[int], others: list[int], budget: Budget) -> Relaxation | None:
    problem = question.problem
    hard = (*problem.hard, *(c for k in sorted(held) for c in problem.groups[k]))
    rest = Grouped(hard, tuple(problem.groups[k] for k in others))
    return least_weight(tuple(question.demands[k] for k in others), rest, budget)


def _follows(groups: Groups, question: Question, held: frozenset[int]) -> Follows:
    """Return the terms and levels that can only hold, and those that cannot; nothing where everything follows."""
    forced: list[str] = []
    forbidden: list[str] = []
    if not groups.together(held):
        return (), ()
    settled = set()
    most = question.problem.variables  # beyond are atoms of statements that hold anyway
    atoms = [(atom, v) for atom, v in question.numbers.of.items() if v <= most]
    for atom, variable in atoms:
        if not groups.together(held, [-variable]):
            forced.append(to_text(atom))
            settled.add(atom.issue if isinstance(atom, Level) else "")
    for atom, variable in atoms:
        spoken_for = isinstance(atom, Level) and atom.issue in settled
        if not spoken_for and not groups.together(held, [variable]):
            forbidden.append(to_text(atom))
    return tuple(forced), tuple(forbidden)
