"""The answer for one year as a whole: its parts agree, its words are plain, and its JSON holds no nan."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from comity.alignment.exposure.answer import Exposure, exposure
from comity.alignment.exposure.flows import flows_of
from comity.alignment.exposure.substitutes import Substitutes
from comity.errors import UsageError
from comity.testing.flows_at_random import declared, flows_of_rows, random_parts, random_rows


@pytest.mark.parametrize("seed", range(20))
def test_total_is_never_below_direct_at_either_end_and_the_ends_are_in_order(seed: int) -> None:
    rows = random_rows(seed)
    found = exposure(flows_of_rows(rows), 2000, declared(random_parts(seed, rows, wide=True)), passing=0.7)
    assert found.total_low is not None
    assert found.total_high is not None
    assert (found.total_low >= np.nan_to_num(found.direct.low)).all()
    assert (found.total_high >= np.nan_to_num(found.direct.high)).all()
    assert (found.total_low <= found.total_high + 1e-12).all()


@pytest.mark.parametrize("seed", range(10))
def test_the_answer_holds_no_number_that_json_does_not_know(seed: int) -> None:
    text = json.dumps(exposure(flows_of_rows(random_rows(seed)), 2000).to_json(), allow_nan=False)
    assert json.loads(text)["year"] == 2000


def test_full_substitutability_leaves_nothing_in_any_round() -> None:
    found = exposure(flows_of_rows(random_rows(1)), 2000, Substitutes(1.0), passing=1.0)
    assert found.total_high is not None
    assert (found.total_high == 0).all()
    assert found.behind(found.actors[0]) == ()


def test_a_circle_without_an_end_gives_shares_but_no_second_round_and_says_why() -> None:
    flows = flows_of(["b", "a"], ["a", "b"], [2000] * 2, [1.0, 1.0])
    found = exposure(flows, 2000, Substitutes(0.0), passing=1.0)
    assert found.total_high is None
    assert found.behind("a") == ()
    assert found.direct.share[0, 1] == 1
    assert "has no end" in str(found.to_json()["second_round"])
    assert "has no end" in found.sentences()[-1]
    saved = exposure(flows, 2000, Substitutes(0.0), passing=1.0, totals={"a": 2.0})
    assert saved.refused == ""


def test_passing_is_checked_before_anything_else() -> None:
    with pytest.raises(UsageError, match="lies between 0 and 1"):
        exposure(flows_of(["b"], ["a"], [2000], [1.0]), 2000, passing=1.5)


def test_the_year_in_words_tells_what_is_missing_and_what_was_mirrored() -> None:
    flows = flows_of(
        ["b", "a", "a"], ["a", "b", "c"], [2000] * 3, [9.0, 1.0, 4.0], told_by=["buyer", "buyer", "seller"]
    )
    found = exposure(flows, 2000, Substitutes(0.5))
    assert found.sentences() == (
        "In 2000 the flows of 3 actors are compared.",
        "Of 6 possible flows, 3 are known; the others are not taken as zero.",
        "1 flow is taken from the seller's report, because the buyer's is missing.",
        "In the one pair of which both directions are known it is not sure who depends more, whatever can be replaced.",
        "The second round assumes that suppliers pass on 50 % of what they lose.",
    )
    assert found.to_json()["one_sided"] == [["c", "a"]]
    assert found.to_json()["mirrored"] == 1


def test_an_actor_of_whom_nothing_is_known_says_so() -> None:
    found = exposure(flows_of(["b"], ["a"], [2000], [1.0]), 2000)
    assert found.sentences("b") == ("No imports of b above zero are known for 2000.",)
    with pytest.raises(UsageError, match='no actor "z"'):
        found.sentences("z")


def test_one_actor_in_json_lists_its_suppliers_largest_first() -> None:
    flows = flows_of(["b", "c", "d"], ["a"] * 3, [2000] * 3, [1.0, 3.0, None])
    row = exposure(flows, 2000, Substitutes((0.0, 0.5))).to_json()["actors"]["a"]  # type: ignore[index]
    assert row["unknown"] == 1
    assert row["concentration"] == [0.625, 0.625]
    assert (row["whole"], row["behind"]) == (False, [])
    assert row["suppliers"][0] == {
        "of": "c",
        "sensitivity": 0.75,
        "vulnerability": [0.375, 0.75],
        "total": [0.375, 0.75],
    }
    assert [supplier["of"] for supplier in row["suppliers"]] == ["c", "b"]


def test_reports_of_both_sides_are_compared() -> None:
    flows = flows_of(["b", "b"], ["a", "a"], [2000] * 2, [10.0, 8.0], told_by=["buyer", "seller"])
    assert exposure(flows, 2000).to_json()["told_twice"] == {"flows": 1, "median_gap": pytest.approx(0.2)}


def bought_from_c_through_b(**more: Any) -> Exposure:
    """a buys 75 of 100 from b, and b all of its 80 from c; c sells 25 to a itself."""
    flows = flows_of(["b", "c", "c"], ["a", "a", "b"], [2000] * 3, [75.0, 25.0, 80.0])
    return exposure(flows, 2000, Substitutes((0.2, 0.6)), **more)


def test_those_behind_the_suppliers_are_listed_with_what_the_second_round_adds() -> None:
    found = bought_from_c_through_b()
    (row,) = found.to_json()["actors"]["a"]["behind"]  # type: ignore[index]
    # half of what b lacks without c reaches a: 0.5 x (part of a that b is) x (part of b that c is), at both ends
    low, high = 0.5 * 0.75 * 0.4 * 1.0 * 0.4, 0.5 * 0.75 * 0.8 * 1.0 * 0.8
    assert (row["of"], row["through"]) == ("c", "b")
    assert row["second_round"] == pytest.approx([low, high])
    assert (row["direct"], row["total"]) == pytest.approx((0.25 * 0.8, 0.25 * 0.8 + high))
    assert found.sentences("a")[-2:] == (
        "Of those behind its suppliers, c counts most, through b: between 6.0 and 24.0 points, each 1 % of its "
        "imports that stays lost, if suppliers pass on 50 % of what they lose.",
        "To this comes what is bought from c itself.",
    )


def test_the_list_of_those_behind_stops_at_the_most_that_count_and_none_is_skipped() -> None:
    sellers = [f"s{k:02}" for k in range(15)]
    rows = [("b", "a", 50.0), *((name, "b", 1.0 + k) for k, name in enumerate(sellers))]
    seller, buyer, value = zip(*rows, strict=True)
    found = exposure(flows_of(seller, buyer, [2000] * len(rows), value), 2000, Substitutes(0.0))
    assert [row.seller for row in found.hidden("a")] == sellers[:4:-1]
    assert found.hidden("a", 99) == tuple(row for row in found.behind("a") if row.through)


def test_shares_may_be_too_high_only_where_the_whole_is_not_given() -> None:
    flows = flows_of(["b", "c"], ["a", "b"], [2000] * 2, [75.0, 80.0])
    doubt = "1 flow is not known among its imports, so the shares may be too high."
    rest = "25.0 % of its imports come from sellers not in the table, or whose flow is not known."
    for totals, want in (({}, doubt), ({"a": 75.0}, ""), ({"a": 100.0}, rest), ({"b": 80.0}, doubt)):
        found = exposure(flows, 2000, Substitutes(0.5), totals=totals)
        assert found.gaps("a") == want
        assert (not want) or want in found.sentences("a")
        assert found.to_json()["actors"]["a"]["whole"] is ("a" in totals)  # type: ignore[index]
    full = flows_of(["b", "c"], ["a", "a"], [2000] * 2, [75.0, 5.0])
    found = exposure(full, 2000, Substitutes(0.5), totals={"a": 100.0})
    assert found.gaps("a") == "20.0 % of its imports come from sellers not in the table."


def test_without_a_pair_known_in_both_directions_no_pairs_are_counted() -> None:
    said = exposure(flows_of(["b"], ["a"], [2000], [1.0]), 2000, Substitutes(0.5)).sentences()
    assert "Of no pair are both directions known, so who of two depends more is not known." in said
    flows = flows_of(["b", "a", "c", "a"], ["a", "b", "a", "c"], [2000] * 4, [9.0, 1.0, 1.0, 1.0])
    said = exposure(flows, 2000).sentences()
    assert any(sentence.startswith("In none of the 2 pairs of which both directions are known") for sentence in said)


def test_what_is_bought_from_one_behind_itself_is_not_known_unless_the_whole_leaves_no_room() -> None:
    flows = flows_of(["b", "c"], ["a", "b"], [2000] * 2, [75.0, 80.0])
    said = "What is bought from c itself is not known."
    for totals, want in (({}, True), ({"a": 75.0}, False), ({"a": 100.0}, True)):
        assert (said in exposure(flows, 2000, Substitutes(0.5), totals=totals).sentences("a")) is want
