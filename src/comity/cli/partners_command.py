"""``comity partners``: whose long-term offer holds up, for whom, on what is known, and what would change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from comity.budget import Budget
    from comity.case.nouns import Case
    from comity.evidence.result import EvidenceResult
    from comity.partners.robust.value_space import Form
    from comity.partners.work import PartnersSettings


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(partners)


def partners(
    case: CaseArg,
    json: Json = False,
    draws: Annotated[
        int, typer.Option(min=1, max=100_000_000, help="Draws of the weights and of what is not known exactly.")
    ] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="The seed of the draws.")] = 0,
    only: Annotated[
        str | None,
        typer.Option(
            help="Parts wanted, separated by commas: smaa, promises, claims, robust, regret, changes, contrast, costs, "
            "options, locked_in, information, log. All by default."
        ),
    ] = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=0.999, help="A clear winner is first in surely more than this share of draws.")
    ] = 0.5,
    form: Annotated[
        str, typer.Option(help="For what always holds: values are linear over their range, or only monotone.")
    ] = "linear",
    middles: Annotated[
        bool, typer.Option("--middles", help="Let the usual methods, shown as a contrast, fill in what is not public.")
    ] = False,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FOLDER", help="Write every table of the answer as a CSV file there."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --csv replace tables that are there.")] = False,
    budget: BudgetOption = None,
) -> int:
    """Whose long-term offer holds up: over all weights, what is not public, promises, cost over time and waiting."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.cli.partners_tables import print_partners
    from comity.cli.settlement_command import head
    from comity.study.partnered import partners_of

    settings = _settings(only, draws, seed, threshold, form, middles)
    if csv is not None:
        _check_folder(csv, force)
    loaded, allowance = load(case), Budget(budget)
    with show.progress() as tell:
        found = partners_of(loaded, settings, allowance, tell, _evidence(loaded, allowance, tell))
    if json:
        show.answer(head(loaded) | found.to_json())
    else:
        print_partners(found)
    if csv is not None:
        from comity.cli.csv_folder import write_sheets
        from comity.cli.partners_rows import sheets

        show.say(write_sheets(sheets(found), csv, force))
    _say(found.limited, "comity")
    _say(found.missing, "comity: incomplete")
    return 3 if found.missing else 0


def _evidence(case: Case, budget: Budget, tell: Callable[[str], None]) -> EvidenceResult | None:
    """Return what is known of the claims that offers hang on, through the ledger beside the case where there is one."""
    from comity.budget import Share
    from comity.cli.evidence_place import known_of
    from comity.study.evidence import weighed
    from comity.study.partnered import PORTION, claims_named

    claims = () if case.partners is None else claims_named(case.partners)
    if not claims:
        return None
    known = known_of(case, claims=claims)
    if not known.evidence.claims:
        return None
    return weighed(case, known, ("posteriors",), Share(budget, PORTION), tell)


def _check_folder(folder: Path, force: bool) -> None:
    """Refuse a folder that has a table already, before the work begins."""
    from comity.cli.csv_folder import check_folder
    from comity.cli.partners_rows import NAMES

    check_folder(folder, NAMES, force)


def _settings(only: str | None, draws: int, seed: int, threshold: float, form: str, middles: bool) -> PartnersSettings:
    from comity.errors import UsageError, did_you_mean
    from comity.partners.analyse import parts_named
    from comity.partners.work import PartnersSettings

    if form not in ("linear", "monotone"):
        hint = did_you_mean(form, ("linear", "monotone")) or "There are linear and monotone."
        raise UsageError(f'"{form}" is no form of values. {hint}')
    scale: Form = "monotone" if form == "monotone" else "linear"
    return PartnersSettings(parts_named(only), draws, seed, threshold, scale, middles)


def _say(parts: Mapping[str, str], begin: str) -> None:
    """Say which parts are not there, one line for each reason: one thing that is wrong stops many parts."""
    by_reason: dict[str, list[str]] = {}
    for part, why in parts.items():
        by_reason.setdefault(why, []).append(part)
    for why, named in by_reason.items():
        show.say(f"{begin}: {', '.join(named)}: {why}")
