"""What if a tie is cut: against the rule in plain Python, by hand, inside the intervals, and by its laws."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from comity.alignment.exposure.cut import every_tie, sales_only, tie, what_if_cut
from comity.alignment.exposure.dependence import dependence
from comity.alignment.exposure.flows import Bought, Mask, bought, flows_of
from comity.alignment.exposure.plain import plain_lacking
from comity.alignment.exposure.substitutes import Substitutes
from comity.errors import UsageError
from comity.testing.flows_at_random import declared, flows_of_rows, random_parts, random_rows

SEEDS = range(20)
SPARE = (None, 0.0, 0.2)


def named(year: Bought, cut: Mask) -> set[tuple[str, str]]:
    """Return the cut as pairs of buyer and seller."""
    return {(year.actors[i], year.actors[j]) for i, j in np.argwhere(cut).tolist()}


def random_cut(seed: int, year: Bought) -> Mask:
    """Return a cut of several ties, so that several buyers ask the same sellers."""
    out = every_tie(year, year.actors[seed % len(year.actors)])
    return out | tie(year, *random.Random(seed).sample(year.actors, 2))


@pytest.mark.parametrize("spare", SPARE)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_loss_after_replacement_is_that_of_the_rule_in_plain_python(seed: int, spare: float | None) -> None:
    rows = random_rows(seed)
    parts = random_parts(seed, rows, wide=False)
    year = bought(flows_of_rows(rows), 2000)
    cut = random_cut(seed, year)
    losses = what_if_cut(year, declared(parts), cut, spare)
    points = {key: low for key, (low, _) in parts.items()}
    plain = plain_lacking(rows, points, named(year, cut), spare)
    expected = [plain.get(name, 0.0) for name in year.actors]
    assert losses.most == pytest.approx(expected, abs=1e-9)
    assert losses.least == pytest.approx(losses.most, abs=1e-9)
    assert losses.together == pytest.approx((sum(expected), sum(expected)), abs=1e-9)
    assert losses.stepped_in.sum(axis=1) == pytest.approx(losses.lost - losses.most, abs=1e-9)


@pytest.mark.parametrize("spare", SPARE)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_world_inside_the_intervals_leaves_the_bounds(seed: int, spare: float | None) -> None:
    rows = random_rows(seed)
    parts = random_parts(seed, rows, wide=True)
    year = bought(flows_of_rows(rows), 2000)
    cut = random_cut(seed, year)
    losses = what_if_cut(year, declared(parts), cut, spare)
    chance = random.Random(seed)
    for _ in range(10):
        world = {key: chance.choice([low, high, chance.uniform(low, high)]) for key, (low, high) in parts.items()}
        plain = plain_lacking(rows, world, named(year, cut), spare)
        lacking = np.array([plain.get(name, 0.0) for name in year.actors])
        assert (lacking >= losses.least - 1e-9).all()
        assert (lacking <= losses.most + 1e-9).all()
        assert losses.together[0] - 1e-9 <= lacking.sum() <= losses.together[1] + 1e-9


@pytest.mark.parametrize("seed", range(6))
def test_the_bounds_are_reached_at_a_corner_of_the_intervals_of_three_buyers(seed: int) -> None:
    chance = random.Random(seed)
    rows = [(s, b, "", chance.uniform(10, 90)) for b in "abc" for s in ("x", "y")]
    parts = {(b, s, ""): (chance.uniform(0, 0.4), chance.uniform(0.6, 1)) for s, b, _, _ in rows}
    year = bought(flows_of_rows(rows), 2000)
    cut = sales_only(year, "x", "abc")
    losses = what_if_cut(year, declared(parts), cut, 0.1)
    worlds = []
    for ends in itertools.product((0, 1), repeat=3):
        point = {key: pair[ends["abc".index(key[0])]] for key, pair in parts.items()}
        plain = plain_lacking(rows, point, named(year, cut), 0.1)
        worlds.append([plain[b] for b in "abc"])
    assert losses.least[:3] == pytest.approx(np.min(worlds, axis=0))
    assert losses.most[:3] == pytest.approx(np.max(worlds, axis=0))


@pytest.mark.parametrize("spare", SPARE)
def test_cutting_a_tie_that_is_zero_changes_nothing(spare: float | None) -> None:
    flows = flows_of(["b", "c", "a"], ["a", "a", "b"], [2000] * 3, [0.0, 5.0, 0.0])
    year = bought(flows, 2000)
    losses = what_if_cut(year, Substitutes(0.5), tie(year, "a", "b"), spare)
    assert losses.lost.tolist() == losses.most.tolist() == [0.0, 0.0, 0.0]
    assert losses.unknown.tolist() == [0, 0, 0]
    assert losses.sentences() == ("No flow that is known is cut, so nothing that is known is lost.",)


def test_cutting_a_tie_that_is_not_known_says_so() -> None:
    year = bought(flows_of(["b", "c"], ["a", "a"], [2000] * 2, [None, 5.0]), 2000)
    losses = what_if_cut(year, Substitutes(0.5), tie(year, "a", "b"))
    assert losses.lost[0] == 0
    assert losses.unknown.tolist() == [1, 1, 0]
    assert losses.to_json()["actors"]["a"]["unknown"] == 1  # type: ignore[index]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_limit_and_more_substitutes_never_mean_more_loss_for_all_together(seed: int) -> None:
    rows = random_rows(seed)
    year = bought(flows_of_rows(rows), 2000)
    cut = random_cut(seed, year)
    free = what_if_cut(year, Substitutes(0.7), cut)
    for spare in (0.0, 0.1, 0.5):
        limited = what_if_cut(year, Substitutes(0.7), cut, spare)
        assert (limited.most >= free.most - 1e-9).all()
        assert limited.lost.tolist() == free.lost.tolist()
    by_part = [what_if_cut(year, Substitutes(part), cut, 0.2).together[1] for part in (0.0, 0.3, 0.6, 1.0)]
    assert by_part == sorted(by_part, reverse=True)
    assert by_part[0] == pytest.approx(free.lost.sum())


@pytest.mark.parametrize("seed", SEEDS)
def test_without_a_limit_what_stays_lost_is_the_vulnerability_where_there_is_another_seller(seed: int) -> None:
    rows = random_rows(seed, goods=1)
    parts = declared(random_parts(seed, rows, wide=True))
    year = bought(flows_of_rows(rows), 2000)
    found = dependence(year, parts)
    for i, j in np.argwhere(found.share > 0).tolist():
        after = what_if_cut(year, parts, sales_only(year, year.actors[j], [year.actors[i]])).after[i]
        others = np.nansum(found.share[i]) - found.share[i, j] > 1e-12
        expected = (found.low[i, j], found.high[i, j]) if others else (found.share[i, j],) * 2
        assert after == pytest.approx(expected)


def test_a_seller_asked_for_more_than_it_has_serves_all_in_the_same_proportion() -> None:
    # x sells 30 to a and 10 to b; y sells 50 to each and can sell 20 more
    flows = flows_of(["x", "x", "y", "y"], ["a", "b", "a", "b"], [2000] * 4, [30.0, 10.0, 50.0, 50.0])
    year = bought(flows, 2000)
    losses = what_if_cut(year, Substitutes(1.0), sales_only(year, "x"), spare=0.2)
    assert losses.stepped_in[:2, 3].tolist() == [15.0, 5.0]
    assert losses.most[:2].tolist() == [15.0, 5.0]
    assert losses.sales[2:].tolist() == [1.0, 0.0]


def test_what_can_no_longer_be_sold_is_free_for_others() -> None:
    # a and b both buy from x and y; the ties a-x and b-y are cut, so x and y can serve the other buyer
    flows = flows_of(["x", "y", "x", "y"], ["a", "a", "b", "b"], [2000] * 4, [10.0] * 4)
    year = bought(flows, 2000)
    losses = what_if_cut(year, Substitutes(1.0), tie(year, "a", "x") | tie(year, "b", "y"), spare=0.0)
    assert losses.lost[:2].tolist() == [10.0, 10.0]
    assert losses.most.tolist() == [0.0] * 4


def test_another_good_is_no_replacement() -> None:
    flows = flows_of(["x", "y"], ["a", "a"], [2000] * 2, [10.0, 90.0], ["gas", "grain"])
    year = bought(flows, 2000)
    assert what_if_cut(year, Substitutes(1.0), tie(year, "a", "x")).after[0].tolist() == [0.1, 0.1]


def test_another_unit_changes_no_share() -> None:
    rows = random_rows(7)
    scaled = [(s, b, g, None if v is None else v * 1000) for s, b, g, v in rows]
    one, other = (bought(flows_of_rows(r), 2000) for r in (rows, scaled))
    left, right = (what_if_cut(y, Substitutes((0.2, 0.6)), random_cut(7, y), 0.1) for y in (one, other))
    assert right.after == pytest.approx(left.after, nan_ok=True)


def test_a_cut_speaks_in_plain_words() -> None:
    year = bought(flows_of(["b", "c"], ["a", "a"], [2000] * 2, [60.0, 40.0]), 2000)
    assert what_if_cut(year, Substitutes((0.25, 0.5)), tie(year, "a", "b")).sentences() == (
        "a loses 60.0 % of its known imports at once, and between 30.0 and 45.0 % after replacement."
        " Most of the replacement comes from c.",
    )


def test_a_cut_of_another_shape_a_tie_with_oneself_and_negative_spare_are_refused() -> None:
    year = bought(flows_of(["b"], ["a"], [2000], [1.0]), 2000)
    with pytest.raises(UsageError, match="one row and one column"):
        what_if_cut(year, Substitutes(), np.zeros((3, 3), np.bool_))
    with pytest.raises(UsageError, match="a is given twice"):
        tie(year, "a", "a")
    with pytest.raises(UsageError, match="at least 0"):
        what_if_cut(year, Substitutes(), tie(year, "a", "b"), spare=-0.1)


def test_when_every_tie_is_cut_nothing_is_replaced_and_nobody_is_tied_to_itself() -> None:
    year = bought(flows_of(["b", "a"], ["a", "b"], [2000] * 2, [4.0, 6.0]), 2000)
    losses = what_if_cut(year, Substitutes(1.0), np.ones((2, 2), np.bool_), spare=1.0)
    assert losses.most.tolist() == losses.lost.tolist() == [4.0, 6.0]
    assert losses.unknown.tolist() == [0, 0]
