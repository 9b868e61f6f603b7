"""The answer about outside support, joined with what it does to the conflict of the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from comity.budget import Budget
from comity.case.nouns import Case
from comity.errors import UsageError
from comity.support.analyse import SupportSettings, support_answer
from comity.support.result import SupportResult

if TYPE_CHECKING:
    from comity.conflict.model import Model
    from comity.support.structural.result import Structure


def support_of(
    case: Case,
    settings: SupportSettings | None = None,
    model: Model | None = None,
    budget: Budget | None = None,
    progress: Callable[[str], None] | None = None,
) -> SupportResult:
    """
    Return the answer about the section support, joined with what support does to the conflict of the case.

    ``model`` is the conflict where it is at hand; else it is built, if its states can be listed.

    Raises
    ------
    UsageError
        The case has no section support.
    """
    if case.support is None:
        raise UsageError("the case has no section support. Add one, or ask another question of the case.")

    def structure(share: Budget) -> Structure | None:
        from comity.study.supported import structure_of  # loads the conflict, which a case without levers does not need

        return structure_of(case, share, progress, None, model)

    names = {p.id: p.name for p in case.parties}
    return support_answer(case.support, names, case.as_of, settings, structure, budget, progress)
