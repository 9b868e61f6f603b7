"""``comity sequence``: who wants what first, where that locks, the ways out, and a timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from comity.settlement.sequence.result import Deadlock, Sequence, Step

_WAYS = {"together": "at the same moment", "escrow": "held by somebody", "parts": "in parts", "drop": "claims given up"}


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(sequence)


def sequence(
    case: CaseArg,
    drop: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A claim that is taken as given up; may be said again.")
    ] = None,
    version: Annotated[
        str | None, typer.Option(help="The version of the text whose rows count; the first one by default.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many circles and so many equally light ways.")] = 100,
    json: Json = False,
    budget: BudgetOption = None,
) -> int:
    """Who wants what first: deadlocks, the cheapest ways out, and a timetable of who moves when."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.errors import UsageError
    from comity.settlement.sequence.analyse import sequence as sequence_of

    loaded, allowance = load(case), Budget(budget)
    if loaded.settlement is None:
        raise UsageError("the case has no section settlement. Put the claims under settlement: sequence:.")
    names = {party.id: party.name for party in loaded.parties}
    with show.progress() as tell:
        found = sequence_of(
            loaded.settlement,
            names,
            limit=limit,
            drop=tuple(drop or ()),
            budget=allowance,
            progress=tell,
            version=version,
        )
    if json:
        show.answer(found.to_json())
    else:
        _print(found)
    return show.ending(found.complete, allowance)


def _print(found: Sequence) -> None:
    show.lines(found.sentences())
    for lock in found.details:
        _print_ways(found, lock)
    if found.timetable is None or not found.timetable.steps:
        return
    days = any(s.until for s in found.timetable.steps)
    show.lines([""])
    show.table(
        "Timetable",
        ["step", "what happens", *(["day", "at the latest", "done"] if days else []), "meets"],
        [_step(found, s, days) for s in found.timetable.steps],
        "Day 0 is the first. At the latest: without delaying the end." if days else "",
    )
    _print_met(found)


def _print_ways(found: Sequence, lock: Deadlock) -> None:
    acts = ", ".join(found.acts.get(a, a) for a in lock.acts)
    rows = [
        [
            ("* " if k == lock.chosen else "") + _WAYS[w.kind] + (", with help" if w.drops and w.acts else ""),
            "yes" if w.possible else "no",
            w.words,
        ]
        for k, w in enumerate(lock.ways)
    ]
    show.lines([""])
    show.table(f"Ways out of the deadlock: {acts}", ["way", "possible", "what it means"], rows, "* in the timetable")


def _step(found: Sequence, step: Step, days: bool) -> list[str]:
    from comity.settlement.sequence.words import figure

    times = [figure(step.earliest), figure(step.latest), figure(step.until)] if days else []
    return [str(step.number), step.words, *times, ", ".join(_whose(found, c) for c in step.meets) or "-"]


def _whose(found: Sequence, number: int) -> str:
    claim = found.claims[number]
    return f"{claim.id} ({found.names.get(claim.by, claim.by)})"


def _print_met(found: Sequence) -> None:
    """Print what becomes of the claims that are not met in full."""
    from comity.settlement.sequence.result import MET

    met = found.timetable.met if found.timetable else ()
    rest = [(c, met[c.number]) for c in found.claims if met[c.number] != "full"]
    full = len(found.claims) - len(rest)
    show.lines(["", f"Claims met in full: {full} of {len(found.claims)}."])
    show.lines(f"  {_whose(found, c.number)}: {MET[m]}" for c, m in rest)
