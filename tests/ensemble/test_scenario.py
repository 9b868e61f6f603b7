"""Tests of scenarios: the same draws with an option held, and differences that only changed verdicts widen."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from comity.case.nouns import Case, OptionConflict
from comity.catalogue.entries import load_entry
from comity.ensemble.estimate import estimate
from comity.ensemble.intervals import difference, wilson
from comity.ensemble.plan import Plan, base_of, plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.run import prepare, run_chunk
from comity.ensemble.tally import Tally, combine
from comity.testing.conflicts import Shape, random_case

KEYS = ("nash", "gmr", "smr", "seq", "sseq")


def counted(p: Plan) -> Tally:
    ready = prepare(p)
    return combine(run_chunk(p, c, ready) for c in p.chunks())


def found(p: Plan) -> EnsembleResult:
    return estimate(p, counted(p))


def cases() -> list[Case]:
    rng = random.Random(3)
    shapes = [Shape(statements=True, infeasible=0), Shape(infeasible=0.1), Shape(infeasible=0, lumps=True)]
    return [random_case(rng, s) for s in shapes]


def test_gains_and_losses_lead_from_the_case_as_it_is_to_the_scenario() -> None:
    changed = 0
    for case in cases():
        p = plan(case, 200, 5, KEYS, dispersion=0.5, without=("o1",))
        held, base = counted(p), counted(base_of(p))
        assert (held.held == base.held + held.gained - held.lost).all()
        changed += int((held.gained + held.lost).sum())
    assert changed > 0


def test_a_scenario_is_the_case_in_which_the_option_is_ruled_out() -> None:
    case = cases()[0]  # statements: the preference of a state does not hang on which states there are
    p = plan(case, 150, 5, KEYS, dispersion=0.5, with_=("o2",))
    alone = plan(p.scenario.apply(case), 150, 5, KEYS, dispersion=0.5)
    one, other = found(p), found(alone)
    for key in KEYS:
        for s in range(other.model.n_states):
            label = other.model.label(s)
            assert label[2] == "Y"
            assert one.estimate(label, key) == other.estimate(s, key)


def test_what_the_scenario_rules_out_is_certain_not_to_hold() -> None:
    p = plan(cases()[0], 60, 5, KEYS, without=("o0",))
    result = found(p)
    for s in range(result.model.n_states):
        if result.model.label(s)[0] == "Y":
            assert all(result.estimate(s, k).high == 0 for k in KEYS)


def test_differences_on_the_same_draws_are_surer_than_on_separate_ones() -> None:
    p = plan(cases()[1], 600, 5, KEYS, dispersion=0.6, without=("o1",))
    result, base = found(p), counted(base_of(p))
    compared = 0
    for change in result.changes():
        c, s = KEYS.index(change.concept), result.model.index(change.state)
        assert change.before == base.held[c, s] / 600
        assert change.difference.p == pytest.approx(change.after - change.before)
        assert change.difference.low <= change.difference.p <= change.difference.high
        apart = difference(wilson(result.tally.held[c, s], 600), wilson(base.held[c, s], 600))
        if 0.1 < change.before < 0.9 and 0.1 < change.after < 0.9:
            compared += 1
            assert change.difference.high - change.difference.low < apart.high - apart.low
    assert compared


def test_the_json_tells_the_scenario() -> None:
    out = found(plan(load_entry("syria_iraq_1975").case, 100, 1, without=("attack",))).to_json()
    assert out["scenario"]["without"] == ["attack"]
    assert out["scenario"]["words"] == 'without "attack"'
    assert set(out["scenario"]["outcomes"]["NYY"]["nash"]) == {"before", "after", "difference", "low", "high"}
    assert out["scenario"]["outcomes"]["NYY"]["nash"]["after"] == 0
    assert "scenario" not in found(plan(load_entry("chicken").case, 10, 1)).to_json()


def test_a_status_quo_that_the_scenario_rules_out_does_no_harm() -> None:
    case = cases()[0]
    assert isinstance(case.conflict, OptionConflict)
    case = replace(case, conflict=replace(case.conflict, status_quo="Y" + "N" * (len(case.conflict.options) - 1)))
    assert found(plan(case, 10, 1, without=("o0",))).complete


def test_merged_states_of_the_scenario_are_those_of_the_case() -> None:
    p = plan(cases()[2], 50, 1, without=("o0",))
    ready = prepare(p)
    assert ready.columns is not None
    assert ready.held is not None
    assert len(ready.columns) == ready.held.n_states
    assert len(np.unique(ready.columns)) == len(ready.columns)
