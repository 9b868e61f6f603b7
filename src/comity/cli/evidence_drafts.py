"""Rows as drafts for a ledger: texts become values by the field tables of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from comity.cli.evidence_rows import ARGUMENTS, Given
from comity.errors import CaseError, Problem, Where

if TYPE_CHECKING:
    from comity.case.fields import Field, Record
    from comity.evidence.ledger.book import Ledger
    from comity.evidence.ledger.entry import Draft, Entry

_MADE = frozenset({"judgement", "forecast", "dependence", "account"})  # rows without an id of their own


def drafts(given: Iterable[Given], ledger: Ledger, by: str, date: str | None) -> list[Draft]:
    """
    Return rows as drafts for a ledger.

    A row that corrects an entry keeps the fields of that entry that it does not name; an empty value takes one out.

    Parameters
    ----------
    given : iterable of Given
    ledger : Ledger
        Where the entries that are corrected are looked up.
    by : str
        Who enters them.
    date : str, optional
        From when they are known; the date of each row by default.

    Raises
    ------
    CaseError
        With every problem of every row.
    """
    rows = list(given)
    found: list[Draft] = []
    problems: list[Problem] = []
    for row in rows:
        got = _draft(row, ledger, by, date)
        if isinstance(got, list):
            problems.extend(got)
        else:
            found.append(got)
    if problems:
        raise CaseError([*problems, *_refused(found, ledger)])
    return found


def _refused(found: list[Draft], ledger: Ledger) -> tuple[Problem, ...]:
    """Return what the ledger would say against drafts, so that every problem is told at once."""
    from comity.evidence.ledger.book import LedgerError
    from comity.evidence.ledger.chain import chained

    try:
        chained(found, ledger.head(), ledger.last)
    except LedgerError as e:
        return e.problems
    return ()


def warnings(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield what is odd about entries, though it does not stop them."""
    for entry in entries:
        if not entry.withdraws:
            yield from _noun(entry.kind, entry.id, entry.body, Where("ledger", entry.seq))[1]


def _draft(row: Given, ledger: Ledger, by: str, date: str | None) -> Draft | list[Problem]:
    from comity.case.evidence_rows import body as canonical
    from comity.cli.evidence_corrected import corrected as entry_of
    from comity.evidence.ledger.bodies import made_id
    from comity.evidence.ledger.entry import Draft

    unseen = list(_unseen(row))
    if unseen:
        return unseen
    if row.kind == "withdrawal":
        return _withdrawn(row, ledger, by, date)
    corrected = entry_of(ledger, row.kind, row.corrects, row.where) if row.corrects else None
    if isinstance(corrected, Problem):
        return [corrected]
    entry_id, fields = _fields(row, corrected)
    if isinstance(entry_id, Problem):
        return [entry_id, *(p for p in _noun(row.kind, "", fields, row.where)[1] if p.level == "error")]
    noun, _ = _noun(row.kind, entry_id, fields, row.where)
    taken = corrected.hash if corrected is not None else ""
    if noun is None:  # the ledger says why, together with what is wrong with other rows
        return Draft(row.kind, entry_id or "new", fields, date or "", by, "hand", taken, where=row.where)
    kind, own, inside = canonical(noun, entry_id or made_id(noun))
    return Draft(kind, own, inside, _known_from(kind, inside, corrected, date), by, "hand", taken, where=row.where)


def _known_from(kind: str, body: Mapping[str, Any], corrected: Entry | None, date: str | None) -> str:
    """Return from when a row counts: a correction holds for all days where no date is given (conventions §71)."""
    from comity.evidence.ledger.bodies import own_date

    if date is not None:
        return date
    return "" if corrected is not None else own_date(kind, body)


def _withdrawn(row: Given, ledger: Ledger, by: str, date: str | None) -> Draft | list[Problem]:
    from comity.cli.evidence_corrected import standing
    from comity.evidence.ledger.entry import withdrawal

    of, entry_id = str(row.fields.get("kind", "")), str(row.fields.get("id", ""))
    entry = standing(ledger, (of, entry_id))
    why = str(row.fields.get("why", "")).strip()
    problems = [
        Problem(row.where, f'a withdrawal has no "{name[:40]}".', ("Fields: id, kind, why.",))
        for name in row.fields
        if name not in ("id", "kind", "why")
    ]
    if entry is None:
        ways = ("Give id= and kind= of what is withdrawn. `comity evidence list --entries` shows all.",)
        problems.append(Problem(row.where, f'there is no {of or "entry"} "{entry_id[:60]}" in the ledger.', ways))
    if not why:
        problems.append(Problem(row.where, "a withdrawal says why.", ("Give why= in one sentence.",)))
    if problems or entry is None:
        return problems
    return replace(withdrawal(entry, why, date or "", by), where=row.where)


def _fields(row: Given, corrected: Entry | None) -> tuple[str | Problem, dict[str, Any]]:
    """Return the id of a row, and its other fields as values; of a correction, with those that it does not name."""
    table = _table(row.kind)
    typed = {name: _typed(value, _field(table, name)) for name, value in row.fields.items()}
    entry_id = str(typed.pop("id", "") or "").strip()
    if corrected is not None:
        if entry_id and entry_id != corrected.id:
            what = f'the {row.kind} "{entry_id[:60]}" cannot take the place of "{corrected.id[:60]}".'
            return Problem(row.where, what, ("Leave id out, or enter it as something new.",)), typed
        entry_id = corrected.id
        kept = {} if corrected.withdraws else dict(corrected.body)
        typed = {**kept, **typed}
    typed = {k: v for k, v in typed.items() if v not in ("", None)}
    if not entry_id and table is not None and row.kind not in _MADE:
        return Problem(row.where, f"the {row.kind} has no id.", ("Give id=...",)), typed
    return entry_id, typed


def _noun(kind: str, entry_id: str, fields: Mapping[str, Any], where: Where) -> tuple[Any, tuple[Problem, ...]]:
    """Return the noun of a row, read by the field tables, and every problem; None where there is an error."""
    from comity.case.evidence_rows import KINDS, noun

    return noun(kind, entry_id or "new", fields, where) if kind in KINDS else (None, ())


def _table(kind: str) -> Record | None:
    from comity.case import format_evidence as tables

    return {
        "source": tables.EVIDENCE_SOURCE,
        "claim": tables.CLAIM,
        "item": tables.ITEM,
        "origin": tables.ORIGIN,
        "dependence": tables.DEPENDENCE,
        "judgement": tables.JUDGEMENT,
        "lead": tables.LEAD,
        "forecast": tables.FORECAST,
        "record": tables.RECORD,
        "series": tables.SERIES,
        "account": tables.ACCOUNT,
        "resolution": tables.RESOLVES,
    }.get(kind)


def _field(table: Record | None, name: str) -> Field | None:
    return next((f for f in table.fields if f.name == name), None) if table is not None else None


def _typed(value: Any, field: Field | None) -> Any:
    """Return a text as the value that its field wants: a list, a map, true or false, or the text as it is."""
    from comity.case.intervals import Interval
    from comity.case.kinds import Kind
    from comity.case.ranges import Between
    from comity.case.shapes import ListOf
    from comity.case.values import Bool

    kind: Kind | None = field.kind if field is not None else Between()  # the one field of a ratio
    if isinstance(value, dict):
        return {k: _listed(v) for k, v in value.items()}
    if not isinstance(value, str) or not value.strip():
        return value
    text = value.strip()
    if isinstance(kind, Bool):
        return {"true": True, "yes": True, "false": False, "no": False}.get(text.lower(), text)
    if isinstance(kind, (Between, Interval)):
        return _listed(text)
    if isinstance(kind, ListOf) and text[0] not in "[{":
        return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    return _flow(text) if text[0] in "[{" and type(kind).__name__ != "Text" else value


def _listed(value: Any) -> Any:
    """Return ``1,3,6`` as a list of three; a single number and anything that is no text as it is."""
    if not isinstance(value, str):
        return value
    parts = [p.strip() for p in value.strip().removeprefix("[").removesuffix("]").replace(";", ",").split(",")]
    return parts if len(parts) > 1 else parts[0]


def _flow(text: str) -> Any:
    """Return ``{c1: 0.8}`` or ``[a, b]`` as values; the text where it is neither."""
    from comity.case.nodes import plain
    from comity.case.yaml_nodes import compose

    composed = compose(text, ARGUMENTS)
    return plain(composed.root) if composed.root is not None and not composed.problems else text


def _unseen(row: Given) -> Iterator[Problem]:
    """Yield the fields that hold characters nobody can see: they could show a terminal what is not there."""
    from comity.case.text_in import UNSEEN

    for name, value in row.fields.items():
        if UNSEEN.search(f"{name} {value}"):
            what = f"{name[:40].encode('ascii', 'replace').decode()} holds a character that cannot be seen."
            yield Problem(row.where, what, ("Type the text anew, without it.",))
