"""``comity programme``: can the declared programme be delivered, what holds it up, and what would make it fit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from comity.cli import show
from comity.cli.arguments import CaseArg, Json


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(programme)


def programme(
    case: CaseArg,
    json: Json = False,
    only: Annotated[
        str | None,
        typer.Option(
            help="Parts wanted, separated by commas: fits, finish, repairs, plan, bottlenecks, priorities, works, "
            "slippage, declared. All by default."
        ),
    ] = None,
    gap: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=0.999,
            help="The search for a cheaper plan may end once none is cheaper by more than this share: 0.0001 by "
            "default, 0.01 with 200 setups or more.",
        ),
    ] = None,
    runs: Annotated[int, typer.Option(min=1, max=1_000_000, help="Runs of a schedule with slippage.")] = 5_000,
    seed: Annotated[int, typer.Option(min=0, help="The seed of these runs.")] = 0,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FOLDER", help="Write every table of the answer as a CSV file there."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --csv replace tables that are there.")] = False,
    budget: Annotated[
        float | None,
        typer.Option(
            min=0, help="Seconds the work may take; what was found by then is printed. 120 where none are given."
        ),
    ] = None,
) -> int:
    """Can the declared programme be delivered: what share fits, when it is done, what holds it up and what helps."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.cli.csv_folder import check_folder, write_sheets
    from comity.cli.programme_rows import NAMES, sheets
    from comity.cli.programme_tables import print_programme
    from comity.cli.settlement_command import head
    from comity.programme.analyse import parts_named
    from comity.programme.work import SECONDS, ProgrammeSettings
    from comity.study.programmed import programme_of

    settings = ProgrammeSettings(parts_named(only), gap, runs, seed)
    if csv is not None:
        check_folder(csv, NAMES, force)
    loaded, allowance = load(case), Budget(SECONDS if budget is None else budget)
    with show.progress() as tell:
        found = programme_of(loaded, settings, allowance, tell)
    if json:
        show.answer(head(loaded) | found.to_json())
    else:
        print_programme(found)
    if csv is not None:
        show.say(write_sheets(sheets(found), csv, force))
    for why, parts in _by_reason(found.limited).items():
        show.say(f"comity: {', '.join(parts)}: {why}")
    for why, parts in _by_reason(found.missing).items():
        show.say(f"comity: incomplete: {', '.join(parts)}: {why}")
    if found.missing and budget is None:
        show.say(
            "comity: give --budget SECONDS for a longer search, or --gap for a plan that need not be the cheapest."
        )
    return 3 if found.missing else 0


def _by_reason(parts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the parts by reason: one thing that is wrong stops many parts."""
    found: dict[str, list[str]] = {}
    for part, why in parts.items():
        found.setdefault(why, []).append(part)
    return found
