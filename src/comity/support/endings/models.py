"""One model for each ending: when the rows bear it, its fit, or why there is none."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from comity.budget import Budget
from comity.support.endings.cox import Engine, NoMaximumError, fit, inverse
from comity.support.endings.result import Fitted, Floats, History
from comity.support.endings.risk_sets import Mask, RiskSets, partial_likelihood, risk_sets
from comity.support.endings.separation import separating
from comity.support.endings.words import ANY, ENDINGS, said
from comity.support.sensitivity.detectable import detectable

LEAST_FOR_EACH = 5
"""Endings for each column of a model, below which it is refused (Vittinghoff and McCulloch 2007)."""
LEAST_CONFLICTS = 10
"""Conflicts below which errors clustered by conflict mean nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """
    The model of one ending: its rows at risk and its fit, or the reason why it is refused.

    ``ended`` marks the rows of the history in which the ending came.
    """

    ending: str
    ended: Mask
    sets: RiskSets | None = None
    fitted: Fitted | None = None
    reason: str = ""

    @property
    def count(self) -> int:
        """How many units ended so."""
        return int(self.ended.sum())


def endings_of(history: History) -> tuple[str, ...]:
    """Return what is modelled: any ending, then each that occurs, where there is more than one sort."""
    seen = [word for code, word in enumerate(ENDINGS, 1) if (history.ending == code).any()]
    return (ANY, *seen) if len(seen) > 1 else (ANY,)


def called(history: History, ending: str) -> str:
    """
    Return an ending as it is called in the names of tests.

    Where all units that ended did so in one way, any ending is that one, and is called by its name.
    """
    seen = np.unique(history.ending[history.ending > 0])
    return said(ENDINGS[int(seen[0]) - 1] if ending == ANY and len(seen) == 1 else ending)


def ended_so(history: History, ending: str) -> Mask:
    """Return the rows in which an ending came."""
    return history.ending > 0 if ending == ANY else history.ending == 1 + ENDINGS.index(ending)


def model_of(history: History, ending: str, engine: Engine, budget: Budget) -> Model:
    """
    Fit the rate of one ending, or say why that is refused.

    For one sort of ending the others count as the end of observation: the factor is on the rate at which *this* ending
    comes to those that are still fighting (a cause-specific rate).

    Parameters
    ----------
    history : History
    ending : str
        A word of ``ENDINGS``, or ``"any ending"``.
    engine : {"lifelines", "newton"}
    budget : Budget
        Looked at before the search for separation and before the fit.

    Raises
    ------
    BudgetExceededError
    """
    ended = ended_so(history, ending)
    columns = history.columns
    reason = _too_few(history, ending, int(ended.sum()), columns.shape[1])
    if reason:
        return Model(ending, ended, reason=reason)
    budget.check()
    sets = risk_sets(columns, ended, history.clock, history.conflict)
    apart = separating(sets)
    if apart:
        return Model(ending, ended, reason=_separated(history, ending, ended, apart))
    budget.check()
    try:
        return Model(ending, ended, sets, fit(sets, engine))
    except NoMaximumError as error:
        return Model(ending, ended, reason=f"For {called(history, ending)} {error}.")


def _too_few(history: History, ending: str, count: int, columns: int) -> str:
    conflicts = len(np.unique(history.conflict))
    if conflicts < LEAST_CONFLICTS:
        return f"There are {conflicts} conflicts; a test on endings needs at least {LEAST_CONFLICTS} (§106)."
    if count < LEAST_FOR_EACH * columns:
        what = "endings" if ending == ANY else f"endings by {said(ending)}"
        return (
            f"There are {count} {what} for {columns} columns of support and controls; at least"
            f" {LEAST_FOR_EACH} for each column are needed (§106)."
        )
    return ""


def _separated(history: History, ending: str, ended: Mask, apart: tuple[int, ...]) -> str:
    """Say which columns sort the endings perfectly, with the counts where a column is on or off."""
    names = [*history.names, *history.control_names]
    onoff = [k for k in apart if k < len(history.names) and history.onoff[k]]
    shown = " and ".join(f'"{names[k]}"' for k in apart)
    text = (
        f"Among the units at risk together, {shown} {'sorts' if len(apart) == 1 else 'sort'} those that ended"
        f" ({called(history, ending)}) from the others without exception, so that no finite factor fits best."
    )
    if len(onoff) == 1:
        on = int((history.treatments[ended, onoff[0]] > 0).sum())
        text += f' Of {int(ended.sum())} such endings {on} came with "{names[onoff[0]]}".'
    return text


def persistence(history: History, treatment: int) -> float:
    """
    Return how support in a period goes with support in the one before: the correlation over rows that have one.

    It is 0 where there is nothing to correlate.
    """
    later = np.flatnonzero(history.clock > 1)
    now, before = history.treatments[later, treatment], history.treatments[later - 1, treatment]
    if len(later) < 2 or not (np.ptp(now) > 0 and np.ptp(before) > 0):
        return 0.0
    return float(np.corrcoef(now, before)[0, 1])


def lagged(history: History, model: Model) -> Fitted | None:
    """
    Fit the same model with the support of the period before, on rows that have one; None where that is not possible.

    Support that falls because the end is near falls with it. Support a period earlier is less open to that.
    """
    later = history.clock > 1
    columns = history.columns
    columns[1:, : len(history.names)] = history.less[:-1]
    if model.ended[later].sum() < LEAST_FOR_EACH * columns.shape[1]:
        return None
    sets = risk_sets(columns[later], model.ended[later], history.clock[later], history.conflict[later])
    try:
        return None if separating(sets) else fit(sets)
    except NoMaximumError:
        return None


def smallest_factor(sets: RiskSets, column: int) -> float:
    r"""
    Return the smallest factor on the rate of ending that would be found four times in five.

    Schoenfeld's formula [1]_: with :math:`D` endings and a part :math:`p` of those at risk in the group, the logarithm
    of the factor has the standard error :math:`1 / \sqrt{D p (1 - p)}` near no effect, and 2.80 of these are needed.
    Here :math:`p (1 - p)` is the mean variance of the column within the risk sets, less what the other columns explain.

    Returns
    -------
    float
        Above 1; its inverse would be found as often.

    Examples
    --------
    Two hundred units, half of them supported, 100 endings: the formula gives exp(2.80 / 5) = 1.75.

    >>> x, ended = np.repeat([[0.0], [1.0]], 100, axis=0), np.arange(200) % 2 == 0
    >>> round(smallest_factor(risk_sets(x, ended, np.ones(200, int), np.arange(200)), 0), 2)
    1.75

    References
    ----------
    .. [1] Schoenfeld, D. A. (1983). Sample-size formula for the proportional-hazards regression model. Biometrics,
       39(2), 499-503.
    """
    zero: Floats = np.zeros(sets.x.shape[1])
    error = math.sqrt(float(inverse(partial_likelihood(sets, zero)[2])[column, column]))
    return math.exp(min(50.0, detectable(error)))
