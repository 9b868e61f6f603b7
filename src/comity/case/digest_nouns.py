"""A section of frozen nouns as the plain values that its digest is taken from."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from typing import Any

from comity.case.alignment import Alignment, Capabilities, Ties, Votes
from comity.case.evidence import Evidence, Range
from comity.case.partners import Partners
from comity.case.programme import Programme
from comity.case.settlement import Settlement, Span
from comity.case.statement import Statement
from comity.case.support import Support
from comity.logic.text import to_text

_UNORDERED = frozenset(
    {"source", "by", "veto", "votes", "can_undo", "levels", "curves", "package", "sets", "ripeness"}
    | {"rivals", "also", "seen", "ratios", "origins", "controls", "donors", "words", "cut_hazard"}
    | {"members", "of", "there", "absent", "kinds", "focus", "cuts", "substitutes", "totals", "aliases", "wear"}
    | {"cells", "vendors", "payments", "compared", "preferred", "commitments", "needs", "after"}
)
"""Fields whose order means nothing; only the levels of an issue itself have one."""


def of_nouns(section: Settlement | Evidence | Support | Alignment | Partners | Programme) -> dict[str, Any]:
    """
    Return a section as values that JSON can hold; what stands at its default is left out.

    Examples
    --------
    >>> from comity.case.settlement import Term
    >>> of_nouns(Settlement(terms=(Term("ceasefire", "General ceasefire"),), seek=("ceasefire",)))
    {'terms': [{'id': 'ceasefire', 'text': 'General ceasefire'}], 'seek': ['ceasefire']}
    """
    return _row(section)


def _row(noun: Any) -> dict[str, Any]:
    out = {}
    for each in fields(noun):
        value = getattr(noun, each.name)
        if not each.compare or (each.default is not MISSING and value == each.default):
            continue
        plain = _plain(value)
        out[each.name] = sorted(plain, key=repr) if _unordered(noun, each.name, plain) else plain
    return out


def _unordered(noun: Any, name: str, plain: Any) -> bool:
    ordered_levels = name == "levels" and hasattr(noun, "span")
    return isinstance(plain, list) and name in _UNORDERED and not ordered_levels


def _plain(value: Any) -> Any:
    if isinstance(value, Statement):
        # the tree, not the text: `a&b` and `a & b` say the same
        said = {"holds": to_text(value.tree), "why": value.why, "source": sorted(value.source)}
        return {k: v for k, v in said.items() if v}
    if isinstance(value, Span):
        return str(value.low) if value.known else [str(value.low), str(value.high)]
    if isinstance(value, Range):
        return str(value.low) if value.known else [str(value.low), str(value.middle), str(value.high)]
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Ties | Capabilities | Votes):
        return _table(value)
    if is_dataclass(value):
        return _row(value)
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _table(table: Ties | Capabilities | Votes) -> Any:
    """Return the rows of a table in an order of their own: that of the file says nothing, nor does that of columns."""
    match table:
        case Ties():
            weights = ("" if w is None else str(w) for w in table.weight)
            columns = (table.a, table.b, table.sign, weights, table.directed, table.kind, table.since, table.until)
            return sorted((list(row) for row in zip(*columns, _sources(table.source), strict=True)), key=repr)
        case Capabilities():
            rows = zip(table.actor, table.year, table.values, strict=True)
            return sorted(([a, y, _filled(table.components, v)] for a, y, v in rows), key=repr)
        case Votes():
            roll_calls = (table.id, table.session, table.body, table.date, table.text)
            about = zip(*roll_calls, _sources(table.source), strict=True)
            casts = ({a: c for a, c in sorted(zip(table.actors, cast, strict=True)) if c} for cast in table.cast)
            return sorted(([*row, cast] for row, cast in zip(about, casts, strict=True)), key=repr)


def _sources(named: tuple[str, ...]) -> list[str]:
    """Return the sources of each row in an order of their own: `b; a` names the same two as `a;b`."""
    return [";".join(sorted(part.strip() for part in text.split(";") if part.strip())) for text in named]


def _filled(components: tuple[str, ...], values: tuple[Fraction | None, ...]) -> dict[str, str]:
    return {c: str(v) for c, v in sorted(zip(components, values, strict=True)) if v is not None}
