"""The settlement of a case, joined with what its conflict can tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from comity.budget import Budget
from comity.case.nouns import Case
from comity.errors import UsageError
from comity.settlement.analyse import SettleSettings, settle
from comity.settlement.handed import Handed
from comity.settlement.result import SettlementResult

if TYPE_CHECKING:
    from comity.conflict.model import Model


def settlement_of(
    case: Case,
    settings: SettleSettings | None = None,
    model: Model | None = None,
    budget: Budget | None = None,
    progress: Callable[[str], None] | None = None,
) -> SettlementResult:
    """
    Return the answer about the section settlement, joined with what the conflict of the case tells.

    ``model`` is the conflict where it is at hand; else it is built, if its states can be listed.

    Raises
    ------
    UsageError
        The case has no section settlement.
    """
    if case.settlement is None:
        raise UsageError("the case has no section settlement. Add one, or ask another question of the case.")
    names = {p.id: p.name for p in case.parties}
    told = None if case.conflict is None and model is None else _handed(case, model)
    return settle(case.settlement, names, settings, told, budget, progress)


def _handed(case: Case, model: Model | None) -> Handed | None:
    from comity.study.handed import handed  # loads the conflict, which a case without one does not need

    return None if case.settlement is None else handed(case, case.settlement, model)
