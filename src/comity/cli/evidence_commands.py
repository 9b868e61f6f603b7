"""``comity evidence``: the ledger of a case, how each claim stands, and what that rests on."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json
from comity.cli.evidence_asking import (
    chosen_claims,
    closing,
    ending,
    head_of,
    ids_of,
    known_or_refuse,
    nothing,
    only,
    read_case,
    refuse_unknown,
    unknown_entry,
    weigh_asked,
)
from comity.cli.evidence_large import LISTED, list_of_large, posteriors_of_large
from comity.cli.evidence_ledger_commands import register
from comity.cli.evidence_place import AsOf, StoreOption, day

app = typer.Typer(
    help="The ledger of a case: what is claimed, what speaks for or against it, and how each claim stands.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_Claims = Annotated[list[str] | None, typer.Argument(metavar="[CLAIM]...", help="Only these claims.")]


@app.command()
def posterior(
    case: CaseArg,
    claims: _Claims = None,
    as_of: AsOf = None,
    store: StoreOption = None,
    json: Json = False,
    budget: BudgetOption = None,
) -> int:
    """How probable each claim is, with its interval, what carries it, and what would flip it."""
    from comity.cli.evidence_tables import print_claim, print_posteriors

    loaded = read_case(case)
    if not claims and posteriors_of_large(loaded, as_of, store, json):
        return 0
    known, found = weigh_asked(loaded, ("posteriors",), as_of, store, budget, claims)
    if found.posteriors is None and not found.missing:
        return nothing("claims", known)
    chosen = chosen_claims(found, claims)
    if json:
        told = found.to_json()
        if claims and "claims" in told:
            told["claims"] = {c: told["claims"][c] for c in chosen}
        show.answer(head_of(loaded, known) | told)
    elif found.posteriors is not None:
        if not claims:
            print_posteriors(found)
        for claim in chosen if claims else ():
            print_claim(found, claim)
        closing(found)
    return ending(found)


@app.command()
def ach(
    case: CaseArg,
    claims: _Claims = None,
    as_of: AsOf = None,
    store: StoreOption = None,
    json: Json = False,
    budget: BudgetOption = None,
) -> int:
    """Rival claims side by side: which item tells them apart, and which of them stands best."""
    from comity.budget import Budget
    from comity.cli.evidence_tables import print_competing
    from comity.evidence.hypotheses.analyse import competing

    loaded = read_case(case)
    known = known_or_refuse(loaded, store, day(as_of))
    if claims is None and not any(c.rivals for c in known.evidence.claims):
        from comity.errors import UsageError

        raise UsageError("no claim of the case has rivals. Give them (rivals: [c2]), or name claims to be compared.")
    allowance = Budget(budget)
    refuse_unknown(known, claims)
    found = competing(known.evidence, claims, known.as_of, budget=allowance)
    if json:
        show.answer(head_of(loaded, known) | found.to_json())
    else:
        print_competing(found)
    return show.ending(found.complete, allowance)


@app.command()
def compare(
    case: CaseArg, as_of: AsOf = None, store: StoreOption = None, json: Json = False, budget: BudgetOption = None
) -> int:
    """What was claimed against what was verified: rates, counts, series and rival accounts, for every party alike."""
    from comity.cli.evidence_tables import print_compared

    loaded = read_case(case)
    known, found = weigh_asked(loaded, ("compared",), as_of, store, budget)
    if found.compared is None and not found.missing:
        return nothing("records, series or accounts", known)
    if json:
        show.answer(head_of(loaded, known) | only(found, "compared"))
    elif found.compared is not None:
        print_compared(found.compared)
    return ending(found)


@app.command()
def forecasts(
    case: CaseArg, as_of: AsOf = None, store: StoreOption = None, json: Json = False, budget: BudgetOption = None
) -> int:
    """How good forecasts were: scores, calibration, skill, and claims that are not decided yet."""
    from comity.cli.evidence_tables import print_forecasts

    loaded = read_case(case)
    known, found = weigh_asked(loaded, ("forecasts",), as_of, store, budget)
    if found.forecasts is None and not found.missing:
        return nothing("claims about the future (resolves:) or forecasts", known)
    if json:
        show.answer(head_of(loaded, known) | only(found, "forecasts"))
    elif found.forecasts is not None:
        print_forecasts(found.forecasts)
    return ending(found)


@app.command()
def feeds(case: CaseArg, store: StoreOption = None, json: Json = False, budget: BudgetOption = None) -> int:
    """What claims make of the conflict and the settlement, and what it would be on the other side of a threshold."""
    from comity.budget import Budget
    from comity.study.fed import fed
    from comity.study.other_side import other_sides

    allowance = Budget(budget)
    loaded = read_case(case)
    known = known_or_refuse(loaded, store, None)
    if not known.evidence.feeds:
        return nothing("feeds", known)
    with show.progress() as tell:
        tell("what claims change")
        found = other_sides(fed(loaded, known.evidence), allowance)
    complete = not allowance.over() or not any(f.open for f in found.feeds)
    if json:
        show.answer(head_of(loaded, known) | {"feeds": [f.to_json() for f in found.feeds], "complete": complete})
    else:
        for one in found.feeds:
            show.lines(one.sentences())
            show.lines([f"  Why: {one.feed.why}"] if one.feed.why else [])
    return show.ending(complete, allowance)


@app.command("list")
def list_(
    case: CaseArg,
    entries: Annotated[
        bool, typer.Option("--entries", help="Every entry of the ledger instead, oldest first.")
    ] = False,
    as_of: AsOf = None,
    store: StoreOption = None,
    json: Json = False,
    budget: BudgetOption = None,
) -> int:
    """Every claim with its probability; with --entries, every entry of the ledger."""
    if entries:
        return _entries(case, store, json)
    loaded = read_case(case)
    many = list_of_large(loaded, as_of, store, json)
    if many is not None:
        return many
    from comity.cli.evidence_tables import print_claims

    known, found = weigh_asked(loaded, ("posteriors",), as_of, store, budget)
    if found.posteriors is None and not found.missing:
        return nothing("claims", known)
    if json:
        told = found.to_json()
        rows = {c: {k: row[k] for k in LISTED} for c, row in told.get("claims", {}).items()}
        show.answer(head_of(loaded, known) | {"as_of": told["as_of"], "claims": rows, "complete": found.complete})
    elif found.posteriors is not None:
        print_claims(found)
        closing(found)
    return ending(found)


def _entries(case: str, store: str | None, json: bool) -> int:
    from comity.cli.evidence_place import opened_to_ask
    from comity.cli.evidence_tables import print_entries
    from comity.study.evidence import book_of

    loaded = read_case(case)
    with opened_to_ask(loaded, store) as ledger:
        book = book_of(loaded, ledger)
        if json:
            told = {"ledger": book.head().to_json(), "kept": ledger is not None}
            show.answer(told | {"entries": [e.to_json() for e in book.entries()]})
        else:
            print_entries(book.entries(), book.head(), ledger is not None)
    return 0


@app.command("show")
def show_(
    case: CaseArg,
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim, an item, or anything else that has an id.")],
    as_of: AsOf = None,
    store: StoreOption = None,
    json: Json = False,
) -> int:
    """One claim or item with everything that is known of it, and its history in the ledger."""
    from comity.cli.evidence_place import opened_to_ask
    from comity.cli.evidence_tables import print_shown
    from comity.study.evidence import book_of, evidence_of, weighed

    loaded, on = read_case(case), day(as_of)
    with opened_to_ask(loaded, store) as ledger:
        book = book_of(loaded, ledger)
        history = [e for e in book.entries() if e.about[1] == id]
        known = evidence_of(loaded, ledger, on)
    if not history:
        return unknown_entry(id, ids_of(known))
    found = weighed(loaded, known, ("posteriors",))
    if json:
        claims = found.to_json().get("claims", {})
        told = {"id": id, "claim": claims.get(id), "history": [e.to_json() for e in history]}
        show.answer(head_of(loaded, known) | told)
    else:
        if on is not None and id not in ids_of(known):
            show.lines([f"It was not known by {on.isoformat()}; what follows is the last that was entered."])
        print_shown(found, id, history, known.head is not None)
    return ending(found)


register(app)
