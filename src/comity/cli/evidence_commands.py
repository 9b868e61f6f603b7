"""``comity evidence``: the ledger of a case, how each claim stands, and what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.cli import show
from comity.cli.arguments import BudgetOption, CaseArg, Json
from comity.cli.evidence_ledger_commands import register
from comity.cli.evidence_place import AsOf, StoreOption, day, known_of

if TYPE_CHECKING:
    import datetime as dt

    from comity.case.nouns import Case
    from comity.evidence.result import EvidenceResult, Part
    from comity.study.evidence import Known

app = typer.Typer(
    help="The ledger of a case: what is claimed, what speaks for or against it, and how each claim stands.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_LISTED = ("text", "by", "p", "low", "high")
_Claims = Annotated[list[str] | None, typer.Argument(metavar="[CLAIM]...", help="Only these claims.")]


def _read(argument: str) -> Case:
    """Return a case as it was read; its feeds are not applied."""
    from comity.cli.cases import read

    return read(argument)


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

    loaded = _read(case)
    if not claims and _posteriors_of_many(loaded, as_of, store, json):
        return 0
    known, found = _found(loaded, ("posteriors",), as_of, store, budget, claims)
    if found.posteriors is None and not found.missing:
        return _nothing("claims", known)
    chosen = _chosen(found, claims)
    if json:
        told = found.to_json()
        if claims and "claims" in told:
            told["claims"] = {c: told["claims"][c] for c in chosen}
        show.answer(_head(loaded, known) | told)
    elif found.posteriors is not None:
        if not claims:
            print_posteriors(found)
        for claim in chosen if claims else ():
            print_claim(found, claim)
        _closing(found)
    return _ending(found)


def _posteriors_of_many(loaded: Case, as_of: str | None, store: str | None, json: bool) -> bool:
    """Answer for all claims of a ledger with a great many items; False where it has few."""
    from comity.case.evidence import Evidence
    from comity.cli.evidence_place import opened_to_ask
    from comity.study.evidence import Known

    on = day(as_of)
    with opened_to_ask(loaded, store) as ledger:
        if ledger is None:
            return False
        from comity.cli.evidence_many import posteriors_of_many, print_posteriors_of_many

        many = posteriors_of_many(loaded, ledger, on)
    if many is None:
        return False
    head, found = many
    if not found["claims"]:
        _nothing("claims", Known(Evidence(), on, head))
    if json:
        show.answer(_head(loaded, Known(Evidence(), on, head)) | found)
    else:
        print_posteriors_of_many(found)
    return True


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

    loaded = _read(case)
    known = _known(loaded, store, day(as_of))
    if claims is None and not any(c.rivals for c in known.evidence.claims):
        from comity.errors import UsageError

        raise UsageError("no claim of the case has rivals. Give them (rivals: [c2]), or name claims to be compared.")
    allowance = Budget(budget)
    _known_claims(known, claims)
    found = competing(known.evidence, claims, known.as_of, budget=allowance)
    if json:
        show.answer(_head(loaded, known) | found.to_json())
    else:
        print_competing(found)
    return show.ending(found.complete, allowance)


@app.command()
def compare(
    case: CaseArg, as_of: AsOf = None, store: StoreOption = None, json: Json = False, budget: BudgetOption = None
) -> int:
    """What was claimed against what was verified: rates, counts, series and rival accounts, for every party alike."""
    from comity.cli.evidence_tables import print_compared

    loaded = _read(case)
    known, found = _found(loaded, ("compared",), as_of, store, budget)
    if found.compared is None and not found.missing:
        return _nothing("records, series or accounts", known)
    if json:
        show.answer(_head(loaded, known) | _only(found, "compared"))
    elif found.compared is not None:
        print_compared(found.compared)
    return _ending(found)


@app.command()
def forecasts(
    case: CaseArg, as_of: AsOf = None, store: StoreOption = None, json: Json = False, budget: BudgetOption = None
) -> int:
    """How good forecasts were: scores, calibration, skill, and claims that are not decided yet."""
    from comity.cli.evidence_tables import print_forecasts

    loaded = _read(case)
    known, found = _found(loaded, ("forecasts",), as_of, store, budget)
    if found.forecasts is None and not found.missing:
        return _nothing("claims about the future (resolves:) or forecasts", known)
    if json:
        show.answer(_head(loaded, known) | _only(found, "forecasts"))
    elif found.forecasts is not None:
        print_forecasts(found.forecasts)
    return _ending(found)


@app.command()
def feeds(case: CaseArg, store: StoreOption = None, json: Json = False, budget: BudgetOption = None) -> int:
    """What claims make of the conflict and the settlement, and what it would be on the other side of a threshold."""
    from comity.budget import Budget
    from comity.study.fed import fed
    from comity.study.other_side import other_sides

    allowance = Budget(budget)
    loaded = _read(case)
    known = _known(loaded, store, None)
    if not known.evidence.feeds:
        return _nothing("feeds", known)
    with show.progress() as tell:
        tell("what claims change")
        found = other_sides(fed(loaded, known.evidence), allowance)
    complete = not allowance.over() or not any(f.open for f in found.feeds)
    if json:
        show.answer(_head(loaded, known) | {"feeds": [f.to_json() for f in found.feeds], "complete": complete})
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
    loaded = _read(case)
    many = _many(loaded, as_of, store, json)
    if many is not None:
        return many
    from comity.cli.evidence_tables import print_claims

    known, found = _found(loaded, ("posteriors",), as_of, store, budget)
    if found.posteriors is None and not found.missing:
        return _nothing("claims", known)
    if json:
        told = found.to_json()
        rows = {c: {k: row[k] for k in _LISTED} for c, row in told.get("claims", {}).items()}
        show.answer(_head(loaded, known) | {"as_of": told["as_of"], "claims": rows, "complete": found.complete})
    elif found.posteriors is not None:
        print_claims(found)
        _closing(found)
    return _ending(found)


def _many(loaded: Case, as_of: str | None, store: str | None, json: bool) -> int | None:
    """Answer the list of a ledger with a great many items; None where it has few."""
    from comity.cli.evidence_place import opened_to_ask
    from comity.study.evidence import Known, book_of

    on = day(as_of)
    with opened_to_ask(loaded, store) as ledger:
        if ledger is None:
            return None
        from comity.cli.evidence_many import claims_of_many, print_many

        book = book_of(loaded, ledger)
        rows = claims_of_many(book, on)
        if rows is None:
            return None
        head = book.head()
    if json:
        from comity.case.evidence import Evidence

        told = {c: {k: row[k] for k in _LISTED} for c, row in rows.items()}
        day_told = on.isoformat() if on else None
        show.answer(_head(loaded, Known(Evidence(), on, head)) | {"as_of": day_told, "claims": told, "complete": True})
    else:
        print_many(rows, {p.id: p.name for p in loaded.parties})
    return 0


def _entries(case: str, store: str | None, json: bool) -> int:
    from comity.cli.evidence_place import opened_to_ask
    from comity.cli.evidence_tables import print_entries
    from comity.study.evidence import book_of

    loaded = _read(case)
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

    loaded, on = _read(case), day(as_of)
    with opened_to_ask(loaded, store) as ledger:
        book = book_of(loaded, ledger)
        history = [e for e in book.entries() if e.about[1] == id]
        known = evidence_of(loaded, ledger, on)
    if not history:
        return _unknown(id, _ids(known))
    found = weighed(loaded, known, ("posteriors",))
    if json:
        claims = found.to_json().get("claims", {})
        told = {"id": id, "claim": claims.get(id), "history": [e.to_json() for e in history]}
        show.answer(_head(loaded, known) | told)
    else:
        if on is not None and id not in _ids(known):
            show.lines([f"It was not known by {on.isoformat()}; what follows is the last that was entered."])
        print_shown(found, id, history, known.head is not None)
    return _ending(found)


def _found(
    case: Case,
    parts: tuple[Part, ...],
    as_of: str | None,
    store: str | None,
    seconds: float | None,
    claims: list[str] | None = None,
) -> tuple[Known, EvidenceResult]:
    """Return what is known, and what follows from it."""
    from comity.budget import Budget
    from comity.study.evidence import weighed

    on, allowance = day(as_of), Budget(seconds)
    known = _known(case, store, on, claims)
    for note in known.notes:
        show.say(f"comity: {note}")
    with show.progress() as tell:
        found = weighed(case, known, parts, allowance, tell)
    return known, found


def _known(case: Case, store: str | None, as_of: dt.date | None, claims: list[str] | None = None) -> Known:
    """Return what is known about the claims of a case; a case without any evidence is refused."""
    from comity.case.evidence import Evidence
    from comity.errors import UsageError

    known = known_of(case, store, as_of, claims)
    if case.evidence is None and known.evidence == Evidence():
        raise UsageError(
            "the case has no section evidence. Add one (evidence: claims: ...), or enter a claim with "
            '`comity evidence add CASE claim id=c1 text="..."`.'
        )
    return known


def _head(case: Case, known: Known) -> dict[str, Any]:
    """Return what names a case and its ledger at the top of an answer."""
    from comity.cli.settlement_command import head

    return head(case) | known.to_json()


def _only(found: EvidenceResult, part: Part) -> dict[str, Any]:
    """Return the answer of one part, at the top."""
    told = found.to_json()
    inside: dict[str, Any] = told.pop(part, {})
    return inside | told | {"notes": [*inside.get("notes", ()), *told["notes"]]}


def _chosen(found: EvidenceResult, claims: list[str] | None) -> list[str]:
    """Return the claims that were asked for, all by default; an unknown one is refused."""
    there = list(found.posteriors.claims) if found.posteriors is not None else []
    if not claims:
        return there
    if found.posteriors is not None:
        for claim in claims:
            if claim not in there:
                _unknown_claim(claim, there)
    return [c for c in claims if c in there]


def _known_claims(known: Known, claims: list[str] | None) -> None:
    there = [c.id for c in known.evidence.claims]
    for claim in claims or ():
        if claim not in there:
            _unknown_claim(claim, there)


def _unknown_claim(claim: str, there: list[str]) -> None:
    from comity.case.wording import listed
    from comity.errors import UsageError, did_you_mean

    hint = did_you_mean(claim[:60], there) or f"Claims are {listed(there)}."
    raise UsageError(f'there is no claim "{claim[:60]}". {hint}')


def _unknown(id: str, there: list[str]) -> int:
    from comity.errors import UsageError, did_you_mean

    hint = did_you_mean(id[:60], there) or "`comity evidence list --entries` shows all."
    raise UsageError(f'there is nothing called "{id[:60]}" in the ledger. {hint}')


def _ids(known: Known) -> list[str]:
    e = known.evidence
    rows = (e.claims, e.items, e.sources, e.origins, e.leads, e.records, e.series)
    return [row.id for some in rows for row in some]


def _nothing(what: str, known: Known) -> int:
    from comity.errors import UsageError

    if known.as_of is not None:
        raise UsageError(f"no {what} were known by {known.as_of.isoformat()}. Without --as-of everything counts.")
    if known.head is not None:
        raise UsageError(
            f"the evidence of the case has no {what}, or all were withdrawn. `comity evidence list --entries` shows "
            "what was entered, and why it was taken back."
        )
    raise UsageError(f"the evidence of the case has no {what}.")


def _closing(found: EvidenceResult) -> None:
    told = [line for line in found.closing() if line not in found.notes]
    if told:
        show.lines(["", *told])


def _ending(found: EvidenceResult) -> int:
    """Return the exit code, having said on standard error which parts were cut short, and why."""
    for part, why in found.missing.items():
        show.say(f"comity: incomplete: {part}: {why}")
    return 3 if found.missing else 0


register(app)
