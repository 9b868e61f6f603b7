"""Counts of the profiles in which a state holds, against every profile gone through one by one."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb

import numpy as np
import pytest

from comity.conflict.inverse.admissible import Orders, open_model
from comity.conflict.inverse.counting import share
from comity.conflict.inverse.formula import Atom, conjunction, holds
from comity.conflict.inverse.ways import CONCEPTS, Ground, TooManyError, formulas
from comity.testing.open_conflicts import by_hand, every_order, some_case, some_free


@pytest.mark.parametrize("seed", range(40))
def test_counts_and_formulas_agree_with_every_profile(seed: int) -> None:
    rng = random.Random(seed)
    while True:
        given = open_model(some_free(rng, some_case(rng), 1 if seed % 4 else 2))
        if given.count <= 2_000:
            break
    ground = Ground.of(given)
    for key in CONCEPTS:
        state = rng.randrange(given.model.n_states)
        rows = by_hand(given, key, state)
        assert len(rows) == given.count
        each = formulas(ground, key, state)
        places = {p: dict(enumerate(np.array([r[0][p] for r in rows]).T)) for p in given.orders}
        for i, formula in each.items():
            assert holds(formula, places, len(rows)).tolist() == [r[1][i] for r in rows], (key, state, i)
        whole = conjunction(c for f in each.values() for c in f)
        assert share(whole, given.orders) * given.count == sum(all(r[1]) for r in rows)


def test_shares_far_past_going_through_every_order_are_exact() -> None:
    # best of 60 items, and above one of two others in each of 20 pairs, by two other ways to count
    first = frozenset(frozenset([frozenset([Atom(0, (0,), (k,))])]) for k in range(1, 60))
    assert share(first, {0: Orders(0, 60)}) == Fraction(1, 60)
    pairs = frozenset(frozenset(frozenset([Atom(0, (0,), (k + side,))]) for side in (0, 20)) for k in range(1, 21))
    # the chance that both of a pair stand above, with the item at height p, is (1 - p)**2
    want = sum(Fraction(comb(20, k) * (-1) ** k, 2 * k + 1) for k in range(21))
    assert share(pairs, {0: Orders(0, 41)}) == want


def test_a_part_that_is_known_counts_only_the_orders_that_agree() -> None:
    formula = frozenset([frozenset([frozenset([Atom(0, (3,), (0,)), Atom(0, (1,), (4,))])])])
    orders = Orders(0, 6, ((0, 1), (2,), (3, 5)))
    rows = list(every_order(orders))
    places = {0: dict(enumerate(np.array(rows).T))}
    assert share(formula, {0: orders}) == Fraction(int(holds(formula, places, len(rows)).sum()), len(rows))


def test_what_takes_too_long_is_given_up() -> None:
    rng = random.Random(4)
    clauses = []
    for _ in range(40):
        a, b, c, d = rng.sample(range(60), 4)
        clauses.append(frozenset([frozenset([Atom(0, (a,), (b,))]), frozenset([Atom(0, (c,), (d,))])]))
    with pytest.raises(TooManyError):
        share(frozenset(clauses), {0: Orders(0, 60)}, most=5_000)
