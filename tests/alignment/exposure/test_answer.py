"""The answer for one year as a whole: its parts agree, its words are plain, and its JSON holds no nan."""

from __future__ import annotations

import json

import numpy as np
import pytest

from comity.alignment.exposure.answer import exposure
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
        "3 flows are not known and not taken as zero.",
        "1 flow is taken from the seller's report, because the buyer's is missing.",
        "In 0 of 1 pairs it is sure who depends more, whatever can be replaced.",
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
