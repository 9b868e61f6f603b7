"""The statements of a text as a table, as CSV, and with what a reader has to know about them."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from comity.cli import show

if TYPE_CHECKING:
    from comity.evidence.reading.assistants.protocol import Marked
    from comity.evidence.reading.documents.document import Document

Numbered = tuple[int, "Marked"]
COLUMNS = (
    *("number", "start", "end", "place", "quote", "speaker", "kind", "modality", "condition", "direction"),
    *("quantities", "about", "hedged", "rule", "by"),
)
_SHOWN = 240  # characters of a quote in the table


def print_statements(document: Document, chosen: Sequence[Numbered], told: Iterable[str]) -> None:
    """Print statements as a table, and below it in sentences what was left out and how far it can be trusted."""
    from comity.evidence.reading.documents.drafts import cut

    rows = [
        [
            str(number),
            m.statement.kind.replace("_", " "),
            cut(m.statement.speaker, 60),
            m.statement.modality + (", hedged" if m.statement.hedged else ""),
            cut(m.statement.quote, _SHOWN) + _condition(m),
            document.place(m.statement.start),
            m.by,
        ]
        for number, m in chosen
    ]
    columns = ["#", "kind", "speaker", "modality", "statement", "place", "by"]
    kept = [k for k in range(len(columns)) if k < 5 or any(row[k] for row in rows)]
    show.table(f"Statements in {document.name}", [columns[k] for k in kept], ([row[k] for k in kept] for row in rows))
    show.lines(told)


def _condition(marked: Marked) -> str:
    from comity.evidence.reading.documents.drafts import cut

    condition = marked.statement.condition
    if condition.text is None:
        return ""
    return f" [{condition.direction}: {cut(condition.text, 100)}]"


def print_csv(document: Document, chosen: Sequence[Numbered]) -> None:
    """Print statements as CSV on standard output; texts that a spreadsheet would take for a formula are guarded."""
    from comity.case.spreadsheet_cells import guarded

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, marked in chosen:
        writer.writerow([guarded(str(cell)) for cell in _cells(document, number, marked)])
    sys.stdout.write(out.getvalue())


def _cells(document: Document, number: int, marked: Marked) -> list[Any]:
    s = marked.statement
    return [
        *(number, s.start, s.end, document.place(s.start), " ".join(s.quote.split()), s.speaker, s.kind, s.modality),
        *(s.condition.text or "", s.condition.direction),
        "; ".join(_quantity(q.to_json()) for q in s.quantities),
        *("; ".join(s.about), "true" if s.hedged else "false", s.rule, marked.by),
    ]


def _quantity(said: dict[str, Any]) -> str:
    value = said["value"]
    number = " to ".join(map(str, value)) if isinstance(value, list) else str(value)
    return " ".join(t for t in (number, said["unit"], said["what"], said.get("date", "")) if t)
