"""The commands about a ledger with a great many items: the whole of it at once, by columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.cli import show
from comity.cli.evidence_asking import head_of, nothing
from comity.cli.evidence_place import day

if TYPE_CHECKING:
    from comity.case.nouns import Case

LISTED = ("text", "by", "p", "low", "high")
"""What is told of a claim in a list."""


def posteriors_of_large(loaded: Case, as_of: str | None, store: str | None, json: bool) -> bool:
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
        nothing("claims", Known(Evidence(), on, head))
    if json:
        show.answer(head_of(loaded, Known(Evidence(), on, head)) | found)
    else:
        print_posteriors_of_many(found)
    return True


def list_of_large(loaded: Case, as_of: str | None, store: str | None, json: bool) -> int | None:
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

        told = {c: {k: row[k] for k in LISTED} for c, row in rows.items()}
        day_told = on.isoformat() if on else None
        show.answer(
            head_of(loaded, Known(Evidence(), on, head)) | {"as_of": day_told, "claims": told, "complete": True}
        )
    else:
        print_many(rows, {p.id: p.name for p in loaded.parties})
    return 0
