"""A whole run: the chunks of a plan handed to an executor, kept in a store, added up, and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from comity.budget import Budget
from comity.ensemble.estimate import estimate
from comity.ensemble.executors.protocol import Executor
from comity.ensemble.executors.serial import Serial
from comity.ensemble.plan import Plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.run import Ready, prepare, run_chunk
from comity.ensemble.run_store import Meta, RunStore
from comity.ensemble.tally import Tally, combine
from comity.errors import BudgetExceededError, UsageError
from comity.version import __version__

Progress = Callable[[str], None]

WEIGHT = 23  # draws times states of a chunk: a power of two, as the borders of chunks must not hang on anything else
LEAST = 16  # draws of a chunk, at least


@dataclass(slots=True)
class PlanWork:
    """
    The chunks of a plan as work for an executor.

    Only the plan travels to a worker; what all chunks share is made there, once.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.ensemble.plan import plan
    >>> work = PlanWork(plan(load_entry("chicken").case, draws=2000, seed=1))
    >>> Tally.from_bytes(work(1)).draws
    976
    """

    plan: Plan
    _ready: Ready | None = field(default=None, repr=False)

    def __call__(self, index: int) -> bytes:
        """Return the tally of one chunk as bytes."""
        return run_chunk(self.plan, self.plan.chunks()[index], self.ready()).to_bytes()

    def ready(self) -> Ready:
        """Return what all chunks share; made when it is first asked for."""
        if self._ready is None:
            self._ready = prepare(self.plan)
        return self._ready

    def __reduce__(self) -> tuple[type[PlanWork], tuple[Plan]]:
        return PlanWork, (self.plan,)


def run(
    plan: Plan,
    executor: Executor | None = None,
    store: RunStore | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> EnsembleResult:
    """
    Return how sure each outcome is.

    The answer does not depend on the executor, on how many workers it has, or on whether the run was stopped and taken
    up again: draws are numbered, and counts add up the same in any order.

    Parameters
    ----------
    plan : Plan
        What to draw and ask (:func:`comity.ensemble.plan.plan`).
    executor : Executor, optional
        Who does the draws; by default one chunk after the other in this process.
    store : RunStore, optional
        Where finished chunks are kept. A run with the same plan that is found there is taken up: only what is missing
        is drawn. Left out, nothing is kept.
    budget : Budget, optional
        When it runs out, or at Ctrl-C, what was drawn by then is the answer, marked as incomplete.
    progress : callable, optional
        Is told in words how far the run is.

    Raises
    ------
    BudgetExceededError
        The work ended before anything was drawn.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.ensemble.plan import plan
    >>> result = run(plan(load_entry("chicken").case, draws=500, seed=1))
    >>> result.to_json()["draws"]
    500
    """
    allowance, tell = budget or Budget(None), progress or (lambda _: None)
    tell("states and moves")
    work = _work(plan)
    plan = work.plan
    total, kept = _taken_up(plan, store)
    chunks = [c.index for c in plan.chunks() if total is None or c.index not in total.chunks]
    try:
        for index, data in (executor or Serial()).run(work, chunks, allowance.check):
            if store is not None and kept is not None:
                store.save(kept, index, data)
            tally = Tally.from_bytes(data)
            total = tally if total is None else combine([total, tally])
            tell(f"{total.draws:,} of {plan.draws:,} draws")
    except (BudgetExceededError, KeyboardInterrupt) as e:
        allowance.ended(e)
    if total is None:
        raise BudgetExceededError(f"{allowance.reason} before the first {plan.chunks()[0].count:,} draws were done")
    if store is not None and kept is not None and total.draws == plan.draws:
        store.finish(kept)
    return estimate(plan, total, work.ready())


def _work(plan: Plan) -> PlanWork:
    """Return the work of a plan, in smaller chunks where states are many: a chunk should take a few seconds at most."""
    ready = prepare(plan)
    size = max(LEAST, 1 << max(0, WEIGHT - ready.n_states.bit_length()))
    return PlanWork(replace(plan, size=min(plan.size, size)), ready)


def _taken_up(plan: Plan, store: RunStore | None) -> tuple[Tally | None, int | None]:
    """Return the sum of what is stored of a plan, and the number of its run in the store."""
    if store is None:
        return None, None
    number = store.begin(plan.digest, _meta(plan))
    if not store.done(number):
        return None, number
    total = combine(Tally.from_bytes(data) for _, data in store.load(number))
    if total.plan != plan.digest:
        raise UsageError("the store holds counts of another plan under this one. Name a new store with --store.")
    return total, number


def _meta(plan: Plan) -> Meta:
    """Return what a list of runs says of this one."""
    return {
        "title": plan.case.title,
        "draws": plan.draws,
        "seed": plan.seed,
        "concepts": ",".join(plan.concepts),
        "scenario": plan.scenario.words,
        "comity": __version__,
    }
