"""The smallest clash, against trying every set."""

from __future__ import annotations

import random
from collections.abc import Collection
from itertools import combinations

import pytest

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.solve.smallest_clash import smallest_clash


@pytest.mark.parametrize("seed", range(60))
def test_the_clash_is_one_of_the_smallest(seed: int) -> None:
    draw = random.Random(seed)
    count = draw.randint(1, 8)
    clashes = [set(draw.sample(range(count), draw.randint(1, count))) for _ in range(draw.randint(0, 4))]

    def holds(taken: Collection[int]) -> bool:
        return not any(clash <= set(taken) for clash in clashes)

    found = smallest_clash(count, holds)
    sizes = (k for k in range(count + 1) if any(not holds(s) for s in combinations(range(count), k)))
    assert (None if found is None else len(found)) == next(sizes, None)
    assert found is None or (set(found) in clashes and list(found) == sorted(found))


def test_nothing_clashes_with_nothing() -> None:
    assert smallest_clash(0, lambda taken: True) is None
    assert smallest_clash(2, lambda taken: False) == ()


def test_what_stands_alone_against_all_is_found_before_a_ring() -> None:
    # 0, 1 and 2 clash together; 5 cannot hold at all
    assert smallest_clash(6, lambda taken: 5 not in taken and not {0, 1, 2} <= set(taken)) == (5,)


def test_the_time_is_kept() -> None:
    with pytest.raises(BudgetExceededError):
        smallest_clash(3, lambda taken: len(taken) < 3, Budget(0.0).check)
