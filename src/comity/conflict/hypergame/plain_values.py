"""A hypergame as plain values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from comity.conflict.hypergame.mistakes import Mistake, Unseen
from comity.conflict.listing import listing
from comity.conflict.result import FULL_LISTING

if TYPE_CHECKING:
    from comity.conflict.perception import Perception


def plain_values(found: Perception, limit: int) -> dict[str, Any]:
    """Return the findings as plain values; ``because`` points into ``mistakes``, counted from 0."""
    m, keys = found.model, tuple(found.seen)
    most = None if m.n_states <= FULL_LISTING else limit
    out: dict[str, Any] = {
        "mistakes": [_mistake(found, k, limit) for k in found.mistakes],
        "not_known": _not_known(found, limit),
        "real": {c: listing(m, found.real(c), limit) for c in keys},
        "perceived": {
            m.parties[p]: {c: listing(m, found.perceived(c, m.parties[p]), limit) for c in keys} for p in found.games
        },
        "holds": {c: listing(m, found.holds(c), limit) for c in keys},
        "only_by_mistake": {c: listing(m, found.only_by_mistake(c), limit) for c in keys},
        "missed": {c: _missed(found, c, most) for c in keys},
        "unjudged": {c: listing(m, found.unjudged(c), limit) for c in keys},
        "undeceived": {m.parties[p]: _undeceived(found, m.parties[p], limit) for p in found.games},
        "because": [
            {
                "concept": r.key,
                "state": m.label(r.state),
                "party": m.parties[r.player],
                "needed": list(r.needed),
                "enough": list(r.enough),
            }
            for r in found.reasons[:most]
        ],
    }
    if found.notes:
        out["notes"] = list(found.notes)
    if found.absent:
        out["absent"] = dict(found.absent)
    return out | {"complete": found.complete}


def _mistake(found: Perception, mistake: Mistake, limit: int) -> dict[str, Any]:
    m = found.model
    who = {"party": m.parties[mistake.player]}
    if isinstance(mistake, Unseen):
        return who | {"cannot_see": mistake.place.text, "states": listing(m, mistake.hidden, limit)}
    d = mistake.difference
    return who | {"about": m.parties[mistake.about], "pairs": d.pairs, "turned": d.turned, "tied": d.tied}


def _not_known(found: Perception, limit: int) -> dict[str, Any]:
    m = found.model
    rows = {m.parties[p]: ~found.known[p] for p in found.games}
    return {party: listing(m, gone, limit) for party, gone in rows.items() if gone.any()}


def _missed(found: Perception, key: str, most: int | None) -> dict[str, Any]:
    names = found.model.parties
    out = {}
    for s in np.flatnonzero(found.missed(key))[:most]:
        leave, blind = found.missed_by(key, int(s))
        out[found.model.label(int(s))] = {
            "would_leave": [names[i] for i in leave],
            "does_not_know": [names[i] for i in blind],
        }
    return out


def _undeceived(found: Perception, party: str, limit: int) -> dict[str, Any]:
    m = found.model
    return {
        "falls": {c: listing(m, found.falls(c, party), limit) for c in found.seen},
        "arises": {c: listing(m, found.arises(c, party), limit) for c in found.seen},
    }
