"""``comity inverse``: which preferences make an outcome hold, and who would have to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from comity.conflict.inverse.result import Inverse, Share
    from comity.conflict.inverse.robust import Robust

_SHOWN = 60


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(inverse)


def inverse(
    case: CaseArg,
    state: Annotated[
        str | None,
        typer.Argument(help="A pattern such as YNN, or the name of a state; without it, every outcome."),
    ] = None,
    json: Json = False,
    concepts: Annotated[str | None, typer.Option(help="Some of nash,gmr,smr,seq,sseq.")] = None,
    budget: BudgetOption = None,
) -> int:
    """Which preferences make an outcome hold: how many, on which condition, and who would have to change."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.conflict.concepts.table import parse_concepts
    from comity.conflict.inverse.outcome import inverse as inverse_of
    from comity.conflict.inverse.robust import robust_core
    from comity.conflict.inverse.ways import CONCEPTS

    keys = parse_concepts(concepts) if concepts else CONCEPTS
    loaded, allowance = load(case), Budget(budget)
    found: Inverse | Robust
    with show.progress() as tell:
        if state is not None:
            found = one = inverse_of(loaded, state, keys, allowance, tell)
        else:
            found = core = robust_core(loaded, keys, allowance, tell)
    if json:
        show.answer(found.to_json())
    elif state is not None:
        _print_one(one)
    else:
        _print_core(core)
    return show.ending(found.complete, allowance)


def _print_one(found: Inverse) -> None:
    from comity.conflict.concepts.table import concept
    from comity.conflict.inverse.result import counted, openly
    from comity.conflict.words import describe

    model = found.given.model
    show.lines([f"{model.label(found.state)}: {describe(model, found.state)}", openly(found.given)])
    for key, v in found.verdicts.items():
        show.lines(["", f"{concept(key).name}: {counted(v.share, v.of)}"])
        show.lines([f"  {text}" for text in (v.words, v.change.words) if text and (text != "It holds.")])
    if found.absent:
        show.lines(["", *(f"{concept(c).name}: {why}" for c, why in found.absent.items())])


def _print_core(found: Robust) -> None:
    from comity.conflict.concepts.table import concept
    from comity.conflict.inverse.result import openly
    from comity.conflict.words import brief

    model = found.given.model
    states = found.named()
    keys = list(found.shares)
    rows = [[model.label(s), brief(model, s), *(_cell(found.shares[k].get(s)) for k in keys)] for s in states[:_SHOWN]]
    more = f"{len(states) - _SHOWN:,} more are in the JSON. " if len(states) > _SHOWN else ""
    absent = "".join(f" {concept(c).name}: {why}." for c, why in found.absent.items())
    show.table(
        f"{openly(found.given)} Outcomes that hold for every admissible preference, or for some (with the share):",
        ["state", "what happens", *(concept(k).name for k in keys)],
        rows,
        f"{more}Outcomes not listed hold for none. A share of admissible preferences is no probability.{absent}",
    )


def _cell(share: Share | None) -> str:
    if share is None or share.holds == "none":
        return "-"
    if share.holds is None:
        return "not known"
    return "every" if share.holds == "every" else f"some ({share.value:.2g})"
