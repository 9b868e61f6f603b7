"""The list of claims of a ledger with a great many items: from columns of numbers, not from one noun per item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.cli import show
from comity.evidence.grades_in_words import p_text, shown_id

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from comity.evidence.ledger.book import Ledger

MANY = 20_000
"""Entries from which on the list of claims is read in columns."""
_ROWS = 1_000


def claims_of_many(ledger: Ledger, as_of: dt.date | None) -> dict[str, dict[str, Any]] | None:
    """Return each claim with where it stands; None where the ledger is small, or gives no columns."""
    from comity.store.ledgers import SqlLedger

    if not isinstance(ledger, SqlLedger) or ledger.head().count < MANY:
        return None
    import numpy as np

    from comity.evidence.posterior.many import posteriors_of_columns

    columns = ledger.columns(as_of)
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
