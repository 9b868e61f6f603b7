"""``comity conflict``: the first of the seven questions, at the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Depth, Json

if TYPE_CHECKING:
    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.conflict.analyse import Settings
    from comity.conflict.tiers import Query


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(conflict)


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
    where: Annotated[
        str | None,
        typer.Option(metavar="STATEMENT", help='Only outcomes in which a statement holds, such as "x & !y".'),
    ] = None,
    tier: Annotated[
        str,
        typer.Option(help="table lists every state, array and bits count, symbolic searches; auto chooses by size."),
    ] = "auto",
    resume: Annotated[
        Path | None,
        typer.Option(help="With the tier bits: where a search that is stopped is kept, and taken up from next time."),
    ] = None,
    ranking: Annotated[
        str | None,
        typer.Option(metavar="PARTY", help="Instead: the ranking a party's preferences imply, and what decides it."),
    ] = None,
    tableau: Annotated[bool, typer.Option("--tableau", help="Instead: the option-form tableau.")] = False,
) -> int:
    """Which outcomes would hold, against whom, and why."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.cli.large_tables import print_large
    from comity.conflict.analyse import Settings
    from comity.conflict.concepts.table import parse_concepts
    from comity.conflict.tiers import choose, query, without_table

    keys = parse_concepts(concepts)
    loaded, settings, allowance = load(case), Settings(keys, depth, coalitions), Budget(budget)
    named = keys if concepts else ()
    chosen = choose(loaded, "table" if ranking is not None or tableau else tier, named)
    _resumable(resume, chosen)
    asked = None if where is None else query(loaded, where)
    if chosen == "table":
        return _analyse(loaded, settings, asked, limit, allowance, json, ranking, tableau)
    with show.progress() as tell:
        result = without_table(loaded, chosen, named, settings, limit, asked, allowance, tell, resume)
    if json:
        show.answer(result.to_json())
    else:
        print_large(result)
    return show.ending(result.complete, allowance)


def _resumable(resume: Path | None, tier: str) -> None:
    from comity.errors import UsageError

    if resume is not None and tier != "bits":
        raise UsageError(f"--resume goes with the tier bits, and this would be computed as {tier}. Add --tier bits.")


def _analyse(
    case: Case,
    settings: Settings,
    asked: Query | None,
    limit: int,
    budget: Budget,
    json: bool,
    ranking: str | None,
    tableau: bool,
) -> int:
    from comity.cli.conflict_tables import print_conflict, print_ranking, print_tableau
    from comity.conflict.analyse import analyse
    from comity.conflict.model import build
    from comity.conflict.tiers import meets

    model = build(case)
    if ranking is not None:
        print_ranking(model, ranking, json, limit)
        return 0
    within = None if asked is None else (asked.text, meets(model, asked))
    with show.progress() as tell:
        result = analyse(model, settings, budget, tell)
    if tableau:
        print_tableau(result, json)
    elif json:
        show.answer(result.to_json(limit, within))
    else:
        print_conflict(result, None if within is None else within[1])
    return show.ending(result.complete, budget)
