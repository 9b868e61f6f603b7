"""One rule for every test: what decides, what does not, and that sides are alike."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.support.answer import Check, Tested
from comity.support.verdict import WEAKNESS, overall, verdict

OPPOSITE = {"supported": "contradicted", "contradicted": "supported", "cannot be told": "cannot be told"}
TURNED = {"lower": "higher", "higher": "lower", "shorter": "longer", "longer": "shorter"}
CHECKS = st.lists(st.sampled_from([True, False, None]), max_size=3)
ENDS = st.floats(-10, 10)


def made(passed, gates=True):
    return tuple(Check(f"check {i}", p, f"Check {i} found {p}.", gates=gates) for i, p in enumerate(passed))


@given(ENDS, ENDS, CHECKS, st.sampled_from(list(TURNED)))
def test_turning_the_statement_round_turns_the_verdict_round(a, b, passed, says):
    low, high = min(a, b), max(a, b)
    one, _ = verdict((low + high) / 2, low, high, says=says, checks=made(passed))
    other, _ = verdict((low + high) / 2, low, high, says=TURNED[says], checks=made(passed))
    assert other == OPPOSITE[one]


@given(ENDS, ENDS, st.sampled_from(["lower", "higher"]))
def test_mirroring_the_numbers_turns_the_verdict_round(a, b, says):
    low, high = min(a, b), max(a, b)
    one, _ = verdict(low, low, high, says=says)
    other, _ = verdict(-low, -high, -low, says=says)
    assert other == OPPOSITE[one]


@given(ENDS, ENDS, CHECKS)
def test_a_sign_is_told_only_where_the_interval_excludes_none_and_every_check_passed(a, b, passed):
    low, high = min(a, b), max(a, b)
    told = verdict(low, low, high, says="lower", checks=made(passed))[0] != "cannot be told"
    assert told == ((low > 0 or high < 0) and all(p is True for p in passed))


def test_a_faster_end_supports_shorter():
    assert verdict(1.5, 1.2, 1.9, says="shorter", scale="ratio")[0] == "supported"
    assert verdict(0.5, 0.3, 0.9, says="shorter", scale="ratio")[0] == "contradicted"


def test_an_end_at_no_effect_does_not_exclude_it():
    assert verdict(2.0, 1.0, 3.0, says="higher", scale="ratio")[0] == "cannot be told"
    assert verdict(-2.0, -3.0, 0.0, says="lower")[0] == "cannot be told"


def test_checks_that_do_not_gate_decide_nothing():
    assert verdict(-2.0, -3.0, -1.0, says="lower", checks=made([False, None], gates=False))[0] == "supported"


def test_a_failed_check_gives_the_reason():
    assert verdict(-2.0, -3.0, -1.0, says="lower", checks=made([True, False]))[1] == "Check 1 found False."


def test_a_refusal_comes_before_everything():
    assert verdict(-2.0, -3.0, -1.0, says="lower", refused="Too short.") == ("cannot be told", "Too short.")


@pytest.mark.parametrize("bad", [(None, 0.1, 0.2), (1.0, None, 2.0), (1.0, 0.5, math.inf), (math.nan, 0.5, 1.0)])
def test_without_a_whole_interval_nothing_is_told(bad):
    assert verdict(*bad, says="lower")[0] == "cannot be told"


def answered(method, said, *, name="", data="d", refused=False, contrast=False):
    return Tested(name or f"{method} {said}", data, method, said, "", refused=refused, contrast=contrast)


def test_one_design_alone_decides_nothing_together():
    tests = [answered("interrupted", "supported", name=str(n)) for n in range(2)]
    found = overall(tests)
    assert found.verdict == "cannot be told"
    assert "Only one design" in found.why


@pytest.mark.parametrize("other", ["local_projection", "on_off", "synthetic_control"])
def test_one_event_looked_at_in_two_ways_is_one_event(other):
    found = overall([answered("interrupted", "supported"), answered(other, "supported")])
    assert found.verdict == "cannot be told"
    assert "share one weakness" in found.why


def test_two_designs_with_different_weaknesses_decide_together():
    tests = [answered("interrupted", "contradicted"), answered("staggered", "contradicted")]
    assert overall(tests).verdict == "contradicted"


def test_one_test_that_says_the_opposite_undoes_the_whole():
    tests = [answered(m, "supported") for m in ("interrupted", "staggered")]
    found = overall([*tests, answered("cox", "contradicted")])
    assert found.verdict == "cannot be told"
    assert "disagree" in found.why


def test_predictive_precedence_contrasts_and_refusals_never_count():
    silent = [
        answered("granger", "supported"),
        answered("cox", "supported", contrast=True),
        answered("staggered", "supported", refused=True),
    ]
    assert overall(silent).why == "No test on data could be made."
    assert overall([*silent, answered("interrupted", "supported")]).verdict == "cannot be told"
    assert overall([*silent, answered("interrupted", "supported"), answered("competing", "supported")]).verdict == (
        "supported"
    )


def test_a_family_in_which_most_cannot_tell_does_not_speak():
    tests = [answered("interrupted", "supported"), answered("staggered", "supported")]
    mute = [answered("staggered", "cannot be told", name=str(i)) for i in range(2)]
    assert overall(tests + mute[:1]).verdict == "supported"
    found = overall(tests + mute)
    assert found.verdict == "cannot be told"
    assert "most tests of the same designs cannot tell" in found.why


def test_tests_of_opposite_statements_are_not_joined():
    tests = [answered("interrupted", "supported", data="a"), answered("cox", "supported", data="b")]
    assert overall(tests, {"a": "lower", "b": "shorter"}).verdict == "supported"
    assert overall(tests, {"a": "higher", "b": "shorter"}).verdict == "cannot be told"


def test_the_whole_is_turned_round_when_every_test_is_and_does_not_depend_on_order():
    for said in itertools.product(OPPOSITE, repeat=3):
        tests = [answered(m, s) for m, s in zip(("interrupted", "staggered", "cox"), said, strict=True)]
        turned = [answered(t.method, OPPOSITE[t.verdict]) for t in tests]
        assert overall(turned).verdict == OPPOSITE[overall(tests).verdict]
        assert overall(tests[::-1]).verdict == overall(tests).verdict


def test_no_tests_at_all_cannot_tell():
    assert overall([]).sentences() == ("Taken together: cannot be told.", "No test on data could be made.")


def test_granger_has_no_weakness_of_a_design():
    assert "granger" not in WEAKNESS
