"""
Which outcomes a report names, and in which order.

The rule (rank, then cut). An outcome is worth naming if nobody, or nobody who has to reckon with answers that pay,
would leave it: a Nash or SEQ equilibrium in some reading of the parties' preferences. Outcomes that hold in every
reading come first, then the others. Within each class come first those that steps which each pay lead to from today,
in a reading in which they hold; then those to which several parties would go together; then those that paying steps
lead to from there; then the rest, those first that hold in the main reading, in more readings, nearer to today.
Outcomes that differ only in options that make no difference to any verdict are one family, named by its first. At
most :data:`MOST` are named, and room is kept for those that depend on a reading; the rest are counted. Where fewer
than three qualify, outcomes that hold under SMR only may fill the list, always marked as resting on a threat.
Outcomes that hold under GMR alone are never named: on many models nearly everything does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from comity.conflict.evolve import Evolution
from comity.conflict.model import Model
from comity.conflict.readings import Readings
from comity.conflict.result import ConflictResult
from comity.conflict.today import Today
from comity.kernels.edges import Index, Mask

MOST = 8
FEW = 3
FOR_DEPENDING = 5


class Asked(Protocol):
    """What the rule looks at beside the verdicts: a study has it."""

    @property
    def readings(self) -> Readings | None: ...
    @property
    def today(self) -> Today | None: ...
    @property
    def evolution(self) -> Evolution | None: ...


@dataclass(frozen=True, slots=True)
class Family:
    """An outcome, and the positions of the options that make no difference to whether it holds."""

    state: int
    either: tuple[int, ...]


def worth_naming(on: Asked, result: ConflictResult) -> tuple[list[Family], int]:
    """Return the outcomes a report names, in their order, and how many more hold in some reading."""
    verdicts = credible(on, result)
    found = np.flatnonzero(verdicts.any(axis=0))
    order = found[np.lexsort(_keys(on, result, verdicts, found)[::-1])]
    firm = [int(s) for s in order if verdicts[:, s].all()]
    other = [int(s) for s in order if not verdicts[:, s].all()]
    alike = _alike(on, result)
    first = families(result.model, firm, alike, MOST - min(FOR_DEPENDING, len(other)))
    named = first + families(result.model, other, alike, MOST - len(first))
    unnamed = len(found) - sum(1 << len(m.either) for m in named)
    if len(named) < FEW:
        threat = held(on, result, "smr")
        threatened = np.flatnonzero(threat[0] & ~verdicts.any(axis=0))
        more = threatened[np.lexsort(_keys(on, result, threat, threatened)[::-1])]
        named += families(result.model, more.tolist(), alike, FEW - len(named))
    return named, max(0, unnamed)


def held(on: Asked, result: ConflictResult, key: str) -> Mask:
    """Return in which readings each state is an equilibrium under a concept, shape (C, S); C is 1 without readings."""
    if on.readings is not None and key in on.readings.holds:
        found: Mask = on.readings.holds[key]
        return found
    if key in result.stable:
        return result.is_equilibrium(key)[None, :]
    return np.zeros((1, result.model.n_states), bool)


def credible(on: Asked, result: ConflictResult) -> Mask:
    return held(on, result, "nash") | held(on, result, "seq")


def paying(on: Asked, result: ConflictResult) -> Index:
    """Return in how many readings each state holds and is reached by steps that each pay, shape (S,)."""
    if on.today is None:
        return np.zeros(result.model.n_states, np.int64)
    count: Index = _both(on.today.paying, credible(on, result)).sum(axis=0)
    return count


def _both(reached: Mask, holds: Mask) -> Mask:
    """Return where both are true, reading by reading; a budget may have cut the one shorter than the other."""
    n = min(len(reached), len(holds))
    return np.asarray(reached[:n] & holds[:n], bool)


def relevance(on: Asked, result: ConflictResult) -> Index:
    """
    Return how directly each state follows from today, shape (S,).

    0 by steps that each pay, 1 by several parties moving together, 2 by paying steps from there, 3 otherwise.
    """
    out = np.full(result.model.n_states, 3, np.int64)
    now = on.today
    if now is None:
        return out
    holds = credible(on, result)
    out[_both(now.after, holds).any(axis=0)] = 2
    for b, readings in now.exits():
        if len(b.members) > 1 and any(c < len(holds) and holds[c, b.target] for c in readings):
            out[b.target] = 1
    out[_both(now.paying, holds).any(axis=0)] = 0
    return out


def _keys(on: Asked, result: ConflictResult, verdicts: Mask, states: Index) -> list[Index]:
    """Return the keys outcomes are ordered by, most important first; lower comes first."""
    at = verdicts[:, states]
    nash = held(on, result, "nash")[:, states]
    keys = [
        np.where(at.all(axis=0), 0, 1),
        relevance(on, result)[states],
        np.where(at[0], 0, 1),
        np.where(nash.all(axis=0), 0, np.where(nash[0], 1, 2)),
        -at.sum(axis=0),
        -nash.sum(axis=0),
    ]
    if on.evolution is not None:
        for tree in (on.evolution.by_improvements, on.evolution.by_moves):
            far = tree.distance()[states]
            keys.append(np.where(far < 0, np.iinfo(np.int64).max, far))
    keys.append(_changes(result.model, states))
    return [np.asarray(k, np.int64) for k in (*keys, states)]


def _changes(model: Model, states: Index) -> Index:
    """Return in how many options each state differs from today."""
    if model.codes is None or model.status_quo is None:
        return np.zeros(len(states), np.int64)
    differ = model.codes[states] ^ model.codes[model.status_quo]
    bits: Index = sum((differ >> np.uint64(k) & np.uint64(1)).astype(np.int64) for k in range(len(model.options)))
    return bits


def _alike(on: Asked, result: ConflictResult) -> Index:
    """
    Return a number per state that is the same where every verdict, in every reading, is the same; shape (S,).

    States that hold nowhere are -1: they are never compared.
    """
    verdicts = np.concatenate([held(on, result, k) for k in ("nash", "seq", "smr")])
    out = np.full(result.model.n_states, -1, np.int64)
    states = np.flatnonzero(verdicts.any(axis=0))
    if len(states):
        _, number = np.unique(verdicts[:, states], axis=1, return_inverse=True)
        out[states] = np.asarray(number, np.int64).reshape(-1)
    return out


def families(model: Model, order: list[int], alike: Index, most: int) -> list[Family]:
    """
    Return the first outcomes of an order, each with the options that make no difference to whether it holds.

    An option makes no difference if every outcome that comes of taking it or not, together with the others that make no
    difference, is feasible and has the same verdicts in every reading. Outcomes so covered are not named again.

    Examples
    --------
    >>> import numpy as np
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("chicken").case)
    >>> families(model, [1, 2], np.array([0, 1, 1, 0]), 8)
    [Family(state=1, either=()), Family(state=2, either=())]
    """
    out: list[Family] = []
    covered: set[int] = set()
    for s in order:
        if len(out) == most:
            break
        if s in covered:
            continue
        family = [s]
        either: list[int] = []
        for k in range(len(model.options)) if s not in model.space.lumps and s != model.status_quo else ():
            twins = [_flipped(model, x, k) for x in family]
            if all(
                t is not None and t not in covered and t != model.status_quo and alike[t] == alike[s] for t in twins
            ):
                family += [t for t in twins if t is not None]
                either.append(k)
        covered.update(family)
        out.append(Family(s, tuple(either)))
    return out


def _flipped(model: Model, state: int, option: int) -> int | None:
    """Return the state that differs in one option; None where it is not feasible or is merged with others."""
    space = model.space
    if space.codes is None or space.raw is None or space.to is None:  # drawn by hand: there are no options
        return None
    code = space.codes[state] ^ np.uint64(1 << option)
    at = int(np.searchsorted(space.raw, code))
    if at == len(space.raw) or space.raw[at] != code or int(space.to[at]) in space.lumps:
        return None
    return int(space.to[at])
