"""``comity packages`` and ``comity improve``: what every party accepts, and what can be made of a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from comity.case.nouns import Case
    from comity.case.settlement import Settlement
    from comity.settlement.packages.model import Package, Packages
    from comity.settlement.packages.result import Better, Improvement, PackagesResult

Limit = Annotated[int, typer.Option(min=1, help="At most so many packages are listed for each question.")]
_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(packages)
    app.command()(improve)


def packages(
    case: CaseArg,
    json: Json = False,
    limit: Limit = 1000,
    solutions: Annotated[
        str | None,
        typer.Option(help="Some of nash,weighted_nash,kalai_smorodinsky,egalitarian,utilitarian."),
    ] = None,
    lotteries: Annotated[
        bool, typer.Option("--lotteries", help="Also the bargaining solutions if lots may be drawn.")
    ] = False,
    csv: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the frontier there, one row per package.")
    ] = None,
    budget: BudgetOption = None,
) -> int:
    """Which packages every party accepts: the bargaining solutions, the frontier, trades, and what keeps itself."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.settlement.packages.analyse import packages as analyse
    from comity.settlement.packages.result import PackageSettings

    loaded, allowance = load(case), Budget(budget)
    settings = PackageSettings(limit=limit, lotteries=lotteries, keys=_keys(solutions))
    with show.progress() as tell:
        found = analyse(_settlement(loaded), _names(loaded), settings, allowance, tell)
    if csv is not None:
        _write(found, csv)
    if json:
        show.answer(found.to_json())
    else:
        _print_packages(found)
    if found.complete or allowance.over():
        return show.ending(found.complete, allowance)
    for line in found.why:
        show.say(f"comity: incomplete: {line}")
    return 3


def improve(
    case: CaseArg,
    package: Annotated[
        str,
        typer.Argument(metavar="PACKAGE", help='The id of a plan of the case, or "issue = level, issue = level".'),
    ],
    json: Json = False,
    limit: Limit = 20,
    budget: BudgetOption = None,
) -> int:
    """What can be made of a package without loss to anybody: who gains how much, by changing what."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.settlement.packages.improve import improve as improve_of
    from comity.settlement.packages.model import packages_of

    loaded, allowance = load(case), Budget(budget)
    settlement = _settlement(loaded)
    model = packages_of(settlement)
    start = _package(settlement, model, package)
    with show.progress() as tell:
        tell("looking for better packages")
        found = improve_of(model, start, limit=limit, budget=allowance)
    if json:
        show.answer(found.to_json(model))
    else:
        _print_improvement(model, _names(loaded), found)
    cut = found.efficient is None or (allowance.over() and not found.complete)
    return show.ending(not cut, allowance)


def _settlement(case: Case) -> Settlement:
    from comity.errors import UsageError

    if case.settlement is None or not case.settlement.issues or not case.settlement.values:
        raise UsageError("The case has no packages: the section settlement needs issues, and values of some party.")
    return case.settlement


def _names(case: Case) -> dict[str, str]:
    return {party.id: party.name for party in case.parties}


def _keys(given: str | None) -> tuple[str, ...] | None:
    return tuple(k for k in (part.strip().lower() for part in given.split(",")) if k) if given else None


def _package(settlement: Settlement, model: Packages, text: str) -> Package:
    """Return the package that an argument names: a plan of the case, or its levels one by one."""
    from comity.errors import UsageError, did_you_mean
    from comity.settlement.packages.model import package_from

    plans = {plan.id: plan for plan in settlement.plans}
    if text in plans:
        return package_from(model, dict(plans[text].package))
    if "=" not in text:
        known = f"Plans: {', '.join(plans)}." if plans else "The case has no plans."
        hint = did_you_mean(text, tuple(plans)) or 'Or give the levels: "issue = level, issue = level".'
        raise UsageError(f'There is no plan "{text}". {known} {hint}')
    pairs = [part.split("=", 1) for part in text.split(",") if part.strip()]
    if bad := [part for part in pairs if len(part) != 2]:
        raise UsageError(f'"{bad[0][0].strip()}" is not of the form issue = level.')
    return package_from(model, {_bare(issue): _bare(level) for issue, level in pairs})


def _bare(text: str) -> str:
    return text.strip().strip("\"'").strip()


def _write(found: PackagesResult, file: str) -> None:
    from pathlib import Path

    from comity.errors import UsageError

    try:
        found.to_frame().to_csv(Path(file), index=False, lineterminator="\n")
    except OSError as e:
        raise UsageError(f"The frontier cannot be written to {file}: {e.strerror or e}.") from e
    show.say(f"The frontier is in {file}.")


def _print_packages(found: PackagesResult) -> None:
    from comity.settlement.packages.bargaining.result import NAMES

    model = found.model
    show.lines(found.sentences())
    heads = [*(issue.id for issue in model.issues), *(found.names.get(p, p) for p in model.parties)]
    named = [(NAMES[s.key], p) for s in found.solutions.solutions for p in s.packages[:_SHOWN]]
    named += [(plan.text or plan.id, plan.package) for plan in found.plans]
    show.lines([""])
    show.table(
        "Solutions and plans: the levels, and what each is worth to each party in its own units",
        ["", *heads],
        [[name, *_cells(model, package)] for name, package in named],
    )
    rows = [_cells(model, package) for package, _ in found.frontier.packages[:_SHOWN]]
    more = len(found.frontier.packages) - len(rows)
    note = f"{more:,} more are in the JSON and in --csv FILE." if more > 0 else ""
    show.table("The frontier", heads, rows, note)
    for lottery in found.lotteries:
        _print_lottery(found, lottery.key)


def _cells(model: Packages, package: Package) -> list[str]:
    from comity.settlement.packages.saying import figure, shown

    return [*(shown(level) for level in model.named(package).values()), *(figure(v) for v in model.values(package))]


def _print_lottery(found: PackagesResult, key: str) -> None:
    from comity.settlement.packages.bargaining.result import NAMES
    from comity.settlement.packages.saying import shown

    lottery = next(one for one in found.lotteries if one.key == key)
    worth = ", ".join(
        f"{found.names.get(p, p)} {v:.4g}" for p, v in zip(found.model.parties, lottery.values, strict=True)
    )
    draws = [
        [f"{chance:.3f}", *(shown(level) for level in found.model.named(package).values())]
        for package, chance in lottery.support
    ]
    heads = ["chance", *(issue.id for issue in found.model.issues)]
    show.table(f"{NAMES[key]} by lot; worth on average: {worth}", heads, draws)


def _print_improvement(model: Packages, names: dict[str, str], found: Improvement) -> None:
    from comity.settlement.packages.bargaining.result import in_words
    from comity.settlement.packages.saying import figure, improvement_words

    show.lines([f"{in_words(model, found.package)}.", improvement_words(model, names, found)])
    for party, gain in zip(model.parties, found.gains, strict=True):
        if gain:
            name = names.get(party, party)
            show.lines([f"{name} could gain up to {figure(gain)} without loss to another."])
    if found.better:
        heads = ["changes", *(f"{names.get(p, p)} gains" for p in model.parties)]
        show.table("Better packages, those on the frontier first", heads, _rows(model, found.better))
        show.table("Those that change the fewest issues", heads, _rows(model, found.nearest))
    if found.why and found.efficient is not None:
        show.lines([found.why])


def _rows(model: Packages, better: tuple[Better, ...]) -> list[list[str]]:
    from comity.settlement.packages.saying import figure, shown

    rows = []
    for b in better:
        named = model.named(b.package)
        changes = ", ".join(f"{issue} = {shown(named[issue])}" for issue in b.changed)
        rows.append([changes, *(figure(g) for g in b.gains)])
    return rows
