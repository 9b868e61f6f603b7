"""Which of two depends more: only where both directions are known, and only where it is sure."""

from __future__ import annotations

import pytest

from comity.alignment.exposure.dependence import dependence
from comity.alignment.exposure.flows import bought, flows_of
from comity.alignment.exposure.pairs import asymmetries, one_sided
from comity.alignment.exposure.substitutes import Substitutes
from comity.testing.flows_at_random import NAMES, flows_of_rows, random_rows

FLOWS = flows_of(
    ["b", "a", "c", "c"], ["a", "b", "b", "a"], [2000] * 4, [9.0, 1.0, 3.0, 1.0]
)  # a buys 0.9 from b; b buys 0.25 from a


def test_the_sure_side_is_named_and_an_open_one_is_not() -> None:
    sure = asymmetries(dependence(bought(FLOWS, 2000), Substitutes((0.0, 0.5))))[0]
    assert (sure.sensitivity, sure.low, sure.high) == pytest.approx((0.65, 0.45 - 0.25, 0.9 - 0.125))
    assert sure.weaker == "a"
    assert sure.sentence() == "a depends more on b than the other way round, whatever can be replaced."
    unsure = asymmetries(dependence(bought(FLOWS, 2000), Substitutes()))[0]
    assert unsure.weaker == ""
    assert unsure.sentence() == "Which of a and b depends more hangs on what can be replaced."
    assert unsure.to_json()["weaker"] is None


def test_high_sensitivity_is_not_high_vulnerability() -> None:
    parts = Substitutes(by_pair={("a", "b"): 1.0, ("b", "a"): 0.0, ("a", "c"): 0.0, ("b", "c"): 0.0})
    pair = asymmetries(dependence(bought(FLOWS, 2000), parts))[0]
    assert pair.sensitivity > 0
    assert pair.weaker == "b"


def test_a_pair_with_one_direction_missing_is_listed_and_not_compared() -> None:
    found = dependence(bought(FLOWS, 2000), Substitutes(0.5))
    assert [(pair.a, pair.b) for pair in asymmetries(found)] == [("a", "b")]
    assert one_sided(found) == (("a", "c"), ("b", "c"))


@pytest.mark.parametrize("seed", range(10))
def test_swapping_the_names_of_two_actors_turns_the_sign(seed: int) -> None:
    rows, (one, two) = random_rows(seed), NAMES[:2]
    swap = {one: two, two: one}
    turned = [(swap.get(s, s), swap.get(b, b), g, v) for s, b, g, v in rows]
    left, right = (
        {(p.a, p.b): p for p in asymmetries(dependence(bought(flows_of_rows(r), 2000), Substitutes((0.2, 0.4))))}
        for r in (rows, turned)
    )
    if (one, two) in left:
        a, b = left[one, two], right[one, two]
        assert (a.sensitivity, a.low, a.high) == pytest.approx((-b.sensitivity, -b.high, -b.low))
