"""Suppliers of one actor in two years: like for like, in any money."""

from __future__ import annotations

import random

import pytest

from comity.alignment.exposure.change import change
from comity.alignment.exposure.flows import Flows, flows_of
from comity.errors import UsageError


def two_years(early: dict[str, float | None], late: dict[str, float | None]) -> Flows:
    sellers = [*early, *late]
    years = [1990] * len(early) + [2010] * len(late)
    return flows_of(sellers, ["a"] * len(sellers), years, [*early.values(), *late.values()])


@pytest.mark.parametrize("seed", range(20))
def test_shares_add_up_to_1_and_the_part_that_moved_is_all_gains_and_all_losses(seed: int) -> None:
    chance = random.Random(seed)
    early, late = ({name: chance.uniform(1, 9) for name in "bcdef"} for _ in range(2))
    found = change(two_years({**early}, {**late}), "a", 1990, 2010)
    assert (sum(found.before), sum(found.after)) == pytest.approx((1, 1))
    gaps = {n: late[n] / sum(late.values()) - early[n] / sum(early.values()) for n in early}
    assert found.sellers == tuple(sorted(gaps, key=lambda n: -gaps[n]))
    assert found.moved == pytest.approx(sum(gap for gap in gaps.values() if gap > 0))
    assert found.moved == pytest.approx(-sum(gap for gap in gaps.values() if gap < 0))


def test_a_seller_that_is_known_in_one_year_only_is_left_out_and_named() -> None:
    found = change(two_years({"b": 1.0, "c": 3.0, "d": None}, {"b": 2.0, "c": 6.0, "d": 92.0}), "a", 1990, 2010)
    assert found.left_out == ("d",)
    assert found.moved == 0
    assert found.concentration == (0.625, 0.625)
    assert found.to_json()["left_out"] == ["d"]


def test_a_reported_zero_is_an_entry_into_the_market() -> None:
    found = change(two_years({"b": 4.0, "c": 0.0}, {"b": 1.0, "c": 3.0}), "a", 1990, 2010)
    assert (found.sellers, found.moved) == (("c", "b"), 0.75)


def test_other_money_changes_nothing() -> None:
    one = change(two_years({"b": 4.0, "c": 1.0}, {"b": 1.0, "c": 3.0}), "a", 1990, 2010)
    other = change(two_years({"b": 4.0, "c": 1.0}, {"b": 64.0, "c": 192.0}), "a", 1990, 2010)
    assert one == other


def test_without_any_change_nobody_gains() -> None:
    words = change(two_years({"b": 4.0, "c": 4.0}, {"b": 1.0, "c": 1.0}), "a", 1990, 2010).sentences()
    assert words == (
        "From 1990 to 2010, nothing of what a buys moved to other suppliers.",
        "The suppliers are as concentrated as 2.0 equal ones, in both years.",
    )


def test_years_out_of_order_and_years_with_nothing_in_common_are_refused() -> None:
    with pytest.raises(UsageError, match="not from 2010 to 1990"):
        change(two_years({"b": 1.0}, {"b": 1.0}), "a", 2010, 1990)
    for early, late in (({"b": 1.0}, {"c": 1.0}), ({"b": 0.0}, {"b": 1.0})):
        with pytest.raises(UsageError, match="Fewer than two sellers to a"):
            change(two_years({**early}, {**late}), "a", 1990, 2010)


def test_less_than_a_tenth_of_a_point_is_not_said_to_be_nothing() -> None:
    words = change(two_years({"b": 5000.0, "c": 5000.0}, {"b": 5002.0, "c": 4998.0}), "a", 1990, 2010).sentences()
    assert words[0] == "From 1990 to 2010, less than 0.1 % of what a buys moved to other suppliers."
    assert len(words) == 2
