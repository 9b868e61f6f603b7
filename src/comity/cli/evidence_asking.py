"""What the commands about evidence share: what is known, what follows from it, and what is refused with a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.cli import show
from comity.cli.evidence_place import day, known_of

if TYPE_CHECKING:
    import datetime as dt

    from comity.case.nouns import Case
    from comity.evidence.result import EvidenceResult, Part
    from comity.study.evidence import Known


def read_case(argument: str) -> Case:
    """Return a case as it was read; its feeds are not applied."""
    from comity.cli.cases import read

    return read(argument)


def weigh_asked(
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
    known = known_or_refuse(case, store, on, claims)
    for note in known.notes:
        show.say(f"comity: {note}")
    with show.progress() as tell:
        found = weighed(case, known, parts, allowance, tell)
    return known, found


def known_or_refuse(case: Case, store: str | None, as_of: dt.date | None, claims: list[str] | None = None) -> Known:
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


def head_of(case: Case, known: Known) -> dict[str, Any]:
    """Return what names a case and its ledger at the top of an answer."""
    from comity.cli.settlement_command import head

    return head(case) | known.to_json()


def only(found: EvidenceResult, part: Part) -> dict[str, Any]:
    """Return the answer of one part, at the top."""
    told = found.to_json()
    inside: dict[str, Any] = told.pop(part, {})
    return inside | told | {"notes": [*inside.get("notes", ()), *told["notes"]]}


def chosen_claims(found: EvidenceResult, claims: list[str] | None) -> list[str]:
    """Return the claims that were asked for, all by default; an unknown one is refused."""
    there = list(found.posteriors.claims) if found.posteriors is not None else []
    if not claims:
        return there
    if found.posteriors is not None:
        for claim in claims:
            if claim not in there:
                _unknown_claim(claim, there)
    return [c for c in claims if c in there]


def refuse_unknown(known: Known, claims: list[str] | None) -> None:
    """Refuse a claim that is not known, with the nearest one."""
    there = [c.id for c in known.evidence.claims]
    for claim in claims or ():
        if claim not in there:
            _unknown_claim(claim, there)


def _unknown_claim(claim: str, there: list[str]) -> None:
    from comity.case.wording import listed
    from comity.errors import UsageError, did_you_mean

    hint = did_you_mean(claim[:60], there) or f"Claims are {listed(there)}."
    raise UsageError(f'there is no claim "{claim[:60]}". {hint}')


def unknown_entry(id: str, there: list[str]) -> int:
    """Refuse an id that nothing in the ledger has, with the nearest one."""
    from comity.errors import UsageError, did_you_mean

    hint = did_you_mean(id[:60], there) or "`comity evidence list --entries` shows all."
    raise UsageError(f'there is nothing called "{id[:60]}" in the ledger. {hint}')


def ids_of(known: Known) -> list[str]:
    """Return the ids of everything that can be shown."""
    e = known.evidence
    rows = (e.claims, e.items, e.sources, e.origins, e.leads, e.records, e.series)
    return [row.id for some in rows for row in some]


def nothing(what: str, known: Known) -> int:
    """Refuse a question about something of which there is none, saying why there is none."""
    from comity.errors import UsageError

    if known.as_of is not None:
        raise UsageError(f"no {what} were known by {known.as_of.isoformat()}. Without --as-of everything counts.")
    if known.head is not None:
        raise UsageError(
            f"the evidence of the case has no {what}, or all were withdrawn. `comity evidence list --entries` shows "
            "what was entered, and why it was taken back."
        )
    raise UsageError(f"the evidence of the case has no {what}.")


def closing(found: EvidenceResult) -> None:
    """Print the notes at the end of a readable answer."""
    told = [line for line in found.closing() if line not in found.notes]
    if told:
        show.lines(["", *told])


def ending(found: EvidenceResult) -> int:
    """Return the exit code, having said on standard error which parts were cut short, and why."""
    for part, why in found.missing.items():
        show.say(f"comity: incomplete: {part}: {why}")
    return 3 if found.missing else 0
