"""What other rooms know, laid into a conflict."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.nouns import (
    Case,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Prioritised,
    Ranking,
    Reading,
    Statement,
    Weights,
)
from comity.conflict.feeding import excluding, weighing
from comity.conflict.model import build
from comity.conflict.space import feasible_codes, pattern_of
from comity.logic.tree import And, Name, Not, Pattern

X, Y = Statement("x", Name("x")), Statement("y", Name("y"))
OPTIONS = (Option("x", "a", "Do x"), Option("y", "b", "Do y"))
PARTIES = (Party("a", "Anna"), Party("b", "Bert"))


def conflict(a, b, **more) -> OptionConflict:
    return OptionConflict(OPTIONS, (PartyPreference("a", a), PartyPreference("b", b)), **more)


def patterns(found: OptionConflict) -> list[str]:
    return [pattern_of(int(c), 2) for c in feasible_codes(found)]


def test_states_where_a_statement_holds_are_gone_and_no_others():
    before = conflict(Prioritised((X,)), Prioritised((Y,)))
    assert patterns(excluding(before, [X])) == ["NN", "NY"]
    assert patterns(excluding(before, [Statement("x & y", And((Name("x"), Name("y"))))])) == ["NN", "YN", "NY"]
    assert patterns(before) == ["NN", "YN", "NY", "YY"]


def test_nothing_is_changed_where_nothing_is_excluded():
    before = conflict(Prioritised((X,)), Prioritised((Y,)))
    assert excluding(before, []) is before


def test_rankings_are_shortened_so_that_the_model_still_fits():
    ranking = Ranking((("YN",), ("NN", "YY"), ("NY",)), breaks=((0, 2), (1, 3)))
    before = conflict(ranking, Prioritised((Y,)))
    after = excluding(before, [Statement("YY", Pattern("YY")), Statement("YN", Pattern("YN"))])
    got = after.preferences[0].preference
    assert got.tiers == (("NN",), ("NY",))
    assert got.breaks == ((0, 3),)
    model = build(Case("Two", PARTIES, after))
    assert [model.label(s) for s in range(model.n_states)] == ["NN", "NY"]
    assert model.ranks[0].tolist() == [1, 0]


def test_a_break_stays_between_the_states_that_remain():
    ranking = Ranking((("YN",), ("YY",), ("NN",), ("NY",)), breaks=((0, 2), (1, 3), (2, 4)))
    after = excluding(conflict(ranking, Prioritised((Y,))), [Statement("YY", Pattern("YY"))])
    got = after.preferences[0].preference
    assert got.tiers == (("YN",), ("NN",), ("NY",))
    assert got.breaks == ((0, 3), (1, 4))


def test_a_label_that_never_was_a_state_still_gives_its_message():
    before = conflict(Ranking((("YN",), ("NN", "YY"), ("NY",), ("YYY",))), Prioritised((Y,)))
    after = excluding(before, [X])
    with pytest.raises(Exception, match="YYY"):
        build(Case("Two", PARTIES, after))


def test_a_weight_is_replaced_with_its_interval_or_added():
    weights = Weights(((X, Fraction(3)), (Y, Fraction(1))), ((Fraction(2), Fraction(4)), (Fraction(1), Fraction(1))))
    before = conflict(weights, Weights(((Y, Fraction(1)),)))
    after = weighing(before, "a", X, Fraction(7))
    assert after.preferences[0].preference.weights == ((X, Fraction(7)), (Y, Fraction(1)))
    assert after.preferences[0].preference.ranges == ((Fraction(7), Fraction(7)), (Fraction(1), Fraction(1)))
    assert after.preferences[1] == before.preferences[1]
    no_x = Statement("!x", Not(Name("x")))
    added = weighing(before, "a", no_x, Fraction(-1)).preferences[0].preference
    assert added.weights[-1] == (no_x, Fraction(-1))
    assert len(added.ranges) == 3


def test_readings_that_are_weights_are_weighed_too_and_others_stay():
    row = PartyPreference(
        "a",
        Weights(((X, Fraction(3)),)),
        (Reading("r1", "", Weights(((Y, Fraction(1)),))), Reading("r2", "", Prioritised((Y,)))),
    )
    before = replace(conflict(Prioritised(()), Prioritised(())), preferences=(row,))
    after = weighing(before, "a", X, Fraction(9)).preferences[0]
    assert after.preference.weights == ((X, Fraction(9)),)
    assert after.readings[0].preference.weights == ((Y, Fraction(1)), (X, Fraction(9)))
    assert after.readings[1] == row.readings[1]


def test_feeding_commutes_with_the_order_of_statements():
    before = conflict(Ranking((("YN",), ("NN", "YY"), ("NY",))), Prioritised((Y,)))
    one = excluding(excluding(before, [Statement("YY", Pattern("YY"))]), [Statement("YN", Pattern("YN"))])
    other = excluding(before, [Statement("YN", Pattern("YN")), Statement("YY", Pattern("YY"))])
    assert patterns(one) == patterns(other)
    assert one.preferences == other.preferences
