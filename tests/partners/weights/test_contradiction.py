"""The smallest contradiction among statements about weights, against trying every set."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import linprog

from comity.budget import Budget
from comity.case.partners import Compared, Criterion, Partners
from comity.case.settlement import Span
from comity.errors import BudgetExceededError
from comity.partners.weights.contradiction import smallest_contradiction
from comity.partners.weights.statements import Statement, statements


def at_random(draw: random.Random) -> tuple[int, tuple[Statement, ...]]:
    m = draw.randint(2, 4)
    names = "abcd"[:m]
    criteria = []
    for name in names:
        low = Fraction(draw.randint(0, 8), 10)
        criteria.append(Criterion(name, weight=draw.choice([None, Span(low, low + Fraction(draw.randint(0, 3), 10))])))
    pairs = [draw.sample(names, 2) for _ in range(draw.randint(0, 4))]
    compared = tuple(Compared(a, b, Fraction(draw.randint(1, 3)), draw.choice([None, Fraction(4)])) for a, b in pairs)
    return m, statements(Partners(tuple(criteria), weights="given", compared=compared))


def holds(m: int, said: tuple[Statement, ...]) -> bool:
    """Ask another library."""
    rows = [row for s in said for row in s.rows]
    matrix, ends = np.zeros((len(rows), m)), np.array([-float(row.low) for row in rows])
    for k, row in enumerate(rows):
        for c, x in row.entries:
            matrix[k, c] -= float(x)
    found = linprog(np.zeros(m), matrix if rows else None, ends if rows else None, np.ones((1, m)), [1.0])
    return bool(found.status == 0)


@pytest.mark.parametrize("seed", range(60))
def test_the_contradiction_is_one_of_the_smallest(seed: int) -> None:
    m, said = at_random(random.Random(seed))
    found = smallest_contradiction(m, said)
    sizes = (k for k in range(1, len(said) + 1) if any(not holds(m, s) for s in combinations(said, k)))
    least = next(sizes, None)
    assert (found is None) == (least is None)
    if found is not None:
        assert len(found) == least
        assert not holds(m, tuple(said[k] for k in found))


def test_the_random_cases_are_of_both_kinds() -> None:
    found = [smallest_contradiction(*at_random(random.Random(seed))) for seed in range(60)]
    assert sum(f is None for f in found) > 10
    assert sum(f is not None and len(f) > 2 for f in found) >= 3


def test_the_budget_is_kept() -> None:
    spans = [Span(Fraction("0.6"), Fraction("0.7"))] * 2
    said = statements(
        Partners(tuple(Criterion(c, weight=s) for c, s in zip("ab", spans, strict=False)), weights="given")
    )
    with pytest.raises(BudgetExceededError):
        smallest_contradiction(2, said, Budget(0.0))
