"""``comity alignment``: who stands with whom, how many poles there are, how exposed each is, and what changes."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(alignment)


def alignment(
    case: CaseArg,
    json: Json = False,
    actor: Annotated[
        list[str] | None, typer.Option(help="An actor that gets a page of its own; may be given several times.")
    ] = None,
    draws: Annotated[int, typer.Option(min=200, max=100_000, help="Draws of every band.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="The seed of the draws.")] = 0,
    only: Annotated[
        str | None,
        typer.Option(
            help="Parts wanted, separated by commas: network, capabilities, shift, exposure, votes, bodies, figures, "
            "pages. All by default."
        ),
    ] = None,
    communities: Annotated[
        str, typer.Option(help="How communities are found: louvain, or leiden if the extra of that name is installed.")
    ] = "louvain",
    budget: BudgetOption = None,
) -> int:
    """Who stands with whom, how many poles there are, how exposed each is; and whether that changes."""
    from comity.alignment.analyse import parts_named
    from comity.alignment.communities.methods import method_named
    from comity.alignment.work import AlignmentSettings
    from comity.budget import Budget
    from comity.cli.alignment_tables import print_alignment
    from comity.cli.cases import load
    from comity.cli.settlement_command import head
    from comity.study.aligned import alignment_of

    settings = AlignmentSettings(parts_named(only), draws, seed, tuple(actor or ()), method_named(communities))
    loaded, allowance = load(case), Budget(budget)
    with show.progress() as tell:
        found = alignment_of(loaded, settings, allowance, tell)
    if json:
        show.answer(head(loaded) | found.to_json())
    else:
        print_alignment(found, alone=bool(actor))
    for part, why in found.limited.items():
        show.say(f"comity: {part}: {why}")
    for part, why in found.missing.items():
        show.say(f"comity: incomplete: {part}: {why}")
    return 3 if found.missing else 0
