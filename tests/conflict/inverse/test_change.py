"""Who would have to change, and how little: against every order gone through one by one."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from comity.case.nouns import Free, Prioritised
from comity.conflict.inverse.admissible import Open, Orders, open_model, opened
from comity.conflict.inverse.outcome import inverse
from comity.testing.conflicts import Shape, random_case
from comity.testing.open_conflicts import by_hand, some_case, some_free, with_free


def minimal_sets(given: Open, key: str, state: int) -> set[frozenset[int]]:
    """Return the minimal sets of fixed players that can make a state hold, by every order of theirs."""
    fixed = [i for i in range(given.model.n_players) if i not in given.orders]
    found: set[frozenset[int]] = set()
    for size in range(len(fixed) + 1):
        for some in map(frozenset, combinations(fixed, size)):
            if any(f <= some for f in found):
                continue
            if any(all(row[1]) for row in by_hand(opened(given, tuple(some)), key, state)):
                found.add(some)
    return found


@pytest.mark.parametrize("seed", range(16))
def test_who_must_change_agrees_with_every_order(seed: int) -> None:
    rng = random.Random(seed)
    case = some_case(rng, 4)
    if seed % 2:
        case = some_free(rng, case)
    given = open_model(case)
    state = rng.randrange(given.model.n_states)
    found = inverse(case, given.model.label(state))
    for key, verdict in found.verdicts.items():
        who = verdict.change.who
        assert who is not None
        players = {frozenset(given.model.parties.index(p) for p in some) for some in who}
        assert players == minimal_sets(given, key, state), key


@pytest.mark.parametrize("seed", range(8))
def test_the_least_change_of_statements_is_the_fewest_swaps(seed: int) -> None:
    rng = random.Random(seed)
    while True:
        case = random_case(rng, Shape(2, 3, 0.2, statements=True))
        given = open_model(case)
        wide = opened(given, (0, 1))
        if all(tell_apart(o) for o in wide.orders.values()):
            break
    for state in range(min(4, given.model.n_states)):
        found = inverse(case, given.model.label(state), ("nash", "gmr", "smr"))
        for key, verdict in found.verdicts.items():
            best = [fewest_swaps(wide, i, key, state) for i in (0, 1)]
            want = None if None in best else sum(b for b in best if b is not None)
            assert verdict.change.distance == want, (key, state)


def tell_apart(orders: Orders) -> bool:
    """Return whether every statement matters: one that says nothing, or the same again, counts in no distance."""
    assert orders.truth is not None
    rows = {row.tobytes() for row in orders.truth}
    return len(rows) == len(orders.truth) and all(row.any() and not row.all() for row in orders.truth)


def fewest_swaps(given: Open, player: int, key: str, state: int) -> int | None:
    """Return the fewest swaps of a player's statements after which the state is stable for it."""
    alone = Open(given.model, {player: given.orders[player]})
    wish = given.model.preference(player).preference
    assert isinstance(wish, Prioritised)
    out = []
    for profile, stable in by_hand(alone, key, state):
        if stable[player]:
            order = sorted(range(len(wish.statements)), key=lambda k: profile[player][k])
            out.append(sum(a > b for k, a in enumerate(order) for b in order[k + 1 :]))
    return min(out, default=None)


@pytest.mark.parametrize("seed", range(10))
def test_the_least_joint_change_beside_a_free_party_is_the_fewest_swaps(seed: int) -> None:
    rng = random.Random(seed)
    while True:
        plain = random_case(rng, Shape(2, 2, 0.1, statements=True))
        case = with_free(plain, {"p0": Free()})
        given = open_model(case)
        wide = opened(given, (1,))
        states = [s for s in range(given.model.n_states) if not any(all(v) for _, v in by_hand(given, "seq", s))]
        if states and tell_apart(wide.orders[1]) and wide.orders[1].count < 30:
            break
    state = states[0]
    wish = given.model.preference(1).preference
    assert isinstance(wish, Prioritised)
    swaps = []
    for profile, stable in by_hand(wide, "seq", state):
        if all(stable):
            order = sorted(range(len(wish.statements)), key=lambda k: profile[1][k])
            swaps.append(sum(a > b for k, a in enumerate(order) for b in order[k + 1 :]))
    change = inverse(case, given.model.label(state), ("seq",)).verdicts["seq"].change
    assert change.distance == min(swaps, default=None)
    assert (change.who == ()) == (not swaps)
