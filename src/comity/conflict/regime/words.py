"""Regimes in sentences: what each changes, what would hold with it and without it, and for whom that is better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from comity.conflict.concepts.table import concept
from comity.conflict.regime.leverage import Gain, Lever, Verdict
from comity.conflict.regime.rules import Rule, reach
from comity.conflict.where_holds import statement_words
from comity.conflict.words import brief, join, lower_first
from comity.kernels.edges import Mask

if TYPE_CHECKING:
    from comity.conflict.power import Combination, Regimes

_LISTED = 3  # outcomes named in one sentence

_FOR: dict[Verdict, str] = {
    "better": "better for {}",
    "worse": "worse for {}",
    "not worse": "not worse for {}",
    "not better": "not better for {}",
    "the same": "all the same to {}",
    "open": "better or worse for {}, depending on which comes about",
}


def sentences(found: Regimes, most: int) -> list[str]:
    """Return the findings in plain words; of each kind at most ``most`` sentences."""
    out = [s for rule in found.rules for s in _rule(found, rule)] + list(found.notes)
    if found.plain:
        out.append(f"If no regime changed what anybody prefers, {_all_that_holds(found, found.plain)}.")
    out += _cut([f"{_while(found, c)}, {_all_that_holds(found, c.holds)}." for c in found.combinations], most)
    out += _cut(list(_levers(found)), most)
    return out + [f"{concept(key).name}: {why}." for key, why in found.absent.items()]


def _rule(found: Regimes, rule: Rule) -> Iterator[str]:
    m = found.model
    name, when = m.case.party(rule.party).name, statement_words(m, rule.regime.during.tree)
    text = f" {rule.regime.text.rstrip('.')}." if rule.regime.text else ""
    count = int(rule.holds.sum())
    yield f"{name} ranks states otherwise while {when} (“{rule.regime.id}”; {count} of {m.n_states} states).{text}"
    if not rule.others:
        if rule.owners:
            yield f"This is in the hands of {name} alone: nobody has power over {name} by it."
        return
    hands = f"This is in the hands of {_names(found, rule.owners)}{' together' if len(rule.owners) > 1 else ' alone'}"
    yield f"{hands}: {join(_can(found, rule, i) for i in rule.others)}."


def _can(found: Regimes, rule: Rule, player: int) -> str:
    """Return from where a party can begin and end a regime by a move of its own."""
    m = found.model
    begin, end = int(reach(m, player, rule.holds).sum()), int(reach(m, player, ~rule.holds).sum())
    off, on = int((~rule.holds).sum()), int(rule.holds.sum())
    return f"{_name(found, player)} alone can begin it in {begin} of {off} states and end it in {end} of {on}"


def _while(found: Regimes, c: Combination) -> str:
    on = [f"“{r.regime.id}” ({_name(found, r.player)})" for r, yes in zip(found.rules, c.on, strict=True) if yes]
    return f"While {join(on)} {'are' if len(on) > 1 else 'is'} in force" if on else "While no regime is in force"


def _all_that_holds(found: Regimes, holds: Mapping[str, Mask]) -> str:
    """Return what would hold, concepts under which the same holds told together."""
    alike: dict[bytes, list[str]] = {}
    for key, mask in holds.items():
        alike.setdefault(mask.tobytes(), []).append(key)
    parts = [f"{_outcomes(found, holds[keys[0]])} would hold ({_concepts(keys)})" for keys in alike.values()]
    return "; ".join(parts) if parts else "nothing is known"


def _levers(found: Regimes) -> Iterator[str]:
    """Yield one sentence for every regime on and off, concepts under which it says the same told together."""
    alike: dict[tuple[object, ...], list[Lever]] = {}
    for lever in found.levers:
        off, on = (found.combinations[k].holds[lever.key] for k in (lever.off, lever.on))
        sign = (lever.rule, lever.off, lever.on, off.tobytes(), on.tobytes())
        alike.setdefault(sign, []).append(lever)
    for same in alike.values():
        yield _lever(found, same[0], [lever.key for lever in same])


def _lever(found: Regimes, lever: Lever, keys: list[str]) -> str:
    rule = found.rules[lever.rule]
    off, on = (found.combinations[k] for k in (lever.off, lever.on))
    start = f"“{rule.regime.id}” in force makes"
    if len(rule.owners) == 1 and reach(found.model, rule.owners[0], rule.holds).any():
        start = f"By bringing “{rule.regime.id}” into force, {_name(found, rule.owners[0])} makes"
    if any(off.on):
        start = f"{_while(found, off)}: {lower_first(start)}"
    what = f"{_outcomes(found, on.holds[lever.key])} hold in place of {_outcomes(found, off.holds[lever.key])}"
    return f"{start} {what} ({_concepts(keys)}): {_gains(found, lever.gains)}."


def _gains(found: Regimes, gains: Iterable[Gain]) -> str:
    said = [_FOR[g.verdict].format(_name(found, g.player)) for g in gains if g.verdict in _FOR]
    return (
        f"{join(said)}, by the rankings without regimes" if said else "no comparison, since on one side nothing holds"
    )


def _outcomes(found: Regimes, states: Mask) -> str:
    at = np.flatnonzero(states)
    if not len(at):
        return "nothing"
    m = found.model
    named = [f"“{brief(m, int(s))}” ({m.label(int(s))})" for s in at[:_LISTED]]
    if len(at) > _LISTED:
        named.append(f"{len(at) - _LISTED} more")
    return join(named)


def _cut(told: list[str], most: int) -> list[str]:
    more = len(told) - most
    return (
        told if more <= 0 else [*told[:most], f"{more} more sentence{'s' if more > 1 else ''} of this kind left out."]
    )


def _concepts(keys: Iterable[str]) -> str:
    return join(concept(k).name for k in keys)


def _names(found: Regimes, players: Iterable[int]) -> str:
    return join(_name(found, i) for i in players)


def _name(found: Regimes, player: int) -> str:
    return found.model.case.party(found.model.parties[player]).name
