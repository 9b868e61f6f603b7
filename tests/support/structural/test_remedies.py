"""What would have to be tied to what, in words and plain values."""

from __future__ import annotations

import json
from dataclasses import replace

from comity.support.structural.remedies import Conditionality, Tie

ARMS = Tie("arms", "tied", "“Send arms” by Patron is given if and only if Client stops", "stop", 1)
MONEY = Tie("money", "withdrawn", "“Lend” by Bank is withdrawn for good")
FOUND = Conditionality("stop", "some", "seq", False, ((ARMS,),), 7, True, words="Client stops")


def test_the_smallest_ways_are_told():
    assert FOUND.sentences() == (
        "To make it so that Client stops in some outcome that holds, the least is that “Send arms” by Patron is given "
        "if and only if Client stops.",
    )
    two = replace(FOUND, minimal=((ARMS, MONEY), (MONEY,)), quantifier="every").sentences()[0]
    assert "in every outcome that holds" in two
    assert "Client stops and “Lend” by Bank is withdrawn for good; or “Lend” by Bank" in two


def test_many_ways_are_cut_and_counted():
    assert "; and 3 more such ways." in replace(FOUND, minimal=((ARMS,),) * 8).sentences()[0]


def test_a_target_that_is_met_already_needs_no_tie():
    assert replace(FOUND, before=True, minimal=()).sentences() == (
        "That Client stops is so already in some outcome that holds; no support need be tied.",
    )


def test_a_search_that_was_cut_never_says_that_there_is_no_way():
    whole = replace(FOUND, minimal=())
    assert whole.sentences()[0].startswith("No tie of support within the limits makes")
    cut = replace(whole, complete=False, why="The search was cut.")
    assert cut.sentences()[0].startswith("No tie of support that was tried makes")
    assert cut.sentences()[0].endswith("The search was cut.")


def test_the_statement_stands_in_for_words_that_are_missing():
    assert "it so that stop in" in replace(FOUND, words="").sentences()[0]


def test_the_plain_values_name_lever_and_step():
    told = json.loads(json.dumps(FOUND.to_json()))
    assert told["minimal"] == [[{"lever": "arms", "how": "tied", "condition": "stop", "words": ARMS.words}]]
    assert told["tried"] == 7
