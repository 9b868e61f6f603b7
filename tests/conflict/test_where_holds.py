"""Tests of where statements and places hold, before and after merging, and of how they read."""

from __future__ import annotations

import random

import numpy as np

from comity.case.doubt import Place
from comity.conflict.model import build
from comity.conflict.where_holds import after_merging, before_merging, holds_in, place_in, statement_words
from comity.logic.tree import And, Name, Not, Or, Pattern
from comity.testing.conflicts import Shape, random_case, random_drawn


def test_a_merged_state_by_its_name_is_all_of_its_members() -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), Shape(parties=2, options=4, lumps=True)))
        for state, lump in model.space.lumps.items():
            here = place_in(model, Place(lump.id))
            assert model.space.to is not None
            assert (here == (model.space.to == state)).all()
            assert after_merging(model, here).tolist() == (np.arange(model.n_states) == state).tolist()
            assert (before_merging(model, after_merging(model, here)) == here).all()
    assert not place_in(model, Place("nowhere")).any()


def test_names_in_a_drawn_conflict_are_states() -> None:
    model = build(random_drawn(random.Random(0)))
    tree = Or((Name("s1"), And((Name("s2"), Not(Name("s3"))))))
    assert np.flatnonzero(holds_in(model, tree)).tolist() == [1, 2]
    assert place_in(model, Place("s5")).tolist() == [False] * 5 + [True]
    assert statement_words(model, Not(Name("s1"))) == "the state is not “s1”"


def test_a_statement_names_whose_option_it_is() -> None:
    model = build(random_case(random.Random(0), Shape(parties=2, options=2)))
    assert statement_words(model, Pattern("YN")) == "P0 chooses “o0” and P1 does not choose “o1”"
