"""The answer about alignment, for the actors that the case calls parties by the names it gives them."""

from __future__ import annotations

from collections.abc import Callable

from comity.alignment.analyse import alignment_answer
from comity.alignment.result import AlignmentResult
from comity.alignment.work import AlignmentSettings
from comity.budget import Budget
from comity.case.nouns import Case
from comity.errors import UsageError


def alignment_of(
    case: Case,
    settings: AlignmentSettings | None = None,
    budget: Budget | None = None,
    progress: Callable[[str], None] | None = None,
) -> AlignmentResult:
    """
    Return the answer about the section alignment.

    Raises
    ------
    UsageError
        The case has no section alignment, or no actor of a name that is asked for.
    """
    if case.alignment is None:
        raise UsageError("the case has no section alignment. Add one, or ask another question of the case.")
    names = {p.id: p.name for p in case.parties}
    return alignment_answer(case.alignment, names, settings, budget, progress)
