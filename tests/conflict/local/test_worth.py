"""What a party thinks of a few states is the order that the table gives them."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np

from comity.case.nouns import OptionConflict, Preference, Prioritised, Statement, Weights
from comity.conflict.local.ground import Ground, ground_of
from comity.conflict.local.worth import higher, rank, worth
from comity.conflict.model import build
from comity.logic.tree import Name, Pattern
from comity.testing.conflicts import Shape, random_case


def ground_with(preference: Preference) -> Ground:
    case = random_case(random.Random(7), Shape(2, 6, infeasible=0, statements=True))
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    first, *rest = conflict.preferences
    changed = (replace(first, preference=preference), *rest)
    return ground_of(replace(case, conflict=replace(conflict, preferences=changed)))


def agrees_with_the_table(preference: Preference) -> bool:
    ground = ground_with(preference)
    model = build(ground.case)
    codes = ground.pack([ground.code(model.label(s)) for s in range(model.n_states)])
    columns = worth(ground, model.parties[0], codes)
    table = model.ranks[0]
    same = rank(columns).tolist() == table.tolist()
    for s in range(0, model.n_states, 5):
        above = higher(columns, [c[s : s + 1] for c in columns])
        same &= bool(np.array_equal(above, table > table[s]))
    return same


def said(k: int) -> Statement:
    return Statement(f"o{k}", Name(f"o{k}"))


def test_prioritised_statements_compare_as_in_the_table() -> None:
    assert agrees_with_the_table(Prioritised((said(3), said(0), Statement("Y--N--", Pattern("Y--N--")), said(5))))


def test_more_statements_than_a_machine_word_has_bits_still_compare() -> None:
    many = tuple(Statement("Y-----", Pattern("Y-----")) for _ in range(70))
    assert agrees_with_the_table(Prioritised((*many, said(1), *many, said(2), said(4))))


def test_weights_compare_exactly_however_large() -> None:
    fine = Weights(tuple((said(k), Fraction((-1) ** k, 3 + k)) for k in range(6)))
    assert agrees_with_the_table(fine)
    huge = ((said(0), Fraction(1 << 70)), (said(1), Fraction((1 << 70) + 1)), (said(2), Fraction(-1, 7)))
    ground = replace(ground_with(Prioritised(())), preferences={"p0": Weights(huge)})
    columns = worth(ground, "p0", ground.pack([0b001, 0b010, 0b110, 0b000]))
    assert rank(columns).tolist() == [1, 3, 2, 0]


def test_a_party_that_says_nothing_ranks_all_states_alike() -> None:
    assert agrees_with_the_table(Prioritised(()))
