"""``comity conflict``, ``explain`` and ``evolve``: the first of the seven questions, at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show

if TYPE_CHECKING:
    from comity.conflict.evolve import Evolution
    from comity.conflict.model import Model
    from comity.conflict.result import ConflictResult
    from comity.conflict.steps import Step

CaseArg = Annotated[str, typer.Argument(metavar="CASE", help="A case folder, a case file, or catalogue:NAME.")]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON on standard output.")]
Depth = Annotated[
    int | None,
    typer.Option(min=0, help="The longest answering sequence that counts as a sanction; no limit by default."),
]
BudgetOption = Annotated[
    float | None, typer.Option("--budget", min=0, help="Seconds the work may take; what was found by then is printed.")
]
_SHOWN = 40


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(conflict)
    app.command()(explain)
    app.command()(evolve)


def conflict(
    case: CaseArg,
    json: Json = False,
    concepts: Annotated[str | None, typer.Option(help="Such as nash,gmr,smr,seq,sseq,sim,l2,nonmyopic.")] = None,
    coalitions: Annotated[
        bool, typer.Option("--coalitions", help="Also judge every state for every coalition.")
    ] = False,
    depth: Depth = None,
    limit: Annotated[int, typer.Option(min=0, help="How many outcomes to list where there are very many.")] = 100,
    budget: BudgetOption = None,
    ranking: Annotated[
        str | None,
        typer.Option(metavar="PARTY", help="Instead: the ranking a party's preferences imply, and what decides it."),
    ] = None,
    tableau: Annotated[bool, typer.Option("--tableau", help="Instead: the option-form tableau.")] = False,
) -> int:
    """Which outcomes would hold, against whom, and why."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.conflict.analyse import Settings, analyse
    from comity.conflict.concepts.table import parse_concepts
    from comity.conflict.model import build

    keys = parse_concepts(concepts)
    model = build(load(case))
    if ranking is not None:
        _print_ranking(model, ranking, json, limit)
        return 0
    allowance = Budget(budget)
    with show.progress() as tell:
        result = analyse(model, Settings(keys, depth, coalitions), allowance, tell)
    if tableau:
        _print_tableau(result, json)
    elif json:
        show.answer(result.to_json(limit))
    else:
        _print_conflict(result)
    return show.ending(result.complete, allowance)


def _print_conflict(result: ConflictResult) -> None:
    import numpy as np

    from comity.conflict.concepts.table import concept
    from comity.conflict.words import describe

    model = result.model
    held = {c: result.is_equilibrium(c) for c in result.concepts}
    any_held = np.logical_or.reduce([*held.values(), np.zeros(model.n_states, bool)])
    strength = sum((m.astype(int) for m in held.values()), np.zeros(model.n_states, int))
    order = sorted(np.flatnonzero(any_held), key=lambda s: (-strength[s], s))
    rows = [
        [
            model.label(int(s)) + (" *" if s == model.status_quo else ""),
            describe(model, int(s)),
            *("holds" if held[c][s] else "" for c in held),
        ]
        for s in order[:_SHOWN]
    ]
    names = [concept(c).name for c in held]
    asked = f"{len(order):,} of {model.n_states:,} feasible states hold under some concept"
    parts = [asked if held else f"{model.n_states:,} feasible states; no concept was computed"]
    if len(order) > _SHOWN:
        parts.append(f"the {_SHOWN} that hold most firmly are shown; --json lists more")
    if model.status_quo is not None and any_held[model.status_quo]:
        parts.append("* is the status quo")
    show.table(f"{model.case.title}: what would hold", ["state", "outcome", *names], rows, "; ".join(parts) + ".")
    show.lines(f"{concept(c).name}: {concept(c).short}." for c in held)
    _print_hollow(result)
    _print_coalitions(result)
    show.lines(f"{_name(c)} is absent: {why}" for c, why in result.absent.items())
    show.lines(f"{_name(c)}: {why}" for c, why in result.notes.items())
    show.lines(["An equilibrium is not a forecast: it says what would hold if the preferences are as modelled."])


def _name(key: str) -> str:
    from comity.conflict.concepts.table import concept

    return "the answer for coalitions" if key == "coalitional" else concept(key).name


def _print_hollow(result: ConflictResult) -> None:
    from comity.conflict.deterrents import deterrents, hollow

    if not {"gmr", "seq"} <= set(result.concepts) or not hollow(result).any():
        return
    model = result.model
    show.lines(["", f"Held only by a threat that would not be carried out: {int(hollow(result).sum())} state(s)."])
    for d in deterrents(result, limit=3)[:6]:
        who = model.case.party(model.parties[d.deterred]).name
        by = ", ".join(
            dict.fromkeys(model.case.party(model.parties[s.player]).name for s in d.threat if not s.improves)
        )
        show.lines(
            [f"  {model.label(d.state)}: only a threat by {by} keeps {who} from moving to {model.label(d.target)}."]
        )


def _print_coalitions(result: ConflictResult) -> None:
    from comity.conflict.concepts.table import concept
    from comity.conflict.words import join

    found = result.coalitional
    if found is None:
        return
    model = result.model
    show.lines(["", "For every coalition:" if not found.structure else "For the fixed coalitions:"])
    for c, mask in found.stable.items():
        labels = [model.label(int(s)) for s in mask.nonzero()[0]]
        more = f" and {len(labels) - _SHOWN:,} more" if len(labels) > _SHOWN else ""
        show.lines([f"  {concept(c).name}: {', '.join(labels[:_SHOWN]) or 'none'}{more}"])
    nash = result.stable.get("nash")
    for s, coalitions in found.broken_by.get("nash", {}).items():
        if nash is not None and nash[:, s].all():
            who = " or ".join(join(model.case.party(model.parties[i]).name for i in h) for h in coalitions)
            show.lines([f"  {model.label(s)} holds for each party alone, and would be left by {who} moving together."])


def _print_ranking(model: Model, party: str, json: bool, limit: int) -> None:
    from comity.conflict.ranking import ranking_json
    from comity.conflict.words import letters

    tiers = ranking_json(model, model.player(party), limit)
    if json:
        show.answer({"party": party, "ranking": tiers})
        return
    rows = [
        [
            str(t["place"]),
            ", ".join(t["states"][:6]) + (" ..." if len(t["states"]) > 6 else ""),
            t["outcome"],
            t["over_next"],
        ]
        for t in tiers
    ]
    for row, t in zip(rows, tiers, strict=True):
        others = len(t["states"]) - 1
        row[2] += f" (the first of {others + 1} alike)" if others else ""
    head = letters(model, 0)
    note = f"Patterns give the options in this order: {', '.join(o.id for o in model.options)}." if head else ""
    show.table(
        f"What {model.case.party(party).name} prefers, best first",
        ["place", "state", "outcome", "above the next by"],
        rows,
        note,
    )


def _print_tableau(result: ConflictResult, json: bool) -> None:
    from comity.conflict.tableau import tableau
    from comity.errors import UsageError

    model = result.model
    if not {"nash", "seq"} <= set(result.concepts):
        if result.complete:
            raise UsageError("the tableau needs the concepts nash and seq. Name both in --concepts, or leave it out.")
        if json:
            show.answer({"parties": {}, "equilibrium": {}, "complete": False})
        return
    if model.n_states > 64 and not json:
        raise UsageError(
            f"a tableau of {model.n_states:,} columns cannot be read; use --json, or comity explain for one state."
        )
    found = tableau(result)
    if json:
        show.answer(
            {
                "parties": {
                    model.parties[p.player]: {
                        "states": [model.label(s) for s in p.states],
                        "verdicts": list(p.verdicts),
                        "improvements": [[model.label(t) for t in ts] for ts in p.improvements],
                    }
                    for p in found.parties
                },
                "equilibrium": {model.label(s): mark for s, mark in found.equilibrium.items()},
                "complete": result.complete,
            }
        )
        return
    for p in found.parties:
        deep = max((len(x) for x in p.improvements), default=0)
        rows = [["overall", *(found.equilibrium[s] for s in p.states)], ["verdict", *p.verdicts]]
        rows += [
            ["would go to" if k == 0 else "", *(model.label(x[k]) if k < len(x) else "" for x in p.improvements)]
            for k in range(deep)
        ]
        show.table(
            f"{model.case.party(model.parties[p.player]).name}, best state first",
            ["state", *(model.label(s) for s in p.states)],
            rows,
        )
    show.lines(
        [
            "r: no improvement (Nash). s: every improvement is credibly answered (SEQ). u: unstable. "
            "E: every party is at r or s."
        ]
    )


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
