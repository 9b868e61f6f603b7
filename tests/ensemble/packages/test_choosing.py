"""Solutions chosen from a table of gains, against the definitions in fractions, also where floats cannot tell."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from comity.ensemble.packages.choosing import egalitarian, kalai_smorodinsky, nash

BIG = 1 << 45


def table(rng: random.Random, top: int) -> NDArray[np.float64]:
    return np.array([[float(rng.randint(0, top)) for _ in range(25)] for _ in range(rng.randint(1, 5))])


def best(columns: list[list[int]], score: Callable[[list[int]], Any]) -> list[int]:
    scores = [score(c) for c in columns]
    return [k for k, s in enumerate(scores) if s == max(scores)]


def by_sets(columns: list[list[int]]) -> list[int]:
    """Columns in which most parties gain, and for each set of these the greatest product over it."""
    sets = [frozenset(p for p, g in enumerate(c) if g) for c in columns]
    most = max(map(len, sets))
    products = [prod(g for g in c if g) for c in columns]
    tops = {s: max(p for p, t in zip(products, sets, strict=True) if t == s) for s in sets}
    return [k for k, s in enumerate(sets) if len(s) == most and products[k] == tops[s]]


def by_fractions(columns: list[list[int]]) -> list[int]:
    full = [max(row) for row in zip(*columns, strict=True)]
    return best(columns, lambda c: sorted(Fraction(g, f) for g, f in zip(c, full, strict=True) if f))


@pytest.mark.parametrize("seed", range(60))
def test_what_is_chosen_is_what_the_definitions_choose(seed: int) -> None:
    rng = random.Random(seed)
    gains = table(rng, rng.choice((1, 3, 12, BIG)))
    columns = [[int(g) for g in column] for column in gains.T]
    assert nash(gains).tolist() == by_sets(columns)
    assert egalitarian(gains).tolist() == best(columns, sorted)
    assert kalai_smorodinsky(gains).tolist() == by_fractions(columns)


def test_products_that_differ_by_less_than_a_float_shows_are_told_apart() -> None:
    one = [BIG - 1, BIG + 1]
    other = [BIG, BIG]
    gains = np.array([one, other], float).T
    assert float(one[0]) * float(one[1]) == float(other[0]) * float(other[1])
    assert nash(gains).tolist() == [1]


def test_shares_that_differ_by_less_than_a_float_shows_are_told_apart() -> None:
    # the least share is 1/3 in the first package, and a hair more in the second
    top = 3 * (1 << 50)
    gains = np.array([[1 << 50, top, 0], [3 * BIG, BIG + 1, 3 * BIG + 1], [top // 2, (1 << 50) + 1, top]], float)
    columns = [[int(g) for g in column] for column in gains.T]
    assert kalai_smorodinsky(gains).tolist() == by_fractions(columns)


def test_packages_that_are_alike_are_all_chosen() -> None:
    gains = np.array([[2.0, 2.0, 1.0], [3.0, 3.0, 0.0]])
    assert nash(gains).tolist() == egalitarian(gains).tolist() == kalai_smorodinsky(gains).tolist() == [0, 1]


def test_where_nobody_can_gain_every_package_is_chosen() -> None:
    gains = np.zeros((3, 4))
    assert nash(gains).tolist() == egalitarian(gains).tolist() == kalai_smorodinsky(gains).tolist() == [0, 1, 2, 3]
