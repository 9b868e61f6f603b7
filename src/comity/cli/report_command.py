"""``comity report``: the main job, one case in and one report out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Depth
from comity.errors import BudgetExceededError

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.budget import Budget
    from comity.ensemble.executors.aside import Aside
    from comity.ensemble.packages.result import ValuesEnsemble
    from comity.ensemble.result import EnsembleResult
    from comity.study import Study

MOST_DRAWS, FEWEST_DRAWS = 1000, 100
PACKAGES_WORK = 40_000_000  # packages in all draws that are judged in about three quarters of a second
WORK = 10_000_000  # preferences of single states that are drawn in about a second and a half


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
    draws: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="How many times preferences, and what packages are worth, are drawn for the shares in the report; 0 "
            "leaves them out. Left "
            "out, 100 to 1,000 by the size of the case, where it says that something is uncertain.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same draws, on any machine.")] = 1,
) -> int:
    """One case in, one report out: what would hold, why, and how sure that is."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.cli.evidence_place import known_of
    from comity.conflict.analyse import Settings
    from comity.ensemble.executors.aside import aside
    from comity.ensemble.executors.processes import cores
    from comity.report.write import check_path
    from comity.report.write import figures as write_figures
    from comity.report.write import report as write
    from comity.study import assess
    from comity.study.beside import Beside

    check_path(out)
    loaded = load(case)
    known = known_of(loaded) if loaded.evidence is not None else None  # the ledger beside the case may know more
    allowance = Budget(budget)
    drawn = _Drawn(draws, seed, allowance)
    with show.progress() as tell:
        with aside() as elsewhere:
            beside = Beside(elsewhere if cores() > 1 else None, lambda study: drawn.fill(study, elsewhere, tell))
            found = assess(loaded, Settings(depth=depth), allowance, tell, known, beside)
        tell("writing the report")
        write(found, out, ensemble=drawn.ensemble, drawn=drawn.values)
        if figures is not None:
            write_figures(found, figures, ensemble=drawn.ensemble, drawn=drawn.values)
    show.say(f"{out} written")
    whole = found.complete and not allowance.stopped
    complete = whole and all(x is None or x.complete for x in (drawn.ensemble, drawn.values))
    if not complete and allowance.over():
        show.say(f"comity: incomplete: {allowance.reason}; the report says what is missing")
        return 3
    return 0


@dataclass(slots=True)
class _Drawn:
    """What is drawn for a report; it is filled as soon as the conflict and the settlement are known."""

    draws: int | None
    seed: int
    budget: Budget
    ensemble: EnsembleResult | None = None
    values: ValuesEnsemble | None = None

    def fill(self, found: Study, elsewhere: Aside, tell: Callable[[str], None]) -> None:
        """Draw what packages are worth, in the process that works out support where there is one, and preferences."""
        work = _values(found, self.draws, self.seed, self.budget)
        waiting = elsewhere.begin(work) if work is not None and elsewhere.begun else None
        self.ensemble = _ensemble(found, self.draws, self.seed, self.budget, tell)
        if work is None or self.budget.over():
            return
        tell("drawing values of packages")
        try:
            self.values = waiting(self.budget.check) if waiting is not None else None
        except (BudgetExceededError, KeyboardInterrupt) as e:
            self.budget.ended(e)
            return
        self.values = self.values or work(budget=self.budget, progress=tell)


def _ensemble(
    found: Study, draws: int | None, seed: int, budget: Budget, tell: Callable[[str], None]
) -> EnsembleResult | None:
    """Return how sure each outcome is; None where nothing is uncertain, nothing was asked, or the time is over."""
    if draws == 0 or found.conflict is None or budget.over():
        return None
    from comity.ensemble.plan import plan
    from comity.ensemble.runs import run

    asked = plan(found.case, draws or draws_for(found.conflict.model.n_states, found.conflict.model.n_players), seed)
    if draws is None and asked.default:
        return None
    tell("drawing preferences")
    try:
        return run(asked, budget=budget, progress=tell)
    except BudgetExceededError:
        return None


def _values(found: Study, draws: int | None, seed: int, budget: Budget) -> partial[ValuesEnsemble | None] | None:
    """
    Return the work of finding out how firm the answers about packages are.

    None where no value is an interval, or the time is over.
    """
    settlement = found.case.settlement
    if draws == 0 or settlement is None or budget.over() or found.settlement is None:
        return None
    packages = found.settlement.packages
    if packages is None or not packages_draws(packages.model.total):
        return None  # too many to go through in the time a report takes; ``comity ensemble`` does it on demand
    from comity.ensemble.packages.run import over_values

    names = {p.id: p.name for p in found.case.parties}
    return partial(over_values, settlement, names, draws or packages_draws(packages.model.total), seed)


def packages_draws(packages: int | None) -> int:
    """
    Return how many draws of values a report makes of itself: as many hundreds as take well under a second; 0 for none.

    Examples
    --------
    >>> packages_draws(144), packages_draws(101_376), packages_draws(10**6), packages_draws(None)
    (1000, 300, 0, 0)
    """
    return min(MOST_DRAWS, PACKAGES_WORK // packages // 100 * 100) if packages else 0


def draws_for(states: int, players: int) -> int:
    """
    Return how many draws a report makes of itself: as many hundreds as take about a second and a half.

    Examples
    --------
    >>> draws_for(8, 3), draws_for(4_000, 5), draws_for(20_000, 5)
    (1000, 500, 100)
    """
    fit = WORK // max(1, states * players)
    return max(FEWEST_DRAWS, min(MOST_DRAWS, fit // 100 * 100))
