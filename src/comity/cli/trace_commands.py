"""``comity explain`` and ``evolve``: why a state holds, and how the parties could get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Depth, Json

if TYPE_CHECKING:
    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.conflict.evolve import Evolution
    from comity.conflict.explain import Explanation

_SHOWN = 40


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(explain)
    app.command()(evolve)


def explain(
    case: CaseArg,
    state: Annotated[str, typer.Argument(help="A pattern such as YNN, or the name of a state.")],
    party: Annotated[str | None, typer.Argument(help="One party only.")] = None,
    json: Json = False,
    depth: Depth = None,
    budget: BudgetOption = None,
) -> int:
    """Who would leave a state, by which move, and who would answer how."""
    from comity.budget import Budget
    from comity.cli.cases import fits_table, load

    loaded, allowance = load(case), Budget(budget)
    with show.progress() as tell:
        tell("moves and answers")
        if fits_table(loaded):
            found = _by_table(loaded, state, party, depth, allowance)
        else:
            from comity.cli.trace_large import explanation

            found = explanation(loaded, state, party, depth, allowance)
    if json:
        show.answer(found.to_json())
    else:
        _print_explanation(found)
    return show.ending(found.complete, allowance)


def _by_table(case: Case, state: str, party: str | None, depth: int | None, budget: Budget) -> Explanation:
    from comity.conflict.explain import explain as explanation
    from comity.conflict.model import build

    model = build(case)
    who = None if party is None else (model.player(party),)
    return explanation(model, model.index(state), who, depth, budget=budget)


def _print_explanation(found: Explanation) -> None:
    from comity.conflict.concepts.table import concept
    from comity.conflict.words import describe

    model = found.model
    show.lines([f"{model.label(found.state)}: {describe(model, found.state)}", "", *found.sentences(), ""])
    verdict = {True: "holds", False: "fails", None: "is open"}
    for p in found.players:
        marks = ", ".join(f"{concept(c).name} {verdict[ok]}" for c, ok in p.holds.items())
        show.lines([f"{model.case.party(model.parties[p.player]).name}: {marks}"])


def evolve(
    case: CaseArg,
    json: Json = False,
    to: Annotated[
        str | None, typer.Option(help="The state to get to; by default the outcomes that would hold.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", help="The state to start from; by default the status quo.")
    ] = None,
    budget: BudgetOption = None,
) -> int:
    """How the parties could get from today to what would hold: shortest paths, one-way steps, traps."""
    from comity.budget import Budget
    from comity.cli.cases import fits_table, load

    loaded, allowance = load(case), Budget(budget)
    if fits_table(loaded):
        return _evolve_by_table(loaded, json, to, start, allowance)
    from comity.cli.trace_large import evolutions, print_evolutions

    with show.progress() as tell:
        found, complete = evolutions(loaded, to, start, allowance, tell)
    if json:
        show.answer(found.to_json() | {"complete": complete})
    else:
        print_evolutions(found)
    return show.ending(complete, allowance)


def _evolve_by_table(case: Case, json: bool, to: str | None, start: str | None, allowance: Budget) -> int:
    import numpy as np

    from comity.conflict.analyse import Settings, analyse
    from comity.conflict.evolve import evolve as evolution
    from comity.conflict.model import build
    from comity.errors import BudgetExceededError

    model = build(case)
    at = model.status_quo if start is None else model.index(start)
    targets = np.array([] if to is None else [model.index(to)], int)
    found = None
    with show.progress() as tell:
        if to is None:
            result = analyse(model, Settings(("nash", "seq")), allowance, tell)
            held = np.logical_or.reduce([np.zeros(model.n_states, bool), *map(result.is_equilibrium, result.concepts)])
            targets = np.flatnonzero(held)[:_SHOWN]
        tell("evolutions")
        try:
            found = evolution(model, at, allowance.check)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            allowance.ended(e)
    complete = found is not None and (to is not None or result.complete)
    if json:
        none: dict[str, object] = {"start": None if at is None else model.label(at), "evolutions": []}
        show.answer((none if found is None else found.to_json(targets)) | {"complete": complete})
    elif found is not None:
        _print_evolution(found, targets.tolist())
    return show.ending(complete, allowance)


def _print_evolution(found: Evolution, targets: list[int]) -> None:
    from comity.conflict.words import describe

    model = found.model
    show.lines(
        [
            f"From {model.label(found.start)}: {describe(model, found.start)}",
            f"{len(found.reached()):,} of {model.n_states:,} states can be reached by moves, "
            f"{len(found.reached(improvements=True)):,} by improvements (each step pays the one who makes it).",
            f"From {int(found.no_return.sum()):,} of the reachable states there is no way back to the start.",
        ]
    )
    if found.cycles:
        show.lines([f"Improvements alone can go round without end in {len(found.cycles)} set(s) of states."])
    for t in targets:
        show.lines(["", f"To {model.label(t)}: {describe(model, t)}"])
        if t == found.start:
            show.lines(["  this is where it starts"])
            continue
        _print_paths(found, t)


def _print_paths(found: Evolution, target: int) -> None:
    from comity.cli.trace_large import step_words

    for words, improving in (("by improvements", True), ("by moves", False)):
        try:
            steps = found.path(target, improvements=improving)
        except KeyError:
            show.lines([f"  {words}: cannot be reached"])
            continue
        show.lines(
            [
                f"  {words}, {len(steps)} step(s):",
                *(f"    {k}. {step_words(found.model, s, found.one_way(s))}" for k, s in enumerate(steps, 1)),
            ]
        )
        if improving:
            return  # a path of improvements is also a path of moves; the shorter one adds little
