"""Tests of what an ensemble tells: the contract's JSON, tables, sentences and their digits."""

from __future__ import annotations

import json

import pytest

from comity.case.digest import digest
from comity.case.read import load_text
from comity.catalogue.entries import load_entry
from comity.ensemble.estimate import estimate
from comity.ensemble.plan import plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.run import run_chunk
from comity.ensemble.saying import in_draws
from comity.errors import UsageError


def found(draws: int = 300) -> EnsembleResult:
    p = plan(load_entry("syria_iraq_1975").case, draws, 1)
    return estimate(p, run_chunk(p, p.chunks()[0]))


def test_the_json_has_the_shape_of_the_contract() -> None:
    result = found()
    out = json.loads(json.dumps(result.to_json()))
    assert (out["draws"], out["seed"], out["complete"], out["default"]) == (300, 1, True, True)
    assert out["digest"] == digest(result.plan.case)
    assert set(out["outcomes"]["NYY"]) == {"nash", "gmr", "smr", "seq"}
    for row in out["outcomes"].values():
        for e in row.values():
            assert set(e) == {"p", "low", "high", "how"}
            assert 0 <= e["low"] <= e["p"] <= e["high"] <= 1
    assert out["outcomes"]["NYY"]["nash"]["how"] == "exact"
    assert out["outcomes"]["NYY"]["seq"]["how"] == "sampled"
    assert "default, the same for every party" in out["laws"]["syria"]["words"]
    assert {"party", "what", "with", "without", "difference", "clear"} <= set(out["sensitivity"]["NYY"]["nash"][0])


def test_outcomes_are_those_that_hold_in_some_draw() -> None:
    result = found()
    for s in range(result.model.n_states):
        some = any(result.estimate(s, c).p > 0 for c in result.concepts)
        assert (s in result.outcomes()) == some
    ranked = [result.estimate(s, "nash").p for s in result.ranked("nash")]
    assert ranked == sorted(ranked, reverse=True)


def test_the_table_has_a_row_for_each_outcome_and_concept() -> None:
    result = found()
    frame = result.to_frame()
    assert list(frame.columns) == ["state", "concept", "p", "low", "high", "how"]
    assert len(frame) == 4 * len(result.outcomes())


def test_sentences_say_no_more_digits_than_the_interval_bears() -> None:
    result = found(100)
    e = result.estimate("NYY", "seq")
    text = result.sentence("NYY", "seq")
    assert text.startswith("NYY (Syria: escalate; Iraq: attack) holds in about 8 of 10 draws under SEQ (0.")
    assert f"({e.low:.2f} to {e.high:.2f})" in text
    assert len(result.sentences("nash", 2)) == 2


@pytest.mark.parametrize(
    ("p", "low", "high", "words"),
    [
        (0.96, 0.9, 0.99, "in more than 9 of 10 draws"),
        (0.03, 0.01, 0.06, "in fewer than 1 of 10 draws"),
        (0.04, 0.0, 0.15, "in about 4 of 100 draws"),
        (0.996, 0.991, 0.998, "in more than 99 of 100 draws"),
        (1 / 3, 1 / 3, 1 / 3, "in about 33 of 100 draws"),
        (1.0, 0.98, 1.0, "in all of the draws made"),
        (0.0, 0.0, 0.0, "in no draw"),
        (0.5, 0.2, 0.8, "in about 5 of 10 draws"),
    ],
)
def test_shares_in_words(p: float, low: float, high: float, words: str) -> None:
    assert in_draws(p, low, high) == words


def test_a_concept_or_state_that_was_not_asked_is_refused() -> None:
    result = found(10)
    with pytest.raises(UsageError, match="Asked: nash"):
        result.estimate("NYY", "sseq")
    with pytest.raises(UsageError, match="no feasible state"):
        result.estimate("YYYY", "nash")


def test_what_plays_no_part_in_the_draws_is_told() -> None:
    text = """
comity: 1
title: T
parties: {a: Aland, b: Bland}
conflict:
  options: {x: {by: a, text: X}, y: {by: b, text: Y}}
  preferences:
    a: {statements: [x], unknown: [[YN, NY]]}
    b: {statements: [y]}
"""
    p = plan(load_text(text), 10, 1)
    result = estimate(p, run_chunk(p, p.chunks()[0]))
    assert "Aland: unknown pairs play no part in the draws." in result.notes()
