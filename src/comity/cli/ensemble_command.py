"""``comity ensemble``: how sure each outcome is, where preferences are uncertain."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.ensemble.executors.protocol import Executor
    from comity.ensemble.packages.result import ValuesEnsemble
    from comity.ensemble.plan import Plan
    from comity.ensemble.result import EnsembleResult
    from comity.store.runs import SqlRunStore


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(ensemble)


def ensemble(
    case: CaseArg,
    draws: Annotated[int, typer.Option(min=1, help="How many times every party's preferences are drawn.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same draws, on any machine.")] = 1,
    concepts: Annotated[str, typer.Option(help="Of nash, gmr, smr, seq, sseq.")] = "nash,gmr,smr,seq",
    dispersion: Annotated[
        float | None,
        typer.Option(
            help="How far a party without a law of its own may stray: 0 not at all, 1 any order is as likely."
        ),
    ] = None,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="OPTION", help="Only states in which this option is taken.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="OPTION", help="Only states in which this option is not taken.")
    ] = None,
    executor: Annotated[
        str,
        typer.Option(help="serial, processes or dask; auto begins here and takes processes where the work is long."),
    ] = "auto",
    workers: Annotated[int | None, typer.Option(min=1, help="How many processes; by default one per core.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="With the executor dask: a scheduler that is running.")
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Where draws are kept. A run that was stopped is taken up from there."),
    ] = None,
    json: Json = False,
    budget: BudgetOption = None,
) -> int:
    """How sure each outcome is: the share of drawn preferences under which it holds."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.cli.ensemble_values import has_values
    from comity.ensemble.executors.choose import executor as choose
    from comity.ensemble.plan import plan

    loaded = load(case)
    if loaded.conflict is None and has_values(loaded):
        return _run_values(loaded, draws, seed, json, Budget(budget))
    asked = plan(loaded, draws, seed, _keys(concepts), dispersion, tuple(without or ()), tuple(with_ or ()))
    return _run(asked, choose(executor, workers, scheduler), store, json, Budget(budget))


def _keys(concepts: str) -> tuple[str, ...]:
    return tuple(k for k in (part.strip().lower() for part in concepts.split(",")) if k)


def _run(asked: Plan, executor: Executor, place: str | None, json: bool, budget: Budget) -> int:
    from comity.cli.ensemble_tables import print_ensemble
    from comity.cli.ensemble_values import print_values, values_of, with_values
    from comity.ensemble.runs import run
    from comity.errors import BudgetExceededError

    try:
        with _opened(place) as store, show.progress() as tell:
            result = run(asked, executor, store, budget, tell)
            values = values_of(asked.case, asked.draws, asked.seed, budget, tell)
    except BudgetExceededError:
        if not json:
            raise
        show.answer({"draws": 0, "asked": asked.draws, "seed": asked.seed, "outcomes": {}, "complete": False})
        return show.ending(False, budget)
    if json:
        show.answer(with_values(result.to_json(), asked.case, values))
    else:
        print_ensemble(result)
        print_values(asked.case, values)
    return _ending(result, values, place, budget)


def _run_values(case: Case, draws: int, seed: int, json: bool, budget: Budget) -> int:
    """Answer for a case that has packages and no conflict."""
    from comity.cli.ensemble_values import alone, print_values, values_of, with_values

    with show.progress() as tell:
        values = values_of(case, draws, seed, budget, tell)
    if json:
        show.answer(with_values(alone(case, draws if values is None else values.draws, seed), case, values))
    else:
        print_values(case, values)
    return show.ending(values is None or values.complete, budget)


def _opened(place: str | None) -> AbstractContextManager[SqlRunStore | None]:
    if place is None:
        return nullcontext()
    from comity.store.open import open_store

    return open_store(place)


def _ending(result: EnsembleResult, values: ValuesEnsemble | None, place: str | None, budget: Budget) -> int:
    code = show.ending(result.complete and (values is None or values.complete), budget)
    if not result.complete and place is not None:
        show.say(f"The same command again goes on where this one ended; the draws are kept in {place}.")
    return code
