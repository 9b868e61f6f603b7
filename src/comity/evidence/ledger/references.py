"""What an entry names: claims, sources and items that must be in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.evidence.ledger.entry import Body, Key

_IN: dict[str, tuple[tuple[str, str], ...]] = {
    "claim": (("rivals", "claim"),),
    "item": (("claim", "claim"), ("source", "source"), ("also", "claim")),
    "judgement": (("item", "item"),),
    "lead": (("seen", "claim"),),
    "forecast": (("claim", "claim"),),
    "record": (("source", "source"),),
    "series": (("source", "source"),),
    "account": (("source", "source"),),
}
"""Which keys of which kinds name what."""


def named_by(kind: str, entry_id: str, body: Body) -> Iterator[Key]:
    """
    Yield what an entry names; a key that holds one id, a list of ids or a map by id is read alike.

    Examples
    --------
    >>> list(named_by("item", "i1", {"claim": "c1", "source": "s1", "also": {"c2": 3}}))
    [('claim', 'c1'), ('source', 's1'), ('claim', 'c2')]
    >>> list(named_by("resolution", "c1", {"outcome": True}))
    [('claim', 'c1')]
    """
    if kind == "resolution":
        yield "claim", entry_id
    for key, of in _IN.get(kind, ()):
        value = body.get(key)
        if value is not None:
            yield from ((of, name) for name in _names(value))


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, (dict, list, tuple)):
        return tuple(name for name in value if isinstance(name, str))
    return ()
