"""The four ways out: when each is closed, and what it says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from comity.case.settlement import Order, Settlement, Span, Term
from comity.settlement.sequence.graph import graph_of
from comity.settlement.sequence.result import Way
from comity.settlement.sequence.ways import ways_out
from comity.settlement.sequence.words import words_of

PAIR = (Order("a", "x", "y", weight=Span(Fraction(2), Fraction(2))), Order("b", "y", "x"))


def ways(rows: tuple[Order, ...], *terms: Term) -> dict[str, Way]:
    graph = graph_of(Settlement(terms=terms, sequence=rows))
    words = words_of({"a": "Aland", "b": "Bland"}, graph)
    return {o.way.kind: o.way for o in ways_out(graph, words)}


def test_the_ways_come_from_the_cheapest_to_the_dearest() -> None:
    assert list(ways(PAIR)) == ["together", "escrow", "parts", "drop"]


def test_together_is_closed_by_an_act_that_stands_alone() -> None:
    assert ways(PAIR)["together"].possible
    closed = ways(PAIR, Term("x", text="The march", together=False))["together"]
    assert not closed.possible
    assert closed.words == "“The march” cannot be done at the same moment as another act."


def test_together_is_closed_by_days_that_somebody_asks_for_between() -> None:
    three = replace(PAIR[1], within=(Fraction(3), None))
    closed = ways((PAIR[0], three))["together"]
    assert not closed.possible
    assert closed.words == "Bland asks for at least 3 days between “y” and “x”."
    latest = replace(PAIR[1], within=(Fraction(0), Fraction(3)))
    assert ways((PAIR[0], latest))["together"].possible


def test_escrow_needs_a_holder_on_every_circle() -> None:
    assert ways(PAIR)["escrow"].words == "The case names nobody who could hold one of these acts."
    way = ways(PAIR, Term("y", escrow="a bank"))["escrow"]
    assert way.possible
    assert way.holders == (("y", "a bank"),)
    assert way.order == ("“y” is handed to a bank", "“x”", "“y” is released by a bank")
    rows = (*PAIR, Order("a", "x", "z"), Order("b", "z", "x"))
    closed = ways(rows, Term("y", escrow="a bank"))["escrow"]
    assert not closed.possible
    assert "“x” and “z”" in closed.words


def test_other_acts_that_could_as_well_be_held_are_named() -> None:
    way = ways(PAIR, Term("x", escrow="a bank"), Term("y", escrow="a court"))["escrow"]
    assert (way.acts, way.others) == (("x",), (("y",),))
    assert "It would do as well to hold “y”." in way.words


def test_the_act_of_the_lighter_claim_begins_each_round() -> None:
    # a's claim x before y is the heavier, so y's part waits for x's
    way = ways(PAIR, Term("x", parts=2), Term("y", parts=5))["parts"]
    assert way.rounds == 2
    assert way.order == ("part 1 of 2 of “x”", "part 1 of 2 of “y”", "part 2 of 2 of “x”", "part 2 of 2 of “y”")


def test_what_cannot_be_split_is_said_to_stand_in_the_middle() -> None:
    told = ways(PAIR, Term("x", parts=5))["parts"].words
    assert told.startswith("Split “x” into 5 verified parts; “y” stands between the first 2 parts and the rest.")
    assert ways(PAIR, Term("x", parts=2), Term("y", parts=5))["parts"].words == (
        "Split “x” and “y” into 2 verified parts each, which take turns. "
        "Nobody gives up a claim; each is met part by part."
    )


def test_parts_are_closed_where_a_circle_has_nothing_to_split() -> None:
    assert not ways(PAIR)["parts"].possible
    rows = (*PAIR, Order("a", "x", "z"), Order("b", "z", "x"))
    assert not ways(rows, Term("y", parts=3))["parts"].possible
    assert ways(rows, Term("x", parts=3))["parts"].possible


def test_dropping_says_who_gives_up_what_and_its_weight() -> None:
    way = ways(PAIR)["drop"]
    assert way.cost == 1
    assert way.words == "Bland gives up “y” before “x”: weight 1."
    assert way.order == ("“x”", "“y”")


def test_an_act_before_itself_leaves_only_giving_up() -> None:
    found = ways((Order("a", "x", "x"),), Term("x", escrow="a bank", parts=3))
    assert [w.possible for w in found.values()] == [False, False, False, True]
    assert found["together"].words == "“x” is asked to come before itself."


def test_of_several_lightest_sets_no_party_is_singled_out() -> None:
    light = replace(PAIR[0], weight=PAIR[1].weight)
    rows = (light, PAIR[1], Order("a", "y", "z"), Order("b", "z", "y"))
    assert ways(rows)["drop"].words == (
        "There are 4 lightest sets of claims to give up, of weight 2 each; nothing in the case chooses between them. "
        "Either Aland gives up “x” before “y”; or Bland gives up “y” before “x”. "
        "Either Aland gives up “y” before “z”; or Bland gives up “z” before “y”. "
        "The timetable takes the first of each."
    )


def test_what_every_lightest_set_has_in_common_is_said() -> None:
    heavy = Span(Fraction(5), Fraction(5))
    rows = (Order("a", "x", "y", weight=heavy), Order("b", "y", "x"), Order("a", "x", "z"), Order("b", "z", "x"))
    told = ways(rows)["drop"].words
    assert "In all of them Bland gives up “y” before “x”." in told
    assert (
        "Either Aland gives up “x” before “z”; or Bland gives up “z” before “x”. The timetable takes the first." in told
    )
