"""The answer about a programme, with parties called by the names that the case gives them, on its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from comity.budget import Budget
from comity.case.nouns import Case
from comity.errors import UsageError
from comity.programme.analyse import programme_answer
from comity.programme.result import ProgrammeResult
from comity.programme.work import ProgrammeSettings


def programme_of(
    case: Case,
    settings: ProgrammeSettings | None = None,
    budget: Budget | None = None,
    progress: Callable[[str], None] | None = None,
) -> ProgrammeResult:
    """
    Return the answer about the section programme.

    Raises
    ------
    UsageError
        The case has no section programme.
    """
    if case.programme is None:
        raise UsageError("the case has no section programme. Add one, or ask another question of the case.")
    names = {p.id: p.name for p in case.parties}
    asked = settings or ProgrammeSettings()
    asked = asked if asked.day is not None else replace(asked, day=case.as_of)
    return programme_answer(case.programme, names, asked, budget, progress)
