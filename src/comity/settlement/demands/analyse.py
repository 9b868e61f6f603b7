"""Which demands collide, what opens talks, who would have to give what: the whole answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from comity.budget import Budget
from comity.case.settlement import Demand, Settlement
from comity.errors import BudgetExceededError
from comity.settlement.demands.burden import blocks, burdens
from comity.settlement.demands.concessions import unlocks
from comity.settlement.demands.encode import Question, check_ids, in_version, question
from comity.settlement.demands.explain import explained
from comity.settlement.demands.offers import offers, sought
from comity.settlement.demands.red_lines import red_lines
from comity.settlement.demands.relaxing import Relaxed, fewest, one_after_another, relaxations
from comity.settlement.demands.result import Demands, Relaxation, Sought
from comity.settlement.demands.weighing import firmly
from comity.solve.conflicts import Conflicts, find_conflicts

LIMIT = 5_000
"""How many conflicts, and how many relaxations, are listed."""

Progress = Callable[[str], None]
T = TypeVar("T")


def demands(
    settlement: Settlement,
    names: Mapping[str, str],
    *,
    limit: int = LIMIT,
    budget: Budget | None = None,
    progress: Progress | None = None,
    version: str | None = None,
    fix: Sequence[str] = (),
    drop: Sequence[str] = (),
    details: bool = True,
) -> Demands:
    """
    Return every minimal conflict among the demands, every minimal relaxation, and what follows from them.

    A *minimal conflict* is a set of demands that cannot all be met, while each smaller part of it can; a *minimal
    relaxation* is a set whose giving up lets all other demands be met, while no smaller part is enough [1]_. What is
    given holds throughout: facts, sought terms, one level per issue (conventions §35). Conflicts come smallest first,
    relaxations cheapest first, equals in the order of the file (conventions §36).

    Parameters
    ----------
    settlement : Settlement
    names : mapping from party id to its name, for sentences
    limit : int
        How many conflicts and how many relaxations are listed.
    budget : Budget, optional
        What was found in the time is kept.
    progress : callable, optional
        Told in a sentence what is being done.
    version : str, optional
        The version of the text; the first one where left out.
    fix, drop : sequences of str
        Ids of demands that are held fixed like facts, or left out.
    details : bool
        False for the conflicts and relaxations alone, without what follows from them.

    Raises
    ------
    UsageError
        An unknown version or demand.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> found = demands(liffiton_sakallah(), {"north": "North", "south": "South"})
    >>> found.conflicts
    (('d1', 'd2'), ('d1', 'd3', 'd4'))
    >>> [r.drop for r in found.relaxations]
    [('d1',), ('d2', 'd3'), ('d2', 'd4')]

    References
    ----------
    .. [1] Liffiton, M. H. & Sakallah, K. A. (2008). Algorithms for computing minimal unsatisfiable subsets of
       constraints. Journal of Automated Reasoning 40, 1-33.
    """
    chosen, every = in_version(settlement, version)
    check_ids(every, (*fix, *drop))
    rows = tuple(d for d in every if d.id not in set(drop))
    work = _Work(settlement, rows, tuple(fix), budget or Budget(), progress or (lambda _: None), limit)
    asked = question(settlement, rows, fix)
    conflicts, relaxed = work.searched(asked)
    found = _listed(work, asked, conflicts, relaxed, dict(names), chosen)
    return _joined(work, asked, conflicts, relaxed, found) if details else found


@dataclass(slots=True)
class _Work:
    """What every part of the work is given; notes why it was cut short."""

    settlement: Settlement
    rows: tuple[Demand, ...]
    fixed: tuple[str, ...]
    budget: Budget
    tell: Progress
    limit: int
    cuts: list[str] = field(default_factory=list)

    def searched(self, asked: Question) -> tuple[Conflicts, Relaxed]:
        """Return conflicts and relaxations; the cheapest relaxation first, so that it is there whatever happens."""
        self.tell("looking for the cheapest relaxation")
        first = self.first(asked)
        conflicts = find_conflicts(asked.problem, self.limit, self.budget, self.tell)
        self.tell("listing relaxations")
        relaxed = relaxations(asked, conflicts, self.limit, self.budget)
        self.cuts += [c for c in (conflicts.cut, relaxed.cut) if c]
        return conflicts, relaxed if relaxed.found or relaxed.complete else first

    def first(self, asked: Question) -> Relaxed:
        """Return the cheapest relaxation, if a third of the time is enough for it."""
        some = Budget(None if self.budget.seconds is None else self.budget.seconds / 3)
        found = one_after_another(asked, 1, some)
        self.budget.stopped = self.budget.stopped or some.stopped
        return found

    def part(self, what: str, made: Callable[[], T], otherwise: T) -> T:
        """Return a part of the answer, or what stands for it where the time ran out."""
        self.tell(what)
        try:
            return made()
        except (BudgetExceededError, KeyboardInterrupt) as e:
            self.cuts.append(self.budget.ended(e))
            return otherwise


def _listed(
    work: _Work, asked: Question, conflicts: Conflicts, relaxed: Relaxed, names: dict[str, str], version: str
) -> Demands:
    """Return the answer with the conflicts and relaxations alone."""
    listed = replace(relaxed, found=firmly(asked.demands, relaxed.found) if relaxed.complete else relaxed.found)
    listed = listed.cut_to(work.limit)
    return Demands(
        version=version,
        demands=work.rows,
        fixed=work.fixed,
        conflicts=tuple(asked.ids(c) for c in conflicts.found[: work.limit]),
        conflicts_found=len(conflicts.found),
        conflicts_complete=conflicts.complete and len(conflicts.found) <= work.limit,
        none_below=_none_below(conflicts, work.limit),
        relaxations=listed.found,
        relaxations_complete=listed.complete,
        lighter_than=listed.lighter_than,
        cheapest_complete=listed.cheapest_complete,
        cut=_reasons(*work.cuts, listed.cut),
        names=names,
    )


def _joined(work: _Work, asked: Question, conflicts: Conflicts, relaxed: Relaxed, found: Demands) -> Demands:
    """Return the answer with all that follows from the conflicts and relaxations."""
    every = [asked.ids(c) for c in conflicts.found]
    none: tuple[Relaxation, ...] = ()
    smallest = work.part("counting", lambda: fewest(asked, relaxed, work.limit, work.budget), none)
    pairs, parties = blocks(work.rows, every)
    shown = conflicts.found[: work.limit]
    found = replace(
        found,
        smallest=smallest[: work.limit],
        explained=work.part("explaining", lambda: explained(asked, shown, found.names, work.budget), ()),
        burden=burdens(asked.demands, every, relaxed.cheapest, smallest),
        unlocks=work.part("weighing concessions", lambda: unlocks(asked, conflicts.found, relaxed, work.budget), ()),
        red_lines=work.part("fixing red lines", lambda: red_lines(asked, conflicts.found, work.budget), ()),
        sought=work.part("asking what is possible", lambda: _sought(work), ()),
        offers=work.part("weighing offers", lambda: offers(work.settlement, work.rows, work.budget), ()),
        blocks=pairs,
        parties_block=parties,
    )
    return replace(found, cut=_reasons(found.cut, *(c for c in work.cuts if c not in found.cut)))


def _reasons(*cuts: str) -> str:
    return "; ".join(dict.fromkeys(c for c in cuts if c))


def _sought(work: _Work) -> tuple[Sought, ...]:
    return sought(work.settlement, work.rows, work.fixed, work.budget)


def _none_below(conflicts: Conflicts, limit: int) -> int | None:
    """Return the size below which no conflict is missing from the list."""
    if len(conflicts.found) > limit:
        last = len(conflicts.found[limit - 1])
        return last if conflicts.complete else min(last, conflicts.none_below)
    return None if conflicts.complete else conflicts.none_below
