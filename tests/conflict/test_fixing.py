"""Options settled for good, in a conflict as it is written."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.case.doubt import Attitude
from comity.case.nouns import (
    Case,
    Lump,
    Misperception,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Prioritised,
    Ranking,
    Reading,
    Regime,
    Statement,
)
from comity.conflict.analyse import Settings, analyse
from comity.conflict.fixing import feasible, fixed
from comity.conflict.model import build
from comity.errors import UsageError
from comity.logic.tree import And, Name, Not
from comity.testing.conflicts import Shape, random_case

X, Y = Statement("x", Name("x")), Statement("y", Name("y"))
OPTIONS = (Option("x", "a", "Do x"), Option("y", "b", "Do y"))
PARTIES = (Party("a", "Anna"), Party("b", "Bert"))
RANKING = Ranking((("YN",), ("NN", "YY"), ("NY",)), breaks=((0, 2), (1, 3)))


def conflict(a, b, **more) -> OptionConflict:
    return OptionConflict(OPTIONS, (PartyPreference("a", a), PartyPreference("b", b)), **more)


def states(found: OptionConflict) -> list[str]:
    model = build(Case("Two", PARTIES, found))
    return [model.label(s) for s in range(model.n_states)]


def test_states_with_the_other_value_cannot_occur_and_all_others_can():
    before = conflict(Prioritised((X,)), Prioritised((Y,)))
    assert states(fixed(before, {"x": True})) == ["YN", "YY"]
    assert states(fixed(before, {"x": False, "y": True})) == ["NY"]
    assert states(before) == ["NN", "YN", "NY", "YY"]


def test_nothing_settled_changes_nothing():
    before = conflict(Prioritised((X,)), Prioritised((Y,)))
    assert fixed(before, {}) is before


def test_the_status_quo_takes_the_settled_values():
    before = conflict(Prioritised((X,)), Prioritised((Y,)), status_quo="NY")
    assert fixed(before, {"x": True}).status_quo == "YY"
    assert fixed(before, {"x": False}).status_quo == "NY"


def test_a_status_quo_that_is_then_not_feasible_is_none():
    both = Statement("x & y", And((Name("x"), Name("y"))))
    before = conflict(Prioritised((X,)), Prioritised((Y,)), infeasible=(both,), status_quo="NY")
    assert fixed(before, {"x": True}).status_quo is None
    assert states(fixed(before, {"x": True})) == ["YN"]


def test_a_merged_status_quo_stays_while_some_member_does():
    lump = (Lump("apart", "N-"),)
    before = conflict(Prioritised((X,)), Prioritised((X,)), same=lump, status_quo="apart")
    assert fixed(before, {"y": True}).status_quo == "apart"
    assert fixed(before, {"x": True}).status_quo is None
    assert states(fixed(before, {"x": True})) == ["YN", "YY"]


def test_rankings_are_shortened_in_readings_regimes_and_beliefs_too():
    row = PartyPreference("a", RANKING, (Reading("r", "", RANKING),), regimes=(Regime("g", Y, RANKING),))
    seen = Misperception("b", (), (PartyPreference("a", RANKING),))
    before = OptionConflict(OPTIONS, (row, PartyPreference("b", Prioritised((Y,)))), misperceives=(seen,))
    after = fixed(before, {"x": False})
    short = after.preferences[0].preference
    assert short.tiers == (("NN",), ("NY",))
    assert short.breaks == ((0, 3),)
    assert after.preferences[0].readings[0].preference == short
    assert after.preferences[0].regimes[0].preference == short
    assert after.misperceives[0].preferences[0].preference == short
    assert states(after) == ["NN", "NY"]


def test_a_party_left_without_a_choice_stays_and_is_content_everywhere():
    case = random_case(random.Random(4), Shape(parties=2, options=2, infeasible=0, statements=True))
    after = replace(case, conflict=fixed(case.conflict, {"o0": True}))
    result = analyse(after, Settings(concepts=("nash", "seq")))
    assert result.model.parties == ("p0", "p1")
    assert result.stable["nash"][0].all()
    assert result.stable["seq"][0].all()


def test_attitudes_and_coalitions_stay():
    before = conflict(
        Prioritised((X,)), Prioritised((Y,)), coalitions=(("a", "b"),), attitudes=(Attitude("a", (("b", "positive"),)),)
    )
    after = fixed(before, {"x": True})
    assert (after.coalitions, after.attitudes) == (before.coalitions, before.attitudes)


def test_an_option_that_is_not_there_is_refused():
    with pytest.raises(UsageError, match='"z" is no option'):
        fixed(conflict(Prioritised((X,)), Prioritised((Y,))), {"z": True})


def test_a_pattern_is_feasible_unless_a_statement_rules_it_out():
    before = conflict(Prioritised((X,)), Prioritised((Y,)), infeasible=(Statement("!x", Not(Name("x"))),))
    assert feasible(before, "YN")
    assert not feasible(before, "NY")
