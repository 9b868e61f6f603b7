"""Tests of what moves a probability: against probabilities given each statement's place, gone through by hand."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from comity.case.nouns import Case
from comity.case.read import load_text
from comity.conflict.model import build
from comity.ensemble.estimate import estimate
from comity.ensemble.plan import plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.run import prepare, run_chunk
from comity.ensemble.tally import combine

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
A, B = "statements: [x, '!x & y', y], spread: {law: mallows, amount: 0.5}", "statements: [y, '!x']"


def found(a: str = A, b: str = B, draws: int = 4000, concepts: tuple[str, ...] = ("nash", "seq")) -> EnsembleResult:
    case = load_text(TEXT % (a, b))
    p = plan(case, draws, 3, concepts)
    ready = prepare(p)
    return estimate(p, combine(run_chunk(p, c, ready) for c in p.chunks()), ready)


def test_the_difference_a_statement_makes_is_that_of_the_orders_gone_through() -> None:
    result = found()
    case = result.plan.case
    words = ["x", "!x & y", "y"]
    sums: dict[tuple[str, bool], list[float]] = {}
    mover = result.movers("YY", "nash", 9)[0]
    feature = next(f for f in result.features if f.what == mover.what)
    for order in permutations(range(3)):
        chance = 0.5 ** sum(a > b for k, a in enumerate(order) for b in order[k:])
        model = build(case_of([words[k] for k in order]))
        index = model.index("YY")
        holds = model.ranks[0][index] >= model.ranks[0][model.index("NY")]
        high = order.index(feature.item) <= feature.bound  # type: ignore[arg-type]
        row = sums.setdefault((mover.what, high), [0.0, 0.0])
        row[0] += chance * holds
        row[1] += chance
    p = [sums[mover.what, high][0] / sums[mover.what, high][1] for high in (True, False)]
    assert mover.with_it.low <= p[0] <= mover.with_it.high
    assert mover.without.low <= p[1] <= mover.without.high
    assert mover.difference.low <= p[0] - p[1] <= mover.difference.high
    assert mover.clear
    assert case.title == "Two parties"


def case_of(statements: list[str]) -> Case:
    listed = ", ".join(f"'{s}'" for s in statements)
    return load_text(TEXT % (f"statements: [{listed}]", B))


def test_what_moves_nothing_is_left_out() -> None:
    result = found("statements: ['x', 'x | y & !y', 'y'], spread: {law: mallows, amount: 0.9}")
    assert all(m.party == "a" for m in result.movers("YY", "nash", 9))
    assert found("statements: [x]", "statements: [y]").movers("YY", "nash") == ()


def test_the_probability_given_a_reading_is_what_that_reading_alone_gives() -> None:
    readings = "statements: [x], readings: {other: {statements: ['!x'], probability: 0.25}}"
    result = found(readings, "statements: ['y'], readings: {loth: {statements: ['!y'], probability: 0.5}}")
    for concept, (state, hold) in product(("nash", "seq"), {"YY": "main", "NY": "other"}.items()):
        moved = {m.what: m for m in result.movers(state, concept, 9) if m.party == "a"}
        assert moved[hold].kind == "reading"
        assert moved[hold].with_it.p == pytest.approx(0.5, abs=0.04)
        assert moved[hold].without.p == 0
        assert moved[hold].words == f"it is read as {hold}"


def test_nash_multiplies_in_the_other_parties_and_agrees_with_the_joint_draws() -> None:
    result = found(A, "statements: [y, '!x', '!y & x'], spread: {law: mallows, amount: 0.7}", concepts=("nash", "seq"))
    p = result.spans["nash"].p
    for state in ("YY", "NY"):
        s = result.model.index(state)
        for m in result.movers(state, "nash", 9):
            assert m.with_it.low - 1e-9 <= m.with_it.p <= m.with_it.high + 1e-9
            assert min(m.with_it.p, m.without.p) - 0.03 <= p[s] <= max(m.with_it.p, m.without.p) + 0.03


def test_weights_are_asked_whether_they_are_above_their_middle() -> None:
    result = found("weights: {x: [-1, 1], y: 1}")
    mover = result.movers("YY", "nash")[0]
    assert (mover.kind, mover.what, mover.words) == ("weight", "x", 'the weight of "x" is above its middle')
    assert (mover.with_it.p, mover.without.p) == (1, 0)
    assert mover.difference.low > 0.99


def test_ranks_are_told_by_the_states_in_them() -> None:
    result = found("ranking: [YY, NY, [YN, NN]], spread: {law: plackett_luce, amount: 0.5}")
    assert {f.what for f in result.features} == {"YY", "NY", "NN, YN"}
    assert result.movers("YY", "nash")[0].kind == "rank"


def test_long_rankings_are_not_told_apart_and_the_result_says_so() -> None:
    text = (TEXT % ("free: true", "weights: {x: 1}")).replace(
        "y: {by: b, text: Y}}", "y: {by: b, text: Y}, " + ", ".join(f"z{k}: {{by: b, text: Z}}" for k in range(4)) + "}"
    )
    p = plan(load_text(text), 50, 1)
    result = estimate(p, run_chunk(p, p.chunks()[0]))
    assert result.features == ()
    assert any("left out" in note for note in result.notes())
    assert np.isclose(result.spans["nash"].p[result.model.index("YNNNNN")], 0.5, atol=0.25)
