"""The fixed list of warnings: complete, in words, and given to the right tests."""

from __future__ import annotations

import pytest

from comity.support.verdict import WEAKNESS
from comity.support.warnings import ALWAYS, WARNINGS, Facts, warnings_for

METHODS = (*WEAKNESS, "granger")


@pytest.mark.parametrize("method", METHODS)
def test_the_mandatory_warnings_stand_beside_every_test(method):
    assert set(ALWAYS) <= set(warnings_for(method))
    assert {"endogenous", "anticipation", "selection", "reporting_lag"} == set(ALWAYS)


@pytest.mark.parametrize("method", WEAKNESS)
def test_overlapping_shocks_stand_beside_every_test_of_an_effect(method):
    assert "overlapping" in warnings_for(method)


@pytest.mark.parametrize("method", METHODS)
def test_keys_are_of_the_list_in_its_order_and_once(method):
    found = warnings_for(method, Facts(donors=3, treated=1, before=2, endings=4, measure="estimated", scale="asinh"))
    assert list(found) == [k for k in WARNINGS if k in found]


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (Facts(donors=18), "few_units"),
        (Facts(treated=1), "one_treated"),
        (Facts(after=3), "few_periods"),
        (Facts(endings=29, covariates=3), "few_endings"),
        (Facts(measure="committed"), "committed_figures"),
        (Facts(measure="allocated"), "committed_figures"),
        (Facts(measure="estimated"), "estimated_figures"),
        (Facts(scale="log1p"), "scale"),
    ],
)
def test_what_the_data_are_like_adds_its_warning(facts, key):
    assert key in warnings_for("synthetic_control", facts)
    assert key not in warnings_for("cox")


def test_enough_of_everything_adds_nothing():
    facts = Facts(donors=19, before=8, after=8, endings=30, covariates=3, measure="delivered", scale="log")
    assert warnings_for("synthetic_control", facts) == warnings_for("synthetic_control")


def test_granger_says_that_it_is_no_effect():
    assert "not_an_effect" in warnings_for("granger")


def test_every_warning_is_whole_sentences():
    for words in WARNINGS.values():
        assert words[0].isupper()
        assert words.endswith(".")


def test_a_test_that_there_is_none_of_is_named():
    with pytest.raises(ValueError, match='no test "guess"'):
        warnings_for("guess")


def test_the_list_cannot_be_changed():
    with pytest.raises(TypeError):
        WARNINGS["new"] = "x"
