"""An option that follows a statement, written out of a conflict."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.case.doubt import Chances, Degree, Doubt, Fuzzy, Pair, Place
from comity.case.nouns import (
    Cannot,
    Case,
    Free,
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
    Weights,
)
from comity.conflict.fixing import fixed
from comity.conflict.model import build
from comity.conflict.tying import tied
from comity.errors import UsageError
from comity.logic.masks import _plain_holds
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor
from comity.testing.conflicts import Shape, random_case

OPTIONS = (Option("x", "a", "Do x", "forward"), Option("y", "b", "Do y"), Option("z", "b", "Do z"))
PARTIES = (Party("a", "Anna"), Party("b", "Bert"))
STEP = Statement("y", Name("y"))
NEVER = Prioritised(())


def conflict(a=NEVER, b=NEVER, **more) -> OptionConflict:
    return OptionConflict(OPTIONS, (PartyPreference("a", a), PartyPreference("b", b)), **more)


def states(found: OptionConflict) -> list[str]:
    model = build(Case("Three", PARTIES, found))
    return [model.label(s) for s in range(model.n_states)]


def meaning(tree: Node, options: tuple[str, ...], patterns: list[str]) -> list[bool]:
    on = [{o: c == "Y" for o, c in zip(options, p, strict=True)} for p in patterns]
    return [_plain_holds(tree, each, options=options) for each in on]


@pytest.mark.parametrize(
    "tree",
    [
        Name("x"),
        Not(Name("x")),
        Pattern("Y-N"),
        Pattern("N--"),
        Pattern("-YN"),
        And((Name("x"), Name("z"))),
        Or((Pattern("YY-"), Name("z"))),
        Xor((Name("x"), Name("z"), Name("y"))),
        Implies(Name("z"), Name("x")),
        Iff(Name("x"), Pattern("--Y")),
    ],
)
@pytest.mark.parametrize("step", [Name("y"), Not(Name("z")), Pattern("-NY"), Or((Name("y"), Name("z")))])
def test_a_statement_says_of_the_short_state_what_it_said_of_the_full_one(tree: Node, step: Node):
    found = tied(conflict(infeasible=(Statement("", tree),)), "x", Statement("", step))
    short = ["NN", "NY", "YN", "YY"]
    after = meaning(found.conflict.infeasible[0].tree, ("y", "z"), short)
    assert after == meaning(tree, ("x", "y", "z"), [found.filled(s) for s in short])


def test_a_leaf_that_is_no_option_stays():
    found = tied(conflict(cannot=(Cannot("b", Statement("", Level("i", "l")), STEP),)), "x", STEP)
    assert found.conflict.cannot[0].start.tree == Level("i", "l")


def test_everything_that_speaks_of_the_option_speaks_of_the_step():
    x, short = Statement("x", Name("x")), Name("y")
    place = Place("x", Name("x"))
    degree = (Degree(place, place, Fraction(1)),)
    doubt = Doubt((Pair(place, Place("lump")),), Fuzzy(degree, Fraction(1)), Chances(degree, Fraction(1), Fraction(0)))
    row = PartyPreference(
        "a",
        Weights(((x, Fraction(2)),)),
        (Reading("r", "", Free((x,))),),
        doubt=doubt,
        regimes=(Regime("g", x, Prioritised((x,), (1,))),),
    )
    seen = Misperception("b", (place,), (row,))
    before = OptionConflict(
        OPTIONS, (row, PartyPreference("b", NEVER)), (), (), (Cannot("b", x, x),), misperceives=(seen,)
    )
    after = tied(before, "x", STEP).conflict
    for got in (after.preferences[0], after.misperceives[0].preferences[0]):
        assert got.preference.weights[0] == (replace(x, tree=short), 2)
        assert got.readings[0].preference.statements[0].tree == short
        assert got.regimes[0].during.tree == short
        assert got.regimes[0].preference == Prioritised((replace(x, tree=short),), (1,))
        assert got.doubt.unknown[0] == Pair(Place("x", short), Place("lump"))
        assert got.doubt.fuzzy.degrees[0].of.tree == short
        assert got.doubt.chances.degrees[0].over.tree == short
    assert after.misperceives[0].cannot_see == (Place("x", short),)
    assert (after.cannot[0].start.tree, after.cannot[0].end.tree) == (short, short)


def test_rankings_keep_the_states_in_which_the_option_is_as_the_step_says():
    tiers = (("YYY", "NNN"), ("YNY",), ("NYN", "NNY"), ("YYN",))
    found = tied(conflict(Ranking(tiers, breaks=((0, 2), (1, 3)))), "x", STEP)
    got = found.conflict.preferences[0].preference
    assert got.tiers == (("YY", "NN"), ("NY",), ("YN",))
    assert got.breaks == ((0, 3),)


def test_an_open_ranking_is_shortened_too():
    found = tied(conflict(Free((), (("YYY",), ("YNY",), ("NNN",)))), "x", STEP)
    assert found.conflict.preferences[0].preference.ranking == (("YY",), ("NN",))


def test_the_status_quo_keeps_every_other_option():
    assert tied(conflict(status_quo="NYN"), "x", STEP).conflict.status_quo == "YN"
    assert tied(conflict(status_quo="NYN"), "x", STEP).filled("YN") == "YYN"
    barred = (Statement("x", Name("x")),)
    assert tied(conflict(status_quo="NYN", infeasible=barred), "x", STEP).conflict.status_quo is None


def test_a_party_left_without_options_stays_a_party():
    model = build(Case("Three", PARTIES, tied(conflict(), "x", STEP).conflict))
    assert model.parties == ("a", "b")
    assert model.moves.edges(0).targets.tolist() == []


def test_a_one_way_option_goes_both_ways_with_what_it_follows():
    model = build(Case("Three", PARTIES, tied(conflict(), "x", STEP).conflict))
    there, back = model.index("YN"), model.index("NN")
    origin, target = model.moves.pairs(1, np.arange(model.n_states))
    moves = set(zip(origin.tolist(), target.tolist(), strict=True))
    assert {(there, back), (back, there)} <= moves


def test_a_merged_state_loses_the_letter_or_takes_on_the_step():
    lumps = (Lump("free", "-YY"), Lump("on", "Y-N"))
    after = tied(conflict(same=lumps), "x", STEP).conflict
    assert [(p.id, p.pattern) for p in after.same] == [("free", "YY"), ("on", "YN")]
    off = tied(conflict(same=(Lump("off", "N-N"),)), "x", STEP).conflict
    assert [p.pattern for p in off.same] == ["NN"]
    both = Statement("", And((Name("y"), Pattern("--Y"))))
    assert [p.pattern for p in tied(conflict(same=(Lump("on", "Y--"),)), "x", both).conflict.same] == ["YY"]
    twice = Statement("", Not(Not(Pattern("-Y-"))))
    assert [p.pattern for p in tied(conflict(same=(Lump("on", "Y--"),)), "x", twice).conflict.same] == ["Y-"]
    single = Statement("", Pattern("-Y-"))
    assert [p.pattern for p in tied(conflict(same=(Lump("off", "N--"),)), "x", single).conflict.same] == ["N-"]


def test_a_merged_state_that_the_step_contradicts_is_gone_with_its_place_in_rankings():
    lumps, tiers = (Lump("odd", "YN-"),), (("odd",), ("YYY", "YYN"), ("NNN", "NNY"))
    found = tied(conflict(Ranking(tiers), same=lumps, status_quo="odd"), "x", STEP).conflict
    assert found.same == ()
    assert found.status_quo is None
    assert found.preferences[0].preference.tiers == (("YY", "YN"), ("NN", "NY"))


def test_a_merged_state_of_which_no_member_is_feasible_is_gone_from_rankings():
    lumps = (Lump("left", "--Y"),)
    barred = (Statement("", And((Name("x"), Name("z")))), Statement("", And((Not(Name("x")), Name("z")))))
    found = tied(conflict(Ranking((("left",), ("YYN",), ("NNN",))), same=lumps, infeasible=barred), "x", STEP)
    assert found.conflict.preferences[0].preference.tiers == (("YN",), ("NN",))


def test_a_merged_state_that_no_pattern_could_say_is_refused_with_the_ways_out():
    either = Statement("", Or((Name("y"), Name("z"))))
    with pytest.raises(UsageError, match=r"no pattern can say .* conjunction, or split"):
        tied(conflict(same=(Lump("on", "Y--"),)), "x", either)
    assert tied(conflict(same=(Lump("free", "-Y-"),)), "x", either).conflict.same[0].pattern == "Y-"


def test_the_name_of_a_merged_state_is_the_same_with_and_without_the_option():
    assert tied(conflict(same=(Lump("free", "-Y-"),)), "x", STEP).filled("free") == "free"


@pytest.mark.parametrize("value", [True, False])
@pytest.mark.parametrize("seed", range(5))
def test_tied_to_what_always_or_never_holds_is_settled(seed: int, value: bool):
    case = random_case(random.Random(seed), Shape(statements=True))
    always = Pattern("----")
    step = tied(case.conflict, "o1", Statement("", always if value else Not(always)))
    one = build(replace(case, conflict=step.conflict))
    other = build(replace(case, conflict=fixed(case.conflict, {"o1": value})))
    assert [step.filled(one.label(s)) for s in range(one.n_states)] == [other.label(s) for s in range(other.n_states)]
    assert one.ranks.tolist() == other.ranks.tolist()


def test_what_cannot_be_tied_is_refused():
    with pytest.raises(UsageError, match="itself settled or tied"):
        tied(conflict(), "x", Statement("", Name("x")))
    with pytest.raises(UsageError, match="is no option"):
        tied(conflict(), "w", STEP)
    alone = OptionConflict(OPTIONS[:1], (PartyPreference("a", NEVER),))
    with pytest.raises(UsageError, match="the only option"):
        tied(alone, "x", Statement("", Pattern("-")))
