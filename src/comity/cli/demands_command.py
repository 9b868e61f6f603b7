"""``comity demands``: which demands collide, what to give up, and who bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from comity.settlement.demands.result import Demands, Relaxation

_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(demands)


def demands(
    case: CaseArg,
    limit: Annotated[int, typer.Option(min=1, help="At most so many conflicts and so many relaxations.")] = 5000,
    fix: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A demand that is taken as a fact; may be said again.")
    ] = None,
    drop: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A demand that is taken as given up; may be said again.")
    ] = None,
    version: Annotated[
        str | None, typer.Option(help="The version of the text whose rows count; the first one by default.")
    ] = None,
    json: Json = False,
    budget: BudgetOption = None,
) -> int:
    """Which demands collide, what could be given up so that the rest can be met, and who would bear it."""
    from comity.budget import Budget
    from comity.cli.cases import load
    from comity.errors import UsageError
    from comity.settlement.demands.analyse import demands as demands_of

    loaded, allowance = load(case), Budget(budget)
    if loaded.settlement is None:
        raise UsageError("the case has no section settlement. Put the demands under settlement: demands:.")
    with show.progress() as tell:
        found = demands_of(
            loaded.settlement,
            {party.id: party.name for party in loaded.parties},
            limit=limit,
            budget=allowance,
            progress=tell,
            version=version,
            fix=tuple(fix or ()),
            drop=tuple(drop or ()),
        )
    if json:
        show.answer(found.to_json())
    else:
        print_demands(found)
    return show.ending(found.complete or not allowance.over(), allowance)


def print_demands(found: Demands) -> None:
    """Print the answer: sentences first, then a table of each kind that has rows."""
    show.lines(found.sentences())
    for table in (_conflicts, _relaxations, _burden, _unlocks, _red_lines, _sought, _offers):
        table(found)


def _conflicts(found: Demands) -> None:
    words = {e.demands: e.sentence for e in found.explained}
    rows = [[", ".join(c), _parties(found, c), words.get(c, "")] for c in found.conflicts[:_SHOWN]]
    _table("Minimal conflicts, smallest first", ["demands", "of", "why"], rows, _more(len(found.conflicts)))


def _relaxations(found: Demands) -> None:
    rows = [
        [", ".join(r.drop), _parties(found, r.drop), _number(r.weight), _firm(r)]
        for r in found.relaxations[:_SHOWN]
        if r.drop
    ]
    columns = ["give up", "of", "weight", "cheapest"]
    _table("Minimal relaxations, cheapest first", columns, rows, _more(len(found.relaxations)))


def _firm(relaxation: Relaxation) -> str:
    if relaxation.always:
        return "for all weights"
    return "for some weights" if relaxation.sometimes else ""


def _burden(found: Demands) -> None:
    rows = [
        [
            _name(found, b.party),
            str(b.demands),
            str(b.in_conflict),
            f"{float(b.share):.0%}",
            _number(b.gives_up),
            f"{float(b.shapley):.2f}",
            f"{float(b.share_by_count):.0%}",
        ]
        for b in found.burden
        if b.in_conflict
    ]
    columns = ["party", "demands", "in conflict", "gives up something", "weight, mean", "part of conflicts"]
    note = "Over the cheapest relaxations. Part of conflicts: Shapley value of their number, over those that are known."
    _table("Who bears it", [*columns, "share, weights 1"], rows, note)


def _unlocks(found: Demands) -> None:
    best = {u.demand for u in found.best_concessions}
    rows = [
        [
            u.demand + (" *" if u.demand in best else ""),
            _name(found, u.party),
            str(u.conflicts),
            str(u.left),
            "not known" if u.weight_left is None else _number(u.weight_left),
        ]
        for u in sorted(found.unlocks, key=lambda u: u.left)[:_SHOWN]
    ]
    note = "* the concession of its party that leaves fewest conflicts."
    columns = ["given up", "of", "conflicts", "left", "weight still to give"]
    _table("What one concession unlocks", columns, rows, f"{note} {_more(len(found.unlocks))}".strip())


def _red_lines(found: Demands) -> None:
    rows = [
        [
            ", ".join(_name(found, p) for p in r.parties),
            "yes" if r.together else "no",
            "; ".join(", ".join(c) for c in r.conflicts) or ", ".join(r.must_go) or "-",
            "-" if r.relaxation is None else ", ".join(r.relaxation.drop) or "nothing",
            "; ".join([*r.forced, *(f"not {f}" for f in r.forbidden)]) or "-",
        ]
        for r in found.red_lines
    ]
    columns = ["red lines of", "hold together", "cannot be met then", "cheapest relaxation", "follows"]
    _table("Red lines taken as fixed", columns, rows, "")


def _sought(found: Demands) -> None:
    yes = {True: "yes", False: "no"}
    rows = [
        [s.term, yes[s.by_facts], yes[s.with_all], "-" if s.weight is None else _number(s.weight)] for s in found.sought
    ]
    _table("What is sought", ["term", "possible by the facts", "with every demand", "weight to give up"], rows, "")


def _offers(found: Demands) -> None:
    rows = [
        [o.offer, _name(found, o.by)]
        + ([", ".join(o.meets) or "-", ", ".join(o.contradicts) or "-"] if o.possible else ["not possible", "-"])
        for o in found.offers
    ]
    _table("What the offers meet", ["offer", "of", "meets", "rules out"], rows, "")


def _table(title: str, columns: list[str], rows: list[list[str]], note: str) -> None:
    if rows:
        show.lines([""])
        show.table(title, columns, rows, note)


def _more(number: int) -> str:
    return f"{number - _SHOWN:,} more are in the JSON." if number > _SHOWN else ""


def _parties(found: Demands, ids: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(_name(found, found.demand(d).by) for d in ids))


def _name(found: Demands, party: str) -> str:
    return found.names.get(party, party)


def _number(value: Fraction) -> str:
    from comity.settlement.demands.wording import weighed

    return weighed(value)
