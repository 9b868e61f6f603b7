"""The margins of outcomes over all parties: minimal by exhaustion over every profile."""

from __future__ import annotations

import importlib.util
import random
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, Prioritised
from comity.catalogue.entries import load_entry
from comity.conflict.margins.condition import CONCEPTS
from comity.conflict.margins.find import margins
from comity.conflict.margins.near_rankings import halves_between, next_layer
from comity.conflict.margins.words import swaps
from comity.conflict.model import Model, build
from comity.conflict.stability import stability
from comity.testing.conflicts import Mix, mixed_case, random_drawn

_SPEC = importlib.util.spec_from_file_location("exhaustion", Path(__file__).with_name("exhaustion.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
exhaustion = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(exhaustion)


def statements_case(seed: int, most: int = 3) -> Case:
    rng = random.Random(seed)
    case = mixed_case(rng, Mix(4, rng.choice((2, 3)), one_way=0.3, forbidden=0.3, lumps=rng.choice((0, 2))))
    assert isinstance(case.conflict, OptionConflict)
    rows = tuple(replace(p, preference=_first(p.preference, most)) for p in case.conflict.preferences)
    return replace(case, conflict=replace(case.conflict, preferences=rows))


def _first(preference: object, most: int) -> Prioritised:
    assert isinstance(preference, Prioritised)
    return Prioritised(preference.statements[:most])


def check(model: Model, state: int, keys: tuple[str, ...] = CONCEPTS) -> None:
    for whole in margins(model, [state], keys).found:
        least = exhaustion.least_joint(model, state, whole.concept)
        assert whole.exact
        assert whole.distance == least
        if least is None:
            assert whole.robust
            continue
        changes = {model.parties.index(m.party): m.ranks for m in whole.changes}
        turned = exhaustion.with_ranks(model, changes)
        assert bool(stability(turned, whole.concept, None, Budget(), {})[:, state].all()) != whole.holds
        assert sum((m.distance for m in whole.changes), Fraction(0)) == least


@pytest.mark.parametrize("seed", range(20))
def test_no_smaller_change_of_any_parties_flips_an_outcome_with_statements(seed: int) -> None:
    model = build(statements_case(seed))
    check(model, random.Random(seed).randrange(model.n_states))


@pytest.mark.parametrize("seed", range(12))
def test_no_smaller_change_of_any_parties_flips_an_outcome_with_rankings(seed: int) -> None:
    rng = random.Random(seed)
    model = build(random_drawn(rng, 2, 4, 0.4))
    check(model, rng.randrange(4), ("gmr", "seq", "sseq"))


@pytest.mark.parametrize("seed", range(10))
def test_who_must_change_is_exactly_who_would_leave(seed: int) -> None:
    model = build(statements_case(seed, 5))
    for whole in margins(model, range(model.n_states), ("nash", "gmr", "smr")).found:
        if not whole.holds and whole.distance is not None:
            assert [m.party for m in whole.changes] == [m.party for m in whole.parties if not m.stable]


@pytest.mark.parametrize("seed", range(10))
def test_a_narrower_concept_breaks_no_later_than_a_wider_one(seed: int) -> None:
    model = build(statements_case(seed, 5))
    found = {(w.state, w.concept): w for w in margins(model, range(model.n_states), CONCEPTS).found}
    for wide, narrow in (("gmr", "smr"), ("smr", "nash"), ("gmr", "seq"), ("seq", "nash"), ("sseq", "nash")):
        for (state, key), whole in found.items():
            if key == wide and whole.holds and found[state, narrow].holds and found[state, narrow].exact:
                assert _far(whole.distance) >= _far(found[state, narrow].distance)


def _far(distance: Fraction | None) -> float:
    return float("inf") if distance is None else float(distance)


@pytest.mark.parametrize("seed", range(6))
def test_swapping_two_parties_swaps_their_names_and_nothing_else(seed: int) -> None:
    case = statements_case(seed, 4)
    assert isinstance(case.conflict, OptionConflict)
    turn = {"p0": "p1", "p1": "p0"}
    conflict = replace(
        case.conflict,
        options=tuple(replace(o, by=turn.get(o.by, o.by)) for o in case.conflict.options),
        preferences=tuple(replace(p, party=turn.get(p.party, p.party)) for p in case.conflict.preferences),
        cannot=(),
    )
    one, other = (
        build(replace(case, conflict=replace(case.conflict, cannot=()))),
        build(replace(case, conflict=conflict)),
    )
    states = range(one.n_states)
    keys = ("nash", "gmr", "smr", "seq")
    for a, b in zip(margins(one, states, keys).found, margins(other, states, keys).found, strict=True):
        assert (a.state, a.concept, a.holds, a.distance) == (b.state, b.concept, b.holds, b.distance)
        mine = {turn.get(m.party, m.party): (m.stable, m.distance, m.words) for m in a.parties}
        assert mine == {m.party: (m.stable, m.distance, m.words) for m in b.parties}


def test_the_water_dispute_by_hand() -> None:
    """Escalation and attack: Syria ranks it two places above an attack without escalation, Iraq three above peace."""
    model = build(load_entry("syria_iraq_1975").case)
    (whole,) = margins(model, [model.index("NYY")], ["nash"]).found
    assert whole.holds
    assert (whole.distance, whole.changes[0].party) == (Fraction(2), "syria")
    assert {m.party: m.distance for m in whole.parties} == {"syria": Fraction(2), "iraq": Fraction(3)}


def test_a_threat_that_costs_its_maker_a_tie_less_breaks_a_sequential_equilibrium() -> None:
    """Both cooperate only because the other would answer: let it no longer pay one of them and the threat is gone."""
    model = build(load_entry("prisoners_dilemma").case)
    (whole,) = margins(model, [model.index("YY")], ["seq"]).found
    assert {m.distance for m in whole.parties} == {Fraction(1)}
    assert whole.distance == Fraction(1, 2)


def test_concepts_without_margins_say_why() -> None:
    model = build(load_entry("prisoners_dilemma").case)
    found = margins(model, [0], ["nash", "sim", "l2"])
    assert set(found.absent) == {"sim", "l2"}
    assert [w.concept for w in found.found] == ["nash"]
    assert list(found.to_frame()["concept"]) == ["nash"]


def test_what_was_found_before_the_budget_ran_out_is_kept() -> None:
    model = build(load_entry("prisoners_dilemma").case)
    assert margins(model, [0], ["nash"], Budget(0.0)).complete is False

    class Few(Budget):
        left = 40

        def check(self) -> None:
            Few.left -= 1
            if Few.left < 0:
                self.stopped = True
            super().check()

    cut = margins(model, range(4), CONCEPTS, Few())
    assert not cut.complete
    assert 0 < len(cut.found) < 20


def test_the_distances_are_those_of_their_definitions() -> None:
    for order in permutations(range(4)):
        assert swaps(order) == sum(order[a] > order[b] for b in range(4) for a in range(b))
        assert halves_between(order, range(4)) == 2 * swaps(order)
    assert halves_between([0, 0, 1], [0, 1, 1]) == 2


@pytest.mark.parametrize("start", [(0, 1, 2, 3), (0, 0, 1, 2), (1, 0, 0, 1), (0, 0, 0, 0), (1, 0, 0, 0)])
def test_every_ranking_is_found_at_its_distance(start: tuple[int, ...]) -> None:
    weak = [r for r in product(range(4), repeat=4) if set(r) == set(range(max(r) + 1))]
    layers = [frozenset({start})]
    while len(layers) <= 12:
        layer = next_layer(layers, 100)
        assert layer is not None
        layers.append(layer)
    assert sum(map(len, layers)) == len(weak) == 75
    for far, layer in enumerate(layers):
        assert layer == {r for r in weak if halves_between(start, r) == far}
    assert next_layer(layers[:2], 0) is None or not layers[2]
