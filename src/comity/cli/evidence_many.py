"""How the claims of a ledger with a great many items stand: from columns of numbers, not from one noun per item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.cli import show
from comity.evidence.grades_in_words import number_text, p_text, shown_id
from comity.evidence.posterior.words import times

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from comity.case.nouns import Case
    from comity.evidence.ledger.book import Head, Ledger
    from comity.store.ledgers import SqlLedger
    from comity.study.evidence import Known

MANY = 20_000
"""Entries from which on claims are read in columns."""
_ROWS = 1_000
_LEFT_OUT = (
    "The ledger has many entries, so origins, items, swings, leads, analysts and remarks on single items are left out, "
    "and rows that are gone from the case are not looked for. `comity evidence posterior CASE CLAIM` tells one claim "
    "in full."
)


def claims_of_many(ledger: Ledger, as_of: dt.date | None) -> dict[str, dict[str, Any]] | None:
    """Return each claim with where it stands; None where the ledger is small, or gives no columns."""
    large = _large(ledger)
    if large is None:
        return None
    import numpy as np

    from comity.evidence.posterior.many import posteriors_of_columns

    columns = large.columns(as_of)
    found = posteriors_of_columns(columns, as_of)
    counts = np.bincount(columns.claim, minlength=len(columns.claims)) if len(columns) else np.zeros(0, int)
    items = dict(zip(columns.claims, counts.tolist(), strict=False))
    said = {c.id: c for c in columns.frame.claims}
    return {
        claim: {
            "text": said[claim].text,
            "by": said[claim].by,
            "speaker": said[claim].speaker,
            "items": items.get(claim, 0),
            "p": p,
            "low": low,
            "high": high,
        }
        for claim, p, low, high in zip(
            found.claims, found.p.tolist(), found.low.tolist(), found.high.tolist(), strict=True
        )
    }


def posteriors_of_many(case: Case, ledger: Ledger, as_of: dt.date | None) -> tuple[Head, dict[str, Any]] | None:
    """Return the end of the ledger and the posterior of each claim; None where the ledger is small."""
    large = _large(ledger)
    if large is None:
        return None
    from comity.evidence.posterior.many import posteriors_of_columns
    from comity.evidence.posterior.settings import PosteriorSettings
    from comity.study.evidence import entered

    head, notes = entered(case, ledger)
    columns, settings = large.columns(as_of), PosteriorSettings()
    found = posteriors_of_columns(columns, as_of, settings, carried=True).to_json()
    for claim in columns.frame.claims:
        if claim.id in found["claims"]:
            found["claims"][claim.id] |= {"by": claim.by, "text": claim.text}
    return head, found | {"settings": settings.to_json(), "complete": True, "notes": [*notes, _LEFT_OUT]}


def known_of_few(case: Case, ledger: Ledger, claims: Collection[str], as_of: dt.date | None) -> Known | None:
    """Return what bears on a few claims of a large ledger; None where it is small, or one of them is not there."""
    large = _large(ledger)
    if large is None:
        return None
    from dataclasses import replace

    from comity.case.evidence import Evidence
    from comity.study.evidence import Known, entered

    head, notes = entered(case, ledger)
    found = large.bearing_on(claims, as_of)
    if not {c.id for c in found.claims}.issuperset(claims):
        # the message about a claim that is not there names those that are
        found = large.columns(as_of).frame
    seed = (case.original or case).evidence or Evidence()
    return Known(replace(found, feeds=seed.feeds, ledger=seed.ledger, where=seed.where), as_of, head, notes)


def _large(ledger: Ledger) -> SqlLedger | None:
    from comity.store.ledgers import SqlLedger

    return ledger if isinstance(ledger, SqlLedger) and ledger.head().count >= MANY else None


def print_posteriors_of_many(found: Mapping[str, Any]) -> None:
    """Print each claim with where it stands, what carries it, and what would flip it."""
    rows = [
        [
            shown_id(claim),
            _stands(row),
            _first(row["carried_by"]),
            times(row["flips_at"]),
            row["text"][:40],
        ]
        for claim, row in list(found["claims"].items())[:_ROWS]
    ]
    more = f"{len(found['claims']) - _ROWS:,} more with --json." if len(found["claims"]) > _ROWS else ""
    title = f"How each claim stands, as of {found['as_of']}" if found["as_of"] else "How each claim stands"
    show.table(title, ["claim", "probability", "carried by", "flips at", "what it says"], rows, more)
    show.lines(["", *found["notes"]])


def _stands(row: Mapping[str, Any]) -> str:
    if not row["carried_by"] and row["low"] == row["high"]:
        return f"{number_text(row['p'])}, the prior"
    return p_text(row["p"], row["low"], row["high"])


def _first(items: list[str], most: int = 2) -> str:
    more = f" and {len(items) - most} more" if len(items) > most else ""
    return (", ".join(items[:most]) or "-") + more


def print_many(rows: Mapping[str, Mapping[str, Any]], names: Mapping[str, str]) -> None:
    """Print each claim with who says it and how probable it is."""
    table = [
        [
            shown_id(claim),
            names.get(row["by"], row["by"]) or row["speaker"] or "-",
            p_text(row["p"], row["low"], row["high"]),
            f"{row['items']:,}",
            row["text"][:40],
        ]
        for claim, row in list(rows.items())[:_ROWS]
    ]
    more = f"{len(rows) - _ROWS:,} more with --json." if len(rows) > _ROWS else ""
    show.table("Claims", ["claim", "by", "probability", "items", "what it says"], table, more)
