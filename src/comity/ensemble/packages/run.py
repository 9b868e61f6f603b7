"""The whole run: every interval of the values drawn, every draw judged, verdicts counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from comity.budget import Budget
from comity.case.settlement import Settlement
from comity.ensemble.packages.by_programs import ByPrograms
from comity.ensemble.packages.chance import acceptance
from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.packages.tally import Tally, verdicts_of
from comity.ensemble.packages.unknown import cells, unknowns_of
from comity.ensemble.packages.verdict import Verdict
from comity.ensemble.packages.walked import Walked, walked
from comity.errors import BudgetExceededError, UsageError
from comity.settlement.packages.model import package_from, packages_of

Progress = Callable[[str], None]

BY_PROGRAMS = 100  # draws at most where each is a matter of seconds
WALKED = 1_000_000  # draws at most where packages are gone through


def over_values(
    settlement: Settlement,
    names: Mapping[str, str],
    draws: int = 1000,
    seed: int = 1,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> ValuesEnsemble | None:
    """
    Return how sure the answers about packages are, given the intervals of the values.

    Every interval (walk-away values, values of levels, what combinations add) is drawn evenly and independently. In
    each draw it is asked which packages are acceptable to all, which of them the bargaining solutions choose, and who
    accepts which plan (conventions 58 and 59).

    Parameters
    ----------
    settlement : Settlement
    names : mapping party -> name
        For sentences.
    draws : int
        From 1 on; at most 1,000,000 are made, and at most 100 where packages are more than 1,000,000 or an issue is
        settled by a number.
    seed : int
        From 0 on. The same seed gives the same draws.
    budget : Budget, optional
        When it runs out, or at Ctrl-C, what was drawn by then is the answer, marked as incomplete.
    progress : callable, optional
        Is told in words how far the run is.

    Returns
    -------
    ValuesEnsemble, or None
        None where the settlement has no packages, or none of its values is an interval: nothing can be drawn.

    Raises
    ------
    UsageError
        If the number of draws or the seed cannot be used, or a plan does not fit the issues.

    Examples
    --------
    One issue; a wants the first level and is content with 0 to 4, b with 1:

    >>> from fractions import Fraction
    >>> from comity.case.settlement import Issue, IssueLevel, Span, Values
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> border = Issue("border", levels=(IssueLevel("line"), IssueLevel("swap")))
    >>> a = Values("a", Span(Fraction(0), Fraction(4)), (("border", (("line", known(4)), ("swap", known(1)))),))
    >>> b = Values("b", known(1), (("border", (("line", known(0)), ("swap", known(2)))),))
    >>> found = over_values(Settlement(issues=(border,), values=(a, b)), {"a": "Arda", "b": "Belm"}, draws=400)
    >>> found.possible, found.sure, 0.2 < found.agreement.p < 0.3        # the swap, where Arda's walk-away is 1 or less
    (1, 0, True)
    """
    _check(draws, seed)
    unknowns = unknowns_of(settlement, names)
    if not settlement.issues or not unknowns:
        return None
    allowance, tell = budget or Budget(None), progress or (lambda _: None)
    tell("laying out the packages")
    model = packages_of(settlement)
    plans = tuple(package_from(model, dict(plan.package)) for plan in settlement.plans)
    allowed = np.array([model.allowed(package) for package in plans], bool)
    asked = verdicts_of(settlement.issues, [p.id for p in settlement.plans], model.parties)
    tally = Tally.empty(settlement.issues, allowed, unknowns, len(asked))
    judge = walked(settlement, model, plans) or ByPrograms(settlement, plans, allowance)
    made = min(draws, WALKED if isinstance(judge, Walked) else BY_PROGRAMS)
    _draw(settlement, judge, tally, made, seed, allowance, tell)
    return ValuesEnsemble(
        settlement=settlement,
        names=names,
        model=model,
        seed=seed,
        asked=draws,
        planned=made,
        laid=judge.laid if isinstance(judge, Walked) else None,
        verdicts=asked,
        tally=tally,
        chances=tuple(
            tuple(acceptance(settlement, model, plan, place) for place in range(len(model.parties))) for plan in plans
        ),
    )


def _check(draws: int, seed: int) -> None:
    if draws < 1:
        raise UsageError(f"{draws:,} draws cannot be made. Ask for 1 or more; 1,000 is a good beginning.")
    if seed < 0:
        raise UsageError(f"the seed is {seed}. Give a whole number from 0 on.")


def _draw(
    settlement: Settlement,
    judge: Walked | ByPrograms,
    tally: Tally,
    draws: int,
    seed: int,
    budget: Budget,
    tell: Progress,
) -> None:
    """Make the draws and count them; what was judged when the time ends is kept."""
    size = judge.block(draws)
    for first in range(0, draws, size):
        rows = cells(settlement, seed, first, min(size, draws - first))
        done: list[Verdict | None] = []
        try:
            budget.check()
            for verdict in judge.judge(rows):
                done.append(verdict)
                budget.check()
        except (BudgetExceededError, KeyboardInterrupt) as e:
            budget.ended(e)
            tally.add(done, rows)
            return
        tally.add(done, rows)
        tell(f"{first + len(done):,} of {draws:,} draws of values")
