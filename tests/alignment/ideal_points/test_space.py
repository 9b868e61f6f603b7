"""Points from agreement: distances kept, the order of names and of votes without effect."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.ideal_points.roll_calls import roll_calls
from comity.alignment.ideal_points.space import agreement_space, first_axis
from comity.budget import Budget
from comity.errors import BudgetExceededError, UsageError

NAMES = list("abcdefgh")


def _table(seed: int, answers: tuple[int, ...] = (1, 2, 3)) -> np.ndarray:
    rng = np.random.default_rng(seed)
    table = rng.choice(answers, size=(8, 30))
    table[0], table[7] = 1, 3
    return table


@pytest.mark.parametrize("seed", range(5))
def test_with_yes_and_no_alone_all_dimensions_keep_every_distance(seed: int) -> None:
    table = _table(seed, (1, 3))
    at = agreement_space(roll_calls(NAMES, table), ("a", "h"), 7, draws=2).at
    apart = ((at[:, None] - at[None]) ** 2).sum(axis=2)
    assert np.allclose(apart, (table[:, None] != table[None]).mean(axis=2))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_actors_changes_no_point(seed: int) -> None:
    table, order = _table(seed), np.random.default_rng(seed).permutation(8)
    one = agreement_space(roll_calls(NAMES, table), ("a", "h"), 2, draws=2)
    two = agreement_space(roll_calls([NAMES[k] for k in order], table[order]), ("a", "h"), 2, draws=2)
    assert two.actors == tuple(NAMES[k] for k in order)
    assert np.allclose(one.at[order], two.at, atol=1e-8)


def test_the_anchor_turns_the_line_and_votes_turned_over_change_nothing() -> None:
    table = _table(1)
    one = agreement_space(roll_calls(NAMES, table), ("a", "h"), draws=2).at
    assert one[0, 0] < one[7, 0]
    assert np.allclose(one[:, 0], -agreement_space(roll_calls(NAMES, table), ("h", "a"), draws=2).at[:, 0])
    assert np.allclose(one, agreement_space(roll_calls(NAMES, 4 - table), ("a", "h"), draws=2).at)


def test_unanimous_votes_change_nothing() -> None:
    table = _table(2)
    more = np.hstack((np.full((8, 5), 1), table))
    one, two = (agreement_space(roll_calls(NAMES, t), ("a", "h"), draws=5) for t in (table, more))
    assert np.array_equal(one.at, two.at)
    assert np.array_equal(one.low, two.low)


def test_two_crossed_quarrels_need_two_dimensions() -> None:
    """Half of the votes divide by the first quarrel, half by the second: four corners of a square."""
    table = [[1] * 20 + [1] * 20, [1] * 20 + [3] * 20, [3] * 20 + [1] * 20, [3] * 20 + [3] * 20]
    found = agreement_space(roll_calls(list("abcd"), table), ("a", "d"), 2, draws=50)
    assert found.share == pytest.approx([0.5, 0.5])
    apart = np.sqrt(((found.at[:, None] - found.at[None]) ** 2).sum(axis=2))
    assert apart[0, 1] == pytest.approx(apart[0, 2])
    assert apart[0, 3] == pytest.approx(np.sqrt(2) * apart[0, 1])
    assert found.sentences()[0].startswith("Dimension 1 holds 50 %")
    assert found.to_json()["actors"]["a"]["at"] == pytest.approx(found.at[0].tolist(), abs=1e-6)


def test_intervals_are_narrower_where_there_are_more_votes() -> None:
    few = _table(4)
    many = np.hstack([few] * 9)
    wide, narrow = (agreement_space(roll_calls(NAMES, t), ("a", "h"), 1) for t in (few, many))
    assert np.allclose(wide.at, narrow.at)
    ratio = np.median((wide.high - wide.low) / (narrow.high - narrow.low))
    assert 2.0 < ratio < 4.5  # the root of 9 is 3


def test_an_actor_without_a_vote_is_no_point_and_no_anchor() -> None:
    table = np.vstack((_table(1)[:7], np.zeros((1, 30), int)))
    assert agreement_space(roll_calls(NAMES, table), ("a", "b"), draws=2).actors == tuple("abcdefg")
    with pytest.raises(UsageError, match="two different actors that voted"):
        agreement_space(roll_calls(NAMES, table), ("a", "h"))
    with pytest.raises(UsageError, match="too few for 7 dimensions"):
        agreement_space(roll_calls(NAMES, table), ("a", "b"), 7)


def test_the_draws_stop_when_the_time_is_over() -> None:
    with pytest.raises(BudgetExceededError):
        agreement_space(roll_calls(NAMES, _table(1)), ("a", "h"), budget=Budget(0.0))


def test_the_first_axis_of_a_plain_line_is_in_order() -> None:
    steps = np.where(np.arange(6)[:, None] > np.arange(5)[None], 3, 1).astype(np.int8)
    axis = first_axis(steps)
    assert (np.diff(axis) > 0).all() or (np.diff(axis) < 0).all()
    assert axis.std() == pytest.approx(1)
