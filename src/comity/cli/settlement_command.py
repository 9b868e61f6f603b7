"""``comity settlement``: the whole answer, from what collides to who must be in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from comity.case.nouns import Case


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(settlement)


def settlement(
    case: CaseArg,
    json: Json = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many conflicts, relaxations and optima.")] = 1000,
    version: Annotated[
        str | None, typer.Option(help="The version of the text that the answer is about; the first one by default.")
    ] = None,
    lotteries: Annotated[
        bool, typer.Option("--lotteries", help="Also the bargaining solutions if lots may be drawn.")
    ] = False,
    budget: BudgetOption = None,
) -> int:
    """Which demands collide, what opens the way, which package serves everyone, and who must be in the room."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.cli.settlement_tables import print_settlement
    from comity.settlement.analyse import SettleSettings
    from comity.settlement.packages.result import PackageSettings
    from comity.study.settled import settlement_of

    loaded, allowance = load(case), Budget(budget)
    asked = SettleSettings(limit, version, PackageSettings(limit=limit, lotteries=lotteries))
    with show.progress() as tell:
        found = settlement_of(loaded, asked, None, allowance, tell)
    if json:
        show.answer(head(loaded) | found.to_json())
    else:
        print_settlement(found)
    return _ending(found.missing)


def head(case: Case) -> dict[str, Any]:
    """Return what names a case at the top of an answer."""
    from comity.case.digest import digest
    from comity.version import __version__

    return {"case": case.title, "format": case.format, "comity": __version__, "digest": digest(case)}


def _ending(missing: Any) -> int:
    """Return the exit code, having said on standard error which parts were cut short, and why."""
    if not missing:
        return 0
    for part, why in missing.items():
        show.say(f"comity: incomplete: {part}: {why}")
    return 3
