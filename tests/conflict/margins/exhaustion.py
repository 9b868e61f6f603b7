"""The witness of the margins: every order of statements, every weak order of states, by the table code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import numpy as np

from comity.case.nouns import Prioritised, Ranking
from comity.conflict.model import Model
from comity.conflict.plain import Plain, stable
from comity.conflict.preferences import truth_table
from comity.testing.conflicts import plain_of

Ranks = tuple[int, ...]


def every_change(model: Model, player: int) -> dict[Ranks, Fraction]:
    """Return all ranks the player may come to, with their least distance from the present preference."""
    preference = model.preference(player).preference
    if isinstance(preference, Prioritised):
        pairs = _orders(model, preference)
    elif isinstance(preference, Ranking):
        pairs = _weak_orders(tuple(model.ranks[player].tolist()))
    else:
        pairs = iter([(tuple(model.ranks[player].tolist()), Fraction(0))])
    out: dict[Ranks, Fraction] = {}
    for ranks, distance in pairs:
        out[ranks] = min(distance, out.get(ranks, distance))
    return out


def _orders(model: Model, preference: Prioritised) -> Iterator[tuple[Ranks, Fraction]]:
    position = {o.id: k for k, o in enumerate(model.options)}
    truth = truth_table(preference.statements, model.codes, position).tolist()
    rows = [row for k, row in enumerate(truth) if len(set(row)) > 1 and row not in truth[:k]]
    for order in permutations(range(len(rows))):
        worth = [sum(rows[k][s] << (len(rows) - 1 - n) for n, k in enumerate(order)) for s in range(model.n_states)]
        swapped = sum(a > b for n, a in enumerate(order) for b in order[n + 1 :])
        yield tuple(worth), Fraction(swapped)


def _weak_orders(old: Ranks) -> Iterator[tuple[Ranks, Fraction]]:
    n = len(old)
    for new in product(range(n), repeat=n):
        if set(new) != set(range(max(new) + 1)):
            continue
        distance = Fraction(0)
        for a in range(n):
            for b in range(a):
                distance += Fraction(abs(_sign(old[a] - old[b]) - _sign(new[a] - new[b])), 2)
        yield new, distance


def _sign(x: int) -> int:
    return (x > 0) - (x < 0)


def with_ranks(model: Model, changes: dict[int, Ranks]) -> Model:
    """Return the model with other ranks of some players."""
    ranks = model.ranks.copy()
    for player, row in changes.items():
        ranks[player] = row
    return replace(model, ranks=np.asarray(ranks))


def plain_with(model: Model, changes: dict[int, Ranks]) -> Plain:
    """Return the plain model with other ranks of some players."""
    return plain_of(with_ranks(model, changes))


def least_own(model: Model, player: int, state: int, key: str, depth: int | None = None) -> Fraction | None:
    """Return the least distance at which the player's verdict differs from now, by trying every change."""
    now = stable(plain_of(model), key, player, state, depth)
    ways = [
        d
        for ranks, d in every_change(model, player).items()
        if stable(plain_with(model, {player: ranks}), key, player, state, depth) != now
    ]
    return min(ways, default=None)


def least_joint(model: Model, state: int, key: str) -> Fraction | None:
    """Return the least total distance at which an equilibrium breaks or comes about, by trying every profile."""
    base = plain_of(model)
    now = all(stable(base, key, i, state) for i in base.players)
    every = [sorted(every_change(model, i).items(), key=lambda x: x[1]) for i in base.players]
    best: Fraction | None = None
    for profile in product(*every):
        total = sum((d for _, d in profile), Fraction(0))
        if best is not None and total >= best:
            continue
        p = Plain(base.moves, [list(r) for r, _ in profile], base.codes, base.own)
        if all(stable(p, key, i, state) for i in p.players) != now:
            best = total
    return best
