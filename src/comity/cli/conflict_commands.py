"""``comity conflict``: the first of the seven questions, at the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Depth, Json
from comity.cli.conflict_arguments import (
    Coalitions,
    Concepts,
    Holding,
    Limit,
    MarginsToo,
    RankingOf,
    Resume,
    Tableau,
    Tier,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.conflict.analyse import Settings
    from comity.conflict.margins import Margins
    from comity.conflict.result import ConflictResult
    from comity.conflict.tiers import Query
    from comity.kernels.edges import Mask


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the table tier was asked for, beside the settings of the analysis."""

    settings: Settings
    within: Query | None
    limit: int
    json: bool
    margins: bool
    ranking: str | None
    tableau: bool


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(conflict)


def conflict(
    case: CaseArg,
    json: Json = False,
    concepts: Concepts = None,
    coalitions: Coalitions = False,
    depth: Depth = None,
    limit: Limit = 100,
    budget: BudgetOption = None,
    where: Holding = None,
    tier: Tier = "auto",
    resume: Resume = None,
    margins: MarginsToo = False,
    ranking: RankingOf = None,
    tableau: Tableau = False,
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
    _only_for(chosen, resume, margins)
    asked = None if where is None else query(loaded, where)
    if chosen == "table":
        return _analyse(loaded, _Asked(settings, asked, limit, json, margins, ranking, tableau), allowance)
    with show.progress() as tell:
        result = without_table(loaded, chosen, named, settings, limit, asked, allowance, tell, resume)
    if json:
        show.answer(result.to_json())
    else:
        print_large(result)
    return show.ending(result.complete, allowance)


def _only_for(tier: str, resume: Path | None, margins: bool) -> None:
    from comity.errors import UsageError

    if resume is not None and tier != "bits":
        raise UsageError(f"--resume goes with the tier bits, and this would be computed as {tier}. Add --tier bits.")
    if margins and tier != "table":
        raise UsageError(
            f"--margins goes with the tier table, and this would be computed as {tier}. Leave --margins out, or add "
            "--tier table where every state can be listed."
        )


def _analyse(case: Case, asked: _Asked, budget: Budget) -> int:
    from comity.cli.conflict_tables import print_beyond, print_conflict, print_margins, print_ranking, print_tableau
    from comity.conflict.analyse import analyse
    from comity.conflict.beyond import beyond
    from comity.conflict.kinds.parties import left_open
    from comity.conflict.model import build
    from comity.conflict.tiers import meets

    if left_open(case) and asked.ranking is None and not asked.tableau:
        return _open(case, asked.json, budget)
    model = build(case)
    if asked.ranking is not None:
        print_ranking(model, asked.ranking, asked.json, asked.limit)
        return 0
    within = None if asked.within is None else (asked.within.text, meets(model, asked.within))
    inside = None if within is None else within[1]
    with show.progress() as tell:
        result = analyse(model, asked.settings, budget, tell)
        if asked.tableau:
            print_tableau(result, asked.json)
            return show.ending(result.complete, budget)
        more = beyond(model, budget, tell)
        near = _margins(result, inside, asked.limit, budget, tell) if asked.margins else None
    complete = result.complete and more.complete and (near is None or near.complete)
    if asked.json:
        answer = result.to_json(asked.limit, within) | more.to_json() | (near.to_json() if near else {})
        show.answer(answer | {"complete": complete})
    else:
        print_conflict(result, inside)
        print_beyond(more)
        print_margins(model, near)
    return show.ending(complete, budget)


def _open(case: Case, json: bool, budget: Budget) -> int:
    """Answer for a case in which some preference is left open: what holds for every order, and for some."""
    from comity.case.digest import digest
    from comity.cli.conflict_tables import print_beyond
    from comity.conflict.beyond import beyond
    from comity.conflict.kinds.parties import left_open, open_model
    from comity.version import __version__

    with show.progress() as tell:
        more = beyond(open_model(case), budget, tell)
    if json:
        head = {"case": case.title, "format": case.format, "comity": __version__, "digest": digest(case)}
        show.answer(head | {"free": list(left_open(case))} | more.to_json() | {"complete": more.complete})
    else:
        print_beyond(more)
        show.lines(["", "Which orders make an outcome hold: comity inverse CASE STATE."])
    return show.ending(more.complete, budget)


def _margins(
    result: ConflictResult, within: Mask | None, limit: int, budget: Budget, tell: Callable[[str], None]
) -> Margins:
    from dataclasses import replace

    from comity.conflict.margins import margins, outcomes
    from comity.conflict.margins.find import MOST

    states, left_out = outcomes(result, within, min(limit, MOST))
    found = margins(result.model, states, result.concepts, budget, result.depth, tell)
    return replace(found, left_out=left_out)
