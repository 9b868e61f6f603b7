"""Tests of a part of a conflict as a conflict of its own."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.case.nouns import PartyPreference, Ranking, Statement
from comity.case.read import load_text
from comity.conflict.model import Model, build
from comity.conflict.restricted import Cut, Instead, Part, part
from comity.conflict.where_holds import after_merging, holds_in
from comity.errors import CaseError, Where
from comity.logic.tree import Name, Pattern
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn

LUMPED = Shape(parties=3, options=4, lumps=True)


def without(model: Model, pattern: str, **instead: Ranking) -> Part:
    tree = Pattern(pattern)
    rows = {p: Instead(PartyPreference(p, r, (), Where("case.yaml", 7)), "in part, ") for p, r in instead.items()}
    return part(model, Cut(holds_in(model, tree), (Statement(pattern, tree),)), rows)


def ranks_of(tiers: list[int]) -> list[int]:
    return [sorted(set(tiers)).index(x) for x in tiers]


@pytest.mark.parametrize("seed", range(12))
def test_a_part_keeps_the_moves_between_its_states_and_the_order_of_everybody(seed: int) -> None:
    rng = random.Random(seed)
    model = build(random_case(rng, Shape(parties=3, options=4, cannot=True)))
    pattern = "".join(rng.choice("YN-") for _ in model.options)
    if holds_in(model, Pattern(pattern)).all() or set(pattern) == {"-"}:
        pattern = "".join("Y" if x == "N" else "N" for x in model.label(0))
    some = without(model, pattern)
    whole, own = plain_of(model), plain_of(some.model)
    at = {int(s): k for k, s in enumerate(some.states)}
    assert [some.model.label(k) for k in at.values()] == [model.label(s) for s in at]
    for i in whole.players:
        assert [list(m) for m in own.moves[i]] == [[at[t] for t in whole.moves[i][s] if t in at] for s in at]
        assert list(own.ranks[i]) == ranks_of([whole.ranks[i][s] for s in at])


@pytest.mark.parametrize("seed", range(8))
def test_a_part_of_a_drawn_conflict_loses_the_moves_to_and_from_what_is_gone(seed: int) -> None:
    model = build(random_drawn(random.Random(seed)))
    some = part(model, Cut(holds_in(model, Name("s0")) | holds_in(model, Name("s4"))), {})
    assert [some.model.label(s) for s in range(some.model.n_states)] == ["s1", "s2", "s3", "s5"]
    assert some.model.status_quo is None  # it was s0
    whole, own = plain_of(model), plain_of(some.model)
    for i in whole.players:
        kept = [[int(some.states[t]) for t in row] for row in own.moves[i]]
        assert kept == [[t for t in whole.moves[i][s] if t not in (0, 4)] for s in (1, 2, 3, 5)]


@pytest.mark.parametrize("seed", range(8))
def test_the_states_of_a_part_are_those_of_the_whole_merged_ones_too(seed: int) -> None:
    model = build(random_case(random.Random(seed), LUMPED))
    tree = Pattern("-Y--")
    gone = holds_in(model, tree)
    if gone.all():
        return
    some = part(model, Cut(gone, (Statement("-Y--", tree),)), {})
    assert [some.model.label(k) for k in range(some.model.n_states)] == [model.label(int(s)) for s in some.states]
    assert set(some.states.tolist()) == set(np.flatnonzero(after_merging(model, ~gone)).tolist())


STRONG = """\
comity: 1
title: Strong
parties: {a: A, b: B}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}}
  status_quo: YN
  preferences:
    a: {ranking: [NN, ">>", YN, ">>>", NY, YY]}
    b: {statements: [x]}
"""


def test_between_tiers_that_become_neighbours_the_widest_break_stays() -> None:
    model = build(load_text(STRONG))
    kept = without(model, "YN").model
    wish = kept.conflict.preferences[0].preference
    assert wish == Ranking((("NN",), ("NY",), ("YY",)), breaks=((0, 3),))
    assert kept.status_quo is None
    assert without(model, "NY").model.status_quo == 1


def test_what_a_party_prefers_instead_counts_in_the_part_alone_and_complaints_say_so_with_their_line() -> None:
    model = build(load_text(STRONG))
    some = without(model, "YN", b=Ranking((("NY",), ("YN", "NN"), ("YY",))))
    assert some.model.ranks.tolist() == [[2, 1, 0], [1, 2, 0]]
    with pytest.raises(CaseError) as told:
        without(model, "YN", a=Ranking((("NY",),)), b=Ranking((("NY",), ("NN",), ("YY",), ("QQ",))))
    assert [str(p).split(" Rank")[0].split(" Take")[0] for p in told.value.problems] == [
        "case.yaml:7: in part, the ranking of A leaves out 2 feasible state(s): NN, YY.",
        'case.yaml:7: in part, the ranking of B names "QQ", which is no feasible state: '
        "a state is 2 letters, each Y or N.",
    ]
