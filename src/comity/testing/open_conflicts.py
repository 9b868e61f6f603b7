"""Random conflicts with open preferences, and every admissible profile gone through one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations, product

import numpy as np

from comity.case.nouns import Case, DrawnConflict, Free, OptionConflict, Prioritised
from comity.conflict.inverse.admissible import Open, Orders
from comity.conflict.model import build
from comity.conflict.plain import stable
from comity.kernels.edges import Index
from comity.testing.conflicts import Mix, Shape, mixed_case, plain_of, random_case, random_drawn

Profile = dict[int, Index]


def with_free(case: Case, free: dict[str, Free]) -> Case:
    """Return a case with some parties' preferences left open."""
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict | DrawnConflict)
    rows = tuple(replace(p, preference=free.get(p.party, p.preference)) for p in conflict.preferences)
    return replace(case, conflict=replace(conflict, preferences=rows))


def some_case(rng: random.Random, most: int = 5) -> Case:
    """Return a small random case of any form: options, one way, closed moves, merged states, drawn by hand."""
    while True:
        parties = rng.choice((2, 2, 3))
        form = rng.randrange(4)
        if form == 0:
            case = random_drawn(rng, parties, rng.randint(3, most), rng.choice((0.2, 0.4)))
        elif form == 1:
            case = random_case(rng, Shape(parties, 3, 0.3, 0.4, cannot=rng.random() < 0.5))
        elif form == 2:
            case = random_case(rng, Shape(parties, 3, 0.2, lumps=True))
        else:
            case = mixed_case(rng, Mix(3, parties, forbidden=0.4, one_way=0.3))
        if build(case).n_states <= most:
            return case


def states_free(rng: random.Random, case: Case) -> Free:
    """Return a free order of the states, now and then with a part of the ranking known."""
    if rng.random() < 0.5:
        return Free()
    model = build(case)
    labels = [model.label(s) for s in range(model.n_states)]
    tiers: list[tuple[str, ...]] = []
    for label in rng.sample(labels, rng.randint(1, len(labels))):
        if tiers and rng.random() < 0.4:
            tiers[-1] = (*tiers[-1], label)
        else:
            tiers.append((label,))
    return Free((), tuple(tiers))


def some_free(rng: random.Random, case: Case, parties: int = 1) -> Case:
    """Return the case with the preferences of some parties left open: statements in any order, or states."""
    conflict = case.conflict
    assert conflict is not None
    free = {}
    for row in rng.sample(conflict.preferences, parties):
        wish = row.preference
        free[row.party] = states_free(rng, case)
        if isinstance(wish, Prioritised) and wish.statements and rng.random() < 0.7:
            free[row.party] = Free(wish.statements)
    return with_free(case, free)


def every_order(orders: Orders) -> Iterator[Index]:
    """Yield the places of the items in every admissible order."""
    tier = {v: k for k, t in enumerate(orders.tiers) for v in t}
    for places in permutations(range(orders.n_items)):
        if all(places[a] < places[b] for a in tier for b in tier if tier[a] < tier[b]):
            yield np.array(places)


def ranks_of(orders: Orders, places: Index) -> list[int]:
    """Return the ranks of the states under an order, from the definition: the first statement that differs decides."""
    if orders.truth is None:
        return [-int(p) for p in places]
    worth = [2 ** (orders.n_items - int(p)) for p in places]
    return [sum(w for w, t in zip(worth, row, strict=True) if t) for row in orders.truth.T]


def by_hand(given: Open, key: str, state: int) -> list[tuple[Profile, tuple[bool, ...]]]:
    """Return every admissible profile, and for whom the state is stable in it, by the definitions read aloud."""
    plain = plain_of(given.model)
    out = []
    for chosen in product(*(every_order(o) for o in given.orders.values())):
        profile = dict(zip(given.orders, chosen, strict=True))
        ranks = [ranks_of(given.orders[i], profile[i]) if i in profile else plain.ranks[i] for i in plain.players]
        now = replace(plain, ranks=ranks)
        out.append((profile, tuple(stable(now, key, i, state) for i in plain.players)))
    return out
