"""Shares of the orders in which enough stands below one item, against every order and every set."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import permutations

import pytest

from comity.conflict.inverse.below import Sets, below_share


def by_hand(sets: Sets, items: list[int]) -> Fraction:
    """Return the share of the orders of the item -1 and the others, gone through one by one."""
    good = total = 0
    for order in permutations([-1, *items]):
        below = set(order[order.index(-1) + 1 :])
        good += all(any(w <= below for w in c) for c in sets)
        total += 1
    return Fraction(good, total)


@pytest.mark.parametrize("seed", range(60))
def test_shares_agree_with_every_order(seed: int) -> None:
    rng = random.Random(seed)
    items = list(range(rng.randint(1, 5)))
    longest = 1 if seed % 2 else 3
    sets: Sets = frozenset(
        frozenset(
            frozenset(rng.sample(items, rng.randint(1, min(longest, len(items))))) for _ in range(rng.randint(1, 3))
        )
        for _ in range(rng.randint(1, 4))
    )
    assert below_share(sets) == by_hand(sets, items)


def test_branching_and_unions_agree() -> None:
    rng = random.Random(7)
    members = [frozenset(frozenset([v]) for v in rng.sample(range(30), 4)) for _ in range(12)]
    few: Sets = frozenset(members)
    # one needless way of two items takes the other road to the same answer
    pair = frozenset(next(iter(w)) for w in list(members[0])[:2])
    assert below_share(frozenset([members[0] | {pair}, *members[1:]])) == below_share(few)


def test_what_is_too_much_is_not_answered() -> None:
    rng = random.Random(3)
    hard: Sets = frozenset(frozenset(frozenset(rng.sample(range(60), 2)) for _ in range(5)) for _ in range(40))
    assert below_share(hard, most=100) is None
