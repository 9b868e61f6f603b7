"""The sentences that say what a feed makes: read, or refused with the reason and a way out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.evidence import Claim, Evidence, Feed
from comity.case.makes import FORMS, LONGEST, Excludes, Holds, Opens, Unfit, Weighs, feed_problems, parse_makes
from comity.case.nouns import DrawnConflict, Option, OptionConflict, PartyPreference, Prioritised, Weights
from comity.case.settlement import Settlement, Term
from comity.errors import Where
from comity.logic.text import to_text

OPTIONS = (Option("hold", "up", "Hold water"), Option("lift embargo", "down", "Lift it"), Option("sue", "down", "Sue"))
CONFLICT = OptionConflict(
    OPTIONS,
    (PartyPreference("up", Weights(())), PartyPreference("down", Prioritised(()))),
    status_quo="YNN",
)
SETTLEMENT = Settlement(terms=(Term("water", "Water flows"), Term("talks", "Talks")))
PARTIES = ["up", "down", "third"]


def read(text: str):
    return parse_makes(text, PARTIES, CONFLICT, SETTLEMENT, Where("case.yaml", 7))


def test_each_of_the_four_sentences_is_read():
    assert read("conflict: sue feasible") == Opens("sue")
    excluded = read("conflict: sue & !hold infeasible")
    assert isinstance(excluded, Excludes)
    assert to_text(excluded.statement.tree) == "sue & !hold"
    assert excluded.statement.where == Where("case.yaml", 7)
    weighs = read("conflict: up weighs sue & hold -2.5")
    assert isinstance(weighs, Weighs)
    assert (weighs.party, to_text(weighs.statement.tree), weighs.weight) == ("up", "sue & hold", Fraction(-5, 2))
    holds = read("settlement: water & !talks holds")
    assert isinstance(holds, Holds)
    assert to_text(holds.statement.tree) == "water & !talks"


def test_names_with_spaces_stand_in_quotes():
    assert read('conflict: "lift embargo" feasible') == Opens("lift embargo")
    assert isinstance(read('conflict: "lift embargo" & sue infeasible'), Excludes)
    assert isinstance(read('conflict: up weighs "lift embargo" 1/3'), Weighs)


def test_a_pattern_may_be_excluded():
    assert isinstance(read("conflict: N-Y infeasible"), Excludes)


@pytest.mark.parametrize(
    ("text", "what", "way"),
    [
        ("conflict: su feasible", '"su" is no option', 'Did you mean "sue"?'),
        ("conflict: xyzzy feasible", '"xyzzy" is no option', "Options are"),
        ("conflict: !sue feasible", '"!sue" is no option', 'Did you mean "sue"?'),
        ("conflict: sue & infeasible", "in the statement", ""),
        ("conflict: sue & zzzz infeasible", '"zzzz" is not defined', ""),
        ("conflict: sue", "a feed cannot make", FORMS[0]),
        ("conflict: feasible", "a feed cannot make", FORMS[0]),
        ("conflict: dow weighs sue 3", '"dow" is no party', 'Did you mean "down"?'),
        ("conflict: down weighs sue 3", "weighs nothing in the conflict", "Give weights"),
        ("conflict: third weighs sue 3", "weighs nothing in the conflict", "Give weights"),
        ("conflict: up weighs sue 3x", '"3x" is no number', "For example"),
        ("conflict: up weighs sue", "a feed cannot make", FORMS[2]),
        ("settlement: water", "a feed cannot make", FORMS[3]),
        ("settlement: watr holds", '"watr" is not defined', ""),
        ("ensemble: sue feasible", "it names no room", FORMS[0]),
        ("sue feasible", "it names no room", FORMS[0]),
        ("", "it names no room", FORMS[0]),
        ("conflict: hold feasible", "is taken in the status quo", "Leave it out"),
        ("conflict: hold & !sue infeasible", "holds in the status quo", "Change the statement"),
        ("conflict: Y-- infeasible", "holds in the status quo", "Change the statement"),
        ("conflict: sue -> hold infeasible", "holds in the status quo", "Change the statement"),
        ("conflict: " + "x" * LONGEST + " feasible", "characters", FORMS[0]),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason_and_a_way_out(text, what, way):
    found = read(text)
    assert isinstance(found, Unfit), found
    assert what in found.what
    assert found.ways_out
    assert way in " ".join(found.ways_out)


def test_a_room_that_the_case_does_not_have_is_refused():
    assert "no conflict" in parse_makes("conflict: sue feasible", PARTIES, None, SETTLEMENT).what
    assert "no settlement" in parse_makes("settlement: water holds", PARTIES, CONFLICT, None).what
    drawn = DrawnConflict((), (), ())
    assert "drawn by hand" in parse_makes("conflict: sue feasible", PARTIES, drawn, None).what


def test_every_problem_of_the_feeds_names_its_line_and_two_that_make_the_same_are_one_too_many():
    feeds = tuple(
        Feed("c1", Fraction(1, 2), makes, where=Where("case.yaml", line))
        for line, makes in enumerate(
            ["conflict: sue feasible", "conflict: sou feasible", 'conflict: "sue" feasible', "settlement: x holds"], 10
        )
    )
    evidence = Evidence(claims=(Claim("c1", "It is so."),), feeds=feeds)
    found = list(feed_problems(evidence, PARTIES, CONFLICT, SETTLEMENT))
    assert [p.where.line for p in found] == [11, 12, 13]
    assert "the first is on line 10" in found[1].what
    assert all(p.ways_out for p in found)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.builds(
            "conflict: {} {}".format,
            st.text(max_size=40),
            st.sampled_from(["feasible", "infeasible", "weighs", "holds", "up weighs sue 3"]),
        ),
    )
)
def test_no_text_breaks_the_reader(text):
    found = read(text)
    assert not isinstance(found, Unfit) or (found.what and found.ways_out)
