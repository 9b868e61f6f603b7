"""How versions and cuts are said."""

import pytest

from comity.case.settlement import Settlement
from comity.settlement.result import OtherVersion, SettlementResult

ONE, TWO = ("d1", "d2"), ("d3",)


def _said(**differences):
    version = OtherVersion("v", "The draft", **differences)
    return SettlementResult(Settlement(), {}, versions=(version,)).closing()


@pytest.mark.parametrize(
    ("differences", "words"),
    [
        ({}, "In the version “The draft” the same demands collide and the same acts lock."),
        ({"conflicts_new": (ONE,)}, "The version “The draft” has 1 conflict that the main version does not have."),
        ({"conflicts_gone": (ONE, TWO)}, "The version “The draft” has 2 conflicts less."),
        (
            {"conflicts_new": (ONE, TWO), "deadlocks_new": (ONE,), "deadlocks_gone": (TWO,)},
            "The version “The draft” has 2 conflicts and 1 deadlock that the main version does not have and "
            "1 deadlock less.",
        ),
        ({"told": False}, "What the version “The draft” changes was not worked out in full."),
    ],
)
def test_a_version_is_told_by_what_it_has_more_and_less(differences, words):
    assert _said(**differences) == [words]


def test_a_version_that_was_not_compared_gives_no_differences_in_json():
    assert "conflicts_gone" not in OtherVersion("v", "", told=False).to_json()
    assert OtherVersion("v", "").to_json()["conflicts_gone"] == []


def test_what_was_cut_is_said_and_why():
    found = SettlementResult(Settlement(), {}, missing={"room": "no time"}, limited={"demands": "a limit"})
    assert found.closing() == ["Not finished: room (no time).", "Not listed in full: demands (a limit)."]
    assert not found.complete
    assert found.to_json()["missing"] == {"room": "no time"}
    assert found.to_json()["limited"] == {"demands": "a limit"}


def test_an_answer_without_parts_has_none_of_their_keys():
    out = SettlementResult(Settlement(), {}).to_json()
    assert out == {"version": None, "complete": True, "notes": []}
