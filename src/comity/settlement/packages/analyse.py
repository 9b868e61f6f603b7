"""Everything about the packages of a case, one question after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from comity.budget import Budget
from comity.case.settlement import Settlement
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.settlement.packages.accepted import acceptable_count, alone
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.bargaining.result import Bargains
from comity.settlement.packages.blocks import Blocks, blocks_of
from comity.settlement.packages.compromise import integrative, issue_by_issue
from comity.settlement.packages.enforcement import kept
from comity.settlement.packages.frontier.find import frontier
from comity.settlement.packages.interval_ends import at_ends
from comity.settlement.packages.keeping import self_enforcing
from comity.settlement.packages.logrolling import trades
from comity.settlement.packages.lotteries import lotteries
from comity.settlement.packages.model import Package, Packages, packages_of
from comity.settlement.packages.parts import Frontier, Kept, Lottery, Trade, WalkAwayEnds
from comity.settlement.packages.plans import check_plans
from comity.settlement.packages.ranges import Ends, ranges
from comity.settlement.packages.result import PackageSettings, PackagesResult

T = TypeVar("T")
Progress = Callable[[str], None]
TRADES = 20  # the best exchanges that are listed
KEPT = 20  # packages of a solution whose promises are looked at
ON_THE_FRONTIER = ("nash", "weighted_nash", "egalitarian", "utilitarian")


@dataclass(eq=False, slots=True)
class _Work:
    """One pass over the questions: what is asked, the time that is left, and what was cut."""

    settlement: Settlement
    model: Packages
    settings: PackageSettings
    budget: Budget
    say: Progress
    why: list[str] = field(default_factory=list)

    def step(self, what: str, work: Callable[[], T], otherwise: T) -> T:
        """Do one piece of work; where the time ends, keep what there is and go on."""
        self.say(what)
        try:
            self.budget.check()
            return work()
        except (BudgetExceededError, KeyboardInterrupt) as e:
            self.why.append(f"Cut short: {what}; {self.budget.ended(e)}.")
            return otherwise


def packages(
    settlement: Settlement,
    names: Mapping[str, str],
    settings: PackageSettings | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> PackagesResult:
    """
    Return what is known about the packages of a case.

    How many there are and how many every party accepts; the bargaining solutions with proof; the frontier; for each
    plan of the case how far it is from the solutions and what can be made of it; the best trades; which packages keep
    themselves; and what remains at the ends of the walk-away intervals.

    Parameters
    ----------
    settlement : Settlement
        Its issues and values. Intervals are used at their middles.
    names : mapping party -> name
        For sentences.
    settings : PackageSettings, optional
    budget : Budget, optional
        Questions that it cuts are left open, and the answer says which.
    progress : callable, optional
        Gets a sentence before each question.

    Raises
    ------
    UsageError
        If the case has no issues, or no party has values.
    """
    if not settlement.issues or not settlement.values:
        raise UsageError("The case has no packages: the section settlement needs issues, and values of some party.")
    model = packages_of(settlement)
    work = _Work(settlement, model, settings or PackageSettings(), budget or Budget(), progress or (lambda _: None))
    solutions = work.step("looking for the bargaining solutions", lambda: _solutions(work), Bargains(model, ()))
    if cut := [s.why for s in solutions.solutions if s.packages and not s.proven]:
        work.why += cut
    return _gathered(work, names, solutions)


def keys_for(model: Packages, asked: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the solutions to look for: those asked for, else those that the case gives a meaning to."""
    if asked is not None:
        return asked
    weighted = ("weighted_nash",) if len(set(model.weights)) > 1 else ()
    utilitarian = ("utilitarian",) if model.comparable else ()
    return ("nash", *weighted, "kalai_smorodinsky", "egalitarian", *utilitarian)


def _solutions(work: _Work) -> Bargains:
    keys = keys_for(work.model, work.settings.keys)
    return bargain(work.model, limit=work.settings.limit, budget=work.budget, progress=work.say, keys=keys)


def _gathered(work: _Work, names: Mapping[str, str], solutions: Bargains) -> PackagesResult:
    model, limit, budget = work.model, work.settings.limit, work.budget
    nothing: tuple[int | None, ...] = (None,) * len(model.parties)
    nobody: Ends = ((Fraction(0),) * len(model.parties),) * 2
    blocks = work.step("laying out the packages", lambda: _blocks(model), None)
    front = work.step("looking for the frontier", lambda: _frontier(work, blocks, solutions), _NO_FRONTIER)
    ends = work.step("finding each party's range", lambda: ranges(model, blocks, budget), nobody)
    exact = blocks if blocks is not None and not blocks.sampled else None
    count = work.step("counting packages", lambda: model.count(budget), None)
    acceptable = work.step("counting acceptable packages", lambda: _acceptable(exact, solutions, budget), None)
    each = work.step("counting what each party accepts", lambda: _alone(model, exact, budget), nothing)
    start = issue_by_issue(model, blocks) if blocks is not None else None
    nash = next((s.packages[0] for s in solutions.solutions if s.key == "nash" and s.packages), None)
    keeping = work.step("looking for packages that keep themselves", lambda: _keeping(work), _NOTHING_KEPT)
    return PackagesResult(
        model=model,
        names=names,
        settings=work.settings,
        count=count,
        acceptable=acceptable,
        acceptable_alone=each,
        solutions=solutions,
        frontier=front,
        ideals=solutions.ideals or _ideals(model, front),
        best=ends[1],
        worsts=ends[0],
        trades=work.step(
            "looking for trades",
            lambda: _trades(work, blocks, start, ends),
            (),
        ),
        plans=work.step(
            "looking at the plans",
            lambda: check_plans(work.settlement, model, solutions, ends, exact, limit=limit, budget=budget),
            (),
        ),
        issue_by_issue=start,
        integrative=integrative(model, start, nash, ends) if start is not None and nash is not None else None,
        kept=_kept(work, solutions),
        self_enforcing=keeping[0],
        self_enforcing_nash=keeping[1][:limit],
        lotteries=work.step("looking for lotteries", lambda: _lotteries(work, front, solutions), ()),
        ends=work.step(
            "looking at the ends of the walk-away intervals",
            lambda: _at_ends(work, solutions, exact),
            (),
        ),
        complete=not work.why,
        why=tuple(work.why),
    )


_NOTHING_KEPT: tuple[int | None, tuple[Package, ...]] = (None, ())
_NO_FRONTIER = Frontier((), False, "not looked for", "The time ended first.")


def _keeping(work: _Work) -> tuple[int | None, tuple[Package, ...]]:
    return self_enforcing(work.settlement, work.model, work.settings.frontier_limit, work.budget)


def _trades(work: _Work, blocks: Blocks | None, start: Package | None, ends: Ends) -> tuple[Trade, ...]:
    if blocks is None or start is None:
        return ()
    return trades(work.model, blocks, start, ends, min(work.settings.limit, TRADES))


def _at_ends(work: _Work, solutions: Bargains, blocks: Blocks | None) -> tuple[WalkAwayEnds, ...]:
    if not work.settings.ends:
        return ()
    limit = work.settings.limit
    return at_ends(work.settlement, work.model, solutions, blocks, limit=limit, budget=work.budget)


def _blocks(model: Packages) -> Blocks | None:
    try:
        return blocks_of(model)
    except TooLargeError:
        return None


def _frontier(work: _Work, blocks: Blocks | None, solutions: Bargains) -> Frontier:
    known = [p for s in solutions.solutions if s.key in ON_THE_FRONTIER and s.proven for p in s.chosen]
    exact = None if blocks is None or blocks.sampled else blocks
    return frontier(work.model, most=work.settings.frontier_limit, known=known, blocks=exact, budget=work.budget)


def _acceptable(blocks: Blocks | None, solutions: Bargains, budget: Budget) -> int | None:
    if solutions.agreement is False:
        return 0
    return None if blocks is None else acceptable_count(blocks, blocks.floor, budget)


def _alone(model: Packages, blocks: Blocks | None, budget: Budget) -> tuple[int | None, ...]:
    if blocks is None:
        return (None,) * len(model.parties)
    return tuple(alone(blocks, blocks.floor, p, budget) for p in range(len(blocks.scale)))


def _ideals(model: Packages, front: Frontier) -> tuple[Fraction | None, ...]:
    if not front.complete or not front.points:
        return (None,) * len(model.parties)
    return tuple(max(point.values[p] for point in front.points) for p in range(len(model.parties)))


def _kept(work: _Work, solutions: Bargains) -> tuple[Kept, ...]:
    if not work.settlement.breaches:
        return ()
    packages: dict[Package, None] = dict.fromkeys(p for s in solutions.solutions for p in s.chosen[:KEPT])
    return tuple(kept(work.model, p, work.settlement.breaches, work.settlement.guarantees) for p in packages)


def _lotteries(work: _Work, front: Frontier, solutions: Bargains) -> tuple[Lottery, ...]:
    if not work.settings.lotteries:
        return ()
    return lotteries(work.model, front, solutions.ideals or _ideals(work.model, front), budget=work.budget)
