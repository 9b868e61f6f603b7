"""A table through every test: orientation, neutrality, refusals, and what simulated wars are said to show."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.support import Data, EndingsTest
from comity.support.endings.analyse import tests_on_endings as answers
from comity.support.warnings import WARNINGS

pytest.importorskip("statsmodels")


def quick(test, **more):
    return answers(test, engine="newton", **more)


def changed(test, column, change):
    """Return the test with the cells of a column changed."""
    at = test.table.columns.index(column)
    rows = tuple((*r[:at], change(r[at]), *r[at + 1 :]) for r in test.table.rows)
    return replace(test, table=Data(test.table.columns, rows))


@pytest.fixture(scope="module")
def three_sorts(wars) -> EndingsTest:
    return wars(1, units=200, settlement=0.06, victory_a=0.05, victory_b=0.04, log_settlement=0.9).test()


def numbers(tested):
    return [(t.effect, t.low, t.high, t.p) for t in tested]


def test_wars_that_end_sooner_without_support_support_the_statement(wars):
    (found,) = quick(wars(1, units=250, settlement=0.1, log_settlement=0.8).test())
    assert found.effect > 1
    assert found.low < np.exp(0.8) < found.high
    assert found.verdict == "supported"
    assert found.unit == "times the rate of a settlement, without support instead of with it"


def test_where_all_ended_in_one_way_the_test_is_called_by_it(wars, three_sorts):
    assert [t.name for t in quick(wars(1, settlement=0.1).test())] == ["wars: less support, a settlement"]
    assert quick(three_sorts)[0].name == "wars: less support, any ending"
    assert quick(three_sorts)[0].unit.startswith("times the rate of ending, ")


def test_a_word_for_a_war_that_goes_on_counts_as_an_empty_cell(three_sorts):
    told = changed(three_sorts, "end", lambda cell: cell or "active")
    mapped = replace(told, words=(("active", "goes_on"),))
    assert [t.to_json() for t in quick(mapped)] == [t.to_json() for t in quick(three_sorts)]
    (found,) = quick(told)
    assert found.refused
    said = [t.to_json() for t in quick(changed(three_sorts, "end", lambda cell: cell or "goes_on"))]
    assert said == [t.to_json() for t in quick(three_sorts)]


def test_a_small_chance_is_not_printed_as_none(wars):
    (found,) = quick(wars(1, units=250, settlement=0.1, log_settlement=2.5).test())
    assert found.p < 0.001
    assert "p = 0.000" not in json.dumps(found.to_json())


def test_the_opposite_statement_gets_the_opposite_verdict(wars):
    test = wars(1, units=250, settlement=0.1, log_settlement=0.8).test()
    (found,) = quick(replace(test, says="longer"))
    assert found.verdict == "contradicted"
    (turned,) = quick(changed(test, "support", lambda cell: str(1 - int(cell))))
    assert turned.verdict == "contradicted"


def test_turning_support_round_turns_the_factor_over(three_sorts):
    turned = changed(three_sorts, "support", lambda cell: str(1 - int(cell)))
    for here, there in zip(quick(three_sorts), quick(turned), strict=True):
        assert here.effect == pytest.approx(1 / there.effect, rel=1e-6)
        assert here.low == pytest.approx(1 / there.high, rel=1e-6)
        assert here.detectable == pytest.approx(there.detectable)


def test_swapping_the_sides_swaps_their_victories_and_nothing_else(three_sorts):
    other = {"victory_a": "victory_b", "victory_b": "victory_a"}
    swapped = quick(changed(three_sorts, "end", lambda cell: other.get(cell, cell)))
    here = {t.name.split(", ")[1]: t for t in quick(three_sorts)}
    there = {t.name.split(", ")[1]: t for t in swapped}
    for name, twin in (
        ("any ending", "any ending"),
        ("a settlement", "a settlement"),
        ("victory of side A", "victory of side B"),
        ("victory of side B", "victory of side A"),
    ):
        assert numbers([here[name]])[0] == pytest.approx(numbers([there[twin]])[0])
        assert here[name].verdict == there[twin].verdict
        assert [c.words for c in here[name].checks] == [c.words for c in there[twin].checks]


def test_names_and_the_order_of_rows_make_no_difference(three_sorts):
    renamed = changed(three_sorts, "war", lambda cell: cell[::-1])
    mixed = tuple(three_sorts.table.rows[i] for i in np.random.default_rng(0).permutation(len(three_sorts.table.rows)))
    for other in (renamed, replace(three_sorts, table=Data(three_sorts.table.columns, mixed))):
        for here, there in zip(numbers(quick(three_sorts)), numbers(quick(other)), strict=True):
            assert here == pytest.approx(there, rel=1e-6)


def test_both_engines_give_one_answer(three_sorts):
    pytest.importorskip("lifelines")
    for here, there in zip(quick(three_sorts), answers(three_sorts), strict=True):
        assert numbers([here]) == [pytest.approx(numbers([there])[0], rel=1e-4)]
        assert here.verdict == there.verdict


def test_a_sort_of_ending_is_a_contrast_and_has_no_verdict(three_sorts):
    whole, *sorts = quick(three_sorts)
    assert (whole.method, whole.contrast) == ("cox", False)
    assert [t.method for t in sorts] == ["competing"] * 3
    assert all(t.contrast and t.verdict == "cannot be told" for t in sorts)
    settled = next(t for t in sorts if "settlement" in t.name)
    assert settled.low > 1
    assert "does not say whether fighting is shorter" in settled.why
    assert not any(c.gates for c in settled.checks)


def test_p_is_adjusted_within_its_family(three_sorts):
    whole, *sorts = quick(three_sorts)
    assert dict(whole.details)["p adjusted (Holm)"] == whole.p
    assert all(dict(t.details)["tests of this family"] == 3 for t in sorts)
    smallest = min(sorts, key=lambda t: t.p)
    assert dict(smallest.details)["p adjusted (Holm)"] == pytest.approx(min(1, 3 * smallest.p))


def test_several_kinds_of_support_stand_in_one_model(three_sorts):
    found = quick(replace(three_sorts, treatments=("support", "terrain")))
    assert len(found) == 8
    assert len({t.name for t in found}) == 8
    assert any(c.name == "it holds after several tests" and c.gates for c in found[0].checks)
    assert "one standard deviation" in found[1].unit


def test_a_bad_table_is_refused_with_every_reason(three_sorts):
    broken = changed(changed(three_sorts, "end", lambda cell: cell and "peace"), "support", lambda _: "x")
    (found,) = quick(broken)
    assert found.refused
    assert found.effect is None
    assert found.verdict == "cannot be told"
    assert '"peace" is none of' in found.why
    assert '"x" is no number' in found.why
    assert len(found.details) >= 2


def test_too_few_endings_of_one_sort_refuse_that_sort_alone(wars):
    test = wars(0, units=60, settlement=0.1, victory_a=0.003).test()
    found = {t.name: t for t in quick(test)}
    assert found["wars: less support, victory of side A"].refused
    assert found["wars: less support, victory of side A"].effect is None
    assert not found["wars: less support, a settlement"].refused


def test_a_budget_that_is_over_refuses_what_was_not_made(three_sorts):
    found = quick(three_sorts, budget=Budget(0.0))
    assert all(t.refused and "the budget of 0 seconds ran out" in t.why for t in found)


def test_the_answer_is_plain_values(three_sorts):
    for tested in quick(three_sorts):
        text = json.dumps(tested.to_json(), allow_nan=False)
        assert json.loads(text)["name"] == tested.name
        assert set(tested.warnings) <= set(WARNINGS)
        assert len(tested.paths) == 2
        assert len(tested.sensitivity) == 2


def test_sorts_of_endings_are_told_apart(wars):
    """Without support one side wins more often and the other less; the rates of both are recovered."""
    law = {"victory_a": 0.05, "victory_b": 0.06, "log_victory_a": 0.8, "log_victory_b": -0.7}
    inside = {"victory of side A": [], "victory of side B": []}
    for seed in range(12):
        for tested in quick(wars(seed, units=200, **law).test())[1:]:
            side = tested.name.split(", ")[1]
            truth = np.exp(law["log_victory_a" if side.endswith("A") else "log_victory_b"])
            inside[side].append(tested.low < truth < tested.high)
    assert all(np.mean(found) >= 0.8 for found in inside.values())


def test_support_dropped_because_the_end_is_near_is_no_finding(wars):
    """Nothing here depends on support; it is dropped in the last period of four wars in five."""
    said = []
    for seed in range(25):
        w = wars(seed, units=150, switch=0.1)
        last = (w.ending > 0) & (np.random.default_rng(seed).random(len(w.unit)) < 0.8)
        (found,) = quick(w._replace(support=np.where(last, 0.0, w.support)).test())
        assert found.low > 1
        said.append(found.verdict)
    assert said.count("cannot be told") >= 22
