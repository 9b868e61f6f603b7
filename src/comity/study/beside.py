"""What is done at the same time: outside support in a process of its own, while the rest of the case is worked out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from comity.budget import Budget, ends
from comity.case.nouns import Case
from comity.errors import BudgetExceededError
from comity.study.found import Study

if TYPE_CHECKING:
    from comity.support.result import SupportResult

Waiting = Callable[[Callable[[], None]], Any]


class Elsewhere(Protocol):
    """Does one piece of work in a process of its own, as ``comity.ensemble.executors.aside`` does."""

    def begin(self, work: Callable[[], Any]) -> Waiting:
        """Begin the work; what is returned waits for the answer, None where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Beside:
    """
    What may be done at the same time, for a program that has more than one processor. Answers are the same.

    Parameters
    ----------
    elsewhere : Elsewhere or None
        Where outside support is worked out; None for here. It is not asked where the time is limited: what is finished
        when it runs out must not depend on how many processors there are.
    meanwhile : callable, optional
        Called once with the study, before the answer about support is waited for, or after it where it is worked out
        here: whoever asks can go on with what does not need it.
    """

    elsewhere: Elsewhere | None
    meanwhile: Callable[[Study], None] | None = None


def begun(case: Case, beside: Beside | None, budget: Budget) -> Waiting | None:
    """Return the support of a case being worked out elsewhere, or None where it is to be worked out here."""
    support = case.support
    if beside is None or beside.elsewhere is None or ends(budget) or budget.over():
        return None
    if support is None or support.game is None or (case.conflict is None and case.settlement is None):
        return None  # without a game, support takes less than a process needs to start
    from comity.study.helped import support_of

    return beside.elsewhere.begin(partial(support_of, case))


def waited(waiting: Waiting, budget: Budget) -> SupportResult | None:
    """Return the answer worked out elsewhere; None where there is none, or the work was stopped before it came."""
    try:
        found: SupportResult | None = waiting(budget.check)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
        return None
    return found
