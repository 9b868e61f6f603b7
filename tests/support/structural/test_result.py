"""The scenarios of support as plain values, sentences and rows."""

from __future__ import annotations

import json
from dataclasses import replace

from comity.support.structural.leverage import Rung, Standing
from comity.support.structural.result import Held, Listed, Scenario, Structure

NONE = Listed(0, ())
SAME = Held("seq", Listed(2, ("NN", "YN")), NONE, NONE, 0, NONE, NONE)
MOVED = Held("seq", Listed(1, ("YN",)), NONE, Listed(1, ("NN",)), 1, Listed(2, ("-N", "-Y")), Listed(1, ("-N",)))
RUNG = Rung("YN", 1)
STANDING = Standing("a", "Aland", 2, RUNG, RUNG, RUNG, (RUNG, Rung("NN", 2), RUNG))
AS_IS = Scenario("as it is", "as it is", "As it is", (), "", 4, "NN", (SAME,), Listed(1, ("YN",)), ())
TIED = Scenario("conditional", "x if y", "Tied", ("x",), "y", 2, "NN", (MOVED,), None, (STANDING,), ("A note.",))
FOUND = Structure((("a", "Aland"),), ("x", "y"), ("x",), "seq", (AS_IS, TIED), outcomes=(("YN", "Aland: x"),))


def test_what_holds_is_told_apart_from_support_itself():
    assert SAME.finding() == "2 outcomes hold; apart from support itself, nothing changes"
    assert MOVED.finding() == "1 outcome holds; apart from support itself, 2 are new, and 1 is lost"
    assert (SAME.changed, MOVED.changed) == (False, True)


def test_concepts_that_say_the_same_share_a_sentence():
    scenario = replace(TIED, held=(replace(SAME, concept="nash"), MOVED, replace(MOVED, concept="gmr")), standings=())
    assert scenario.sentences()[:2] == (
        "Under Nash, 2 outcomes hold; apart from support itself, nothing changes.",
        "Under sequential stability and GMR, 1 outcome holds; apart from support itself, 2 are new, and 1 is lost.",
    )


def test_as_it_is_is_not_compared_with_itself():
    assert AS_IS.sentences() == ("Under sequential stability, 2 outcomes hold.",)


def test_a_scenario_tells_what_holds_who_gains_and_its_notes():
    assert TIED.sentences()[1:] == ("By its own order each, Aland gains leverage.", "A note.")
    worse = replace(STANDING, name="Borland", worst=Rung("NN", 3))
    both = replace(worse, name="Cland", best=Rung("YN", 1), before=(Rung("NN", 2), RUNG, RUNG))
    several = replace(TIED, standings=(STANDING, worse, replace(STANDING, name="Dland"), both))
    assert several.sentences()[1] == (
        "By its own order each, Aland and Dland gain leverage; Borland loses leverage; Cland gains in one way and "
        "loses in another."
    )


def test_scenarios_are_found_by_name_and_kind_and_concepts_by_key():
    assert FOUND.scenario("x if y") is TIED
    assert FOUND.scenario("given") is None
    assert FOUND.of_kind("conditional") == (TIED,)
    assert TIED.under("seq") is MOVED
    assert TIED.under("nash") is None


def test_ties_to_a_step_are_counted_not_listed_in_the_sentences():
    told = FOUND.sentences()
    assert told[-1].startswith("Of 1 ways to tie support to one step, 1 change,")
    assert not any("Tied" in t for t in told)


def test_what_is_missing_is_all_there_is_to_say_where_nothing_was_asked():
    empty = replace(FOUND, scenarios=(), missing="It is drawn.")
    assert empty.sentences() == ("It is drawn.",)
    assert replace(empty, missing="").sentences() == ()


def test_rows_count_outcomes_by_concept_and_name_the_change_of_each_party():
    row = FOUND.rows()[1]
    assert (row["scenario"], row["seq"], row["seq_new"], row["seq_lost"]) == ("x if y", 1, 2, 1)
    assert row["leverage_a"] == "gains"


def test_the_plain_values_hold_everything():
    told = json.loads(json.dumps(FOUND.to_json()))
    assert told["scenarios"][1]["held"]["seq"]["new_apart"] == {"count": 2, "first": ["-N", "-Y"]}
    assert told["scenarios"][1]["reached"] is None
    assert told["outcomes"] == {"YN": "Aland: x"}
    assert told["scenarios"][1]["leverage"][0]["change"] == "gains"
