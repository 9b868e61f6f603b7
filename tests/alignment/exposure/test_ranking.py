"""Rankings of cuts, and the ranks that the intervals allow."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from comity.alignment.exposure.cut import every_tie
from comity.alignment.exposure.flows import bought, flows_of
from comity.alignment.exposure.plain import plain_lacking
from comity.alignment.exposure.ranking import rank_actors, rank_sellers, rank_span
from comity.alignment.exposure.substitutes import Substitutes
from comity.budget import Budget
from comity.errors import BudgetExceededError, UsageError
from comity.testing.flows_at_random import declared, flows_of_rows, random_parts, random_rows


@pytest.mark.parametrize("seed", range(20))
def test_ranks_are_those_found_by_trying_every_corner_of_the_intervals(seed: int) -> None:
    chance = random.Random(seed)
    ends = [sorted((chance.randrange(6), chance.randrange(6))) for _ in range(4)]
    spans = rank_span(np.array([e[0] for e in ends], float), np.array([e[1] for e in ends], float))
    seen: list[list[int]] = [[], [], [], []]
    for world in itertools.product(*ends):
        for k in range(4):
            seen[k].append(1 + sum(x > world[k] for x in world))
            seen[k].append(sum(x >= world[k] for x in world))
    assert list(spans) == [(min(ranks), max(ranks)) for ranks in seen]


@pytest.mark.parametrize("seed", range(15))
def test_the_loss_of_the_rest_is_that_of_the_plain_rule(seed: int) -> None:
    rows = random_rows(seed)
    parts = random_parts(seed, rows, wide=False)
    year = bought(flows_of_rows(rows), 2000)
    points = {key: low for key, (low, _) in parts.items()}
    for row in rank_actors(year, declared(parts), spare=0.1):
        cut = {(year.actors[i], year.actors[j]) for i, j in np.argwhere(every_tie(year, row.actor)).tolist()}
        plain = plain_lacking(rows, points, cut, 0.1)
        imports = sum(v or 0.0 for _, b, _, v in rows if b != row.actor)
        expected = sum(loss for name, loss in plain.items() if name != row.actor) / imports
        assert row.high == pytest.approx(expected, abs=1e-9)
        assert row.low <= row.high + 1e-12 <= row.now + 1e-9


def test_the_largest_loss_comes_first_and_points_have_one_rank() -> None:
    year = bought(flows_of(["b", "c", "d"], ["a"] * 3, [2000] * 3, [20.0, 70.0, 10.0]), 2000)
    found = rank_sellers(year, Substitutes(0.5), "a")
    assert [(row.actor, row.first, row.last) for row in found] == [("c", 1, 1), ("b", 2, 2), ("d", 3, 3)]
    assert found[0].sentence() == "Rank 1: without c, 70.0 % is lost at once, and 35.0 % after replacement."
    assert found[0].to_json()["rank"] == [1, 1]


def test_an_open_substitutability_leaves_the_order_open() -> None:
    year = bought(flows_of(["b", "c"], ["a"] * 2, [2000] * 2, [90.0, 10.0]), 2000)
    found = rank_sellers(year, Substitutes(), "a")
    assert [(row.first, row.last) for row in found] == [(1, 2), (1, 2)]
    assert found[0].sentence().startswith("Between rank 1 and 2: without b, 90.0 % is lost at once, and 0.0 to 90.0 %")


def test_sellers_of_nothing_known_are_left_out_and_missing_flows_are_counted_for_actors() -> None:
    year = bought(flows_of(["b", "c", "d"], ["a"] * 3, [2000] * 3, [5.0, 0.0, None]), 2000)
    assert [row.actor for row in rank_sellers(year, Substitutes(0.0), "a")] == ["b"]
    assert rank_sellers(year, Substitutes(0.0), "d") == ()
    # nothing is known of what c and d buy from b, nor b from c and d, nor of a's sales
    assert {row.actor: row.unknown for row in rank_actors(year, Substitutes(0.0))}["b"] == 2
    assert "a" not in {row.actor for row in rank_actors(year, Substitutes(0.0))}


def test_a_ranking_stops_when_the_time_is_over_and_knows_its_buyers() -> None:
    year = bought(flows_of(["b"], ["a"], [2000], [5.0]), 2000)
    with pytest.raises(BudgetExceededError):
        rank_actors(year, Substitutes(), budget=Budget(0.0))
    with pytest.raises(BudgetExceededError):
        rank_sellers(year, Substitutes(), "a", budget=Budget(0.0))
    with pytest.raises(UsageError, match='no actor "z"'):
        rank_sellers(year, Substitutes(), "z")
