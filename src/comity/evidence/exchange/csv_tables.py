"""CSV: one table for each kind of row, and one for how the claims stand, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from comity.case.evidence import Point, Range, Regraded, Resolution
from comity.case.spreadsheet_cells import guarded
from comity.evidence.exchange.handed import Handed, verdict

KINDS = (
    "sources",
    "claims",
    "items",
    "origins",
    "dependence",
    "judgements",
    "leads",
    "forecasts",
    "records",
    "series",
    "accounts",
    "feeds",
)
STANDINGS = ("claim", "text", "p", "low", "high", "verdict")
_ENDS = ("low", "middle", "high")


def to_csv_tables(handed: Handed) -> dict[str, str]:
    """
    Return the tables that have a row, from file name to text; ``standings.csv`` says how the claims stand.

    A number that may be wrong takes three columns, such as ``prior_low``, ``prior_middle``, ``prior_high``; several
    values in a cell are joined by ``; ``. A text that a spreadsheet would take for a formula gets an apostrophe in
    front of it; numbers stay numbers.

    Examples
    --------
    >>> from comity.case.evidence import Claim, Evidence
    >>> print(to_csv_tables(Handed(Evidence(claims=(Claim("c1", "=1+1"),))))["claims.csv"].splitlines()[1][:8])
    c1,'=1+1
    """
    tables = {f"{kind}.csv": _table(getattr(handed.evidence, kind)) for kind in KINDS}
    if handed.evidence.ratios:
        header = ("grade", *_ENDS)
        tables["ratios.csv"] = _text(header, ([g, *_cells(r)] for g, r in handed.evidence.ratios))
    tables["standings.csv"] = _standings(handed)
    return {name: text for name, text in tables.items() if text}


def _standings(handed: Handed) -> str:
    rows = [
        [c.id, c.text, f"{s.p:.6g}", f"{s.low:.6g}", f"{s.high:.6g}", verdict(s)]
        for c in handed.evidence.claims
        if (s := handed.standings.get(c.id)) is not None
    ]
    return _text(STANDINGS, rows) if rows else ""


def _table(rows: Sequence[Any]) -> str:
    if not rows:
        return ""
    fields = [f for f in dataclasses.fields(rows[0]) if f.name != "where"]
    wide = {f.name for f in fields if any(isinstance(getattr(r, f.name), Range) for r in rows)}
    header = [n for f in fields for n in ([f"{f.name}_{e}" for e in _ENDS] if f.name in wide else [f.name])]
    return _text(header, ([c for f in fields for c in _field(r, f.name, f.name in wide)] for r in rows))


def _field(row: Any, name: str, wide: bool) -> list[str]:
    value = getattr(row, name)
    if wide:
        return _cells(value) if isinstance(value, Range) else [""] * len(_ENDS)
    return [_cell(value)]


def _cells(value: Range) -> list[str]:
    return [_number(value.low), _number(value.middle), _number(value.high)]


def _cell(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Fraction)):
        return _number(Fraction(value))
    if isinstance(value, tuple):
        return "; ".join(_part(v) for v in value)
    return _part(value)


def _part(value: Any) -> str:
    if isinstance(value, Range):
        return _number(value.low) if value.known else " to ".join(_cells(value))
    if isinstance(value, Point):
        return f"{value.date}: {_number(value.value)}"
    if isinstance(value, Regraded):
        return f"{value.date}: {value.reliability}"
    if isinstance(value, Resolution):
        return "; ".join(t for t in (value.by and f"by {value.by}", value.rule, _outcome(value)) if t)
    if isinstance(value, tuple):
        return ": ".join(_part(v) for v in value)
    return str(value)


def _outcome(value: Resolution) -> str:
    return "" if value.outcome is None else f"outcome {'true' if value.outcome else 'false'}"


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.10g}"


def _text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()
