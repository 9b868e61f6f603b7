"""Conditions: minimal sets, what is left out, and how they read."""

from __future__ import annotations

import random
from itertools import permutations

import numpy as np
import pytest

from comity.case.nouns import Free
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.conflict.inverse.condition import minimal_ways
from comity.conflict.inverse.formula import Atom, Formula, conjunction, holds, least, tidied
from comity.conflict.inverse.outcome import inverse
from comity.testing.open_conflicts import with_free

ORDERS = np.array(list(permutations(range(4))))
PLACES = {0: {k: ORDERS[:, k] for k in range(4)}}


def some_formula(rng: random.Random, longest: int) -> Formula:
    def atom() -> Atom:
        items = rng.sample(range(4), 4)
        cut, end = rng.randint(1, longest), rng.randint(1, longest)
        return Atom(0, tuple(sorted(items[:cut])), tuple(sorted(items[cut : cut + end])))

    return conjunction(
        least(frozenset(atom() for _ in range(rng.randint(1, 2))) for _ in range(rng.randint(1, 3)))
        for _ in range(rng.randint(1, 3))
    )


@pytest.mark.parametrize("seed", range(60))
def test_tidying_changes_no_verdict(seed: int) -> None:
    formula = some_formula(random.Random(seed), 1 if seed % 3 == 0 else 2)
    before, after = holds(formula, PLACES, 24), holds(tidied(formula), PLACES, 24)
    assert (before == after).all()
    assert len(tidied(formula)) <= len(formula)


@pytest.mark.parametrize("seed", range(60))
def test_the_formula_holds_exactly_where_a_minimal_set_does(seed: int) -> None:
    formula = some_formula(random.Random(seed), 2)
    ways = minimal_ways(formula)
    assert ways is not None
    some = np.zeros(24, bool)
    for w in ways:
        some |= holds(frozenset(frozenset([frozenset([a])]) for a in w), PLACES, 24)
    assert (some == holds(formula, PLACES, 24)).all()
    assert not any(v < w for v in ways for w in ways)


def test_a_condition_on_states_names_what_must_stand_below() -> None:
    case = with_free(load_entry("syria_iraq_1975").case, {"syria": Free()})
    found = inverse(case, "YNN", ("nash", "gmr", "smr"))
    nash, gmr, smr = (v.words for v in found.verdicts.values())
    assert nash == "It holds if Syria ranks “Syria: release water” above “nobody acts” and “Syria: escalate”."
    assert gmr.count(" or ") == 2
    assert smr.startswith("It holds if either Syria ranks “Syria: release water” above “nobody acts” and ")
    data = found.verdicts["smr"].to_json()
    assert [[(a["above"], a["below"]) for a in w] for w in data["minimal"]] == [
        [(["YNN"], ["NNN"]), (["YNN"], ["NYN"])],
        [(["YNN"], ["NNY"]), (["YNN"], ["YNY"]), (["YNN"], ["NYY"])],
    ]
    assert len(found.verdicts["gmr"].to_json()["requires"]) == 2


def test_a_condition_on_statements_names_the_statements() -> None:
    case = load_text(
        """\
comity: 1
title: Two choices
parties: {a: Anna, b: Bert}
conflict:
  options:
    x: {by: a, text: Do x}
    y: {by: b, text: Do y}
  preferences:
    a: {free: true, statements: ["!x", "x & y", "y"]}
    b: {statements: [y]}
"""
    )
    found = inverse(case, "YY", ("nash",))
    assert found.verdicts["nash"].words == "It holds if Anna puts “x & y” above “!x”."
    assert (found.verdicts["nash"].profiles, found.verdicts["nash"].of) == (3, 6)
    atom = found.verdicts["nash"].to_json()["minimal"][0][0]
    assert atom == {"party": "a", "above": ["x & y"], "below": ["!x"]}
