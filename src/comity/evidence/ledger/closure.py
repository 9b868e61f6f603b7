"""What names something that does not count does not count either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from comity.evidence.ledger.entry import Entry, Key
from comity.evidence.ledger.references import named_by

_LOOSE = {"claim": "rivals", "item": "also", "lead": "seen"}
"""Keys that name several things, of which those that are missing are left out."""
_FIRST = ("source", "claim", "item")


def without_what_is_missing(found: Mapping[Key, Entry]) -> dict[Key, Entry]:
    """
    Return the entries that name nothing that is missing, in the same order.

    Rivals, further claims of an item and claims of a lead that are missing are taken out of the row; an entry that
    cannot be without what is missing is left out, and then what names that entry. So an item goes with its claim and
    its source, and a judgement with its item.
    """
    counts: dict[Key, Entry] = {}
    for kind in _FIRST:  # nothing of a kind needs what comes later in this order
        chosen = {key: e for key, e in found.items() if key[0] == kind}
        there = counts.keys() | (chosen.keys() if kind == "claim" else set())
        counts.update((key, e) for key, e in ((k, _trimmed(e, there)) for k, e in chosen.items()) if e is not None)
    rest = {key: _trimmed(e, counts.keys()) for key, e in found.items() if key[0] not in _FIRST}
    both = {**counts, **{key: e for key, e in rest.items() if e is not None}}
    return {key: both[key] for key in found if key in both}


def _trimmed(entry: Entry, there: Any) -> Entry | None:
    """Return an entry without what is missing where that can be left out; None where it cannot."""
    missing = [key for key in named_by(entry.kind, entry.id, entry.body) if key not in there]
    if not missing:
        return entry
    loose = _LOOSE.get(entry.kind)
    names = {name for _, name in missing}
    value = entry.body.get(loose) if loose else None
    if isinstance(value, dict):
        left: Any = {k: v for k, v in value.items() if k not in names}
    else:
        left = [v for v in value if v not in names] if isinstance(value, list) else []
    body = {k: v for k, v in entry.body.items() if k != loose} | ({loose: left} if loose and left else {})
    needed = [key for key in named_by(entry.kind, entry.id, body) if key not in there]
    if needed or (entry.kind == "lead" and not left):
        return None
    return replace(entry, body=body)
