"""Every comparison of units that a table bears."""

from __future__ import annotations

from comity.budget import Budget
from comity.case.support import SeriesTest
from comity.errors import BudgetExceededError
from comity.support.answer import Tested
from comity.support.comparison.by_staggered_cuts import METHOD, NAME, staggered_cuts
from comity.support.comparison.by_synthetic_control import synthetic_control
from comity.support.comparison.cuts import asked_for, cuts_of, untouched_until, why_nothing_to_compare
from comity.support.comparison.wording import refused
from comity.support.panel.panel import Panel

SINGLE = 3
"""Where more units than this lost support, they are tested together, and not one by one."""


def comparisons(test: SeriesTest, panel: Panel, budget: Budget | None = None) -> tuple[Tested, ...]:
    """
    Return the tests that hold units that lost support against others.

    A table of one unit has nothing to compare, and gives no test; nor does one in which nobody loses support, unless
    donors are named. Where one to three units lost support, each is held
    against a synthetic control; where two or more did, all are held against those not touched yet.

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
    budget : Budget, optional
        Where it runs out, the tests made by then are returned, and one that says so.

    Returns
    -------
    tuple of Tested

    Examples
    --------
    >>> from comity.case.support import Data
    >>> from comity.support.panel.panel import panel_of
    >>> rows = tuple((f"20{y}", u, str(y * k % 7)) for y in range(10, 20) for k, u in enumerate("abcde", 2))
    >>> test = SeriesTest("s", Data(("year", "unit", "y"), rows), outcome="y", period="year", unit="unit",
    ...                   donors=("b", "c"))
    >>> comparisons(test, panel_of(test))[0].why
    'No event says that one of the units lost support (cut, reduced or ended, with its unit).'
    """
    if panel.single:
        return ()
    cuts = cuts_of(panel)
    why = why_nothing_to_compare(panel, cuts)
    if why and not asked_for(test, panel):
        return ()
    if why:
        return (refused(test, METHOD, "comparison of units", why),)
    touched = frozenset(unit for unit, _, _ in panel.events if unit is not None)
    out: list[Tested] = []
    try:
        if len(cuts) <= SINGLE:
            out += [synthetic_control(test, panel, cut, touched, budget) for cut in cuts]
        if len(cuts) > 1:
            out.append(staggered_cuts(test, panel, cuts, untouched_until(panel), budget))
    except BudgetExceededError as error:
        name = NAME if len(cuts) > SINGLE else "comparison of units"
        out.append(refused(test, METHOD, name, f"Not finished: {error}."))
    return tuple(out)
