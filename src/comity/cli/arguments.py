"""Arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

CaseArg = Annotated[str, typer.Argument(metavar="CASE", help="A case folder, a case file, or catalogue:NAME.")]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON on standard output.")]
Depth = Annotated[
    int | None,
    typer.Option(min=0, help="The longest answering sequence that counts as a sanction; no limit by default."),
]
BudgetOption = Annotated[
    float | None, typer.Option("--budget", min=0, help="Seconds the work may take; what was found by then is printed.")
]
