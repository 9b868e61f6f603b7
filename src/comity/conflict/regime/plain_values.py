"""Regimes as plain values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.conflict.listing import listing
from comity.conflict.regime.leverage import Gain, Lever
from comity.conflict.regime.rules import Rule, reach

if TYPE_CHECKING:
    from comity.conflict.power import Regimes


def plain_values(found: Regimes, limit: int) -> dict[str, Any]:
    """Return the findings as plain values."""
    m = found.model
    out: dict[str, Any] = {
        "regimes": [_rule(found, r, limit) for r in found.rules],
        "plain": {c: listing(m, mask, limit) for c, mask in found.plain.items()},
        "combinations": [
            {
                "on": _on(found, c.on),
                "states": c.part.model.n_states,
                "equilibria": {k: listing(m, mask, limit) for k, mask in c.holds.items()},
            }
            for c in found.combinations
        ],
        "leverage": [_lever(found, lever) for lever in found.levers],
    }
    if found.notes:
        out["notes"] = list(found.notes)
    if found.absent:
        out["absent"] = dict(found.absent)
    return out | {"complete": found.complete}


def _on(found: Regimes, on: tuple[bool, ...]) -> list[list[str]]:
    return [[r.party, r.regime.id] for r, yes in zip(found.rules, on, strict=True) if yes]


def _rule(found: Regimes, rule: Rule, limit: int) -> dict[str, Any]:
    m = found.model
    return {
        "party": rule.party,
        "id": rule.regime.id,
        "during": rule.regime.during.text,
        "states": listing(m, rule.holds, limit),
        "in_the_hands_of": [m.parties[i] for i in rule.owners],
        "can_begin": {m.parties[i]: int(reach(m, i, rule.holds).sum()) for i in rule.others},
        "can_end": {m.parties[i]: int(reach(m, i, ~rule.holds).sum()) for i in rule.others},
    }


def _lever(found: Regimes, lever: Lever) -> dict[str, Any]:
    rule = found.rules[lever.rule]
    return {
        "regime": [rule.party, rule.regime.id],
        "concept": lever.key,
        "others_on": _on(found, found.combinations[lever.off].on),
        "gains": {found.model.parties[g.player]: _gain(found, g) for g in lever.gains},
    }


def _gain(found: Regimes, gain: Gain) -> dict[str, Any]:
    out: dict[str, Any] = {"verdict": gain.verdict}
    for name, ends in (("with", gain.with_it), ("without", gain.without)):
        if ends is not None:
            out[name] = {"worst": found.model.label(ends[0]), "best": found.model.label(ends[1])}
    return out
