"""The clauses mean what the definition says."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from comity.alignment.balance.encoding import camps_in_clauses
from comity.alignment.balance.plain import plain_frustrated
from comity.testing.signed_networks import signed_network


@pytest.mark.parametrize("seed", range(12))
def test_what_the_clauses_force_to_break_is_what_camps_leave_frustrated(seed: int) -> None:
    matrix = signed_network(seed, most=5, least=1, heaviest=3)
    size = len(matrix)
    hard, soft = camps_in_clauses(matrix)
    fixed, *rules = hard
    for sides in product((1, -1), repeat=size):
        if sides[fixed[0] - 1] != 1:
            continue
        literals = {(k + 1) * side for k, side in enumerate(sides)}
        forced = {-clause[0] for clause in rules if not literals & set(clause)}
        cost = sum(weight for clause, weight in soft if clause[0] in forced)
        assert cost == plain_frustrated(matrix, sides)


def test_nobody_asks_nothing() -> None:
    assert camps_in_clauses(np.zeros((0, 0), np.int64)) == ([], [])
