"""Rates of learning, and plans in which they count."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.programme import Item, Programme, Resource
from comity.programme.plan.cheapest import plan
from comity.programme.plan.finishing import finish
from comity.programme.plan.fitting import fits
from comity.programme.plan.learning import BLOCKS, blocks

F = Fraction


def test_each_block_takes_the_mean_of_the_rule_of_wright() -> None:
    found = blocks(0.9, 16)
    power = math.log2(0.9)
    assert [b.size for b in found] == [1, 1, 2, 4, 8]
    assert [b.rate for b in found] == pytest.approx(
        [1, 2**power, *(np.mean(np.arange(a, b) ** power) for a, b in ((3, 5), (5, 9), (9, 17)))]
    )


@pytest.mark.parametrize("total", [1.5, 7, 300, 40_000, 3_000_000.0])
@pytest.mark.parametrize("learning", [0.5, 0.8, 0.95])
def test_blocks_hold_everything_and_rates_fall(total: float, learning: float) -> None:
    found = blocks(learning, total)
    assert sum(b.size for b in found) == pytest.approx(total)
    assert len(found) <= BLOCKS
    rates = [b.rate for b in found]
    assert rates == sorted(rates, reverse=True)
    assert found[-1].rate >= math.ceil(total) ** math.log2(learning) * (1 - 1e-9)


def test_the_integral_continues_the_sum() -> None:
    below, beyond = (sum(b.size * b.rate for b in blocks(0.8, total)) for total in (999_999.0, 1_000_001.0))
    assert beyond - below == pytest.approx(2 * 1e6 ** math.log2(0.8), rel=1e-3)


def with_learning(learning: Fraction, hours: int = 10, due: tuple[int, ...] = (0, 0, 8)) -> Programme:
    truck = Item(
        "truck",
        tuple((t, F(q)) for t, q in enumerate(due, start=1) if q),
        (("hours", F(4)),),
        holding=(F(1),),
        learning=learning,
    )
    return Programme(3, resources=(Resource("hours", (F(hours),), cost=F(1)),), items=(truck,))


def test_what_is_used_falls_with_what_was_made() -> None:
    answer = plan(with_learning(F(1, 2), hours=100), gap=0.0)
    taken = 4 * sum(b.size * b.rate for b in blocks(0.5, 8))
    assert [row.make for row in answer.rows] == [0, 0, 8]
    assert answer.cost == pytest.approx(taken)
    assert [load.used for load in answer.loads] == pytest.approx([0, 0, taken])


def test_the_first_units_cannot_be_skipped() -> None:
    # Ten hours a period: the first two units take 4 + 2 hours, units 3 and 4 take 1.17 each, then 0.63 each.
    full = [b.rate * 4 for b in blocks(0.5, 8)]
    assert full == pytest.approx([4, 2, 7 / 6, 0.6345238], rel=1e-6)
    answer = plan(with_learning(F(1, 2)), gap=0.0)
    made = [row.make for row in answer.rows]
    hours = [load.used for load in answer.loads]
    assert all(h <= 10 + 1e-7 for h in hours)
    assert hours[2] == pytest.approx(full[0] * (1 - made[1]) + 2 + 2 * full[2] + 4 * full[3])
    assert made[0] == 0
    assert hours[2] == pytest.approx(10)


def test_nothing_learned_is_the_plain_model_and_more_learning_costs_no_more() -> None:
    costs = [plan(with_learning(learning, hours=14), gap=0.0).cost for learning in (F(1), F(9, 10), F(7, 10), F(1, 2))]
    assert costs[0] == pytest.approx(8 * 4 + 1 + 4.5)  # 14 hours make 3.5: one is kept from period 1, 4.5 from period 2
    assert costs == sorted(costs, reverse=True)
    assert len({round(c, 6) for c in costs}) == 4


def test_learning_counts_for_the_share_that_fits_and_for_the_finish() -> None:
    slow, fast = with_learning(F(1), hours=8), with_learning(F(3, 5), hours=8)
    assert fits(slow).fits == pytest.approx(6 / 8)
    assert fits(fast).fits == 1
    assert finish(slow).period is None
    assert finish(fast).period == 2


def test_learning_with_leads_and_lateness_keeps_to_capacity() -> None:
    found = with_learning(F(4, 5), hours=9, due=(0, 2, 3))
    late = replace(found, items=(replace(found.items[0], lead=1, late=F(2)),))
    answer = plan(late, gap=0.0)
    assert answer.status == "planned"
    assert answer.rows[0].make == 0
    assert [load.used <= 9 + 1e-7 for load in answer.loads] == [True] * 3
    assert answer.loads[2].used == 0
