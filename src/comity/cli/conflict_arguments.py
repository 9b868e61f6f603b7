"""The options of ``comity conflict``, one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Concepts = Annotated[str | None, typer.Option(help="Such as nash,gmr,smr,seq,sseq,sim,l2,nonmyopic.")]
Coalitions = Annotated[bool, typer.Option("--coalitions", help="Also judge every state for every coalition.")]
Limit = Annotated[int, typer.Option(min=0, help="How many outcomes to list where there are very many.")]
Holding = Annotated[
    str | None,
    typer.Option(metavar="STATEMENT", help='Only outcomes in which a statement holds, such as "x & !y".'),
]
Tier = Annotated[
    str, typer.Option(help="table lists every state, array and bits count, symbolic searches; auto chooses by size.")
]
Resume = Annotated[
    Path | None,
    typer.Option(help="With the tier bits: where a search that is stopped is kept, and taken up from next time."),
]
MarginsToo = Annotated[
    bool,
    typer.Option("--margins", help="Also the smallest change of what parties prefer that would flip each verdict."),
]
RankingOf = Annotated[
    str | None,
    typer.Option(metavar="PARTY", help="Instead: the ranking a party's preferences imply, and what decides it."),
]
Tableau = Annotated[bool, typer.Option("--tableau", help="Instead: the option-form tableau.")]
