"""Margins in plain words."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest

from comity.case.nouns import Case, OptionConflict, PartyPreference, Prioritised, Statement, Weights
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import analyse
from comity.conflict.margins.find import margins, outcomes
from comity.conflict.margins.words import in_order, length, reordering, sentences, tiers, turned_pairs
from comity.conflict.model import build
from comity.logic.tree import Name
from comity.testing.conflicts import Shape, random_case

LETTERS = [Statement(t, Name(t)) for t in "vwxyz"]


@pytest.mark.parametrize("at", range(4))
def test_one_swap_lifts_the_lower_statement(at: int) -> None:
    order = list(range(5))
    order[at], order[at + 1] = order[at + 1], order[at]
    assert reordering(LETTERS, order) == f"puts “{'vwxyz'[at + 1]}” above “{'vwxyz'[at]}”"


def test_the_words_of_every_order_say_only_what_is_so() -> None:
    for order in permutations(range(5)):
        if list(order) == sorted(order):
            continue
        said = reordering(LETTERS, order)
        assert said.startswith("puts ")
        place = {"vwxyz"[k]: n for n, k in enumerate(order)}
        for part in said.removeprefix("puts ").replace(" and ", ", ").split(", "):
            one, side, other = part.replace("“", "").replace("”", "").split()
            assert (place[one] < place[other]) == (side == "above")
            assert ("vwxyz".index(one) < "vwxyz".index(other)) != (place[one] < place[other])


def test_lengths_in_words() -> None:
    assert [length(Fraction(h, 2)) for h in (1, 2, 3, 4)] == ["half of one swap", "one swap", "1.5 swaps", "2 swaps"]


def test_every_pair_that_turns_is_named() -> None:
    model = build(load_entry("chicken").case)
    old = model.ranks[0].tolist()
    assert turned_pairs(model, old, old) == "ranks "
    said = turned_pairs(model, old, [1, 0, 3, 2])
    assert said == "ranks “Party A: hold course; Party B: hold course” above “Party A: cooperate; Party B: hold course”"


def test_a_statement_keeps_its_degree_when_it_moves() -> None:
    moved = in_order(Prioritised(tuple(LETTERS[:3]), (1, 2, 3)), [2, 0, 1])
    assert ([s.text for s in moved.statements], moved.degrees) == (["x", "v", "w"], (3, 1, 2))


def test_tiers_come_best_first() -> None:
    model = build(load_entry("chicken").case)
    assert tiers(model, [0, 2, 1, 1]).tiers == (("YN",), ("NY", "YY"), ("NN",))


def test_concepts_with_the_same_answer_share_a_sentence() -> None:
    model = build(load_entry("syria_iraq_1975").case)
    said = sentences(model, margins(model, [model.index("NYY")], ["nash", "gmr", "smr", "seq", "sseq"]))
    assert len(said) == 2
    assert said[0] == "NYY (Syria: escalate; Iraq: attack)"
    assert said[1].startswith("  Holds under Nash, GMR, SMR, SEQ and SSEQ unless Syria ranks ")
    assert said[1].endswith("(2 swaps).")


def _weighed(case: Case, parties: set[str]) -> Case:
    assert isinstance(case.conflict, OptionConflict)
    rows = tuple(PartyPreference(p.party, Weights(())) if p.party in parties else p for p in case.conflict.preferences)
    return replace(case, conflict=replace(case.conflict, preferences=rows))


def test_parties_with_weights_are_held_fixed_and_named() -> None:
    case = random_case(random.Random(5), Shape(2, 3, infeasible=0, one_way=0, statements=True))
    both, one = build(_weighed(case, {"p0", "p1"})), build(_weighed(case, {"p1"}))
    (whole,) = margins(both, [0], ["nash"]).found
    assert not whole.robust
    assert "cannot be said: the preference is given by weights" in whole.words
    for whole in margins(one, range(one.n_states), ["nash"]).found:
        assert (whole.distance is not None) != ("what P1 prefers is held fixed" in whole.words)
        assert not whole.robust


def test_today_comes_first_and_then_what_holds_most_firmly() -> None:
    result = analyse(load_entry("syria_iraq_1975").case)
    model = result.model
    assert outcomes(result) == ((model.index("NNN"), model.index("NYY")), 0)
    assert outcomes(result, most=1) == ((model.index("NNN"),), 1)
    inside = model.ranks[0] == model.ranks[0][model.index("NYY")]
    assert outcomes(result, inside) == ((model.index("NYY"),), 0)
