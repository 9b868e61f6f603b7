"""Tests of the laws a case implies, and of how they are told."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.case.nouns import Case
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.ensemble.draws import uniforms
from comity.ensemble.ground import ground_of
from comity.ensemble.plan import plan
from comity.errors import CaseError

TEXT = """
comity: 1
title: Two parties
parties: {a: Aland, b: Bland}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}}
  preferences:
    a: {%s}
    b: {%s}
"""
PLAIN = "statements: [x, y]"


def case(a: str = PLAIN, b: str = PLAIN) -> Case:
    return load_text(TEXT % (a, b))


def test_where_nothing_is_said_every_party_gets_the_same_default_and_is_told_so() -> None:
    made = plan(case(PLAIN, "ranking: [YY, [NY, YN], NN]"), 10, 0)
    assert made.default
    assert [(r.kind, r.amount) for law in made.laws for r in law.readings] == [("mallows", Fraction(3, 10))] * 2
    assert [law.origin for law in made.laws] == ["default", "default"]
    assert "the default, the same for every party" in made.laws[0].words
    assert "its 3 ranks (tied states stay tied)" in made.laws[1].words


def test_a_law_of_one_party_leaves_the_other_as_written() -> None:
    made = plan(case(PLAIN + ", spread: {law: plackett_luce, amount: 0.2}"), 10, 0)
    assert not made.default
    assert [law.origin for law in made.laws] == ["case", "none"]
    assert made.laws[1].words == "Bland: the preference is taken as written."
    assert "Plackett-Luce law, 0.2" in made.laws[0].words


def test_a_dispersion_that_is_asked_for_goes_to_parties_without_a_law() -> None:
    made = plan(case(PLAIN + ", spread: {law: mallows, amount: 0.2}"), 10, 0, dispersion=0.5)
    assert [law.readings[0].amount for law in made.laws] == [Fraction(1, 5), Fraction(1, 2)]
    assert [law.origin for law in made.laws] == ["case", "asked"]


def test_a_dispersion_of_zero_keeps_everybody_to_what_is_written() -> None:
    made = plan(case(), 10, 0, dispersion=0)
    assert not any(law.varies for law in made.laws)
    assert not made.default


def test_readings_share_evenly_where_no_probability_is_given() -> None:
    made = plan(case(PLAIN + ", readings: {hard: {statements: [y, x]}, soft: {statements: ['!x']}}"), 10, 0)
    assert [r.probability for r in made.laws[0].readings] == [Fraction(1, 3)] * 3
    assert "main, hard, soft: all alike" in made.laws[0].words


def test_the_main_reading_has_what_the_others_leave() -> None:
    made = plan(case(PLAIN + ", readings: {hard: {statements: [y, x], probability: 0.3}}"), 10, 0)
    assert [(r.id, r.probability) for r in made.laws[0].readings] == [
        ("main", Fraction(7, 10)),
        ("hard", Fraction(3, 10)),
    ]
    assert "main 0.7, hard 0.3" in made.laws[0].words


def test_a_reading_that_is_certain_leaves_no_other() -> None:
    made = plan(case(PLAIN + ", readings: {hard: {statements: [y, x], probability: 1}}"), 10, 0)
    assert [r.id for r in made.laws[0].readings] == ["hard"]
    assert made.laws[0].origin == "none"


def test_two_laws_for_one_preference_are_refused() -> None:
    with pytest.raises(CaseError, match="two laws"):
        plan(case("weights: {x: [1, 2]}, spread: {law: mallows, amount: 0.2}"), 10, 0)
    with pytest.raises(CaseError, match="left open"):
        plan(case("free: true, spread: {law: mallows, amount: 0.2}"), 10, 0)


def test_every_preference_that_does_not_fit_is_told_before_a_draw() -> None:
    with pytest.raises(CaseError) as told:
        plan(case("ranking: [YY, NY]", "ranking: [NN]"), 10, 0)
    assert len(told.value.problems) == 2


def test_orders_of_ranks_keep_ties() -> None:
    made = plan(case(PLAIN, "ranking: [YY, [NY, YN], NN]"), 10, 0)
    source = ground_of(made.case, made.laws).players[1].sources[0]
    worth = source.scale.worth(source.drawn(uniforms(1, 0, 0, 200, source.width)))
    assert (worth[:, 1] == worth[:, 2]).all()  # YN and NY
    assert len(np.unique(worth, axis=0)) == 6


def test_a_free_preference_is_any_strict_order() -> None:
    made = plan(case("free: true", "free: true, statements: [x, y]"), 10, 0)
    states, statements = (p.listed() for p in ground_of(made.case, made.laws).players)
    assert states is not None
    assert statements is not None
    assert len(np.unique(states[0], axis=0)) == 24
    assert statements[0].tolist() == [[0, 2, 1, 3], [0, 1, 2, 3]]
    assert states[1].sum() == pytest.approx(1)


def test_a_partial_free_ranking_is_any_strict_order_that_agrees() -> None:
    made = plan(case("free: true, ranking: [YY, [NN, YN]]"), 10, 0)
    got = ground_of(made.case, made.laws).players[0].listed()
    assert got is not None
    worth, chance = got
    assert len(worth) == 8  # two orders of the tied ones, four places for NY
    assert ((worth[:, 3] > worth[:, 0]) & (worth[:, 3] > worth[:, 1])).all()
    assert chance.tolist() == [1 / 8] * 8


def test_weights_are_drawn_between_their_ends_and_what_must_tie_does() -> None:
    made = plan(case("weights: {x: [1, 3], y: 0.1, '!x & y': 0.2, 'x & !y': 0.3}"), 10, 0)
    source = ground_of(made.case, made.laws).players[0].sources[0]
    drawn = source.drawn(uniforms(1, 0, 0, 1000, source.width))
    unit = drawn[0, 1] / 0.1
    assert drawn[:, 0].min() >= unit
    assert drawn[:, 0].max() <= 3 * unit
    assert abs(drawn[:, 0].mean() / unit - 2) < 0.1
    assert len(np.unique(drawn[:, 1:], axis=0)) == 1
    assert (source.scale.worth(drawn)[:, 2] == drawn[:, 1] + drawn[:, 2]).all()  # NY: 0.1 + 0.2 exactly


def test_merged_states_that_intervals_tell_apart_are_refused() -> None:
    text = (TEXT % ("weights: {x: [-1, 1]}", "weights: {y: 1}")).replace(
        "  preferences", "  same: {end: '-Y'}\n  preferences"
    )
    with pytest.raises(CaseError, match="apart"):
        plan(load_text(text.replace("weights: {y: 1}", "weights: {'x & !x': 1}")), 10, 0)


def test_every_catalogue_style_of_preference_has_a_law() -> None:
    for name in ("prisoners_dilemma", "syria_iraq_1975"):
        assert all(law.varies for law in plan(load_entry(name).case, 5, 0).laws)
