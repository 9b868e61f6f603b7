"""``comity report``: the main job, one case in and one report out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Depth


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(report)


def report(
    case: CaseArg,
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write: .html, .pdf, .md or .json.")] = Path(
        "report.html"
    ),
    depth: Depth = None,
    budget: BudgetOption = None,
    figures: Annotated[
        Path | None, typer.Option(help="Also write every figure as SVG and PNG into this folder.")
    ] = None,
) -> int:
    """One case in, one report out: what would hold, why, and how sure that is."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.conflict.analyse import Settings
    from comity.report.write import check_path
    from comity.report.write import figures as write_figures
    from comity.report.write import report as write
    from comity.study import assess

    check_path(out)
    loaded = load(case)
    allowance = Budget(budget)
    with show.progress() as tell:
        found = assess(loaded, Settings(depth=depth), allowance, tell)
        tell("writing the report")
        write(found, out)
        if figures is not None:
            write_figures(found, figures)
    show.say(f"{out} written")
    if not found.complete and allowance.over():
        show.say(f"comity: incomplete: {allowance.reason}; the report says what is missing")
        return 3
    return 0
