"""The answer about drawn values in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.ensemble.packages.choosing import SOLUTIONS
from comity.ensemble.packages.movers import ValueMover
from comity.ensemble.packages.tally import Asked
from comity.ensemble.saying import in_draws, span_words
from comity.settlement.packages.bargaining.result import NAMES, in_words

if TYPE_CHECKING:
    from comity.ensemble.packages.result import ValuesEnsemble
    from comity.ensemble.share import Estimate

LAW = (
    "Every value that is given as an interval was drawn evenly between its ends, each independently of the others. "
    "That is an assumption of this program, made where the case gives no more than the ends."
)


def sentences(result: ValuesEnsemble) -> tuple[str, ...]:
    """Return the answer in words: agreement, plans, solutions, and what moves them."""
    return (*agreement(result), *plans(result), *solutions(result), *moved(result))


def share(estimate: Estimate) -> str:
    """
    Return a share of draws with its interval.

    Examples
    --------
    >>> from comity.ensemble.share import Estimate
    >>> share(Estimate(0.31, 0.28, 0.34, "sampled")), share(Estimate(0.25, 0.25, 0.25, "exact"))
    ('in about 3 of 10 draws (0.28 to 0.34)', 'in 25 of 100 draws (exact)')
    """
    return in_draws(estimate.p, estimate.low, estimate.high) + span_words(estimate)


def agreement(result: ValuesEnsemble) -> tuple[str, ...]:
    """Return whether some package is acceptable to all, by the intervals alone and by the draws."""
    said = []
    if result.possible is not None:
        said.append(_by_intervals(result))
    if result.draws and result.agreement.how == "sampled":
        said.append(f"Some package is acceptable to all {share(result.agreement)}.")
    return tuple(said)


def _by_intervals(result: ValuesEnsemble) -> str:
    if not result.possible:
        return "No package is acceptable to all, wherever the values lie in their intervals."
    some = _packages(result.possible)
    if not result.sure:
        return f"{some} acceptable to all for some values in the intervals, none for all of them."
    return f"{some} acceptable to all for some values in the intervals, {result.sure:,} of them for all."


def _packages(n: int) -> str:
    return "1 package is" if n == 1 else f"{n:,} packages are"


def plans(result: ValuesEnsemble) -> tuple[str, ...]:
    """Return for each plan how often it is acceptable, and who refuses it most often."""
    return tuple(_plan(result, plan.id, plan.text or plan.id) for plan in result.settlement.plans)


def _plan(result: ValuesEnsemble, plan: str, text: str) -> str:
    at = [p.id for p in result.settlement.plans].index(plan)
    if not result.tally.plans_allowed[at]:
        return f"The plan “{text}” is excluded by the case."
    if not result.draws and result.plan(plan).how != "exact":
        return f"The plan “{text}” was not judged."
    parties = result.model.parties
    each = sorted((result.plan_of(plan, p).p, k) for k, p in enumerate(parties))
    said = f"The plan “{text}” is acceptable to all {len(parties)} parties {share(result.plan(plan))}"
    if each[0][0] >= 1:
        return f"{said}."
    least = result.plan_of(plan, parties[each[0][1]])
    return f"{said}; {_name(result, parties[each[0][1]])} accepts it least often, {share(least)}."


def _name(result: ValuesEnsemble, party: str) -> str:
    return result.names.get(party, party)


def solutions(result: ValuesEnsemble) -> tuple[str, ...]:
    """Return for each solution its most frequent package, and the issues that it settles alike nearly always."""
    if not result.agreed:
        return ()
    return tuple(line for key in SOLUTIONS for line in _solution(result, key))


def _solution(result: ValuesEnsemble, key: str) -> Iterator[str]:
    found = result.chosen(key, 1)
    if not found:
        return
    n = len(result.tally.chosen[key])
    always = result.agreed == result.draws
    lead = f"The {NAMES[key]}" if always else f"Where some package is acceptable to all, the {NAMES[key]}"
    first = in_words(result.model, found[0].package)
    if n == 1:
        yield f"{lead} is the same package in all draws made: {first}."
        return
    yield f"{lead} is one of {n:,} packages; most often, {share(found[0].share)}, {first}."
    firm = []
    for issue in result.settlement.issues:
        if issue.span is None:
            level = result.commonest(key, issue.id)
            if result.level(key, issue.id, level).low >= FIRM:
                words = next(x.text or x.id for x in issue.levels if x.id == level)
                firm.append(f"{issue.text or issue.id}: {words}")
    if firm:
        yield f"It has these levels in at least {FIRM * 100:.0f} of 100 of those draws: {'; '.join(firm)}."


FIRM = 0.9
_WHY = "the packages cannot be gone through one by one."


def moved(result: ValuesEnsemble) -> tuple[str, ...]:
    """Return what moves the agreement and the plans most, where the draws are clear about it."""
    lines = [_moved("some package is acceptable to all", m) for m in result.movers(Asked("agreement"), 1) if m.clear]
    for plan in result.settlement.plans:
        found = [m for m in result.movers(Asked("plan", "", plan.id), 1) if m.clear]
        lines += [_moved(f"the plan “{plan.text or plan.id}” is acceptable to all", m) for m in found]
    return tuple(lines)


def _moved(what: str, mover: ValueMover) -> str:
    return (
        f"Whether {what} hangs most on {mover.unknown.words}: it is so {share(mover.upper)} with the value in the "
        f"upper half of its interval, and {share(mover.lower)} with the value in the lower half."
    )


def notes(result: ValuesEnsemble) -> tuple[str, ...]:
    """Return the assumption, and what was left out or not finished."""
    said = [LAW]
    if result.planned < result.asked:
        said.append(
            f"{result.planned:,} draws of values were planned, not {result.asked:,}"
            + (": that is the most." if result.laid is not None else ", as each has to be solved by programs: " + _WHY)
        )
    if result.tally.unsettled:
        said.append(f"Left out: {result.tally.unsettled:,} draws in which a solution could not be proven.")
    if result.draws + result.tally.unsettled < result.planned:
        said.append(f"Incomplete: {result.draws:,} of {result.planned:,} draws of values were made.")
    if any(issue.span is not None for issue in result.settlement.issues):
        said.append("Issues that are settled by a number are left out of what is counted of packages.")
    if len(set(result.model.weights)) > 1:
        said.append("Bargaining weights play no part: the Nash solution that is counted is the unweighted one.")
    return tuple(said)
