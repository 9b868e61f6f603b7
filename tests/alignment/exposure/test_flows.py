"""Flows as arrays: what is missing stays missing, and a seller's report stands in only for a missing one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comity.alignment.exposure import flows as module
from comity.alignment.exposure.flows import Teller, bought, flows_of
from comity.errors import TooLargeError, UsageError


def test_a_blank_is_not_a_zero() -> None:
    year = bought(flows_of(["b", "c", "d"], ["a"] * 3, [2000] * 3, [None, 0.0, math.nan]), 2000)
    assert np.isnan(year.pair[0]).tolist() == [True, True, False, True]
    assert year.pair[0, 2] == 0


def test_a_pair_without_a_row_is_not_known() -> None:
    year = bought(flows_of(["b", "c"], ["a", "b"], [2000] * 2, [1.0, 2.0]), 2000)
    assert np.isnan(year.pair[0, 2])
    assert np.isnan(year.imports[2])


def test_the_buyers_report_comes_first_and_the_sellers_fills_the_gap_with_freight() -> None:
    told: list[Teller] = ["buyer", "seller", "seller"]
    flows = flows_of(["b", "b", "c"], ["a", "a", "a"], [2000] * 3, [10.0, 4.0, 20.0], told_by=told)
    year = bought(flows, 2000, freight=0.25)
    assert year.pair[0, 1:].tolist() == [10.0, 25.0]
    assert year.mirrored[0, 0].tolist() == [False, False, True]
    assert year.apart[0, 0, 1] == 0.5
    assert np.isnan(year.apart[0, 0, 2])


def test_two_reports_of_zero_agree() -> None:
    flows = flows_of(["b", "b"], ["a", "a"], [2000] * 2, [0.0, 0.0], told_by=["buyer", "seller"])
    assert bought(flows, 2000).apart[0, 0, 1] == 0


def test_goods_are_summed_over_what_is_known() -> None:
    flows = flows_of(["b", "b", "b"], ["a"] * 3, [2000] * 3, [5.0, None, 2.0], good=["oil", "gas", "grain"])
    assert bought(flows, 2000).pair[0, 1] == 7.0


def test_only_the_actors_of_the_year_are_there_and_a_flow_to_oneself_is_left_out() -> None:
    flows = flows_of(["b", "c", "a"], ["a", "a", "a"], [2000, 2001, 2000], [1.0, 2.0, 3.0])
    assert bought(flows, 2000).actors == ("a", "b")
    assert bought(flows, 2000).everyone == ("a", "b", "c")
    assert len(flows) == 2


@pytest.mark.parametrize("value", [-9.0, math.inf])
def test_a_code_for_missing_is_refused(value: float) -> None:
    with pytest.raises(UsageError, match=r"Row 1 \(b to a, 2000\).*Leave it blank"):
        flows_of(["b"], ["a"], [2000], [value])


def test_a_flow_given_twice_is_refused() -> None:
    with pytest.raises(UsageError, match=r"Row 2 .* given twice"):
        flows_of(["b", "b"], ["a", "a"], [2000, 2000], [1.0, 1.0])


def test_columns_of_unequal_length_and_unknown_reporters_are_refused() -> None:
    with pytest.raises(UsageError, match="one length"):
        flows_of(["b"], ["a", "c"], [2000], [1.0])
    with pytest.raises(UsageError, match='not by "customs"'):
        flows_of(["b"], ["a"], [2000], [1.0], told_by=["customs"])  # type: ignore[list-item]


def test_a_year_without_rows_says_which_years_there_are() -> None:
    with pytest.raises(UsageError, match=r"no row for 1990\. They reach from 2000 to 2003"):
        bought(flows_of(["b", "b"], ["a", "a"], [2000, 2003], [1.0, 1.0]), 1990)
    with pytest.raises(UsageError, match="Freight"):
        bought(flows_of(["b"], ["a"], [2000], [1.0]), 2000, freight=-0.1)


def test_an_actor_that_is_misspelt_gets_a_suggestion() -> None:
    with pytest.raises(UsageError, match='Did you mean "Aland"'):
        bought(flows_of(["Aland"], ["Borduria"], [2000], [1.0]), 2000).place("Alnad")


def test_a_year_that_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    with pytest.raises(TooLargeError, match="Sum up goods"):
        bought(flows_of(["b"], ["a"], [2000], [1.0]), 2000)
