"""Why a concept is not answered from dense tables, with the way out."""

from __future__ import annotations

from collections.abc import Mapping

from comity.case.nouns import OptionConflict
from comity.conflict.dense.fill import Key
from comity.conflict.lumped import refused as refused_merged

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
WIDEST = 12  # options of one party up to which its choices are compared pair by pair: 2^24 pairs a run
MAX_RULES = 64  # rules that close moves of one party: a bit each


def refused(conflict: OptionConflict, values: Mapping[str, Key], key: str) -> str:
    """Return why a concept is not answered; empty where it is."""
    if key not in CONCEPTS:
        return f"past 2^22 states only {', '.join(CONCEPTS)} are computed"
    if conflict.same and key != "nash":
        return refused_merged(key)
    other = sorted({o.by for o in conflict.options} - set(values))
    if other:
        return f"the preferences of {', '.join(other)} are not statements or weights that fit 64 bits"
    return _too_many_rules(conflict) or _too_wide(conflict, key)


def _too_many_rules(conflict: OptionConflict) -> str:
    for party in dict.fromkeys(c.by for c in conflict.cannot):
        rules = sum(c.by == party for c in conflict.cannot)
        if rules > MAX_RULES:
            return f"{party} has {rules} rules under cannot; past 2^22 states at most {MAX_RULES} are kept apart"
    return ""


def _too_wide(conflict: OptionConflict, key: str) -> str:
    """Return why a party's choices are too many to compare pair by pair where a concept needs that."""
    ruled = {c.by for c in conflict.cannot}
    for party in dict.fromkeys(o.by for o in conflict.options):
        mine = [o for o in conflict.options if o.by == party]
        why = ""
        if party in ruled or (ruled and key != "nash"):
            why = "moves closed to a party (cannot)"
        elif key in ("seq", "sseq"):
            why = "SEQ and SSEQ"
        elif any(o.moves != "both" for o in mine):
            why = "one-way options"
        if why and len(mine) > WIDEST:
            return f"{party} has {len(mine)} options; past 2^22 states {why} are worked out for at most {WIDEST} each"
    return ""
