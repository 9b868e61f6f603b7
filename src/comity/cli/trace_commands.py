"""``comity explain`` and ``evolve``: why a state holds, and how the parties could get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Depth, Json

if TYPE_CHECKING:
    from comity.conflict.evolve import Evolution
    from comity.conflict.steps import Step

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
    from comity.cli.cases import model_of
    from comity.conflict.concepts.table import concept
    from comity.conflict.explain import explain as explanation
    from comity.conflict.words import describe

    model = model_of(case)
    s = model.index(state)
    who = None if party is None else (model.player(party),)
    allowance = Budget(budget)
    with show.progress() as tell:
        tell("moves and answers")
        found = explanation(model, s, who, depth, budget=allowance)
    if json:
        show.answer(found.to_json())
        return show.ending(found.complete, allowance)
    show.lines([f"{model.label(s)}: {describe(model, s)}", ""])
    show.lines(found.sentences())
    show.lines([""])
    for p in found.players:
        marks = ", ".join(f"{concept(c).name} {'holds' if ok else 'fails'}" for c, ok in p.holds.items())
        show.lines([f"{model.case.party(model.parties[p.player]).name}: {marks}"])
    return show.ending(found.complete, allowance)


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
    import numpy as np

    from comity.budget import Budget
    from comity.cli.cases import model_of
    from comity.conflict.analyse import Settings, analyse
    from comity.conflict.evolve import evolve as evolution
    from comity.errors import BudgetExceededError

    model = model_of(case)
    allowance = Budget(budget)
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
    for words, improving in (("by improvements", True), ("by moves", False)):
        try:
            steps = found.path(target, improvements=improving)
        except KeyError:
            show.lines([f"  {words}: cannot be reached"])
            continue
        show.lines(
            [f"  {words}, {len(steps)} step(s):", *(f"    {k}. {_step(found, s)}" for k, s in enumerate(steps, 1))]
        )
        if improving:
            return  # a path of improvements is also a path of moves; the shorter one adds little


def _step(found: Evolution, step: Step) -> str:
    from comity.conflict.words import move_words

    model = found.model
    marks = [] if step.improves else ["against its own preference"]
    if found.one_way(step):
        marks.append("cannot be undone")
    tail = f" ({'; '.join(marks)})" if marks else ""
    who = model.case.party(model.parties[step.player]).name
    return f"{who} {move_words(model, step.player, step.origin, step.target)}{tail}"
