"""Tests of fuzzy and probabilistic preference against their definitions written out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from comity.budget import Budget
from comity.case.doubt import Chances, Degree, Doubt, Fuzzy, Place
from comity.case.read import load_text
from comity.conflict.beyond import beyond
from comity.conflict.kinds.engine import KEYS, _plain_stable
from comity.conflict.kinds.judged import Judged
from comity.conflict.model import Model, build
from comity.conflict.stability import stability
from comity.errors import CaseError
from comity.testing.conflicts import plain_of

HALF = Fraction(1, 2)
Pairwise = Callable[[int, int], bool]


def graded(model: Model) -> Judged:
    got = beyond(model).graded
    assert got is not None
    return got


def with_doubt(made: Any, case: Any, party: str, doubt: Doubt) -> Any:
    return made.changed(case, party, lambda row: replace(row, doubt=doubt))


def random_degrees(rng: random.Random, model: Model) -> dict[tuple[int, int], Fraction]:
    """Degrees for some pairs of states, each pair in one direction only."""
    out = {}
    for a in range(model.n_states):
        for b in range(a):
            if rng.random() < 0.4:
                out[rng.choice([(a, b), (b, a)])] = Fraction(rng.randint(0, 10), 10)
    return out


def rows(model: Model, degrees: dict[tuple[int, int], Fraction]) -> tuple[Degree, ...]:
    return tuple(Degree(Place(model.label(s)), Place(model.label(t)), d) for (s, t), d in degrees.items())


def judged_by(model: Model, improves: list[Pairwise], deters: list[Pairwise]) -> Callable[[str, int, int], bool]:
    n = range(model.n_states)
    moves = plain_of(model).moves
    better = [[[f(s, t) for t in n] for s in n] for f in improves]
    held = [[[f(s, t) for t in n] for s in n] for f in deters]
    return lambda key, i, s: _plain_stable(moves, better, held[i], key, i, s)


def plainly(model: Model, i: int) -> tuple[Pairwise, Pairwise]:
    u = model.ranks[i]
    return lambda s, t: bool(u[t] > u[s]), lambda s, x: bool(u[x] <= u[s])


def hold(got: Judged, model: Model, improves: list[Pairwise], deters: list[Pairwise]) -> None:
    truth = judged_by(model, improves, deters)
    for key in KEYS:
        for i in range(model.n_players):
            for s in range(model.n_states):
                assert got.stable[key][i, s] == truth(key, i, s), (key, i, s)


def fuzzy_pair(
    model: Model, i: int, given: dict[tuple[int, int], Fraction], least: Fraction
) -> tuple[Pairwise, Pairwise]:
    """Bashar, Kilgour and Hipel (2012): alpha(t, s) = r(t, s) - r(s, t), compared with the threshold."""
    u = model.ranks[i]

    def r(s: int, t: int) -> Fraction:
        if (s, t) in given:
            return given[s, t]
        if (t, s) in given:
            return 1 - given[t, s]
        return HALF if u[s] == u[t] else Fraction(int(u[s] > u[t]))

    def alpha(t: int, s: int) -> Fraction:
        return r(t, s) - r(s, t)

    return lambda s, t: alpha(t, s) >= least, lambda s, x: alpha(x, s) < least


def test_fuzzy_stability_is_its_definition(made: Any) -> None:
    for rng, case in made.every_case(5):
        model = made.build(case)
        pairs = [plainly(model, i) for i in range(model.n_players)]
        for i in range(rng.randint(1, 2)):
            given, least = random_degrees(rng, model), Fraction(rng.randint(1, 10), 10)
            fuzzy = Fuzzy(rows(model, given), least)
            case = with_doubt(made, case, model.parties[i], Doubt(fuzzy=fuzzy))
            pairs[i] = fuzzy_pair(model, i, given, least)
        hold(graded(made.build(case)), model, [a for a, _ in pairs], [b for _, b in pairs])


def chance_pair(
    model: Model, i: int, given: dict[tuple[int, int], Fraction], moves: Fraction, deters: Fraction
) -> tuple[Pairwise, Pairwise]:
    u = model.ranks[i]

    def chance(t: int, s: int) -> Fraction:
        """Of t strictly over s."""
        if (t, s) in given:
            return given[t, s]
        return 1 - given[s, t] if (s, t) in given else Fraction(int(u[t] > u[s]))

    return lambda s, t: chance(t, s) > moves, lambda s, x: chance(x, s) <= deters


def test_stability_by_chance_is_its_definition(made: Any) -> None:
    for rng, case in made.every_case(5):
        model = made.build(case)
        pairs = [plainly(model, i) for i in range(model.n_players)]
        for i in range(rng.randint(1, 2)):
            given = random_degrees(rng, model)
            moves, deters = (Fraction(rng.randint(0, 9), 10) for _ in range(2))
            doubt = Doubt(chances=Chances(rows(model, given), moves, deters))
            case = with_doubt(made, case, model.parties[i], doubt)
            pairs[i] = chance_pair(model, i, given, moves, deters)
        hold(graded(made.build(case)), model, [a for a, _ in pairs], [b for _, b in pairs])


def crisp(model: Model, i: int, half: bool) -> dict[tuple[int, int], Fraction]:
    """What the plain preference says, as degrees of every pair."""
    u, n = model.ranks[i], range(model.n_states)
    return {
        (s, t): Fraction(int(u[s] > u[t])) if u[s] != u[t] or not half else HALF
        for s in n
        for t in n
        if s != t and (not half or s < t)
    }


@pytest.mark.parametrize("half", [True, False])
def test_degrees_that_are_certain_change_nothing(made: Any, half: bool) -> None:
    """Fuzzy degrees 1, 1/2 and 0 at threshold 1, and chances 1 and 0 at any thresholds below 1."""
    for rng, case in made.every_case(3):
        model = made.build(case)
        given = rows(model, crisp(model, 0, half))
        below = Fraction(rng.randint(0, 9), 10)
        doubt = Doubt(fuzzy=Fuzzy(given, Fraction(1))) if half else Doubt(chances=Chances(given, below, below))
        got = graded(made.build(with_doubt(made, case, model.parties[0], doubt)))
        for key in KEYS:
            assert (got.stable[key] == stability(model, key, None, Budget(), {})).all()
        assert got.sentences()[1:] == ("This changes nothing in what would hold.",)


CASE = """
comity: 1
title: t
parties: {a: A, b: B}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}}
  preferences:
    a: {statements: [x], %s}
    b: {statements: [y]}
"""


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        ("fuzzy: {degrees: [{of: x, over: '!x', degree: 0.7}], satisficing: 0}", "threshold is 0"),
        ("fuzzy: {degrees: [{of: x, over: '!x', degree: 0.7}, {of: '!x', over: x, degree: 0.7}]}", "add up to 1"),
        ("fuzzy: {degrees: [{of: x, over: '!x', degree: 0.7}, {of: YN, over: NN, degree: 0.6}]}", "two degrees"),
        ("chances: {degrees: [{of: x, over: '!x', degree: 0.7}, {of: '!x', over: x, degree: 0.6}]}", "more than 1"),
        ("chances: {degrees: [{of: x & !x, over: y, degree: 0.7}]}", "no feasible state"),
        ("fuzzy: {degrees: [{of: x, over: '!x', degree: 1}]}, chances: {degrees: [{of: x, over: '!x', degree: 1}]}",
         "Give one of fuzzy or chances"),
    ],
)  # fmt: skip
def test_degrees_that_contradict_each_other_are_said_with_a_way_out(doubt: str, said: str) -> None:
    with pytest.raises(CaseError, match=said) as caught:
        beyond(build(load_text(CASE % doubt)))
    assert all(p.where.line and p.ways_out for p in caught.value.problems)


def test_the_same_degree_said_twice_is_no_contradiction() -> None:
    twice = "fuzzy: {degrees: [{of: x, over: '!x', degree: 0.7}, {of: YN, over: NN, degree: 0.7}]}"
    assert beyond(build(load_text(CASE % twice))).graded is not None


def test_places_may_share_a_state() -> None:
    """x over y: YN over YY and NY, YY over NY; YY over itself says nothing."""
    assert beyond(build(load_text(CASE % "fuzzy: {degrees: [{of: x, over: y, degree: 0.7}]}"))).graded is not None


def test_a_higher_threshold_makes_a_party_stay() -> None:
    """By hand: A gains by x with degree 0.7, a balance of 0.4; it moves at threshold 0.4 and stays at 0.5."""
    said = "fuzzy: {degrees: [{of: x, over: '!x', degree: 0.7}], satisficing: %s}"
    low = beyond(build(load_text(CASE % (said % "0.4")))).to_json()["graded"]
    high = beyond(build(load_text(CASE % (said % "0.5")))).to_json()["graded"]
    assert low["stable"]["a"]["nash"] == ["YN", "YY"]
    assert high["stable"]["a"]["nash"] == ["NN", "YN", "NY", "YY"]
    assert high["parties"] == {"a": {"kind": "fuzzy", "satisficing": 0.5}}
