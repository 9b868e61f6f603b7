"""Substitutability: the most specific entry counts, and what nobody declared is open."""

from __future__ import annotations

import pytest

from comity.alignment.exposure.flows import Bought, bought, flows_of
from comity.alignment.exposure.substitutes import Part, Substitutes
from comity.errors import UsageError


def year() -> Bought:
    return bought(flows_of(["b", "b", "c"], ["a"] * 3, [2000, 2000, 2001], [1.0] * 3, ["gas", "oil", "oil"]), 2000)


def test_what_nobody_declared_is_open_from_0_to_1() -> None:
    low, high = Substitutes().over(year())
    assert (low == 0).all()
    assert (high == 1).all()


def test_the_most_specific_entry_counts() -> None:
    parts = Substitutes(
        0.1, by_good={"gas": 0.2}, by_pair={("a", "b"): 0.3}, by_pair_and_good={("a", "b", "gas"): (0.4, 0.5)}
    )
    low, high = parts.over(year())
    assert (low[0, 0, 1], high[0, 0, 1], low[1, 0, 1], low[0, 1, 0], low[1, 1, 0]) == (0.4, 0.5, 0.3, 0.2, 0.1)


def test_an_entry_for_an_actor_of_another_year_does_nothing() -> None:
    low, _ = Substitutes(0.5, by_pair={("a", "c"): 0.9}, by_pair_and_good={("a", "c", "gas"): 0.9}).over(year())
    assert (low == 0.5).all()


@pytest.mark.parametrize("part", [-0.1, 1.1, (0.6, 0.4), float("nan")])
def test_a_part_outside_0_to_1_or_turned_round_is_refused(part: Part) -> None:
    with pytest.raises(UsageError, match="lies between 0 and 1"):
        Substitutes(by_good={"gas": part})


def test_misspelt_names_are_refused_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match=r'no good "gass"\. Did you mean "gas"'):
        Substitutes(by_good={"gass": 0.5}).over(year())
    with pytest.raises(UsageError, match='no actor "z"'):
        Substitutes(by_pair={("a", "z"): 0.5}).over(year())
