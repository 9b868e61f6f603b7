"""Single rows of the section ``evidence``: what a ledger keeps, read by the same field tables as the case file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from comity.case import build_evidence as build
from comity.case import format_evidence as tables
from comity.case.evidence import Range
from comity.case.fields import Record as Table
from comity.case.found import At, Found, Notes, Row
from comity.case.nodes import Mapping as Map
from comity.case.nodes import Node, Scalar, Sequence
from comity.case.ranges import Between
from comity.case.write_evidence import TABLES, in_row, plain
from comity.errors import Problem, Where

DEEPEST = 8
"""How deep a row may be nested: a field table needs three levels."""

Build = Callable[[str, Row, At], Any]

_KINDS: dict[str, tuple[Table, Build]] = {
    "source": (tables.EVIDENCE_SOURCE, lambda n, r, at: build.source(n, Found(r, r.where), None, at)),
    "claim": (tables.CLAIM, lambda n, r, at: build.claim(n, Found(r, r.where), None, at)),
    "item": (tables.ITEM, lambda n, r, at: build.item(r, at)),
    "origin": (tables.ORIGIN, lambda n, r, at: build.origin(n, Found(r, r.where), at)),
    "dependence": (tables.DEPENDENCE, lambda n, r, at: build.dependence(r)),
    "judgement": (tables.JUDGEMENT, lambda n, r, at: build.judgement(r, at)),
    "lead": (tables.LEAD, lambda n, r, at: build.lead(n, r, at)),
    "forecast": (tables.FORECAST, lambda n, r, at: build.forecast(r, at)),
    "record": (tables.RECORD, lambda n, r, at: build.record(r, at)),
    "series": (tables.SERIES, lambda n, r, at: build.series(n, r, at)),
    "account": (tables.ACCOUNT, lambda n, r, at: build.account(r)),
    "resolution": (tables.RESOLVES, lambda n, r, at: build.resolution(r)),
}
KINDS = (*_KINDS, "ratio")
"""The kinds of rows that a ledger keeps, besides the withdrawal of one."""
_WITH_ID = frozenset({"item", "record"})
"""Kinds whose id is a field of the row itself."""


def noun(kind: str, id: str, body: Mapping[str, Any], where: Where) -> tuple[Any, tuple[Problem, ...]]:
    """
    Return the noun of a plain row, or None, and every problem of it.

    Parameters
    ----------
    kind : str
        One of :data:`KINDS`.
    id : str
        The id of the row; for kinds whose rows have none (a judgement, a forecast) any name will do.
    body : mapping
        The row as a case file has it, without its id where the file has it as a key. For ``ratio``: ``{"ratio": ...}``.
    where : Where
        The place that problems name.

    Examples
    --------
    >>> row = {"claim": "c1", "says": "supports", "source": "agency", "credibility": 2}
    >>> found, problems = noun("item", "i1", row, Where("rows.json", 3))
    >>> found.claim, found.credibility, problems
    ('c1', '2', ())
    >>> print(noun("item", "i1", {"claim": "c1", "says": "denies", "source": "agency"}, Where("rows.json", 3))[1][0])
    rows.json:3: item.says is "denies"; it can be "supports", "contradicts", "neutral". Write one of these.
    """
    notes = Notes()
    at = At(kind, notes)
    if kind not in KINDS:
        ways = (f"Kinds: {', '.join(KINDS)}.",)
        return None, (Problem(where, f"there are no entries of the kind {kind[:40]!r}.", ways),)
    given = dict(body)
    if kind in _WITH_ID:
        given["id"] = id
    node = _node(given, where)
    if node is None:
        return None, (Problem(where, f"the {kind} holds values that no row can hold.", ("Write text and numbers.",)),)
    found = _ratio(id, given, node, at) if kind == "ratio" else _built(kind, id, node, at)
    problems = tuple(dict.fromkeys(notes.problems))
    return (None if notes.failed() else found), problems


def _built(kind: str, id: str, node: Node, at: At) -> Any:
    table, make = _KINDS[kind]
    got = table.read(node, at)
    # what a noun cannot be without is there where nothing failed
    return None if got is None or at.notes.failed() else make(id, got.value, at)


def _ratio(grade: str, given: Mapping[str, Any], node: Node, at: At) -> tuple[str, Range] | None:
    inside = node.get("ratio") if isinstance(node, Map) and list(given) == ["ratio"] else None
    if inside is None:
        at.problem(node.where, "a ratio has one field, `ratio`.", 'For example: {"ratio": [1, 2, 4]}')
        return None
    got = Between().read(inside, at)
    return None if got is None else build.ratio(Found(grade, node.where), got, at)


def _node(value: Any, where: Where, depth: int = 0) -> Node | None:
    """Return plain values as the nodes that a file would give; None where something else is among them."""
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        pairs = [(Scalar(str(k), where, quoted=True), _node(v, where, depth + 1)) for k, v in value.items()]
        return None if any(v is None for _, v in pairs) else Map(tuple((k, v) for k, v in pairs if v), where)
    if isinstance(value, (list, tuple)):
        items = [_node(v, where, depth + 1) for v in value]
        return None if any(i is None for i in items) else Sequence(tuple(i for i in items if i is not None), where)
    return _scalar(value, where)


def _scalar(value: Any, where: Where) -> Scalar | None:
    if isinstance(value, bool):
        return Scalar("true" if value else "false", where)
    if isinstance(value, (str, int, Fraction)):
        return Scalar(str(value), where, quoted=isinstance(value, str))
    if isinstance(value, float) and value == value and abs(value) != float("inf"):
        return Scalar(repr(value), where)
    return None


_NAMES: dict[type, str] = {
    row: kind for kind, (table, _) in _KINDS.items() for row, of_row in TABLES.items() if of_row is table
}


def body(row: Any, id: str = "") -> tuple[str, str, dict[str, Any]]:
    """
    Return the kind, the id and the plain row of a noun: values that JSON can hold.

    Reading the row again with :func:`noun` gives an equal noun: numbers that a float cannot hold exactly come as text
    such as ``"1/3"``. Rows without an id of their own get ``id``.

    Examples
    --------
    >>> from comity.case.evidence import Claim
    >>> body(Claim("c1", "The dam was full", by="iraq"))
    ('claim', 'c1', {'text': 'The dam was full', 'by': 'iraq'})
    >>> body(("B2", Range(Fraction(2), Fraction(3), Fraction(4))))
    ('ratio', 'B2', {'ratio': [2, 3, 4]})
    """
    if isinstance(row, tuple):
        return "ratio", row[0], {"ratio": _json(plain(row[1]))}
    inside = {k: _json(v) for k, v in in_row(row).items()}
    inside.pop("id", None)
    return _NAMES[type(row)], getattr(row, "id", id), inside


def _json(value: Any) -> Any:
    match value:
        case Fraction():
            near = float(value)
            return near if Fraction(repr(near)) == value else str(value)
        case list():
            return [_json(v) for v in value]
        case dict():
            return {k: _json(v) for k, v in value.items()}
        case _:
            return value
