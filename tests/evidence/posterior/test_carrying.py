"""The few items that carry a posterior, and what would flip it."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest

from comity.evidence.posterior.carrying import carried_by, flips_at


@pytest.mark.parametrize("seed", range(40))
def test_no_smaller_set_makes_four_fifths_of_the_movement(seed: int) -> None:
    rng = random.Random(seed)
    parts = [((f"i{k}",), rng.uniform(-1, 2)) for k in range(rng.randint(1, 7))]
    found = carried_by(parts)
    way = 1 if sum(x for _, x in parts) > 0 else -1
    towards = {i[0]: x * way for i, x in parts if x * way > 0}
    need = 0.8 * sum(towards.values()) - 1e-9
    fewest = next(n for n in range(1, 9) if any(sum(towards[i] for i in c) >= need for c in combinations(towards, n)))
    assert len(found) == fewest
    assert sum(towards[i] for i in found) >= need


def test_equal_items_come_by_name_and_networks_whole() -> None:
    assert carried_by([(("b",), 1.0), (("a",), 1.0)], share=0.5) == ("a",)
    assert carried_by([(("x", "y"), 3.0), (("a",), 0.1)]) == ("x", "y")


def test_nothing_carries_what_does_not_move() -> None:
    assert carried_by([]) == ()
    assert carried_by([(("a",), 0.0)]) == ()
    assert carried_by([(("a",), 0.1 + 0.2), (("b",), -0.3)]) == ()


def test_one_more_item_with_that_ratio_brings_an_even_chance() -> None:
    for p in (0.81, 0.5, 0.03):
        odds = p / (1 - p)
        assert odds * flips_at(math.log(odds)) == pytest.approx(1)
    assert (flips_at(5000.0), flips_at(-5000.0)) == (1e-300, 1e300)
