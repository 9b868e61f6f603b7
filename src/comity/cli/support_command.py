"""``comity support``: what more, less or no outside support would do, on every road the case has the data for."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(support)


def support(
    case: CaseArg,
    json: Json = False,
    draws: Annotated[int, typer.Option(min=1, max=1_000_000, help="Draws over the region of the game.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="The seed of the draws.")] = 0,
    only: Annotated[
        str | None,
        typer.Option(
            help="Parts wanted, separated by commas: structure, game, signs, map, attrition, private, series, "
            "endings, flows, known. All by default."
        ),
    ] = None,
    sign_map: Annotated[
        str, typer.Option("--map", help="The two numbers of the game that the sign map varies, such as rent,shift.")
    ] = "rent,shift",
    size: Annotated[int, typer.Option(min=2, max=1000, help="Steps of the sign map in each direction.")] = 60,
    budget: BudgetOption = None,
) -> int:
    """What more, less or no outside support would do: in the conflict, in a game, in data; and what is known."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.cli.settlement_command import head
    from comity.cli.support_tables import print_support
    from comity.study.helped import support_of
    from comity.support.analyse import SupportSettings, axes_named, parts_named

    settings = SupportSettings(parts_named(only), draws, seed, axes_named(sign_map), size)
    loaded, allowance = load(case), Budget(budget)
    with show.progress() as tell:
        found = support_of(loaded, settings, None, allowance, tell)
    if json:
        show.answer(head(loaded) | found.to_json())
    else:
        print_support(found)
    for part, why in found.limited.items():
        show.say(f"comity: {part}: {why}")
    for part, why in found.missing.items():
        show.say(f"comity: incomplete: {part}: {why}")
    return 3 if found.missing else 0
