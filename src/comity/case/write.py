"""Writing a case: nouns to the text of a case file that reads back to the same case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from comity.case.nouns import (
    Cannot,
    Case,
    Conflict,
    DrawnConflict,
    Option,
    OptionConflict,
    Source,
)
from comity.case.quoting import Quoted, always_quoted, written
from comity.case.write_alignment import in_alignment
from comity.case.write_evidence import in_evidence
from comity.case.write_partners import in_partners
from comity.case.write_preferences import in_misperception, in_party, in_statement, sources
from comity.case.write_programme import in_programme
from comity.case.write_settlement import in_settlement
from comity.case.write_support import in_support

_WIDTH = 110
_SECTIONS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "evidence": in_evidence,
    "support": in_support,
    "alignment": in_alignment,
    "partners": in_partners,
    "programme": in_programme,
}
"""What each later section is written by, in their order."""


def to_yaml(case: Case) -> str:
    """
    Return the text of a ``case.yaml``; reading it gives an equal case with an equal digest.

    Short rows stand on one line in braces, long ones on several; statements always stand in quotes. Tables come out
    inline. Comments of the file that the case was read from are not part of a case and are gone: to change
    a file and keep them, use :func:`comity.case.edit.edit`.

    Examples
    --------
    >>> from comity.case.nouns import Party
    >>> print(to_yaml(Case("River: a case", (Party("a", "A"), Party("b", "B", "state")))))
    comity: 1
    title: "River: a case"
    <BLANKLINE>
    parties:
      a: A
      b: {name: B, kind: state}
    <BLANKLINE>
    """
    return "\n".join(_lines(case)) + "\n"


def _lines(case: Case) -> Iterator[str]:
    yield f"comity: {case.format}"
    yield f"title: {written(case.title)}"
    for name in ("question", "as_of", "modelled_by", "about"):
        value = getattr(case, name)
        if value:
            yield f"{name}: {value.isoformat() if name == 'as_of' else written(value)}"
    if case.leaves_out:
        yield from _block("leaves_out", [written(s) for s in case.leaves_out], 0)
    yield ""
    yield from _map("parties", ((p.id, p.name, {"name": p.name, "kind": p.kind}) for p in case.parties), 0)
    if case.sources:
        yield ""
        yield from _map("sources", ((s.id, "", _source(s)) for s in case.sources), 0)
    if case.conflict is not None:
        yield ""
        yield "conflict:"
        yield from _conflict(case.conflict)
    if case.settlement is not None:
        yield ""
        yield "settlement:"
        for key, value in in_settlement(case.settlement).items():
            yield from _entry(key, value, 2)
    for name, plain in _SECTIONS.items():
        if getattr(case, name) is not None:
            yield ""
            yield from _entry(name, plain(getattr(case, name)), 0)


def _source(s: Source) -> dict[str, Any]:
    names = ("text", "speaker", "party", "kind", "date", "title", "address", "confidence")
    return {name: getattr(s, name) for name in names if getattr(s, name)}


def _map(name: str, entries: Any, indent: int) -> Iterator[str]:
    """Yield a map of rows; a row of which only the short form is filled stands as that."""
    yield f"{' ' * indent}{name}:"
    for key, short, row in entries:
        filled = {k: v for k, v in row.items() if v}
        value = short if len(filled) <= 1 and short else filled
        yield from _entry(key, value, indent + 2)


def _block(name: str, items: list[str], indent: int) -> Iterator[str]:
    yield f"{' ' * indent}{name}:"
    yield from (f"{' ' * indent}  - {item}" for item in items)


def _conflict(conflict: Conflict) -> Iterator[str]:
    yield from _in_options(conflict) if isinstance(conflict, OptionConflict) else _drawn(conflict)
    if conflict.status_quo is not None:
        yield f"  status_quo: {written(conflict.status_quo)}"
    if conflict.coalitions:
        yield f"  coalitions: {_flow([list(b) for b in conflict.coalitions])}"
    yield "  preferences:"
    for preference in conflict.preferences:
        yield from _entry(preference.party, in_party(preference), 4)
    if conflict.attitudes:
        yield from _entry("attitudes", {a.party: dict(a.toward) for a in conflict.attitudes}, 2)
    if conflict.misperceives:
        yield from _entry("misperceives", {m.party: in_misperception(m) for m in conflict.misperceives}, 2)


def _in_options(conflict: OptionConflict) -> Iterator[str]:
    yield "  options:"
    for o in conflict.options:
        yield from _entry(o.id, _option(o), 4)
    if conflict.infeasible:
        yield from _entry("infeasible", [in_statement(s) for s in conflict.infeasible], 2)
    if conflict.same:
        rows = ((m.id, m.pattern, {"pattern": m.pattern, "text": m.text}) for m in conflict.same)
        yield from _map("same", rows, 2)
    if conflict.cannot:
        yield from _entry("cannot", [_cannot(c) for c in conflict.cannot], 2)


def _drawn(conflict: DrawnConflict) -> Iterator[str]:
    if any(s.text for s in conflict.states):
        # A state without a text is called by its id, which reads back as no text only in a list.
        yield from _entry("states", {s.id: s.text for s in conflict.states}, 2)
    else:
        yield f"  states: {_flow([s.id for s in conflict.states])}"
    moves = {party: [Quoted(f"{a} -> {b}") for a, b in moves] for party, moves in conflict.moves}
    yield from _entry("moves", moves, 2)


def _option(o: Option) -> dict[str, Any]:
    row: dict[str, Any] = {"by": o.by, "text": o.text, "off": o.off}
    row["moves"] = "" if o.moves == "both" else o.moves
    return {k: v for k, v in row.items() if v} | sources(o.source)


def _cannot(c: Cannot) -> dict[str, Any]:
    row = {"by": c.by, "from": in_statement(c.start), "to": in_statement(c.end)}
    return row | ({"why": c.why} if c.why else {}) | sources(c.source)


def _entry(key: str, value: Any, indent: int) -> Iterator[str]:
    """Yield ``key: value`` on one line where it fits, on several where it does not."""
    pad = " " * indent
    line = f"{pad}{in_key(key)}: {_flow(value)}"
    if not isinstance(value, (dict, list)) or not value or (len(line) <= _WIDTH and not _tall(value)):
        yield line
    elif isinstance(value, dict):
        yield f"{pad}{in_key(key)}:"
        for k, v in value.items():
            yield from _entry(k, v, indent + 2)
    else:
        yield f"{pad}{in_key(key)}:"
        for item in value:
            yield from _item(item, indent + 2)


def _item(value: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    line = f"{pad}- {_flow(value)}"
    if isinstance(value, dict) and value and len(line) > _WIDTH:
        lines = [part for k, v in value.items() for part in _entry(k, v, indent + 2)]
        yield f"{pad}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield line


def _tall(value: Any) -> bool:
    """Return True for what reads better on several lines: maps of maps, and lists of rows."""
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict):
        return any(isinstance(v, dict) for v in inside)
    return any(isinstance(v, dict) for v in inside) and len(value) > 1


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{in_key(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    return _scalar(value)


def in_key(key: Any) -> str:
    """Return a key as it stands in a case file; ``off`` is a key of the format, whatever old YAML makes of it."""
    return "off" if key == "off" else _scalar(key)


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float() | Fraction() | dt.date():
            return str(value)
        case Quoted():
            return always_quoted(str(value))
        case _:
            return written(str(value))


def in_flow(value: Any) -> str:
    """
    Return plain values as YAML on one line, as they stand in a case file.

    Examples
    --------
    >>> in_flow({"by": "iraq", "moves": ["a -> b"]})
    '{by: iraq, moves: ["a -> b"]}'
    """
    return _flow(value)
